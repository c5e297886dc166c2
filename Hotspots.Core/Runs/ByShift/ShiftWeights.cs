using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline.Weighing;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.ByShift;

/// <summary>Aoristic weights of hotspots by shift, and their ranks.</summary>
internal sealed class ShiftWeights
{
    private readonly IReadOnlyList<Hotspot> _hotspots;
    private readonly Shifts _shifts;
    private readonly double[][] _weights;
    private readonly double[][] _spans;
    private readonly double[] _known;
    private readonly double[] _knownSpans;
    private readonly int[][] _ranks;
    private readonly int _withoutHour;

    /// <summary>Weighs them: O(incidents of hotspots).</summary>
    /// <param name="hotspots">In order of rank.</param>
    /// <param name="facets">The incidents, and which of them have a clock.</param>
    /// <param name="table">How much a kind and a grade count.</param>
    /// <param name="shifts">The shifts.</param>
    public ShiftWeights(IReadOnlyList<Hotspot> hotspots, IncidentFacets facets, WeightTable table, Shifts shifts)
    {
        (_hotspots, _shifts) = (hotspots, shifts);
        (_weights, _spans) = (new double[hotspots.Count][], new double[hotspots.Count][]);
        (_known, _knownSpans) = (new double[hotspots.Count], new double[hotspots.Count]);
        IncidentTable incidents = facets.Incidents;
        var ofTable = new TableWeights(facets, table);
        double[] sharp = new double[HoursOfWeek.Count], spread = new double[HoursOfWeek.Count];
        for (int h = 0; h < hotspots.Count; h++)
        {
            Array.Clear(sharp);
            Array.Clear(spread);
            foreach (int member in hotspots[h].Members)
            {
                HourKnowledge known = ShiftShares.KnowledgeOf(incidents.Times[member], facets.HasClock(member));
                double weight = ofTable.Of(member);
                if (known == HourKnowledge.Minute)
                    sharp[HoursOfWeek.HourAt(LondonTime.ToClockSeconds(incidents.Times[member].FromUtcSeconds))] += weight;
                else if (known == HourKnowledge.Between)
                    HoursOfWeek.Add(incidents.Times[member], spread, weight);
                else
                    _withoutHour++;
            }
            _spans[h] = shifts.ByShift(spread);
            double[] certain = shifts.ByShift(sharp);
            _weights[h] = [.. certain.Select((weight, shift) => weight + _spans[h][shift])];
            _knownSpans[h] = spread.Sum();
            _known[h] = sharp.Sum() + _knownSpans[h];
        }
        _ranks = [.. Enumerable.Range(0, shifts.Count).Select(RanksIn)];
    }

    /// <summary>Weight of all hotspots in a shift.</summary>
    public double Total(int shift) => _weights.Sum(weights => weights[shift]);

    /// <summary>Incidents of the hotspots of which no hour is known.</summary>
    public int WithoutHour => _withoutHour;

    /// <summary>The part of it that rests on times given as spans.</summary>
    public double TotalOfSpans(int shift) => _spans.Sum(weights => weights[shift]);

    /// <summary>The hotspots of a run that was narrowed to a shift.</summary>
    public Hotspot[] Narrowed(int shift) => [.. _hotspots.Select((hotspot, h) => hotspot with { Shifts = Of(h, shift) })];

    /// <summary>The hotspots of a run of all shifts, with the busiest shift of each where one can be named.</summary>
    /// <param name="tests">One a hotspot; null where there was too little to test.</param>
    public Hotspot[] Named(ShiftTest?[] tests) => [.. _hotspots.Select((hotspot, h) => hotspot with
    {
        Shifts = Of(h, Find(tests[h]?.Busiest)) with { Busiest = tests[h]?.Busiest, BusiestQ = tests[h]?.Q, Parts = Parts(h) },
    })];

    private HotspotShifts Of(int hotspot, int shift) => shift < 0
        ? new HotspotShifts { AoristicShare = Over(_knownSpans[hotspot], _known[hotspot]) }
        : new HotspotShifts
        {
            Shift = _shifts[shift].ToString(),
            Share = Over(_weights[hotspot][shift], _known[hotspot]),
            Rank = Rank(hotspot, shift),
            AoristicShare = Over(_spans[hotspot][shift], _weights[hotspot][shift]),
        };

    private HotspotShift[] Parts(int hotspot) => [.. Enumerable.Range(0, _shifts.Count).Select(shift => new HotspotShift(
        _shifts[shift].ToString(), _weights[hotspot][shift], Over(_weights[hotspot][shift], _known[hotspot]) ?? 0, Rank(hotspot, shift)))];

    private int? Rank(int hotspot, int shift) => _weights[hotspot][shift] > 0 ? _ranks[shift][hotspot] : null;

    private int Find(string? name) =>
        name is null ? -1 : Array.FindIndex([.. Enumerable.Range(0, _shifts.Count)], shift => _shifts[shift].ToString() == name);

    // Of equal weights the one that is heavier over all goes first.
    private int[] RanksIn(int shift)
    {
        int[] order = [.. Enumerable.Range(0, _hotspots.Count).OrderByDescending(h => _weights[h][shift])];
        var ranks = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
            ranks[order[place]] = place + 1;
        return ranks;
    }

    private static double? Over(double part, double whole) => whole > 0 ? Math.Min(1, part / whole) : null;
}
