using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of time profiles beside their table: how they came about, and what they say.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; chances to three digits.</remarks>
internal static class TimeProfileRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "when.json";

    private const int Decimals = 6;

    private static readonly TimeProfileRecordContext Context =
        new(RecordText.Options(new JsonStringEnumConverter<TimePart>(JsonNamingPolicy.CamelCase)));

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(TimeProfileRecord record, IReadOnlyList<string> files, Stream stream)
    {
        TimeProfileRecord written = RecordText.Ready(record, files) with
        {
            Groups = [.. record.Groups.Select(Written)],
        };
        RecordText.Write(written, Context.TimeProfileRecord, stream);
    }

    private static TimeProfile Written(TimeProfile profile) => profile with
    {
        Divisions =
        [
            .. profile.Divisions.Select(static division => division with
            {
                P = LayerValue.Chance(division.P).Real,
                Q = LayerValue.Chance(division.Q).Real,
                Bins =
                [
                    .. division.Bins.Select(static bin => bin with
                    {
                        Weight = LayerValue.Rounded(bin.Weight, Decimals).Real,
                        ExposureHours = LayerValue.Rounded(bin.ExposureHours, Decimals).Real,
                        PerHour = LayerValue.Rounded(bin.PerHour, Decimals).Real,
                        Ratio = Rounded(bin.Ratio),
                        Low = Rounded(bin.Low),
                        High = Rounded(bin.High),
                    }),
                ],
            }),
        ],
    };

    private static double? Rounded(double? value) => LayerValue.Rounded(value, Decimals).NumberOrNull;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(TimeProfileRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class TimeProfileRecordContext : JsonSerializerContext;
