using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Analysis.Recurrence;

public sealed class PlaceExcessTests
{
    [Fact]
    public void The_ratio_is_that_of_the_incidents_to_those_expected()
    {
        Excess excess = PlaceExcess.Of(24, 24 * 15, 24 * 10, 1, ExposureMeasure.Boundary)!;
        Assert.Equal((ExposureMeasure.Boundary, 1.5), (excess.Measure, excess.Times));
        Assert.InRange(excess.Times, excess.From, excess.To);
        Assert.Equal(excess.P, excess.Q);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(700)]
    public void As_many_as_expected_prove_nothing(double each) =>
        Assert.Equal(0.5, PlaceExcess.Of(24, 24 * each, 24 * each, 1, ExposureMeasure.Postcodes)!.P, 1e-9);

    [Theory]
    [InlineData(12, 6)]
    [InlineData(15, 10)]
    [InlineData(40, 30)]
    [InlineData(40, 45)]
    public void The_chance_is_near_that_of_Poisson_counts_of_the_whole_set(int there, int expected)
    {
        // Each look sees a half: two of them make the set. The half of one count is what a scale without steps cannot tell.
        double exact = CountTail.AtLeast(2 * there, 2 * expected), next = CountTail.AtLeast(2 * there + 1, 2 * expected);
        Assert.Equal((exact + next) / 2, PlaceExcess.Of(24, 24.0 * there, 24.0 * expected, 1, ExposureMeasure.Postcodes)!.P, 0.01);
    }

    [Fact]
    public void A_place_found_once_has_one_half_to_go_by()
    {
        Excess once =
            PlaceExcess.Of(1, 20, 10, 1, ExposureMeasure.Postcodes)!, often = PlaceExcess.Of(20, 20 * 20, 20 * 10, 1, ExposureMeasure.Postcodes)!;
        Assert.Equal(often.Times, once.Times);
        Assert.True(once.P > often.P && once.To - once.From > often.To - often.From);
    }

    [Fact]
    public void Counts_that_vary_more_make_the_range_wider_and_the_chance_larger()
    {
        Excess calm = PlaceExcess.Of(24, 24 * 30, 24 * 20, 1, ExposureMeasure.Postcodes)!,
            wild = PlaceExcess.Of(24, 24 * 30, 24 * 20, 4, ExposureMeasure.Postcodes)!;
        Assert.Equal(calm.Times, wild.Times);
        Assert.True(wild.P > calm.P && wild.From < calm.From && wild.To > calm.To);
    }

    [Fact]
    public void Three_times_a_large_share_is_sure_and_less_than_the_share_never_is()
    {
        Assert.True(PlaceExcess.Of(24, 24 * 60, 24 * 20, 1, ExposureMeasure.Postcodes)! is { P: < 1e-9, From: > 2 });
        Assert.True(PlaceExcess.Of(24, 24 * 10, 24 * 20, 1, ExposureMeasure.Postcodes)! is { P: > 0.9, To: < 1 });
    }

    [Fact]
    public void Found_in_no_look_it_has_no_ratio()
    {
        Assert.Null(PlaceExcess.Of(0, 0, 0, 1, ExposureMeasure.Postcodes));
        Assert.Null(PlaceExcess.Of(3, 10, 0, 1, ExposureMeasure.Postcodes));
    }

    [Fact]
    public void Counts_by_chance_are_dispersed_as_Poisson_counts_and_bursts_more()
    {
        Assert.InRange(Dispersion(40, static random => random.NextInt32(MadeYear.Days)), 1, 1.15);
        int burst = 0;
        // Twenty events of one fortnight and twenty of another.
        Assert.True(Dispersion(40, random => 28 * (burst++ / 20 % 13) + random.NextInt32(14)) > 4);
    }

    [Fact]
    public void Places_of_fewer_than_five_events_say_nothing() => Assert.Equal(1, Dispersion(4, static _ => 100, more: 200));

    /// <summary>Thirty places, every incident at an address of its own.</summary>
    private static double Dispersion(int each, Func<SeededRandom, int> day, int more = 0)
    {
        const int Places = 30;
        var random = new SeededRandom(5);
        MadeYear made = MadeYear.Even(6, more);
        int first = made.Rows.Count;
        for (int i = 0; i < Places * each; i++)
            made.Rows.Add((5000 + 20 * i, 0, day(random)));
        int[][] places = [.. Enumerable.Range(0, Places).Select(p => Enumerable.Range(first + p * each, each).ToArray())];
        return PlaceExcess.DispersionOf(places, TimeBlocks.Of(made.Points, made.ByDay));
    }
}
