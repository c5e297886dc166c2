using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>HDBSCAN as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class HdbscanMethod
{
    /// <summary>Smallest cluster, as named in the run record.</summary>
    public const string MinClusterName = "min-cluster";

    /// <summary>Neighbours, as named in the run record.</summary>
    public const string MinSamplesName = "min-samples";

    /// <summary>Finest distance, as named in the run record.</summary>
    public const string FinestName = "finest";

    private const string MethodName = "hdbscan";

    private static readonly Parameter MinCluster = new(
        MinClusterName, "Smallest hotspot", "incidents", 2, 1_000_000, IsInteger: true, DbscanDefaults.MinPointsRule,
        "Larger: hotspots become fewer and wider, and small ones are left over.");

    private static readonly Parameter MinSamples = new(
        MinSamplesName, "Incidents that measure density, itself included", "incidents", 1, 1_000_000, IsInteger: true,
        "the smallest hotspot: what is too few to be one is too few to be dense",
        "Larger: density is smoothed over more ground, and more incidents are left over.");

    private static readonly Parameter FinestDistance = new(
        FinestName, "Finest distance that means anything", "m", 0, 10_000, IsInteger: false,
        "25 m where so many incidents share one position that its density would be infinite, else 0 m",
        "Larger: single corners on which positions are snapped no longer stand out from their street.");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = MethodName,
        Title = "Clusters of any density (HDBSCAN)",
        Question = "Where do incidents crowd together, if the middle of town and its edge each have their own measure of a crowd?",
        Family = MethodFamily.Clusters,
        Parameters = [MinCluster, MinSamples, FinestDistance],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        PointSet points = input.Points;
        cancellation.ThrowIfCancellationRequested();
        ParameterValue minCluster = MinCluster.GivenIn(given) ?? DbscanDefaults.MinPoints(points.Count) with { Name = MinClusterName };
        ParameterValue minSamples = MinSamples.GivenIn(given) ?? MinSamples.Derived(minCluster.Value, "as many as the smallest hotspot has");
        ParameterValue finest = FinestDistance.GivenIn(given) ?? Finest(points, (int)minSamples.Value, cancellation);
        var options = new HdbscanOptions
        {
            MinClusterSize = (int)minCluster.Value,
            MinSamples = (int)minSamples.Value,
            FinestDistance = finest.Value,
            SingleCluster = SingleClusterRule.WhenNothingParts,
            MaxDegreeOfParallelism = maxDegreeOfParallelism,
        };
        HdbscanResult result = Hdbscan.Run(points, options, progress, cancellation);
        return MethodFindings.OfClusters(MethodName, result.Labels, [minCluster, minSamples, finest]) with
        {
            Reaches = Reaches(result),
            Evidence = [.. result.Clusters.Select(Evidence)],
        };
    }

    /// <summary>Each place as it stood when it parted from the others; the one that never did, as the last of them to part.</summary>
    private static double[]? Reaches(HdbscanResult result)
    {
        double[] births = [.. result.Clusters.Select(static c => c.BirthDistance)];
        double widest = births.Where(static b => b > 0 && double.IsFinite(b)).DefaultIfEmpty(double.NaN).Max();
        return double.IsNaN(widest) ? null : Array.ConvertAll(births, b => b > 0 && double.IsFinite(b) ? b : widest);
    }

    private static ParameterValue Finest(PointSet points, int minSamples, CancellationToken cancellation)
    {
        int most = 0;
        foreach (int count in Indexing.DistinctPositions.Find(points, cancellation).Counts)
            most = Math.Max(most, count);
        string shared = most.ToString("N0", CultureInfo.InvariantCulture);
        return most >= minSamples
            ? FinestDistance.Derived(DbscanDefaults.FinestDistance, $"positions are snapped: {shared} incidents share one")
            : FinestDistance.Derived(0, $"positions are taken as exact: no more than {shared} incidents share one");
    }

    private static Figure[] Evidence(HdbscanCluster cluster)
    {
        string Metres(double distance) => distance.ToString("N0", CultureInfo.InvariantCulture);
        var figures = new List<Figure>(3);
        if (double.IsFinite(cluster.Stability))
            figures.Add(new Figure(
                "stability", cluster.Stability, "1/m", "Excess of mass: how many incidents hold together, and over how wide a range of density"));
        if (double.IsFinite(cluster.BirthDistance))
            figures.Add(new Figure(
                "partsAt", cluster.BirthDistance, "m", $"Stands apart from its surroundings for any reach below {Metres(cluster.BirthDistance)} m"));
        figures.Add(new Figure("holdsTo", cluster.DeathDistance, "m", $"Holds together down to a reach of {Metres(cluster.DeathDistance)} m"));
        return [.. figures];
    }
}
