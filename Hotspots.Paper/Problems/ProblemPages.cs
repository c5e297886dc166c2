using System.Globalization;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Problems;

/// <summary>Pages of a problem profile: objective and scanning, analysis, response, assessment.</summary>
internal sealed class ProblemPages(Pen pen, ProblemProfile profile, ProfiledPlace place)
{
    private static readonly string[] Roles = ["This ground", "Compared with", "Ring round this ground", "Ring round the other"];

    private const float Left = ProblemLook.Left, Inside = ProblemLook.Inside, Bottom = ProblemLook.Bottom;

    private readonly ProblemLook _look = new(pen, profile, place);
    private readonly ProblemCharts _charts = new(pen);

    /// <summary>Draws one.</summary>
    /// <param name="page">From 1.</param>
    public void Draw(int page)
    {
        switch (page)
        {
            case 1:
                Scanning();
                break;
            case 2:
                Analysis();
                break;
            case 3:
                Response();
                break;
            default:
                Assessment();
                break;
        }
    }

    /// <summary>The user's own streets, where there are any round this place; else null, for names of the list.</summary>
    public static StreetMap? StreetsAt(ProblemProfile profile, ProfiledPlace place) =>
        profile.Streets is { } map && map.Meets(place.Outline.EnvelopeInternal) ? map : null;

    /// <summary>The kinds in words: "tip 257, seizure 48".</summary>
    public static string Kinds(ProfiledPlace place) => string.Join(
        ", ", place.Evidence.Kinds.Select(static kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Name} {kind.Count:N0}"))) + ".";

    /// <summary>That no hour is known, or how many have none.</summary>
    public static string WithoutHour(ProblemEvidence evidence) => evidence.ByHour.Count == 0
        ? "No hour is known here, so that days and nights cannot be told apart; none is made up."
        : evidence.WithoutHour == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"{evidence.WithoutHour:N0} without a known hour {(evidence.WithoutHour == 1 ? "is" : "are")} not in it.");

    /// <summary>What the grey band of the months is, or why there is none.</summary>
    public static string UsualWords(ProblemMonths months)
    {
        string unknown = months.Unknown == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" {months.Unknown:N0} {(months.Unknown == 1 ? "is" : "are")} not known to the month.");
        if (months.Counts.Count == 0)
            return "No month is known." + unknown;
        return (months.Usual is not { } usual ? "Too few whole months to say what is usual." : string.Create(
            CultureInfo.InvariantCulture,
            $"Usual is {usual.Low:N0} to {usual.High:N0} (mean {usual.Mean:0.#}): where 19 of 20 months lie if nothing changes, ")
            + string.Create(CultureInfo.InvariantCulture, $"by {usual.Months} whole months. Bars above it are black.")) + unknown;
    }

    private void Scanning()
    {
        float y = _look.Head(1, 0, 1);
        y = _look.Heading("Objective", "What is to be different, by how much, by when, and who says so", y);
        const float Objective = 30;
        _look.Lines(Left, y - 5, Inside, y - 5 + Objective);
        y += Objective;
        y = _look.Heading("Scanning", "What the records say of this ground", y);
        StreetMap? streets = StreetsAt(profile, place);
        float foot = _look.Foot(MapPainter.Credits(streets));
        (string Label, string Text, int Most)[] facts =
        [
            ("What", Kinds(place), 2), ("How much", place.Share, 2), ("How sure", string.Join(' ', place.SureWords), 4), ("Change", place.Change, 3),
            ("When", place.Evidence.When + " " + WithoutHour(place.Evidence), 3),
        ];
        const float Strip = 20;
        float strip = place.Evidence.ByHour.Count > 0 ? Strip + 2 : 0;
        float under = foot - 3 - strip - facts.Sum(static fact => ProblemLook.HeightOf(fact.Text, fact.Most));
        MapFrame frame = MapFrame.Round(Left + 5, y - 2.5f, Inside - 5, under - y - 4.5f, place.Outline.EnvelopeInternal);
        MapPainter.Paint(pen, frame, [new MapPlace(place.Rank, place.Outline, place.Centre)], streets);
        y = under + 2.6f;
        foreach ((string label, string text, int most) in facts)
            y = _look.Fact(label, text, y, most);
        if (strip > 0)
            _charts.WeekStrip(place.Evidence.ByHour, Left, y - 2, Inside, Strip);
    }

    private void Analysis()
    {
        ProblemEvidence evidence = place.Evidence;
        const float Half = Inside / 2 - 3, Triangle = 52;
        float y = _look.Head(2, 2, 2);
        y = _look.Heading("Analysis", "Why here, why then: the evidence, and what it leaves open", y) - 2.5f;
        float kinds = _charts.Kinds(evidence.Kinds, Left, y, Half);
        float seized = Seized(evidence, Left + Inside / 2 + 3, y, Half);
        y = Math.Max(kinds, seized) + 2;
        if (evidence.Months.Counts.Count > 0)
        {
            const float Months = 34;
            _charts.Months(evidence.Months, Left, y, Inside, Months);
            y += Months;
        }
        y = pen.Paragraph(UsualWords(evidence.Months), Left, y + 3, Inside, ProblemLook.Small, color: Pen.Quiet, most: 2) - 0.5f;
        if (evidence.ByHour.Count > 0)
        {
            y = _charts.WeekTable(evidence.ByHour, Left, y, Inside) + 2;
        }
        string without = WithoutHour(evidence);
        if (without.Length > 0)
            y = pen.Paragraph(without, Left, y + 2, Inside, ProblemLook.Small, color: Pen.Quiet, most: 1);
        y += 2;
        (string, string, int)[] facts =
        [
            ("Repeats", evidence.Repeats, 2),
            ("Near repeats", string.Join(' ', evidence.NearRepeats), 3),
            ("Streets", evidence.Streets.Count == 0 ? evidence.StreetWords : $"{Named(evidence.Streets)}. {evidence.StreetWords}", 2),
            ("Named", evidence.Named.Count == 0 ? "" : Named(evidence.Named) + ".", 2),
        ];
        foreach ((string label, string text, int most) in facts)
        {
            if (text.Length > 0)
                y = _look.Fact(label, text, y + 0.4f, most);
        }
        float top = Math.Min(y, Bottom - Triangle);
        top = _look.Heading("Victims, offenders, place", "For the analyst: no record here says it", top);
        (string, string)[] corners =
        [
            ("Victims", "Who or what is harmed? Who could look after them?"), ("Offenders", "Who does it? Who could hold them back?"),
            ("Place", "What draws it here? Who runs the place?"),
        ];
        const float Between = 5;
        float each = (Inside - 2 * Between) / corners.Length;
        for (int i = 0; i < corners.Length; i++)
        {
            float x = Left + i * (each + Between);
            pen.Text(corners[i].Item1, x, top, 3.1f, isBold: true);
            pen.Paragraph(corners[i].Item2, x, top + 4, each, ProblemLook.Small, color: Pen.Quiet, most: 2);
            _look.Lines(x, top + 7.5f, each, Bottom);
        }
    }

    private float Seized(ProblemEvidence evidence, float x, float y, float width)
    {
        const float Row = 4.5f;
        if (evidence.Drugs.Count == 0)
        {
            pen.Text("Nothing seized is in the records of this place.", x, y + 3, 2.6f, color: Pen.Quiet);
            return y + Row;
        }
        pen.Text("Seized", x, y + 3, 2.6f, isBold: true, color: Pen.Quiet);
        pen.Text("times, and how much in all", x + width * 0.48f, y + 3, 2.6f, isBold: true, color: Pen.Quiet);
        y += Row;
        foreach (SeizedDrug drug in evidence.Drugs)
        {
            string name = drug.Class.Length > 0 ? $"{drug.Name} ({drug.Class})" : drug.Name;
            string much = drug.Quantities.Count > 0 ? ": " + string.Join(", ", drug.Quantities) : "";
            using SkiaSharp.SKFont font = Letters.Of(2.6f);
            pen.Text(Letters.Cut(name, font, width * 0.46f), x, y + 3, 2.6f);
            string said = string.Create(CultureInfo.InvariantCulture, $"{drug.Seizures:N0}{much}");
            pen.Text(Letters.Cut(said, font, width * 0.52f), x + width * 0.48f, y + 3, 2.6f);
            y += Row;
        }
        return y;
    }

    private void Response()
    {
        float y = _look.Head(3, 3, 3);
        y = _look.Heading("Response", "What is done, by whom, by when", y) - 3.2f;
        const int Rows = 9;
        const float Row = 11.5f;
        float[] columns = [Left, Left + 84, Left + 122, Left + 150, Left + Inside];
        string[][] rows = [.. Enumerable.Range(0, Rows).Select(i => (string[])[i < place.ToDo.Count ? place.ToDo[i] : "", "", "", ""])];
        y = _charts.Table(["What", "Who", "By when", "Done"], rows, columns, y, Row) + 4.5f;
        if (place.ToDo.Count > 0)
        {
            const string Whose = "What stands in the rows comes from the force's own list.";
            y = pen.Paragraph(Whose, Left, y - 1, Inside, ProblemLook.Small, color: Pen.Quiet) + 1;
        }
        y = _look.Heading("Visits asked", null, y);
        y = pen.Paragraph(
            "15 minutes at a time, two or three times a shift, never twice within an hour: more gains little. The sheet for the shift has the hours.",
            Left, y, Inside, ProblemLook.Text, most: 2);
        const float Field = 8;
        (string Name, float X, float Width)[] fields =
        [
            ("In which shifts", Left, 60), ("From", Left + 66, 36), ("Until", Left + 108, 36), ("By which teams", Left + 150, Inside - 150),
        ];
        foreach ((string name, float x, float width) in fields)
        {
            pen.Text(name, x, y + 1, 2.5f, isBold: true, color: Pen.Quiet);
            pen.Line(x, y + Field, x + width, y + Field, 0.15f, MapStyle.Coast);
        }
        y += Field + 4;
        (string, string)[] parts =
        [
            ("Who else", "Council, landlord, school, health, transport: what they do, and who asks them"),
            ("Tried before", "What was done here, and what came of it"),
            ("What could go wrong", "For whom, and what would make you stop"),
        ];
        float each = (Bottom - y) / parts.Length;
        foreach ((string heading, string hint) in parts)
        {
            float at = _look.Heading(heading, hint, y);
            _look.Lines(Left, at - 5, Inside, y + each - 2);
            y += each;
        }
    }

    private void Assessment()
    {
        ProblemAssessment judged = place.Assessment;
        const float Below = 46;
        float y = _look.Head(4, 4, 4), foot = Foot();
        y = _look.Heading("Assessment", "What changed, and by how much more than chance", y);
        y = _look.Fact("Measure", judged.Measure, y, 3);
        y = _look.Fact("Judged when", string.Join(' ', judged.Judged), y, 4);
        float[] columns = [Left, Left + 40, Left + 104, Left + 145, Left + Inside];
        ProblemEffect? effect = judged.Effect;
        if (effect is not null)
            y = _look.Fact("Work", effect.What, y, 3);
        y += 0.5f;
        string[] heads = ["Incidents", "", effect is null ? "Before:" : "Before", effect is null ? "During:" : "During"];
        string[][] rows = effect is null
            ? [.. Roles.Select(static role => (string[])[role, "", "", ""])]
            : [["", "", effect.Before, effect.During], .. effect.Rows.Select(static row => (string[])
            [
                row.Role, row.Name, row.Before.ToString("N0", CultureInfo.InvariantCulture), row.During.ToString("N0", CultureInfo.InvariantCulture),
            ])];
        y = _charts.Table(heads, rows, columns, y, effect is null ? 8.5f : 9.2f) + 4.2f;
        if (effect is null)
        {
            y = pen.Paragraph(
                "Filled in once work has begun and lasted: the first day of work (--start), or an evaluation that was written (--effect).", Left, y,
                Inside, ProblemLook.Small, color: Pen.Quiet, most: 2);
        }
        else
        {
            y = Answer(effect, y, foot - Below);
        }
        y = _look.Heading("Attendance", "Visits asked for and made, by the positions of radios and cars", y + 1);
        y = Attendance(judged.Attendance, y - 3.5f) + 3;
        y = _look.Heading("What was learnt, and what next", null, y);
        _look.Lines(Left, y - 5, Inside, foot - 2);
    }

    // Whole sentences as far as there is room, the verdict whatever room there is.
    private float Answer(ProblemEffect effect, float y, float bottom)
    {
        int told = 0;
        foreach (string sentence in effect.Answer)
        {
            using SkiaSharp.SKFont font = Letters.Of(ProblemLook.Text, told == 0);
            int lines = Letters.Lines(sentence, font, Inside).Count;
            if (told > 0 && y + lines * ProblemLook.Text * ProblemLook.Gap > bottom)
                break;
            y = pen.Paragraph(sentence, Left, y, Inside, ProblemLook.Text, isBold: told == 0, most: 4) + 0.3f;
            told++;
        }
        string more = told < effect.Answer.Count ? ", whose record has the whole answer" : "";
        return pen.Paragraph($"Evaluated by run {effect.RunId}{more}.", Left, y, Inside, ProblemLook.Small, color: Pen.Quiet, most: 1);
    }

    private float Attendance(ProblemAttendance? attendance, float y)
    {
        float[] columns = [Left, Left + 62, Left + 93, Left + 124, Left + 155, Left + Inside];
        string Said(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
        string[] row = attendance is null ? ["", "", "", "", ""]
            : [attendance.Days, Said(attendance.Asked), Said(attendance.Made), Said(attendance.Shifts), Said(attendance.None)];
        y = _charts.Table(["Days", "Visits asked", "Visits made", "Shifts known", "Nobody came"], [row], columns, y, 8.5f) + 3.4f;
        string words = attendance is null ? "Filled in from the attended.csv of \"hotspots attended\" (--attended)."
            : attendance.Unknown > 0 ? string.Create(
                CultureInfo.InvariantCulture,
                $"In {attendance.Unknown:N0} more {(attendance.Unknown == 1 ? "shift" : "shifts")} no position is known, which says nothing.")
            : "Visits, not what they achieved.";
        return pen.Paragraph(words, Left, y, Inside, ProblemLook.Small, color: Pen.Quiet, most: 1);
    }

    private float Foot()
    {
        float top = _look.Foot(string.Join(' ', profile.Notes));
        pen.Text("What these pages do not say", Left, top - 1.2f, ProblemLook.Small, isBold: true, color: Pen.Quiet);
        return top - 4;
    }

    private static string Named(IReadOnlyList<Core.Model.Reading.NameCount> names) => string.Join(
        ", ", names.Select(static name => string.Create(CultureInfo.InvariantCulture, $"{name.Name} {name.Count:N0}")));
}
