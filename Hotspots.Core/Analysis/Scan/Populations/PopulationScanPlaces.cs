using System.Globalization;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Scan.Populations;

/// <summary>Significant clusters as places on a map: their incidents, their ground, and what is said of them.</summary>
internal sealed class PopulationScanPlaces
{
    /// <summary>Makes the places.</summary>
    /// <param name="points">All incidents of the area.</param>
    /// <param name="study">Which of them are cases, and where.</param>
    /// <param name="result">What the scan found.</param>
    /// <param name="alpha">Clusters with a p-value up to this are places.</param>
    public PopulationScanPlaces(PointSet points, ScanStudy study, PopulationScanResult result, double alpha)
    {
        PopulationCluster[] significant = Array.FindAll(result.Clusters, cluster => cluster.PValue <= alpha);
        int[][] members = Members(study, significant);
        int[] order = [.. Enumerable.Range(0, significant.Length)];
        Array.Sort(order, (a, b) => members[a].Length != members[b].Length
            ? members[b].Length.CompareTo(members[a].Length)
            : ScanPlaces.SouthWest(points, members[a]).CompareTo(ScanPlaces.SouthWest(points, members[b])));
        var labels = new int[points.Count];
        Array.Fill(labels, ClusterLabels.Noise);
        var isCore = new bool[points.Count];
        var outlines = new List<Geometry>();
        var evidence = new List<IReadOnlyList<Figure>>();
        for (int place = 0; place < order.Length; place++)
        {
            PopulationCluster cluster = significant[order[place]];
            foreach (int incident in members[order[place]])
                (labels[incident], isCore[incident]) = (place, true);
            GridPoint centre = study.Squares.CentreOf(cluster.Centre);
            // A square is known to its middle, and an incident in it to the middle of its 100 m: the circle takes in all of both.
            double slack = study.Squares.Side * Math.Sqrt(0.5) + (study.HasControls ? 0 : BuiltUpGround.Side * Math.Sqrt(0.5));
            double radius = cluster.Radius * study.Squares.Side + slack;
            // An incident belongs to the nearest place of a population that is given, and that may lie in another square.
            foreach (int incident in members[order[place]])
                radius = Math.Max(radius, centre.DistanceTo(points[incident]));
            outlines.Add(ScanPlaces.Outline(centre, radius));
            evidence.Add(Say(cluster, study, result.Permutations));
        }
        Labels = new ClusterLabels(labels, isCore, order.Length);
        Outlines = outlines;
        Evidence = evidence;
        Figures = Overall(study, result, significant.Length, alpha);
    }

    private PopulationScanPlaces(ClusterLabels none) => (Labels, Outlines, Evidence, Figures) = (none, [], [], []);

    /// <summary>The place of each incident.</summary>
    public ClusterLabels Labels { get; }

    /// <summary>The ground of each place.</summary>
    public IReadOnlyList<Geometry> Outlines { get; }

    /// <summary>What speaks for each place.</summary>
    public IReadOnlyList<IReadOnlyList<Figure>> Evidence { get; }

    /// <summary>What holds for the area.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>No place among so many incidents.</summary>
    public static PopulationScanPlaces None(int points) => new(ClusterLabels.None(points));

    private static int[][] Members(ScanStudy study, PopulationCluster[] clusters)
    {
        var clusterOf = new int[study.Squares.Count];
        Array.Fill(clusterOf, ClusterLabels.Noise);
        for (int k = 0; k < clusters.Length; k++)
        {
            foreach (int square in clusters[k].Regions)
                clusterOf[square] = k;
        }
        var members = new List<int>[clusters.Length];
        for (int k = 0; k < clusters.Length; k++)
            members[k] = [];
        for (int i = 0; i < study.Incidents.Length; i++)
        {
            int cluster = clusterOf[study.SquareOf[i]];
            if (cluster >= 0 && study.StepOf(i) >= clusters[cluster].FirstStep && study.StepOf(i) < clusters[cluster].EndStep)
                members[cluster].Add(study.Incidents[i]);
        }
        return Array.ConvertAll(members, static list => list.ToArray());
    }

    private static List<Figure> Say(PopulationCluster cluster, ScanStudy study, int replicas)
    {
        string people = study.People;
        (long From, long To)? days =
            study.Times is not { } times ? null : (times.FirstDayOf(cluster.FirstStep), times.FirstDayOf(cluster.EndStep) - 1);
        string when = days is { } span ? $" between {TimeSteps.Words(span.From)} and {TimeSteps.Words(span.To)}" : "";
        var said = new List<Figure>
        {
            new("observed", cluster.Observed, "incidents", string.Create(
                CultureInfo.InvariantCulture,
                $"{cluster.Observed:N0} {(study.HasControls ? "cases" : "incidents")} where {cluster.Expected:0.0} were expected{when}")),
            new("expected", cluster.Expected, "incidents", string.Create(
                CultureInfo.InvariantCulture, $"{cluster.Expected:0.0} were expected from its {cluster.Population:N0} {people}")),
            new("population", cluster.Population, people,
                string.Create(CultureInfo.InvariantCulture, $"{cluster.Population:N0} {people} in the circle{(study.HasControls ? when : "")}")),
        };
        if (double.IsFinite(cluster.RelativeRisk))
        {
            said.Add(new Figure("relativeRisk", cluster.RelativeRisk, "times", string.Create(
                CultureInfo.InvariantCulture, $"{cluster.RelativeRisk:0.0} times as many for its {people} as elsewhere in the area")));
        }
        if (days is { } window)
        {
            said.Add(new Figure("fromDay", window.From, "days since 1970-01-01", $"From {TimeSteps.Words(window.From)}"));
            said.Add(new Figure("toDay", window.To, "days since 1970-01-01", $"To the end of {TimeSteps.Words(window.To)}"));
        }
        said.Add(new Figure("p", cluster.PValue, "", string.Create(
            CultureInfo.InvariantCulture,
            $"Chance makes as strong a gathering somewhere in the area in {100 * cluster.PValue:0.#} % of {replicas:N0} draws")));
        said.Add(new Figure("logLikelihoodRatio", cluster.LogRatio, "", string.Create(
            CultureInfo.InvariantCulture,
            $"Strength of the gathering {cluster.LogRatio:0.00}: the logarithm of how much likelier it is with a cluster than without")));
        return said;
    }

    private static List<Figure> Overall(ScanStudy study, PopulationScanResult result, int significant, double alpha)
    {
        (ScanRegions regions, string people) = (study.Regions, study.People);
        var figures = new List<Figure>
        {
            new("gatherings", significant, "places", significant == 0
                ? string.Create(CultureInfo.InvariantCulture, $"No place stands out among the {people} at level {alpha}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{significant} {(significant == 1 ? "place stands" : "places stand")} out among the {people} at level {alpha}")),
            new("population", regions.TotalPopulation, people, string.Create(
                CultureInfo.InvariantCulture,
                $"{regions.TotalCases:N0} {(study.HasControls ? "cases among" : "incidents held against")} {regions.TotalPopulation:N0} {people}")),
        };
        if (result.Clusters.Length == 0)
            return figures;
        PopulationCluster strongest = result.Clusters[0];
        figures.Add(new Figure("strongestP", strongest.PValue, "", string.Create(
            CultureInfo.InvariantCulture, $"The strongest place has p {strongest.PValue:0.####} from {result.Permutations:N0} draws")));
        figures.Add(new Figure("strongestLogLikelihoodRatio", strongest.LogRatio, "", string.Create(
            CultureInfo.InvariantCulture,
            $"Its strength is {strongest.LogRatio:0.00}, the logarithm of how much likelier it is with a cluster than without")));
        return figures;
    }
}
