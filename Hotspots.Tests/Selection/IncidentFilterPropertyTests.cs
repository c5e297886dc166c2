using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Selection;

/// <summary>Each filter, and all of them together, against a predicate written down row by row.</summary>
public sealed class IncidentFilterPropertyTests
{
    private static readonly string[] Kinds = ["tip", "warrant", "seizure"];
    private static readonly string[] Names = ["", "Racer", "racer", "Sandpiper", "Ünïque"];
    private static readonly string[] Drugs = ["", "cocaine", "heroin", "Cocaine"];
    private static readonly string[] Grades = ["", "1", "2", "3"];

    [Fact]
    public void What_is_kept_is_what_each_row_says() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new SeededRandom((ulong)(uint)seed);
            TestRow[] rows = [.. Enumerable.Range(0, 60).Select(_ => Row(chance))];
            SeizureItem[] items = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i].Kind == "seizure")
                .SelectMany(
                    i => Enumerable.Range(0, Next(chance, 3)).Select(_ => new SeizureItem(i, Drugs[Next(chance, Drugs.Length)], "A", "1", "g")))];
            IncidentTable table = WithDrugs(TestRows.Table(rows, items), rows.Length);
            RunRequest request = Request(chance, table);
            var area = new StudyArea { Name = "whole", Members = [.. Enumerable.Range(0, rows.Length)] };
            int[] expected =
                [.. area.Members.Where(i => Passes(request, rows[i], [.. items.Where(item => item.Incident == i).Select(static item => item.Drug)]))];
            Assert.Equal(expected, new IncidentFilter(request).Keep([area], new IncidentFacets(table))[0].Members);
        }).QuickCheckThrowOnFailure();

    private static bool Passes(RunRequest request, TestRow row, string[] drugs)
    {
        DateTime clock = row.Time.IsKnown ? LondonTime.ToClock(row.Time.FromUtcSeconds) : default;
        bool hasDay = row.Time.Precision is TimePrecision.Day or TimePrecision.Minute, hasClock = row.Time.Precision == TimePrecision.Minute;
        return In(request.Kinds, row.Kind) && In(request.Operations, row.Operation) && In(request.Lines, row.Line) && In(request.Grades, row.Grading)
            && (request.Drugs.Count == 0 || request.Drugs.Any(
                wanted => wanted.Length == 0 ? drugs.All(static d => d.Length == 0) : drugs.Contains(wanted, StringComparer.OrdinalIgnoreCase)))
            && (request.Weekdays.Count == 0 || (hasDay && request.Weekdays.Contains(NightOf(request.Hours, clock).DayOfWeek)))
            && (request.Hours.Count == 0 || (hasClock && request.Hours.Contains(clock.Hour)));
    }

    // Back from an hour after midnight, as long as every hour on the way is asked for: over midnight it is the night before.
    private static DateTime NightOf(IReadOnlyList<int> hours, DateTime clock)
    {
        if (hours.Distinct().Count() == 24 || !Enumerable.Range(0, clock.Hour + 1).All(hours.Contains) || !hours.Contains(23))
            return clock;
        return clock.AddDays(-1);
    }

    private static bool In(IReadOnlyList<string> wanted, string text) => wanted.Count == 0 || wanted.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static RunRequest Request(SeededRandom chance, IncidentTable table)
    {
        IncidentFacets facets = new IncidentFacets(table);
        return new RunRequest
        {
            Files = [],
            // A kind is never blank.
            Kinds = [.. Some(chance, facets.Texts(Facet.Kind)).Where(static kind => kind.Length > 0)],
            Operations = Some(chance, facets.Texts(Facet.Operation)),
            Lines = Some(chance, facets.Texts(Facet.Line)),
            Drugs = [.. Some(chance, facets.Texts(Facet.Drug)).SelectMany(static text => text.Split("; ")).Distinct()],
            Grades = Some(chance, facets.Texts(Facet.Grade)),
            Weekdays = Next(chance, 2) == 0 ? [] : [(DayOfWeek)Next(chance, 7), (DayOfWeek)Next(chance, 7), (DayOfWeek)Next(chance, 7)],
            Hours = Next(chance, 2) == 0 ? [] : [.. Enumerable.Range(Next(chance, 24), 1 + Next(chance, 24)).Select(static hour => hour % 24)],
        };
    }

    // Names that occur, in another case now and then; none for half of the requests.
    private static string[] Some(SeededRandom chance, CodedTextColumn? column)
    {
        if (column is null || column.Texts.Length < 2 || Next(chance, 2) == 0)
            return [];
        string[] known = [.. Enumerable.Range(0, column.Texts.Length).Select(code => column.Texts[code])];
        return [.. Enumerable.Range(0, 1 + Next(chance, 2)).Select(_ => known[Next(chance, known.Length)])
            .Select(name => Next(chance, 2) == 0 ? name.ToUpperInvariant() : name)];
    }

    private static TestRow Row(SeededRandom chance) => new()
    {
        Kind = Kinds[Next(chance, Kinds.Length)],
        Operation = Names[Next(chance, Names.Length)],
        Line = Names[Next(chance, Names.Length)],
        Grading = Grades[Next(chance, Grades.Length)],
        Time = Next(chance, 4) switch
        {
            0 => IncidentTime.Unknown,
            1 => TestRows.Month(2024, 1 + Next(chance, 12)),
            2 => TestRows.Day(2024, 1 + Next(chance, 12), 1 + Next(chance, 28)),
            // Never midnight: a file of midnights only has no hours.
            _ => TestRows.Minute(2024, 1 + Next(chance, 12), 1 + Next(chance, 28), Next(chance, 24), 1 + Next(chance, 59)),
        },
    };

    private static IncidentTable WithDrugs(IncidentTable table, int count) => new()
    {
        Kinds = table.Kinds,
        Times = table.Times,
        Ids = table.Ids,
        SourceFiles = table.SourceFiles,
        SourceLines = table.SourceLines,
        Points = table.Points,
        Items = table.Items,
        Columns =
        [
            .. table.Columns,
            new AttributeColumn(
                "Drug", ColumnRole.Drug,
                CodedTextColumn.From(Enumerable.Range(0, count).Select(i => table.Items.FirstOrDefault(item => item.Incident == i).Drug ?? ""))),
        ],
    };

    private static int Next(SeededRandom chance, int below) => (int)(chance.NextDouble() * below);
}
