using System.Globalization;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Density.Bandwidths;

/// <summary>Likelihood cross-validation of the bandwidth. Which bandwidth foretells best where an incident is from where the others are?</summary>
/// <remarks>
/// <para>
/// Maximises Σ wᵢ log λ₋ᵢ(xᵢ) − ∫λ over σ (Habbema, Hermans and van den Broek 1974; Duin 1976). ∫λ is the number of incidents
/// whatever the bandwidth and so decides nothing. The kernel is the Gaussian: with one that ends, a single lonely incident has λ = 0
/// and forbids every bandwidth that does not reach its neighbour.
/// </para>
/// <para>
/// Incidents at one coordinate would make the likelihood grow without end as σ shrinks. They are one place, and λ₋ᵢ leaves out the
/// whole place. Up to <see cref="MostSamples"/> places, evenly spread over all, are foretold from all others. σ is tried in steps of √2 (each the
/// square of the last: one exponential serves all), and a parabola through the best three gives the last digits.
/// </para>
/// </remarks>
internal static class CrossValidation
{
    /// <summary>Metres: the widest σ that is tried.</summary>
    public const double Widest = 1600;

    /// <summary>Widths tried: 1,600 m down to 25 m.</summary>
    public const int Steps = 13;

    /// <summary>Places that are foretold, at most.</summary>
    public const int MostSamples = 2000;

    private const int FewestSamples = 200;
    private const double MostPairs = 4e7;

    /// <summary>Metres: the narrowest σ that is tried.</summary>
    public static double Narrowest => WidthOf(Steps - 1);

    /// <summary>The likeliest σ, metres, and what is to be said of it; null when there are fewer than three places.</summary>
    public static Choice? Sigma(DensityPlaces places, WorkSharing workers)
    {
        if (places.Count < 3)
            return null;
        int samples = (int)Math.Clamp(MostPairs / places.Count, FewestSamples, MostSamples);
        samples = Math.Min(samples, places.Count);
        var logs = new double[samples * Steps];
        workers.RunBlocks(samples, sample =>
        {
            // The middle of its share of the places: no chance, and no end of the map is preferred.
            int i = (int)((sample + 0.5) * places.Count / samples);
            Foretell(places, i, logs.AsSpan(sample * Steps, Steps));
        });
        var likelihoods = new double[Steps];
        for (int at = 0; at < logs.Length; at++)
            likelihoods[at % Steps] += logs[at];
        int best = 0;
        for (int step = 1; step < Steps; step++)
        {
            if (likelihoods[step] > likelihoods[best])
                best = step;
        }
        if (best is 0 or Steps - 1)
        {
            return new Choice(WidthOf(best), string.Create(
                CultureInfo.InvariantCulture, $"the {(best == 0 ? "widest" : "narrowest")} tried; the likelihood still rises towards it"));
        }
        double before = likelihoods[best - 1], here = likelihoods[best], after = likelihoods[best + 1], bend = before - 2 * here + after;
        double shift = bend < 0 ? 0.5 * (before - after) / bend : 0;
        return new Choice(Widest * Math.Pow(2, -(best + shift) / 2), "the likeliest when each place is foretold from the others");
    }

    private static double WidthOf(int step) => Widest * Math.Pow(2, -step / 2.0);

    /// <summary>The logarithm of the density at a place without its own incidents, times its weight, for each width.</summary>
    private static void Foretell(DensityPlaces places, int i, Span<double> logs)
    {
        Span<double> sums = stackalloc double[Steps];
        sums.Clear();
        double x = places.X[i], y = places.Y[i], nearest = double.PositiveInfinity;
        for (int j = 0; j < places.Count; j++)
        {
            if (j == i)
                continue;
            double dx = places.X[j] - x, dy = places.Y[j] - y, squared = dx * dx + dy * dy;
            nearest = Math.Min(nearest, squared);
            double bell = Math.Exp(-squared / (2 * Widest * Widest));
            for (int step = 0; step < Steps && bell > 0; step++)
            {
                sums[step] += places.Weights[j] * bell;
                bell *= bell;
            }
        }
        for (int step = 0; step < Steps; step++)
        {
            double sigma = WidthOf(step);
            // So lonely that the sum is 0 in doubles: the nearest neighbour alone decides.
            double log = sums[step] > 0 ? Math.Log(sums[step]) : -nearest / (2 * sigma * sigma);
            logs[step] = places.Weights[i] * (log - 2 * Math.Log(sigma));
        }
    }

    /// <summary>A width and why.</summary>
    /// <param name="Sigma">Metres.</param>
    /// <param name="Reason">In one phrase.</param>
    internal readonly record struct Choice(double Sigma, string Reason);
}
