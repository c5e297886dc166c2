using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Desktop.Seam;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Contracts;

/// <summary>The cases of selections that the page's tests read too.</summary>
public sealed class SelectionCasesTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Cases().Selections.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_host_keeps_what_the_case_says(string name)
    {
        CaseFile file = Cases();
        CaseSelection one = file.Selections.Single(other => other.Name == name);
        IncidentQuery query = QueryOf(one.Filters);
        var facets = new IncidentFacets(Table(file.Incidents));
        IReadOnlyList<StudyArea> areas = new AreaDivider(query, BoundaryFile.Of(query)?.Polygons).Divide(facets).Areas;
        IReadOnlyList<StudyArea> kept = new IncidentFilter(query).Keep(areas, facets);
        Assert.Equal(one.Kept, kept.SelectMany(static area => area.Members).Order().Select(i => file.Incidents[i].Id));
    }

    /// <summary>A page asks the host which incidents lie in an area in the box: its tests take the answer from the cases.</summary>
    [Fact]
    public void Within_a_boundary_lie_the_incidents_that_the_cases_say()
    {
        CaseFile file = Cases();
        var facets = new IncidentFacets(Table(file.Incidents));
        Assert.NotEmpty(file.Boundaries);
        foreach ((string boundary, string[] expected) in file.Boundaries)
        {
            byte[] marks = IncidentsWithin.Of(boundary, facets);
            Assert.Equal(expected, file.Incidents.Where((_, i) => marks[i] == 1).Select(static one => one.Id));
        }
    }

    /// <summary>A page has these columns from the host: its tests take them from the cases.</summary>
    [Fact]
    public void What_grades_and_kinds_amount_to_is_what_the_cases_say()
    {
        CaseFile file = Cases();
        var facets = new IncidentFacets(Table(file.Incidents));
        Assert.Equal(file.Incidents.Select(static one => one.Reliance), file.Incidents.Select((_, i) => facets.Texts(Facet.Reliance)![i]));
        Assert.Equal(file.Incidents.Select(static one => one.Basis), file.Incidents.Select((_, i) => facets.Texts(Facet.Basis)![i]));
    }

    [Fact]
    public void Every_filter_of_a_page_has_a_case_that_leaves_something_out()
    {
        CaseFile file = Cases();
        string[] without = [.. FiltersConverter.Fields.Keys.Where(name =>
            !Array.Exists(file.Selections, one => one.Filters.ContainsKey(name) && one.Kept.Length < file.Incidents.Length))];
        Assert.True(
            without.Length == 0,
            $"selection-cases.json has no selection by \"{string.Join("\", \"", without)}\" that leaves an incident out: write one.");
    }

    // By the list of fields: a new one needs a case, and nothing here.
    private static IncidentQuery QueryOf(Dictionary<string, JsonElement> filters) =>
        filters.Aggregate((IncidentQuery)new RunRequest { Files = [] }, static (query, said) =>
            QueryFields.All.Single(one => one.Name == said.Key) switch
        {
            QueryField<IReadOnlyList<string>> names => names.With(query, said.Value.Deserialize<string[]>()!),
            QueryField<IReadOnlyList<DayOfWeek>> days => days.With(query, said.Value.Deserialize<DayOfWeek[]>()!),
            QueryField<IReadOnlyList<int>> hours => hours.With(query, said.Value.Deserialize<int[]>()!),
            QueryField<bool> isOn => isOn.With(query, said.Value.GetBoolean()),
            QueryField<string?> text => text.With(query, said.Value.GetString()),
            QueryField other => throw new NotSupportedException(other.Name),
        });

    private static IncidentTable Table(CaseIncident[] incidents)
    {
        SeizureItem[] items = [.. incidents.SelectMany(static (one, i) => one.Drugs.Select(drug => new SeizureItem(i, drug, "", "", "")))];
        IncidentTable table = TestRows.Table(
            [.. incidents.Select(static one => new TestRow
            {
                Kind = one.Kind,
                Town = one.Area,
                Operation = one.Operation,
                Line = one.Line,
                Time = Time(one.Time),
                Easting = one.Area == "Mold" ? 323_700 : 617_000,
                Northing = one.Area == "Mold" ? 364_000 : 215_000,
            })],
            items);
        // Whatever else incidents say is a column with the role of that name: a case of a new filter needs nothing here.
        IEnumerable<AttributeColumn> others = incidents.SelectMany(static one => one.Others?.Keys ?? Enumerable.Empty<string>()).Distinct()
            .Select(name => Column(
                name, Enum.Parse<ColumnRole>(name, ignoreCase: true), one => one.Others?.GetValueOrDefault(name).ToString() ?? ""));
        AttributeColumn[] more =
        [
            .. others,
            Column("Drug", ColumnRole.Drug, static one => one.Drugs.FirstOrDefault() ?? ""),
            Column("Source", ColumnRole.Source, static one => Letter(one, 0)),
            Column("Intelligence", ColumnRole.Intelligence, static one => Letter(one, 1)),
            Column("Handling", ColumnRole.Handling, static one => Letter(one, 2)),
        ];
        return new IncidentTable
        {
            Kinds = table.Kinds,
            Times = table.Times,
            Ids = table.Ids,
            SourceFiles = table.SourceFiles,
            SourceLines = table.SourceLines,
            Points = table.Points,
            Items = table.Items,
            Columns = [.. table.Columns, .. more],
        };

        AttributeColumn Column(string name, ColumnRole role, Func<CaseIncident, string> text) =>
            new(name, role, CodedTextColumn.From(incidents.Select(text)));

        static string Letter(CaseIncident one, int at) => one.Grade.Length > at ? one.Grade[at..(at + 1)] : "";
    }

    private static IncidentTime Time(string text)
    {
        if (text.Length == 0)
            return IncidentTime.Unknown;
        if (text.Split('/') is [string first, string last])
        {
            IncidentTime begins = Time(first), ends = Time(last);
            return new IncidentTime(begins.FromUtcSeconds, (uint)(ends.UntilUtcSeconds - begins.FromUtcSeconds), TimePrecision.Interval);
        }
        int[] parts = [.. text.Split('-', 'T', ':').Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        return parts switch
        {
            [int year] => new IncidentTime(
                TestRows.Month(year, 1).FromUtcSeconds,
                (uint)(TestRows.Month(year, 12).UntilUtcSeconds - TestRows.Month(year, 1).FromUtcSeconds), TimePrecision.Year),
            [int year, int month] => TestRows.Month(year, month),
            [int year, int month, int day] => TestRows.Day(year, month, day),
            _ => TestRows.Minute(parts[0], parts[1], parts[2], parts[3], parts[4]),
        };
    }

    private static CaseFile Cases() =>
        JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Repository.Path("Hotspots.Tests", "Contracts", "selection-cases.json")), Web)!;

    private sealed record CaseFile(string About, CaseIncident[] Incidents, Dictionary<string, string[]> Boundaries, CaseSelection[] Selections);

    private sealed record CaseIncident(
        string Id, string Kind, string Area, string Operation, string Line, string[] Drugs, string Grade, string Reliance, string Basis,
        string Time)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; init; }
    }

    private sealed record CaseSelection(string Name, Dictionary<string, JsonElement> Filters, string[] Kept);
}
