using Hotspots.Core.Evaluation;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Selection;

/// <summary>Fields of a selection query: THE list of filters.</summary>
/// <remarks>
/// Options and help of the command line, what the page may say, the canonical form, the record, the key and the sentences are made from it.
/// A filter by a column that files have is one line here, beside the property of <see cref="IncidentQuery"/> that holds it; see
/// docs/adding-a-filter.md.
/// </remarks>
internal static class QueryFields
{
    private const string Again = " May be given again.";

    /// <summary>First time.</summary>
    public static LimitField From { get; } = new(isEnd: false, static query => query.From, static (query, text) => query with { From = text })
    {
        Name = "from",
        Property = nameof(IncidentQuery.From),
        Option = "from",
        HelpName = "TIME",
        Help = "Leaves out what happened before this month, day or minute: 2018-10, 2018-10-01 or 2018-10-01T14:00. "
            + "A span of time counts by its middle.",
    };

    /// <summary>Last time.</summary>
    public static LimitField To { get; } = new(isEnd: true, static query => query.To, static (query, text) => query with { To = text })
    {
        Name = "to",
        Property = nameof(IncidentQuery.To),
        Option = "to",
        HelpName = "TIME",
        Help = "Leaves out what happened after the end of this month, day or minute.",
    };

    /// <summary>Whether what is suspected false is kept in.</summary>
    public static SuspectedFalseField SuspectedFalse { get; } = new(
        static query => query.KeepsSuspectedFalse, static (query, keeps) => query with { KeepsSuspectedFalse = keeps })
    {
        Name = "suspectedFalse",
        Property = nameof(IncidentQuery.KeepsSuspectedFalse),
        Option = "suspected-false",
        Help = "Keeps in what is graded E, suspected false. Without it such incidents are left out of every analysis, and counted; "
            + "⟨grade⟩ goes before it.",
    };

    /// <summary>All fields, in the order of the help and of sentences.</summary>
    public static IReadOnlyList<QueryField> All { get; } =
    [
        new AreasField(static query => query.Areas, static (query, names) => query with { Areas = names })
        {
            Name = "areas",
            Property = nameof(IncidentQuery.Areas),
            Option = "area",
            HelpName = "NAME",
            Help = "Analyses this town only; \"elsewhere\" is all ground outside the towns." + Again
                + " Without it every town in the files is analysed, each on its own.",
        },
        new FileField(static query => query.BoundaryFile, static (query, path) => query with { BoundaryFile = path })
        {
            Name = "boundary",
            Property = nameof(IncidentQuery.BoundaryFile),
            Option = "boundary",
            HelpName = "FILE",
            Help = "Analyses what lies within the polygons of this GeoJSON file instead of towns, or within areas that come with the program:"
                + " force:Essex, district:Tendring, wards:Tendring (each on its own), \"ward:Pier, Tendring\".",
        },
        new WholeField(static query => query.Whole, static (query, whole) => query with { Whole = whole })
        {
            Name = "whole",
            Property = nameof(IncidentQuery.Whole),
            Option = "whole",
            Help = "Takes everything as one area, for comparison with other programs.",
        },
        new NamesField(Facet.Kind, "kind", static query => query.Kinds, static (query, names) => query with { Kinds = names })
        {
            Name = "kinds",
            Property = nameof(IncidentQuery.Kinds),
            Option = "kind",
            HelpName = "KIND",
            Help = "Analyses incidents of this kind only: tip, warrant, seizure, or another word of the files." + Again,
            Meaning = KindNames.Canonical,
            IsPlain = true,
            HasOwnScope = true,
        },
        Names(
            "operations", nameof(IncidentQuery.Operations), Facet.Operation, static q => q.Operations,
            static (q, names) => q with { Operations = names },
            "Analyses incidents of this operation only."),
        Names(
            "lines", nameof(IncidentQuery.Lines), Facet.Line, static q => q.Lines, static (q, names) => q with { Lines = names },
            "Analyses incidents of this county line only."),
        Names(
            "drugs", nameof(IncidentQuery.Drugs), Facet.Drug, static q => q.Drugs, static (q, names) => q with { Drugs = names },
            "Analyses incidents with this drug only."),
        Names(
            "grades", nameof(IncidentQuery.Grades), Facet.Grade, static q => q.Grades, static (q, names) => q with { Grades = names },
            "Analyses tips of this grading only: source, intelligence and handling in one word, 2BP."),
        new NamesField(Facet.Basis, "basis", static query => query.Only, static (query, names) => query with { Only = names })
        {
            Name = "only",
            Property = nameof(IncidentQuery.Only),
            Option = "only",
            HelpName = "tips|facts",
            Help = "Analyses only tips, or only facts: warrants, seizures, and what else says that drugs or cash were found or somebody arrested."
                + Again,
            IsPlain = true,
        },
        SuspectedFalse,
        new WeekdaysField(static query => query.Weekdays, static (query, days) => query with { Weekdays = days })
        {
            Name = "weekdays",
            Property = nameof(IncidentQuery.Weekdays),
            Option = "weekday",
            HelpName = "DAY",
            Help = "Analyses incidents of this weekday only, such as Friday or fri; with hours over midnight (⟨hours 22-4⟩), "
                + "of the night that begins then. Those not known to the day are left out." + Again,
        },
        new HoursField(static query => query.Hours, static (query, hours) => query with { Hours = hours })
        {
            Name = "hours",
            Property = nameof(IncidentQuery.Hours),
            Option = "hours",
            HelpName = "H|H-H",
            Help = "Analyses incidents of these hours only: 22-5 is from 22:00 to 05:59; those not known to the minute are left out." + Again,
        },
        new ShiftField(static query => query.Shift, static (query, name) => query with { Shift = name })
        {
            Name = "shift",
            Property = nameof(IncidentQuery.Shift),
            Option = "shift",
            HelpName = "NAME",
            Help = "Analyses incidents of this shift only: early, late or night, or one of ⟨shifts⟩. One whose time is given as a span of a week "
                + "at most counts with its share in the shift; those whose hour is not known are left out.",
        },
        new ShiftsField(static query => query.Shifts, static (query, shifts) => query with { Shifts = shifts })
        {
            Name = "shifts",
            Property = nameof(IncidentQuery.Shifts),
            Option = "shifts",
            HelpName = "TEXT",
            Help = "The shifts with the hours at which they begin and end. The first of them begins the day. "
                + $"Default: \"{ShiftWish.Words(Shifts.Usual)}\".",
        },
        From,
        To,
    ];

    /// <summary>The facets by which incidents are filtered, in order.</summary>
    public static IEnumerable<Facet> Facets => All.OfType<NamesField>().Select(static one => one.Facet);

    /// <summary>The query in its one canonical form: each name once and in order, each limit of time as short as it can be said.</summary>
    /// <typeparam name="TQuery">A query, or what holds more than a query; the rest of it stays as it is.</typeparam>
    public static TQuery Canonical<TQuery>(TQuery query)
        where TQuery : IncidentQuery =>
        (TQuery)All.Aggregate((IncidentQuery)query, static (before, field) => field.Canonical(before));

    /// <summary>What is asked for as it is recorded, name and value; a field that asks for nothing is left out.</summary>
    internal static IEnumerable<(string Name, string Value)> Record(IncidentQuery query)
    {
        foreach (QueryField field in All)
        {
            if (field.Record(query) is { Length: > 0 } value)
                yield return (field.Name, value);
        }
        if (NightHours.Sentence(query) is not null)
            yield return ("nights", "a weekday is the night that begins on it");
    }

    /// <summary>What the filter leaves in, "only tip, only operation Racer"; blank where it lets everything through.</summary>
    internal static string Sentence(IncidentQuery query) =>
        string.Join(", ", All.Select(field => field.Sentence(query)).Where(static words => words.Length > 0));

    /// <summary>What a reader of the results must know of the filter, each one sentence.</summary>
    internal static IEnumerable<string> Notes(IncidentQuery query)
    {
        if (NightHours.Sentence(query) is { } nights)
            yield return nights;
        foreach (string note in All.Select(field => field.Note(query)).OfType<string>())
            yield return note;
    }

    private static NamesField Names(
        string name, string property, Facet facet, Func<IncidentQuery, IReadOnlyList<string>> get,
        Func<IncidentQuery, IReadOnlyList<string>, IncidentQuery> with, string help) =>
        new(facet, facet.Name, get, with) { Name = name, Property = property, Option = facet.Name, HelpName = "NAME", Help = help + Again };
}
