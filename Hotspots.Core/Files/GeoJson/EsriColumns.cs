using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Esri FeatureSet: the attributes of its features, and their points as two columns.</summary>
/// <remarks>Dates are milliseconds of 1970 in UTC there, and are handed over in ISO 8601.</remarks>
internal sealed class EsriColumns : RecordColumns
{
    private readonly string _x;
    private readonly string _y;
    private readonly HashSet<string> _dates;

    private EsriColumns(string x, string y, HashSet<string> dates)
    {
        (_x, _y) = (x, y);
        _dates = dates;
    }

    /// <summary>Reads what the set says of its fields and coordinates.</summary>
    /// <exception cref="UnreadableFileException">They are no points, or in coordinates that are not understood.</exception>
    public static EsriColumns Of(JsonElement set)
    {
        if (set.TryGetProperty("geometryType"u8, out JsonElement geometry) && geometry.ValueKind == JsonValueKind.String
            && TextOf(geometry) is var type && type != "esriGeometryPoint")
        {
            throw new UnreadableFileException(
                $"The features of this Esri service are no points but \"{(type.Length > 80 ? type[..80] : type)}\": ask for a layer of points.");
        }
        var dates = new HashSet<string>(StringComparer.Ordinal);
        if (set.TryGetProperty("fields"u8, out JsonElement fields) && fields.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement field in fields.EnumerateArray())
            {
                if (field.ValueKind == JsonValueKind.Object && field.TryGetProperty("type"u8, out JsonElement kind)
                    && kind.ValueKind == JsonValueKind.String
                    && kind.ValueEquals("esriFieldTypeDate"u8) && field.TryGetProperty("name"u8, out JsonElement name)
                    && name.ValueKind == JsonValueKind.String)
                {
                    dates.Add(TextOf(name));
                }
            }
        }
        int? code = CodeOf(set);
        (string x, string y) = code switch
        {
            null => ("x", "y"),
            4326 or 4258 => ("longitude", "latitude"),
            102100 or 3857 or 900913 => ("Web Mercator easting", "Web Mercator northing"),
            27700 => ("easting", "northing"),
            29902 or 29903 => ("Irish Grid easting", "Irish Grid northing"),
            2157 => ("ITM easting", "ITM northing"),
            _ => throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The coordinates are in the system {code}: ask the service for WGS84 (outSR=4326) or British National Grid (outSR=27700).")),
        };
        return new EsriColumns(x, y, dates);
    }

    /// <inheritdoc/>
    protected override void Visit(JsonElement record, Action<string, string> value)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return;
        bool hasPoint = record.TryGetProperty("geometry"u8, out JsonElement geometry) && geometry.ValueKind == JsonValueKind.Object;
        if (record.TryGetProperty("attributes"u8, out JsonElement attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            Flatten(attributes, "", 0, (name, text) => value(
                name == _x || name == _y ? name + " (attribute)" : name, IsDate(name) && Instant(text) is { } instant ? instant : text));
        }
        if (!hasPoint || !geometry.TryGetProperty("x"u8, out JsonElement x) || !geometry.TryGetProperty("y"u8, out JsonElement y))
            return;
        // "NaN" is how these services write a point without a place.
        (string first, string second) = (TextOf(x), TextOf(y));
        if (first == "NaN" || second == "NaN")
            (first, second) = ("", "");
        value(_x, first);
        value(_y, second);
    }

    private bool IsDate(string name) =>
        _dates.Contains(name) || ColumnNames.RoleOf(name, out _) is ColumnRole.Time or ColumnRole.From or ColumnRole.To;

    // Eleven digits or more: a year or a day's number is never so long.
    private static string? Instant(string text) =>
        text.TrimStart('-').Length >= 11 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
        && milliseconds is > -2_208_988_800_000 and < 4_102_444_800_000
            ? DateTime.UnixEpoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : null;

    private static int? CodeOf(JsonElement set)
    {
        if (!set.TryGetProperty("spatialReference"u8, out JsonElement reference) || reference.ValueKind != JsonValueKind.Object)
            return null;
        foreach (string name in (ReadOnlySpan<string>)["latestWkid", "wkid"])
        {
            if (reference.TryGetProperty(name, out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number))
                return number;
        }
        return null;
    }

}
