using System.Globalization;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>The significant cylinders as places on a map: their incidents, their ground, and what is said of them.</summary>
internal sealed class ScanPlaces
{
    /// <summary>Corners of a circle's outline.</summary>
    private const int Corners = 64;

    /// <summary>Makes the places.</summary>
    /// <param name="points">All incidents of the area.</param>
    /// <param name="times">Which of them count, and when they were.</param>
    /// <param name="squares">Where those that count are.</param>
    /// <param name="result">What the scan found.</param>
    /// <param name="cases">What it looked at.</param>
    /// <param name="alpha">Cylinders with a p-value up to this are places.</param>
    public ScanPlaces(PointSet points, TimeSteps times, GroundSquares squares, ScanResult result, ScanCases cases, double alpha)
    {
        ScanCluster[] significant = Array.FindAll(result.Clusters, cluster => cluster.PValue <= alpha);
        int[][] members = Members(times, squares, result.Zones, significant);
        int[] order = new int[significant.Length];
        for (int k = 0; k < order.Length; k++)
            order[k] = k;
        Array.Sort(order, (a, b) =>
            members[a].Length != members[b].Length ? members[b].Length.CompareTo(members[a].Length)
            : SouthWest(points, members[a]).CompareTo(SouthWest(points, members[b])) is int c and not 0 ? c
            : significant[a].Cylinder.FirstStep.CompareTo(significant[b].Cylinder.FirstStep));
        var labels = new int[points.Count];
        Array.Fill(labels, ClusterLabels.Noise);
        var isCore = new bool[points.Count];
        var outlines = new List<Geometry>();
        var evidence = new List<IReadOnlyList<Figure>>();
        for (int place = 0; place < order.Length; place++)
        {
            ScanCluster cluster = significant[order[place]];
            foreach (int incident in members[order[place]])
                (labels[incident], isCore[incident]) = (place, true);
            double radius = Math.Sqrt(result.Zones.Circles[cluster.Cylinder.Circle].RadiusSquared) * squares.Side;
            outlines.Add(Outline(squares.CentreOf(cluster.Cylinder.Centre), radius + squares.Side * Math.Sqrt(0.5)));
            evidence.Add(Say(cluster, times, cases.Count, result.Permutations));
        }
        Labels = new ClusterLabels(labels, isCore, order.Length);
        Outlines = outlines;
        Evidence = evidence;
        Figures = Overall(result, significant.Length, alpha);
    }

    /// <summary>The place of each incident.</summary>
    public ClusterLabels Labels { get; }

    /// <summary>The ground of each place.</summary>
    public IReadOnlyList<Geometry> Outlines { get; }

    /// <summary>What speaks for each place.</summary>
    public IReadOnlyList<IReadOnlyList<Figure>> Evidence { get; }

    /// <summary>What holds for the area.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    // A square may be ground of several places, at different times: each incident is in one of them at most.
    private static int[][] Members(TimeSteps times, GroundSquares squares, ScanZones zones, ScanCluster[] clusters)
    {
        var placesOf = new List<int>?[squares.Count];
        for (int k = 0; k < clusters.Length; k++)
        {
            foreach (int square in zones.LocationsOf(clusters[k].Cylinder))
                (placesOf[square] ??= []).Add(k);
        }
        var members = new List<int>[clusters.Length];
        for (int k = 0; k < clusters.Length; k++)
            members[k] = [];
        ReadOnlySpan<int> squareOf = squares.Of();
        for (int i = 0; i < times.Incidents.Length; i++)
        {
            foreach (int k in placesOf[squareOf[i]] ?? [])
            {
                if (times.Steps[i] >= clusters[k].Cylinder.FirstStep && times.Steps[i] < clusters[k].Cylinder.EndStep)
                    members[k].Add(times.Incidents[i]);
            }
        }
        return Array.ConvertAll(members, static list => list.ToArray());
    }

    internal static (double Northing, double Easting) SouthWest(PointSet points, int[] members)
    {
        (double Northing, double Easting) corner = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (int member in members)
        {
            (double Northing, double Easting) here = (points.Northings[member], points.Eastings[member]);
            if (here.CompareTo(corner) < 0)
                corner = here;
        }
        return corner;
    }

    // The corners stand a little outside, so that the sides touch the circle and all of it is within.
    internal static Polygon Outline(GridPoint centre, double radius)
    {
        double reach = radius / Math.Cos(Math.PI / Corners);
        var ring = new Coordinate[Corners + 1];
        for (int k = 0; k < Corners; k++)
        {
            double angle = Math.Tau * k / Corners;
            ring[k] = new Coordinate(centre.Easting + reach * Math.Cos(angle), centre.Northing + reach * Math.Sin(angle));
        }
        ring[Corners] = ring[0].Copy();
        return new Polygon(new LinearRing(ring));
    }

    private static List<Figure> Say(ScanCluster cluster, TimeSteps times, int total, int permutations)
    {
        Cylinder cylinder = cluster.Cylinder;
        double expected = (double)cylinder.Product / total;
        long from = times.FirstDayOf(cylinder.FirstStep), to = times.FirstDayOf(cylinder.EndStep) - 1;
        return
        [
            new Figure("observed", cylinder.Observed, "incidents", string.Create(
                CultureInfo.InvariantCulture,
                $"{cylinder.Observed:N0} incidents where {expected:0.0} were expected between {TimeSteps.Words(from)} and {TimeSteps.Words(to)}")),
            new Figure("expected", expected, "incidents", string.Create(
                CultureInfo.InvariantCulture,
                $"{expected:0.0} incidents were expected from how busy this place is at other times and the area was at that time")),
            new Figure("fromDay", from, "days since 1970-01-01", $"From {TimeSteps.Words(from)}"),
            new Figure("toDay", to, "days since 1970-01-01", $"To the end of {TimeSteps.Words(to)}"),
            new Figure("p", cluster.PValue, "", string.Create(
                CultureInfo.InvariantCulture,
                $"Chance makes as strong a gathering somewhere in the area in {100 * cluster.PValue:0.#} % of {permutations:N0} shuffles")),
            new Figure("logLikelihoodRatio", cylinder.LogRatio, "", string.Create(
                CultureInfo.InvariantCulture,
                $"Strength of the gathering {cylinder.LogRatio:0.00}: the logarithm of how much likelier it is with a cluster than without")),
        ];
    }

    private static List<Figure> Overall(ScanResult result, int significant, double alpha)
    {
        var figures = new List<Figure>
        {
            new("gatherings", significant, "places", significant == 0
                ? string.Create(CultureInfo.InvariantCulture, $"No gathering in place and time stands out at level {alpha}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{significant} {(significant == 1 ? "gathering" : "gatherings")} in place and time at level {alpha}")),
        };
        if (result.Clusters.Length == 0)
            return figures;
        ScanCluster strongest = result.Clusters[0];
        figures.Add(new Figure("strongestP", strongest.PValue, "", string.Create(
            CultureInfo.InvariantCulture, $"The strongest gathering has p {strongest.PValue:0.####} from {result.Permutations:N0} shuffles")));
        figures.Add(new Figure("strongestLogLikelihoodRatio", strongest.Cylinder.LogRatio, "", string.Create(
            CultureInfo.InvariantCulture,
            $"Its strength is {strongest.Cylinder.LogRatio:0.00}, the logarithm of how much likelier it is with a cluster than without")));
        return figures;
    }
}
