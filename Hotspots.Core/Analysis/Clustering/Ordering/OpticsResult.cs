using Hotspots.Core.Analysis.Clustering.DensityBased;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Result of <see cref="Optics"/>: ordering and reachability distances. In which order does one come from point to point through the crowds,
/// and how far is each step?</summary>
/// <remarks>Drawn as bars in this order, the distances show crowds as valleys, and crowds within crowds as valleys within valleys.</remarks>
internal sealed class OpticsResult
{
    // Squares are compared as DBSCAN compares them: a root, rounded, could fall on the other side.
    private readonly double[] _squaredReaches, _squaredCores;

    /// <summary>Takes squared distances, m².</summary>
    internal OpticsResult(int[] order, double[] squaredReaches, double[] squaredCores, int[] predecessors)
    {
        (Order, Predecessors, _squaredReaches, _squaredCores) = (order, predecessors, squaredReaches, squaredCores);
        Reachability = Array.ConvertAll(squaredReaches, Math.Sqrt);
        CoreDistances = Array.ConvertAll(squaredCores, Math.Sqrt);
    }

    /// <summary>Indices of the points in the order in which they are come to.</summary>
    public int[] Order { get; }

    /// <summary>One a point (not a place in the order): metres to it from those before; infinity where a new start was made.</summary>
    public double[] Reachability { get; }

    /// <summary>
    /// One a point: the point from which it is come to, of several from which it is equally far the first in the order; −1 where a new
    /// start was made.
    /// </summary>
    public int[] Predecessors { get; }

    /// <summary>One a point: metres to its MinPoints-th nearest point, itself the first; infinity when that is too far.</summary>
    public double[] CoreDistances { get; }

    /// <summary>The clusters at one distance: for core points those of <see cref="Dbscan"/> with it as ε.</summary>
    /// <param name="epsilon">Metres, not above the largest distance that was looked at.</param>
    /// <returns>
    /// One a point: −1 for noise, else a number from 0 in order of appearance. A border point goes with the crowd in which it is first
    /// come to, or is noise when it is come to before that crowd.
    /// </returns>
    public int[] CutAt(double epsilon)
    {
        var labels = new int[Order.Length];
        int cluster = -1;
        foreach (int point in Order)
        {
            if (_squaredReaches[point] <= epsilon * epsilon)
                labels[point] = cluster;
            else
                labels[point] = _squaredCores[point] <= epsilon * epsilon ? ++cluster : -1;
        }
        return labels;
    }
}
