using System.Runtime.InteropServices;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Counts of two lines in the places of both, before and after.</summary>
/// <param name="Places">Cells in which both were seen, in the two periods together.</param>
/// <param name="BeforeA">Of A, before.</param>
/// <param name="AfterA">Of A, after.</param>
/// <param name="BeforeB">Of B, before.</param>
/// <param name="AfterB">Of B, after.</param>
/// <param name="P">Chance of so large a fall of one and so large a rise of the other; 1 where they went the same way; null where there are too
/// few.</param>
internal sealed record TurfCounts(int Places, int BeforeA, int AfterA, int BeforeB, int AfterB, double? P)
{
    /// <summary>Is it A that has fewer?</summary>
    public bool IsFallOfA { get; init; }
}

/// <summary>Turf change: one line falls and another rises in the same cells (score E-test of each, intersection-union).</summary>
/// <remarks>
/// The cells are those in which both were seen in the two periods together: when, has no say in the choice, so that it tilts neither test. p is the
/// larger of the two lines' two-sided p-values where they went opposite ways, so that both must have changed. Each is tested with its own
/// dispersion: variance over mean of its counts of 28 days within the periods, 1 or more.
/// </remarks>
internal sealed class LineTurf
{
    private readonly TurfPeriods? _periods;
    private readonly Dictionary<int, Dictionary<(int Town, long Cell), List<Sighting>>> _cells = [];

    /// <summary>Lays sightings into cells.</summary>
    /// <param name="sightings">The sightings.</param>
    /// <param name="lines">Lines that are looked at.</param>
    /// <param name="periods">The two periods; null for none.</param>
    public LineTurf(LineSightings sightings, IEnumerable<int> lines, TurfPeriods? periods)
    {
        _periods = periods;
        var linesOf = new Dictionary<(int Town, long Cell), SortedSet<int>>();
        foreach (int line in lines.Order())
        {
            var own = new Dictionary<(int Town, long Cell), List<Sighting>>();
            foreach (Sighting one in sightings.Placed(line))
            {
                if (one.Cell == LineSightings.NoCell || !sightings.IsTown(one.Town) || periods?.IsAfter(one) is null)
                    continue;
                ref List<Sighting>? cell = ref CollectionsMarshal.GetValueRefOrAddDefault(own, (one.Town, one.Cell), out _);
                (cell ??= []).Add(one);
                ref SortedSet<int>? there = ref CollectionsMarshal.GetValueRefOrAddDefault(linesOf, (one.Town, one.Cell), out _);
                (there ??= []).Add(line);
            }
            _cells.Add(line, own);
        }
        Pairs = [.. linesOf.Values.SelectMany(static there => there.SelectMany(a => there.Where(b => b > a).Select(b => (a, b)))).Distinct()];
    }

    /// <summary>Pairs that share a place, the lower number first.</summary>
    public IReadOnlyList<(int A, int B)> Pairs { get; }

    /// <summary>The counts and the test of a pair.</summary>
    public TurfCounts Of((int A, int B) pair)
    {
        if (_periods is not { } periods)
            return new TurfCounts(0, 0, 0, 0, 0, null);
        Dictionary<(int Town, long Cell), List<Sighting>> ofA = _cells[pair.A], ofB = _cells[pair.B];
        (int, long)[] places = [.. ofA.Keys.Where(ofB.ContainsKey)];
        Sighting[] a = [.. places.SelectMany(place => ofA[place])], b = [.. places.SelectMany(place => ofB[place])];
        TwoPeriods countsA = Counts(a, periods), countsB = Counts(b, periods);
        var counts = new TurfCounts(
            places.Length, (int)countsA.Before, (int)countsA.After, (int)countsB.Before, (int)countsB.After, null);
        if (a.Length < LineLinks.Fewest || b.Length < LineLinks.Fewest)
            return counts;
        double p = PValue(countsA, countsB, Dispersion(a, periods), Dispersion(b, periods));
        return counts with { P = p, IsFallOfA = WayOf(countsA) < 0 };
    }

    /// <summary>Intersection-union test: the larger p-value of two lines that went opposite ways; 1 where they did not.</summary>
    /// <param name="a">One line.</param>
    /// <param name="b">The other.</param>
    /// <param name="dispersionA">Variance over mean of the one, 1 or more.</param>
    /// <param name="dispersionB">The same of the other.</param>
    internal static double PValue(TwoPeriods a, TwoPeriods b, double dispersionA = 1, double dispersionB = 1) =>
        WayOf(a) * WayOf(b) >= 0 ? 1 : Math.Max(ScoreTest.PValue(a, dispersionA), ScoreTest.PValue(b, dispersionB));

    /// <summary>Variance over mean of counts of 28 days within either period, 1 or more.</summary>
    internal static double Dispersion(IReadOnlyCollection<Sighting> sightings, TurfPeriods periods)
    {
        double squares = 0;
        int degrees = 0;
        foreach (DaySpan period in (DaySpan[])[new(periods.FirstBefore, periods.LastBefore), new(periods.FirstAfter, periods.LastAfter)])
        {
            // A block that the end of the period cuts is left out.
            var blocks = new int[periods.IsMonthly ? periods.BlockOf(period.Last, period.First) + 1
                : (period.Last + 1 - period.First) / LineLinks.SpanDays];
            foreach (Sighting one in sightings.Where(one => one.FirstDay >= period.First && one.FirstDay <= period.Last))
            {
                if (periods.BlockOf(one.FirstDay, period.First) is var block && block < blocks.Length)
                    blocks[block]++;
            }
            double mean = blocks.Length == 0 ? 0 : blocks.Average();
            if (!(mean > 0))
                continue;
            squares += blocks.Sum(count => (count - mean) * (count - mean) / mean);
            degrees += blocks.Length - 1;
        }
        return degrees > 0 ? Math.Max(1, squares / degrees) : 1;
    }

    /// <summary>Counts of sightings that are in either period.</summary>
    internal static TwoPeriods Counts(IReadOnlyCollection<Sighting> own, TurfPeriods periods)
    {
        int after = own.Count(one => periods.IsAfter(one) == true);
        return new TwoPeriods(own.Count - after, after, periods.DaysBefore, periods.DaysAfter);
    }

    private static int WayOf(TwoPeriods counts) =>
        Math.Sign(counts.After * counts.ExposureBefore - counts.Before * counts.ExposureAfter);
}
