using Hotspots.Cli.Reports;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary>Time profiles, put for an inspector: the answer for each group, then the numbers of the largest.</summary>
internal static class WhenReport
{
    private const int Top = 10;

    public static void Write(Page page, TimeProfileRecord record, string? folder, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, $"When it happens, {record.Period.From} to {record.Period.To}", []);
        foreach (TimeProfile profile in record.Groups.Take(Top))
            page.Point($"{Named(profile)}, {Wording.Count(profile.Incidents, "incident", "incidents")}. {profile.Answer}");
        if (record.Groups.Count > Top)
            page.Text($"and {Wording.Number(record.Groups.Count - Top)} smaller; --json and -o DIR list them all.");
        if (record.Groups.Count > 0)
            Largest(page, record.Groups[0]);
        AnswerFrame.End(page, record.Notes, folder, files, "-o DIR writes the table of every group and the record.");
    }

    private static void Largest(Page page, TimeProfile profile)
    {
        foreach (TimeDivision division in profile.Divisions)
        {
            page.Heading($"{Named(profile)} by {division.Part.ToString().ToLowerInvariant()}");
            page.Table(
                [new(""), new("Incidents", true), new("Hours watched", true), new("Over the mean", true), new("Range"), new("It")],
                [.. division.Bins.Select(static bin => (string[])
                [
                    bin.Name, Wording.Number(bin.Incidents), Wording.Number((long)Math.Round(bin.ExposureHours)),
                    bin.Ratio is { } ratio ? TimesText.Of(ratio) : "",
                    bin is { Low: { } low, High: { } high } ? $"{TimesText.Of(low)} to {TimesText.Of(high)}" : "", bin.StandsOut ? "stands out" : "",
                ])]);
        }
        page.Text("Over the mean: incidents an hour of it, over those of the whole week, "
            + "and the range in which that lies as far as chance goes (95 %).");
    }

    private static string Named(TimeProfile profile) =>
        profile.Area.Length == 0 || profile.Area == profile.Group ? profile.Group : $"{profile.Group} ({profile.Area})";
}
