using System.Text.Json.Serialization;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Raids;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of a day of warrants beside its layers: the plan, and how it came about.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; numbers as the layers have
/// them.</remarks>
internal static class RaidRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "raid.json";

    private const int ShareDecimals = 4;

    private static readonly RaidRecordContext Context = new(RecordText.Options());

    /// <summary>Writes it.</summary>
    /// <param name="raid">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ReleasedRaid raid, IReadOnlyList<string> files, Stream stream)
    {
        RaidRecord record = raid.Record;
        RaidRecord written = RecordText.Ready(record, files) with
        {
            LongestMinutes = Minutes(record.LongestMinutes),
            LongestBound = Minutes(record.LongestBound),
            Gap = LayerValue.Rounded(record.Gap, ShareDecimals).NumberOrNull,
            TotalMinutes = Minutes(record.TotalMinutes)!.Value,
            Waves = [.. record.Waves.Select(static wave => wave with { LongestMinutes = Minutes(wave.LongestMinutes)!.Value })],
            Ways =
            [
                .. record.Ways.Select(static way => way with
                {
                    Minutes = Minutes(way.Minutes)!.Value,
                    Metres = LayerValue.Rounded(way.Metres, RaidLayers.MetreDecimals).Real,
                }),
            ],
        };
        RecordText.Write(written, Context.RaidRecord, stream);
    }

    private static double? Minutes(double? value) => LayerValue.Rounded(value, RaidLayers.MinuteDecimals).NumberOrNull;
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(RaidRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class RaidRecordContext : JsonSerializerContext;
