using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Kernel = Hotspots.Core.Analysis.Clustering.Ordering.Optics;

namespace Hotspots.Methods;

/// <summary>OPTICS: ordering of points to identify the clustering structure, at every distance at once up to a largest.</summary>
/// <remarks>
/// Ankerst, Breunig, Kriegel and Sander, "OPTICS: ordering points to identify the clustering structure", SIGMOD 1999. Exact; reachabilities depend
/// on neither the order of the points nor the number of cores. Weights are not looked at. Expected cost O(n log n).
/// </remarks>
public static class Optics
{
    /// <summary>Orders the points.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="maxDistance">Nobody looks farther than this. Metres, 10⁻⁹ to 10¹², itself included.</param>
    /// <param name="minPoints">A point's core distance reaches its so-many-th nearest point, itself the first. 1 or more.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the points span more than 10¹⁵⁰ m.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ReachabilityPlot Order(Locations points, double maxDistance, int minPoints, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        var options = new OpticsOptions { MaxDistance = maxDistance, MinPoints = minPoints };
        return new ReachabilityPlot(Kernel.Run(points.Points, options, cancellation: cancellation), maxDistance);
    }
}

/// <summary>Reachability plot: drawn as bars in the order, distances show clusters as valleys, and those within others as valleys within.</summary>
public sealed class ReachabilityPlot
{
    private readonly OpticsResult _result;
    private readonly double _maxDistance;

    internal ReachabilityPlot(OpticsResult result, double maxDistance) => (_result, _maxDistance) = (result, maxDistance);

    /// <summary>The points in the order in which they are come to.</summary>
    public ImmutableArray<int> Order => ImmutableCollectionsMarshal.AsImmutableArray(_result.Order);

    /// <summary>One a point (not a place in the order): metres to it from those before; infinity where a new start was made.</summary>
    public ImmutableArray<double> Reachability => ImmutableCollectionsMarshal.AsImmutableArray(_result.Reachability);

    /// <summary>One a point: metres to its so-many-th nearest point, itself the first; infinity when that is too far.</summary>
    public ImmutableArray<double> CoreDistances => ImmutableCollectionsMarshal.AsImmutableArray(_result.CoreDistances);

    /// <summary>One a point: the point from which it is come to; −1 where a new start was made.</summary>
    public ImmutableArray<int> Predecessors => ImmutableCollectionsMarshal.AsImmutableArray(_result.Predecessors);

    /// <summary>The clusters at one distance: of core points those of DBSCAN with that radius.</summary>
    /// <param name="radius">Metres, at most the largest distance that was looked at.</param>
    /// <returns>
    /// One a point: −1 for noise, else a number from 0 in order of appearance. A border point goes with the cluster in which it is first come to,
    /// or is noise when it is come to before that cluster.
    /// </returns>
    /// <exception cref="ArgumentException">The radius is farther than anybody looked.</exception>
    public int[] CutAt(double radius) => radius >= 0 && radius <= _maxDistance
        ? _result.CutAt(radius)
        : throw new ArgumentException(
            FormattableString.Invariant($"The radius must be between 0 and the largest distance, {_maxDistance} m; it was {radius}."),
            nameof(radius));
}
