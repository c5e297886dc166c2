using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Attendance in plain sentences, which claim what the positions show and no more.</summary>
internal sealed class AttendedWords(
    AttendedRequest request, Shift shift, IReadOnlyList<AskedShift> shifts, IReadOnlyList<AttendedPlace> places,
    IReadOnlyList<Reckoning.ShiftVisits> visits, LogClock clock)
{
    private const int MostDays = 5;

    private AttendanceRules Rules => request.Rules;

    private string Noun => shift.Until <= shift.From ? "night" : "shift";

    /// <summary>"1 to 30 June 2026", "30 June 2026".</summary>
    public string Period
    {
        get
        {
            DateOnly first = shifts[0].Day, last = shifts[^1].Day;
            if (first == last)
                return Say($"{first:d MMMM yyyy}");
            return first.Year != last.Year ? Say($"{first:d MMMM yyyy} to {last:d MMMM yyyy}")
                : first.Month != last.Month ? Say($"{first:d MMMM} to {last:d MMMM yyyy}") : Say($"{first:%d} to {last:d MMMM yyyy}");
        }
    }

    /// <summary>The answer, most important first.</summary>
    public string[] Answer()
    {
        AttendedPlace[] known = [.. places.Where(static place => place.Made is not null)];
        if (places.Count == 0)
            return ["There was no place to visit: no sheet of these days lists one, so that nothing can be said of visits."];
        if (known.Length == 0)
            return
            [
                Say($"No position lies in the {shift.Name} of {Period} ({Hours}): whether any place was visited these files do not say."),
                .. Clock(),
            ];
        int asked = known.Sum(static place => place.Asked), made = known.Sum(static place => place.Made!.Value);
        int met = known.Sum(static place => Math.Min(place.Asked, place.Made!.Value));
        var said = new List<string>();
        if (made == 0)
        {
            said.Add(Say($"No place was attended: on {Count(visits.Count(static one => one.Units > 0), Noun, Noun + "s")} with positions nobody ")
                + Say($"stayed {Rules.Least:0.##} minutes at any of the places; {Count(asked, "visit was", "visits were")} asked for."));
        }
        else
        {
            int whole = known.Count(static place => place.Made >= place.Asked), none = known.Count(static place => place.Made == 0);
            said.Add(
                Say($"{met:N0} of {Count(asked, "visit", "visits")} asked for {(met == 1 ? "was" : "were")} made ({100.0 * met / asked:0} %), ")
                    + $"{Period}, {Hours}.");
            string each = shifts.Count == 1 ? "" : $", {Noun} by {Noun},";
            said.Add(Say($"Of {Count(known.Length, "place", "places")}{each} {whole:N0} had all that was asked for, and {none:N0} had no visit."));
            if (made > met)
                said.Add(Say($"{Count(made - met, "more visit", "more visits")} went to places that had theirs already."));
            double hours = known.Sum(static place => place.Minutes!.Value) / 60;
            said.Add(Say($"The visits last {hours:0.#} hours, of each at most {Rules.Most:0.##} minutes."));
        }
        int tooShort = known.Sum(static place => place.TooShort);
        if (tooShort > 0)
            said.Add(Say($"{Count(tooShort, "stay was", "stays were")} shorter than {Rules.Least:0.##} minutes, ")
                + (tooShort == 1 ? "and does not count." : "and do not count."));
        said.AddRange(Clock());
        said.AddRange(Silent());
        return [.. said];
    }

    /// <summary>What a reader must know.</summary>
    public IEnumerable<string> Notes()
    {
        yield return "Only visits are counted, not officers' work: who knocked on doors, dealt with a fire or wrote a statement was at work, too.";
        yield return Say($"A visit is a stay of {Rules.Least:0.##} minutes or more within {Rules.Margin:0.##} m of the place's outline, with ")
            + Say($"no more than {Rules.Gap:0.##} seconds between two positions there; several units at one time are one visit.");
        yield return "A device that was left in a car or a locker, switched off or without reception says nothing of where its officer was.";
        if (request.PolygonFile is null)
            yield return "The places are those of each day's sheet, made of what had happened before that day.";
    }

    private string Hours => Say($"{shift.From:00}:00–{shift.Until:00}:00");

    private IEnumerable<string> Clock()
    {
        if (clock.Hours == 0)
            yield break;
        string logs = Say($"{clock.Beside:N0} of {Count(clock.Logs, "log", "logs")} of a unit and a {Noun}");
        yield return clock.Hours < 0
            ? $"In {logs} the positions begin and end an hour before the shift: if their times are UTC, and not the clock in Britain, give "
                + "⟨gps-zone utc⟩."
            : $"In {logs} the positions begin and end an hour after the shift: if they are the clock in Britain, though the file says UTC, export "
                + "them without the Z.";
    }

    private IEnumerable<string> Silent()
    {
        AskedShift[] silent = [.. shifts.Where((asked, s) => visits[s].Units == 0 && asked.Places.Count > 0)];
        if (silent.Length == 0)
            yield break;
        string named = string.Join(", ", silent.Take(MostDays).Select(static asked => Say($"{asked.Day:d MMMM}")));
        string more = silent.Length > MostDays ? Say($" and {silent.Length - MostDays:N0} more") : "";
        yield return Say($"For {silent.Length:N0} of {Count(shifts.Count, Noun, Noun + "s")} there is no position in the files ({named}{more}): ")
            + "what was done then they do not say, and it is not counted.";
    }

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
