using System.Text.Json;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>A polygon or several, on the globe, ready to be written as RFC 7946 asks.</summary>
/// <remarks>
/// Degrees on WGS84, longitude first, exterior rings counter-clockwise and holes clockwise (section 3.1.6), rings closed. Vertices that
/// fall on one another at 7 decimals are written once; a hole that shrinks to nothing by it is left out. Long edges, which are straight
/// on the grid, get vertices on the way (<see cref="EdgePieces"/>): a reader draws them straight in degrees.
/// </remarks>
internal sealed class GeoJsonGeometry
{
    private readonly List<List<Position[]>> _polygons = [];
    private GeoBounds _bounds = GeoBounds.Empty;

    /// <summary>Turns a geometry on the grid into degrees.</summary>
    /// <exception cref="ArgumentException">It is neither a polygon nor several.</exception>
    public GeoJsonGeometry(Geometry onGrid)
    {
        for (int i = 0; i < onGrid.NumGeometries; i++)
        {
            if (onGrid.GetGeometryN(i) is not Polygon polygon)
                throw new ArgumentException($"An area is written as polygons, not as {onGrid.GeometryType}.", nameof(onGrid));
            if (polygon.IsEmpty)
                continue;
            List<Position[]> rings = [Ring(polygon.ExteriorRing, counterClockwise: true)];
            foreach (LineString hole in polygon.InteriorRings)
            {
                Position[] ring = Ring(hole, counterClockwise: false);
                if (ring.Length >= 4)
                    rings.Add(ring);
            }
            _polygons.Add(rings);
            foreach (Position position in rings[0])
                _bounds.Add(position.Lon, position.Lat);
        }
    }

    /// <summary>What holds it.</summary>
    public GeoBounds Bounds => _bounds;

    /// <summary>Writes the geometry object; null for an empty one.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (_polygons.Count == 0)
        {
            json.WriteNullValue();
            return;
        }
        bool several = _polygons.Count > 1;
        json.WriteStartObject();
        json.WriteString("type"u8, several ? "MultiPolygon"u8 : "Polygon"u8);
        json.WriteStartArray("coordinates"u8);
        foreach (List<Position[]> rings in _polygons)
        {
            if (several)
                json.WriteStartArray();
            foreach (Position[] ring in rings)
                WriteRing(json, ring);
            if (several)
                json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRing(Utf8JsonWriter json, Position[] ring)
    {
        Span<byte> text = stackalloc byte[GeoJsonText.MaxPosition];
        json.WriteStartArray();
        foreach (Position position in ring)
            json.WriteRawValue(text[..GeoJsonText.WritePosition(position.Lon, position.Lat, text)], skipInputValidation: true);
        json.WriteEndArray();
    }

    private static Position[] Ring(LineString ring, bool counterClockwise)
    {
        Coordinate[] vertices = EdgePieces.Of(ring.Coordinates, EdgePieces.Metres);
        double[] e = Array.ConvertAll(vertices, static v => v.X), n = Array.ConvertAll(vertices, static v => v.Y);
        var lon = new double[vertices.Length];
        var lat = new double[vertices.Length];
        NationalGrid.ToGeo(e, n, lon, lat);
        var positions = new List<Position>(vertices.Length);
        for (int i = 0; i < vertices.Length; i++)
        {
            var position = new Position(GeoJsonText.ToUnits(lon[i]), GeoJsonText.ToUnits(lat[i]));
            if (positions.Count == 0 || positions[^1] != position)
                positions.Add(position);
        }
        Position[] turned = [.. positions];
        if (IsCounterClockwise(turned) != counterClockwise)
            Array.Reverse(turned);
        return turned;
    }

    // Twice the signed area by the shoelace rule, about the first vertex; whole numbers, so it is exact (Int128 has room for any ring).
    private static bool IsCounterClockwise(Position[] ring)
    {
        Int128 area = 0;
        for (int i = 1; i < ring.Length - 1; i++)
        {
            area += (Int128)(ring[i].Lon - ring[0].Lon) * (ring[i + 1].Lat - ring[0].Lat)
                - (Int128)(ring[i + 1].Lon - ring[0].Lon) * (ring[i].Lat - ring[0].Lat);
        }
        return area > 0;
    }

    private readonly record struct Position(long Lon, long Lat);
}
