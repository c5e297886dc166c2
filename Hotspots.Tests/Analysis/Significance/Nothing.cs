using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Significance;

/// <summary>Incidents among which there is no hotspot, on a town of 1.5 by 1.5 km.</summary>
internal static class Nothing
{
    private const double Side = 1500, West = 300_000, South = 400_000;

    /// <summary>Spread evenly over the town.</summary>
    public static (double[] E, double[] N) Even(int count, SeededRandom random)
    {
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i]) = (West + Side * random.NextDouble(), South + Side * random.NextDouble());
        return (e, n);
    }

    /// <summary>The same, with so many more at least 5 km from the town and up to 15.</summary>
    public static (double[] E, double[] N) EvenAndFar(int count, int far, SeededRandom random)
    {
        (double[] e, double[] n) = Even(count, random);
        for (int i = 0; i < far; i++)
        {
            double angle = Math.Tau * random.NextDouble(), distance = 5000 + 10_000 * random.NextDouble();
            e = [.. e, West + distance * Math.Cos(angle)];
            n = [.. n, South + distance * Math.Sin(angle)];
        }
        return (e, n);
    }

    /// <summary>Spread evenly in small heaps: one to ten at one position.</summary>
    public static (double[] E, double[] N) Heaps(int count, SeededRandom random)
    {
        List<double> e = [], n = [];
        while (e.Count < count)
        {
            (double east, double north) = (West + Side * random.NextDouble(), South + Side * random.NextDouble());
            for (int k = 1 + random.NextInt32(10); k > 0 && e.Count < count; k--)
            {
                e.Add(east);
                n.Add(north);
            }
        }
        return ([.. e], [.. n]);
    }

    /// <summary>The town's squares with postcodes, and those that incidents touch without.</summary>
    public static BuiltUpGround GroundOf(double[] e, double[] n)
    {
        var squares = new SortedDictionary<long, int>();
        for (int i = 0; i < e.Length; i++)
            squares[BuiltUpGround.KeyOf(e[i], n[i])] = 0;
        for (double east = West; east < West + Side; east += BuiltUpGround.Side)
        {
            for (double north = South; north < South + Side; north += BuiltUpGround.Side)
                squares[BuiltUpGround.KeyOf(east, north)] = 4;
        }
        return new BuiltUpGround(GroundSource.Postcodes, [.. squares.Keys], [.. squares.Values]);
    }
}
