using System.Text.Json;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>GeoJSON geometry (RFC 7946, section 3.1). Is it built as its type demands? Asked before anything is computed of it.</summary>
internal static class PolygonShape
{
    private const string Sound = "rings of positions of two numbers each";

    /// <summary>
    /// Requires of a Polygon or MultiPolygon rings of positions of two or more finite numbers; of other types a name and nothing more.
    /// </summary>
    /// <param name="geometry">The geometry, a JSON object.</param>
    /// <param name="where">What the user knows it by: "Feature 3".</param>
    /// <exception cref="UnreadableFileException">It is built otherwise.</exception>
    public static void Require(JsonElement geometry, string where)
    {
        string? type = geometry.TryGetProperty("type", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        int depth = type switch { "Polygon" => 3, "MultiPolygon" => 4, _ => 0 };
        bool sound = type is not null
            && (depth == 0 || (geometry.TryGetProperty("coordinates", out JsonElement coordinates) && IsNested(coordinates, depth)));
        if (!sound)
            throw new UnreadableFileException($"{where} is no polygon as GeoJSON has it ({Sound}): export the polygons again, or leave it out.");
    }

    private static bool IsNested(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return false;
        if (depth == 1)
            return element.GetArrayLength() >= 2 && IsFinite(element[0]) && IsFinite(element[1]);
        if (element.GetArrayLength() == 0)
            return false;
        foreach (JsonElement part in element.EnumerateArray())
        {
            if (!IsNested(part, depth - 1))
                return false;
        }
        return true;
    }

    private static bool IsFinite(JsonElement number) => number.ValueKind == JsonValueKind.Number && double.IsFinite(number.GetDouble());
}
