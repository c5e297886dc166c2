using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Desktop.Seam;

/// <summary>JSON form of a selection query, made from THE list of its fields. The page's <c>Filters</c>.</summary>
/// <remarks>
/// Names are texts, the shift's too, a switch is true or false, weekdays and hours numbers, limits of time minutes of the seam; an empty list, and
/// null, mean all. A page chooses among what is loaded and what is in the box: a boundary is an area in the box, "ward:Pier, Tendring", and never
/// the path of a file.
/// </remarks>
internal sealed class FiltersConverter : JsonConverter<IncidentQuery>
{
    private const int BadRequest = 400, Weekdays = 7, Hours = 24;

    /// <summary>What a page may say, by name.</summary>
    public static IReadOnlyDictionary<string, QueryField> Fields { get; } =
        QueryFields.All.Where(static field => field.IsOfPage)
            .ToDictionary(static field => field.Name, StringComparer.Ordinal);

    /// <summary>Everything is left in.</summary>
    public static IncidentQuery Everything { get; } = new RunRequest { Files = [] };

    public override bool HandleNull => true;

    public override IncidentQuery Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var filters = JsonDocument.ParseValue(ref reader);
        IncidentQuery query = Everything;
        if (filters.RootElement.ValueKind == JsonValueKind.Null)
            return query;
        if (filters.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("filters");
        foreach (JsonProperty said in filters.RootElement.EnumerateObject())
        {
            if (said.Value.ValueKind != JsonValueKind.Null && Fields.TryGetValue(said.Name, out QueryField? field))
                query = Read(query, field, said.Value);
        }
        return query;
    }

    public override void Write(Utf8JsonWriter writer, IncidentQuery value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Only a page says what is left in.");

    private static IncidentQuery Read(IncidentQuery query, QueryField field, JsonElement value) => field switch
    {
        QueryField<IReadOnlyList<string>> names => names.With(query, [.. Each(value).Select(Name)]),
        QueryField<IReadOnlyList<DayOfWeek>> days => days.With(query, [.. Each(value).Select(static day =>
            (DayOfWeek)Below(day, Weekdays, "A weekday is a number from 0 (Sunday) to 6 (Saturday)."))]),
        QueryField<IReadOnlyList<int>> hours => hours.With(query, [.. Each(value).Select(static hour =>
            Below(hour, Hours, "An hour is a number from 0 to 23."))]),
        FileField boundary => boundary.With(query, Boundary(Name(value))),
        QueryField<bool> isOn => isOn.With(query, Flag(value)),
        LimitField limit => limit.With(query, SeamMinute.ToText(Whole(value))),
        QueryField<string?> name => name.With(query, Name(value)),
        _ => throw new NotSupportedException($"Nobody has said how a page writes {field.Name}."),
    };

    private static JsonElement.ArrayEnumerator Each(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new JsonException("list");

    private static string Boundary(string name) => AtlasBoundaries.IsNamedBy(name)
        ? name
        : throw new Refusal(BadRequest, $"\"{name}\" is no ward, district or police force area: look for it again in Filters.");

    // JSON can say what a page never does.
    private static string Name(JsonElement name) => name.ValueKind switch
    {
        JsonValueKind.String => name.GetString()!,
        JsonValueKind.Null => throw new Refusal(BadRequest, "A name in a list is missing (null): leave it out."),
        _ => throw new JsonException("name"),
    };

    private static bool Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException("switch"),
    };

    private static int Below(JsonElement number, int end, string otherwise) =>
        Whole(number) is int whole && whole >= 0 && whole < end ? whole : throw new Refusal(BadRequest, otherwise);

    private static int Whole(JsonElement number) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int whole) ? whole : throw new JsonException("number");
}
