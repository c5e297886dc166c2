using System.Collections.Concurrent;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Requests;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Analysis of many areas. What do methods find in each of many areas, on all cores?</summary>
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
            if (areas[i].IsScattered)
            {
                found[i * each + m] = Nothing(methods.Methods[m].Name, areas[i].Members.Length);
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
                found[i * each + m] = Nothing(methods.Methods[m].Name, input.Points.Count) with { Notes = [e.Message] };
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

    /// <summary>Does pieces of work in each area: in a large one with all cores, one piece after another, in the small ones with a core
    /// each.</summary>
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

    /// <summary>
    /// Draws the outline of every listed place of every area: as its method drew it, or round its incidents, and without the incidents of
    /// another listed place of that method.
    /// </summary>
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
        var ofOnePosition = new ConcurrentDictionary<double, Polygon>();
        work.Sort(static (x, y) => y.Listed.Members.Length.CompareTo(x.Listed.Members.Length));
        InOrder(work.Count, k =>
        {
            (int area, int place, ListedPlace listed) = work[k];
            outlines[area][place] = OutlineOf(results[area], listed, points, ofOnePosition);
            meter.Advance(listed.Members.Length);
        }, cancellation);
        Part(results, places, outlines, points, cancellation);
        return outlines;
    }

    /// <summary>Parts the outlines that were drawn round incidents, method by method, over all areas: a town's rim is no wall.</summary>
    private static void Part(
        IReadOnlyList<AreaResult> results, IReadOnlyList<ListedPlace>[] places, Geometry[][] outlines, PointSet points,
        CancellationToken cancellation)
    {
        int methods = results.Count == 0 ? 0 : results[0].Findings.Count;
        InOrder(methods, m =>
        {
            var drawn = new List<(int Area, int Place)>();
            for (int a = 0; a < results.Count; a++)
            {
                MethodFindings findings = results[a].Findings[m];
                for (int p = 0; findings.Outlines is null && !findings.PlacesMayOverlap && p < places[a].Count; p++)
                {
                    if (places[a][p].Finding == m)
                        drawn.Add((a, p));
                }
            }
            Geometry[] parted = [.. drawn.Select(at => outlines[at.Area][at.Place])];
            OutlinesApart.Part(parted, [.. drawn.Select(at => places[at.Area][at.Place].IncidentsOf(results[at.Area].Area))], points, cancellation);
            for (int k = 0; k < parted.Length; k++)
                outlines[drawn[k].Area][drawn[k].Place] = parted[k];
        }, cancellation);
    }

    private static Geometry OutlineOf(
        AreaResult found, ListedPlace place, PointSet points, ConcurrentDictionary<double, Polygon> ofOnePosition)
    {
        MethodFindings findings = found.Findings[place.Finding];
        // What the method itself draws it draws in each area apart; round incidents one line goes round all of them.
        if (place.Pieces.Count > 0 && place.Pieces.Any(static piece => piece.Found.Findings[piece.Place.Finding].Outlines is not null))
            return UnaryUnionOp.Union(place.Pieces.Select(piece => OutlineOf(piece.Found, piece.Place, points, ofOnePosition)));
        // A line or a single point has no ground to write, to walk or to divide by.
        if (findings.Outlines is { } drawn && drawn[place.Cluster].Area > 0)
            return drawn[place.Cluster];
        double reach = findings.ReachOf(place.Cluster);
        foreach (PlacePiece piece in place.Pieces)
            reach = Math.Max(reach, piece.Found.Findings[piece.Place.Finding].ReachOf(piece.Place.Cluster));
        return Outlines.Around(points, place.IncidentsOf(found.Area), reach, ofOnePosition);
    }

    /// <summary>What a method is given of one area.</summary>
    public static AnalysisInput InputOf(StudyArea area, AnalysisInput incidents) => new()
    {
        Points = incidents.Points.Select(area.Members),
        Times = incidents.Times?.Select(area.Members),
        Period = incidents.Period,
        Window = area.Boundary,
        GroundWhenAsked = area.GroundWhenAsked,
        Population = incidents.Population?.In(area),
        Sides = incidents.Sides is { } sides ? Array.ConvertAll(area.Members, i => sides[i]) : null,
    };

    private static MethodFindings Nothing(string method, int points) => MethodFindings.OfClusters(method, ClusterLabels.None(points), []);

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
