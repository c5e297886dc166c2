using System.Collections.Immutable;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using Kernel = Hotspots.Core.Analysis.Scan.SpaceTimeScan;

namespace Hotspots.Methods;

/// <summary>Space-time permutation scan: where and when more happened than the place's usual share and the time's usual share explain.</summary>
/// <remarks>
/// Kulldorff, Heffernan, Hartman, Assunção and Mostashari, PLoS Medicine 2005: cylinders of a circle during a window, judged by shuffling the times
/// among the points. Clusters share no ground at the same time; all are held against the strongest cylinder of each shuffle. The answer depends on
/// neither the order of the points nor the number of cores. Weights are not looked at.
/// </remarks>
public static class SpaceTimeScan
{
    /// <summary>Finds the clusters.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="days">When, one a point.</param>
    /// <param name="settings">Which cylinders, how many shuffles; the usual where nothing is said.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <returns>The strongest whatever its p-value, then the other significant ones; none where nothing is above expectation.</returns>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, there are not as many days as points, or the circles would fill the memory; says what to change.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyList<SpaceTimeCluster> Find(
        Locations points, ReadOnlySpan<DateOnly> days, ScanSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        settings ??= new ScanSettings();
        int[] numbers = Days.Of(points, days);
        if (numbers.Length == 0)
            return [];
        int first = numbers.Min();
        int[] steps = Array.ConvertAll(numbers, day => (day - first) / settings.DaysInStep);
        GroundSquares squares = GroundSquares.Of(points.Points, settings.CellSize);
        var cases = new ScanCases(squares.Of(), steps, squares.Count, steps.Max() + 1);
        ScanResult result = Kernel.Run(
            squares.Centres, cases, settings.Options(), new WorkSharing(-1, cancellation), new ProgressMeter(null, cancellation));
        return [.. result.Clusters.Select(cluster => ClusterOf(cluster, result.Zones, squares, steps, first, settings.DaysInStep))];
    }

    private static SpaceTimeCluster ClusterOf(ScanCluster cluster, ScanZones zones, GroundSquares squares, int[] steps, int first, int daysInStep)
    {
        Cylinder cylinder = cluster.Cylinder;
        var inside = new bool[squares.Count];
        foreach (int square in zones.LocationsOf(cylinder))
            inside[square] = true;
        ReadOnlySpan<int> squareOf = squares.Of();
        var members = new List<int>();
        for (int i = 0; i < steps.Length; i++)
        {
            if (inside[squareOf[i]] && steps[i] >= cylinder.FirstStep && steps[i] < cylinder.EndStep)
                members.Add(i);
        }
        GridPoint centre = squares.CentreOf(cylinder.Centre);
        // The circle goes through the middles of squares: the ground reaches to their corners.
        double radius = (Math.Sqrt(zones.Circles[cylinder.Circle].RadiusSquared) + Math.Sqrt(0.5)) * squares.Side;
        int firstDay = first + cylinder.FirstStep * daysInStep, lastDay = first + cylinder.EndStep * daysInStep - 1;
        return new SpaceTimeCluster(ScanPlaces.Outline(centre, radius), [.. members])
        {
            FirstDay = DateOnly.FromDayNumber(firstDay),
            LastDay = DateOnly.FromDayNumber(lastDay),
            Expected = (double)cylinder.Product / steps.Length,
            LogLikelihoodRatio = cylinder.LogRatio,
            PValue = cluster.PValue,
        };
    }
}

/// <summary>Parameters of the space-time permutation scan.</summary>
public sealed record ScanSettings
{
    /// <summary>Side of a square of ground, metres, above 0: points of one square stand at its middle.</summary>
    public double CellSize
    {
        get;
        init => field = value is > 0 and < double.PositiveInfinity
            ? value : throw new ArgumentException("The size of a cell must be a finite number of metres above 0.");
    } = 250;

    /// <summary>Largest radius of a circle, metres, above 0; no circle holds more than half of the points.</summary>
    public double MaxRadius { get; init; } = 2000;

    /// <summary>Days in a step, 1 or more, counted from the first day on which anything happened. Whole weeks keep weekends out of it.</summary>
    public int DaysInStep
    {
        get;
        init => field = value >= 1
            ? value : throw new ArgumentException(FormattableString.Invariant($"The days in a step must be 1 or more; there were {value}."));
    } = 7;

    /// <summary>Longest window, steps, 1 or more; none holds more than half of the points.</summary>
    public int MaxSteps { get; init; } = 8;

    /// <summary>Level of significance of the clusters after the first: above 0, at most 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Shuffles, R, 1 or more: the smallest p is 1/(R + 1).</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Does shuffling stop once nothing can be significant? p is then coarser, but valid (Besag and Clifford, Biometrika 1991).</summary>
    public bool StopsEarly { get; init; }

    /// <summary>Seed of the shuffles, 0 or more; the same one repeats the result.</summary>
    public int Seed
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentException(FormattableString.Invariant($"The seed must be 0 or more; it was {value}."));
    } = 1;

    internal SpaceTimeScanOptions Options() => new()
    {
        MaxRadius = MaxRadius / CellSize,
        MaxSteps = MaxSteps,
        Alpha = Alpha,
        Permutations = Permutations,
        StopsEarly = StopsEarly,
        Seed = (ulong)Seed,
    };
}

/// <summary>Cluster in space and time: a cylinder with its p-value.</summary>
public sealed class SpaceTimeCluster
{
    internal SpaceTimeCluster(Polygon outline, ImmutableArray<int> members) => (Outline, Members) = (outline, members);

    /// <summary>The circle's ground, metres.</summary>
    public Polygon Outline { get; }

    /// <summary>The points in it, ascending.</summary>
    public ImmutableArray<int> Members { get; }

    /// <summary>First day of the window.</summary>
    public DateOnly FirstDay { get; internal init; }

    /// <summary>Last day of the window, inclusive.</summary>
    public DateOnly LastDay { get; internal init; }

    /// <summary>How many were expected.</summary>
    public double Expected { get; internal init; }

    /// <summary>Logarithm of how much likelier the points are with the cluster than without.</summary>
    public double LogLikelihoodRatio { get; internal init; }

    /// <summary>How often chance alone makes one as strong, anywhere at any time; 1/(R + 1) to 1.</summary>
    public double PValue { get; internal init; }
}
