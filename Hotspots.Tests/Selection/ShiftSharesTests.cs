using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Selection;

public sealed class ShiftSharesTests
{
    /// <summary>Minute by minute on a London clock: through weeks in which it changes, too.</summary>
    [Fact]
    public void A_share_is_the_minutes_in_the_shift_over_all_minutes()
    {
        var random = new SeededRandom(17);
        var rows = new List<TestRow>();
        // The weeks about 30 March and 26 October 2025.
        foreach (long week in (long[])[1_743_000_000, 1_761_000_000])
        {
            for (int i = 0; i < 40; i++)
            {
                long from = (week + random.NextInt32(600_000)) / 60 * 60;
                rows.Add(new TestRow { Time = new IncidentTime(from, (uint)(60 * (1 + random.NextInt32(10_079))), TimePrecision.Interval) });
            }
        }
        IncidentTable table = TestRows.Table([.. rows]);
        var facets = new IncidentFacets(table);
        for (int shift = 0; shift < Shifts.Usual.Count; shift++)
        {
            var shares = new ShiftShares(facets, Shifts.Usual, shift);
            for (int i = 0; i < table.Count; i++)
            {
                IncidentTime time = table.Times[i];
                int minutes = (int)time.LengthSeconds / 60, inside = 0;
                for (int minute = 0; minute < minutes; minute++)
                    inside += Shifts.Usual.OfHour(LondonTime.ToClock(time.FromUtcSeconds + 60 * minute).Hour) == shift ? 1 : 0;
                Assert.Equal(inside / (double)minutes, shares.Of(i), 1e-9);
            }
        }
    }

    [Fact]
    public void A_day_a_month_and_a_span_of_more_than_a_week_lie_in_no_shift()
    {
        const uint Week = 7 * 86_400;
        var facets = new IncidentFacets(TestRows.Table(
            [
                new TestRow { Time = TestRows.Day(2025, 3, 4) }, new TestRow { Time = TestRows.Month(2025, 3) },
                new TestRow { Time = IncidentTime.Unknown },
                new TestRow { Time = new IncidentTime(1_741_000_000, Week + 1, TimePrecision.Interval) },
                new TestRow { Time = new IncidentTime(1_741_000_000, Week, TimePrecision.Interval) },
                new TestRow { Time = TestRows.Minute(2025, 3, 4, 23, 0) }, new TestRow { Time = TestRows.Minute(2025, 3, 4, 7, 0) },
            ]));
        double[] night = [.. Enumerable.Range(0, 7).Select(new ShiftShares(facets, Shifts.Usual, 2).Of)];
        Assert.Equal([0, 0, 0, 0, 1 / 3.0, 1, 0], night.Select(static share => Math.Round(share, 15)), static (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Shifts_are_recorded_in_one_form()
    {
        Assert.Null(ShiftWish.Canonical(null));
        Assert.Null(ShiftWish.Canonical("early 7-15,late 15-23,  night 23-7"));
        Assert.Equal("day 06-18, night 18-06", ShiftWish.Canonical("day 6-18, night 18-6"));
    }
}
