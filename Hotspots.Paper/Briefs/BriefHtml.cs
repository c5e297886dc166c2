using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing as a web page (HTML, WCAG 2.2): headings, tables with headers, the map with words instead; no script, nothing from
/// elsewhere.</summary>
internal static class BriefHtml
{
    /// <summary>Size of the map, millimetres, and its points an inch.</summary>
    private const float MapWidth = 180, MapHeight = 120, MapDots = 170;

    /// <summary>Writes it.</summary>
    /// <param name="brief">What is said.</param>
    /// <param name="rounds">Rounds of teams; none where nobody asked for them.</param>
    /// <param name="properties">Its title and its marking.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Brief brief, IReadOnlyList<BriefRound> rounds, SheetProperties properties, Stream stream)
    {
        var html = new StringBuilder();
        HtmlPage.Begin(html, properties, brief.MarkingLine);
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Text(brief.Pages[0].Shift)}</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p><span class=\"until\">Valid until {Text(brief.Pages[0].ValidUntil)}</span></p>\n")
            .Append("<p>Destroy after the shift.</p>\n");
        for (int i = 0; i < brief.Pages.Count; i++)
            Page(html, brief, rounds, brief.Pages[i], i + 1);
        HtmlPage.End(html, $"Hotspots {brief.Run.Version}, run {brief.Run.RunId}", brief.MarkingLine);
        stream.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    /// <summary>The map in a sentence: each place with its grid reference, and where it lies from the first.</summary>
    public static string MapWords(BriefPage page)
    {
        string area = page.Area.Length > 0 ? " of " + page.Area : "";
        IEnumerable<string> places = page.Places.Select((place, i) =>
            $"{place.Number}, {place.Name} at {place.GridReference}{(i == 0 ? "" : ", " + Way(page.Places[0], place))}");
        string last = places.Last(), first = string.Join("; ", places.SkipLast(1));
        return $"Map{area} with {(page.Places.Count == 1 ? "one place" : $"{page.Places.Count} places")}: "
            + $"{(first.Length > 0 ? first + "; and " : "")}{last}.";
    }

    private static string Way(BriefPlace from, BriefPlace to)
    {
        double east = to.Centre.Easting - from.Centre.Easting, north = to.Centre.Northing - from.Centre.Northing;
        double metres = Math.Sqrt(east * east + north * north);
        string[] points = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
        int point = (int)Math.Round(Math.Atan2(east, north) / (Math.PI / 4)) & 7;
        string far = metres < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(metres / 50) * 50:0} m")
            : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0} km");
        return metres < 25 ? $"on the same ground as {from.Number}" : $"{far} {points[point]} of {from.Number}";
    }

    private static void Page(StringBuilder html, Brief brief, IReadOnlyList<BriefRound> rounds, BriefPage page, int number)
    {
        string area = page.Area.Length > 0 ? page.Area : "Briefing";
        html.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"town{number}\">\n<h2 id=\"town{number}\">{Text(area)}</h2>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{Text(page.Headline)}</p>\n");
        foreach (string sentence in page.Sentences)
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(sentence)}</p>\n");
        if (page.Places.Count > 0)
        {
            Places(html, page);
            Map(html, brief, page);
            Hours(html, page);
            foreach (BriefRound round in rounds.Where(round => ReferenceEquals(round.Page, page)))
                Round(html, round);
        }
        else
        {
            html.Append("<p>There is no place to go to on this page. What can be done: ask for another shift or more weeks, leave filters out, ")
                .Append("or add files that are newer.</p>\n");
        }
        html.Append("<h3>What this page does not say</h3>\n<ul>\n");
        foreach (string note in BriefGround.Sentences(brief, page))
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text(note)}</li>\n");
        html.Append("</ul>\n</section>\n");
    }

    private static void Places(StringBuilder html, BriefPage page)
    {
        html.Append("<h3>Where to go</h3>\n<table>\n")
            .Append("<caption>Places, the one with most first; 15 minutes at each, two or three times</caption>\n<thead><tr>");
        foreach (string head in (string[])["No.", "Where", "Grid reference", "When", "What was recorded", "Why", "What to do"])
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{head}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (BriefPlace place in page.Places)
        {
            string change = place.Change.Length > 0 ? "<br>" + Text(place.Change) : "";
            string[] toDo = [.. new[] { BriefGround.IsUnsure(place) ? BriefGround.UnsureWords : "", place.ToDo ?? "" }.Where(
                static part => part.Length > 0)];
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{place.Number}</td><th scope=\"row\">{Text(place.Name)}</th>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Text(place.GridReference)}</td><td>{Text(place.When)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Text(place.What)}{change}</td><td>{Text(place.Why)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{(toDo.Length > 0 ? Text(string.Join(" ", toDo)) : "&nbsp;")}</td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static void Map(StringBuilder html, Brief brief, BriefPage page)
    {
        Core.Model.Roads.StreetMap? streets = BriefGround.Streets(brief, page);
        // Numbers of the grid stand at the left and below.
        const float AtLeft = 6, Below = 4.5f;
        MapFrame frame = MapFrame.Round(AtLeft, 0.3f, MapWidth - AtLeft - 0.5f, MapHeight - Below - 0.5f, BriefGround.Of(page)) with
        {
            IsToScale = false,
        };
        byte[] picture = SheetFile.Picture(new Sheet(MapWidth, MapHeight, pen => BriefGround.Paint(pen, frame, page, streets)), MapDots);
        html.Append(CultureInfo.InvariantCulture, $"<h3>Map</h3>\n<p>{Text(MapWords(page))}</p>\n");
        HtmlPage.Picture(html, picture, MapWords(page), MapWidth, MapHeight);
        html.Append(CultureInfo.InvariantCulture, $"\n<p class=\"quiet\">{Text(MapPainter.Credits(streets))}</p>\n");
    }

    private static void Hours(StringBuilder html, BriefPage page)
    {
        BriefPlace[] known = [.. page.Places.Where(static place => place.ByHour.Count > 0)];
        if (known.Length == 0)
            return;
        html.Append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Incidents by hour\">\n<table>\n")
            .Append("<caption>All incidents of each place whose hour is known, by the hour in which they began</caption>\n<thead><tr>")
            .Append("<th scope=\"col\">Place</th>");
        for (int hour = 0; hour < known[0].ByHour.Count; hour++)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{hour:00}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (BriefPlace place in known)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{place.Number}</th>");
            foreach (int count in place.ByHour)
                html.Append(CultureInfo.InvariantCulture, $"<td>{count}</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Round(StringBuilder html, BriefRound round)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h3>{Text(round.Team)}</h3>\n<table>\n")
            .Append("<caption>Visits in the order of time; 15 minutes each</caption>\n<thead><tr>");
        foreach (string head in (string[])["Time", "No.", "Where", "Grid reference", "Visit"])
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{head}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (BriefVisit visit in round.Visits)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{round.ClockOf(visit.From)}</th><td>{visit.Place.Number}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Text(visit.Place.Name)}</td><td>{Text(visit.Place.GridReference)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{visit.Number} of {visit.Of}</td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static string Text(string text) => HtmlPage.Text(text);
}
