using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Backtests;

public sealed class BacktestWishesTests
{
    [Fact]
    public void A_plan_is_as_many_cells_as_teams_visit()
    {
        Assert.Equal(21, FlagWish.Parse("plan", teams: 3, visits: 7).Cells);
        Assert.Equal([10, 21, 42], FlagWish.Parse("Plan", teams: 3, visits: 7).Sizes);
        Assert.Contains("⟨visits N⟩", Assert.Throws<ArgumentException>(static () => FlagWish.Parse("plan", teams: 3)).Message,
            StringComparison.Ordinal);
        Assert.Contains("⟨flag plan⟩", Assert.Throws<ArgumentException>(static () => FlagWish.Parse(null, visits: 3)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => FlagWish.Parse("plan", teams: 100_000, visits: 100_000));
    }

    /// <summary>0.25 to 0.75 square miles of 2.589988 km² each, in cells of 150 m: 29 to 86.</summary>
    [Fact]
    public void The_ground_of_the_challenge_is_a_quarter_to_three_quarters_of_a_square_mile()
    {
        const double MileKm2 = 2.589988110336, CellKm2 = 0.0225;
        Assert.Equal([(int)Math.Ceiling(MileKm2 / 4 / CellKm2), 44, (int)Math.Floor(3 * MileKm2 / 4 / CellKm2)], FlagWish.Parse(null, isNij: true)
            .Sizes);
        Assert.Equal(1, FlagWish.Parse(null, isNij: true).Asked);
        Assert.Equal((0, 2), (FlagWish.Parse("29cells", isNij: true).Asked, FlagWish.Parse("29cells", isNij: true).Sizes.Length));
        Assert.Throws<ArgumentException>(static () => FlagWish.Parse("28cells", isNij: true));
        Assert.Throws<ArgumentException>(static () => FlagWish.Parse("87cells", isNij: true));
        string[] kept = ["7d", "14d", "month", "2months", "3months"], others = ["28d", "8d", "4months", "1d"];
        Assert.All(kept, static text => Assert.True(BacktestParameters.Horizon.Parse(text).IsNij));
        Assert.All(others, static text => Assert.False(BacktestParameters.Horizon.Parse(text).IsNij));
    }

    [Theory]
    [InlineData("2months", "2 months")]
    [InlineData("1months", "month")]
    [InlineData("12 months", "12 months")]
    public void Several_months_are_a_horizon(string text, string words) => Assert.Equal(words, BacktestParameters.Horizon.Parse(text).Words);

    [Theory]
    [InlineData("13months")]
    [InlineData("0months")]
    [InlineData("months")]
    public void Too_many_months_and_none_are_refused(string text) => Assert.Throws<ArgumentException>(() => BacktestParameters.Horizon.Parse(text));

    [Fact]
    public void Maps_are_named_as_methods_are_and_parts_of_the_past_by_short_names()
    {
        MapWish usual = MapWish.Parse(null), all = MapWish.Parse(["all"]), some = MapWish.Parse(["KDE,last-month", "hdbscan"]);
        Assert.True(usual.HasBlend && all.HasBlend && !some.HasBlend);
        Assert.Equal(["counts", "blend", "kde", "gi-star", "dbscan"], usual.Methods);
        Assert.Equal(["counts", "kde", "hdbscan"], some.Methods);
        Assert.Equal(["counts-last-month", "counts-28-days"], some.Counts);
        Assert.Equal(usual.Counts, all.Counts);
        Assert.True(MapWish.Parse(["blend"]).HasBlend);
        Assert.All(AnalysisCatalog.All, static method => Assert.Equal(
            method.FindsPlaces, Record.Exception(() => MapWish.Parse([method.Name])) is null));
        Assert.Contains("choose of counts, 12-months, last-month, last-year, dbscan",
            Assert.Throws<ArgumentException>(static () => MapWish.Parse(["magic"])).Message, StringComparison.Ordinal);
    }

    /// <summary>What a method says of places without drawing anything is what its map says there.</summary>
    [Theory]
    [InlineData("gi-star")]
    [InlineData("kde")]
    public void Scores_are_those_of_the_map_that_the_method_draws(string name)
    {
        var random = new SeededRandom(17);
        double[] eastings = new double[900], northings = new double[900];
        for (int i = 0; i < eastings.Length; i++)
        {
            double spread = i % 3 == 0 ? 3000 : 400;
            (eastings[i], northings[i]) = (500_000 + spread * random.NextDouble(), 200_000 + spread * random.NextDouble());
        }
        var points = new PointSet(eastings, northings);
        AnalysisMethod method = AnalysisCatalog.Find(name);
        var given = new Dictionary<string, double>();
        MethodFindings drawn = method.Run(AnalysisInput.Of(points), given, null, CancellationToken.None);
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Hexagon, 150, margin: 1);
        int[] cells = [.. Enumerable.Range(0, grid.CellCount)];
        double[] scores = method.Scores!(AnalysisInput.Of(points), given, Array.ConvertAll(cells, grid.CentreOf),
            new WorkSharing(2, CancellationToken.None));
        double[] ofMap = MapScores.OfFindings(drawn, points, grid, cells);
        double highest = ofMap.Max();
        if (name == "gi-star")
            Assert.Equal(ofMap, scores);
        // A surface has one value a cell of its own, some metres from the centre that is asked about.
        else
            Assert.All(cells, cell => Assert.InRange(scores[cell] - ofMap[cell], -0.15 * highest, 0.15 * highest));
        Assert.Equal(Array.IndexOf(ofMap, highest), Array.IndexOf(scores, scores.Max()));
        Assert.Equal(scores, method.Scores(AnalysisInput.Of(points), given, Array.ConvertAll(cells, grid.CentreOf),
            new WorkSharing(1, CancellationToken.None)));
    }

    [Fact]
    public void What_a_back_test_chose_is_what_a_run_draws()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("backtest.json", Written("blend", "Counts with a quarter of their neighbours"));
        ChosenMap chosen = ChosenMap.Of(path);
        Assert.Equal(("blend", 0.45), (chosen.Method, chosen.Given["ground"]));
        RunRequest request = chosen.Applied(new RunRequest { Files = [], Methods = ["kde"] });
        Assert.Equal(["blend"], request.Methods);
        Assert.Equal("chosen by back-test 43b964bcde3f: It held most.", request.ChosenBy);
        Assert.Equal(0.9, chosen.Applied(new RunRequest { Files = [], Given = new Dictionary<string, double> { ["ground"] = 0.9 } }).Given["ground"]);
        Assert.Empty(ChosenMap.Of(folder.Write("backtest.json", Written("kde", "Density"))).Given);
        string window = folder.Write("backtest.json", Written("counts-28-days", "Counts of the last 28 days"));
        Assert.Contains("chose counts of the last 28 days", Assert.Throws<ArgumentException>(() => ChosenMap.Of(window)).Message,
            StringComparison.Ordinal);
        foreach (string text in (string[])["", "[]", "{}", """{"choice":7}"""])
            Assert.Contains("is no record of a back-test", Assert.Throws<ArgumentException>(() => ChosenMap.Of(folder.Write("other.json", text)))
                .Message,
                StringComparison.Ordinal);

        static string Written(string choice, string title) => $$"""
            {"runId":"43b964bcde3f","choice":"{{choice}}","reason":"It held most.","choices":{"flaggedCells":"20"},
             "kept":[{"method":"{{choice}}","title":"{{title}}","cells":10,"flaggedKm2":0.225},
                     {"method":"{{choice}}","title":"{{title}}","cells":20,"flaggedKm2":0.45}]}
            """;
    }
}
