using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Runs.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Lines;

public sealed class LineTurfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_falls_and_another_rises_at_the_same_places()
    {
        var rows = new LineRows();
        // Two places of both, 40 and 6 of Rico, 5 and 41 of JJ; a third place of Rico alone has no say.
        Spread(rows, "Rico line", 0, 40, 6);
        Spread(rows, "JJ line", 0, 5, 41);
        for (int i = 0; i < 30; i++)
            rows.Add("tip", $"2024-{1 + i % 6:00}-{2 + i % 20:00}", 900 + 300, 0, "Rico line");
        LineLink link = Assert.Single(rows.Run(_folder).Links);
        Assert.Equal(("JJ line", "Rico line", TurfWord.BFell), (link.A, link.B, link.Turf));
        Assert.Equal((2, 5, 41, 40, 6), (link.Places, link.BeforeA, link.AfterA, link.BeforeB, link.AfterB));
        Assert.True(link.TurfP is > 0 and < 0.001);
        Assert.Equal(link.TurfP, link.TurfQ);
        Assert.Contains(rows.Run(_folder).Answer, static said => said.Contains(
            "At the 2 places of both, Rico line had fewer (40, then 6) and JJ line more (5, then 41) from 3 July 2024", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_falling_is_no_change_and_few_are_not_tested()
    {
        var both = new LineRows();
        Spread(both, "Rico line", 0, 40, 6);
        Spread(both, "JJ line", 0, 41, 5);
        LineLink link = Assert.Single(both.Run(_folder).Links);
        Assert.Equal(TurfWord.NoChange, link.Turf);
        Assert.Equal(1, link.TurfP);
        var few = new LineRows();
        Spread(few, "Rico line", 0, 40, 6);
        Spread(few, "JJ line", 0, 1, 8);
        link = Assert.Single(few.Run(_folder).Links);
        Assert.Equal(TurfWord.TooFew, link.Turf);
        Assert.Null(link.TurfP);
    }

    /// <summary>Counts of the same rate before and after: both must differ, which is rarer than one in twenty.</summary>
    [Fact]
    public void Where_nothing_changes_hardly_any_pair_is_called_changed()
    {
        var random = new SeededRandom(6);
        var periods = Periods();
        int called = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            (TwoPeriods a, TwoPeriods b) = (Half(random, 24, periods), Half(random, 24, periods));
            called += LineTurf.PValue(a, b) <= 0.05 ? 1 : 0;
        }
        Assert.InRange(called, 0, 8);
    }

    [Fact]
    public void The_dispersion_is_variance_over_mean_of_28_days()
    {
        TurfPeriods periods = Periods();
        // Blocks of 6, 0, 6, 0, 6, 0 in the earlier period: mean 3, squares 54 / 3 over 5 degrees; one each in the later: 0 over 5.
        var own = new List<Sighting>();
        for (int block = 0; block < 6; block++)
        {
            for (int i = 0; i < (block % 2 == 0 ? 6 : 0); i++)
                own.Add(On(periods.FirstBefore + 28 * block + i));
            own.Add(On(periods.FirstAfter + 28 * block));
        }
        Assert.Equal(54.0 / 3 / 10, LineTurf.Dispersion(own, periods), 1e-12);
        Assert.Equal(1, LineTurf.Dispersion([On(periods.FirstBefore)], periods), 1e-12);
    }

    private static TurfPeriods Periods() => new(0, 181, 182, 363, IsMonthly: false);

    private static Sighting On(long day) => new(0, 0, day, day, 1, SightingKind.Tip);

    private static TwoPeriods Half(SeededRandom random, int count, TurfPeriods periods)
    {
        int after = Enumerable.Range(0, count).Count(_ => random.NextInt32(2) == 1);
        return new TwoPeriods(count - after, after, periods.LastBefore - periods.FirstBefore + 1, periods.LastAfter - periods.FirstAfter + 1);
    }

    // Evenly over the halves of 2024, by turns at two places 300 m apart.
    private static void Spread(LineRows rows, string line, int east, int before, int after)
    {
        for (int i = 0; i < before; i++)
            rows.Add("tip", Day(new DateOnly(2024, 1, 3), i, before), east + 300 * (i % 2), 0, line);
        for (int i = 0; i < after; i++)
            rows.Add("tip", Day(new DateOnly(2024, 7, 3), i, after), east + 300 * (i % 2), 0, line);
    }

    private static string Day(DateOnly first, int i, int of) =>
        first.AddDays(178 * i / of).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
