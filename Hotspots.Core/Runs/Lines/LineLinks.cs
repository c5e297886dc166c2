using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Pairs of lines: overlap of their places, and turf change, each corrected for all pairs that were tested.</summary>
internal static class LineLinks
{
    /// <summary>With fewer sightings of either nothing is tested.</summary>
    public const int Fewest = 10;

    /// <summary>Pairs are looked at among so many lines, those with most incidents.</summary>
    public const int MostLines = 60;

    /// <summary>Days of a stratum.</summary>
    public const int SpanDays = 28;

    /// <summary>With so few shuffles one pair of more than these could never be told from chance.</summary>
    private const int FewPairs = 25;

    private const int FewShuffles = 999, ManyShuffles = 9_999;

    /// <summary>Of more pairs than this one alone cannot be told from chance: the least p there is, corrected, is above the level.</summary>
    public const int MostTold = (int)((ManyShuffles + 1) * MultipleTesting.UsualAlpha);

    /// <summary>Shuffles for so many pairs.</summary>
    public static int ShufflesFor(int pairs) => pairs > FewPairs ? ManyShuffles : FewShuffles;

    /// <summary>Looks at every pair.</summary>
    /// <param name="sightings">The sightings.</param>
    /// <param name="names">The names of lines.</param>
    /// <param name="first">The first day of the data.</param>
    /// <param name="periods">What turf changes compare; null where the data are too short.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <param name="sharing">How many cores may help, and who may stop it.</param>
    /// <returns>The most surely shared first, then by name.</returns>
    public static LineLink[] Of(
        LineSightings sightings, LineNames names, long first, TurfPeriods? periods, ulong seed, WorkSharing sharing)
    {
        HashSet<int> busiest =
        [
            .. Enumerable.Range(0, sightings.Lines).OrderByDescending(line => sightings.Placed(line).Count)
                .ThenBy(static line => line).Take(MostLines),
        ];
        PairOverlap[] overlaps = LineOverlap.Of(
            [.. Labelled(sightings, first)], busiest.Contains, Fewest, ShufflesFor, seed, sharing);
        var turf = new LineTurf(sightings, busiest, periods);
        (int A, int B)[] pairs = [.. overlaps.Select(static one => (one.A, one.B)).Union(turf.Pairs).Order()];
        TurfCounts[] changes = Array.ConvertAll(pairs, turf.Of);
        double?[] turfQ = Corrected(Array.ConvertAll(changes, static change => change.P));
        Dictionary<(int A, int B), PairOverlap> overlapOf = overlaps.ToDictionary(static one => (one.A, one.B));
        double?[] q = Corrected(Array.ConvertAll(pairs, pair => overlapOf.GetValueOrDefault(pair)?.P));
        return
        [
            .. pairs.Select((pair, i) => Link(
                names, overlapOf.GetValueOrDefault(pair) ?? new PairOverlap(pair.A, pair.B, 0, 0, 0, 0), q[i], changes[i], turfQ[i]))
                .OrderBy(static link => link.Q ?? double.MaxValue).ThenBy(static link => link.P ?? double.MaxValue)
                .ThenByDescending(static link => link.Jaccard)
                .ThenBy(static link => link.A, StringComparer.Ordinal).ThenBy(static link => link.B, StringComparer.Ordinal),
        ];
    }

    /// <summary>The sightings in towns with a cell, whose span of 28 days or whose month is known.</summary>
    internal static IEnumerable<LabelledCell> Labelled(LineSightings sightings, long first)
    {
        for (int line = 0; line < sightings.Lines; line++)
        {
            foreach (Sighting one in sightings.Placed(line))
            {
                if (one.Cell == LineSightings.NoCell || !sightings.IsTown(one.Town) || !one.HasDays)
                    continue;
                long begin = SpanOf(one.FirstDay), end = SpanOf(one.LastDay);
                if (begin == end)
                    yield return new LabelledCell(((long)one.Town << 32) | (uint)(int)begin, one.Cell, line);
            }
        }

        long SpanOf(long day) => sightings.IsMonthly ? LineSightings.MonthOf(day) : (long)Math.Floor((day - first) / (double)SpanDays);
    }

    private static LineLink Link(LineNames names, PairOverlap overlap, double? q, TurfCounts change, double? turfQ) => new()
    {
        A = names.Shown[overlap.A],
        B = names.Shown[overlap.B],
        CellsA = overlap.CellsA,
        CellsB = overlap.CellsB,
        Shared = overlap.Shared,
        Jaccard = overlap.Jaccard,
        Expected = overlap.Expected,
        P = overlap.P,
        Q = q,
        IsShared = q <= MultipleTesting.UsualAlpha,
        Places = change.Places,
        BeforeA = change.BeforeA,
        AfterA = change.AfterA,
        BeforeB = change.BeforeB,
        AfterB = change.AfterB,
        TurfP = change.P,
        TurfQ = turfQ,
        Turf = change.P is null ? TurfWord.TooFew : turfQ > MultipleTesting.UsualAlpha ? TurfWord.NoChange
            : change.IsFallOfA ? TurfWord.AFell : TurfWord.BFell,
    };

    private static double?[] Corrected(double?[] p)
    {
        double[] tested = [.. p.OfType<double>()];
        double[] q = MultipleTesting.Adjust(tested, Correction.BenjaminiHochberg, MultipleTesting.UsualAlpha);
        int next = 0;
        return Array.ConvertAll(p, one => one is null ? (double?)null : q[next++]);
    }
}
