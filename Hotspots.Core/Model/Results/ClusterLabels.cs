namespace Hotspots.Core.Model.Results;

/// <summary>Cluster labels. Which cluster does each point belong to?</summary>
/// <remarks>
/// Clusters are numbered 0, 1, 2 … from the largest to the smallest; equal sizes by the position of their most south-westerly
/// core point (northing, then easting), so that the numbering does not depend on the order of the input.
/// </remarks>
internal sealed class ClusterLabels
{
    /// <summary>The label of a point that belongs to no cluster.</summary>
    public const int Noise = -1;

    /// <summary>Takes over the labels.</summary>
    /// <param name="labels">One a point: <see cref="Noise"/> or 0 to <paramref name="clusterCount"/> − 1.</param>
    /// <param name="isCore">One a point: is it a core point of its cluster?</param>
    /// <param name="clusterCount">How many clusters.</param>
    public ClusterLabels(int[] labels, bool[] isCore, int clusterCount)
    {
        Labels = labels;
        IsCore = isCore;
        ClusterCount = clusterCount;
    }

    /// <summary>No clusters: every point is noise.</summary>
    /// <param name="points">How many points.</param>
    public static ClusterLabels None(int points)
    {
        var labels = new int[points];
        Array.Fill(labels, Noise);
        return new ClusterLabels(labels, new bool[points], 0);
    }

    /// <summary>One a point: −1 for noise, else the cluster's number.</summary>
    public int[] Labels { get; }

    /// <summary>One a point: true for core points.</summary>
    public bool[] IsCore { get; }

    /// <summary>How many clusters.</summary>
    public int ClusterCount { get; }

    /// <summary>How many points are in no cluster.</summary>
    public int NoiseCount() => Labels.AsSpan().Count(Noise);

    /// <summary>The indices of each cluster's points, ascending; one array a cluster.</summary>
    public int[][] Members()
    {
        var sizes = new int[ClusterCount];
        foreach (int label in Labels)
        {
            if (label >= 0)
                sizes[label]++;
        }
        int[][] members = Array.ConvertAll(sizes, static size => new int[size]);
        Array.Clear(sizes);
        for (int i = 0; i < Labels.Length; i++)
        {
            if (Labels[i] is int label and >= 0)
                members[label][sizes[label]++] = i;
        }
        return members;
    }
}
