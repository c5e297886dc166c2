using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary>Near-repeat zones, put for an inspector: the answer first, then the zones, then what they rest on.</summary>
internal static class TodayReport
{
    private const int Top = 15;
    private const double Smallest = 0.001;

    public static void Write(Page page, TodayRecord record, string? folder, IReadOnlyList<string> files)
    {
        page.Heading($"{record.Marking}  run {record.RunId}");
        page.Heading($"In force on {Day(record.On)}");
        foreach (string sentence in record.Answer)
            page.Text(sentence);
        Zones(page, record.Zones);
        Tests(page, record.Tests);
        InspectReport.Notes(page, record.Notes);
        if (folder is null)
        {
            page.Heading("Nothing was written");
            page.Text("-o DIR writes the zones as a map layer and the record.");
            return;
        }
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }

    private static void Zones(Page page, IReadOnlyList<NearRepeatZone> zones)
    {
        if (zones.Count == 0)
            return;
        page.Heading("Zones, the highest risk first");
        page.Table(
            [new("#", true), new("Zone"), new("Area"), new("After a"), new("Risk", true), new("Raised by", true), new("Km²", true), new("Until")],
            [.. zones.Take(Top).Select(static zone => (string[])
            [
                Wording.Number(zone.Rank), zone.Zone, zone.Area, zone.Cause, TimesText.Of(zone.RiskRatio), Wording.Number(zone.Incidents),
                Wording.Measure(zone.AreaKm2), Day(zone.Until),
            ])]);
        if (zones.Count > Top)
            page.Text($"and {Wording.Number(zones.Count - Top)} more; --json and -o DIR list them all.");
        page.Text("Risk: how many times the usual by each incident that raises the zone, multiplied; it says where first, "
            + "not how many there will be. "
            + "Until: the last day, if nothing more happens.");
    }

    private static void Tests(Page page, IReadOnlyList<NearRepeatTest> tests)
    {
        if (tests.Count == 0)
            return;
        page.Heading("Does one follow another near by?");
        page.Table(
            [new("Area"), new("Kind"), new("Incidents", true), new("It does"), new("q", true)],
            [.. tests.Take(Top).Select(static test => (string[])
            [
                test.Area, test.Kind, Wording.Number(test.Incidents),
                test.Holds
                    ? string.Create(CultureInfo.InvariantCulture, $"yes, to {test.Metres:0.#} m and {test.LastDay} days")
                    : "not that can be told",
                test.Q < Smallest ? "< 0.001" : test.Q.ToString("0.000", CultureInfo.InvariantCulture),
            ])]);
        if (tests.Count > Top)
            page.Text($"and {Wording.Number(tests.Count - Top)} more; --json and -o DIR list them all.");
    }

    private static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
}
