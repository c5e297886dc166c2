using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Point of a GeoJSON geometry. Where does a geometry put its incident? Two numbers as the file spells them, nothing, or a reason why
/// not.</summary>
/// <param name="First">The first coordinate's number; empty when there is no position.</param>
/// <param name="Second">The second coordinate's number.</param>
/// <param name="Expected">What should have stood there, as a phrase; blank when all is well.</param>
/// <param name="Value">What stood there when <paramref name="Expected"/> is not blank.</param>
internal readonly record struct PointGeometry(FieldSpan First, FieldSpan Second, string Expected, string Value)
{
    private const string Point = "a Point geometry";
    private const string TwoNumbers = "coordinates of a point as two numbers, [longitude, latitude]";

    /// <summary>Is this the type of a geometry (and not of a feature or something else)?</summary>
    public static bool IsGeometryType(string type) =>
        type is "Point" or "MultiPoint" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon" or "GeometryCollection";

    /// <summary>Reads a geometry, null included; the reader is left on its last token.</summary>
    /// <param name="reader">Stands on the first token of the geometry.</param>
    /// <param name="json">The bytes the reader reads, from its first on.</param>
    /// <param name="slots">Receives the coordinates' places.</param>
    public static PointGeometry Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, List<FeatureSlot> slots)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default(PointGeometry) with { Expected = "", Value = "" };
        if (reader.TokenType != JsonTokenType.StartObject)
            return Refusal(Point + " or null", Raw(ref reader, json));
        string type = "";
        Utf8JsonReader coordinates = default;
        bool hasCoordinates = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueSpan.SequenceEqual("type"u8), isCoordinates = reader.ValueSpan.SequenceEqual("coordinates"u8);
            reader.Read();
            if (isType)
            {
                type = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(reader.ValueSpan) : Raw(ref reader, json);
            }
            else if (isCoordinates)
            {
                coordinates = reader; // the type may come after them
                hasCoordinates = true;
            }
            reader.Skip();
        }
        return type switch
        {
            "Point" or "MultiPoint" when !hasCoordinates => Refusal("a geometry with coordinates", type),
            "Point" => Position(coordinates, json, slots),
            "MultiPoint" => OnlyPosition(coordinates, json, slots),
            "" => Refusal("a geometry that names its type", "no type"),
            _ => Refusal(Point, type),
        };
    }

    private static PointGeometry OnlyPosition(Utf8JsonReader coordinates, ReadOnlySpan<byte> json, List<FeatureSlot> slots)
    {
        Utf8JsonReader whole = coordinates;
        if (coordinates.TokenType == JsonTokenType.StartArray && coordinates.Read() && coordinates.TokenType == JsonTokenType.StartArray)
        {
            Utf8JsonReader position = coordinates;
            coordinates.Skip();
            if (coordinates.Read() && coordinates.TokenType == JsonTokenType.EndArray)
                return Position(position, json, slots);
            return Refusal(Point + ", or a MultiPoint of one point", "MultiPoint");
        }
        return Refusal("coordinates of a MultiPoint, [[longitude, latitude]]", Raw(ref whole, json));
    }

    private static PointGeometry Position(Utf8JsonReader coordinates, ReadOnlySpan<byte> json, List<FeatureSlot> slots)
    {
        Utf8JsonReader whole = coordinates;
        if (coordinates.TokenType != JsonTokenType.StartArray)
            return Refusal(TwoNumbers, Raw(ref whole, json));
        int count = 0;
        FieldSpan first = default, second = default;
        while (coordinates.Read() && coordinates.TokenType == JsonTokenType.Number)
        {
            var number = new FieldSpan((int)coordinates.TokenStartIndex, coordinates.ValueSpan.Length);
            // Whose field it is, the feature knows: here it is 0, 1 or, for a height, -1.
            slots.Add(new FeatureSlot(number.Start, number.Length, count < 2 ? count : -1, NumberOnly: true));
            if (count == 0)
                first = number;
            else if (count == 1)
                second = number;
            count++;
        }
        // An empty array is how programs write a point without a place (RFC 7946, section 3.1): no position, nothing wrong.
        return coordinates.TokenType == JsonTokenType.EndArray && count != 1
            ? new PointGeometry(first, second, "", "")
            : Refusal(TwoNumbers, Raw(ref whole, json));
    }

    private static PointGeometry Refusal(string expected, string value) => new(default, default, expected, value);

    /// <summary>The value the reader stands on, as the file spells it; the reader moves to its end.</summary>
    private static string Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        // A refusal shows 80 characters: a polygon of a megabyte need not become a string first.
        int length = Math.Min((int)reader.BytesConsumed - start, 400);
        return Encoding.UTF8.GetString(json.Slice(start, length));
    }
}
