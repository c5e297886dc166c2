using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

/// <summary>The window of time that rates and trends are over: that of the run, not of each town's own first and last incident.</summary>
public sealed class StudyPeriodTests
{
    [Fact]
    public void A_town_that_begins_in_July_rises_over_the_year_that_was_asked_for()
    {
        RunResult run = Run(["trend"], new RunRequest { Files = [], From = "2024-01", To = "2024-12", Given = new Dictionary<string, double> { ["period"] = 1 } });
        // Six months of none, then 10 a month: each of 36 pairs rises, no other does.
        Assert.Equal(36, FigureOf(run, "Mold", "s"));
        Assert.Equal(12, FigureOf(run, "Mold", "periods"));
        Assert.True(FigureOf(run, "Mold", "p") < 0.01);
        // The other way round: silent from July on.
        Assert.Equal(-36, FigureOf(run, "Clacton-on-Sea", "s"));
        Assert.Equal(new PeriodRecord("2024-01-01", "2024-12-31"), run.Record.Period);
    }

    [Fact]
    public void Without_limits_the_window_is_that_of_all_incidents_analysed()
    {
        RunResult run = Run(["trend"], new RunRequest { Files = [], Given = new Dictionary<string, double> { ["period"] = 1 } });
        Assert.Equal(new PeriodRecord("2024-01-10", "2024-12-19"), run.Record.Period);
        // January and December are not whole: ten months are left, five without and five with.
        Assert.Equal((10, 25), (FigureOf(run, "Mold", "periods"), FigureOf(run, "Mold", "s")));
        RunResult alone = Run(["trend"], new RunRequest { Files = [], Areas = ["Mold"], Given = new Dictionary<string, double> { ["period"] = 1 } });
        Assert.Equal(new PeriodRecord("2024-07-10", "2024-12-19"), alone.Record.Period);
    }

    [Fact]
    public void One_limit_alone_bounds_one_end()
    {
        Assert.Equal(new PeriodRecord("2023-05-01", "2024-12-19"), Run(["kde"], new RunRequest { Files = [], From = "2023-05" }).Record.Period);
        Assert.Equal(new PeriodRecord("2024-01-10", "2025-02-03T14:30"), Run(["kde"], new RunRequest { Files = [], To = "2025-02-03T14:30" }).Record.Period);
    }

    [Fact]
    public void A_rate_is_over_the_months_of_the_run()
    {
        RunResult run = Run(["kde"], new RunRequest { Files = [], From = "2024-01-01", To = "2024-12-31" });
        foreach (string town in new[] { "Mold", "Clacton-on-Sea" })
            Assert.Equal(12, FigureOf(run, town, "peakPerKm2") / FigureOf(run, town, "peakPerKm2PerMonth"), 9);
    }

    [Fact]
    public void Incidents_of_one_minute_were_watched_for_a_day_and_not_for_a_minute()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 5).Select(static i => new TestRow { Easting = 323_700 + i, Northing = 364_000, Kind = "tip", Time = TestRows.Minute(2024, 6, 1, 14, 5) })];
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [], Methods = ["kde"] }, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
        Assert.Equal(1 / 30.0, FigureOf(run, "Mold", "peakPerKm2") / FigureOf(run, "Mold", "peakPerKm2PerMonth"), 9);
    }

    [Fact]
    public void No_time_at_all_gives_no_window_and_no_rate()
    {
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [], Methods = ["kde"] }, TestRows.Read(TestRows.Table([.. Rows().Select(static row => row with { Time = default })])),
            TimeProvider.System, null, CancellationToken.None);
        Assert.Null(run.Record.Period);
        Assert.DoesNotContain(run.Areas[0].Main.Figures, static figure => figure.Name == "peakPerKm2PerMonth");
    }

    [Fact]
    public void Whole_days_by_the_clock_in_Britain()
    {
        // 31 March 2024 has 23 hours.
        StudyPeriod period = StudyPeriod.Of(TimeColumn.From([TestRows.Minute(2024, 3, 31, 3, 0), TestRows.Minute(2024, 3, 31, 23, 59)]))!.Value;
        Assert.Equal(23 * 3600, period.UntilUtcSeconds - period.FromUtcSeconds);
        Assert.Equal(period.FirstDay, period.LastDay);
        Assert.Equal(1, StudyPeriod.Of(TimeColumn.From([TestRows.Month(2024, 1), default]))!.Value.Months, 9);
        // Three days of January, February of a leap year, and a day of March.
        Assert.Equal(3 / 31.0 + 1 + 1 / 31.0, StudyPeriod.Of(TimeColumn.From([TestRows.Day(2024, 1, 29), TestRows.Day(2024, 3, 1)]))!.Value.Months, 9);
        Assert.Null(StudyPeriod.Of(TimeColumn.From([default])));
    }

    [SharedFact("cases/methods/three-towns.csv")]
    public void Three_towns_of_one_year()
    {
        RunResult run = HotspotRun.Execute(
            new RunRequest
            {
                Files = [SharedData.Path("cases/methods/three-towns.csv")],
                BoundaryFile = SharedData.Path("cases/methods/three.geojson"),
                From = "2024-01",
                To = "2024-12",
                Methods = ["kde", "trend"],
                Given = new Dictionary<string, double> { ["period"] = 1 },
            },
            TimeProvider.System, null, CancellationToken.None);
        Assert.Equal((12, 41), (FigureOf(run, "New", "periods"), FigureOf(run, "New", "s")));
        Assert.Equal(0.0020, FigureOf(run, "New", "p"), 4);
        Assert.Equal(15.8, FigureOf(run, "Three days", "peakPerKm2PerMonth"), 1);
    }

    private static double FigureOf(RunResult run, string area, string name) =>
        run.Areas.Single(found => found.Area.Name == area).Findings.SelectMany(static findings => findings.Figures).Single(figure => figure.Name == name).Value;

    private static RunResult Run(string[] methods, RunRequest request) => HotspotRun.Execute(
        request with { Methods = methods }, TestRows.Read(TestRows.Table([.. Rows()])), TimeProvider.System, null, CancellationToken.None);

    // Ten a month, on the 10th to the 19th: in Clacton in the first half of 2024, in Mold in the second.
    private static IEnumerable<TestRow> Rows()
    {
        for (int month = 1; month <= 12; month++)
        {
            for (int i = 0; i < 10; i++)
            {
                (double e, double n) = month <= 6 ? (617_500, 215_000) : (323_700, 364_000);
                yield return new TestRow { Easting = e + 15 * i, Northing = n, Kind = "tip", Time = TestRows.Day(2024, month, 10 + i) };
            }
        }
    }
}
