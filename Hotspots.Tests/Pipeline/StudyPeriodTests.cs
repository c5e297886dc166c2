using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

/// <summary>The window of time that rates and trends are over: that of the run, not of each town's own first and last incident.</summary>
public sealed class StudyPeriodTests
{
    [Fact]
    public void A_town_that_begins_in_July_rises_over_the_year_that_was_asked_for()
    {
        RunResult run = Run(
            ["trend"], new RunRequest { Files = [], From = "2024-01", To = "2024-12", Given = new Dictionary<string, double> { ["period"] = 1 } });
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
        Assert.Equal(
            new PeriodRecord("2024-01-10", "2025-02-03T14:30"), Run(["kde"], new RunRequest { Files = [], To = "2025-02-03T14:30" }).Record.Period);
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
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 5)
            .Select(static i => new TestRow { Easting = 323_700 + i, Northing = 364_000, Kind = "tip", Time = TestRows.Minute(2024, 6, 1, 14, 5) })
        ];
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [], Methods = ["kde"] }, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
        Assert.Equal(1 / 30.0, FigureOf(run, "Mold", "peakPerKm2") / FigureOf(run, "Mold", "peakPerKm2PerMonth"), 9);
    }

    [Fact]
    public void No_time_at_all_gives_no_window_and_no_rate()
    {
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [], Methods = ["kde"] },
            TestRows.Read(TestRows.Table([.. Rows().Select(static row => row with { Time = default })])),
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
        Assert.Equal(
            3 / 31.0 + 1 + 1 / 31.0, StudyPeriod.Of(TimeColumn.From([TestRows.Day(2024, 1, 29), TestRows.Day(2024, 3, 1)]))!.Value.Months, 9);
        Assert.Null(StudyPeriod.Of(TimeColumn.From([default])));
    }

    [Theory]
    [InlineData(1987)]
    [InlineData(2031)]
    [InlineData(1987, 1988, 2000)]
    [InlineData(1987, 2031, 2032)]
    public void Dates_far_astray_change_no_rate_no_trend_and_no_word(params int[] years)
    {
        string[] methods = ["dbscan", "kde", "trend", "scan"];
        // Where the rows of Mold lie, so that the places have them too.
        TestRow[] rows = [.. Rows()];
        RunResult clean = RunOf(methods, new RunRequest { Files = [] }, [.. rows, .. years.Select(static _ => Stray(default))]);
        RunResult astray = RunOf(methods, new RunRequest { Files = [] }, [.. rows, .. years.Select(static year => Stray(TestRows.Day(year, 3, 2)))]);
        Assert.Equal(clean.Record.Period, astray.Record.Period);
        foreach ((AreaResult expected, AreaResult area) in clean.Areas.Zip(astray.Areas))
        {
            foreach ((MethodFindings before, MethodFindings after) in expected.Findings.Zip(area.Findings))
                Assert.Equal(before.Figures, after.Figures);
        }
        Assert.Equal(
            clean.Hotspots.Select(static h => (h.Members.Length, h.Sureness?.Word, h.Sureness?.Repeats)),
            astray.Hotspots.Select(static h => (h.Members.Length, h.Sureness?.Word, h.Sureness?.Repeats)));
        Assert.Contains(astray.Hotspots, h => h.Members.Contains(rows.Length));
        Assert.Equal(
            years.Any(static year => year < 2024),
            astray.Record.Notes.Any(static note => note.Contains("before the rest", StringComparison.Ordinal)));
        Assert.Equal(
            years.Any(static year => year > 2024), astray.Record.Notes.Any(static note => note.Contains("after the rest", StringComparison.Ordinal)));
        Assert.DoesNotContain(clean.Record.Notes, static note => note.Contains("the rest", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_astray_is_said_with_its_date_and_what_to_do()
    {
        TestRow[] rows = [.. Rows(), Stray(TestRows.Day(1987, 3, 2)), Stray(TestRows.Month(2031, 5)), Stray(TestRows.Month(2032, 5))];
        RunResult run = RunOf(["kde"], new RunRequest { Files = [] }, rows);
        Assert.Equal(new PeriodRecord("2024-01-10", "2024-12-19"), run.Record.Period);
        Assert.Contains(
            "1 incident is dated 1987-03-02, 36 years before the rest: it stays on the map, and its date is not believed nor counted in the period; "
            + "give ⟨from⟩ to say otherwise.", run.Record.Notes);
        Assert.Contains(
            "2 incidents are dated 2031-05 or farther off, 6 years after the rest: they stay on the map, and their dates are not believed nor "
            + "counted in the period; give ⟨to⟩ to say otherwise.", run.Record.Notes);

        // Who gives a limit is believed.
        RunResult from = RunOf(["kde"], new RunRequest { Files = [], From = "1980" }, rows);
        Assert.Equal(new PeriodRecord("1980-01-01", "2024-12-19"), from.Record.Period);
        Assert.DoesNotContain(from.Record.Notes, static note => note.Contains("before the rest", StringComparison.Ordinal));
        RunResult both = RunOf(["kde"], new RunRequest { Files = [], From = "1980", To = "2040" }, rows);
        Assert.Equal(new PeriodRecord("1980-01-01", "2040-12-31"), both.Record.Period);
        Assert.DoesNotContain(both.Record.Notes, static note => note.Contains("the rest", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_sparse_years_are_one_period()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 40).Select(static i => Stray(TestRows.Month(2014 + i / 4, i % 4 * 3 + 1)))];
        RunResult run = RunOf(["kde"], new RunRequest { Files = [] }, rows);
        Assert.Equal(new PeriodRecord("2014-01-01", "2023-10-31"), run.Record.Period);
        Assert.DoesNotContain(run.Record.Notes, static note => note.Contains("the rest", StringComparison.Ordinal));
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
        run.Areas.Single(found => found.Area.Name == area).Findings.SelectMany(static findings => findings.Figures)
            .Single(figure => figure.Name == name).Value;

    private static RunResult Run(string[] methods, RunRequest request) => RunOf(methods, request, [.. Rows()]);

    private static RunResult RunOf(string[] methods, RunRequest request, TestRow[] rows) => HotspotRun.Execute(
        request with { Methods = methods }, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);

    private static TestRow Stray(IncidentTime time) => new() { Easting = 323_760, Northing = 364_003, Kind = "tip", Time = time };

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
