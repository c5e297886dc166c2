using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>The request as the solvers see it: only what matters, in an order that positions alone decide.</summary>
/// <remarks>
/// Demand and sites stand from south to north, then west to east (then by weight): the answer does not depend on the order of the
/// input, and "the first on a tie" means the most southerly. Demand of weight 0, forbidden sites and sites too close to a fixed one
/// are left out.
/// </remarks>
internal sealed class PlacementProblem
{
    /// <summary>Pairs of site and demand at most whose ways are kept, 4 GB of them.</summary>
    public const long MostPairs = 500_000_000;

    private double[][]? _ways;

    private PlacementProblem(PlacementRequest request) => Request = request;

    public PlacementRequest Request { get; }

    /// <summary>Where the demand is.</summary>
    public required GridPoint[] Demand { get; init; }

    /// <summary>What it weighs, above 0.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Index of each demand point in the request; where several are one point, of the first.</summary>
    public required int[] DemandOrigin { get; init; }

    /// <summary>Where a team may stand.</summary>
    public required GridPoint[] Sites { get; init; }

    /// <summary>Index of each site in the request.</summary>
    public required int[] Origin { get; init; }

    /// <summary>The fixed ones among the sites, ascending.</summary>
    public required int[] Fixed { get; init; }

    /// <summary>How many sites to choose in all, fixed ones included: never more than there are.</summary>
    public required int Teams { get; init; }

    /// <summary>How far a team reaches; +∞ for everywhere.</summary>
    public double Reach => Request.Reach ?? double.PositiveInfinity;

    /// <summary>The way from a site to a demand point; over a network all of them are found when the first is asked for.</summary>
    public double Way(int site, int point) =>
        Request.Travel is INetworkTravel ? (_ways ??= Ways())[site][point] : Request.Travel.Between(Sites[site], Demand[point]);

    /// <summary>Sets the request in order; it has been checked (<see cref="RequestCheck"/>).</summary>
    public static PlacementProblem From(PlacementRequest request)
    {
        PointSet demand = request.Demand, sites = request.Sites;
        int[] order = Enumerate(demand.Count, i => demand.WeightAt(i) > 0);
        Array.Sort(order, (a, b) =>
            GridPoint.SouthWestFirst(demand[a], demand[b]) is int c and not 0 ? c : demand.WeightAt(a).CompareTo(demand.WeightAt(b)));
        // Points at one place are one point, unless each must be served whole.
        var places = new List<GridPoint>(order.Length);
        var weights = new List<double>(order.Length);
        var demandOrigin = new List<int>(order.Length);
        foreach (int i in order)
        {
            if (request.Capacity is null && places.Count > 0 && places[^1] == demand[i])
            {
                weights[^1] += demand.WeightAt(i);
                continue;
            }
            places.Add(demand[i]);
            weights.Add(demand.WeightAt(i));
            demandOrigin.Add(i);
        }
        var isFixed = new bool[sites.Count];
        foreach (int site in request.Fixed)
            isFixed[site] = true;
        var forbidden = new bool[sites.Count];
        foreach (int site in request.Forbidden)
            forbidden[site] = true;
        GridPoint[] held = [.. request.Fixed.Select(i => sites[i])];
        int[] origin = Enumerate(sites.Count, i => isFixed[i]
            || (!forbidden[i] && !Array.Exists(held, place => place.DistanceTo(sites[i]) < request.MinimumSpacing)));
        Array.Sort(origin, (a, b) => GridPoint.SouthWestFirst(sites[a], sites[b]) is int c and not 0 ? c
            : isFixed[a] != isFixed[b] ? isFixed[b].CompareTo(isFixed[a]) : a.CompareTo(b));
        return new PlacementProblem(request)
        {
            Demand = [.. places],
            Weights = [.. weights],
            DemandOrigin = [.. demandOrigin],
            Sites = Array.ConvertAll(origin, i => sites[i]),
            Origin = origin,
            Fixed = Enumerate(origin.Length, i => isFixed[origin[i]]),
            Teams = Math.Min(request.Teams, origin.Length),
        };
    }

    /// <summary>May the two sites not be chosen together?</summary>
    public bool AreTooClose(int site, int other) =>
        Request.MinimumSpacing > 0 && Sites[site].DistanceTo(Sites[other]) < Request.MinimumSpacing
        && !(Array.BinarySearch(Fixed, site) >= 0 && Array.BinarySearch(Fixed, other) >= 0);

    /// <summary>The largest unit of which every weight is a multiple, or 0 when none is found: no two values are nearer than it.</summary>
    public static double CommonUnit(ReadOnlySpan<double> weights)
    {
        foreach (int scale in (ReadOnlySpan<int>)[1, 10, 100, 1000])
        {
            long unit = 0;
            foreach (double weight in weights)
            {
                double scaled = weight * scale, whole = Math.Round(scaled);
                if (!(whole is > 0 and < 1e12) || Math.Abs(scaled - whole) > 1e-9 * whole)
                {
                    unit = -1;
                    break;
                }
                unit = GreatestCommonDivisor(unit, (long)whole);
            }
            if (unit > 0)
                return (double)unit / scale;
        }
        return 0;
    }

    private double[][] Ways()
    {
        if ((long)Sites.Length * Demand.Length > MostPairs)
            throw new ArgumentException(TooManyPairs);
        var ways = new SiteWays(Request.Travel, Demand);
        var rows = new double[Sites.Length][];
        Parallel.For(0, rows.Length, site => ways.From(Sites[site], rows[site] = new double[Demand.Length]));
        return rows;
    }

    /// <summary>What is said where there are more than <see cref="MostPairs"/>.</summary>
    public const string TooManyPairs =
        "There are too many pairs of demand and site to keep the way between each: give fewer sites, or cells as demand.";

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private static int[] Enumerate(int count, Func<int, bool> wanted)
    {
        var kept = new List<int>(count);
        for (int i = 0; i < count; i++)
        {
            if (wanted(i))
                kept.Add(i);
        }
        return [.. kept];
    }
}
