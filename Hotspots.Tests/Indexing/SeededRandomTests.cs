using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Indexing;

public sealed class SeededRandomTests
{
    [Fact]
    public void SplitMix64_gives_the_published_numbers_of_seed_1234567()
    {
        ulong state = 1234567;
        ulong[] numbers = [.. Enumerable.Range(0, 5).Select(_ => SeededRandom.SplitMix64(ref state))];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], numbers);
    }

    [Fact]
    public void Xoshiro256_starstar_gives_the_numbers_of_its_reference_code_from_state_1_2_3_4()
    {
        var random = new SeededRandom(1, 2, 3, 4);
        ulong[] numbers = [.. Enumerable.Range(0, 6).Select(_ => random.NextUInt64())];
        Assert.Equal([11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600], numbers);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        SeededRandom a = new(7), b = new(7), c = new(8);
        ulong first = a.NextUInt64();
        Assert.Equal(first, b.NextUInt64());
        Assert.NotEqual(first, c.NextUInt64());
    }

    [Fact]
    public void Doubles_fill_0_to_1_and_never_reach_1()
    {
        var random = new SeededRandom(1);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.All(values, v => Assert.InRange(v, 0, 1 - double.Epsilon));
        Assert.DoesNotContain(1.0, values);
        // Five standard errors of the mean of a uniform variable.
        Assert.InRange(values.Average(), 0.5 - 5 * 0.2887 / Math.Sqrt(values.Length), 0.5 + 5 * 0.2887 / Math.Sqrt(values.Length));
    }

    [Fact]
    public void Integers_below_a_limit_are_equally_frequent_by_chi_square()
    {
        var random = new SeededRandom(2);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        double chiSquare = counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000.0);
        // The 0.999 quantile of chi-square with 6 degrees of freedom.
        Assert.True(chiSquare < 22.46, $"chi-square {chiSquare}");
    }

    [Fact]
    public void A_limit_below_1_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextInt32(0));
}
