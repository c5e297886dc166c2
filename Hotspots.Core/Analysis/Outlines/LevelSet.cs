using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Superlevel set of a surface. Where is a surface at least so high? Pieces of ground with outlines between the centres of cells.</summary>
/// <remarks>
/// <para>
/// Marching squares (Lorensen and Cline's cubes, 1987, in two dimensions) over the centres of cells: a line crosses from centre to
/// centre where the straight line between their values has the level. Where two opposite centres of a square are high and two low,
/// the mean of the four decides: at the level or above, the high ones are joined. Beyond the rim of the grid all is low.
/// </para>
/// <para>
/// Crossings stay a millionth of a cell away from the centres, so that no two lines ever touch: rings are simple, exteriors run
/// counter-clockwise, holes clockwise. Cost: one visit of each cell. Safe to use from many threads once made.
/// </para>
/// </remarks>
internal sealed class LevelSet
{
    /// <summary>Nobody's ground.</summary>
    public const int None = -1;

    private const double Margin = 1e-6;

    private readonly CellGrid _grid;
    private readonly double[] _values;
    private readonly double _level;
    private readonly int[] _pieces;

    // The first and the last high cell of each row.
    private readonly int[] _highFrom;
    private readonly int[] _highTo;

    /// <summary>Finds the pieces.</summary>
    /// <param name="surface">Its values are finite.</param>
    /// <param name="level">In the unit of the surface.</param>
    public LevelSet(Surface surface, double level)
    {
        (_grid, _values, _level) = (surface.Grid, surface.Values, level);
        _pieces = new int[_values.Length];
        _highFrom = new int[_grid.Rows];
        _highTo = new int[_grid.Rows];
        PieceCount = Join();
    }

    /// <summary>How many pieces of ground are so high; they are numbered from the south, then the west, by their first cell.</summary>
    public int PieceCount { get; }

    /// <summary>The piece of ground that a point lies in, strictly inside its outline; <see cref="None"/> when it is too low there.</summary>
    public int PieceAt(double easting, double northing)
    {
        double size = _grid.Size;
        double column = Math.Floor(easting / size - 0.5) - Math.Round(_grid.West / size),
            row = Math.Floor(northing / size - 0.5) - Math.Round(_grid.South / size);
        if (!(column >= -1 && column < _grid.Columns && row >= -1 && row < _grid.Rows))
            return None;
        int c = (int)column, r = (int)row, corners = CornersOf(c, r);
        if (corners == 0)
            return None;
        if (corners == 15)
            return PieceOf(c, r);
        var point = new Coordinate(easting, northing);
        Span<Segment> segments = stackalloc Segment[2];
        int count = SegmentsOf(c, r, corners, segments);
        bool first = IsLeft(segments[0], c, r, point);
        if (count == 1)
            return first ? PieceOfCorner(c, r, segments[0].HighCorner) : None;
        bool second = IsLeft(segments[1], c, r, point);
        // Joined, the high ground is what both lines leave over; apart, each line has its own corner.
        if (segments[0].Joins)
            return first && second ? PieceOfCorner(c, r, segments[0].HighCorner) : None;
        return first ? PieceOfCorner(c, r, segments[0].HighCorner) : second ? PieceOfCorner(c, r, segments[1].HighCorner) : None;
    }

    /// <summary>The outline of each wanted piece: a valid polygon, with holes where the surface dips below the level.</summary>
    /// <param name="wanted">One a piece.</param>
    /// <returns>One a piece; null where it was not wanted.</returns>
    public Polygon?[] Outlines(ReadOnlySpan<bool> wanted)
    {
        var shells = new LinearRing?[PieceCount];
        var holes = new List<LinearRing>?[PieceCount];
        foreach ((int piece, LinearRing ring) in Rings(wanted))
        {
            if (ring.IsCCW)
                shells[piece] = ring;
            else
                (holes[piece] ??= []).Add(ring);
        }
        return Array.ConvertAll(
            [.. Enumerable.Range(0, PieceCount)],
            piece => shells[piece] is { } shell ? GeometryFactory.Default.CreatePolygon(shell, holes[piece]?.ToArray()) : null);
    }

    /// <summary>All pieces as one geometry, from the south; empty when nothing is so high.</summary>
    public MultiPolygon Ground()
    {
        var all = new bool[PieceCount];
        Array.Fill(all, true);
        return GeometryFactory.Default.CreateMultiPolygon([.. Outlines(all).OfType<Polygon>()]);
    }

    private int Join()
    {
        int columns = _grid.Columns, rows = _grid.Rows;
        var joined = new DisjointSet(_values.Length);
        for (int r = 0; r < rows; r++)
        {
            _highFrom[r] = columns;
            _highTo[r] = -1;
            for (int c = 0; c < columns; c++)
            {
                int cell = r * columns + c;
                if (!(_values[cell] >= _level))
                    continue;
                _highFrom[r] = Math.Min(_highFrom[r], c);
                _highTo[r] = c;
                if (IsHigh(c + 1, r))
                    joined.Join(cell, cell + 1);
                if (IsHigh(c, r + 1))
                    joined.Join(cell, cell + columns);
                // Of two opposite corners the southern one sees to both.
                if (CornersOf(c, r) == 5 && IsJoined(c, r))
                    joined.Join(cell, cell + columns + 1);
                if (CornersOf(c - 1, r) == 10 && IsJoined(c - 1, r))
                    joined.Join(cell, cell + columns - 1);
            }
        }
        int count = 0;
        for (int cell = 0; cell < _values.Length; cell++)
        {
            // The root is the piece's first cell, so its number is there before it is asked for.
            int root = _values[cell] >= _level ? joined.Find(cell) : None;
            _pieces[cell] = root == None ? None : root == cell ? count++ : _pieces[root];
        }
        return count;
    }

    private List<(int Piece, LinearRing Ring)> Rings(ReadOnlySpan<bool> wanted)
    {
        var following = new Dictionary<long, Crossing>();
        var starts = new List<long>();
        Span<Segment> segments = stackalloc Segment[2];
        for (int r = -1; r < _grid.Rows; r++)
        {
            // Beyond the outermost high cells of both rows there is nothing to cross.
            int west = Math.Min(From(r), From(r + 1)) - 1, east = Math.Max(To(r), To(r + 1));
            for (int c = west; c <= east; c++)
            {
                int corners = CornersOf(c, r);
                if (corners is 0 or 15)
                    continue;
                int count = SegmentsOf(c, r, corners, segments);
                for (int s = 0; s < count; s++)
                {
                    int piece = PieceOfCorner(c, r, segments[s].HighCorner);
                    if (!wanted[piece])
                        continue;
                    long from = EdgeOf(c, r, segments[s].From);
                    following.Add(from, new Crossing(EdgeOf(c, r, segments[s].To), piece, CrossingOf(c, r, segments[s].From)));
                    starts.Add(from);
                }
            }
        }
        var rings = new List<(int Piece, LinearRing Ring)>();
        foreach (long start in starts)
        {
            if (!following.Remove(start, out Crossing crossing))
                continue;
            int piece = crossing.Piece;
            var ring = new List<Coordinate> { crossing.At };
            while (crossing.Next != start)
            {
                following.Remove(crossing.Next, out crossing);
                ring.Add(crossing.At);
            }
            ring.Add(ring[0].Copy());
            rings.Add((piece, GeometryFactory.Default.CreateLinearRing([.. ring])));
        }
        return rings;

        int From(int row) => (uint)row < (uint)_highFrom.Length ? _highFrom[row] : _grid.Columns;
        int To(int row) => (uint)row < (uint)_highTo.Length ? _highTo[row] : -1;
    }

    /// <summary>Which corners of the square from cell (c, r) to cell (c + 1, r + 1) are high: SW 1, SE 2, NE 4, NW 8.</summary>
    private int CornersOf(int c, int r) =>
        (IsHigh(c, r) ? 1 : 0) | (IsHigh(c + 1, r) ? 2 : 0) | (IsHigh(c + 1, r + 1) ? 4 : 0) | (IsHigh(c, r + 1) ? 8 : 0);

    private bool IsInGrid(int c, int r) => (uint)c < (uint)_grid.Columns && (uint)r < (uint)_grid.Rows;

    private bool IsHigh(int c, int r) => IsInGrid(c, r) && _values[r * _grid.Columns + c] >= _level;

    private int PieceOf(int c, int r) => _pieces[r * _grid.Columns + c];

    private int PieceOfCorner(int c, int r, int corner) => PieceOf(corner is 1 or 2 ? c + 1 : c, corner is 2 or 3 ? r + 1 : r);

    private bool IsJoined(int c, int r)
    {
        if (!IsInGrid(c, r) || !IsInGrid(c + 1, r + 1))
            return false;
        int cell = r * _grid.Columns + c, above = cell + _grid.Columns;
        return (_values[cell] + _values[above + 1] + (_values[cell + 1] + _values[above])) / 4 >= _level;
    }

    /// <summary>The lines through a square, with the high ground on their left.</summary>
    private int SegmentsOf(int c, int r, int corners, Span<Segment> segments)
    {
        const int South = 0, East = 1, North = 2, West = 3;
        const int SouthWest = 0, SouthEast = 1, NorthEast = 2, NorthWest = 3;
        bool joins = corners is 5 or 10 && IsJoined(c, r);
        (segments[0], segments[1]) = corners switch
        {
            1 => (new Segment(South, West, SouthWest), default),
            2 => (new Segment(East, South, SouthEast), default),
            3 => (new Segment(East, West, SouthWest), default),
            4 => (new Segment(North, East, NorthEast), default),
            6 => (new Segment(North, South, SouthEast), default),
            7 => (new Segment(North, West, SouthWest), default),
            8 => (new Segment(West, North, NorthWest), default),
            9 => (new Segment(South, North, SouthWest), default),
            11 => (new Segment(East, North, SouthWest), default),
            12 => (new Segment(West, East, NorthEast), default),
            13 => (new Segment(South, East, SouthWest), default),
            14 => (new Segment(West, South, SouthEast), default),
            5 when joins => (new Segment(South, East, SouthWest) { Joins = true }, new Segment(North, West, NorthEast) { Joins = true }),
            5 => (new Segment(South, West, SouthWest), new Segment(North, East, NorthEast)),
            _ when joins => (new Segment(West, South, SouthEast) { Joins = true }, new Segment(East, North, NorthWest) { Joins = true }),
            _ => (new Segment(East, South, SouthEast), new Segment(West, North, NorthWest)),
        };
        return corners is 5 or 10 ? 2 : 1;
    }

    /// <summary>A number for each line between two neighbouring centres, the same seen from both squares beside it.</summary>
    private long EdgeOf(int c, int r, int side)
    {
        (int column, int row) = side switch { 1 => (c + 1, r), 2 => (c, r + 1), _ => (c, r) };
        return ((long)(row + 1) * (_grid.Columns + 1) + column + 1) * 2 + (side is 1 or 3 ? 1 : 0);
    }

    /// <summary>Where the level is crossed on a side of a square, metres.</summary>
    private Coordinate CrossingOf(int c, int r, int side)
    {
        // Always from the southern or western end: both squares beside the line must find the same place, to the last bit.
        (int c0, int r0) = side switch { 1 => (c + 1, r), 2 => (c, r + 1), _ => (c, r) };
        (int c1, int r1) = side is 1 or 3 ? (c0, r0 + 1) : (c0 + 1, r0);
        double share = 0.5;
        if (IsInGrid(c0, r0) && IsInGrid(c1, r1))
        {
            double a = _values[r0 * _grid.Columns + c0], b = _values[r1 * _grid.Columns + c1];
            share = Math.Clamp((_level - a) / (b - a), Margin, 1 - Margin);
        }
        double size = _grid.Size, e = _grid.West + (c0 + 0.5) * size, n = _grid.South + (r0 + 0.5) * size;
        return side is 1 or 3 ? new Coordinate(e, n + share * size) : new Coordinate(e + share * size, n);
    }

    private bool IsLeft(Segment segment, int c, int r, Coordinate point) =>
        Orientation.Index(CrossingOf(c, r, segment.From), CrossingOf(c, r, segment.To), point) == OrientationIndex.CounterClockwise;

    /// <summary>A line through a square from one of its sides to another.</summary>
    /// <param name="From">South 0, east 1, north 2, west 3.</param>
    /// <param name="To">As <paramref name="From"/>.</param>
    /// <param name="HighCorner">A corner on its left: south-west 0, south-east 1, north-east 2, north-west 3.</param>
    private readonly record struct Segment(int From, int To, int HighCorner)
    {
        /// <summary>One of two lines between which two opposite corners are joined?</summary>
        public bool Joins { get; init; }
    }

    /// <summary>Where a ring crosses a line between two centres, and where it goes on.</summary>
    private readonly record struct Crossing(long Next, int Piece, Coordinate At);
}
