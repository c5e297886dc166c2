using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;

namespace Hotspots.Cli.Paper;

/// <summary>The briefing on the terminal: what stands on its pages, without the map.</summary>
internal static class BriefReport
{
    /// <summary>Writes it.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="brief">The briefing.</param>
    /// <param name="rounds">Rounds of teams; none where nobody asked for them.</param>
    /// <param name="files">What was written.</param>
    /// <param name="hasSheets">Are the sheets among them?</param>
    public static void Write(Page page, Brief brief, IReadOnlyList<BriefRound> rounds, IReadOnlyList<string> files, bool hasSheets)
    {
        page.Heading($"{brief.Marking}  run {brief.RunId}");
        foreach (BriefPage one in brief.Pages)
        {
            Town(page, one);
            foreach (BriefRound round in rounds.Where(round => ReferenceEquals(round.Page, one) && round.Visits.Count > 0))
                Round(page, round);
        }
        if (brief.LeftOut.Count > 0)
            page.Text($"There are more towns, which have no page: {string.Join(", ", brief.LeftOut)}.");
        page.Heading(files.Count == 0 ? "Nothing was written" : $"Written to {string.Join(", ", files)}");
        int teams = rounds.Count(static round => round.Visits.Count > 0);
        string behind = teams == 0 ? "" : $", {Wording.Count(teams, "sheet of a team", "sheets of teams")} behind";
        page.Text(hasSheets ? Wording.Count(brief.Pages.Count, "page", "pages") + behind : "-o FILE.pdf writes the sheets to be printed, with maps.");
    }

    private static void Town(Page page, BriefPage one)
    {
        page.Heading(one.Area.Length > 0 ? $"{one.Area}: {one.Shift}" : one.Shift);
        page.Text($"Valid until {one.ValidUntil}.");
        page.Text(one.Headline);
        foreach (string sentence in one.Sentences)
            page.Text(sentence);
        if (one.Places.Count == 0)
            return;
        page.Table(
            [new("#", true), new("Place"), new("Grid"), new("When"), new("What"), new("Change"), new("Sure")],
            [.. one.Places.Select(static place => (string[])
            [
                Wording.Number(place.Number), place.Name, place.GridReference, place.When, place.What, place.Change,
                place.Sure is { } word ? SurenessSentences.WordOf(word) : "",
            ])]);
    }

    private static void Round(Page page, BriefRound round)
    {
        page.Text($"{round.Team}, from {round.ClockOf(round.Visits[0].From)}, 15 minutes each: " + string.Join(
            ", ", round.Visits.Select(visit => $"{round.ClockOf(visit.From)} at {Wording.Number(visit.Place.Number)}")) + ".");
    }
}
