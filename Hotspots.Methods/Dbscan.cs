using Hotspots.Core.Analysis.Clustering.DensityBased;
using Kernel = Hotspots.Core.Analysis.Clustering.DensityBased.Dbscan;

namespace Hotspots.Methods;

/// <summary>DBSCAN: density-based clusters with noise.</summary>
/// <remarks>
/// Ester, Kriegel, Sander and Xu, KDD 1996. A core point has at least so many points within the radius, itself and the distance itself included;
/// core points within the radius of one another share a cluster; any other point within it of a core point joins the cluster of the nearest.
/// Exact; the answer depends on neither the order of the points nor the number of cores. Weights are not looked at. Expected cost O(n · minPoints).
/// </remarks>
public static class Dbscan
{
    /// <summary>Labels each point with its cluster.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="radius">ε: points at most so far apart are neighbours. Metres, 10⁻⁹ to 10¹².</param>
    /// <param name="minPoints">minPts: points within the radius, itself included, that make a core point. 1 or more.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or a point so far out that the plane has too many cells.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Clusters Cluster(Locations points, double radius, int minPoints, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        var options = new DbscanOptions { Epsilon = radius, MinPoints = minPoints };
        return new Clusters(points, Kernel.Run(points.Points, options, cancellation: cancellation));
    }
}
