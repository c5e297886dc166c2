using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Model.Attendance;

namespace Hotspots.Cli.Attendance;

/// <summary>Attendance, put for an inspector: the answer first, then each place, then the months as the Home Office asks for them.</summary>
internal static class AttendedReport
{
    private const int Top = 40;

    private const string NotInFiles = "not in these files", DayForm = "d MMM yyyy", ClockForm = "HH:mm";

    public static void Write(Page page, AttendedRecord record, string? folder, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, "What was attended", record.Answer);
        if (record.Places.Count > 0)
            Places(page, record);
        Months(page, record);
        AnswerFrame.End(
            page, record.Notes, folder, files, "-o DIR writes a table of the places and shifts (attended.csv), one of the months, and the record.");
    }

    private static void Places(Page page, AttendedRecord record)
    {
        bool isOneDay = record.Places.Select(static place => place.Day).Distinct().Take(2).Count() == 1;
        page.Heading(isOneDay ? "Each place" : "Each place, over all days");
        string[][] rows = isOneDay ? [.. record.Places.Select(OfOneDay)]
            : [.. AttendedSum.Of(record.Places).Select(OfDays)];
        page.Table(
            isOneDay
                ? [new("Place"), new("Asked", true), new("Made", true), new("Minutes", true), new("First in"), new("Last out"), new("Outside", true)]
                : [new("Place"), new("Days", true), new("Asked", true), new("Made", true), new("Minutes", true), new("Days as asked", true),
                    new("Last visit")],
            [.. rows.Take(Top)]);
        if (rows.Length > Top)
            page.Text($"and {Wording.Number(rows.Length - Top)} more; --json and -o DIR list them all.");
    }

    private static string[] OfOneDay(AttendedPlace place) =>
    [
        Name(place), Wording.Number(place.Asked), place.Made is { } made ? Wording.Number(made) : "no log", Minutes(place.Minutes),
        Clock(place.FirstIn), Clock(place.LastOut), place.OutsideShare is { } share ? Wording.Number((int)Math.Round(100 * share)) + " %" : "",
    ];

    private static string[] OfDays(AttendedSum own) =>
    [
        Name(own.Place), Wording.Number(own.Days), Wording.Number(own.Asked), own.Made is { } made ? Wording.Number(made) : "no log",
        Minutes(own.Minutes), Wording.Number(own.DaysAsAsked), own.Last?.Day.ToString(DayForm, CultureInfo.InvariantCulture) ?? "",
    ];

    private static void Months(Page page, AttendedRecord record)
    {
        page.Heading("For the Home Office, by month, at these places in these shifts");
        page.Table(
            [new("Month"), new("Unit-hours", true), new("Person-hours", true), new("Arrests", true), new("Stop and searches", true),
                new("ASB powers", true)],
            [.. record.Months.Select(static month => (string[])
            [
                month.Month, Hours(month.UnitHours), Hours(month.PersonHours), Count(month.Arrests), Count(month.StopAndSearches),
                    Count(month.AsbPowers),
            ])]);
        if (record.Months.Any(static month => month.PersonHours is null && month.UnitHours is not null))
            page.Text("A unit may be one officer's radio or a car with two: --officers says how many each is, and gives person-hours.");
    }

    private static string Name(AttendedPlace place) => place.Area.Length == 0 ? place.Place : $"{place.Place}, {place.Area}";

    private static string Minutes(double? minutes) => minutes is { } known ? known.ToString("0", CultureInfo.InvariantCulture) : "";

    private static string Hours(double? hours) => hours is { } known ? known.ToString("#,0.0", CultureInfo.InvariantCulture) : NotInFiles;

    private static string Count(long? count) => count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : NotInFiles;

    private static string Clock(string? iso) => iso is null ? ""
        : DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture).ToString(ClockForm, CultureInfo.InvariantCulture);
}
