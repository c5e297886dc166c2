using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Lines;

namespace Hotspots.Tests.Runs.Lines;

public sealed class LineReachesTests
{
    [Theory]
    [InlineData(true, 0, 10, 89)]
    [InlineData(false, 0, 10, 90)]
    [InlineData(true, 0, 0, 0)]
    [InlineData(false, 0, 1)]
    [InlineData(true, 0, 200, 250, 280, 500)]
    public void Three_within_ninety_days_reach_a_town(bool expected, params int[] days) =>
        Assert.Equal(expected, LineReaches.IsReached(days.Select(static day => On(day, day))));

    [Fact]
    public void A_month_reaches_where_all_of_it_lies_within()
    {
        Assert.True(LineReaches.IsReached([On(0, 30), On(31, 58), On(59, 89)]));
        Assert.False(LineReaches.IsReached([On(0, 30), On(31, 58), On(60, 90)]));
        Assert.False(LineReaches.IsReached([On(0, 0), On(1, 1), new Sighting(0, 0, LineSightings.NoDay, LineSightings.NoDay, 1, SightingKind.Tip)]));
    }

    [Fact]
    public void Reach_is_that_of_every_window_there_is()
    {
        var random = new SeededRandom(8);
        int reached = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            Sighting[] own = [.. Enumerable.Range(0, 2 + random.NextInt32(8)).Select(_ =>
            {
                int day = random.NextInt32(500);
                return On(day, day + (random.NextInt32(3) == 0 ? random.NextInt32(31) : 0));
            })];
            bool expected = Enumerable.Range(-100, 700).Any(
                start => own.Count(one => one.FirstDay >= start && one.LastDay < start + LineReaches.WithinDays) >= LineReaches.Enough);
            Assert.Equal(expected, LineReaches.IsReached(own));
            reached += expected ? 1 : 0;
        }
        Assert.InRange(reached, 50, 250);
    }

    [Theory]
    [InlineData(nameof(LineStatus.Active), 40, 100, null)]
    [InlineData(nameof(LineStatus.Quiet), 39, 100, null)]
    [InlineData(nameof(LineStatus.ClosedHolds), 40, 100, 40)]
    [InlineData(nameof(LineStatus.TooEarly), 40, 100, 41)]
    [InlineData(nameof(LineStatus.SeenSince), 40, 100, 39)]
    [InlineData(nameof(LineStatus.Active), 90, 100, 101)]
    public void The_status_is_that_of_the_last_day(string expected, int last, int end, int? closed) =>
        Assert.Equal(expected, LineReaches.StatusOf([On(3, 3), On(last, last)], end, closed).ToString());

    [Fact]
    public void A_month_that_holds_the_closure_may_have_been_before_it()
    {
        Assert.Equal(LineStatus.ClosedHolds, LineReaches.StatusOf([On(30, 59)], 200, 45));
        Assert.Equal(LineStatus.SeenSince, LineReaches.StatusOf([On(60, 89)], 200, 45));
        Assert.Equal(LineStatus.Unknown, LineReaches.StatusOf([], 200, null));
    }

    [Fact]
    public void The_core_is_the_fewest_cells_that_hold_four_fifths()
    {
        // 5, 3, 1 and 1 of ten: the two largest hold eight of them.
        long[] cells = [1, 1, 1, 1, 1, 2, 2, 2, 3, 4];
        Assert.Equal(2 * 0.0225, LineReaches.CoreKm2(cells.Select(static cell => On(0, 0) with { Cell = cell })));
        var random = new SeededRandom(2);
        for (int trial = 0; trial < 50; trial++)
        {
            Sighting[] own = [.. Enumerable.Range(0, 1 + random.NextInt32(12)).Select(_ => On(0, 0) with { Cell = random.NextInt32(6) })];
            int[] counts = [.. own.GroupBy(static one => one.Cell).Select(static cell => cell.Count())];
            int fewest = Enumerable.Range(0, 1 << counts.Length)
                .Where(set => 5 * counts.Where((_, i) => (set >> i & 1) == 1).Sum() >= 4 * own.Length)
                .Min(static set => System.Numerics.BitOperations.PopCount((uint)set));
            Assert.Equal(fewest * 0.0225, LineReaches.CoreKm2(own)!.Value, 1e-12);
        }
        Assert.Null(LineReaches.CoreKm2([On(0, 0) with { Cell = LineSightings.NoCell }]));
    }

    [Theory]
    [InlineData(617_500, 214_800)]
    [InlineData(0, 0)]
    [InlineData(149.99, 150)]
    [InlineData(-10, -160)]
    public void A_cell_is_a_square_of_150_m_that_holds_its_point(double easting, double northing)
    {
        var cell = LineReaches.CellAt(new GridPoint(easting, northing));
        Assert.Equal(22_500, cell.Area);
        Assert.True(cell.EnvelopeInternal.Covers(easting, northing));
        Assert.Equal(0, cell.EnvelopeInternal.MinX % 150);
        Assert.Equal(0, cell.EnvelopeInternal.MinY % 150);
    }

    [Fact]
    public void Of_equally_early_times_the_most_exact_is_the_first()
    {
        IncidentTime month = new(1000, 2_592_000, TimePrecision.Month), minute = new(1000, 60, TimePrecision.Minute);
        Assert.Equal(minute, LineReaches.First([month, minute]));
        Assert.Equal(month, LineReaches.Last([minute, month]));
        Assert.False(LineReaches.First([]).IsKnown);
    }

    private static Sighting On(long first, long last) => new(0, 0, first, last, 1, SightingKind.Tip);
}
