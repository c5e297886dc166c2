using System.Collections.Immutable;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Statistics;
using Kernel = Hotspots.Core.Analysis.Time.Knox;

namespace Hotspots.Methods;

/// <summary>Knox test of space-time interaction: whether points close in place are close in time more often than chance would have it.</summary>
/// <remarks>
/// Knox, "The detection of space-time interactions", Applied Statistics 1964; as "near repeat" Johnson, Bowers and others 2007. p comes from
/// shuffling the times among the points; the expected number of pairs is exact. The answer depends on neither the order of the points nor the
/// number of cores. Weights are not looked at.
/// </remarks>
public static class Knox
{
    /// <summary>Counts the pairs by distance and time, and compares them with shuffled times.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="days">When, one a point.</param>
    /// <param name="settings">Which bands, how many shuffles; the usual where nothing is said.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, there are not as many days as points, or too many pairs; says what to change.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static KnoxResult Test(
        Locations points, ReadOnlySpan<DateOnly> days, KnoxSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        KnoxOptions options = (settings ?? new KnoxSettings()).Options();
        KnoxTable table = Kernel.Run(
            points.Points, Days.Of(points, days), options, new WorkSharing(-1, cancellation), new ProgressMeter(null, cancellation));
        double[] q = table.Corrected(MultipleTesting.UsualAlpha);
        var bands = new KnoxBand[table.Cells.Length];
        for (int i = 0; i < bands.Length; i++)
        {
            (int distance, int time) = Math.DivRem(i, table.TimeBands);
            bands[i] = new KnoxBand(
                options.DistanceEdges[distance], options.DistanceEdges[distance + 1], options.DayEdges[time], options.DayEdges[time + 1],
                table.Cells[i].Observed, table.Cells[i].Expected, table.Cells[i].PValue, q[i]);
        }
        return new KnoxResult([.. bands], table.LeastP);
    }
}

/// <summary>Parameters of the Knox test.</summary>
public sealed record KnoxSettings
{
    /// <summary>Edges of the distance bands, metres, ascending from 0 or more: a band holds [edge, next edge).</summary>
    public IReadOnlyList<double> DistanceEdges { get; init; } = [0, 200, 400, 600, 800];

    /// <summary>Edges of the time bands, whole days, ascending from 0 or more: a band holds [edge, next edge).</summary>
    public IReadOnlyList<int> DayEdges { get; init; } = [0, 7, 14, 21];

    /// <summary>How the way between two points is measured.</summary>
    public Way Way { get; init; } = Way.StraightLine;

    /// <summary>Shuffles, R, 1 or more: the smallest p is 1/(R + 1).</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Seed of the shuffles, 0 or more; the same one repeats the result.</summary>
    public int Seed { get; init; } = 1;

    internal KnoxOptions Options() => new()
    {
        DistanceEdges = [.. DistanceEdges],
        DayEdges = [.. DayEdges],
        Metric = (DistanceMetric)Known.Value(Way),
        Permutations = Permutations,
        Seed = Seed >= 0 ? (ulong)Seed : throw new ArgumentException(FormattableString.Invariant($"The seed must be 0 or more; it was {Seed}.")),
    };
}

/// <summary>Distance metric: how the way between two points is measured.</summary>
public enum Way
{
    /// <summary>Straight line.</summary>
    StraightLine,

    /// <summary>East–west way plus north–south way, as along a chessboard of streets.</summary>
    Streets,
}

/// <summary>Knox table: the pairs by distance and time.</summary>
public sealed class KnoxResult
{
    internal KnoxResult(ImmutableArray<KnoxBand> bands, double leastP) => (Bands, LeastP) = (bands, leastP);

    /// <summary>Distance band by distance band, in each the time bands.</summary>
    public ImmutableArray<KnoxBand> Bands { get; }

    /// <summary>Chance of so small a p in the best of all bands, 1/(R + 1) to 1: one test of the whole table.</summary>
    public double LeastP { get; }
}

/// <summary>Cell of the Knox table: pairs so far apart in place and in time.</summary>
/// <param name="FromDistance">Metres, inclusive.</param>
/// <param name="ToDistance">Metres, exclusive.</param>
/// <param name="FromDays">Days, inclusive.</param>
/// <param name="ToDays">Days, exclusive.</param>
/// <param name="Observed">Pairs counted.</param>
/// <param name="Expected">Mean over all shuffles, exact.</param>
/// <param name="PValue">How often a shuffle has at least as many; 1 where nothing is expected.</param>
/// <param name="QValue">p corrected for the number of bands (Benjamini and Hochberg), to be held against 0.05.</param>
public readonly record struct KnoxBand(
    double FromDistance, double ToDistance, int FromDays, int ToDays, int Observed, double Expected, double PValue, double QValue);
