using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline;

/// <summary>What does a method find in each of many areas, on all cores?</summary>
/// <remarks>
/// A large area takes all cores, one after another; the small ones are shared out, one core each. Results are in the order of the
/// areas, whatever finished first.
/// </remarks>
internal static class AreaAnalysis
{
    /// <summary>From so many incidents on the cores gain more by sharing one area than by taking one each.</summary>
    private const int LargeArea = 50_000;

    /// <summary>Reach of an outline where the method has no distance of its own, metres: the side of the usual cell of British trials.</summary>
    private const double UsualReach = 150;

    /// <summary>Runs the method in every area.</summary>
    public static AreaResult[] Find(
        IReadOnlyList<StudyArea> areas, PointSet points, AnalysisMethod method, IReadOnlyDictionary<string, double> given,
        ProgressMeter meter, CancellationToken cancellation)
    {
        var results = new AreaResult[areas.Count];
        int[] order = [.. Enumerable.Range(0, areas.Count).OrderByDescending(i => areas[i].Members.Length)];
        int large = order.TakeWhile(i => areas[i].Members.Length >= LargeArea).Count();
        foreach (int i in order.AsSpan(0, large))
            FindIn(i, cores: -1);
        InOrder(order.Length - large, k => FindIn(order[large + k], cores: 1), cancellation);
        return results;

        void FindIn(int i, int cores)
        {
            var input = new AnalysisInput { Points = points.Select(areas[i].Members), Window = areas[i].Boundary };
            results[i] = new AreaResult(areas[i], [method.Run(input, given, cores, null, cancellation)]);
            meter.Advance(areas[i].Members.Length);
        }
    }

    /// <summary>Draws the outline of every cluster of every area.</summary>
    public static Geometry[][] Outline(IReadOnlyList<AreaResult> results, PointSet points, ProgressMeter meter, CancellationToken cancellation)
    {
        var outlines = new Geometry[results.Count][];
        var work = new List<(int Area, int Cluster, int[] Members)>();
        for (int a = 0; a < results.Count; a++)
        {
            int[][] clusters = results[a].Main.Labels.Members();
            outlines[a] = new Geometry[clusters.Length];
            for (int c = 0; c < clusters.Length; c++)
                work.Add((a, c, clusters[c]));
        }
        work.Sort(static (x, y) => y.Members.Length.CompareTo(x.Members.Length));
        InOrder(work.Count, k =>
        {
            (int area, int cluster, int[] members) = work[k];
            int[] incidents = Array.ConvertAll(members, j => results[area].Area.Members[j]);
            outlines[area][cluster] = Outlines.Around(points, incidents, results[area].Main.Reach ?? UsualReach);
            meter.Advance(incidents.Length);
        }, cancellation);
        return outlines;
    }

    // One at a time, so that a large piece does not hold up a row of small ones behind it.
    private static void InOrder(int count, Action<int> work, CancellationToken cancellation)
    {
        int next = -1;
        try
        {
            Parallel.For(
                0,
                Math.Min(count, Environment.ProcessorCount),
                new ParallelOptions { CancellationToken = cancellation },
                _ =>
                {
                    for (int k = Interlocked.Increment(ref next); k < count; k = Interlocked.Increment(ref next))
                    {
                        cancellation.ThrowIfCancellationRequested();
                        work(k);
                    }
                });
        }
        catch (AggregateException e)
        {
            // The caller knows the errors of one piece of work, not of a heap of them.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
    }
}
