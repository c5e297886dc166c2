using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Run record as JSON: how a run came about, beside its layers.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys.</remarks>
internal static class RunRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "run.json";

    private static readonly RunRecordContext Context =
        new(RecordText.Options(new JsonStringEnumConverter<ParameterOrigin>(JsonNamingPolicy.CamelCase)));

    /// <summary>Writes the record as one object and a line end.</summary>
    public static void Write(RunRecord record, Stream stream) =>
        RecordText.Write(RecordText.Ready(record, record.Files), Context.RunRecord, stream);

    /// <summary>Writes the parameters of one area as an array.</summary>
    public static void WriteParameters(Utf8JsonWriter json, IReadOnlyList<ParameterValue> parameters) =>
        JsonSerializer.Serialize(json, parameters, Context.IReadOnlyListParameterValue);

    /// <summary>Writes what each method did in one area as an array.</summary>
    public static void WriteMethods(Utf8JsonWriter json, IReadOnlyList<MethodRecord> methods) =>
        JsonSerializer.Serialize(json, methods, Context.IReadOnlyListMethodRecord);
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(IReadOnlyList<ParameterValue>))]
[JsonSerializable(typeof(IReadOnlyList<MethodRecord>))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class RunRecordContext : JsonSerializerContext;
