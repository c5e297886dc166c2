using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Spatial index of a network's edges: squares, each with the segments that may touch it.</summary>
internal sealed class EdgeIndex
{
    /// <summary>Smallest side of a square, metres; with fewer segments than squares they are made larger.</summary>
    private const double LeastSide = 100;

    private readonly RoadTable _roads;
    private readonly NetworkEdges _edges;
    private readonly GridBox _box;
    private readonly double _side;
    private readonly int _columns, _rows;

    /// <summary>First entry of each square; the entries: the vertex at which a segment begins, and its edge.</summary>
    private readonly int[] _starts, _segments, _edgeOf;

    /// <summary>Sorts the segments into squares.</summary>
    public EdgeIndex(RoadTable roads, NetworkEdges edges)
    {
        (_roads, _edges) = (roads, edges);
        _box = roads.Lines.Box ?? default;
        long segments = 0;
        for (int edge = 0; edge < edges.Count; edge++)
            segments += edges.Last[edge] - edges.First[edge];
        _side = Math.Max(LeastSide, Math.Sqrt(_box.Width * _box.Height / (2.0 * segments + 1024)));
        // A line of streets that is long and thin has no area to speak of.
        _side = Math.Max(_side, Math.Max(_box.Width, _box.Height) / (segments + 1024));
        _columns = (int)(_box.Width / _side) + 1;
        _rows = (int)(_box.Height / _side) + 1;
        _starts = new int[_columns * _rows + 1];
        Visit((square, _, _) => _starts[square + 1]++);
        for (int square = 0; square < _columns * _rows; square++)
            _starts[square + 1] = checked(_starts[square + 1] + _starts[square]);
        _segments = new int[_starts[^1]];
        _edgeOf = new int[_starts[^1]];
        int[] next = _starts.AsSpan(0, _columns * _rows).ToArray();
        Visit((square, segment, edge) => (_segments[next[square]], _edgeOf[next[square]++]) = (segment, edge));
    }

    /// <summary>The nearest place on an edge, at most so many metres away; the first edge on a tie.</summary>
    public StreetPlace? Nearest(GridPoint place, double most)
    {
        if (_edges.Count == 0)
            return null;
        int west = ColumnOf(place.Easting - most), east = ColumnOf(place.Easting + most);
        int south = RowOf(place.Northing - most), north = RowOf(place.Northing + most);
        ReadOnlySpan<GridPoint> vertices = _roads.Lines.Vertices;
        double best = most * most;
        int bestSegment = -1, bestEdge = -1;
        double bestPart = 0;
        for (int row = south; row <= north; row++)
        {
            for (int entry = _starts[row * _columns + west]; entry < _starts[row * _columns + east + 1]; entry++)
            {
                int segment = _segments[entry], edge = _edgeOf[entry];
                double part = PartOf(vertices[segment], vertices[segment + 1], place, out double squared);
                if (squared < best || (squared == best && (bestEdge < 0 || edge < bestEdge || (edge == bestEdge && segment < bestSegment))))
                    (best, bestSegment, bestEdge, bestPart) = (squared, segment, edge, part);
            }
        }
        if (bestEdge < 0)
            return null;
        double offset = 0;
        for (int i = _edges.First[bestEdge]; i < bestSegment; i++)
            offset += vertices[i].DistanceTo(vertices[i + 1]);
        offset += bestPart * vertices[bestSegment].DistanceTo(vertices[bestSegment + 1]);
        return new StreetPlace(bestEdge, Math.Min(offset, _edges.Lengths[bestEdge]), Math.Sqrt(best));
    }

    private static double PartOf(GridPoint a, GridPoint b, GridPoint place, out double squared)
    {
        double dx = b.Easting - a.Easting, dy = b.Northing - a.Northing, length = dx * dx + dy * dy;
        double part = length > 0
            ? Math.Clamp(((place.Easting - a.Easting) * dx + (place.Northing - a.Northing) * dy) / length, 0, 1) : 0;
        double x = a.Easting + part * dx - place.Easting, y = a.Northing + part * dy - place.Northing;
        squared = x * x + y * y;
        return part;
    }

    private void Visit(Action<int, int, int> visit)
    {
        for (int edge = 0; edge < _edges.Count; edge++)
        {
            for (int segment = _edges.First[edge]; segment < _edges.Last[edge]; segment++)
            {
                GridPoint a = _roads.Lines.Vertices[segment], b = _roads.Lines.Vertices[segment + 1];
                int west = ColumnOf(Math.Min(a.Easting, b.Easting)), east = ColumnOf(Math.Max(a.Easting, b.Easting));
                int south = RowOf(Math.Min(a.Northing, b.Northing)), north = RowOf(Math.Max(a.Northing, b.Northing));
                for (int row = south; row <= north; row++)
                {
                    for (int column = west; column <= east; column++)
                        visit(row * _columns + column, segment, edge);
                }
            }
        }
    }

    private int ColumnOf(double easting) => (int)Math.Clamp((easting - _box.West) / _side, 0, _columns - 1);

    private int RowOf(double northing) => (int)Math.Clamp((northing - _box.South) / _side, 0, _rows - 1);
}
