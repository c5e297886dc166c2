using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Clusters, beside other programs' on the same incidents (<see cref="TownIncidents"/>).</summary>
internal static class ClusterPeers
{
    private const double Epsilon = 150, Farthest = 500;
    private const int MinPoints = 10, MinClusterSize = 25;

    /// <summary>DBSCAN, ε 150 m, 10 points: labels against those of a script.</summary>
    public static PeerResult DbscanByScript(string script, int n)
    {
        PointSet points = TownIncidents.Make(n);
        return Dbscan(points, folder =>
        {
            PeerAnswers answers = Peer.Ask(script, folder.Path, "dbscan", Say(Epsilon), Say(MinPoints));
            return (folder.Labels("labels", n), answers.Milliseconds);
        });
    }

    /// <summary>The same in a database.</summary>
    public static PeerResult DbscanByPostGis(int n) =>
        Dbscan(TownIncidents.Make(n), static folder => PostGisServer.Cluster(folder, Epsilon, MinPoints));

    /// <summary>HDBSCAN, smallest cluster 25, 25 neighbours with the point itself: labels.</summary>
    public static PeerResult Hdbscan(int n)
    {
        PointSet points = TownIncidents.Make(n);
        var options = new HdbscanOptions { MinClusterSize = MinClusterSize, MinSamples = MinClusterSize };
        (HdbscanResult ours, double milliseconds) = OurTime.Of(() => Core.Analysis.Clustering.Hierarchical.Hdbscan.Run(points, options));
        using var folder = new PeerFolder();
        folder.Write(points);
        return PeerTime.Beside(milliseconds, () =>
        {
            PeerAnswers answers = Peer.Ask("dbscan.R", folder.Path, "hdbscan", Say(MinClusterSize));
            LabelComparison comparison = LabelComparison.Of(points, ours.Labels, folder.Labels("labels", n), reach: 0);
            double worst = Difference.Largest(Links(points), folder.Column("links", n - 1));
            // The same tree, from which it chooses by a rule of its own: to it, a point leaves its cluster not with the branch that is
            // too small to be one, but when it stands alone. That lets small clusters last longer than they do.
            return (answers.Milliseconds, worst > 1e-9 ? Verdict.No : comparison.IsSame ? Verdict.Yes : Verdict.Nearly, string.Create(
                CultureInfo.InvariantCulture,
                $"links within {Difference.Say(worst)} m; {(comparison.IsSame ? "" : "it chooses by another rule: ")}{comparison.Say(ours.Labels)}"));
        });
    }

    /// <summary>OPTICS up to 500 m, 10 points: core distances, and the clusters of its order cut at 150 m against DBSCAN's.</summary>
    public static PeerResult OpticsByScript(string script, int n)
    {
        PointSet points = TownIncidents.Make(n);
        var options = new OpticsOptions { MaxDistance = Farthest, MinPoints = MinPoints };
        (OpticsResult ours, double milliseconds) = OurTime.Of(() => Optics.Run(points, options));
        ClusterLabels labels = Core.Analysis.Clustering.DensityBased.Dbscan.Run(
            points, new DbscanOptions { Epsilon = Epsilon, MinPoints = MinPoints });
        using var folder = new PeerFolder();
        folder.Write(points);
        return PeerTime.Beside(milliseconds, () =>
        {
            PeerAnswers answers = Peer.Ask(script, folder.Path, "optics", Say(Farthest), Say(MinPoints), Say(Epsilon));
            double worst = Difference.Largest(ours.CoreDistances, folder.Column("cores", n));
            // A border point is noise to a cut when it is come to before its cluster: only core points are bound.
            LabelComparison here = LabelComparison.Of(points, labels, ours.CutAt(Epsilon), Epsilon),
                there = LabelComparison.Of(points, labels, folder.Labels("labels", n), Epsilon);
            bool same = worst <= 1e-9 && here.CoreStrangers == 0 && there.CoreStrangers == 0;
            return (answers.Milliseconds, same ? Verdict.Yes : Verdict.No, string.Create(
                CultureInfo.InvariantCulture,
                $"core distances within {Difference.Say(worst)} m; cut at {Epsilon} m, {here.Clusters} clusters against {there.Clusters}, "
                    + $"{there.CoreStrangers} core points in other company"));
        });
    }

    private static PeerResult Dbscan(PointSet points, Func<PeerFolder, (int[] Labels, double Milliseconds)> ask)
    {
        var options = new DbscanOptions { Epsilon = Epsilon, MinPoints = MinPoints };
        (ClusterLabels ours, double milliseconds) = OurTime.Of(() => Core.Analysis.Clustering.DensityBased.Dbscan.Run(points, options));
        using var folder = new PeerFolder();
        folder.Write(points);
        return PeerTime.Beside(milliseconds, () =>
        {
            (int[] theirs, double theirMilliseconds) = ask(folder);
            LabelComparison comparison = LabelComparison.Of(points, ours, theirs, Epsilon);
            return (theirMilliseconds, comparison.IsSame ? Verdict.Yes : Verdict.No, comparison.Say(ours));
        });
    }

    /// <summary>Lengths of all links, metres, ascending; points that share a position are linked at their core distance.</summary>
    private static double[] Links(PointSet points)
    {
        var workers = new WorkSharing(-1, CancellationToken.None);
        var meter = new ProgressMeter(null);
        DistinctPositions positions = DistinctPositions.Find(points, CancellationToken.None);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, workers);
        int[] counts = Array.ConvertAll(tree.Order, position => positions.Counts[position]);
        double[] cores = CoreDistances.Measure(tree, counts, MinClusterSize, workers, meter);
        List<double> lengths = [.. ReachabilityTree.Build(tree, cores, workers, meter).Select(static link => Math.Sqrt(link.Squared))];
        for (int place = 0; place < cores.Length; place++)
            lengths.AddRange(Enumerable.Repeat(Math.Sqrt(cores[place]), counts[place] - 1));
        lengths.Sort();
        return [.. lengths];
    }

    private static string Say(double number) => number.ToString(CultureInfo.InvariantCulture);
}
