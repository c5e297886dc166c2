using System.Globalization;
using System.Text;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class PlaceSurenessTests
{
    [Fact]
    public void Every_hotspot_of_the_sample_has_a_word_and_both_claims()
    {
        RunResult run = Sample(new RunRequest { Files = [] });
        Assert.True(run.Hotspots.Count > 10);
        foreach (Hotspot hotspot in run.Hotspots)
        {
            Sureness sure = hotspot.Sureness!;
            Assert.Equal((SurenessBasis.Recurrence, hotspot.Members.Length), (sure.Basis, sure.Incidents));
            SurenessSettings settings = run.Record.Areas.Single(area => area.Name == hotspot.Area).Sureness!;
            Assert.Equal(settings.Why, SurenessSentences.CodeOf(sure.Why));
            if (sure.Why != TooLittle.None)
                continue;
            Assert.Equal(settings.Looks, sure.Looks);
            Assert.InRange(sure.Repeats, 0, sure.Looks);
            ExpectedShare expected = sure.Expected!.Value;
            int area = run.Areas.Single(a => a.Area.Name == hotspot.Area).Area.Members.Length;
            Assert.Equal((double)hotspot.Members.Length / area, expected.Now, 1e-12);
            Assert.InRange(expected.Share, expected.From, Math.Min(expected.Now, expected.To));
            Excess excess = sure.Excess!;
            Assert.Equal(settings.Exposure, SurenessSentences.CodeOf(excess.Measure));
            Assert.InRange(excess.Times, excess.From, excess.To);
            Assert.InRange(excess.Q, excess.P, 1);
        }
        Assert.Contains(run.Hotspots, static h => h.Sureness!.Word == SurenessWord.Clear);
        Assert.Contains(run.Hotspots, static h => h.Sureness!.Why == TooLittle.None && h.Sureness!.Word != SurenessWord.Clear);
    }

    [Fact]
    public void The_corrected_chance_is_that_of_Benjamini_and_Hochberg_over_all_listed_places()
    {
        Excess[] all =
            [.. Sample(new RunRequest { Files = [] }).Hotspots.Select(static h => h.Sureness?.Excess).OfType<Excess>().OrderBy(static e => e.P)];
        Assert.True(all.Length > 10);
        for (int i = 0; i < all.Length; i++)
        {
            // min over the larger ones of p · m / rank.
            double expected = Enumerable.Range(i, all.Length - i).Min(k => Math.Min(1, all[k].P * all.Length / (k + 1)));
            Assert.Equal(expected, all[i].Q, 1e-12);
        }
    }

    [Fact]
    public void Places_that_only_a_later_method_found_are_asked_too_and_what_is_remembered_changes_nothing()
    {
        ReadResult read = ReadSample();
        RunRequest wide = new() { Files = [], Given = new Dictionary<string, double> { ["eps"] = 140 } },
            several = new() { Files = [], Methods = ["dbscan,hdbscan"] };
        _ = Execute(wide, read);
        RunResult warm = Execute(several, read), cold = Execute(several, ReadSample());
        Assert.Contains(warm.Hotspots, static h => h.Method == "hdbscan");
        Assert.All(warm.Hotspots, static h => Assert.NotNull(h.Sureness));
        Assert.Equal(cold.Hotspots.Select(static h => h.Sureness), warm.Hotspots.Select(static h => h.Sureness));
    }

    [Theory]
    [InlineData("st-dbscan")]
    [InlineData("scan")]
    public void A_method_of_time_brings_its_own_chance(string method)
    {
        RunResult run = Sample(new RunRequest { Files = [], Methods = [method] });
        Assert.NotEmpty(run.Hotspots);
        foreach (Hotspot hotspot in run.Hotspots)
        {
            Sureness sure = hotspot.Sureness!;
            double p = hotspot.Evidence.Single(e => e.Method == method).Figures.Single(static f => f.Name == "p").Value;
            Assert.Equal((SurenessBasis.ShuffledTimes, p), (sure.Basis, sure.P));
            Assert.Equal(p <= 0.01 ? SurenessWord.Clear : p <= 0.05 ? SurenessWord.Likely : SurenessWord.Unsure, sure.Word);
            Assert.Null(sure.Expected);
            Assert.Null(sure.Excess);
        }
        Assert.All(run.Record.Areas, static area => Assert.Null(area.Sureness));
    }

    [Fact]
    public void The_neighbours_that_a_user_asks_for_are_fewer_in_a_part()
    {
        // Eighty in a crowd: a half has some forty. Fifty of all are, by the square root, thirty-five of a half.
        MadeUpIncidents made = Crowded(80, 400, 12);
        RunResult run = Run(
            made.ToCsv(monthsKnown: false),
            new RunRequest { Files = [], Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 50 } });
        Hotspot crowd = Assert.Single(run.Hotspots);
        Assert.True(crowd.Sureness! is { Looks: 24, Repeats: >= 16 }, $"{crowd.Sureness}");
    }

    [Fact]
    public void Without_dates_or_with_one_month_nothing_can_be_told_and_the_places_are_listed_all_the_same()
    {
        MadeUpIncidents made = Crowded(60, 200, 30);
        string[] lines = made.ToCsv(monthsKnown: true).TrimEnd().Split('\n');
        AssertTooLittle(string.Join('\n', lines.Select(static line => WithTime(line, ""))), TooLittle.NoTimes, "no dates");
        AssertTooLittle(string.Join('\n', lines.Select(static line => WithTime(line, "2024-03"))), TooLittle.OneMonth, "one month");
        AssertTooLittle(
            string.Join('\n', lines.Select(static (line, i) => WithTime(line, $"2024-03-{1 + i % 28:00}"))), TooLittle.ShortTime, "four weeks");

        static void AssertTooLittle(string csv, TooLittle why, string what)
        {
            RunResult run = Run(csv);
            Assert.True(run.Hotspots.Count > 0, what);
            foreach (Sureness sure in run.Hotspots.Select(static h => h.Sureness!))
            {
                Assert.Equal((SurenessWord.TooLittle, why), (sure.Word, sure.TooLittle));
                Assert.True(sure is { Looks: 0, Repeats: 0, Expected: null, Excess: null }, what);
            }
            Assert.Equal(SurenessSentences.CodeOf(why), run.Record.Areas[0].Sureness!.Why);
        }

        static string WithTime(string line, string time)
        {
            string[] cells = line.Split(',');
            cells[2] = cells[2] == "time" ? "time" : time;
            return string.Join(',', cells);
        }
    }

    [Fact]
    public void A_crowd_is_clear_from_days_and_from_months_and_a_run_may_be_repeated()
    {
        MadeUpIncidents made = Crowded(60, 400, 30);
        foreach (bool months in new[] { false, true })
        {
            RunResult run = Run(made.ToCsv(months)), again = Run(made.ToCsv(months));
            Hotspot crowd = run.Hotspots.MaxBy(static h => h.Members.Count(static i => i >= 400))!;
            Assert.Equal(SurenessWord.Clear, crowd.Sureness!.Word);
            Assert.Equal(months ? "month" : "fortnight", run.Record.Areas[0].Sureness!.Block);
            Assert.Equal(run.Hotspots.Select(static h => h.Sureness), again.Hotspots.Select(static h => h.Sureness));
        }
    }

    [Fact]
    public void Ground_with_postcodes_is_compared_by_them_and_ground_without_by_its_extent()
    {
        MadeUpIncidents town = Crowded(60, 400, 30), sea = town.Moved(-60_000, 60_000);
        GridPoint corner = MadeUpIncidents.Corner;
        Assert.All(Drawn(town, 0, 0).Hotspots, static h => Assert.Equal(ExposureMeasure.Postcodes, h.Sureness!.Excess!.Measure));
        RunResult run = Drawn(sea, -60_000, 60_000);
        Assert.All(run.Hotspots, static h => Assert.Equal(ExposureMeasure.Boundary, h.Sureness!.Excess!.Measure));
        Sureness crowd = run.Hotspots.MaxBy(static h => h.Members.Count(static i => i >= 400))!.Sureness!;
        Assert.True(crowd.Excess!.IsMore);
        // 60 of 460 in a crowd 30 m wide: more than its share of the ground of 1.5 by 1.5 km, and no more than all of it.
        Assert.InRange(crowd.Excess.Times, 1.2, 60);

        RunResult Drawn(MadeUpIncidents made, double east, double north)
        {
            using var folder = new TemporaryFolder();
            string boundary = folder.Write("square.geojson", Square(corner.Easting + east, corner.Northing + north, MadeUpIncidents.Side));
            return Run(made.ToCsv(monthsKnown: false), new RunRequest { Files = [], BoundaryFile = boundary });
        }
    }

    [SharedFact("cases/methods/thousand-at-one-corner.csv")]
    public void A_thousand_at_one_corner_are_clear()
    {
        RunResult run = Execute(
            new RunRequest { Files = [], BoundaryFile = SharedData.Path("cases/methods/small.geojson") },
            Read(SharedData.Path("cases/methods/thousand-at-one-corner.csv")));
        Hotspot corner = run.Hotspots.MaxBy(static h => h.Members.Length)!;
        Assert.True(corner.Members.Length > 900);
        Assert.Equal(SurenessWord.Clear, corner.Sureness!.Word);
    }

    [SharedTheory("cases/methods/even.csv")]
    [InlineData("even.csv")]
    [InlineData("even-3-strays.csv")]
    public void Of_an_even_spread_nothing_is_clear_or_likely(string file)
    {
        RunResult run = Execute(new RunRequest { Files = [] }, Read(SharedData.Path("cases/methods/" + file)));
        Assert.All(run.Hotspots, static h => Assert.Contains(h.Sureness!.Word, (SurenessWord[])[SurenessWord.Unsure, SurenessWord.TooLittle]));
    }

    [Theory]
    [InlineData(-5017.3, 0)]
    [InlineData(5017.3, 0)]
    [InlineData(0, -5017.3)]
    [InlineData(0, 5017.3)]
    public void Strays_on_any_side_leave_words_and_figures_as_they_are(double east, double north)
    {
        MadeUpIncidents made = Crowded(60, 400, 30), strayed = made.Moved(0, 0);
        GridPoint corner = MadeUpIncidents.Corner;
        foreach ((double along, double day) in new[] { (0, 40.5), (800, 180.5), (1500, 300.5) })
            strayed.Add(corner.Easting + 750 + east + (north == 0 ? 0 : along), corner.Northing + 750 + north + (east == 0 ? 0 : along), day);
        AssertSame(Run(made.ToCsv(monthsKnown: false), Fixed()).Hotspots, Run(strayed.ToCsv(monthsKnown: false), Fixed()).Hotspots);
    }

    [SharedFact("cases/methods/even.csv")]
    public void Three_strays_among_five_hundred_leave_words_and_figures_as_they_are() => AssertSame(
        Execute(Fixed(), Read(SharedData.Path("cases/methods/even.csv"))).Hotspots,
        Execute(Fixed(), Read(SharedData.Path("cases/methods/even-3-strays.csv"))).Hotspots);

    private static RunRequest Fixed() => new() { Files = [], Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 10 } };

    /// <summary>The same places with the same words, and figures that differ by what three incidents more are of all.</summary>
    private static void AssertSame(IReadOnlyList<Hotspot> clean, IReadOnlyList<Hotspot> strayed)
    {
        Assert.True(clean.Count > 2);
        Dictionary<string, Sureness> known = strayed.ToDictionary(static h => string.Join(',', h.Members.Order()), static h => h.Sureness!);
        Assert.Equal(clean.Count, known.Count);
        foreach (Hotspot hotspot in clean)
        {
            Sureness sure = hotspot.Sureness!, other = known[string.Join(',', hotspot.Members.Order())];
            Assert.Equal((sure.Word, sure.Looks, sure.Excess!.IsMore), (other.Word, other.Looks, other.Excess!.IsMore));
            Assert.InRange(other.Repeats, sure.Repeats - 1, sure.Repeats + 1);
            Assert.Equal(sure.Excess.Times, other.Excess!.Times, 0.02 * sure.Excess.Times);
        }
    }

    private static MadeUpIncidents Crowded(int crowd, int others, double sigma)
    {
        var random = new SeededRandom(21);
        MadeUpIncidents made = MadeUpIncidents.Even(random, others);
        made.AddCrowd(random, crowd, sigma);
        return made;
    }

    private static string Square(double west, double south, double side)
    {
        var corners = new StringBuilder();
        foreach ((double e, double n) in new[] { (0, 0), (side, 0), (side, side), (0, side), (0.0, 0.0) })
            corners.Append(CultureInfo.InvariantCulture, $"{(corners.Length > 0 ? "," : "")}[{west + e},{south + n}]");
        return """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[{"type":"Feature","properties":{"name":"Square"},"geometry":{"type":"Polygon","coordinates":[["""
            + corners + "]]}}]}";
    }

    private static RunResult Sample(RunRequest request) => Execute(request, ReadSample());

    private static ReadResult ReadSample() => Read(Repository.Path("data", "county-lines.csv"));

    private static ReadResult Read(string path) => IncidentFiles.Read([path], ReadOptions.Default);

    private static RunResult Run(string csv, RunRequest? request = null)
    {
        using var folder = new TemporaryFolder();
        return Execute(request ?? new RunRequest { Files = [] }, Read(folder.Write("made.csv", csv)));
    }

    private static RunResult Execute(RunRequest request, ReadResult read) =>
        HotspotRun.Execute(request, read, TimeProvider.System, null, CancellationToken.None);
}
