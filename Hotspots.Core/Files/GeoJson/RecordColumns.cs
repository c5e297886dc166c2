using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Columns of JSON objects. Which columns do objects of JSON make? Values within objects under the names of both,
/// "location.latitude".</summary>
internal class RecordColumns
{
    private const int DeepestObject = 6;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The columns in order of first appearance.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Learns the names of one object; anything else is passed over.</summary>
    /// <exception cref="UnreadableFileException">There are too many names for a table.</exception>
    public void Learn(JsonElement record) => Visit(record, (name, _) =>
    {
        if (!_numbers.TryAdd(name, _names.Count))
            return;
        _names.Add(name);
        if (_names.Count > PropertyNames.MaxNames)
            throw new UnreadableFileException(
                "The objects of this JSON have more different names than a table can have columns: export the table as CSV.");
    });

    /// <summary>The fields of one object.</summary>
    public string[] Texts(JsonElement record)
    {
        var texts = new string[_names.Count];
        Array.Fill(texts, "");
        Visit(record, (name, text) =>
        {
            if (_numbers.TryGetValue(name, out int number))
                texts[number] = text;
        });
        return texts;
    }

    /// <summary>Calls back with each name and value of an object.</summary>
    protected virtual void Visit(JsonElement record, Action<string, string> value)
    {
        if (record.ValueKind == JsonValueKind.Object)
            Flatten(record, "", 0, value);
    }

    /// <summary>The values of an object and of those in it.</summary>
    /// <param name="record">An object.</param>
    /// <param name="prefix">What its values' names begin with.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="value">Called with each.</param>
    protected static void Flatten(JsonElement record, string prefix, int depth, Action<string, string> value)
    {
        foreach (JsonProperty property in record.EnumerateObject())
        {
            // An object that is not there must not look like a column of its name.
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            string name = prefix + NameOf(property);
            if (property.Value.ValueKind == JsonValueKind.Object && depth < DeepestObject)
                Flatten(property.Value, name + ".", depth + 1, value);
            else
                value(name, TextOf(property.Value));
        }
    }

    /// <summary>A value as the file spells it, a text without its quotes.</summary>
    protected static string TextOf(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return "";
            case JsonValueKind.String:
                try
                {
                    return value.GetString()!;
                }
                catch (InvalidOperationException)
                {
                    // Half of a pair of escapes, or bytes that are no UTF-8.
                    return RawText(value).Trim('"');
                }
            default:
                return RawText(value);
        }
    }

    /// <summary>A value as the file spells it.</summary>
    public static string RawText(JsonElement value) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "a name that is no text";
        }
    }
}
