using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>OPTICS as the catalogue knows it: its words, its numbers, and what speaks for each place.</summary>
internal static class OpticsMethod
{
    /// <summary>Largest distance, as named in the run record.</summary>
    public const string MaxDistanceName = "max-distance";

    /// <summary>ξ, as named in the run record.</summary>
    public const string SteepnessName = "steepness";

    /// <summary>Which of nested places are shown, as named in the run record.</summary>
    public const string NestedName = "nested";

    /// <summary>Metres. Our choice: some six minutes on foot, and above the 400 m that DBSCAN's distance never exceeds.</summary>
    private const double UsualMaxDistance = 500;

    /// <summary>The ξ that scikit-learn takes too.</summary>
    private const double UsualSteepness = 0.05;

    private const string MethodName = "optics";

    /// <summary>In the order of <see cref="NestedPlaces"/>.</summary>
    private static readonly ParameterChoice[] Choices =
    [
        new("weightiest", "those that together have the greatest excess of mass: the place as a whole, unless its parts stand out more"),
        new("innermost", "those in which no other lies: many small ones, and all that lies round them is left over"),
    ];

    private static readonly Parameter MaxDistance = new(
        MaxDistanceName, "Farthest look", "m", 1, 100_000, IsInteger: false,
        "500 m, six minutes on foot: ground on which incidents are farther apart than that is empty, not sparse",
        "Larger: sparse ground is told from empty ground, and the work is longer; dense places stay as they are.");

    private static readonly Parameter MinPoints = new(
        DbscanMethod.MinPointsName, "Neighbours that make a crowd", "incidents", 1, 1_000_000, IsInteger: true, DbscanDefaults.MinPointsRule,
        "Larger: density is smoothed over more ground, hotspots become fewer, and more incidents are left over.");

    private static readonly Parameter Steepness = new(
        SteepnessName, "Steepness of an edge", "", 0.001, 0.999, IsInteger: false,
        "0.05, as is customary: an edge is where the way to the next incident grows by a twentieth",
        "Larger: only places with a sharp edge are found, and places within places flow together.");

    private static readonly Parameter MinCluster = new(
        HdbscanMethod.MinClusterName, "Smallest hotspot", "incidents", 2, 1_000_000, IsInteger: true,
        "the neighbours that make a crowd: what is too few to be one is too few to be a place",
        "Larger: small places are left over, or make way for the wider ones round them.");

    private static readonly Parameter Nested = Parameter.OfChoices(
        NestedName, "Of places within places", "weightiest: a high street is not given up for the one corner in it that is denser still",
        "Which of places that lie within one another are shown; they never overlap.", Choices);

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = MethodName,
        Title = "Places denser than what is round them (OPTICS)",
        Question = "Which places stand out from what is right around them, and how much denser are they?",
        Family = MethodFamily.Clusters,
        Parameters = [MaxDistance, MinPoints, Steepness, MinCluster, Nested],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        PointSet points = input.Points;
        ParameterValue maxDistance = MaxDistance.ValueOr(
            given, UsualMaxDistance, "six minutes on foot: ground on which incidents are farther apart is empty, not sparse");
        ParameterValue minPoints = MinPoints.GivenIn(given) ?? DbscanDefaults.MinPoints(points.Count);
        ParameterValue steepness = Steepness.ValueOr(given, UsualSteepness, "an edge is where the way to the next incident grows by a twentieth");
        ParameterValue minCluster = MinCluster.GivenIn(given) ?? MinCluster.Derived(Math.Max(2, minPoints.Value), "as many as make a crowd");
        ParameterValue nested = Nested.ValueOr(given, 0, "a high street is not given up for the one corner in it that is denser still");
        var options = new OpticsOptions
        {
            MaxDistance = maxDistance.Value,
            MinPoints = (int)minPoints.Value,
            MaxDegreeOfParallelism = maxDegreeOfParallelism,
        };
        var valleys = new XiOptions
        {
            Steepness = steepness.Value,
            MinPoints = (int)minPoints.Value,
            MinClusterSize = (int)minCluster.Value,
            Nested = (NestedPlaces)(int)nested.Value,
        };
        OpticsResult ordered = Optics.Run(points, options, progress, cancellation);
        OpticsPlaces found = OpticsPlaces.Find(points, ordered, valleys, cancellation);
        return MethodFindings.OfClusters(MethodName, found.Labels, [maxDistance, minPoints, steepness, minCluster, nested]) with
        {
            Reaches = [.. found.Places.Select(Reach)],
            Evidence = [.. found.Places.Select(place => Evidence(place, maxDistance.Value))],
            Notes = valleys.Nested == NestedPlaces.Innermost && found.Labels.ClusterCount > 0
                ? ["Of places within places the innermost are shown: what lies round them is left over, however much happens there."]
                : [],
        };
    }

    /// <summary>
    /// What an outline is drawn with: between the usual step inside, which would draw arms along the way to every straggler, and the
    /// widest, which would draw all that lies between them.
    /// </summary>
    private static double Reach(OpticsPlace place)
    {
        double between = Math.Sqrt(place.Within * place.Widest);
        // A place all at one spot has no step: what is drawn round it is as small as its edge allows.
        return between > 0 ? between : Math.Min(place.Edge, DbscanDefaults.FinestDistance);
    }

    private static Figure[] Evidence(OpticsPlace place, double maxDistance)
    {
        string Metres(double distance) => distance.ToString("N0", CultureInfo.InvariantCulture);
        var within = new Figure(
            "reachWithin", place.Within, "m", $"Inside, half of the incidents are reached in steps of {Metres(place.Within)} m or less");
        if (!double.IsFinite(place.Edge))
            return [within,
                new Figure("reachEdge", maxDistance, "m", $"Nobody outside is reached in a step of {Metres(maxDistance)} m, as far as was looked")];
        var edge = new Figure("reachEdge", place.Edge, "m", $"Over the edge it takes a step of {Metres(place.Edge)} m");
        if (place.Within == 0)
            return [within, edge];
        double denser = place.Edge / place.Within * (place.Edge / place.Within);
        return [within, edge,
            new Figure(
                "denser", denser, "", string.Create(CultureInfo.InvariantCulture, $"Inside it is {denser:0.0} times as dense as at the edge"))];
    }
}
