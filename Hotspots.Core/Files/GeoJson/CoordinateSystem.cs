using System.Text.Json;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>In which coordinates is a GeoJSON file?</summary>
/// <remarks>
/// RFC 7946 knows WGS84 alone. The older GeoJSON of 2008 had a "crs" member, and GIS programs still write it when they save in British
/// National Grid. Source: The GeoJSON Format Specification 1.0 (2008), section 3.
/// </remarks>
internal static class CoordinateSystem
{
    /// <summary>Is it the British National Grid, in metres (and not WGS84, in degrees)?</summary>
    /// <param name="crs">The value of the "crs" member: valid JSON.</param>
    /// <exception cref="UnreadableFileException">It is neither.</exception>
    public static bool IsBritishNationalGrid(ReadOnlySpan<byte> crs)
    {
        if (crs.SequenceEqual("null"u8))
            return false;
        string name = NameIn(crs);
        string code = name[(name.LastIndexOfAny([':', '/']) + 1)..].ToUpperInvariant();
        return code switch
        {
            "27700" => true,
            // ETRS89 (4258) moves with Europe: within a metre of WGS84, a fifth of what the projection itself is good for.
            "CRS84" or "4326" or "84" or "4258" or "WGS84" => false,
            _ => throw new UnreadableFileException(
                $"The coordinates are in \"{(name.Length > 80 ? name[..80] : name)}\": reproject the file to WGS84 (EPSG:4326) or British National Grid (EPSG:27700) and save it again."),
        };
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
