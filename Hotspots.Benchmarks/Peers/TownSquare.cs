using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Which incidents lie in the square of 20 km round the two towns of the west, and how many in each of its cells?</summary>
internal static class TownSquare
{
    public const double West = 315_000, South = 354_000, Side = 20_000;

    /// <summary>So many cells across and as many up.</summary>
    public static CellGrid Grid(int cells) =>
        CellGrid.At(CellShape.Square, Side / cells, (long)(West * cells / Side), (long)(South * cells / Side), cells, cells);

    /// <summary>The first incidents that lie in it; half of all do.</summary>
    public static PointSet Incidents(int count)
    {
        PointSet all = TownIncidents.Make(2 * count + count / 5 + 1000);
        var inside = new List<int>(count);
        for (int i = 0; i < all.Count && inside.Count < count; i++)
        {
            if (all.Eastings[i] is >= West and < West + Side && all.Northings[i] is >= South and < South + Side)
                inside.Add(i);
        }
        return inside.Count == count ? all.Select([.. inside]) : throw new InvalidOperationException("Too few incidents lie in the square.");
    }

    /// <summary>How many of them lie in each cell.</summary>
    public static double[] Counts(int count, CellGrid grid)
    {
        PointSet points = Incidents(count);
        var counts = new double[grid.CellCount];
        for (int i = 0; i < points.Count; i++)
            counts[grid.CellAt(points.Eastings[i], points.Northings[i])]++;
        return counts;
    }
}
