using System.Text.Json.Serialization;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Records of a layer that is handed over: the one that goes with it, and the full one that stays with the force.</summary>
internal static class HandedRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "release.json";

    private static readonly ReleaseRecordContext Context = new(RecordText.Options());

    /// <summary>Writes the one that goes with it.</summary>
    public static void Write(HandedRecord record, Stream stream) => RecordText.Write(record, Context.HandedRecord, stream);

    /// <summary>Writes the full one.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files that are handed over.</param>
    /// <param name="stream">Where to.</param>
    public static void WriteFull(ReleaseRecord record, IReadOnlyList<string> files, Stream stream) => RecordText.Write(
        RecordText.Ready(record, files) with { Handed = record.Handed with { Files = files } }, Context.ReleaseRecord, stream);

    /// <summary>Writes what an attack on layers found.</summary>
    public static void Write(AttackRecord record, Stream stream) => RecordText.Write(record, Context.AttackRecord, stream);
}

/// <summary>Their properties, found out while compiling.</summary>
[JsonSerializable(typeof(HandedRecord))]
[JsonSerializable(typeof(ReleaseRecord))]
[JsonSerializable(typeof(AttackRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class ReleaseRecordContext : JsonSerializerContext;
