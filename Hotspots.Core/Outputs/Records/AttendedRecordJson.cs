using System.Text.Json.Serialization;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Attendance;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of attendance beside its tables: how it came about, the answer, each place and each month.</summary>
/// <remarks>Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; what the files do not hold is
/// left out.</remarks>
internal static class AttendedRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "attended.json";

    private static readonly AttendedRecordContext Context = new(RecordText.Options());

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(AttendedRecord record, IReadOnlyList<string> files, Stream stream)
    {
        AttendedRecord written = RecordText.Ready(record, files) with
        {
            Places =
            [
                .. record.Places.Select(static place => place with
                {
                    Minutes = Rounded(place.Minutes, AttendedTable.MinuteDecimals),
                    OutsideShare = Rounded(place.OutsideShare, AttendedTable.ShareDecimals),
                    UnitHours = LayerValue.Round(place.UnitHours, AttendedTable.HourDecimals),
                }),
            ],
            Months =
            [
                .. record.Months.Select(static month => month with
                {
                    UnitHours = Rounded(month.UnitHours, AttendedTable.HourDecimals),
                    PersonHours = Rounded(month.PersonHours, AttendedTable.HourDecimals),
                }),
            ],
        };
        RecordText.Write(written, Context.AttendedRecord, stream);
    }

    private static double? Rounded(double? value, int decimals) => LayerValue.Rounded(value, decimals).NumberOrNull;
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(AttendedRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class AttendedRecordContext : JsonSerializerContext;
