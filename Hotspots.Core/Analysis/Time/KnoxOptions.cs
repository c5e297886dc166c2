namespace Hotspots.Core.Analysis.Time;

/// <summary>Distance metric. How is the way between two incidents measured?</summary>
internal enum DistanceMetric
{
    /// <summary>Straight line.</summary>
    Euclidean,

    /// <summary>Along a chessboard of streets: east–west way plus north–south way.</summary>
    Manhattan,
}

/// <summary>Parameters of <see cref="Knox"/>. Which pairs does <see cref="Knox"/> count, and how often does it shuffle?</summary>
internal sealed record KnoxOptions
{
    /// <summary>Edges of the distance bands, ascending: band k holds distances d with edge k ≤ d &lt; edge k + 1, in the unit of the
    /// positions.</summary>
    /// <exception cref="ArgumentException">Fewer than two, not ascending, negative or NaN.</exception>
    public required double[] DistanceEdges
    {
        get;
        init =>
            field = IsAscending(value)
                ? value
                : throw new ArgumentException("The edges of the distance bands must be two or more, ascending, from 0.");
    }

    /// <summary>Edges of the time bands, ascending: band k holds gaps of t whole days with edge k ≤ t &lt; edge k + 1.</summary>
    /// <exception cref="ArgumentException">Fewer than two, not ascending, or negative.</exception>
    public required int[] DayEdges
    {
        get;
        init => field = IsAscending(Array.ConvertAll(value, static edge => (double)edge))
            ? value : throw new ArgumentException("The edges of the time bands must be two or more, ascending, from 0.");
    }

    /// <summary>How the way between two incidents is measured.</summary>
    public DistanceMetric Metric { get; init; }

    /// <summary>How often the times are shuffled, R: 1 or more.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public int Permutations
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "number of permutations");
    } = 999;

    /// <summary>Which chances; the same seed gives the same p-values.</summary>
    public ulong Seed { get; init; } = 1;

    private static bool IsAscending(double[] edges)
    {
        bool ascending = edges.Length >= 2 && edges[0] >= 0;
        for (int k = 1; k < edges.Length; k++)
            ascending &= edges[k] > edges[k - 1];
        return ascending;
    }
}
