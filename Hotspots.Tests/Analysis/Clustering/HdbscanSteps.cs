using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>The first steps of HDBSCAN, one by one, for tests that look at what lies between.</summary>
internal sealed record HdbscanSteps(DistinctPositions Positions, KdTree Tree, int[] Counts, double[] Cores, ReachabilityLink[] Links)
{
    public static HdbscanSteps Run(PointSet points, int k, int cores = 2)
    {
        var workers = new WorkSharing(cores, CancellationToken.None);
        var meter = new ProgressMeter(null);
        DistinctPositions positions = DistinctPositions.Find(points, CancellationToken.None);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, workers);
        int[] counts = [.. tree.Order.Select(position => positions.Counts[position])];
        double[] squared = CoreDistances.Measure(tree, counts, k, workers, meter);
        return new HdbscanSteps(positions, tree, counts, squared, ReachabilityTree.Build(tree, squared, workers, meter));
    }

    /// <summary>One a point, in no particular order, metres.</summary>
    public IEnumerable<double> ReachOfPoints() => Cores.Zip(Counts).SelectMany(pair => Enumerable.Repeat(Math.Sqrt(pair.First), pair.Second));

    /// <summary>One fewer than there are points, ascending, metres; points of one position are linked at their core distance.</summary>
    public IEnumerable<double> LinkLengths() =>
        Links.Select(link => Math.Sqrt(link.Squared))
            .Concat(Cores.Zip(Counts).SelectMany(pair => Enumerable.Repeat(Math.Sqrt(pair.First), pair.Second - 1))).Order();
}
