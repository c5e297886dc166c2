using Hotspots.Core.Analysis;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Pipeline;

public sealed class SeveralMethodsTests
{
    private static readonly Parameter Width = new("width", "Width", "m", 1, 100, IsInteger: false, "ten", "Larger: wider.");

    private static readonly AnalysisMethod West = MadeUpMethod.Of(
        "west", static input => MadeUpMethod.Place("west", input, static p => p.Easting < 324_000) with { Notes = ["it looked west"] }, Width);

    private static readonly AnalysisMethod North = MadeUpMethod.Of(
        "north",
        static input => MadeUpMethod.Place("north", input, static p => p.Northing > 364_500) with
        {
            Outlines = [new GeometryFactory().ToGeometry(new Envelope(323_000, 326_000, 364_500, 365_500))],
            Evidence = [[new Figure("p", 0.01, "", "Chance of so much")]],
            Figures = [new Figure("places", 1, "", "One place")],
        });

    private static readonly AnalysisMethod All = MadeUpMethod.Of(
        "all-of-it", static input => MadeUpMethod.Place("all-of-it", input, static _ => true) with { Evidence = [[new Figure("z", 3, "", "")]] });

    [Fact]
    public void Each_place_is_listed_once_with_the_methods_that_agree()
    {
        RunResult run = Execute(new RunRequest { Files = [], Methods = ["west,north", "all-of-it"] });
        Assert.Equal(["west", "north", "all-of-it"], run.Record.Methods);
        Assert.Equal("west", run.Record.Method);
        Assert.Equal(
            [("west", "west all-of-it"), ("north", "north all-of-it")],
            run.Hotspots.OrderBy(h => h.Methods.Count == 0).ThenBy(h => h.Method == "north").Select(h => (h.Method, string.Join(' ', h.Methods))));
        Hotspot north = run.Hotspots.Single(h => h.Method == "north");
        Assert.Equal(3.0, north.AreaKm2);
        Assert.Equal([("north", "p", 0.01), ("all-of-it", "z", 3.0)], north.Evidence.Select(e => (e.Method, e.Figures[0].Name, e.Figures[0].Value)));
        AreaRecord area = Assert.Single(run.Record.Areas);
        Assert.Equal(["west", "north", "all-of-it"], area.Methods.Select(m => m.Method));
        Assert.Equal("places", Assert.Single(area.Methods[1].Figures).Name);
        Assert.Contains("west: it looked west", run.Record.Notes);
    }

    [Fact]
    public void A_number_goes_to_every_method_that_has_it_and_one_that_none_has_is_refused()
    {
        var choice = new MethodChoice(["west", "north"], new Dictionary<string, double> { ["width"] = 5 }, [West, North]);
        Assert.Equal(5, choice.GivenTo(West)["width"]);
        Assert.Empty(choice.GivenTo(North));
        Assert.Contains("None of the methods west, north", Refusal(new() { ["height"] = 5 }, "west", "north"), StringComparison.Ordinal);
        Assert.Contains("⟨width⟩ takes", Refusal(new() { ["width"] = 500 }, "west", "north"), StringComparison.Ordinal);
        Assert.Contains("no parameter \"width\"", Refusal(new() { ["width"] = 5 }, "north"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_for_one_method_goes_to_it_alone_and_one_for_several_is_said()
    {
        AnalysisMethod wide = MadeUpMethod.Of("wide", static input => MadeUpMethod.Place("wide", input, static _ => true), Width);
        MethodChoice own = Choice(new() { ["wide.width"] = 7 });
        Assert.Empty(own.GivenTo(West));
        Assert.Equal(7, own.GivenTo(wide)["width"]);
        Assert.Empty(own.Notes);
        MethodChoice both = Choice(new() { ["width"] = 5 });
        Assert.Equal((5.0, 5.0), (both.GivenTo(West)["width"], both.GivenTo(wide)["width"]));
        Assert.Equal("⟨width 5⟩ goes to each of west and wide; for one of them alone it is written ⟨width wide=5⟩.", Assert.Single(both.Notes));
        Assert.Equal(both.Notes, both.For(hasTimes: true, null).Notes);
        MethodChoice first = Choice(new() { ["width"] = 5, ["wide.width"] = 7 });
        Assert.Equal((5.0, 7.0), (first.GivenTo(West)["width"], first.GivenTo(wide)["width"]));
        Assert.Empty(first.Notes);
        Assert.Contains("method north, which was not asked for", Refusal(new() { ["north.width"] = 5 }, "west"), StringComparison.Ordinal);
        Assert.Contains(
            "The method north has no parameter \"width\"", Refusal(new() { ["north.width"] = 5 }, "west", "north"), StringComparison.Ordinal);
        Assert.Contains("⟨width⟩ takes", Refusal(new() { ["west.width"] = 500 }, "west", "north"), StringComparison.Ordinal);

        MethodChoice Choice(Dictionary<string, double> given) => new(["west", "wide"], given, [West, wide]);
    }

    [Fact]
    public void What_one_method_is_given_leaves_the_others_findings_as_they_were()
    {
        ReadResult read = TestRows.Read(TestRows.Table(
            [.. Enumerable.Range(0, 80)
                .Select(static i => new TestRow { Easting = 323_000 + 37 * (i * i % 41), Northing = 364_000 + 53 * (i * 7 % 29), Kind = "tip" })]));
        double[] alone = P(new()), shared = P(new() { ["permutations"] = 99 }), named = P(new() { ["gi-star.permutations"] = 99 });
        Assert.Equal(alone, named);
        Assert.NotEqual(alone, shared);

        double[] P(Dictionary<string, double> given) => HotspotRun.Execute(
            RunPlan.Open(new RunRequest { Files = [], Methods = ["local-moran", "gi-star"], Given = given }, TimeProvider.System), read, null,
            TimeProvider.System, null, CancellationToken.None)
            .Areas[0].Findings[0].Cells!.Statistics.P;
    }

    [Fact]
    public void All_are_those_that_find_places_and_whose_needs_are_met()
    {
        AnalysisMethod figures = Needing("figures", findsPlaces: false), timed = Needing("timed", needsTimes: true),
            compared = Needing("compared", compares: true);
        var choice = new MethodChoice(["all"], new Dictionary<string, double>(), [West, figures, timed, compared]);
        Assert.Equal(["west", "timed", "compared"], choice.Names);
        MethodChoice bare = choice.For(hasTimes: false, [ComparisonSide.Case, ComparisonSide.Neither]);
        Assert.Equal(["west"], bare.Names);
        Assert.Equal(2, bare.Notes.Count);
        Assert.Equal(["west", "timed", "compared"], choice.For(hasTimes: true, [ComparisonSide.Case, ComparisonSide.Control]).Names);
        var named = new MethodChoice(["west", "timed"], new Dictionary<string, double>(), [West, timed]);
        Assert.Equal(
            "The method timed cannot be used here: no incident has a time.",
            Assert.Throws<ArgumentException>(() => named.For(hasTimes: false, null)).Message);
    }

    [Fact]
    public void A_method_is_given_weights_times_and_sides_of_the_area()
    {
        AnalysisInput? given = null;
        AnalysisMethod looking = MadeUpMethod.Of("looking", input =>
        {
            given = input;
            return MadeUpMethod.Place("looking", input, static _ => false);
        });
        Execute(new RunRequest { Files = [], Methods = ["looking"], Weights = WeightTable.Evidence }, looking);
        Assert.Equal([1, 1, 1, 1, 1, 1, 5, 5], Enumerable.Range(0, given!.Points.Count).Select(given.Points.WeightAt));
        Assert.Equal(TestRows.Month(2019, 1), given.Times![0]);
        Assert.Equal(ComparisonSide.Control, given.Sides![0]);
        Assert.Equal(ComparisonSide.Case, given.Sides![^1]);
        Execute(new RunRequest { Files = [], Methods = ["looking"], Cases = ["Tips"], Controls = ["seizure"] }, looking);
        Assert.Equal(ComparisonSide.Case, given.Sides![0]);
        Assert.True(given.Points.IsUnweighted);
        Assert.Throws<ArgumentException>(() => Execute(new RunRequest { Files = [], Methods = ["looking"], Cases = ["tip"] }, looking));
        Assert.Throws<ArgumentException>(() => Execute(new RunRequest { Files = [], Methods = ["looking"], Cases = ["raid"] }, looking));
    }

    [Fact]
    public void A_method_that_can_do_nothing_with_one_area_says_so_and_with_all_of_them_is_refused()
    {
        AnalysisMethod picky = MadeUpMethod.Of("picky", static input => input.Points.Count > 3
            ? MadeUpMethod.Place("picky", input, static _ => true)
            : throw new ArgumentException("There is too little here."));
        TestRow[] rows = [.. Rows(), new TestRow { Easting = 617_500, Northing = 215_000, Kind = "tip" }];
        RunResult run = Execute(new RunRequest { Files = [], Methods = ["picky"] }, rows, picky);
        Assert.Single(run.Hotspots);
        Assert.Contains(run.Record.Notes, n => n == "picky in Clacton-on-Sea: There is too little here.");
        Assert.Throws<ArgumentException>(() => Execute(new RunRequest { Files = [], Methods = ["picky"] }, [rows[0], rows[^1]], picky));
        Assert.Throws<ArgumentException>(() => Execute(new RunRequest { Files = [], Methods = ["picky"] }, [rows[0]], picky));
    }

    [Fact]
    public void An_incident_in_two_hotspots_is_written_into_the_first()
    {
        using var folder = new TemporaryFolder();
        AnalysisMethod wide =
            MadeUpMethod.Of("wide", static input => MadeUpMethod.Place("wide", input, static p => p.Easting < 323_720 || p.Northing > 364_500));
        TestRow[] rows =
            [.. Rows(), .. Enumerable.Range(0, 9).Select(static i => new TestRow { Easting = 324_100 + i, Northing = 364_900, Kind = "tip" })];
        RunResult run = Execute(new RunRequest { Files = [], Methods = ["west", "wide"] }, rows, West, wide);
        Assert.Equal(2, run.Hotspots.Count);
        Hotspot first = run.Hotspots.Single(h => h.Method == "west"), second = run.Hotspots.Single(h => h.Method == "wide");
        Assert.NotEmpty(first.Members.Intersect(second.Members));
        ReleaseDoor.Write(run, folder.Path, CancellationToken.None);
        using var layer = System.Text.Json.JsonDocument.Parse(folder.Read("incidents.geojson"));
        int[] written =
            [.. layer.RootElement.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties").GetProperty("hotspot"))
            .Select(static h => h.ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : h.GetInt32())];
        Assert.All(first.Members, m => Assert.Equal(first.Rank, written[m]));
        Assert.All(second.Members.Except(first.Members), m => Assert.Equal(second.Rank, written[m]));
    }

    [Fact]
    public void Who_changes_one_number_waits_for_one_method()
    {
        int west = 0, counted = 0;
        AnalysisMethod wide = MadeUpMethod.Of("wide", input => Counted(ref west, "wide", input), Width);
        AnalysisMethod other = MadeUpMethod.Of("other", input => Counted(ref counted, "other", input));
        ReadResult read = TestRows.Read(TestRows.Table(Rows()));
        RunCache? cache = new(read.Placed);
        RunResult Asked(double width, params string[] kinds) => HotspotRun.Execute(
            RunPlan.Open(
                new RunRequest
                {
                    Files = [],
                    Methods = ["wide", "other"],
                    Given = new Dictionary<string, double> { ["width"] = width },
                    Kinds = kinds
                },
                TimeProvider.System, [wide, other]),
            read, cache, TimeProvider.System, null, CancellationToken.None);
        RunResult first = Asked(5);
        Assert.Equal((1, 1), (west, counted));
        Asked(6);
        Assert.Equal((2, 1), (west, counted));
        RunResult again = Asked(5);
        Assert.Equal((2, 1), (west, counted));
        Assert.Equal(first.Record.RunId, again.Record.RunId);
        Assert.Equal(first.Hotspots.Select(static h => (h.Rank, h.Name, h.Weight)), again.Hotspots.Select(static h => (h.Rank, h.Name, h.Weight)));
        Asked(5, "tip");
        Assert.Equal((3, 2), (west, counted));
        // Without a cache nothing is remembered, and the answer is the same.
        cache = null;
        RunResult anew = Asked(5);
        Assert.Equal((4, 3), (west, counted));
        Assert.Equal(first.Record.RunId, anew.Record.RunId);
        Assert.Equal(first.Hotspots.Select(static h => (h.Rank, h.Name, h.Weight)), anew.Hotspots.Select(static h => (h.Rank, h.Name, h.Weight)));

        static MethodFindings Counted(ref int runs, string name, AnalysisInput input)
        {
            Interlocked.Increment(ref runs);
            return MadeUpMethod.Place(name, input, static p => p.Easting < 324_000);
        }
    }

    [Fact]
    public void One_name_means_one_thing_in_the_whole_catalogue() =>
        Assert.All(
            AnalysisCatalog.All.SelectMany(static m => m.Parameters).GroupBy(static p => p.Name, StringComparer.Ordinal),
            static shared =>
            {
                Assert.Single(shared.Select(static p => p.Name).Distinct());
                Assert.Single(shared.Select(static p => p.Unit).Distinct());
                Assert.Single(shared.Select(static p => string.Join(',', p.Choices.Select(static c => c.Name))).Distinct());
            });

    private static string Refusal(Dictionary<string, double> given, params string[] methods) =>
        Assert.Throws<ArgumentException>(() => new MethodChoice(methods, given, [West, North])).Message;

    private static AnalysisMethod Needing(string name, bool findsPlaces = true, bool needsTimes = false, bool compares = false) =>
        new(static (input, _, _, _, _) => MadeUpMethod.Place("", input, static _ => false))
        {
            Name = name,
            Title = name,
            Question = "",
            Family = MethodFamily.Clusters,
            Parameters = [],
            FindsPlaces = findsPlaces,
            NeedsTimes = needsTimes,
            Compares = compares,
        };

    private static RunResult Execute(RunRequest request, params AnalysisMethod[] among) => Execute(request, Rows(), among);

    private static RunResult Execute(RunRequest request, TestRow[] rows, params AnalysisMethod[] among)
    {
        var plan = RunPlan.Open(request, TimeProvider.System, among.Length > 0 ? among : [West, North, All]);
        return HotspotRun.Execute(plan, TestRows.Read(TestRows.Table(rows)), null, TimeProvider.System, null, CancellationToken.None);
    }

    // Six in the west, two of them seizures' neighbours in the north-east: all in Mold.
    private static TestRow[] Rows() =>
    [
        .. Enumerable.Range(0, 6)
            .Select(static i => new TestRow { Easting = 323_700 + 15 * i, Northing = 364_000, Kind = "tip", Time = TestRows.Month(2019, 1 + i) }),
        .. Enumerable.Range(0, 2).Select(static i => new TestRow { Easting = 324_200 + 15 * i, Northing = 364_900, Kind = "seizure" }),
    ];
}
