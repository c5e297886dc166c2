using System.Runtime.Intrinsics;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Kernel function. How does an incident's weight thin out with distance? The value is the index of the choice in the catalogue.</summary>
internal enum DensityKernel
{
    /// <summary>3/(πh²) · (1 − d²/h²)² within h.</summary>
    Quartic,

    /// <summary>1/(2πσ²) · exp(−d²/2σ²), without end.</summary>
    Gaussian,

    /// <summary>2/(πh²) · (1 − d²/h²) within h.</summary>
    Epanechnikov,

    /// <summary>4/(πh²) · (1 − d²/h²)³ within h.</summary>
    Triweight,

    /// <summary>1/(πh²) within h.</summary>
    Uniform,
}

/// <summary>What is to be known of the kernels: their names, their powers, their spread.</summary>
internal static class DensityKernels
{
    /// <summary>Beyond so many σ a Gaussian is left out: what remains is below 2 · 10⁻¹⁸ of its peak, less than the last bit of a double.</summary>
    public const double GaussianReach = 9;

    /// <summary>The kernels as a choice, in the order of <see cref="DensityKernel"/>.</summary>
    public static IReadOnlyList<ParameterChoice> Choices { get; } =
    [
        new("quartic", "quartic: smooth and ends at the bandwidth; what crime maps mostly use"),
        new("gaussian", "Gaussian: a bell without end; the bandwidth is its standard deviation"),
        new("epanechnikov", "Epanechnikov: ends at the bandwidth, with a slight edge"),
        new("triweight", "triweight: ends at the bandwidth, more pointed than the quartic"),
        new("uniform", "uniform: the plain number within the bandwidth, divided by the circle's area"),
    ];

    /// <summary>Exponent s of (1 − d²/h²)ˢ; not for the Gaussian.</summary>
    public static int Power(DensityKernel kernel) => kernel switch
    {
        DensityKernel.Uniform => 0,
        DensityKernel.Epanechnikov => 1,
        DensityKernel.Quartic => 2,
        _ => 3,
    };

    /// <summary>Bandwidth of a kernel whose standard deviation along each axis is 1: √8 for the quartic, 1 for the Gaussian.</summary>
    /// <remarks>(1 − d²/h²)ˢ has the variance h²/(2s + 4) along each axis.</remarks>
    public static double PerSigma(DensityKernel kernel) =>
        kernel == DensityKernel.Gaussian ? 1 : Math.Sqrt(2 * Power(kernel) + 4);

    /// <summary>Beyond this distance the kernel is 0 (or less than anyone can see), metres.</summary>
    public static double Reach(DensityKernel kernel, double bandwidth) =>
        kernel == DensityKernel.Gaussian ? GaussianReach * bandwidth : bandwidth;

    /// <summary>What the shape is multiplied with to integrate to 1, per m²: the shape of the Gaussian is exp(−d²/2σ²), of the others (h² −
    /// d²)ˢ.</summary>
    public static double Scale(DensityKernel kernel, double bandwidth)
    {
        double squared = bandwidth * bandwidth;
        return kernel switch
        {
            DensityKernel.Gaussian => 1 / (2 * Math.PI * squared),
            DensityKernel.Uniform => 1 / (Math.PI * squared),
            DensityKernel.Epanechnikov => 2 / (Math.PI * squared * squared),
            DensityKernel.Quartic => 3 / (Math.PI * squared * squared * squared),
            _ => 4 / (Math.PI * squared * squared * squared * squared),
        };
    }

    /// <summary>The shape at a squared distance; times <see cref="Scale"/> it is the density of one incident, per m².</summary>
    public static double Shape(DensityKernel kernel, double distanceSquared, double bandwidth)
    {
        if (kernel == DensityKernel.Gaussian)
            return Math.Exp(-distanceSquared / (2 * bandwidth * bandwidth));
        double t = bandwidth * bandwidth - distanceSquared;
        if (t <= 0)
            return 0;
        return kernel switch
        {
            DensityKernel.Uniform => 1,
            DensityKernel.Epanechnikov => t,
            DensityKernel.Quartic => t * t,
            _ => t * t * t,
        };
    }
}

/// <summary>A kernel that is a power of t = h² − d²; t is never negative.</summary>
internal interface IPolynomialKernel
{
    /// <summary>The power of four values at once; 0 where t is 0.</summary>
    static abstract Vector256<double> Shape(Vector256<double> t);
}

/// <summary>t⁰ where t is above 0.</summary>
internal readonly struct UniformShape : IPolynomialKernel
{
    public static Vector256<double> Shape(Vector256<double> t) =>
        Vector256.GreaterThan(t, Vector256<double>.Zero) & Vector256.Create(1.0);
}

/// <summary>t.</summary>
internal readonly struct EpanechnikovShape : IPolynomialKernel
{
    public static Vector256<double> Shape(Vector256<double> t) => t;
}

/// <summary>t².</summary>
internal readonly struct QuarticShape : IPolynomialKernel
{
    public static Vector256<double> Shape(Vector256<double> t) => t * t;
}

/// <summary>t³.</summary>
internal readonly struct TriweightShape : IPolynomialKernel
{
    public static Vector256<double> Shape(Vector256<double> t) => t * t * t;
}
