using Hotspots.Core.Indexing;
using Hotspots.Core.Placement.Patrols;

namespace Hotspots.Tests.Placement;

public class ControlDaysTests
{
    [Fact]
    public void Every_place_has_as_many_days_and_no_day_has_more_than_one_place_more_than_another()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            int places = 1 + seed % 13, each = seed % 7;
            bool[][] isControl = ControlDays.Draw(places, each, new SeededRandom((ulong)seed));
            Assert.Equal(7, isControl.Length);
            for (int place = 0; place < places; place++)
                Assert.Equal(each, isControl.Count(day => day[place]));
            int[] left = [.. isControl.Select(static day => day.Count(static control => control))];
            Assert.InRange(left.Max() - left.Min(), 0, 1);
        }
    }

    [Fact]
    public void Each_place_meets_each_day_as_often_as_any_other()
    {
        const int draws = 7000;
        var counts = new int[7, 5];
        for (int seed = 0; seed < draws; seed++)
        {
            bool[][] isControl = ControlDays.Draw(5, 2, new SeededRandom((ulong)seed));
            for (int day = 0; day < 7; day++)
            {
                for (int place = 0; place < 5; place++)
                    counts[day, place] += isControl[day][place] ? 1 : 0;
            }
        }
        // Two days of seven: 2,000, give or take five standard deviations of 38.
        foreach (int count in counts)
            Assert.InRange(count, 1810, 2190);
    }

    [Fact]
    public void The_same_seed_draws_the_same_days_and_another_seed_others()
    {
        static string Drawn(ulong seed) => string.Join(' ', ControlDays.Draw(6, 2, new SeededRandom(seed)).SelectMany(static day => day));
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
    }
}
