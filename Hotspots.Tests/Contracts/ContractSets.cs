using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Contracts;

/// <summary>The sets of points that every method must cope with. All positions are multiples of 1/64 m.</summary>
internal static class ContractSets
{
    public static readonly Dictionary<string, PointSet> All = new()
    {
        ["none"] = PointSet.Empty,
        ["one"] = new PointSet([617_750], [214_824]),
        ["two at one place"] = new PointSet([617_750, 617_750], [214_824, 214_824]),
        ["all at one place"] = Make(1000, static (_, _) => (617_750, 214_824)),
        ["all on a line east"] = Make(500, static (i, _) => (600_000 + 16 * i, 200_000)),
        ["all on a line north"] = Make(500, static (i, _) => (600_000, 200_000 + 16 * i)),
        ["all on a slope"] = Make(500, static (i, _) => (600_000 + 8 * i, 200_000 + 24 * i)),
        ["a lattice"] = Make(2500, static (i, _) => (500_000 + 64 * (i % 50), 300_000 + 64 * (i / 50))),
        ["scattered"] = Make(3000, static (_, random) => (400_000 + random.NextInt32(640_000) / 64.0, 300_000 + random.NextInt32(640_000) / 64.0)),
        ["snapped"] = Make(4000, static (_, random) => (400_000 + 128 * random.NextInt32(16), 300_000 + 96 * random.NextInt32(16))),
        ["towns"] = Towns(6000),
        ["two far apart"] = Make(40, static (i, _) => (i % 2 * 600_000.0, i % 2 * 1_200_000.0)),
    };

    /// <summary>Enough for several blocks on each core.</summary>
    public static PointSet Large { get; } = Towns(200_000);

    /// <summary>
    /// What a method is given of a set: the points, times where it needs them, and sides where it compares. Both follow from the position relative
    /// to the others alone, so that it stays with its point when points are shuffled or shifted, and points at one place share it.
    /// </summary>
    public static AnalysisInput Input(AnalysisMethod method, PointSet points)
    {
        if (!method.NeedsTimes && !method.Compares)
            return AnalysisInput.Of(points);
        var times = new IncidentTime[points.Count];
        var sides = new ComparisonSide[points.Count];
        GridBox bounds = points.Count > 0 ? points.Bounds() : default;
        for (int i = 0; i < times.Length; i++)
        {
            var place = new SeededRandom(
                (ulong)BitConverter.DoubleToInt64Bits(points.Eastings[i] - bounds.West) * 31
                + (ulong)BitConverter.DoubleToInt64Bits(points.Northings[i] - bounds.South));
            times[i] = new IncidentTime(1_704_067_200 + 86_400L * place.NextInt32(366), 60, TimePrecision.Minute);
            sides[i] = place.NextInt32(2) == 0 ? ComparisonSide.Case : ComparisonSide.Control;
        }
        return AnalysisInput.Of(points) with { Times = method.NeedsTimes ? TimeColumn.From(times) : null, Sides = method.Compares ? sides : null };
    }

    /// <summary>Crowds of different width with scattered incidents between, in two towns 50 km apart.</summary>
    private static PointSet Towns(int count) => Make(count, static (i, random) =>
    {
        double town = i % 2 * 50_000;
        if (i % 5 == 0)
            return (400_000 + town + random.NextInt32(6000 * 64) / 64.0, 300_000 + random.NextInt32(6000 * 64) / 64.0);
        int crowd = random.NextInt32(12), width = 100 + 50 * crowd;
        // The mean of three even chances is round enough for a crowd, and exact.
        double e = (random.NextInt32(64 * width) + random.NextInt32(64 * width) + random.NextInt32(64 * width)) / 64.0;
        double n = (random.NextInt32(64 * width) + random.NextInt32(64 * width) + random.NextInt32(64 * width)) / 64.0;
        return (400_000 + town + crowd % 4 * 1500 + e, 300_000 + crowd / 4 * 2000 + n);
    });

    private static PointSet Make(int count, Func<int, SeededRandom, (double E, double N)> position)
    {
        var random = new SeededRandom(2024);
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i]) = position(i, random);
        return new PointSet(e, n);
    }
}
