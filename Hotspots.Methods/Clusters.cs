using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model.Results;
using NetTopologySuite.Geometries;

namespace Hotspots.Methods;

/// <summary>Cluster labels: which cluster each point belongs to.</summary>
/// <remarks>
/// Clusters are numbered from the largest to the smallest; equal sizes by their most south-westerly core point, so that the numbers do not
/// depend on the order of the points.
/// </remarks>
public sealed class Clusters
{
    private readonly Locations _points;
    private readonly ClusterLabels _labels;

    internal Clusters(Locations points, ClusterLabels labels) => (_points, _labels) = (points, labels);

    /// <summary>The label of a point that belongs to no cluster, −1.</summary>
    public const int Noise = ClusterLabels.Noise;

    /// <summary>How many clusters.</summary>
    public int Count => _labels.ClusterCount;

    /// <summary>One a point: <see cref="Noise"/>, or the number of its cluster from 0.</summary>
    public ImmutableArray<int> Labels => ImmutableCollectionsMarshal.AsImmutableArray(_labels.Labels);

    /// <summary>One a point: is it a core point of its cluster?</summary>
    public ImmutableArray<bool> IsCore => ImmutableCollectionsMarshal.AsImmutableArray(_labels.IsCore);

    /// <summary>The points of a cluster, ascending.</summary>
    /// <param name="cluster">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cluster.</exception>
    public int[] MembersOf(int cluster)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cluster);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cluster, Count);
        var members = new List<int>();
        for (int i = 0; i < _labels.Labels.Length; i++)
        {
            if (_labels.Labels[i] == cluster)
                members.Add(i);
        }
        return [.. members];
    }

    /// <summary>Concave hull of a cluster with a rounded rim: one valid polygon with every member strictly inside.</summary>
    /// <param name="cluster">0 to <see cref="Count"/> − 1.</param>
    /// <param name="reach">
    /// Metres, above 0: how near to one another points of a cluster are, DBSCAN's radius. The rim stands off by a third of it, bays wider than
    /// two of it are cut out.
    /// </param>
    /// <remarks>
    /// After Duckham and others, "Efficient generation of simple polygons for characterizing the shape of a set of points in the plane", Pattern
    /// Recognition 2008.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no such cluster, or the reach is not a finite number above 0.</exception>
    public Polygon OutlineOf(int cluster, double reach) => Outlines.Around(_points.Points, MembersOf(cluster), reach);
}
