using System.Buffers;
using System.Text.Json;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Geometries of features: projected to degrees when they are prepared, on all cores, and written one by one.</summary>
internal abstract class FeatureGeometry
{
    /// <summary>What holds all of them.</summary>
    public GeoBounds Bounds { get; protected init; } = GeoBounds.Empty;

    /// <summary>Prepares the geometries of a layer; null for a layer without rows.</summary>
    public static FeatureGeometry Of(LayerGeometry? geometry) => geometry switch
    {
        null => new None(),
        PointGeometry points => new Points(points),
        LineGeometry lines => new Lines(lines),
        AreaGeometry areas => new Areas(areas),
        CellGeometry cells => new Cells(cells),
        _ => throw new ArgumentException($"There is no way to write {geometry.GetType().Name} as GeoJSON.", nameof(geometry)),
    };

    /// <summary>What holds the geometry of one row; asked only of layers whose rows have it.</summary>
    public virtual GeoBounds BoundsOf(int row) => GeoBounds.Empty;

    /// <summary>Writes the geometry object of one row, or null.</summary>
    public abstract void Write(ArrayBufferWriter<byte> json, int row);

    private sealed class None : FeatureGeometry
    {
        public override void Write(ArrayBufferWriter<byte> json, int row) => json.Write("null"u8);
    }

    private sealed class Points : FeatureGeometry
    {
        private readonly GeoPositions _positions;

        public Points(PointGeometry points)
        {
            _positions = new GeoPositions(points.Points, points.Indices);
            Bounds = _positions.Bounds;
        }

        public override void Write(ArrayBufferWriter<byte> json, int row)
        {
            json.Write("{\"type\":\"Point\",\"coordinates\":"u8);
            json.Advance(_positions.Write(row, json.GetSpan(GeoJsonText.MaxPosition)));
            json.Write("}"u8);
        }
    }

    private sealed class Lines : FeatureGeometry
    {
        private readonly GeoPositions _positions;
        private readonly int[] _ends;

        public Lines(LineGeometry lines)
        {
            _positions = new GeoPositions(lines.Vertices.Points, lines.Vertices.Indices);
            _ends = lines.Ends;
            Bounds = _positions.Bounds;
        }

        public override void Write(ArrayBufferWriter<byte> json, int row)
        {
            json.Write("{\"type\":\"LineString\",\"coordinates\":["u8);
            int begin = row == 0 ? 0 : _ends[row - 1];
            for (int i = begin; i < _ends[row]; i++)
            {
                if (i > begin)
                    json.Write(","u8);
                json.Advance(_positions.Write(i, json.GetSpan(GeoJsonText.MaxPosition)));
            }
            json.Write("]}"u8);
        }
    }

    private sealed class Areas : FeatureGeometry
    {
        private readonly GeoJsonGeometry[] _shapes;

        public Areas(AreaGeometry areas)
        {
            _shapes = new GeoJsonGeometry[areas.Shapes.Length];
            Parallel.For(0, _shapes.Length, i => _shapes[i] = new GeoJsonGeometry(areas.Shapes[i]));
            GeoBounds bounds = GeoBounds.Empty;
            foreach (GeoJsonGeometry shape in _shapes)
                bounds.Add(shape.Bounds);
            Bounds = bounds;
        }

        public override GeoBounds BoundsOf(int row) => _shapes[row].Bounds;

        public override void Write(ArrayBufferWriter<byte> json, int row)
        {
            using var writer = new Utf8JsonWriter(json, GeoJsonText.Compact);
            _shapes[row].Write(writer);
        }
    }

    /// <summary>Cells: each corner is projected by itself, so that neighbours share theirs.</summary>
    private sealed class Cells : FeatureGeometry
    {
        private const int Chunk = 2048;

        private readonly Block[] _blocks;

        public Cells(CellGeometry cells)
        {
            _blocks = new Block[cells.Blocks.Count];
            GeoBounds bounds = GeoBounds.Empty;
            int first = 0;
            for (int b = 0; b < _blocks.Length; b++)
            {
                _blocks[b] = new Block(cells.Blocks[b], first);
                bounds.Add(_blocks[b].Bounds);
                first += cells.Blocks[b].Cells.Length;
            }
            Bounds = bounds;
        }

        public override void Write(ArrayBufferWriter<byte> json, int row)
        {
            int low = 0, high = _blocks.Length - 1;
            // The last block that begins at the row or before; one without cells begins where the next does, and is passed over.
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                if (_blocks[middle].First <= row)
                    low = middle;
                else
                    high = middle - 1;
            }
            _blocks[low].Write(json, row - _blocks[low].First);
        }

        private sealed class Block
        {
            private readonly int _corners;
            private readonly int[] _lon;
            private readonly int[] _lat;

            public Block(CellRows rows, int first)
            {
                First = first;
                _corners = rows.Corners;
                _lon = new int[rows.Cells.Length * _corners];
                _lat = new int[_lon.Length];
                var parts = new GeoBounds[(rows.Cells.Length + Chunk - 1) / Chunk];
                Parallel.For(0, parts.Length, chunk => parts[chunk] = Project(rows, chunk * Chunk));
                GeoBounds bounds = GeoBounds.Empty;
                foreach (GeoBounds part in parts)
                    bounds.Add(part);
                Bounds = bounds;
            }

            public int First { get; }

            public GeoBounds Bounds { get; }

            public void Write(ArrayBufferWriter<byte> json, int index)
            {
                json.Write("{\"type\":\"Polygon\",\"coordinates\":[["u8);
                int start = index * _corners;
                for (int c = 0; c <= _corners; c++)
                {
                    int corner = start + c % _corners;
                    if (c > 0)
                        json.Write(","u8);
                    json.Advance(GeoJsonText.WritePosition(_lon[corner], _lat[corner], json.GetSpan(GeoJsonText.MaxPosition)));
                }
                json.Write("]]}"u8);
            }

            private GeoBounds Project(CellRows rows, int start)
            {
                int count = Math.Min(Chunk, rows.Cells.Length - start), corners = count * _corners;
                var columns = new double[4 * corners];
                Span<double> e = columns.AsSpan(0, corners), n = columns.AsSpan(corners, corners);
                Span<double> lon = columns.AsSpan(2 * corners, corners), lat = columns.AsSpan(3 * corners, corners);
                Span<GridPoint> ring = stackalloc GridPoint[_corners];
                for (int i = 0; i < count; i++)
                {
                    rows.CornersOf(start + i, ring);
                    for (int c = 0; c < _corners; c++)
                        (e[i * _corners + c], n[i * _corners + c]) = (ring[c].Easting, ring[c].Northing);
                }
                NationalGrid.ToGeo(e, n, lon, lat);
                GeoBounds bounds = GeoBounds.Empty;
                for (int i = 0; i < corners; i++)
                {
                    int to = start * _corners + i;
                    _lon[to] = (int)GeoJsonText.ToUnits(lon[i]);
                    _lat[to] = (int)GeoJsonText.ToUnits(lat[i]);
                    bounds.Add(_lon[to], _lat[to]);
                }
                return bounds;
            }
        }
    }
}
