using System.Reflection;
using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Tests.Selection;

/// <summary>Every property of a query is a line of the table, and every property of a request reaches the key and the record.</summary>
public sealed class QueryFieldsTests
{
    private static readonly RunRequest Nothing = new() { Files = ["a.csv", "b.csv"] };

    /// <summary>Each property that can be set, as it is changed.</summary>
    private static readonly Dictionary<string, RunRequest> Changed = new()
    {
        ["Areas"] = Nothing with { Areas = ["Mold"] },
        ["BoundaryFile"] = Nothing with { BoundaryFile = "beats.geojson" },
        ["Whole"] = Nothing with { Whole = true },
        ["Kinds"] = Nothing with { Kinds = ["tip"] },
        ["Operations"] = Nothing with { Operations = ["Racer"] },
        ["Lines"] = Nothing with { Lines = ["Deano"] },
        ["Drugs"] = Nothing with { Drugs = ["heroin"] },
        ["Grades"] = Nothing with { Grades = ["2BP"] },
        ["Only"] = Nothing with { Only = ["facts"] },
        ["KeepsSuspectedFalse"] = Nothing with { KeepsSuspectedFalse = true },
        ["Weekdays"] = Nothing with { Weekdays = [DayOfWeek.Friday] },
        ["Hours"] = Nothing with { Hours = [22] },
        ["Shift"] = Nothing with { Shift = "Night" },
        ["Shifts"] = Nothing with { Shifts = "day 06-18, night 18-06" },
        ["From"] = Nothing with { From = "2025-01-02" },
        ["To"] = Nothing with { To = "2025-01-02" },
        ["Files"] = Nothing with { Files = ["a.csv", "c.csv"] },
        ["ColumnChoices"] = Nothing with { ColumnChoices = new Dictionary<string, string> { ["longitude"] = "x" } },
        ["Reading"] = Nothing with { Reading = new ReadOptions { Sheet = "2025" } },
        ["Grid"] = Nothing with { Grid = GridSystem.Irish },
        ["Dates"] = Nothing with { Dates = DateOrder.MonthFirst },
        ["Methods"] = Nothing with { Methods = ["kde"] },
        ["ChosenBy"] = Nothing with { ChosenBy = "chosen by back-test 43b964bcde3f: it held most" },
        ["Given"] = Nothing with { Given = new Dictionary<string, double> { ["eps"] = 90 } },
        ["ByShift"] = Nothing with { ByShift = true },
        ["Weights"] = Nothing with { Weights = WeightTable.Evidence },
        ["Harm"] = Nothing with { Harm = "drugs" },
        ["HarmColumn"] = Nothing with { HarmColumn = "notes" },
        ["Cases"] = Nothing with { Cases = ["tip"] },
        ["Controls"] = Nothing with { Controls = ["warrant"] },
        ["PopulationFile"] = Nothing with { PopulationFile = "people.csv" },
        ["Population"] = Nothing with { Population = "adults" },
        ["Marking"] = Nothing with { Marking = "SECRET" },
        ["Profile"] = Nothing with { Profile = "public" },
    };

    /// <summary>What the record does not say among the choices, and where it says it.</summary>
    private static readonly Dictionary<string, string> SaidElsewhere = new()
    {
        ["Files"] = nameof(RunRecord.Inputs),
        ["Methods"] = nameof(RunRecord.Methods),
        ["Marking"] = nameof(RunRecord.Marking),
        ["Profile"] = nameof(RunRecord.Profile),
    };

    /// <summary>How files are read, as each is changed.</summary>
    private static readonly Dictionary<string, ReadOptions> ChangedReading = new()
    {
        ["Sheet"] = new ReadOptions { Sheet = "2025" },
        ["HeaderRow"] = new ReadOptions { HeaderRow = 3 },
        ["Once"] = new ReadOptions { Once = new HashSet<string> { "a.csv" } },
        ["ByPath"] = new ReadOptions { ByPath = Nothing.Files.ToDictionary(static file => file, static _ => new FileReading("2025", null, null)) },
    };

    /// <summary>What of it is in no key, and why.</summary>
    private static readonly Dictionary<string, string> NoPartOfAKey = new()
    {
        ["Columns"] = "a request says them itself, as ColumnChoices",
        ["Grid"] = "a request says it itself",
        ["Dates"] = "a request says it itself",
        ["Clock"] = "what time it is, is nobody's choice",
        ["ColumnsByPath"] = "only who loads files once and runs many times says it, and tells their readings apart by a version",
        ["Question"] = "who looks into a store, and why, goes into its log; which rows it gives, the filters of the run say",
    };

    public static TheoryData<string> Properties => [.. SetOf(typeof(RunRequest))];

    public static TheoryData<string> QueryProperties => [.. SetOf(typeof(IncidentQuery))];

    public static TheoryData<string> ReadingProperties => [.. SetOf(typeof(ReadOptions))];

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_is_asked_is_in_the_key_and_in_the_record(string property)
    {
        Assert.True(
            Changed.TryGetValue(property, out RunRequest? changed),
            $"RunRequest.{property} is new: say here how it is changed, and let it reach RequestKey.");
        Assert.NotEqual(RequestKey.Of(Nothing), RequestKey.Of(changed));
        if (SaidElsewhere.TryGetValue(property, out string? where))
            Assert.NotNull(typeof(RunRecord).GetProperty(where));
        else
            Assert.NotEqual(RecordOf(Nothing), RecordOf(changed));
    }

    [Theory]
    [MemberData(nameof(ReadingProperties))]
    public void How_files_are_read_is_in_the_key_and_in_the_record(string property)
    {
        if (NoPartOfAKey.ContainsKey(property))
            return;
        Assert.True(
            ChangedReading.TryGetValue(property, out ReadOptions? reading),
            $"ReadOptions.{property} is new: say here how it is changed, or why it is in no key.");
        RunRequest changed = Nothing with { Reading = reading };
        Assert.NotEqual(RequestKey.Of(Nothing), RequestKey.Of(changed));
        Assert.NotEqual(RecordOf(Nothing), RecordOf(changed));
    }

    [Theory]
    [MemberData(nameof(QueryProperties))]
    public void A_property_of_a_query_is_one_line_of_the_table(string property)
    {
        QueryField[] lines = [.. QueryFields.All.Where(one => one.Property == property)];
        Assert.True(lines.Length == 1, $"IncidentQuery.{property} has {lines.Length} lines in QueryFields.All: give it one.");
        QueryField field = lines[0];
        Assert.True(Changed.TryGetValue(property, out RunRequest? changed), $"IncidentQuery.{property} is new: say in Changed how it is changed.");
        Assert.Equal("", field.Record(Nothing));
        Assert.NotEqual("", field.Record(changed));
        // What one method found is another's where other incidents were meant.
        Assert.NotEqual(MethodKey(Nothing), MethodKey(changed));
        // A filter that keeps one incident and not another is said in the notes. One that keeps in what is else left out has a note of its own.
        bool filters = property is not ("Areas" or "BoundaryFile" or "Whole" or "Shifts" or "KeepsSuspectedFalse");
        Assert.Equal(filters, field.Sentence(changed).Length > 0);
        Assert.Equal(filters, !new IncidentFilter(changed).IsOpen);
    }

    [Fact]
    public void Names_and_options_of_fields_are_each_their_own()
    {
        Assert.Equal(QueryFields.All.Count, QueryFields.All.Select(static field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(QueryFields.All.Count, QueryFields.All.Select(static field => field.Option).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(QueryFields.All, static field => Assert.EndsWith(".", field.Help, StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_in_its_canonical_form_is_still_the_request_that_it_was()
    {
        RunRequest canonical = QueryFields.Canonical(Nothing with { Kinds = [" Tips ", "tip"], Methods = ["kde"] });
        Assert.Equal(["tip"], canonical.Kinds);
        Assert.Equal(["kde"], canonical.Methods);
    }

    [Fact]
    public void A_file_that_is_named_otherwise_and_holds_the_same_is_the_same_run()
    {
        RunRequest one = Nothing with { BoundaryFile = "one.geojson" }, other = Nothing with { BoundaryFile = "other.geojson" };
        Assert.Equal(IdOf(one, "aa"), IdOf(other, "aa"));
        Assert.NotEqual(IdOf(one, "aa"), IdOf(one, "bb"));
        // Before it is read its path is all that is known.
        Assert.NotEqual(RequestKey.Of(one), RequestKey.Of(other));
    }

    private static string IdOf(RunRequest request, string digest) =>
        RunIdentity.IdOf([], RunIdentity.Choices(request, digest), request.Methods, "OFFICIAL", request.Profile);

    private static string RecordOf(RunRequest request) =>
        string.Join('\n', RunIdentity.Choices(QueryFields.Canonical(request), null).Select(static choice => $"{choice.Key}={choice.Value}"));

    private static string MethodKey(RunRequest request) =>
        RequestKey.OfMethod(RunIdentity.Choices(QueryFields.Canonical(request), request.BoundaryFile), "dbscan", request.Given);

    private static IEnumerable<string> SetOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.SetMethod is { IsPublic: true }).Select(static property => property.Name);
}
