using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Analysis.Density.Sweeps;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Kernel density estimate. How dense are incidents at each place?</summary>
/// <remarks>
/// <para>
/// λ(s) = Σ wᵢ K(dᵢ): the kernel of every incident, added at the centre of every cell (Silverman, "Density Estimation for Statistics
/// and Data Analysis", 1986). It integrates to the sum of the weights. What spills over the coast or the boundary is missing inside
/// it, unless it is corrected for (<see cref="Edges.EdgeCorrection"/>). An incident exactly at the bandwidth adds nothing. Every incident counts,
/// itself included.
/// </para>
/// <para>
/// Exact: kernels that end are sums without approximation, the Gaussian is within 10⁻¹² of the peak. The answer does not depend on
/// the order of the incidents or on the number of cores. Checked against the plain sum and against other programs' values.
/// </para>
/// </remarks>
internal static class KernelDensity
{
    private const double SquareMetresPerKm2 = 1e6;

    /// <summary>Weight per km² at the centre of each cell.</summary>
    /// <param name="places">Where the incidents are.</param>
    /// <param name="kernel">Which kernel.</param>
    /// <param name="bandwidths">One a place, metres; or a single one for all.</param>
    /// <param name="grid">Square cells.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Advanced by the rows of the grid.</param>
    public static double[] OnGrid(
        DensityPlaces places, DensityKernel kernel, double[] bandwidths, CellGrid grid, WorkSharing workers, ProgressMeter meter)
    {
        var values = new double[grid.CellCount];
        Lattice lattice = Lattice.Of(grid, places);
        if (bandwidths is [double one] && kernel == DensityKernel.Gaussian && GaussianBoxes.Suits(places, one, lattice))
            GaussianBoxes.Fill(places, one, lattice, values, workers, meter);
        else if (bandwidths is [double radius] && kernel != DensityKernel.Gaussian
            && SweptDensity.FewestInBox(places, radius, lattice) is int fewest and < int.MaxValue)
            SweptDensity.Fill(places, kernel, radius, lattice, values, fewest, workers, meter);
        else
            ScatteredDensity.Fill(places, kernel, bandwidths, lattice, values, workers, meter);
        foreach (ref double value in values.AsSpan())
            value *= SquareMetresPerKm2;
        return values;
    }

    /// <summary>Weight per km² at any point, by the plain sum over those within reach.</summary>
    /// <param name="places">Where the incidents are.</param>
    /// <param name="kernel">Which kernel.</param>
    /// <param name="bandwidths">One a place, metres; or a single one for all.</param>
    /// <param name="at">Where, metres.</param>
    public static double At(DensityPlaces places, DensityKernel kernel, double[] bandwidths, GridPoint at)
    {
        double x = at.Easting - places.Bounds.West, y = at.Northing - places.Bounds.South, sum = 0;
        // Of one bandwidth it is known in which strips, and where in them, anything reaches so far; the order of the sum is the same.
        double reach = bandwidths is [double one] ? DensityKernels.Reach(kernel, one) : double.PositiveInfinity;
        if (double.IsInfinity(reach))
            return Added(places, kernel, bandwidths, x, y, (0, places.Count), 0) * SquareMetresPerKm2;
        long last = Math.Min(DensityPlaces.BinOf(places.Bounds.Height), DensityPlaces.BinOf(y + reach));
        for (long strip = Math.Max(0, DensityPlaces.BinOf(y - reach)); strip <= last; strip++)
            sum = Added(places, kernel, bandwidths, x, y, places.Between(strip, x - reach, x + reach), sum);
        return sum * SquareMetresPerKm2;
    }

    private static double Added(
        DensityPlaces places, DensityKernel kernel, double[] bandwidths, double x, double y, (int First, int End) among, double sum)
    {
        for (int i = among.First; i < among.End; i++)
        {
            double dx = places.X[i] - x, dy = places.Y[i] - y, bandwidth = bandwidths.Length == 1 ? bandwidths[0] : bandwidths[i];
            double shape = DensityKernels.Shape(kernel, dx * dx + dy * dy, bandwidth);
            if (shape > 0)
                sum += places.Weights[i] * DensityKernels.Scale(kernel, bandwidth) * shape;
        }
        return sum;
    }

    /// <summary>What one incident of weight 1 makes at its own position, per km².</summary>
    public static double OfOne(DensityKernel kernel, double bandwidth) =>
        DensityKernels.Scale(kernel, bandwidth) * DensityKernels.Shape(kernel, 0, bandwidth) * SquareMetresPerKm2;

    /// <summary>The bandwidth of each place: a single one, or after Abramson one a place.</summary>
    public static double[] Bandwidths(DensityPlaces places, KernelDensityOptions options, WorkSharing workers) =>
        options.IsAdaptive && places.Count > 0 ? AbramsonBandwidths.Of(places, options.Kernel, options.Bandwidth, workers) : [options.Bandwidth];
}
