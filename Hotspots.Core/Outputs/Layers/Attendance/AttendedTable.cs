using System.Globalization;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using MonthRow = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Attendance.PatrolMonth>;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Attendance.AttendedPlace>;

namespace Hotspots.Core.Outputs.Layers.Attendance;

/// <summary>Table of attendance: each place of each shift, with the visits that were asked and made; and the months as the Home Office asks for
/// them.</summary>
internal static class AttendedTable
{
    /// <summary>Decimals of minutes, of shares, and of hours.</summary>
    public const int MinuteDecimals = 1, ShareDecimals = 3, HourDecimals = 2;

    /// <summary>THE list of what is said of a place in a shift.</summary>
    public static LayerSchema<IReadOnlyList<AttendedPlace>> Schema { get; } = new(
        "attended", "attended", LayerShape.None, "One row a shift and place.", null,
        [
            Row.Integer("hotspot", "", "Rank of the hotspot in the run of its sheet, or number of the polygon.", static r => r.Hotspot),
            Row.Text("area", "The town; none for a polygon of your own.", static r => r.Area.Length > 0 ? r.Area : null),
            Row.Text("place", "What the place is called.", static r => r.Place),
            Row.Text("day", "Date on which the shift begins.", static r => r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Row.Text("shift", "Name of the shift.", static r => r.Shift),
            Row.Integer("asked", "", "Visits asked for.", static r => r.Asked),
            Row.Integer("made", "", "Visits made; none where the files hold no position in the shift.", static r => r.Made),
            Row.Number("minutes", "min", "Minutes of the visits, of each no more than counts.", MinuteDecimals, static r => r.Minutes),
            Row.Time("firstIn", "When the first visit began.", static r => r.First),
            Row.Time("lastOut", "When the last visit ended.", static r => r.Last),
            Row.Number("outsideShare", "", "Share of the visits' positions outside the polygon itself, 0 to 1.", ShareDecimals,
                static r => r.OutsideShare),
            Row.Integer("units", "", "Units with any position in the shift, wherever.", static r => r.Units),
            Row.Integer("tooShort", "", "Stays too short to count.", static r => r.TooShort),
            Row.Number("easting", "m", "Easting of the place's centre on the National Grid.", 1, static r => r.Centre.Easting),
            Row.Number("northing", "m", "Northing of the place's centre.", 1, static r => r.Centre.Northing),
        ]);

    /// <summary>THE list of what is said of a month.</summary>
    public static LayerSchema<IReadOnlyList<PatrolMonth>> Months { get; } = new(
        "attended_months", "attended-months", LayerShape.None, "One row a month; blank is what the files do not hold.", null,
        [
            MonthRow.Text("month", "The month.", static r => r.Month),
            MonthRow.Number("unitHours", "h", "Hours of units at the places, in stays that count.", HourDecimals, static r => r.UnitHours),
            MonthRow.Number("personHours", "h", "The same of persons.", HourDecimals, static r => r.PersonHours),
            MonthRow.Integer("arrests", "", "Arrests at the places in the shifts.", static r => r.Arrests),
            MonthRow.Integer("stopAndSearches", "", "Stop and searches there.", static r => r.StopAndSearches),
            MonthRow.Integer("asbPowers", "", "Powers against anti-social behaviour used there.", static r => r.AsbPowers),
        ]);

    /// <summary>What any reckoning of attendance may write.</summary>
    public static OutputKind Kind { get; } = new(
        "attended", AttendedRecordJson.FileName, [Schema, Months], [Schema.File, Months.File], static _ => false);

    /// <summary>What a reckoning of attendance writes.</summary>
    public static OutputDocument Of(ReleasedAttendance released) => new()
    {
        Kind = Kind,
        Stamp = released.Stamp,
        Finished = released.Record.Finished,
        IsOnGrid = true,
        Layers =
        [
            PlannedLayer.Of(Schema, () => Schema.Of(released.Record.Places, null, released.Record.Places.Count)),
            PlannedLayer.Of(Months, () => Months.Of(released.Record.Months, null, released.Record.Months.Count)),
        ],
        WriteRecord = (stream, files) => AttendedRecordJson.Write(released.Record, files, stream),
    };
}
