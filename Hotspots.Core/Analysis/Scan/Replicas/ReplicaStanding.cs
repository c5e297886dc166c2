namespace Hotspots.Core.Analysis.Scan.Replicas;

/// <summary>Monte Carlo p-values of clusters, replica by replica. How many of the largest ratios are at least a cluster's own?</summary>
/// <param name="ratios">Log ratios of the clusters, strongest first.</param>
/// <param name="options">How many replicas, which level.</param>
/// <param name="ranksAll">Is every cluster told its p-value, or, but for the strongest, only those that may be significant?</param>
internal sealed class ReplicaStanding(double[] ratios, ReplicaOptions options, bool ranksAll)
{
    /// <summary>Replicas between two looks at how the clusters stand: it changes the work, never the answer.</summary>
    private const int Batch = 32;

    private readonly int[] _asStrong = new int[ratios.Length];

    // From this one on, none can be significant any more.
    private int _open = ratios.Length;

    /// <summary>Replicas counted.</summary>
    public int Made { get; private set; }

    /// <summary>Will no further replica be looked at?</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Of how many clusters, from the strongest, the p-value is told.</summary>
    public int Told => ranksAll && !IsSettled ? ratios.Length : Math.Max(1, _open);

    /// <summary>The ratio of the weakest cluster whose p-value is still asked for: the strongest's always is.</summary>
    public double Weakest => ratios[Math.Max(0, _open - 1)];

    /// <summary>(replicas as strong + 1)/(R + 1), or the share so far where the replicas ended early.</summary>
    public double PValueOf(int cluster) => IsSettled ? (double)_asStrong[cluster] / Made : (_asStrong[cluster] + 1.0) / (options.Permutations + 1);

    /// <summary>May a cluster still be significant when so many replicas are as strong?</summary>
    public static bool MayBeSignificant(int asStrong, ReplicaOptions options) => (asStrong + 1.0) / (options.Permutations + 1) <= options.Alpha;

    /// <summary>Makes and counts replicas until all are made, or nothing can be significant any more where that ends them.</summary>
    /// <param name="largest">The largest ratios of replicas: the first's number, and how many.</param>
    public void Complete(Func<int, int, double[]> largest)
    {
        while (Made < options.Permutations && !IsSettled)
            Note(largest(Made, Math.Min(Batch, options.Permutations - Made)));
    }

    /// <summary>Counts replicas, in order.</summary>
    /// <param name="largest">The largest ratio of each.</param>
    public void Note(ReadOnlySpan<double> largest)
    {
        foreach (double ratio in largest)
        {
            Made++;
            for (int k = ranksAll ? ratios.Length - 1 : Math.Max(0, _open - 1); k >= 0 && ratio >= ratios[k]; k--)
                _asStrong[k]++;
            while (_open > 0 && !MayBeSignificant(_asStrong[_open - 1], options))
                _open--;
            if (options.StopsEarly && _open == 0)
            {
                IsSettled = true;
                return;
            }
        }
    }
}
