using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Today;

/// <summary>Near-repeat zone before it has a name and a rank.</summary>
/// <param name="Outline">Its ground, metres.</param>
/// <param name="Highest">Centre of its highest cell.</param>
/// <param name="Risk">Product of the ratios there.</param>
/// <param name="Raised">Incidents that raise it there.</param>
/// <param name="LastDay">The last day of any of its cells; days since 1970-01-01.</param>
/// <param name="Sources">The incidents within reach of its highest cell, of the days that count.</param>
internal sealed record FoundZone(Geometry Outline, GridPoint Highest, double Risk, int Raised, long LastDay, int[] Sources);

/// <summary>Zones of one town and kind: cells in force that hang together by their edges.</summary>
internal static class ZoneFinder
{
    /// <summary>Side of a cell, metres; doubled where a town is so wide that there would be too many.</summary>
    private const double CellMetres = 50;

    private const double MostCells = 10_000_000;

    /// <summary>The zones.</summary>
    /// <param name="group">The events.</param>
    /// <param name="risk">The town's bands.</param>
    /// <param name="today">The day, since 1970-01-01.</param>
    /// <returns>In the order of their cells.</returns>
    public static IReadOnlyList<FoundZone> Find(NearRepeatGroup group, NearRepeatRisk risk, long today)
    {
        int[] late = [.. Enumerable.Range(0, group.Days.Length).Where(i => group.Days[i] <= today && today - group.Days[i] <= risk.LastDay)];
        if (late.Length == 0 || !(risk.Reach > 0))
            return [];
        PointSet points = group.Points.Select(late);
        long[] days = Array.ConvertAll(late, i => group.Days[i]);
        CellGrid grid = GridRound(points, risk.Reach);
        NearRepeatCell[] cells = NearRepeatZones.InForce(points, days, today, risk, grid);
        return [.. Together(cells, grid).Select(zone => Zone(zone, grid, points, days, late, group, risk, today))];
    }

    private static CellGrid GridRound(PointSet points, double reach)
    {
        GridBox box = points.Bounds();
        double size = CellMetres;
        while (((box.Width + 2 * reach) / size + 3) * ((box.Height + 2 * reach) / size + 3) > MostCells)
            size *= 2;
        return CellGrid.Around(box, CellShape.Square, size, margin: (int)Math.Ceiling(reach / size) + 1);
    }

    private static List<List<NearRepeatCell>> Together(NearRepeatCell[] cells, CellGrid grid)
    {
        var rowOf = new Dictionary<int, int>(cells.Length);
        for (int i = 0; i < cells.Length; i++)
            rowOf.Add(cells[i].Cell, i);
        var joined = new DisjointSet(cells.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            int cell = cells[i].Cell;
            if ((cell + 1) % grid.Columns != 0 && rowOf.TryGetValue(cell + 1, out int east))
                joined.Join(i, east);
            if (rowOf.TryGetValue(cell + grid.Columns, out int north))
                joined.Join(i, north);
        }
        var zones = new SortedDictionary<int, List<NearRepeatCell>>();
        for (int i = 0; i < cells.Length; i++)
        {
            int root = joined.Find(i);
            if (!zones.TryGetValue(root, out List<NearRepeatCell>? zone))
                zones.Add(root, zone = []);
            zone.Add(cells[i]);
        }
        return [.. zones.Values.OrderBy(static zone => zone[0].Cell)];
    }

    private static FoundZone Zone(
        List<NearRepeatCell> cells, CellGrid grid, PointSet points, long[] days, int[] late, NearRepeatGroup group, NearRepeatRisk risk, long today)
    {
        NearRepeatCell highest = cells[0];
        foreach (NearRepeatCell cell in cells)
            highest = cell.Risk > highest.Risk ? cell : highest;
        GridPoint centre = grid.CentreOf(highest.Cell);
        var sources = new List<int>();
        for (int i = 0; i < points.Count; i++)
        {
            double distance = grid.CellAt(points.Eastings[i], points.Northings[i]) == highest.Cell ? 0 : points[i].DistanceTo(centre);
            if (risk.At(distance, (int)(today - days[i])) > 1)
                sources.Add(group.Incidents[late[i]]);
        }
        int[] own = [.. cells.Select(static cell => cell.Cell)];
        return new FoundZone(
            FromStatistic.Around(grid, own), centre, highest.Risk, highest.Raised, cells.Max(static cell => cell.LastDay), [.. sources]);
    }
}
