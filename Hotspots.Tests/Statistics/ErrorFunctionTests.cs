using Hotspots.Core.Statistics;

namespace Hotspots.Tests.Statistics;

public sealed class ErrorFunctionTests
{
    [Fact]
    public void It_agrees_with_the_series_and_the_continued_fraction_in_fourteen_digits()
    {
        for (double x = 0.001; x < 26; x += 0.0371)
            Assert.Equal(1, ErrorFunction.Complement(x) / (x < 2 ? 1 - Series(x) : Fraction(x)), x < 2 ? 1e-12 : 1e-13);
    }

    // NIST Handbook of Mathematical Functions and Abramowitz and Stegun, tables 7.1 and 7.3, to the digits printed there.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1, 0.15729920705028513)]
    [InlineData(2, 0.004677734981047266)]
    [InlineData(4, 1.541725790028002e-8)]
    [InlineData(5, 1.5374597944280349e-12)]
    [InlineData(10, 2.088487583762545e-45)]
    [InlineData(-1, 1.8427007929497148)]
    public void Known_values(double x, double expected) => Assert.Equal(1, ErrorFunction.Complement(x) / expected, 1e-14);

    [Fact]
    public void Two_sided_p_of_the_usual_quantiles()
    {
        Assert.Equal(0.05, ErrorFunction.TwoSided(1.959963984540054), 1e-15);
        Assert.Equal(0.01, ErrorFunction.TwoSided(-2.5758293035489004), 1e-16);
        Assert.Equal(1, ErrorFunction.TwoSided(0));
        Assert.Equal(0, ErrorFunction.TwoSided(60));
        Assert.Equal(0, ErrorFunction.TwoSided(double.NegativeInfinity));
    }

    [Fact]
    public void It_falls_all_the_way()
    {
        double last = 2;
        for (double x = -5; x < 27; x += 0.01)
        {
            Assert.InRange(ErrorFunction.Complement(x), 0, last);
            last = ErrorFunction.Complement(x);
        }
    }

    /// <summary>erf by its Taylor series with scaled terms, all positive: 2x/√π · exp(−x²) · Σ (2x²)ᵏ / (1·3·5…(2k + 1)).</summary>
    private static double Series(double x)
    {
        double term = 1, sum = 1;
        for (int k = 1; k < 200; k++)
            sum += term *= 2 * x * x / (2 * k + 1);
        return 2 * x / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>Laplace's continued fraction from the far end.</summary>
    private static double Fraction(double x)
    {
        double tail = x;
        for (int k = 400; k >= 1; k--)
            tail = x + k / 2.0 / tail;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / tail;
    }
}
