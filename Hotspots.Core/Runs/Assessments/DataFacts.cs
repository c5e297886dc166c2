using System.Globalization;
using Hotspots.Core.Model.Assessments;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Runs.Assessments;

/// <summary>Facts of the data of an assessment: which files, fields and kinds, of which time, how exactly, and how graded.</summary>
internal sealed class DataFacts
{
    /// <summary>Roles whose columns are in the layer of incidents as the file has them, or made into its position, time or items.</summary>
    public static IReadOnlySet<ColumnRole> InLayers { get; } = new HashSet<ColumnRole>
    {
        ColumnRole.Id, ColumnRole.Kind, ColumnRole.Time, ColumnRole.From, ColumnRole.To, ColumnRole.Clock, ColumnRole.FromClock, ColumnRole.ToClock,
        ColumnRole.Longitude, ColumnRole.Latitude, ColumnRole.Easting, ColumnRole.Northing, ColumnRole.GridReference, ColumnRole.LatLong,
        ColumnRole.Postcode, ColumnRole.Town, ColumnRole.Street, ColumnRole.Operation, ColumnRole.Line, ColumnRole.Source, ColumnRole.Intelligence,
        ColumnRole.Handling, ColumnRole.Drug, ColumnRole.DrugClass, ColumnRole.Quantity, ColumnRole.Unit, ColumnRole.CashGbp, ColumnRole.Arrests,
        ColumnRole.Outcome,
    };

    // What a column's name begins a word with.
    private static readonly string[] Personal =
    [
        "surname", "forename", "firstname", "lastname", "fullname", "nominal", "dob", "birth", "age", "gender", "sex", "phone", "mobile", "email",
        "address", "nationality", "victim", "suspect", "offender", "witness", "informant", "arrestee", "child", "vrm",
    ];

    private static readonly string[] Sensitive =
        ["ethnic", "race", "racial", "religi", "belief", "politic", "union", "health", "medical", "disab", "orientation", "biometric", "genetic"];

    private readonly ReadResult _read;
    private readonly IncidentTable[] _tables;

    /// <summary>Looks at what was read.</summary>
    public DataFacts(ReadResult read) => (_read, _tables) = (read, [read.Placed, read.Unplaced]);

    /// <summary>The section, without its heading.</summary>
    public IReadOnlyList<AssessmentPart> Parts()
    {
        ReadReport report = _read.Report;
        return
        [
            Table("Files", ["File", "Rows", "Placed", "Without a position", "Not understood"],
                report.Files.Select(static file => (IReadOnlyList<string>)
                    [file.Name, Number(file.Rows), Number(file.Placed), Number(file.Unplaced), Number(file.Rejected)])),
            AssessmentPart.Said(Period()),
            AssessmentPart.Said(Positions(report)),
            Table("Kinds of incident", ["Kind", "Rows"],
                report.Kinds.Select(static kind => (IReadOnlyList<string>)[kind.Name, Number(kind.Count)])),
            Table("Fields", ["Column", "Read as", "What becomes of it"], Fields()),
            .. People(),
        ];
    }

    /// <summary>What is said of gradings and handling, without a heading.</summary>
    public IReadOnlyList<AssessmentPart> Grades()
    {
        int graded = 0, isFalse = 0, older = 0, conditional = 0, tips = 0;
        var conditions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (IncidentTable table in _tables)
        {
            TextColumn? source = table.Find(ColumnRole.Source), intelligence = table.Find(ColumnRole.Intelligence);
            TextColumn? handling = table.Find(ColumnRole.Handling);
            CodedTextColumn? bases = GradeTexts.Bases(table);
            for (int i = 0; i < table.Count; i++)
            {
                tips += bases?[i] == GradeTexts.Tips ? 1 : 0;
                var grade = new Grading(source?[i] ?? "", intelligence?[i] ?? "", handling?[i] ?? "");
                graded += grade.IsBlank ? 0 : 1;
                isFalse += grade.IsSuspectedFalse ? 1 : 0;
                older += grade.IsOlderScheme ? 1 : 0;
                conditional += grade.IsConditional ? 1 : 0;
                if (grade.Handling.Length > 0)
                    conditions[grade.Handling] = conditions.GetValueOrDefault(grade.Handling) + 1;
            }
        }
        return
        [
            AssessmentPart.List(
            [
                $"{Incidents(tips)} of something that was told (tips).",
                $"{Incidents(graded)} with a grade; {Number(older)} of them with one of the older 5x5x5, which is not converted.",
                $"{Incidents(isFalse)} graded E, suspected false.",
                $"{Incidents(conditional)} with handling C: sharing has conditions.",
                conditions.Count == 0 ? "No handling codes are given."
                    : "Handling codes as given: " + string.Join(", ", conditions.Select(static one => $"{one.Key} ({Number(one.Value)})")) + ".",
            ]),
        ];
    }

    private IEnumerable<IReadOnlyList<string>> Fields() => _read.Report.Files.SelectMany(static file => file.Columns).Distinct()
        .OrderBy(static column => column.Role == ColumnRole.Attribute).ThenBy(static column => column.Role).Select(static column =>
            (IReadOnlyList<string>)[column.Header, RoleWords(column.Role), Fate(column.Role)]);

    private IEnumerable<AssessmentPart> People()
    {
        string[] headers = [.. _read.Report.Files.SelectMany(static file => file.Columns).Where(static column => column.Role != ColumnRole.RejectNote)
            .Select(static column => column.Header).Distinct(StringComparer.Ordinal)];
        string[] personal = [.. headers.Where(static header => Tells(header, Personal))];
        string[] sensitive = [.. headers.Where(static header => Tells(header, Sensitive))];
        yield return AssessmentPart.Said(personal.Length == 0
            ? "By their names no column holds details of a person. Free text, references and exact positions may still tell of one."
            : $"By their names these columns may hold details of a person: {string.Join(", ", personal)}.");
        if (sensitive.Length > 0)
            yield return AssessmentPart.Said(
                $"By their names these may be sensitive processing (Data Protection Act 2018, section 35(8)): {string.Join(", ", sensitive)}.");
        yield return AssessmentPart.Asked("Whose personal data are these, how many people are concerned, and is any of it sensitive processing?");
    }

    private string Period()
    {
        IncidentTime first = default, last = default;
        var known = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (IncidentTable table in _tables)
        {
            for (int i = 0; i < table.Count; i++)
            {
                IncidentTime time = table.Times[i];
                string to = time.Precision switch
                {
                    TimePrecision.Unknown => "not at all",
                    TimePrecision.Interval => "as a span",
                    TimePrecision.Second => "to the minute",
                    var precision => $"to the {precision.ToString().ToLowerInvariant()}",
                };
                known[to] = known.GetValueOrDefault(to) + 1;
                if (!time.IsKnown)
                    continue;
                first = !first.IsKnown || time.FromUtcSeconds < first.FromUtcSeconds ? time : first;
                last = !last.IsKnown || time.UntilUtcSeconds > last.UntilUtcSeconds ? time : last;
            }
        }
        string span = !first.IsKnown ? "No incident says when it happened."
            : $"The incidents are of {Date(first, first.FromUtcSeconds)} to {Date(last, Math.Max(last.FromUtcSeconds, last.UntilUtcSeconds - 1))}.";
        IEnumerable<string> exactly = known.OrderByDescending(static one => one.Value).Select(static one => $"{one.Key} {Number(one.Value)}");
        return $"{span} Times are known: {string.Join(", ", exactly)}.";
    }

    private static string Date(IncidentTime time, long second) =>
        LondonTime.ToClock(second).ToString(time.HasDay ? "d MMMM yyyy" : "MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Positions(ReadReport report) =>
        $"{Number(report.Placed)} of {Number(report.Rows)} rows have a position, at {Number(report.DistinctPositions)} different places"
            + (report.PositionsAreSnapped ? "; most share their position with others, as where positions are moved to the middle of a street"
                : "; positions are used as exactly as they are given")
            + $". {Number(report.Coarse)} are known too coarsely for any pattern.";

    private static string RoleWords(ColumnRole role) => role switch
    {
        ColumnRole.Attribute => "nothing special",
        ColumnRole.CashGbp => "cash",
        ColumnRole.RejectNote => "a note of this program",
        _ => string.Concat(role.ToString().Select(static (c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}"
            : char.ToLowerInvariant(c).ToString())),
    };

    private static string Fate(ColumnRole role) => role switch
    {
        ColumnRole.Notes => "free text: shown to the user; in no layer, sheet or record",
        ColumnRole.Attribute => "shown to the user; in no layer, sheet or record",
        ColumnRole.RejectNote => "passed over",
        _ when InLayers.Contains(role) => "used; in the layer of incidents, for the force alone",
        _ => "used; in no layer",
    };

    // Of "Self-defined ethnicity" the second and third word, of "AgeRange" both.
    private static bool Tells(string header, string[] words)
    {
        for (int i = 0; i < header.Length; i++)
        {
            bool begins = i == 0 || !char.IsLetter(header[i - 1]) || (char.IsUpper(header[i]) && char.IsLower(header[i - 1]));
            if (begins && char.IsLetter(header[i]) && words.Any(word => IsAt(header, i, word)))
                return true;
        }
        return false;
    }

    // "Age range" tells of a person, "agency" and "sexual" do not begin with the word alone; longer words may go on.
    private static bool IsAt(string header, int at, string word)
    {
        const int Short = 4;
        if (string.Compare(header, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        int end = at + word.Length;
        return word.Length > Short || end == header.Length || !char.IsLetter(header[end]) || char.IsUpper(header[end]);
    }

    private static AssessmentPart Table(string caption, string[] head, IEnumerable<IReadOnlyList<string>> rows) =>
        new() { Table = new AssessmentTable(caption, head, [.. rows]) };

    private static string Incidents(int count) => $"{Number(count)} {(count == 1 ? "incident" : "incidents")}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
