using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Cells of a study area. Which cells lie in the study area? Those whose centre does.</summary>
/// <remarks>
/// By scan lines: each row of centres is one line, cut by the edges of the ground; between two cuts lie its cells. The cost is that of
/// the edges times the rows each spans, plus the cells found, not their product. A centre that lies exactly on an edge belongs to the
/// ground to its north or east, so that two areas side by side share no cell.
/// </remarks>
internal static class CellWindow
{
    /// <summary>Marks the cells of the ground.</summary>
    /// <param name="grid">Cells.</param>
    /// <param name="ground">Polygons, metres.</param>
    /// <param name="marks">One a cell of the grid; set to 1 where the centre lies inside, else left alone.</param>
    public static void Mark(CellGrid grid, Geometry ground, double[] marks)
    {
        var edges = new List<Edge>();
        for (int part = 0; part < ground.NumGeometries; part++)
        {
            if (ground.GetGeometryN(part) is not Polygon polygon)
                continue;
            AddRing(edges, polygon.Shell);
            for (int hole = 0; hole < polygon.NumInteriorRings; hole++)
                AddRing(edges, (LinearRing)polygon.GetInteriorRingN(hole));
        }
        Scan(grid, edges, marks);
    }

    private static void Scan(CellGrid grid, List<Edge> edges, double[] marks)
    {
        // How many cuts each row has, then the cuts themselves, row after row.
        var starts = new int[grid.Rows + 1];
        foreach (Edge edge in edges)
        {
            (int first, int end) = Rows(grid, edge);
            for (int row = first; row < end; row++)
                starts[row + 1]++;
        }
        for (int row = 0; row < grid.Rows; row++)
            starts[row + 1] += starts[row];
        var cuts = new double[starts[^1]];
        int[] next = starts[..^1];
        foreach (Edge edge in edges)
        {
            (int first, int end) = Rows(grid, edge);
            double slope = (edge.East1 - edge.East0) / (edge.North1 - edge.North0);
            for (int row = first; row < end; row++)
                cuts[next[row]++] = edge.East0 + (grid.CentreOf(row * grid.Columns).Northing - edge.North0) * slope;
        }
        for (int row = 0; row < grid.Rows; row++)
        {
            Span<double> line = cuts.AsSpan(starts[row]..starts[row + 1]);
            line.Sort();
            double origin = grid.CentreOf(row * grid.Columns).Easting;
            for (int i = 0; i + 1 < line.Length; i += 2)
            {
                int from = Column(grid, line[i] - origin), to = Column(grid, line[i + 1] - origin);
                if (to > from)
                    marks.AsSpan(row * grid.Columns + from, to - from).Fill(1);
            }
        }
    }

    /// <summary>The first column whose centre is at least so far east of the first column's.</summary>
    private static int Column(CellGrid grid, double east) => (int)Math.Clamp(Math.Ceiling(east / grid.ColumnSpacing), 0, grid.Columns);

    /// <summary>The rows [first, end) whose line of centres the edge crosses; its southern end counts, its northern does not.</summary>
    private static (int First, int End) Rows(CellGrid grid, Edge edge)
    {
        double south = Math.Min(edge.North0, edge.North1), north = Math.Max(edge.North0, edge.North1), origin = grid.CentreOf(0).Northing;
        return (Row(south), Row(north));

        int Row(double northing)
        {
            // The quotient may be off by its last digit; the centres themselves decide.
            int row = (int)Math.Clamp(Math.Ceiling((northing - origin) / grid.RowSpacing), 0, grid.Rows);
            while (row > 0 && grid.CentreOf((row - 1) * grid.Columns).Northing >= northing)
                row--;
            while (row < grid.Rows && grid.CentreOf(row * grid.Columns).Northing < northing)
                row++;
            return row;
        }
    }

    private static void AddRing(List<Edge> edges, LinearRing ring)
    {
        CoordinateSequence corners = ring.CoordinateSequence;
        for (int i = 1; i < corners.Count; i++)
            AddEdge(edges, new GridPoint(corners.GetX(i - 1), corners.GetY(i - 1)), new GridPoint(corners.GetX(i), corners.GetY(i)));
    }

    private static void AddEdge(List<Edge> edges, GridPoint a, GridPoint b)
    {
        if (a.Northing != b.Northing)
            edges.Add(new Edge(a.Easting, a.Northing, b.Easting, b.Northing));
    }

    private readonly record struct Edge(double East0, double North0, double East1, double North1);
}
