using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.TimeProfileRow>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Weekday, shift or hour of a group.</summary>
/// <param name="Profile">The group's profile.</param>
/// <param name="Division">The week or day, divided.</param>
/// <param name="Bin">One piece of it.</param>
internal sealed record TimeProfileRow(TimeProfile Profile, TimeDivision Division, TimeBin Bin);

/// <summary>Table of time profiles: when it happens, one row a weekday, shift or hour of each group.</summary>
internal static class TimeProfileLayer
{
    private const int Decimals = 3, FineDecimals = 6;

    /// <summary>THE list of what is said of a weekday, shift or hour.</summary>
    public static LayerSchema<IReadOnlyList<TimeProfileRow>> Schema { get; } = new(
        "when", "when", LayerShape.None, "One row a weekday, shift or hour of each group.", null,
        [
            Row.Text("group", "Town, hotspot, line or operation.", static r => r.Profile.Group),
            Row.Text("area", "The area it lies in.", static r => r.Profile.Area),
            Row.Text("part", "weekday, shift or hour.", static r => r.Division.Part.ToString().ToLowerInvariant()),
            Row.Text("time", "Which one.", static r => r.Bin.Name),
            Row.Boolean("standsOut", "Is it named as busier than the others beyond chance?", static r => r.Bin.StandsOut),
            Row.Integer("incidents", "", "Incidents known to lie in it.", static r => r.Bin.Incidents),
            Row.Number("weight", "incidents", "Aoristic weight: those known only between two times count with their share.", Decimals,
                static r => r.Bin.Weight),
            Row.Number("exposureHours", "h", "Hours of it in the days covered.", Decimals, static r => r.Bin.ExposureHours),
            Row.Number("perHour", "1/h", "Weight an hour of exposure.", FineDecimals, static r => r.Bin.PerHour),
            Row.Number("ratio", "times", "Of the mean of all hours.", Decimals, static r => r.Bin.Ratio),
            Row.Number("low", "times", "Low end of its 95 % interval.", Decimals, static r => r.Bin.Low),
            Row.Number("high", "times", "High end of its 95 % interval.", Decimals, static r => r.Bin.High),
            Row.Of("p", ColumnType.Number, "", "Chance of so uneven a division where all hours are alike.",
                static r => LayerValue.Chance(r.Division.P)),
            Row.Of("q", ColumnType.Number, "", "p after correction for the number of divisions tested.",
                static r => LayerValue.Chance(r.Division.Q)),
            Row.Boolean("exact", "Was the chance counted out, rather than approximated?", static r => r.Division.IsExact),
            Row.Integer("tested", "", "Incidents that the test rests on.", static r => r.Division.Tested),
            Row.Integer("knownToMinute", "", "Incidents of the group known to the minute.", static r => r.Profile.KnownToMinute),
            Row.Integer("knownBetween", "", "Incidents of the group known between two times.", static r => r.Profile.KnownBetween),
            Row.Integer("knownToDay", "", "Incidents of the group known to the day.", static r => r.Profile.KnownToDay),
            Row.Integer("unknown", "", "Incidents of the group that are not known to the day.", static r => r.Profile.Unknown),
        ]);

    /// <summary>What any time profiles may write.</summary>
    public static OutputKind Kind { get; } = new("when", TimeProfileRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What time profiles write.</summary>
    public static OutputDocument Of(ReleasedTimeProfiles profiles) => new()
    {
        Kind = Kind,
        Stamp = profiles.Stamp,
        Finished = profiles.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(profiles.Record))],
        WriteRecord = (stream, files) => TimeProfileRecordJson.Write(profiles.Record, files, stream),
    };

    private static Layer LayerOf(TimeProfileRecord record)
    {
        TimeProfileRow[] rows =
        [
            .. record.Groups.SelectMany(static profile => profile.Divisions.SelectMany(division =>
                division.Bins.Select(bin => new TimeProfileRow(profile, division, bin)))),
        ];
        return Schema.Of(rows, null, rows.Length);
    }
}
