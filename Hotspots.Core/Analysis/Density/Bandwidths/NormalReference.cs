namespace Hotspots.Core.Analysis.Density.Bandwidths;

/// <summary>Normal reference bandwidth. How wide would the kernel be if the incidents were spread as a single bell?</summary>
/// <remarks>
/// Scott, "Multivariate Density Estimation", 1992, in two dimensions: σ = sd · n^(−1/6), for each axis from that axis, and the mean of
/// both. The standard deviation divides by n − 1; n is the sum of the weights. It is too wide where there are many towns in one set,
/// or many crowds in one town.
/// </remarks>
internal static class NormalReference
{
    /// <summary>Standard deviation of the kernel along each axis, metres; 0 when the incidents have no spread.</summary>
    public static double Sigma(DensityPlaces places)
    {
        double n = places.Total;
        return n > 1 ? (Deviation(places.X, places.Weights, n) + Deviation(places.Y, places.Weights, n)) / 2 * Math.Pow(n, -1.0 / 6) : 0;
    }

    private static double Deviation(double[] values, double[] weights, double n)
    {
        double mean = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
            mean += weights[i] * values[i];
        mean /= n;
        for (int i = 0; i < values.Length; i++)
            squares += weights[i] * (values[i] - mean) * (values[i] - mean);
        return Math.Sqrt(squares / (n - 1));
    }
}
