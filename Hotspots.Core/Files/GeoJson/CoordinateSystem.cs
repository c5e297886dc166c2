using System.Text.Json;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Coordinate reference system of a GeoJSON file. In which coordinates is a GeoJSON file?</summary>
/// <remarks>
/// RFC 7946 knows WGS84 alone. The older GeoJSON of 2008 had a "crs" member, and GIS programs still write it when they save in British
/// National Grid. Source: The GeoJSON Format Specification 1.0 (2008), section 3.
/// </remarks>
internal static class CoordinateSystem
{
    /// <summary>The grid that the coordinates are metres of; null for degrees WGS84.</summary>
    /// <param name="crs">The value of the "crs" member: valid JSON.</param>
    /// <exception cref="UnreadableFileException">It is none of these.</exception>
    public static GridSystem? GridOf(ReadOnlySpan<byte> crs)
    {
        if (crs.SequenceEqual("null"u8))
            return null;
        string name = NameIn(crs);
        string code = name[(name.LastIndexOfAny([':', '/']) + 1)..].ToUpperInvariant();
        return code switch
        {
            "27700" => GridSystem.British,
            "29902" or "29903" => GridSystem.Irish,
            "2157" => GridSystem.IrishTransverseMercator,
            "3857" or "900913" or "102100" => GridSystem.WebMercator,
            // ETRS89 (4258) moves with Europe: within a metre of WGS84, a fifth of what the projection itself is good for.
            "CRS84" or "4326" or "84" or "4258" or "WGS84" => null,
            _ => GridNamed(ColumnNames.Normalise(name), out GridSystem? named) ? named : throw new UnreadableFileException(
                $"The coordinates are in \"{(name.Length > 80 ? name[..80] : name)}\": reproject the file to WGS84 (EPSG:4326) or British National "
                    + "Grid (EPSG:27700) and save it again."),
        };
    }

    // Programs also write the system's name: "OSGB36 / British National Grid", "GCS_WGS_1984".
    private static bool GridNamed(string plain, out GridSystem? grid)
    {
        grid = plain switch
        {
            _ when plain.Contains("britishnationalgrid", StringComparison.Ordinal) || plain is "osgb" or "osgb36" or "osgb1936" or "bng" =>
                GridSystem.British,
            _ when plain.Contains("irishgrid", StringComparison.Ordinal) || plain.Contains("irishnationalgrid", StringComparison.Ordinal) =>
                GridSystem.Irish,
            _ when plain.Contains("irishtransversemercator", StringComparison.Ordinal) => GridSystem.IrishTransverseMercator,
            _ when plain.Contains("pseudomercator", StringComparison.Ordinal) => GridSystem.WebMercator,
            _ when plain.Contains("webmercator", StringComparison.Ordinal) => GridSystem.WebMercator,
            _ => null,
        };
        return grid is not null || plain is "wgs84" or "wgs1984" or "gcswgs1984" or "wgs84crs84" or "wgs84longitudelatitude";
    }

    private static string NameIn(ReadOnlySpan<byte> crs)
    {
        // {"type": "name", "properties": {"name": "EPSG:27700"}}, or the still older {"type": "EPSG", "properties": {"code": 27700}}.
        var reader = new Utf8JsonReader(crs);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName
                || !(reader.ValueSpan.SequenceEqual("name"u8) || reader.ValueSpan.SequenceEqual("code"u8)))
            {
                continue;
            }
            reader.Read();
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                var text = new byte[reader.ValueSpan.Length];
                int length = JsonText.Unescape(reader.ValueSpan, text);
                return System.Text.Encoding.UTF8.GetString(text, 0, length);
            }
        }
        return "an unnamed coordinate system";
    }
}
