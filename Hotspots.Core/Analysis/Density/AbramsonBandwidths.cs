using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Density;

/// <summary>How wide should the kernel be at each place: narrow in a crowd, wide where incidents are few?</summary>
/// <remarks>
/// Abramson, "On bandwidth variation in kernel estimates – a square root law", Annals of Statistics 1982: hᵢ = h · √(g/λ̂(xᵢ)), λ̂ the
/// density with the single bandwidth h at the place itself, g its geometric mean over the incidents (one at a place with weight w
/// counts w times). λ̂ is the plain sum over the places within reach.
/// </remarks>
internal static class AbramsonBandwidths
{
    /// <summary>Places a block.</summary>
    private const int BlockSize = 64;

    /// <summary>One bandwidth a place, metres.</summary>
    public static double[] Of(DensityPlaces places, DensityKernel kernel, double bandwidth, WorkSharing workers)
    {
        double[] pilot = PilotAtPlaces(places, kernel, bandwidth, workers);
        double logs = 0;
        for (int i = 0; i < pilot.Length; i++)
            logs += places.Weights[i] * Math.Log(pilot[i]);
        double mean = logs / places.Total;
        // The difference of logarithms, not the quotient: weights of 1e300 are allowed.
        for (int i = 0; i < pilot.Length; i++)
            pilot[i] = bandwidth * Math.Exp((mean - Math.Log(pilot[i])) / 2);
        return pilot;
    }

    private static double[] PilotAtPlaces(DensityPlaces places, DensityKernel kernel, double bandwidth, WorkSharing workers)
    {
        var densities = new double[places.Count];
        double reach = DensityKernels.Reach(kernel, bandwidth), reachSquared = reach * reach, scale = DensityKernels.Scale(kernel, bandwidth);
        workers.RunBlocks((places.Count + BlockSize - 1) / BlockSize, block =>
        {
            int begin = block * BlockSize, stop = Math.Min(places.Count, begin + BlockSize);
            for (int i = begin; i < stop; i++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                double x = places.X[i], y = places.Y[i], sum = 0;
                (int first, int end) = places.Between(y - reach, y + reach);
                for (int j = first; j < end; j++)
                {
                    double dx = places.X[j] - x, dy = places.Y[j] - y, squared = dx * dx + dy * dy;
                    if (squared < reachSquared)
                        sum += places.Weights[j] * DensityKernels.Shape(kernel, squared, bandwidth);
                }
                densities[i] = sum * scale;
            }
        });
        return densities;
    }
}
