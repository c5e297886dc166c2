using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Density.Bandwidths;

/// <summary>Abramson's adaptive bandwidths. How wide should the kernel be at each place: narrow in a crowd, wide where incidents are few?</summary>
/// <remarks>
/// Abramson, "On bandwidth variation in kernel estimates – a square root law", Annals of Statistics 1982: hᵢ = h · √(g/λ̂(xᵢ)), λ̂ the
/// density with the single bandwidth h at the place itself, g its geometric mean over the incidents (one at a place with weight w
/// counts w times). λ̂ is that of <see cref="PilotDensity"/>.
/// </remarks>
internal static class AbramsonBandwidths
{
    /// <summary>One bandwidth a place, metres.</summary>
    public static double[] Of(DensityPlaces places, DensityKernel kernel, double bandwidth, WorkSharing workers)
    {
        double[] pilot = PilotDensity.AtPlaces(places, kernel, bandwidth, workers);
        double logs = 0;
        for (int i = 0; i < pilot.Length; i++)
            logs += places.Weights[i] * Math.Log(pilot[i]);
        double mean = logs / places.Total;
        // The difference of logarithms, not the quotient: weights of 1e300 are allowed.
        for (int i = 0; i < pilot.Length; i++)
            pilot[i] = bandwidth * Math.Exp((mean - Math.Log(pilot[i])) / 2);
        return pilot;
    }
}
