using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Effects;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Evaluation.Effects;

public sealed class MatchedPlacesTests
{
    private const int Earlier = 8, Columns = Earlier + 2;
    private const double Apart = 500;

    [Fact]
    public void The_best_control_is_that_of_the_definition()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            (PlaceTable table, int[] ground, int[] ring) = Draw(seed, places: 60, towns: 3);
            var places = new MatchedPlaces(table, 1, Apart, Apart);
            foreach (bool sameTown in (bool[])[true, false])
            {
                int[] may = [.. Enumerable.Range(1, table.Count - 1).Where(p => MayBe(table, ground, 0, p, sameTown))];
                int[] alike = [.. may.Where(p => Sum(ring, p) <= 2 * Sum(ring, 0) + 10 && 2 * Sum(ring, p) + 10 >= Sum(ring, 0))];
                int[] asked = alike.Length > 0 ? alike : may;
                int? expected = asked.Length == 0 ? null : asked.MinBy(p => (Misfit(ground, 0, p), p));
                FittedControl[] best = places.Best(0, sameTown, 3);
                Assert.Equal(expected, best.Length == 0 ? null : best[0].Place);
                Assert.Equal(best.Select(static one => one.Fit).Order(), best.Select(static one => one.Fit));
                foreach (FittedControl one in best)
                {
                    Assert.Equal(Misfit(ground, 0, one.Place), one.Fit, 1e-9);
                    Assert.DoesNotContain(best, other => other != one && Touch(table, one.Place, other.Place));
                }
            }
        }
    }

    [Fact]
    public void A_placebo_has_as_much_before_and_a_control_of_its_own()
    {
        int seen = 0;
        for (ulong seed = 1; seed <= 10; seed++)
        {
            (PlaceTable table, int[] ground, int[] ring) = Draw(seed, places: 80, towns: 2);
            var places = new MatchedPlaces(table, 2, Apart, Apart);
            PlaceboDifference[] found = places.Placebos(sameTown: true, sameTownControls: true, most: 999, seed: 1, CancellationToken.None);
            int own = Sum(ground, 0), before = ground[Earlier];
            foreach (PlaceboDifference placebo in found)
            {
                Assert.NotEqual(0, placebo.Place);
                Assert.Equal(table.Towns[0], table.Towns[placebo.Place]);
                Assert.InRange(2 * Sum(ground, placebo.Place), own, 4 * own);
                Assert.InRange(2 * ground[placebo.Place * Columns + Earlier], before, 4 * before);
                Assert.Equal(places.Best(placebo.Place, true, 1)[0].Place, placebo.Control);
                Assert.True(MayBe(table, ground, placebo.Place, placebo.Control, true));
                // (T₁ − T₀) − (C₁ − C₀) + (D₁ − D₀) − (E₁ − E₀), before twice as long.
                double expected = Change(ground, placebo.Place) - Change(ground, placebo.Control) + Change(ring, placebo.Place)
                    - Change(ring, placebo.Control);
                Assert.Equal(expected, placebo.Matched.Difference.Total.Value, 1e-9);
                Assert.True(placebo.Matched.Dispersion >= 1);
                seen++;
            }
        }
        Assert.True(seen > 50);
    }

    [Fact]
    public void So_many_are_drawn_as_are_asked_for_and_the_seed_says_which()
    {
        (PlaceTable table, _, _) = Draw(3, places: 300, towns: 1);
        var places = new MatchedPlaces(table, 1, Apart, Apart);
        int[] all = Chosen(999, 1), some = Chosen(20, 1), same = Chosen(20, 1), other = Chosen(20, 2);
        Assert.True(all.Length > 25);
        Assert.Equal(20, some.Length);
        Assert.Equal(some, same);
        Assert.NotEqual(some, other);
        Assert.Empty(some.Except(all));

        int[] Chosen(int most, ulong seed) =>
            [.. places.Placebos(true, true, most, seed, CancellationToken.None).Select(static placebo => placebo.Place)];
    }

    [Fact]
    public void With_fewer_than_six_earlier_periods_nothing_is_matched()
    {
        int[] counts = [.. Enumerable.Repeat(4, 2 * 7)];
        var table = new PlaceTable(5, counts, counts, [0, 5000], [0, 0], [0, 0]);
        Assert.Empty(new MatchedPlaces(table, 1, Apart, Apart).Best(0, true, 3));
        Assert.Single(new MatchedPlaces(table, 1, Apart, Apart, fewestPeriods: 5).Best(0, true, 3));
    }

    [Fact]
    public void Places_at_the_very_distance_are_apart_and_nearer_ones_are_not()
    {
        int[] counts = [.. Enumerable.Repeat(4, 2 * Columns)];
        MatchedPlaces At(double east) => new(new PlaceTable(Earlier, counts, counts, [0, east], [0, 0], [0, 0]), 1, Apart, Apart);
        Assert.Single(At(Apart).Best(0, true, 3));
        Assert.Empty(At(Apart - 0.001).Best(0, true, 3));
    }

    [Fact]
    public void A_drift_apart_has_the_p_of_Cochran_and_Armitage()
    {
        // Three groups of 20 with 5, 10, 15 of one kind: T = Σ t(x − n/2) = 10, Var = ½·½·20·2 = 10, z = √10.
        double p = PreTrend.P([5, 10, 15], [15, 10, 5], [0, 1, 2], 1);
        Assert.Equal(0.00156540225800, p, 1e-9);
        Assert.True(PreTrend.P([5, 10, 15], [15, 10, 5], [0, 1, 2], 4) > p);
        Assert.Equal(1, PreTrend.P([5, 5, 5, 5], [9, 9, 9, 9], [0, 1, 2, 3], 1), 1e-12);
        Assert.True(double.IsNaN(PreTrend.P([5, 6], [5, 6], [0, 1], 1)));
        Assert.True(double.IsNaN(PreTrend.P([0, 0, 0], [5, 6, 7], [0, 1, 2], 1)));
    }

    private static (PlaceTable Table, int[] Ground, int[] Ring) Draw(ulong seed, int places, int towns)
    {
        var random = new SeededRandom(seed);
        int[] ground = new int[places * Columns], ring = new int[places * Columns], town = new int[places];
        double[] east = new double[places], north = new double[places];
        for (int p = 0; p < places; p++)
        {
            int busy = 3 + random.NextInt32(15);
            for (int c = 0; c < Columns; c++)
                (ground[p * Columns + c], ring[p * Columns + c]) = (random.NextInt32(busy), random.NextInt32(2 * busy));
            (east[p], north[p], town[p]) = (4000 * random.NextDouble(), 4000 * random.NextDouble(), random.NextInt32(towns));
        }
        return (new PlaceTable(Earlier, ground, ring, east, north, town), ground, ring);
    }

    private static bool MayBe(PlaceTable table, int[] ground, int place, int other, bool sameTown) =>
        !Touch(table, place, other) && (!sameTown || table.Towns[place] == table.Towns[other])
        && 2 * Sum(ground, other) >= Sum(ground, place) && Sum(ground, other) <= 2 * Sum(ground, place);

    private static bool Touch(PlaceTable table, int one, int other) =>
        Math.Abs(table.Eastings[one] - table.Eastings[other]) < Apart && Math.Abs(table.Northings[one] - table.Northings[other]) < Apart;

    private static int Sum(int[] counts, int place) => counts[(place * Columns)..(place * Columns + Earlier)].Sum();

    private static double Change(int[] counts, int place) => counts[place * Columns + Earlier + 1] - counts[place * Columns + Earlier] / 2.0;

    private static double Misfit(int[] counts, int one, int other) => ControlFit.Distance(
        counts.AsSpan(one * Columns, Earlier), counts.AsSpan(other * Columns, Earlier));
}
