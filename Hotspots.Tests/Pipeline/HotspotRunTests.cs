using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class HotspotRunTests
{
    private static readonly RunRequest Request = new()
    {
        Files = ["not read"],
        Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 3 },
    };

    [Fact]
    public void Towns_are_analysed_apart_and_ranked_together()
    {
        RunResult run = Execute(Request);
        Assert.Equal(["Clacton-on-Sea", "Mold"], run.Areas.Select(a => a.Area.Name));
        Assert.Equal(["Mold", "Clacton-on-Sea", "Mold"], run.Hotspots.Select(h => h.Area));
        Assert.Equal([6, 5, 4], run.Hotspots.Select(h => h.Weight));
        Assert.Equal([1, 2, 3], run.Hotspots.Select(h => h.Rank));
        Assert.Equal([1, 2, 3], run.Hotspots.Select(h => h.RankByDensity).Order());
        Assert.Equal("Earl Road", run.Hotspots[0].Name);
        Assert.All(run.Hotspots, h => Assert.All(h.Members, m => Assert.True(h.Outline.Contains(Point(run, m)))));
        Assert.Equal(16, run.Record.Analysed);
        Assert.Equal(3, run.Record.Hotspots);
        Assert.Equal(new[] { (5, 1, 0), (11, 2, 1) }, run.Record.Areas.Select(a => (a.Incidents, a.Clusters, a.Noise)));
        Assert.All(run.Record.Areas, a => Assert.Equal(ParameterOrigin.Given, a.Parameters[0].Origin));
    }

    [Fact]
    public void The_whole_is_one_area() =>
        Assert.Equal([StudyArea.WholeName], Execute(Request with { Whole = true }).Areas.Select(a => a.Area.Name));

    [Fact]
    public void One_town_alone_is_what_it_is_among_others()
    {
        RunResult all = Execute(Request), mold = Execute(Request with { Areas = ["mold"] });
        Assert.Equal(all.Hotspots.Where(h => h.Area == "Mold").Select(h => h.Name), mold.Hotspots.Select(h => h.Name));
        Assert.Contains(mold.Record.Notes, n => n.StartsWith("5 placed incidents lie in no area", StringComparison.Ordinal));
    }

    [Fact]
    public void A_boundary_stands_for_the_towns()
    {
        using var folder = new TemporaryFolder();
        folder.Write("patch.geojson", """{"type":"Polygon","coordinates":[[[-3.2,53.1],[-3.1,53.1],[-3.1,53.2],[-3.2,53.2],[-3.2,53.1]]]}""");
        RunResult run = Execute(Request with { BoundaryFile = folder.PathOf("patch.geojson") });
        Assert.Equal(11, Assert.Single(run.Areas).Area.Members.Length);
        Assert.Equal("patch.geojson", run.Record.Choices["boundary"]);
        folder.Write("other.geojson", folder.Read("patch.geojson"));
        Assert.Equal(run.Record.RunId, Execute(Request with { BoundaryFile = folder.PathOf("other.geojson") }).Record.RunId);
        folder.Write("other.geojson", folder.Read("patch.geojson").Replace("53.2", "53.3", StringComparison.Ordinal));
        Assert.NotEqual(run.Record.RunId, Execute(Request with { BoundaryFile = folder.PathOf("other.geojson") }).Record.RunId);
    }

    [Fact]
    public void A_filter_leaves_areas_whole_and_is_noted()
    {
        RunResult run = Execute(Request with { Kinds = ["warrant"] });
        Assert.Equal(new[] { ("Clacton-on-Sea", 5), ("Mold", 0) }, run.Areas.Select(a => (a.Area.Name, a.Area.Members.Length)));
        Assert.Contains("11 incidents were left out by the filter: only warrant.", run.Record.Notes);
    }

    [Fact]
    public void Weights_change_the_order_and_not_the_clusters()
    {
        RunResult run = Execute(Request with { Weights = WeightTable.Evidence });
        Assert.Equal(["Clacton-on-Sea", "Mold", "Mold"], run.Hotspots.Select(h => h.Area));
        Assert.Equal([15, 6, 4], run.Hotspots.Select(h => h.Weight));
    }

    [Fact]
    public void Nothing_at_all_is_no_error()
    {
        RunResult run = HotspotRun.Execute(Request, TestRows.Read(IncidentTable.Empty), TimeProvider.System, null, CancellationToken.None);
        Assert.Empty(run.Hotspots);
        Assert.Equal(0, run.Record.Analysed);
    }

    [Fact]
    public void The_marking_follows_the_tips_unless_it_is_given()
    {
        Assert.Equal("OFFICIAL-SENSITIVE", Execute(Request).Record.Marking);
        Assert.Equal("OFFICIAL-SENSITIVE", Execute(Request with { Kinds = ["warrant"] }).Record.Marking);
        Assert.Equal("SECRET", Execute(Request with { Marking = "SECRET" }).Record.Marking);
        ReadResult withoutTips = TestRows.Read(TestRows.Table([.. Rows().Select(r => r with { Kind = "burglary" })]));
        Assert.Equal("OFFICIAL", HotspotRun.Execute(Request, withoutTips, TimeProvider.System, null, CancellationToken.None).Record.Marking);
    }

    [Fact]
    public void The_run_id_depends_on_what_is_asked_and_on_nothing_else()
    {
        string id = Execute(Request).Record.RunId;
        Assert.Matches("^[0-9a-f]{12}$", id);
        var another = new FixedClock(new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(id, HotspotRun.Execute(Request with { Files = ["/elsewhere"] }, Read(), another, null, CancellationToken.None).Record.RunId);
        RunRequest[] others =
        [
            Request with { Given = new Dictionary<string, double> { ["eps"] = 100.5, ["min-points"] = 3 } },
            Request with { Areas = ["Mold"] },
            Request with { Whole = true },
            Request with { Kinds = ["tip"] },
            Request with { From = "2018" },
            Request with { To = "2030" },
            Request with { Weights = WeightTable.Evidence },
            Request with { Marking = "SECRET" },
            Request with { ColumnChoices = new Dictionary<string, string> { ["longitude"] = "x" } },
        ];
        Assert.Equal(others.Length, others.Select(r => Execute(r).Record.RunId).Append(id).Distinct(StringComparer.Ordinal).Count() - 1);
    }

    [Fact]
    public void The_order_of_the_inputs_makes_no_other_run()
    {
        InputFile a = new("a.csv", 1, "aa"), b = new("b.csv", 2, "bb");
        var choices = new Dictionary<string, string>();
        Assert.Equal(
            RunIdentity.IdOf([a, b], choices, ["dbscan"], "OFFICIAL", "internal"),
            RunIdentity.IdOf([b, a with { Name = "renamed.csv" }], choices, ["dbscan"], "OFFICIAL", "internal"));
    }

    [Fact]
    public void Wishes_that_cannot_be_met_are_refused_before_a_file_is_read()
    {
        RunRequest[] bad =
        [
            Request with { Methods = ["magic"] },
            Request with { Given = new Dictionary<string, double> { ["eps"] = -1 } },
            Request with { Whole = true, Areas = ["Mold"] },
            Request with { BoundaryFile = "/no/such/file.geojson" },
            Request with { From = "soon" },
        ];
        foreach (RunRequest request in bad)
        {
            ArgumentException e =
                Assert.Throws<ArgumentException>(() => HotspotRun.Execute(request, TimeProvider.System, null, CancellationToken.None));
            Assert.DoesNotContain("Parameter '", e.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
        }
        Assert.Throws<OutputException>(
            () => HotspotRun.Execute(Request with { Profile = "public" }, TimeProvider.System, null, CancellationToken.None));
        Assert.Throws<OutputException>(() => HotspotRun.Execute(Request with { Marking = " " }, TimeProvider.System, null, CancellationToken.None));
    }

    [Fact]
    public void Progress_never_goes_back_and_ends_at_one()
    {
        var told = new Told();
        HotspotRun.Execute(Request, Read(), TimeProvider.System, told, CancellationToken.None);
        Assert.Equal(told.Fractions.Order(), told.Fractions);
        Assert.Equal(1, told.Fractions[^1]);
    }

    [Fact]
    public void Cancelled_it_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(
            () => HotspotRun.Execute(Request, Read(), TimeProvider.System, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Incidents_read_in_another_order_make_the_same_hotspots()
    {
        TestRow[] rows = [.. Rows()];
        RunResult one = Execute(Request);
        Array.Reverse(rows);
        RunResult other = HotspotRun.Execute(Request, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
        Assert.Equal(
            one.Hotspots.Select(h => (h.Rank, h.Name, h.Area, h.Weight)), other.Hotspots.Select(h => (h.Rank, h.Name, h.Area, h.Weight)));
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("st-dbscan")]
    public void Two_bursts_on_the_same_ground_are_listed_apart_and_named_by_their_dates(string method)
    {
        // Some in the whole of Mold in any week of a year; ten in March and eight in October in Earl Road.
        var random = new SeededRandom(4);
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 200).Select(i => new TestRow
            {
                Easting = 322_800 + 2000 * random.NextDouble(), Northing = 363_000 + 2000 * random.NextDouble(), Kind = "tip",
                Time = TestRows.Day(2019, 1 + i % 12, 1 + i % 28),
            }),
            .. Enumerable.Range(0, 18).Select(i => new TestRow
            {
                Easting = 323_700 + 2 * i, Northing = 364_000, Kind = "tip", Street = "On or near Earl Road",
                Time = i < 10 ? TestRows.Day(2019, 3, 5 + i % 3) : TestRows.Day(2019, 10, 8 + i % 2),
            }),
        ];
        var request = new RunRequest
        {
            Files = ["not read"],
            Methods = [method],
            Given = method == "scan" ? new Dictionary<string, double>() : new Dictionary<string, double> { ["eps"] = 50, ["eps-days"] = 5 },
        };
        RunResult run = HotspotRun.Execute(request, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
        Hotspot[] bursts = [.. run.Hotspots.Where(h => h.Name.StartsWith("Earl Road", StringComparison.Ordinal))];
        Assert.Equal(2, bursts.Length);
        Assert.Matches(@"^Earl Road \(.*March 2019.*\)$", bursts[0].Name);
        Assert.Matches(@"^Earl Road \(.*October 2019.*\)$", bursts[1].Name);
        Assert.Empty(bursts[0].Members.Intersect(bursts[1].Members));
        Assert.True(bursts[0].Outline.Intersects(bursts[1].Outline));
        Assert.True(bursts[0].Rank < bursts[1].Rank);
        Assert.Equal(run.Hotspots.Count, run.Hotspots.Select(h => h.RankByDensity).Distinct().Count());
        Assert.All(bursts, burst => Assert.True(burst.Evidence.Single().Figures.Single(f => f.Name == "p").Value <= 0.05));
    }

    private static RunResult Execute(RunRequest request) =>
        HotspotRun.Execute(request, Read(), new FixedClock(DateTimeOffset.UnixEpoch), null, CancellationToken.None);

    private static ReadResult Read() => TestRows.Read(TestRows.Table([.. Rows()]));

    private static NetTopologySuite.Geometries.Point Point(RunResult run, int member) =>
        new(run.Read.Placed.Points.Eastings[member], run.Read.Placed.Points.Northings[member]);

    private static IEnumerable<TestRow> Rows()
    {
        for (int i = 0; i < 6; i++)
            yield return new TestRow
            {
                Easting = 323_700 + 15 * i,
                Northing = 364_000,
                Kind = "tip",
                Street = "On or near Earl Road",
                Time = TestRows.Month(2019, 1 + i)
            };
        for (int i = 0; i < 4; i++)
            yield return new TestRow { Easting = 324_700 + 15 * i, Northing = 364_000, Kind = "tip" };
        yield return new TestRow { Easting = 322_300, Northing = 363_000, Kind = "tip" };
        for (int i = 0; i < 5; i++)
            yield return new TestRow { Easting = 617_500, Northing = 215_000 + 15 * i, Kind = "warrant", Street = "On or near Pier Avenue" };
    }

    private sealed class Told : IProgress<RunProgress>
    {
        public List<double> Fractions { get; } = [];

        public void Report(RunProgress value)
        {
            lock (Fractions)
                Fractions.Add(value.Fraction);
        }
    }
}
