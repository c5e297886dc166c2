using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Tests.Statistics;

public sealed class MultipleTestingTests
{
    private const double Alpha = 0.05;

    [Fact]
    public void The_example_of_Benjamini_and_Hochberg_1995_rejects_the_four_smallest()
    {
        // The paper's 15 p-values; with q* = 0.05 those up to p(4) = 0.0095 ≤ 4/15 · 0.05 are rejected, Bonferroni rejects three.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];
        Assert.Equal(4, MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha).Count(q => q <= Alpha));
        Assert.Equal(3, MultipleTesting.Adjust(p, Correction.Bonferroni, Alpha).Count(q => q <= Alpha));
        Assert.Equal(p, MultipleTesting.Adjust(p, Correction.None, Alpha));
        // R's p.adjust(p, "BH").
        Assert.Equal(0.0015, MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha)[0], 1e-12);
        Assert.Equal(0.0298 * 15 / 7, MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha)[6], 1e-12);
    }

    [Fact]
    public void Q_at_most_alpha_is_the_rule_of_the_largest_k() => Check.QuickThrowOnFailure(Prop.ForAll(
        Arb.From(Gen.Choose(0, 60).Select(v => v / 1200.0).Or(Gen.Choose(0, 1000).Select(v => v / 1000.0)).ListOf().Select(list => list.ToArray())),
        (double[] p) =>
        {
            double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha);
            double[] sorted = [.. p.Order()];
            int k = Enumerable.Range(1, p.Length).LastOrDefault(k => sorted[k - 1] <= k * Alpha / p.Length);
            double bound = k == 0 ? -1 : sorted[k - 1];
            return Enumerable.Range(0, p.Length).All(i => q[i] <= Alpha == p[i] <= bound && q[i] >= p[i] && q[i] <= 1);
        }));

    [Fact]
    public void Just_meeting_the_bound_is_enough_whatever_the_rounding()
    {
        for (int n = 1; n < 400; n++)
        {
            double[] p = new double[n];
            Array.Fill(p, 1);
            p[n / 2] = 1 * Alpha / n;
            Assert.Equal(1, MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha).Count(q => q <= Alpha));
            Assert.Equal(1, MultipleTesting.Adjust(p, Correction.Bonferroni, Alpha).Count(q => q <= Alpha));
            p[n / 2] = Math.BitIncrement(1 * Alpha / n);
            Assert.Equal(0, MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha).Count(q => q < Alpha));
        }
    }

    [Fact]
    public void When_nothing_passes_nothing_is_significant_not_even_the_smallest()
    {
        double[] p = [0.02, 0.3, 0.5, 0.9];
        Assert.All(MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Alpha), q => Assert.True(q > Alpha));
    }

    [Fact]
    public void Ties_are_ties_and_more_places_make_it_harder()
    {
        double[] q = MultipleTesting.Adjust([0.01, 0.01, 0.01, 0.5], Correction.BenjaminiHochberg, Alpha);
        Assert.Equal(0.01 * 4 / 3, q[0], 1e-15);
        Assert.Equal(q[0], q[1]);
        Assert.Equal(q[0], q[2]);
        // The number that counts is that of the places: the same p among ten times as many is worth a tenth.
        double[] many = [.. Enumerable.Repeat(1.0, 400)];
        many[7] = 0.001;
        Assert.Equal(0.4, MultipleTesting.Adjust(many, Correction.BenjaminiHochberg, Alpha)[7], 1e-12);
        Assert.Equal(0.04, MultipleTesting.Adjust(many[..40], Correction.BenjaminiHochberg, Alpha)[7], 1e-12);
    }

    [Fact]
    public void No_places_are_no_trouble() => Assert.All(Enum.GetValues<Correction>(), c => Assert.Empty(MultipleTesting.Adjust([], c, Alpha)));
}
