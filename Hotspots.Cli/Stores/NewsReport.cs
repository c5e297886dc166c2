using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Cli.Stores;

/// <summary>News of a store, put for an inspector.</summary>
internal static class NewsReport
{
    private const int Top = 15;

    public static void Write(Page page, StoreNewsRecord record, bool isSeen)
    {
        StoreNews news = record.News;
        page.Heading($"{record.Marking}  new in the store");
        string since = news.Since.Length == 0 ? "since the store was made (nobody has looked yet)"
            : news.IsLook ? $"since the last look, on {news.Since} (UTC)" : $"since {news.Since} (UTC)";
        page.Text($"{Wording.Count(news.New, "new row", "new rows")} of incidents and "
            + $"{Wording.Number(news.Corrected.Sum(static one => one.Count))} corrected, {since}.");
        Towns(page, "New incidents", news.Towns);
        Towns(page, "Corrected, as they are now", news.Corrected);
        Hotspots(page, record);
        Lines(page, news.Lines);
        Ended(page, news.Ended);
        page.Heading(isSeen ? "Recorded as seen" : "Not recorded as seen");
        page.Text(isSeen ? "The next time, what comes from now on is new." : "--seen records this look, so that the next begins here.");
    }

    private static void Towns(Page page, string heading, IReadOnlyList<TownNews> towns)
    {
        if (towns.Count == 0)
            return;
        page.Heading(heading);
        page.Table(
            [new("Town"), new("Kind"), new("Rows", true)],
            [.. towns.Take(Top).Select(static one => new[] { StoreReport.Town(one.Town), one.Kind, Wording.Number(one.Count) })]);
        if (towns.Count > Top)
            page.Text($"and {Wording.Number(towns.Count - Top)} more; --json lists them all.");
    }

    private static void Hotspots(Page page, StoreNewsRecord record)
    {
        page.Heading("Hotspots");
        if (record.Hotspots is not { } change)
        {
            page.Text(record.WhyNoHotspots);
            return;
        }
        foreach (string sentence in change.Answer)
            page.Text(sentence);
        page.Table(
            [new("Hotspot"), new("Area"), new("Before", true), new("After", true), new("It is")],
            [.. change.Hotspots.Take(Top).Select(static place => new[]
            {
                place.Name, place.Area, Wording.Number(place.Before), Wording.Number(place.After),
                ChangeWords.Of(place.Turn) is { } turn ? $"{ChangeWords.Of(place.Verdict)}: {turn}" : ChangeWords.Of(place.Verdict),
            })]);
        page.Text($"Before: {change.Before.From} to {change.Before.To}; after: {change.After.From} to {change.After.To}. "
            + "\"hotspots change\" tells the rest.");
    }

    private static void Lines(Page page, IReadOnlyList<LineNews> lines)
    {
        if (lines.Count == 0)
            return;
        page.Heading("Lines seen for the first time in a town");
        foreach (LineNews one in lines.Take(Top))
        {
            page.Point($"{one.Line} in {(one.Town.Length > 0 ? one.Town : "no town")}: {Wording.Count(one.Count, "incident", "incidents")}"
                + (one.First.Length > 0 ? $", the first of {one.First}" : ""));
        }
        if (lines.Count > Top)
            page.Text($"and {Wording.Number(lines.Count - Top)} more; --json lists them all.");
    }

    private static void Ended(Page page, IReadOnlyList<OperationNews> ended)
    {
        if (ended.Count == 0)
            return;
        page.Heading("Operations that seem to be over");
        foreach (OperationNews one in ended.Take(Top))
            page.Point($"{one.Operation}: the last of its {Wording.Count(one.Count, "incident is", "incidents is")} of {one.Last}");
        page.Text($"Nothing came for {StoreNews.QuietDays} days before the last incident known.");
    }
}
