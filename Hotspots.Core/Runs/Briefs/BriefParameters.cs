using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Parameters of a briefing on paper, beside the weeks that it looks at.</summary>
internal static class BriefParameters
{
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
}
