using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Problems;

/// <summary>Problem profile as a web page: the same words, with tables in place of charts.</summary>
internal static class ProblemHtml
{
    private const float MapWidth = 180, MapHeight = 110, MapDots = 150;

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Writes it.</summary>
    /// <param name="profile">What is said.</param>
    /// <param name="properties">Its title and its marking.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(ProblemProfile profile, SheetProperties properties, Stream stream)
    {
        var html = new StringBuilder();
        HtmlPage.Begin(html, properties, profile.Marking);
        Say(html, $"<h1>Problem profile</h1>\n<p><span class=\"until\">Valid until {HtmlPage.Text(profile.ValidUntil)}</span></p>\n");
        Say(html, $"<p>{HtmlPage.Text(profile.AsOf)} Not to leave the force.</p>\n");
        if (profile.Places.Count == 0)
            Say(html, $"<p>{HtmlPage.Text(ProblemFile.Nothing)}</p>\n");
        foreach (ProfiledPlace place in profile.Places)
            Place(html, profile, place);
        html.Append("<section aria-labelledby=\"not\">\n<h2 id=\"not\">What these pages do not say</h2>\n<ul>\n");
        foreach (string note in profile.Notes)
            Say(html, $"<li>{HtmlPage.Text(note)}</li>\n");
        html.Append("</ul>\n</section>\n");
        HtmlPage.End(html, $"Hotspots {profile.Run.Version}, run {profile.RunId}", profile.Marking);
        stream.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    private static void Place(StringBuilder html, ProblemProfile profile, ProfiledPlace place)
    {
        Say(html, $"<section aria-labelledby=\"place{place.Rank}\">\n<h2 id=\"place{place.Rank}\">{place.Rank}. {HtmlPage.Text(place.Name)}</h2>\n");
        Say(html, $"<p class=\"lead\">{HtmlPage.Text(place.Area)}, {HtmlPage.Text(place.GridReference)}</p>\n");
        html.Append("<h3>Objective</h3>\n<p>What is to be different, by how much, by when, and who says so.</p>\n<h3>Scanning</h3>\n");
        Facts(html, [
            ("What", ProblemPages.Kinds(place)), ("How much", place.Share), ("How sure", string.Join(' ', place.SureWords)), ("Change", place.Change),
        ]);
        Map(html, profile, place);
        html.Append("<h3>Analysis</h3>\n");
        ProblemEvidence evidence = place.Evidence;
        Months(html, evidence.Months);
        Week(html, evidence);
        Facts(html, [
            ("When", $"{evidence.When} {ProblemPages.WithoutHour(evidence)}"), ("Repeats", evidence.Repeats),
            ("Near repeats", string.Join(' ', evidence.NearRepeats)), ("Streets", $"{Names(evidence.Streets)} {evidence.StreetWords}".Trim()),
            ("Named", Names(evidence.Named)),
            ("Seized", string.Join("; ", evidence.Drugs.Select(static drug => string.Create(
                CultureInfo.InvariantCulture, $"{drug.Name} {drug.Seizures:N0}: {string.Join(", ", drug.Quantities)}").TrimEnd(' ', ':')))),
            ("For the analyst", "Victims, offenders and place: no record here says it."),
        ]);
        html.Append("<h3>Response</h3>\n");
        if (place.ToDo.Count > 0)
        {
            html.Append("<ul>\n");
            foreach (string action in place.ToDo)
                Say(html, $"<li>{HtmlPage.Text(action)}</li>\n");
            html.Append("</ul>\n");
        }
        html.Append("<p>Visits: 15 minutes at a time, two or three times a shift, never twice within an hour.</p>\n<h3>Assessment</h3>\n");
        Facts(html, [("Measure", place.Assessment.Measure), ("Judged when", string.Join(' ', place.Assessment.Judged))]);
        Assessment(html, place.Assessment);
        html.Append("</section>\n");
    }

    private static void Facts(StringBuilder html, IEnumerable<(string Label, string Text)> facts)
    {
        html.Append("<dl>\n");
        foreach ((string label, string text) in facts.Where(static fact => fact.Text.Length > 0))
            Say(html, $"<dt>{label}</dt><dd>{HtmlPage.Text(text)}</dd>\n");
        html.Append("</dl>\n");
    }

    private static void Map(StringBuilder html, ProblemProfile profile, ProfiledPlace place)
    {
        StreetMap? streets = ProblemPages.StreetsAt(profile, place);
        const float AtLeft = 6, Below = 4.5f;
        MapFrame frame = MapFrame.Round(AtLeft, 0.3f, MapWidth - AtLeft - 0.5f, MapHeight - Below - 0.5f, place.Outline.EnvelopeInternal) with
        {
            IsToScale = false,
        };
        MapPlace[] places = [new MapPlace(place.Rank, place.Outline, place.Centre)];
        byte[] picture = SheetFile.Picture(
            new Sheet(MapWidth, MapHeight, pen => MapPainter.Paint(pen, frame, places, streets)), MapDots);
        HtmlPage.Picture(html, picture, $"Map of {place.Name} at {place.GridReference}, {place.Area}.", MapWidth, MapHeight);
        Say(html, $"\n<p class=\"quiet\">{HtmlPage.Text(MapPainter.Credits(streets))}</p>\n");
    }

    private static void Months(StringBuilder html, ProblemMonths months)
    {
        if (months.Counts.Count > 0)
        {
            Begin(html, "Incidents by month", "Month", "Incidents");
            DateOnly first = DateOnly.ParseExact(months.First + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (int i = 0; i < months.Counts.Count; i++)
                Say(html, $"<tr><th scope=\"row\">{first.AddMonths(i):MMMM yyyy}</th><td>{months.Counts[i]:N0}</td></tr>\n");
            html.Append("</tbody>\n</table>\n</div>\n");
        }
        Say(html, $"<p>{HtmlPage.Text(ProblemPages.UsualWords(months).Replace(" Bars above it are black.", "", StringComparison.Ordinal))}</p>\n");
    }

    private static void Week(StringBuilder html, ProblemEvidence evidence)
    {
        const int Day = 24;
        if (evidence.ByHour.Count == 0)
            return;
        IEnumerable<string> hours = Enumerable.Range(0, Day).Select(static hour => hour.ToString("00", CultureInfo.InvariantCulture));
        Begin(html, "Incidents by weekday and hour", ["Day", .. hours]);
        for (int day = 0; day < Weekdays.Length; day++)
        {
            Say(html, $"<tr><th scope=\"row\">{Weekdays[day]}</th>");
            for (int hour = 0; hour < Day; hour++)
                Say(html, $"<td>{evidence.ByHour[day * Day + hour]}</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Assessment(StringBuilder html, ProblemAssessment judged)
    {
        if (judged.Effect is { } effect)
        {
            Say(html, $"<p>{HtmlPage.Text(effect.What)}</p>\n");
            Begin(html, "Before and during", "Ground", "Name", effect.Before, effect.During);
            foreach (ProblemEffectRow row in effect.Rows)
            {
                Say(html, $"<tr><th scope=\"row\">{row.Role}</th><td>{HtmlPage.Text(row.Name)}</td>");
                Say(html, $"<td>{row.Before:N0}</td><td>{row.During:N0}</td></tr>\n");
            }
            html.Append("</tbody>\n</table>\n</div>\n");
            foreach (string sentence in effect.Answer)
                Say(html, $"<p>{HtmlPage.Text(sentence)}</p>\n");
        }
        if (judged.Attendance is not { } kept)
            return;
        Begin(html, "Attendance", "Days", "Visits asked", "Visits made", "Shifts known", "Nobody came");
        Say(html, $"<tr><th scope=\"row\">{HtmlPage.Text(kept.Days)}</th><td>{kept.Asked:N0}</td><td>{kept.Made:N0}</td>");
        Say(html, $"<td>{kept.Shifts:N0}</td><td>{kept.None:N0}</td></tr>\n</tbody>\n</table>\n</div>\n");
    }

    private static void Begin(StringBuilder html, string caption, params IEnumerable<string> heads)
    {
        Say(html, $"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\">\n<table>\n<caption>{caption}</caption>\n<thead><tr>");
        foreach (string head in heads)
            Say(html, $"<th scope=\"col\">{HtmlPage.Text(head)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
    }

    private static string Names(IReadOnlyList<NameCount> names) => names.Count == 0 ? "" : string.Join(
        ", ", names.Select(static name => string.Create(CultureInfo.InvariantCulture, $"{name.Name} {name.Count:N0}"))) + ".";

    private static void Say(StringBuilder html, FormattableString text) => html.Append(text.ToString(CultureInfo.InvariantCulture));
}
