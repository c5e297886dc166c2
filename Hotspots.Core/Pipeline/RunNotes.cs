using System.Globalization;
using System.Text;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Weighing;
using Hotspots.Core.Selection;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Pipeline;

/// <summary>Notes on accuracy. What must a reader of the results know about their accuracy? Each note is one sentence.</summary>
internal static class RunNotes
{
    /// <summary>How many of the areas a note of a method names.</summary>
    private const int MostAreas = 3;

    /// <summary>The notes of a run.</summary>
    /// <param name="report">What was in the files; its own notes come second.</param>
    /// <param name="filter">What was asked for.</param>
    /// <param name="request">The words it was asked in.</param>
    /// <param name="inAreas">Placed incidents in the chosen areas, before the filter.</param>
    /// <param name="analysed">Those that passed it.</param>
    /// <param name="leftOut">Placed incidents in no chosen area.</param>
    /// <param name="scattered">Incidents analysed outside every town that lie too scattered for a pattern.</param>
    /// <param name="graded">Incidents whose grading must be said.</param>
    /// <param name="cutSpans">What is said of times that a limit cuts.</param>
    public static string[] Of(
        ReadReport report, IncidentFilter filter, RunRequest request, int inAreas, int analysed, int leftOut, int scattered,
        GradeCounts graded, IReadOnlyList<string> cutSpans)
    {
        // How exact positions are comes first, where the files' are not in metres already.
        List<string> notes = [.. report.Notes.Where(static note => note == NationalGrid.Accuracy), .. report.Notes];
        if (report.Unplaced > 0)
            notes.Add(Say(
                $"{report.Unplaced:N0} of {report.Rows:N0} rows ({Share(report.Unplaced, report.Rows)}) have no position and are on no map."));
        if (report.Rejected > 0)
            notes.Add(Say($"{report.Rejected:N0} of {report.Rows:N0} rows ({Share(report.Rejected, report.Rows)}) could not be understood ")
                + Say($"and are in no count."));
        if (leftOut > 0)
            notes.Add(Say($"{leftOut:N0} placed incidents lie in no area that was chosen and were left out."));
        if (scattered > 0)
            notes.Add(Say($"{scattered:N0} {(scattered == 1 ? "incident lies" : "incidents lie")} outside every town and fewer than ")
                + Say($"{Settlements.FewestIncidents} together: too few for a pattern, {(scattered == 1 ? "it is" : "they are")} in ")
                + Say($"\"{StudyArea.ElsewhereName}\" and in no hotspot."));
        notes.AddRange(QueryFields.SuspectedFalse.Notes(request, graded));
        if (!filter.IsOpen)
            notes.Add(Say($"{inAreas - analysed - graded.LeftOut:N0} incidents were left out by the filter: {QueryFields.Sentence(request)}."));
        if (filter.HasTimes)
            notes.Add(
                "An incident is kept when the middle of the span in which it may have happened lies in the times asked for; "
                    + "one without a time is left out.");
        if (WeightWords.Of(request.Weights) is { } weights)
            notes.Add(weights);
        notes.AddRange(cutSpans);
        notes.AddRange(QueryFields.Notes(request));
        return [.. notes.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What the methods have to say, each thing once: where only its numbers differ, with those of the largest area.</summary>
    public static string[] OfMethods(IReadOnlyList<AreaResult> found)
    {
        var said = new Dictionary<(string Method, string Form), List<(StudyArea Area, string Note)>>();
        var order = new List<(string Method, string Form)>();
        foreach (AreaResult area in found)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                foreach (string note in findings.Notes)
                {
                    (string Method, string Form) key = (findings.Method, Form(note));
                    if (!said.TryGetValue(key, out List<(StudyArea Area, string Note)>? notes))
                    {
                        said.Add(key, notes = []);
                        order.Add(key);
                    }
                    notes.Add((area.Area, note));
                }
            }
        }
        return [.. order.Select(key => key.Method + Say(said[key], found.Count))];
    }

    /// <summary>What must be known of the hotspots together.</summary>
    public static IEnumerable<string> OfHotspots(IReadOnlyList<Hotspot> hotspots)
    {
        int points = hotspots.Count(static h => h.IsOnePoint);
        if (points > 0)
            yield return Say($"{points:N0} of {hotspots.Count:N0} hotspots lie at one map point, as far as positions are known: they have no area, ")
                + Say($"no density and no rank by density.");
        int listed = hotspots.Count(static h => h.IsNamedByList);
        if (listed > 0)
            yield return Say($"{listed:N0} of {hotspots.Count:N0} hotspots have no street in their rows and are named by the list that comes with ")
                + Say($"the program: data.police.uk's map points of {Streets.Months}, which are not the streets' course.");
    }

    private static string Say(List<(StudyArea Area, string Note)> notes, int areas)
    {
        (StudyArea largest, string note) = notes.MaxBy(static n => n.Area.Members.Length);
        if (notes.Any(n => n.Note != note))
            return Say($" in {largest.Name}, and alike in {notes.Count - 1:N0} other {(notes.Count == 2 ? "area" : "areas")}: {note}");
        if (notes.Count == areas)
            return ": " + note;
        string[] names = [.. notes.Select(static n => n.Area.Name)];
        return names.Length <= MostAreas
            ? $" in {string.Join(", ", names)}: {note}"
            : Say($" in {string.Join(", ", names.Take(MostAreas))} and {names.Length - MostAreas:N0} other ")
                + Say($"{(names.Length == MostAreas + 1 ? "area" : "areas")}: {note}");
    }

    // "9 of 554 incidents" and "1,011 of 3,033 incidents" are one thing said twice.
    private static string Form(string note)
    {
        var form = new StringBuilder();
        foreach (char c in note)
        {
            bool ofNumber = char.IsAsciiDigit(c) || (c is ',' or '.' && form.Length > 0 && form[^1] == '#');
            if (!ofNumber)
                form.Append(c);
            else if (form.Length == 0 || form[^1] != '#')
                form.Append('#');
        }
        return form.ToString();
    }

    private static string Share(int part, int whole)
    {
        double percent = 100.0 * part / whole;
        return percent < 0.1 ? "below 0.1 %" : string.Create(CultureInfo.InvariantCulture, $"{percent:0.#} %");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
