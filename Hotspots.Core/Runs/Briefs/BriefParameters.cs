using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Parameters of a briefing on paper, beside the weeks that it looks at.</summary>
internal static class BriefParameters
{
    /// <summary>Letters of a call sign that stand in one line of a sheet.</summary>
    private const int MostSign = 24;

    private static readonly string TeamsTaken = string.Create(
        CultureInfo.InvariantCulture, $"how many, 1 to {BriefPage.MostPlaces}, or their call signs, such as \"Kilo 1, Kilo 2\"");

    /// <summary>The date on which the shift begins.</summary>
    public static WrittenParameter<DateOnly> On { get; } = WrittenParameter.OfDay(
        "on", "The date on which the shift begins, such as 2026-06-30; what happened from that day on has no say", "the next shift") with
    {
        Takes = "the date on which the shift begins, such as 2026-06-30",
    };

    /// <summary>Places a page.</summary>
    public static Parameter Places { get; } = new(
        "places",
        string.Create(CultureInfo.InvariantCulture, $"Places a page, 1 to {BriefPage.MostPlaces}: more are not visited in a shift"),
        "", 1, BriefPage.MostPlaces, IsInteger: true, BriefPage.MostPlaces.ToString(CultureInfo.InvariantCulture), "")
    {
        Form = "NUMBER",
        Reason = "more are not visited in a shift",
        Usual = BriefPage.MostPlaces,
    };

    /// <summary>Teams of each town, which share its places.</summary>
    public static WrittenParameter<CallSigns> Teams { get; } = new(
        "teams", ParameterKind.Text, "N|NAMES", TeamsTaken,
        $"Teams of each town, which share its places, and a sheet for each behind the page, with its visits by the clock: {TeamsTaken}",
        "no such sheets",
        static (_, text) => TeamsOf(text));

    private static CallSigns? TeamsOf(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number is < 1 or > BriefPage.MostPlaces ? null : new CallSigns(
                [.. Enumerable.Range(1, number).Select(static team => string.Create(CultureInfo.InvariantCulture, $"Team {team}"))]);
        }
        string[] names = text.Split([',', ';'], StringSplitOptions.TrimEntries);
        if (names.Length > BriefPage.MostPlaces || names.Any(static name => name.Length is 0 or > MostSign || name.Any(char.IsControl)))
            return null;
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length ? new CallSigns(names)
            : throw new ArgumentException($"{OptionNames.Of("teams")} names two teams alike: give each a call sign of its own.");
    }
}
