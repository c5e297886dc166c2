using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Core.Model;
using Hotspots.Core.Outputs.Formats.GeoJson;

namespace Hotspots.Core.Outputs.Records;

/// <summary>JSON text of a record beside its layers: indented, with "\n" between lines on every system, what is null left out.</summary>
internal static class RecordText
{
    /// <summary>How a record is written: it names options as the command line takes them, for there it is repeated.</summary>
    /// <param name="converters">For values that are written as words.</param>
    public static JsonSerializerOptions Options(params ReadOnlySpan<JsonConverter> converters) => Options(OptionNames.OnCommandLine, converters);

    /// <summary>How a record is written for a reader who names options in another way.</summary>
    /// <param name="words">How a sentence that names options is said.</param>
    /// <param name="converters">For values that are written as words.</param>
    public static JsonSerializerOptions Options(Func<string, string> words, params ReadOnlySpan<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NewLine = "\n",
            Encoder = GeoJsonText.Encoder,
        };
        foreach (JsonConverter converter in converters)
            options.Converters.Add(converter);
        options.Converters.Add(new OptionText(words));
        return options;
    }

    /// <summary>The properties of a record of which some are required and yet not written: those that are ignored need not be set.</summary>
    /// <param name="context">Its properties, found out while compiling.</param>
    /// <param name="options">As <see cref="Options(ReadOnlySpan{JsonConverter})"/> makes them; taken over.</param>
    public static JsonTypeInfo<T> Written<T>(IJsonTypeInfoResolver context, JsonSerializerOptions options)
    {
        options.TypeInfoResolver = context.WithAddedModifier(static type =>
        {
            foreach (JsonPropertyInfo property in type.Properties.Where(static property => property.Set is null))
                property.IsRequired = false;
        });
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    /// <summary>Writes a record as one object and a line end.</summary>
    public static void Write<T>(T record, JsonTypeInfo<T> properties, Stream stream)
    {
        JsonSerializer.Serialize(stream, record, properties);
        stream.Write("\n"u8);
    }

    /// <summary>A record as it is written: dictionaries in ordinal order of their keys, and the files named.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    public static T Ready<T>(T record, IReadOnlyList<string> files)
        where T : ProvenanceRecord =>
        (T)(record with { Libraries = Ordered(record.Libraries), Choices = Ordered(record.Choices), Files = files });

    /// <summary>The same entries in ordinal order of their keys.</summary>
    public static SortedDictionary<string, string> Ordered(IReadOnlyDictionary<string, string> entries) =>
        new(entries.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed class OptionText(Func<string, string> words) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(words(value));

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value);
    }
}
