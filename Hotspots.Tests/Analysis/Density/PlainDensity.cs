using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Kernel density by its definition: every incident at every cell, in the textbook's form, summed without losing digits.</summary>
internal static class PlainDensity
{
    /// <summary>Weight per km² at the centre of each cell.</summary>
    public static double[] OnGrid(PointSet points, DensityKernel kernel, Func<int, double> bandwidth, CellGrid grid) =>
        [.. Enumerable.Range(0, grid.CellCount).Select(cell => At(points, kernel, bandwidth, grid.CentreOf(cell)))];

    /// <summary>Weight per km² at a place.</summary>
    public static double At(PointSet points, DensityKernel kernel, Func<int, double> bandwidth, GridPoint at)
    {
        double sum = 0, lost = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double term = points.WeightAt(i) * 1e6 * Kernel(kernel, points[i].DistanceTo(at), bandwidth(i)) - lost;
            double next = sum + term;
            lost = next - sum - term;
            sum = next;
        }
        return sum;
    }

    /// <summary>The kernel as textbooks write it, per m².</summary>
    public static double Kernel(DensityKernel kernel, double d, double h)
    {
        double u = d * d / (h * h);
        if (kernel == DensityKernel.Gaussian)
            return Math.Exp(-u / 2) / (2 * Math.PI * h * h);
        if (d >= h)
            return 0;
        return kernel switch
        {
            DensityKernel.Quartic => 3 / (Math.PI * h * h) * (1 - u) * (1 - u),
            DensityKernel.Epanechnikov => 2 / (Math.PI * h * h) * (1 - u),
            DensityKernel.Triweight => 4 / (Math.PI * h * h) * (1 - u) * (1 - u) * (1 - u),
            DensityKernel.Uniform => 1 / (Math.PI * h * h),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
        };
    }
}
