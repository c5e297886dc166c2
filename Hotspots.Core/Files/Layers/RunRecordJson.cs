using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is the record of a run written?</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys.</remarks>
internal static class RunRecordJson
{
    private static readonly RunRecordContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Encoder = GeoJsonText.Encoder,
        Converters = { new JsonStringEnumConverter<ParameterOrigin>(JsonNamingPolicy.CamelCase) },
    });

    /// <summary>Writes the record as one object and a line end.</summary>
    public static void Write(RunRecord record, Stream stream)
    {
        RunRecord ordered = record with { Libraries = Ordered(record.Libraries), Choices = Ordered(record.Choices) };
        JsonSerializer.Serialize(stream, ordered, Context.RunRecord);
        stream.Write("\n"u8);
    }

    /// <summary>Writes the parameters of one area as an array.</summary>
    public static void WriteParameters(Utf8JsonWriter json, IReadOnlyList<ParameterValue> parameters) =>
        JsonSerializer.Serialize(json, parameters, Context.IReadOnlyListParameterValue);

    /// <summary>Writes what each method did in one area as an array.</summary>
    public static void WriteMethods(Utf8JsonWriter json, IReadOnlyList<MethodRecord> methods) =>
        JsonSerializer.Serialize(json, methods, Context.IReadOnlyListMethodRecord);

    private static SortedDictionary<string, string> Ordered(IReadOnlyDictionary<string, string> entries) =>
        new(entries.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>How did this run come about? The record beside its layers.</summary>
internal sealed class RunRecordFile : ILayerWriter
{
    /// <summary>Name of the file.</summary>
    public const string Name = "run.json";

    /// <inheritdoc/>
    public string FileName => Name;

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation) =>
        RunRecordJson.Write(run.Record with { Files = [.. LayerFormats.Of(run).Select(static w => w.FileName)] }, stream);
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(IReadOnlyList<ParameterValue>))]
[JsonSerializable(typeof(IReadOnlyList<MethodRecord>))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class RunRecordContext : JsonSerializerContext;
