namespace Hotspots.Core.Evaluation;

/// <summary>Poisson distribution over the counts that matter: chances of first … first + n − 1, and their sums from either end.</summary>
/// <remarks>
/// Made by ratios from the mode, P(x + 1)/P(x) = μ/(x + 1), and divided by their sum, so that neither a factorial nor a logarithm loses digits.
/// It ends on both sides where a chance is below 1e-40 of the mode's: what is left out is far below 1e-12 in all, and small p-values keep
/// their digits.
/// </remarks>
internal sealed class PoissonSpan
{
    private const double Negligible = 1e-40;

    private readonly double[] _atMost;
    private readonly double[] _atLeast;

    /// <summary>Computes the chances.</summary>
    /// <param name="mean">μ, 0 or more.</param>
    public PoissonSpan(double mean)
    {
        long mode = (long)Math.Floor(mean);
        var below = new List<double>();
        double chance = 1;
        for (long x = mode; x > 0 && (chance *= x / mean) > Negligible; x--)
            below.Add(chance);
        var above = new List<double>();
        chance = 1;
        for (long x = mode + 1; (chance *= mean / x) > Negligible; x++)
            above.Add(chance);
        First = mode - below.Count;
        below.Reverse();
        Chances = [.. below, 1, .. above];
        double sum = 0;
        foreach (double each in Chances)
            sum += each;
        for (int i = 0; i < Chances.Length; i++)
            Chances[i] /= sum;
        (_atMost, _atLeast) = (new double[Chances.Length], new double[Chances.Length]);
        double fromBelow = 0, fromAbove = 0;
        for (int i = 0; i < Chances.Length; i++)
        {
            _atMost[i] = fromBelow += Chances[i];
            _atLeast[^(i + 1)] = fromAbove += Chances[^(i + 1)];
        }
    }

    /// <summary>The smallest count that matters.</summary>
    public long First { get; }

    /// <summary>The chances of <see cref="First"/> and what follows it; their sum is 1.</summary>
    public double[] Chances { get; }

    /// <summary>The largest count that matters.</summary>
    public long Last => First + Chances.Length - 1;

    /// <summary>P(X ≤ count), 0 to 1.</summary>
    public double AtMost(long count) => count < First ? 0 : count >= Last ? 1 : _atMost[count - First];

    /// <summary>P(X ≥ count), 0 to 1.</summary>
    public double AtLeast(long count) => count <= First ? 1 : count > Last ? 0 : _atLeast[count - First];
}
