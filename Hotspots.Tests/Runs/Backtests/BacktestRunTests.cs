using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Tests.Evaluation;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Backtests;

public sealed class BacktestRunTests : IDisposable
{
    private const string Tendring = "references/tendring-2018-10_2019-02-bng.csv";

    /// <summary>Cells of the tool round Clacton-on-Sea, ten by ten.</summary>
    private static readonly CellGrid Cells = CellGrid.At(CellShape.Hexagon, FlagWish.CellMetres, 3828, 1540, 10, 10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Hits_counted_by_hand()
    {
        var text = new StringBuilder("kind,time,easting,northing\n");
        //            Jan Feb Mar Apr
        Add(0, "tip", [5, 4, 0, 4]);
        Add(33, "tip", [3, 0, 6, 2]);
        Add(66, "tip", [1, 2, 0, 1]);
        Add(99, "tip", [0, 1, 2, 3]);
        // Out at sea, where no map could have looked: it counts as missed.
        text.Append("tip,2025-04,623000,212000\n");
        BacktestResult result = Test(text.ToString(), flag: "2cells");
        Assert.Equal("month", result.Record.Horizon);
        Assert.Equal(
            [(1, 9, 7, false), (2, 16, 8, false), (3, 24, 11, true)],
            result.Record.Folds.Select(static fold => (fold.Fold, fold.Trained, fold.Tested, fold.IsKept)));
        // February: A 4, B 0, C 2, D 1, foretold as 5, 3, 1, 0.
        Assert.Equal((4.0, 7L, 4L), Held(result, 1, "counts", 1));
        Assert.Equal((4.0, 7L, 6L), Held(result, 1, "counts", 2));
        // March: 0, 6, 0, 2, foretold as 9, 3, 3, 1: B and C share the second place.
        Assert.Equal((0.0, 8L, 6L), Held(result, 2, "counts", 1));
        Assert.Equal((3.0, 8L, 8L), Held(result, 2, "counts", 2));
        Assert.Equal((0, 6), (Score(result, 2, "counts", 2).TieLow, Score(result, 2, "counts", 2).TieHigh));
        Assert.Equal((8.0, 8L, 8L), Held(result, 2, "counts", 4));
        // April: 4, 2, 1, 3 and one at sea, foretold as 9, 9, 3, 3; the last month alone as 0, 6, 0, 2.
        Assert.Equal((3.0, 11L, 4L), Held(result, 3, "counts", 1));
        Assert.Equal((6.0, 11L, 7L), Held(result, 3, "counts", 2));
        Assert.Equal((10.0, 11L, 10L), Held(result, 3, "counts", 4));
        Assert.Equal((2.0, 11L, 4L), Held(result, 3, "counts-last-month", 1));
        Assert.Equal((5.0, 11L, 7L), Held(result, 3, "counts-last-month", 2));
        BacktestScore last = Score(result, 3, "counts", 2);
        Assert.Equal((0.045, 6 / 11.0, 6 / 7.0, 2), (last.FlaggedKm2, last.HitRate, last.PeiStar, last.Patches));
        Assert.Equal(6 / 11.0 / (0.045 / last.StudyKm2), last.Pai!.Value, 1e-9);
        Assert.Equal(6 / 0.045, last.HitsPerKm2, 1e-9);

        void Add(int cell, string kind, int[] counts)
        {
            GridPoint centre = Cells.CentreOf(cell);
            for (int month = 0; month < counts.Length; month++)
            {
                for (int i = 0; i < counts[month]; i++)
                    text.Append(CultureInfo.InvariantCulture, $"{kind},2025-0{month + 1},{centre.Easting + i:0.0},{centre.Northing - i:0.0}\n");
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void Hits_of_counts_are_those_of_brute_force(ulong seed)
    {
        var random = new SeededRandom(seed);
        var incidents = new List<(int Month, double E, double N)>();
        for (int i = 0; i < 600; i++)
        {
            // A third of the squares of ten, each as often as its number: cells differ, and tie.
            int heap = (int)(12 * random.NextDouble() * random.NextDouble());
            incidents.Add(((int)(5 * random.NextDouble()) + 1, 617_200 + 97 * heap + 160 * random.NextDouble(),
                215_100 + 83 * (heap * 7 % 12) + 160 * random.NextDouble()));
        }
        var text = new StringBuilder("kind,time,easting,northing\n");
        foreach ((int month, double e, double n) in incidents)
            text.Append(CultureInfo.InvariantCulture, $"tip,2025-0{month},{e:R},{n:R}\n");
        BacktestResult result = Test(text.ToString(), flag: "6cells");
        for (int fold = 1; fold <= 4; fold++)
        {
            int test = fold + 1;
            Assert.Equal(Brute(incident => incident < test, test, 6), Score(result, fold, "counts", 6).Hits, 1e-9);
            Assert.Equal(Brute(incident => incident == test - 1, test, 6), Score(result, fold, "counts-last-month", 6).Hits, 1e-9);
            Assert.Equal(incidents.Count(incident => incident.Month == test), Score(result, fold, "counts", 6).Of);
        }

        double Brute(Predicate<int> trains, int test, int flagged)
        {
            var held = new Dictionary<int, (int Train, int Test)>();
            foreach ((int month, double e, double n) in incidents)
            {
                int cell = Enumerable.Range(0, Cells.CellCount).MinBy(c => Cells.CentreOf(c).DistanceTo(new GridPoint(e, n)));
                (int train, int tested) = held.GetValueOrDefault(cell);
                held[cell] = (train + (trains(month) ? 1 : 0), tested + (month == test ? 1 : 0));
            }
            double hits = 0;
            int left = flagged;
            foreach (IGrouping<int, (int Train, int Test)> step in held.Values.Where(static cell => cell.Train > 0)
                .GroupBy(static cell => cell.Train).OrderByDescending(static step => step.Key))
            {
                int taken = Math.Min(left, step.Count());
                hits += step.Average(static cell => cell.Test) * taken;
                left -= taken;
            }
            Assert.Equal(0, left);
            return hits;
        }
    }

    /// <summary>Where every place is alike no map foretells better than another, and none may be called so.</summary>
    [Fact]
    public void Of_scattered_incidents_no_map_is_called_better_than_counts()
    {
        const int Draws = 40;
        int called = 0;
        for (ulong draw = 1; draw <= Draws; draw++)
        {
            var random = new SeededRandom(draw);
            var text = new StringBuilder("kind,time,easting,northing\n");
            for (int i = 0; i < 400; i++)
                text.Append(Tip(i % 5 + 1, 615_000 + 3000 * random.NextDouble(), 215_000 + 3000 * random.NextDouble())).Append('\n');
            BacktestResult result = Test(text.ToString(), flag: "1km2");
            called += result.Record.Choice == "counts" ? 0 : 1;
            Assert.Equal(3, result.Record.Rivals[0].Folds);
        }
        Assert.InRange(called, 0, Draws / 20);
    }

    /// <summary>
    /// Addresses that are struck again and again, each as often as before, and when is drawn by lot: to count them is the best there
    /// is.
    /// </summary>
    [Fact]
    public void Of_incidents_whose_times_are_drawn_by_lot_no_map_is_called_better_than_counts()
    {
        const int Draws = 40;
        int called = 0;
        for (ulong draw = 1; draw <= Draws; draw++)
        {
            var random = new SeededRandom(1000 + draw);
            var text = new StringBuilder("kind,time,easting,northing\n");
            for (int i = 0; i < 400; i++)
            {
                int address = (int)(80 * random.NextDouble() * random.NextDouble());
                text.Append(Tip(1 + (int)(5 * random.NextDouble()), 615_000 + 337 * (address * 7 % 9), 215_000 + 341 * (address * 5 % 10)))
                    .Append('\n');
            }
            called += Test(text.ToString(), flag: "20cells").Record.Choice == "counts" ? 0 : 1;
        }
        Assert.InRange(called, 0, Draws / 20);
    }

    /// <summary>A quarter of many houses, each struck once: counts know the houses that were, a map that smooths knows the quarter.</summary>
    [Fact]
    public void Where_smoothing_is_better_beyond_chance_such_a_map_is_chosen()
    {
        var random = new SeededRandom(5);
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 360; i++)
        {
            (double west, double south, double width, double height) =
                i % 3 > 0 ? (616_000, 215_500, 1500, 1500) : (614_000.0, 214_500.0, 5000.0, 3500.0);
            text.Append(Tip(i % 6 + 1, west + width * random.NextDouble(), south + height * random.NextDouble())).Append('\n');
        }
        BacktestRecord record = Test(text.ToString(), flag: "2km2").Record;
        Assert.Contains(record.Choice, (string[])["blend", "kde", "gi-star"]);
        BacktestRival chosen = record.Rivals.Single(rival => rival.Method == record.Choice);
        Assert.True(chosen.IsBetter && chosen.PCorrected < 0.05 && chosen.OnlyThis > chosen.OnlyCounts && 2 * chosen.FoldsWon > chosen.Folds);
        Assert.Contains("beyond chance", record.Reason, StringComparison.Ordinal);
        BacktestRival lastMonth = record.Rivals.Single(static rival => rival.Method == "counts-last-month");
        Assert.False(lastMonth.IsBetter);
    }

    [SharedFact(Tendring)]
    public void Tendring_is_divided_by_time_as_is_known()
    {
        RunRequest run = Request(SharedData.Path(Tendring)) with
        {
            ColumnChoices = new Dictionary<string, string> { ["easting"] = "E", ["northing"] = "N" },
        };
        BacktestRecord record = BacktestRun.Execute(new BacktestRequest(run), Clock(), null, CancellationToken.None).Record;
        BacktestFoldRecord last = record.Folds[^1];
        Assert.Equal(("month", 4), (record.Horizon, record.Folds.Count));
        Assert.Equal(FieldAnswers.Of("backtest_tendring").GetProperty("n_train").GetInt32(), last.Trained);
        Assert.Equal(FieldAnswers.Of("backtest_tendring").GetProperty("n_test").GetInt32(), last.Tested);
        // There squares, here hexagons of the same size: what 0.99 km² held there is some 402 and 308 of 1,341.
        BacktestSummary counts = record.Kept.Single(static map => map is { Method: "counts", Cells: 44 });
        Assert.InRange(counts.Hits, 402 * 0.9, 402 * 1.1);
        Assert.InRange(counts.PeiStar!.Value, 0.8, 0.9);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter_and_no_map_sees_what_it_is_held_against()
    {
        var random = new SeededRandom(9);
        string[] rows =
        [
            .. Enumerable.Range(0, 300)
                .Select(i => Tip(i % 4 + 1, 616_000 + 2000 * random.NextDouble() * random.NextDouble(), 215_000 + 2000 * random.NextDouble())),
        ];
        string head = "kind,time,easting,northing\n";
        BacktestResult one = Test(head + string.Join('\n', rows)), turned = Test(head + string.Join('\n', rows.Reverse()));
        Assert.Equal(one.Scores, turned.Scores);
        Assert.Equal(one.Record.Answer, turned.Record.Answer);
        // Other incidents in the last month change what is held, and not which ground is flagged.
        string[] others = [.. rows.Where(static row => !row.Contains("2025-04", StringComparison.Ordinal)), Tip(4, 616_500, 215_500)];
        BacktestResult other = Test(head + string.Join('\n', others));
        Assert.Equal(Ground(one), Ground(other));
        BacktestScore[] before = [.. one.Scores.Where(static score => score.Fold < 3)];
        Assert.Equal(before, other.Scores.Where(static score => score.Fold < 3));

        static IEnumerable<(string, int, int, double, double)> Ground(BacktestResult result) => result.Scores.Where(static score => score.Fold == 3)
            .Select(static score => (score.Method, score.Cells, score.Patches, score.AreaToPerimeter, score.StudyKm2));
    }

    /// <summary>Shuffles end where no gathering can be significant any more, and the same ground is flagged as after all of them.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_scan_that_stops_early_flags_the_same_ground(int gathered)
    {
        var random = new SeededRandom(21);
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 400; i++)
            text.Append(Reported(300 * random.NextDouble(), 615_000 + 2500 * random.NextDouble(), 215_000 + 2500 * random.NextDouble()));
        for (int i = 0; i < gathered; i++)
            text.Append(Reported(100 + 10 * random.NextDouble(), 616_000 + 150 * random.NextDouble(), 216_000 + 150 * random.NextDouble()));
        string file = _folder.Write("reports.csv", text.ToString());
        BacktestScore[] usual = Scan([]), all = Scan(new Dictionary<string, double> { ["stop-early"] = 0 });
        Assert.Equal(all, usual);
        // Where no place is named all cells tie for the first.
        IEnumerable<BacktestScore> first = usual.Where(static score => score is { Method: "scan", Cells: 1 });
        Assert.Equal(gathered > 0, first.All(static score => score.TieLow == score.TieHigh));

        BacktestScore[] Scan(Dictionary<string, double> given) =>
        [
            .. BacktestRun.Execute(
                new BacktestRequest(Request(file) with { Given = given }, Folds: 3, Flag: "1cells") { Methods = ["scan"] }, Clock(), null,
                CancellationToken.None).Scores,
        ];

        static string Reported(double day, double easting, double northing) => string.Create(
            CultureInfo.InvariantCulture, $"tip,{new DateTime(2025, 1, 1).AddDays(day):yyyy-MM-dd HH:mm},{easting:0.0},{northing:0.0}\n");
    }

    private BacktestResult Test(string text, string? flag = null) =>
        BacktestRun.Execute(new BacktestRequest(Request(_folder.Write("tips.csv", text)), Flag: flag), Clock(), null, CancellationToken.None);

    private static string Tip(int month, double easting, double northing) =>
        string.Create(CultureInfo.InvariantCulture, $"tip,2025-0{month},{easting:0.0},{northing:0.0}");

    private static RunRequest Request(string file) => new() { Files = [file], Whole = true };

    private static FixedClock Clock() => new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static BacktestScore Score(BacktestResult result, int fold, string method, int cells) =>
        result.Scores.Single(score => score.Fold == fold && score.Method == method && score.Cells == cells);

    private static (double Hits, long Of, long Best) Held(BacktestResult result, int fold, string method, int cells) =>
        Score(result, fold, method, cells) is var score ? (score.Hits, score.Of, score.Best) : default;
}
