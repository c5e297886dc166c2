using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Union of cells. Which piece of ground do some cells of a grid cover together?</summary>
/// <remarks>
/// Traced along the edges that only one of the cells has, in the whole numbers of the grid's corners: exact, without any geometry
/// library's tolerance. Cold ground inside stays a hole: it was tested as well and is no part of the place. O(cells).
/// </remarks>
internal static class FromStatistic
{
    /// <summary>The union of cells.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="cells">At least one; all different; connected by edges.</param>
    /// <returns>A valid polygon, metres: its shell counter-clockwise, its holes clockwise, corners of squares on straight lines left out.</returns>
    public static Polygon Around(CellGrid grid, ReadOnlySpan<int> cells)
    {
        Dictionary<GridCorner, Exits> edges = BoundaryEdges(grid, cells);
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        Span<GridCorner> corners = stackalloc GridCorner[6];
        foreach (int cell in cells)
        {
            int count = grid.CornersOf(cell, corners);
            for (int k = 0; k < count; k++)
            {
                GridCorner from = corners[k], to = corners[(k + 1) % count];
                if (!edges.TryGetValue(from, out Exits exits) || !exits.Has(to))
                    continue;
                LinearRing ring = Trace(grid, edges, from, to);
                if (ring.IsCCW)
                    shell = ring;
                else
                    holes.Add(ring);
            }
        }
        return GeometryFactory.Default.CreatePolygon(shell, [.. holes]);
    }

    /// <summary>The edges with a cell on their left and none on their right, by the corner they begin at.</summary>
    private static Dictionary<GridCorner, Exits> BoundaryEdges(CellGrid grid, ReadOnlySpan<int> cells)
    {
        var edges = new Dictionary<GridCorner, Exits>();
        Span<GridCorner> corners = stackalloc GridCorner[6];
        foreach (int cell in cells)
        {
            int count = grid.CornersOf(cell, corners);
            for (int k = 0; k < count; k++)
            {
                GridCorner from = corners[k], to = corners[(k + 1) % count];
                // An edge met before in the other direction lies between two of the cells.
                if (edges.TryGetValue(to, out Exits back) && back.Has(from))
                    Replace(edges, to, back.Without(from));
                else
                    edges[from] = edges.GetValueOrDefault(from).With(to);
            }
        }
        return edges;
    }

    /// <summary>Follows edges from one until it is met again, taking them out.</summary>
    private static LinearRing Trace(CellGrid grid, Dictionary<GridCorner, Exits> edges, GridCorner from, GridCorner to)
    {
        var ring = new List<Coordinate>();
        GridCorner start = from, second = to;
        do
        {
            Replace(edges, from, edges[from].Without(to));
            GridCorner next = to == start && !edges.ContainsKey(to) ? second : edges[to].RightMost(from, to, start, second);
            if (!IsStraight(from, to, next))
                ring.Add(grid.PositionOf(to));
            (from, to) = (to, next);
        }
        while (!(from == start && to == second));
        ring.Add(ring[0].Copy());
        return GeometryFactory.Default.CreateLinearRing([.. ring]);
    }

    private static bool IsStraight(GridCorner a, GridCorner b, GridCorner c) => (b.X - a.X) * (c.Y - b.Y) == (b.Y - a.Y) * (c.X - b.X);

    private static void Replace(Dictionary<GridCorner, Exits> edges, GridCorner corner, Exits exits)
    {
        if (exits.Count == 0)
            edges.Remove(corner);
        else
            edges[corner] = exits;
    }

    /// <summary>The edges that leave a corner: one, or two where two squares touch there and nothing else.</summary>
    private readonly record struct Exits(GridCorner First, GridCorner Second, int Count)
    {
        public bool Has(GridCorner to) => (Count > 0 && First == to) || (Count > 1 && Second == to);

        public Exits With(GridCorner to) => Count == 0 ? new Exits(to, default, 1) : new Exits(First, to, 2);

        public Exits Without(GridCorner to) => Count == 1 ? default : new Exits(First == to ? Second : First, default, 1);

        /// <summary>
        /// Where two squares touch at a corner, the turn to the right: it parts a ring that meets itself there into a shell and a hole
        /// that touches it, which is the valid one of the two ways.
        /// </summary>
        public GridCorner RightMost(GridCorner from, GridCorner at, GridCorner start, GridCorner second)
        {
            // The edge that the ring began with is already taken out, but may be the one to end with.
            GridCorner other = Count > 1 ? Second : at == start ? second : First;
            return IsRightTurn(from, at, First) ? First : other;
        }

        private static bool IsRightTurn(GridCorner a, GridCorner b, GridCorner c) => (b.X - a.X) * (c.Y - b.Y) < (b.Y - a.Y) * (c.X - b.X);
    }
}
