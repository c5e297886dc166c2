using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>DBSCAN as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class DbscanMethod
{
    /// <summary>Short name.</summary>
    public const string Name = "dbscan";

    /// <summary>ε, as named in the run record.</summary>
    public const string EpsilonName = "eps";

    /// <summary>minPts, as named in the run record.</summary>
    public const string MinPointsName = "min-points";

    /// <summary>ε.</summary>
    public static readonly Parameter Epsilon = new(
        EpsilonName, "Neighbour distance", "m", 0.001, 100_000, IsInteger: false, DbscanDefaults.EpsilonRule,
        "Larger: hotspots grow and flow together, and fewer incidents are left over.");

    /// <summary>minPts.</summary>
    public static readonly Parameter MinPoints = new(
        MinPointsName, "Neighbours that make a crowd", "incidents", 1, 1_000_000, IsInteger: true, DbscanDefaults.MinPointsRule,
        "Larger: only busier places count, hotspots become fewer and smaller, and more incidents are left over.");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "Clusters of close incidents (DBSCAN)",
        Question = "Where do incidents crowd together, street by street, and which are on their own?",
        Family = MethodFamily.Clusters,
        Parameters = [Epsilon, MinPoints],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        PointSet points = input.Points;
        ParameterValue minPoints = MinPoints.GivenIn(given) ?? DbscanDefaults.MinPoints(points.Count);
        ParameterValue epsilon = Epsilon.GivenIn(given)
            ?? DbscanDefaults.Epsilon(points, (int)minPoints.Value, new WorkSharing(maxDegreeOfParallelism, cancellation));
        var options = new DbscanOptions
        {
            Epsilon = epsilon.Value,
            MinPoints = (int)minPoints.Value,
            MaxDegreeOfParallelism = maxDegreeOfParallelism,
        };
        return MethodFindings.OfClusters(Name, Dbscan.Run(points, options, progress, cancellation), [epsilon, minPoints], epsilon.Value);
    }
}
