using System.Globalization;
using System.Text;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Briefs;

namespace Hotspots.Core.Outputs.Briefs;

/// <summary>Rounds of a briefing as a calendar, iCalendar (RFC 5545): a VEVENT for each visit.</summary>
/// <remarks>
/// Times are UTC, which every calendar shows by the clock on the wall: on the night on which the clock goes back 01:30 comes twice, and no clock time
/// tells which is meant. The same rounds make the same bytes: what should be the time of making is the begin of the shift.
/// </remarks>
internal static class BriefCalendar
{
    /// <summary>Longest line, octets without its end (RFC 5545, 3.1).</summary>
    private const int MostOctets = 75;

    /// <summary>Writes it.</summary>
    /// <param name="brief">The briefing, marked.</param>
    /// <param name="rounds">The rounds of its pages.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Brief brief, IReadOnlyList<BriefRound> rounds, Stream stream)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Hotspots//Sheet for the shift//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"X-WR-CALNAME:{Escaped($"{brief.Marking}: {rounds[0].Page.Shift}")}");
        for (int r = 0; r < rounds.Count; r++)
        {
            for (int v = 0; v < rounds[r].Visits.Count; v++)
                Event(text, brief, rounds[r], r, v);
        }
        Line(text, "END:VCALENDAR");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Event(StringBuilder text, Brief brief, BriefRound round, int page, int number)
    {
        BriefVisit visit = round.Visits[number];
        BriefPlace place = visit.Place;
        double[] x = [place.Centre.Easting], y = [place.Centre.Northing];
        NationalGrid.ToGeo(x, y, x, y);
        string area = round.Page.Area.Length > 0 ? $", {round.Page.Area}" : "";
        string[] description =
        [
            brief.MarkingLineOf(round.Page),
            $"{BriefClock.Of(visit.From)} to {BriefClock.Of(visit.Until)} on the clock, visit {visit.Number} of {visit.Of}",
            place.GridReference, $"When: {place.When}", $"Why: {place.Why}", $"Valid until {round.Page.ValidUntil}. Run {brief.RunId}",
            string.Create(CultureInfo.InvariantCulture,
                $"The way between is reckoned at {round.Speed:0.#} km/h, {round.Detour:0.##} times the straight line."),
        ];
        Line(text, "BEGIN:VEVENT");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"UID:{brief.RunId}-{round.Begins}-{page + 1}-{number + 1}@hotspots.invalid"));
        Line(text, $"DTSTAMP:{Utc(round.Begins)}");
        Line(text, $"DTSTART:{Utc(visit.From)}");
        Line(text, $"DTEND:{Utc(visit.Until)}");
        string team = round.Team.Length > 0 ? round.Team + ": " : "";
        Line(text, $"SUMMARY:{Escaped(string.Create(CultureInfo.InvariantCulture, $"{team}{place.Number} {place.Name}"))}");
        Line(text, $"LOCATION:{Escaped($"{place.Name}{area}, {place.GridReference}")}");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"GEO:{y[0]:0.00000};{x[0]:0.00000}"));
        Line(text, $"DESCRIPTION:{Escaped(string.Join('\n', description))}");
        Line(text, "CLASS:CONFIDENTIAL");
        Line(text, "END:VEVENT");
    }

    private static string Utc(long seconds) =>
        DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11; a control character has no place in a text.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (letter == '\n')
                escaped.Append("\\n");
            else if (letter is '\\' or ';' or ',')
                escaped.Append('\\').Append(letter);
            else if (!char.IsControl(letter))
                escaped.Append(letter);
        }
        return escaped.ToString();
    }

    // Folded before the character that would not fit: one of several octets is never cut.
    private static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
