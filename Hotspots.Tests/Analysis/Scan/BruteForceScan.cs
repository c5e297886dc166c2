using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Scan;

/// <summary>The space-time permutation scan by its definition: every circle, every window, every case counted anew.</summary>
internal static class BruteForceScan
{
    /// <summary>The largest log-likelihood ratio of all cylinders round one location, or round any when <paramref name="only"/> is
    /// negative.</summary>
    public static double Largest(PointSet places, int[] locations, int[] steps, int stepCount, double maxRadius, int maxSteps, int only = -1) =>
        All(places, locations, steps, stepCount, maxRadius, maxSteps, only).Select(cylinder => cylinder.Ratio).DefaultIfEmpty(0).Max();

    /// <summary>All cylinders with more than is expected: the places in the circle, the window (its end exclusive), and the log-likelihood
    /// ratio.</summary>
    public static IEnumerable<(bool[] Places, int First, int End, double Ratio)> All(
        PointSet places, int[] locations, int[] steps, int stepCount, double maxRadius, int maxSteps, int only = -1)
    {
        int n = steps.Length;
        for (int centre = 0; centre < places.Count; centre++)
        {
            if (only >= 0 && centre != only)
                continue;
            double[] squares = [.. Enumerable.Range(0, places.Count).Select(j => Squared(places, centre, j))];
            foreach (double radiusSquared in squares.Where(s => s <= maxRadius * maxRadius).Distinct())
            {
                int[] inside = [.. Enumerable.Range(0, n).Where(i => squares[locations[i]] <= radiusSquared)];
                if (2 * inside.Length > n)
                    continue;
                bool[] circle = [.. squares.Select(s => s <= radiusSquared)];
                for (int first = 0; first < stepCount; first++)
                {
                    for (int end = first + 1; end <= Math.Min(stepCount, first + maxSteps); end++)
                    {
                        int ever = steps.Count(t => t >= first && t < end), observed = inside.Count(i => steps[i] >= first && steps[i] < end);
                        double expected = (double)inside.Length * ever / n;
                        if (2 * ever > n || observed < 2 || observed <= expected)
                            continue;
                        double rest = n - observed;
                        yield return (
                            circle, first, end, observed * Math.Log(observed / expected) + (rest > 0 ? rest * Math.Log(rest / (n - expected)) : 0));
                    }
                }
            }
        }
    }

    public static double Squared(PointSet places, int i, int j)
    {
        double dx = places.Eastings[i] - places.Eastings[j], dy = places.Northings[i] - places.Northings[j];
        return dx * dx + dy * dy;
    }
}
