namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>One look: places found in one part of the incidents are looked for in the other, which had no say in finding them.</summary>
internal sealed class SplitLook
{
    /// <summary>Times as much ground, either way, as two places may have whose shares are compared.</summary>
    private const int MostUnlike = 2;

    private readonly PlaceCells _places;
    private readonly double _contrast;
    private readonly double _dispersion;
    private readonly RecurrenceOptions _options;
    private readonly double[]? _exposure;
    private readonly double _allExposure;
    private readonly int[] _shared;

    /// <summary>Prepares looks.</summary>
    /// <param name="places">The places that are listed.</param>
    /// <param name="contrast">How many times as crowded as the rest a place must be.</param>
    /// <param name="dispersion">How much more than Poisson counts the counts of a part vary, 1 or more.</param>
    /// <param name="options">When a place has repeated.</param>
    /// <param name="exposure">People, or ground, in each cell; null where they are not known.</param>
    /// <param name="allExposure">The same in the whole area.</param>
    /// <param name="cells">How many cells there are.</param>
    public SplitLook(
        PlaceCells places, double contrast, double dispersion, RecurrenceOptions options, double[]? exposure, double allExposure, int cells)
    {
        (_places, _contrast, _dispersion, _options) = (places, contrast, dispersion, options);
        (_exposure, _allExposure) = (exposure, allExposure);
        _shared = new int[cells];
    }

    /// <summary>Looks for each listed place.</summary>
    /// <param name="found">What the one part finds.</param>
    /// <param name="other">The other part, at least one incident.</param>
    /// <param name="tally">Taken down here.</param>
    public void Into(PartFinder found, PartFinder other, SplitTally tally)
    {
        int count = found.Count, listed = _places.Count;
        long events = 0, otherEvents = 0, restEvents = 0;
        double restSeen = 0;
        var seen = new double[count];
        var there = new int[count];
        var exposed = new double[count];
        for (int cell = 0; cell < found.Label.Length; cell++)
        {
            int weight = found.Weights[cell], label = found.Label[cell], ground = found.Ground[cell];
            events += weight;
            otherEvents += other.Weights[cell];
            if (label >= 0)
            {
                seen[label] += (double)weight * other.Dense[cell];
            }
            else if (weight > 0)
            {
                restSeen += (double)weight * other.Dense[cell];
                restEvents += weight;
            }
            if (ground < 0)
                continue;
            there[ground] += other.Weights[cell];
            if (_exposure is not null)
                exposed[ground] += _exposure[cell];
        }
        if (events == 0 || otherEvents == 0)
            return;
        // One incident more that sees one other: where nothing is left over, the rest is still something.
        double rest = (restSeen + 1) / (restEvents + 1);
        var stands = new bool[count];
        for (int place = 0; place < count; place++)
        {
            if (found.Rank[place] >= listed)
                continue;
            double contrast = seen[place] / found.Sizes[place] / rest;
            stands[place] = contrast >= _contrast && CountTail.AtLeast(there[place], there[place] / contrast, _dispersion) <= _options.Level;
            tally.Pairs.Add(new SharePair((double)found.Sizes[place] / events, (double)there[place] / otherEvents, otherEvents));
        }
        for (int place = 0; place < listed; place++)
        {
            if (Best(place, found, stands, out bool repeats) is not int best)
                continue;
            tally.Repeats[place] += repeats ? 1 : 0;
            // A place twice as large or half as large has a share of its own: it says nothing of this one's.
            int own = _places.CellsOf(place).Length, ground = found.GroundCells[best];
            if (_allExposure <= 0 || ground > MostUnlike * own || own > MostUnlike * ground)
                continue;
            tally.Compared[place]++;
            tally.There[place] += there[best];
            tally.Expected[place] += otherEvents * Math.Max(exposed[best], PlaceExcess.LeastExposure) / _allExposure;
        }
    }

    /// <summary>Of the found places that share enough ground with a listed one, that which shares most; null when there is none.</summary>
    private int? Best(int place, PartFinder found, bool[] stands, out bool repeats)
    {
        repeats = false;
        int? best = null;
        ReadOnlySpan<int> cells = _places.CellsOf(place);
        foreach (int cell in cells)
        {
            if (found.Ground[cell] >= 0)
                _shared[found.Ground[cell]]++;
        }
        int most = 0;
        foreach (int cell in cells)
        {
            int candidate = found.Ground[cell];
            if (candidate < 0 || _shared[candidate] == 0)
                continue;
            int shared = _shared[candidate];
            _shared[candidate] = 0;
            bool same = shared >= _options.SharedGround * Math.Min(cells.Length, found.GroundCells[candidate]);
            if (!same || found.Rank[candidate] >= _places.Count)
                continue;
            repeats |= stands[candidate];
            if (shared > most)
                (most, best) = (shared, candidate);
        }
        return best;
    }
}

/// <summary>A place's share of the part that found it, and of the other.</summary>
/// <param name="Own">Share of the part that found it, above 0.</param>
/// <param name="Other">Share of the other part.</param>
/// <param name="OtherEvents">Incidents of the other part.</param>
internal readonly record struct SharePair(double Own, double Other, long OtherEvents);

/// <summary>What the two looks of a split say, a column an aspect, one entry a listed place.</summary>
internal sealed class SplitTally(int places)
{
    /// <summary>Looks in which it repeated.</summary>
    public int[] Repeats { get; } = new int[places];

    /// <summary>Looks in which it was found with about as much ground as it has.</summary>
    public int[] Compared { get; } = new int[places];

    /// <summary>Incidents of the other part on the ground that was found in those looks.</summary>
    public double[] There { get; } = new double[places];

    /// <summary>Incidents of the other part that the people, or the ground, would lead one to expect there.</summary>
    public double[] Expected { get; } = new double[places];

    /// <summary>Every place found, among as many heaviest as are listed.</summary>
    public List<SharePair> Pairs { get; } = [];

    /// <summary>Adds another split's.</summary>
    public void Add(SplitTally other)
    {
        for (int place = 0; place < Repeats.Length; place++)
        {
            Repeats[place] += other.Repeats[place];
            Compared[place] += other.Compared[place];
            There[place] += other.There[place];
            Expected[place] += other.Expected[place];
        }
        Pairs.AddRange(other.Pairs);
    }
}
