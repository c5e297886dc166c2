using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline;

/// <summary>What do methods find in each of many areas, on all cores?</summary>
/// <remarks>
/// A large area takes all cores, one method after another; the small ones are shared out, one core for each method. Results are in the
/// order of areas and methods, whatever finished first.
/// </remarks>
internal static class AreaAnalysis
{
    /// <summary>From so many incidents on the cores gain more by sharing one area than by taking one each.</summary>
    private const int LargeArea = 50_000;

    /// <summary>Runs the methods in every area.</summary>
    /// <param name="areas">Where.</param>
    /// <param name="incidents">All incidents, as methods are given them.</param>
    /// <param name="methods">Which methods, with the user's numbers.</param>
    /// <param name="known">What each method found in each area before; null for one that is to be run.</param>
    /// <param name="meter">Told of each incident once a method.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A method can do nothing with any of the areas; says what to change.</exception>
    public static AreaResult[] Find(
        IReadOnlyList<StudyArea> areas, AnalysisInput incidents, MethodChoice methods, MethodFindings[]?[] known, ProgressMeter meter,
        CancellationToken cancellation)
    {
        int each = methods.Methods.Count;
        IReadOnlyDictionary<string, double>[] given = [.. methods.Methods.Select(methods.GivenTo)];
        var found = new MethodFindings[areas.Count * each];
        var refused = new ArgumentException?[found.Length];
        var inputs = new AnalysisInput?[areas.Count];
        LargestFirst(areas, each, FindIn, cancellation);
        return [.. areas.Select((area, i) => new AreaResult(area, found[(i * each)..((i + 1) * each)]))];

        void FindIn(int i, int m, int cores)
        {
            if (known[m] is { } before)
            {
                found[i * each + m] = before[i];
                meter.Advance(areas[i].Members.Length);
                return;
            }
            AnalysisInput input = LazyInitializer.EnsureInitialized(ref inputs[i], () => InputOf(areas[i], incidents));
            try
            {
                found[i * each + m] = methods.Methods[m].Run(input, given[m], cores, null, cancellation);
            }
            catch (ArgumentException e) when (areas.Count > 1 && e.ParamName is null)
            {
                refused[i * each + m] = e;
                if (AllRefused(m))
                    throw;
                // One stray far out at sea must not cost every town its answer.
                found[i * each + m] = Nothing(methods.Methods[m].Name, input.Points.Count, e.Message);
            }
            meter.Advance(areas[i].Members.Length);
        }

        bool AllRefused(int m)
        {
            for (int i = 0; i < areas.Count; i++)
            {
                if (Volatile.Read(ref refused[i * each + m]) is null)
                    return false;
            }
            return true;
        }
    }

    /// <summary>Does pieces of work in each area: in a large one with all cores, one piece after another, in the small ones with a core each.</summary>
    /// <param name="areas">Where.</param>
    /// <param name="each">Pieces of work an area.</param>
    /// <param name="work">Given the area, the piece and the cores it may take.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void LargestFirst(IReadOnlyList<StudyArea> areas, int each, Action<int, int, int> work, CancellationToken cancellation)
    {
        int[] order = [.. Enumerable.Range(0, areas.Count).OrderByDescending(i => areas[i].Members.Length)];
        int large = order.TakeWhile(i => areas[i].Members.Length >= LargeArea).Count();
        for (int k = 0; k < large * each; k++)
            work(order[k / each], k % each, -1);
        InOrder((order.Length - large) * each, k => work(order[large + k / each], k % each, 1), cancellation);
    }

    /// <summary>Draws the outline of every listed place of every area: as its method drew it, or round its incidents.</summary>
    public static Geometry[][] Outline(
        IReadOnlyList<AreaResult> results, IReadOnlyList<ListedPlace>[] places, PointSet points, ProgressMeter meter, CancellationToken cancellation)
    {
        var outlines = new Geometry[results.Count][];
        var work = new List<(int Area, int Place, ListedPlace Listed)>();
        for (int a = 0; a < results.Count; a++)
        {
            outlines[a] = new Geometry[places[a].Count];
            for (int p = 0; p < places[a].Count; p++)
                work.Add((a, p, places[a][p]));
        }
        work.Sort(static (x, y) => y.Listed.Members.Length.CompareTo(x.Listed.Members.Length));
        InOrder(work.Count, k =>
        {
            (int area, int place, ListedPlace listed) = work[k];
            outlines[area][place] = OutlineOf(results[area], listed, points);
            meter.Advance(listed.Members.Length);
        }, cancellation);
        return outlines;
    }

    private static Geometry OutlineOf(AreaResult found, ListedPlace place, PointSet points)
    {
        MethodFindings findings = found.Findings[place.Finding];
        // A line or a single point has no ground to write, to walk or to divide by.
        if (findings.Outlines is { } drawn && drawn[place.Cluster].Area > 0)
            return drawn[place.Cluster];
        return Outlines.Around(points, place.IncidentsOf(found.Area), findings.ReachOf(place.Cluster));
    }

    /// <summary>What a method is given of one area.</summary>
    public static AnalysisInput InputOf(StudyArea area, AnalysisInput incidents) => new()
    {
        Points = incidents.Points.Select(area.Members),
        Times = incidents.Times?.Select(area.Members),
        Window = area.Boundary,
        GroundWhenAsked = area.GroundWhenAsked,
        Sides = incidents.Sides is { } sides ? Array.ConvertAll(area.Members, i => sides[i]) : null,
    };

    private static MethodFindings Nothing(string method, int points, string why)
    {
        var noise = new int[points];
        noise.AsSpan().Fill(ClusterLabels.Noise);
        return MethodFindings.OfClusters(method, new ClusterLabels(noise, new bool[points], 0), []) with { Notes = [why] };
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
