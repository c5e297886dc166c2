using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Methods;

/// <summary>Kernel density estimate: how dense points are at each place.</summary>
/// <remarks>
/// λ(s) = Σ wᵢ K(dᵢ): Silverman, "Density Estimation for Statistics and Data Analysis", 1986. Exact: kernels that end are sums without
/// approximation, the Gaussian is within 10⁻¹² of the peak. It integrates to the sum of the weights; nothing is done about what spills over
/// a coast.
/// </remarks>
public static class Density
{
    /// <summary>Weight per km² at the centre of each cell of a grid that holds the points and as far round them as the kernel reaches.</summary>
    /// <param name="points">Where they are, and how much each counts; at least one with a weight above 0.</param>
    /// <param name="bandwidth">Metres, 10⁻⁶ to 10⁹: where the kernel ends, of the Gaussian its standard deviation.</param>
    /// <param name="cellSize">Side of a cell, metres, above 0; no more than 50 million cells. A sixth of the bandwidth is smooth on a map.</param>
    /// <param name="kernel">How weight thins out with distance.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is out of its range, there are too many cells, or nothing has a weight.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DensitySurface Surface(
        Locations points, double bandwidth, double cellSize, DensityShape kernel = DensityShape.Quartic, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        KernelDensityOptions options = OptionsOf(bandwidth, kernel);
        var workers = new WorkSharing(-1, cancellation);
        DensityPlaces places = PlacesOf(points, workers);
        CellGrid grid = CellGrid.Around(SurfaceGrid.Box(places.Bounds, options.Kernel, [bandwidth]), CellShape.Square, cellSize);
        return new DensitySurface(
            grid, KernelDensity.OnGrid(places, options.Kernel, [bandwidth], grid, workers, new ProgressMeter(null, cancellation)));
    }

    /// <summary>Weight per km² at any place, exactly.</summary>
    /// <param name="points">Where they are, and how much each counts; at least one with a weight above 0.</param>
    /// <param name="at">Where.</param>
    /// <param name="bandwidth">As for <see cref="Surface"/>.</param>
    /// <param name="kernel">As for <see cref="Surface"/>.</param>
    /// <returns>One a place.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or nothing has a weight.</exception>
    public static double[] At(Locations points, Locations at, double bandwidth, DensityShape kernel = DensityShape.Quartic)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(at);
        KernelDensityOptions options = OptionsOf(bandwidth, kernel);
        DensityPlaces places = PlacesOf(points, new WorkSharing(-1, CancellationToken.None));
        var values = new double[at.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = KernelDensity.At(places, options.Kernel, [bandwidth], at.Points[i]);
        return values;
    }

    private static KernelDensityOptions OptionsOf(double bandwidth, DensityShape kernel) =>
        new() { Bandwidth = bandwidth, Kernel = (DensityKernel)Known.Value(kernel) };

    private static DensityPlaces PlacesOf(Locations points, WorkSharing workers)
    {
        DensityPlaces? places = points.Count > 0 ? DensityPlaces.Of(points.Points, workers) : null;
        return places is { Count: > 0 }
            ? places : throw new ArgumentException("There is nothing to be dense: give at least one point with a weight above 0.", nameof(points));
    }
}

/// <summary>Kernel function: how weight thins out with distance d; h is the bandwidth.</summary>
public enum DensityShape
{
    /// <summary>3/(πh²) · (1 − d²/h²)² within h: smooth, and it ends.</summary>
    Quartic,

    /// <summary>1/(2πh²) · exp(−d²/2h²), without end.</summary>
    Gaussian,

    /// <summary>2/(πh²) · (1 − d²/h²) within h.</summary>
    Epanechnikov,

    /// <summary>4/(πh²) · (1 − d²/h²)³ within h.</summary>
    Triweight,

    /// <summary>1/(πh²) within h: the plain number over the circle's area.</summary>
    Uniform,
}
