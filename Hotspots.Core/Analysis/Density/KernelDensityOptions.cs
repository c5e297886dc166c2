namespace Hotspots.Core.Analysis.Density;

/// <summary>Parameters of <see cref="KernelDensity"/>: kernel and bandwidth. How far does an incident reach, and how does its weight thin
/// out?</summary>
internal sealed record KernelDensityOptions
{
    /// <summary>Which kernel.</summary>
    public required DensityKernel Kernel { get; init; }

    /// <summary>Metres, 1e-6 to 1e9: the radius at which the kernel ends (d &lt; h counts), of the Gaussian its standard deviation σ.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double Bandwidth
    {
        get;
        init => field = OptionRange.Kept(value, value is >= 1e-6 and <= 1e9, "bandwidth must be between 1E-06 and 1E+09 m");
    }

    /// <summary>Is the bandwidth narrower where incidents are dense and wider where they are sparse, after Abramson?</summary>
    public bool IsAdaptive { get; init; }
}
