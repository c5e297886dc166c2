using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Point in polygon. In which polygon does each point lie?</summary>
/// <remarks>
/// The ground is divided into small squares. A square that no edge crosses lies wholly in one polygon or in none, and so do its points,
/// by arithmetic alone; in the others only the edges of the square's own row are asked. Exact: a point is inside when a ray to the east
/// crosses the polygon's edges an odd number of times, an edge owning its southern end; shared edges are computed alike from both
/// sides, so that neighbours share no point and leave none out. Where polygons overlap the first one has the point. A point that this
/// gives to none, but that lies on an edge, belongs to the first polygon with that edge: outer edges are ground on every side alike.
/// Built in O(edges + squares), asked in O(1) nearly everywhere; safe to ask from many threads.
/// </remarks>
internal sealed class PointsInPolygons
{
    private const int Nowhere = -1, Mixed = -2;

    /// <summary>Squares from side to side, at most.</summary>
    private const int MostAcross = 1024;

    /// <summary>Metres: a place computed to lie on an edge lies no farther from it than this.</summary>
    private const double Rounding = 1e-6;

    private readonly CellGrid _squares;
    private readonly int[] _owner;
    private readonly int[][] _candidates;
    private readonly RowEdges[] _edges;
    private readonly HashSet<(int First, int Second)> _overlaps = [];

    /// <summary>Prepares polygons, with or without holes and parts.</summary>
    /// <param name="polygons">Metres; the points' answers are their indices. At least one has ground.</param>
    public PointsInPolygons(IReadOnlyList<Geometry> polygons)
    {
        var all = new Envelope();
        foreach (Geometry polygon in polygons)
            all.ExpandToInclude(polygon.EnvelopeInternal);
        double side = Math.Max(Math.Max(all.Width, all.Height) / MostAcross, 1e-6);
        _squares = CellGrid.Around(new GridBox(all.MinX, all.MinY, all.MaxX, all.MaxY), CellShape.Square, side, margin: 1);
        _edges = new RowEdges[polygons.Count];
        _owner = new int[_squares.CellCount];
        Array.Fill(_owner, Nowhere);
        var candidates = new List<int>?[_squares.CellCount];
        for (int i = 0; i < polygons.Count; i++)
        {
            _edges[i] = new RowEdges(_squares, polygons[i]);
            Classify(i, candidates);
        }
        _candidates = Array.ConvertAll(candidates, static list => list?.ToArray() ?? []);
    }

    /// <summary>The polygon of each point; −1 for none.</summary>
    public int[] Of(PointSet points, WorkSharing workers)
    {
        var found = new int[points.Count];
        workers.Run(points.Count, (first, end) =>
        {
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int i = first; i < end; i++)
                found[i] = At(e[i], n[i]);
        });
        return found;
    }

    /// <summary>The weight of the points in each polygon, added in the order of the points.</summary>
    public double[] Counts(PointSet points, WorkSharing workers)
    {
        int[] found = Of(points, workers);
        var counts = new double[_edges.Length];
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] >= 0)
                counts[found[i]] += points.WeightAt(i);
        }
        return counts;
    }

    /// <summary>The polygon that a place lies in; −1 for none.</summary>
    public int At(double easting, double northing)
    {
        int square = _squares.CellAt(easting, northing);
        if (square < 0)
            return Nowhere;
        int owner = _owner[square];
        if (owner != Mixed)
            return owner;
        foreach (int candidate in _candidates[square])
        {
            // Stored as its complement where the square lies wholly in the candidate.
            if (candidate < 0)
                return ~candidate;
            if (_edges[candidate].Holds(square / _squares.Columns, easting, northing))
                return candidate;
        }
        foreach (int candidate in _candidates[square])
        {
            if (_edges[candidate].Touches(square / _squares.Columns, easting, northing))
                return candidate;
        }
        return Nowhere;
    }

    /// <summary>Which polygons have ground in common, and how many of the points lie on it?</summary>
    /// <remarks>Found where a small square of ground or a point lies in two polygons; a sliver without points counts for nothing.</remarks>
    public PolygonOverlaps OverlapsOf(PointSet points, WorkSharing workers)
    {
        var gate = new Lock();
        var pairs = new HashSet<(int, int)>(_overlaps);
        int shared = 0;
        workers.Run(points.Count, (first, end) =>
        {
            var holders = new List<int>();
            for (int i = first; i < end; i++)
            {
                AddHolders(points.Eastings[i], points.Northings[i], holders);
                if (holders.Count < 2)
                    continue;
                lock (gate)
                {
                    shared++;
                    for (int a = 0; a < holders.Count; a++)
                    {
                        for (int b = a + 1; b < holders.Count; b++)
                            pairs.Add((holders[a], holders[b]));
                    }
                }
            }
        });
        return new PolygonOverlaps([.. pairs.Order()], shared);
    }

    /// <summary>The polygons that a place lies in and not on the edge of, ascending, where they are several; else anything below two.</summary>
    private void AddHolders(double easting, double northing, List<int> holders)
    {
        holders.Clear();
        int square = _squares.CellAt(easting, northing);
        if (square < 0 || _candidates[square].Length < 2)
            return;
        int row = square / _squares.Columns;
        foreach (int candidate in _candidates[square])
        {
            if (candidate < 0)
                holders.Add(~candidate);
            else if (_edges[candidate].Holds(row, easting, northing))
                holders.Add(candidate);
        }
        // What touches its edge is seldom asked for: most places have one holder.
        if (holders.Count > 1)
            holders.RemoveAll(holder => _edges[holder].Touches(row, easting, northing));
    }

    /// <summary>Marks the squares that the polygon's edges cross, and those that lie wholly inside.</summary>
    private void Classify(int polygon, List<int>?[] candidates)
    {
        RowEdges edges = _edges[polygon];
        bool[] crossed = new bool[_squares.Columns];
        for (int row = edges.FirstRow; row < edges.EndRow; row++)
        {
            // Columns crossed in this row, in order; between them a square is wholly in or out, as its middle is.
            Array.Clear(crossed);
            edges.MarkCrossed(_squares, row, crossed);
            double middle = _squares.CentreOf(row * _squares.Columns).Northing;
            bool known = false, inside = false;
            for (int column = 0; column < crossed.Length; column++)
            {
                int square = row * _squares.Columns + column;
                if (crossed[column])
                {
                    (candidates[square] ??= Earlier(square)).Add(polygon);
                    _owner[square] = Mixed;
                    known = false;
                    continue;
                }
                if (!known)
                    (known, inside) = (true, edges.Holds(row, _squares.CentreOf(square).Easting, middle));
                if (!inside)
                    continue;
                if (_owner[square] == Nowhere)
                {
                    _owner[square] = polygon;
                    continue;
                }
                List<int> earlier = candidates[square] ??= Earlier(square);
                foreach (int other in earlier)
                {
                    if (other < 0)
                        _overlaps.Add((~other, polygon));
                }
                earlier.Add(~polygon);
                _owner[square] = Mixed;
            }
        }
    }

    /// <summary>What a square is known to hold before an edge crosses it.</summary>
    private List<int> Earlier(int square) => _owner[square] >= 0 ? [~_owner[square]] : [];

    /// <summary>The edges of a polygon by the rows of squares they touch.</summary>
    private sealed class RowEdges
    {
        private readonly int[] _starts;
        private readonly Edge[] _edges;

        public RowEdges(CellGrid squares, Geometry polygon)
        {
            Envelope box = polygon.EnvelopeInternal;
            FirstRow = box.IsNull ? 0 : RowOf(squares, box.MinY);
            EndRow = box.IsNull ? 0 : RowOf(squares, box.MaxY) + 1;
            var all = new List<Edge>();
            for (int part = 0; part < polygon.NumGeometries; part++)
            {
                if (polygon.GetGeometryN(part) is not Polygon one)
                    continue;
                Add(all, one.Shell);
                for (int hole = 0; hole < one.NumInteriorRings; hole++)
                    Add(all, (LinearRing)one.GetInteriorRingN(hole));
            }
            _starts = new int[EndRow - FirstRow + 1];
            foreach (Edge edge in all)
            {
                for (int row = RowOf(squares, edge.South); row <= RowOf(squares, edge.North); row++)
                    _starts[row - FirstRow + 1]++;
            }
            for (int row = 1; row < _starts.Length; row++)
                _starts[row] += _starts[row - 1];
            _edges = new Edge[_starts[^1]];
            int[] next = _starts[..^1];
            foreach (Edge edge in all)
            {
                for (int row = RowOf(squares, edge.South); row <= RowOf(squares, edge.North); row++)
                    _edges[next[row - FirstRow]++] = edge;
            }
        }

        public int FirstRow { get; }

        public int EndRow { get; }

        public bool Holds(int row, double easting, double northing)
        {
            if (row < FirstRow || row >= EndRow)
                return false;
            bool inside = false;
            foreach (Edge edge in _edges.AsSpan(_starts[row - FirstRow].._starts[row - FirstRow + 1]))
            {
                if (edge.South <= northing && northing < edge.North && easting < edge.EastingAt(northing))
                    inside = !inside;
            }
            return inside;
        }

        /// <summary>Does a place lie on an edge, but for the rounding of its own numbers?</summary>
        public bool Touches(int row, double easting, double northing)
        {
            if (row < FirstRow || row >= EndRow)
                return false;
            foreach (Edge edge in _edges.AsSpan(_starts[row - FirstRow].._starts[row - FirstRow + 1]))
            {
                if (edge.South > northing || northing > edge.North)
                    continue;
                (double west, double east) = edge.South == edge.North
                    ? (Math.Min(edge.EastSouth, edge.EastNorth), Math.Max(edge.EastSouth, edge.EastNorth))
                    : (edge.EastingAt(northing), edge.EastingAt(northing));
                if (west - Rounding <= easting && easting <= east + Rounding)
                    return true;
            }
            return false;
        }

        /// <summary>Marks the columns that edges pass through in a row, and one more on either side for what rounding may have moved.</summary>
        public void MarkCrossed(CellGrid squares, int row, bool[] crossed)
        {
            double south = squares.South + row * squares.RowSpacing, north = south + squares.RowSpacing;
            foreach (Edge edge in _edges.AsSpan(_starts[row - FirstRow].._starts[row - FirstRow + 1]))
            {
                double a = edge.South == edge.North ? edge.EastSouth : edge.EastingAt(Math.Clamp(south, edge.South, edge.North));
                double b = edge.South == edge.North ? edge.EastNorth : edge.EastingAt(Math.Clamp(north, edge.South, edge.North));
                double slack = 1e-6 * squares.ColumnSpacing;
                int from = (int)Math.Floor((Math.Min(a, b) - slack - squares.West) / squares.ColumnSpacing);
                int to = (int)Math.Floor((Math.Max(a, b) + slack - squares.West) / squares.ColumnSpacing);
                for (int column = Math.Max(0, from); column <= Math.Min(crossed.Length - 1, to); column++)
                    crossed[column] = true;
            }
        }

        private static int RowOf(CellGrid squares, double northing) => squares.CellAt(squares.CentreOf(0).Easting, northing) / squares.Columns;

        private static void Add(List<Edge> edges, LinearRing ring)
        {
            CoordinateSequence corners = ring.CoordinateSequence;
            for (int i = 1; i < corners.Count; i++)
            {
                (double e0, double n0, double e1, double n1) = (corners.GetX(i - 1), corners.GetY(i - 1), corners.GetX(i), corners.GetY(i));
                // Always from the south: an edge that two polygons share is then the same numbers in both.
                edges.Add(n0 <= n1 ? new Edge(e0, n0, e1, n1) : new Edge(e1, n1, e0, n0));
            }
        }
    }

    private readonly record struct Edge(double EastSouth, double South, double EastNorth, double North)
    {
        public double EastingAt(double northing) => EastSouth + (northing - South) * ((EastNorth - EastSouth) / (North - South));
    }
}

/// <summary>Ground that several polygons have in common.</summary>
/// <param name="Pairs">Indices of two polygons each, the smaller first, ascending.</param>
/// <param name="Shared">Points that lie in more than one polygon.</param>
internal sealed record PolygonOverlaps(IReadOnlyList<(int First, int Second)> Pairs, int Shared);
