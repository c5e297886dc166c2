using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Audit of a placement. How good are these sites, by the definitions alone? Knows the request and the sites, nothing of how they were
/// found.</summary>
/// <remarks>Every demand point against every site chosen: n · p distances. Sums run in the order of the request.</remarks>
internal sealed class PlacementAudit
{
    private readonly PlacementRequest _request;
    private readonly int[] _sites;
    private readonly double[][] _costs;

    /// <summary>Measures the way from every demand point to every chosen site.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sites">Indices of the chosen sites in the request.</param>
    public PlacementAudit(PlacementRequest request, ReadOnlySpan<int> sites)
    {
        _request = request;
        _sites = sites.ToArray();
        _costs = new double[sites.Length][];
        var demand = new GridPoint[request.Demand.Count];
        for (int i = 0; i < demand.Length; i++)
            demand[i] = request.Demand[i];
        var ways = new SiteWays(request.Travel, demand);
        for (int k = 0; k < sites.Length; k++)
        {
            _costs[k] = new double[demand.Length];
            ways.From(request.Sites[sites[k]], _costs[k]);
        }
    }

    /// <summary>The plan with these sites, fixed ones first, each part in order of gain.</summary>
    /// <param name="bound">What the search knows of the best possible.</param>
    /// <param name="end">Why the search stopped.</param>
    /// <param name="assignment">One a demand point: the site of the request that serves it, or −1; null for the nearest within reach.</param>
    public PlacementPlan Plan(double bound, PlacementEnd end, int[]? assignment = null)
    {
        PointSet demand = _request.Demand;
        double reach = _request.Reach ?? double.PositiveInfinity;
        (int[] order, double[] gains) = assignment is null ? OrderOfGain() : OrderOfAssignment(assignment);
        var servedBy = new int[demand.Count];
        double total = 0, covered = 0, sum = 0, worst = 0, onWay = 0;
        for (int i = 0; i < servedBy.Length; i++)
        {
            double weight = demand.WeightAt(i), nearest = double.PositiveInfinity;
            int by = -1;
            for (int k = 0; k < order.Length; k++)
            {
                double cost = _costs[order[k]][i];
                if (cost < nearest)
                    (nearest, by) = (cost, k);
            }
            if (assignment is null)
                servedBy[i] = nearest <= reach ? by : -1;
            else
                servedBy[i] = assignment[i] < 0 ? -1 : Array.FindIndex(order, k => _sites[k] == assignment[i]);
            total += weight;
            if (servedBy[i] >= 0)
                covered += weight;
            // Where reach counts, what has no way to any site is no part of the mean.
            if (weight > 0 && (double.IsFinite(nearest) || _request.Objective != PlacementObjective.Coverage))
            {
                sum += weight * nearest;
                onWay += weight;
                worst = Math.Max(worst, nearest);
            }
        }
        double value = _request.Objective switch
        {
            PlacementObjective.Coverage => covered,
            PlacementObjective.Median => sum,
            _ => worst,
        };
        // What is proven best is its own bound; otherwise the solver's sums may differ from these by rounding.
        bool isAbove = _request.Objective == PlacementObjective.Coverage;
        bound = end == PlacementEnd.ProvenOptimal ? value : isAbove ? Math.Max(bound, value) : Math.Min(bound, value);
        var placed = new PlacedSite[order.Length];
        for (int k = 0; k < order.Length; k++)
            placed[k] = Describe(order[k], k, gains[k], servedBy, reach);
        return new PlacementPlan
        {
            Objective = _request.Objective,
            Sites = placed,
            ServedBy = servedBy,
            TotalWeight = total,
            CoveredWeight = covered,
            MeanDistance = onWay > 0 ? sum / onWay : 0,
            WorstDistance = worst,
            Unit = _request.Travel.Unit,
            Value = value,
            Bound = bound,
            End = end,
        };
    }

    private PlacedSite Describe(int site, int place, double gain, int[] servedBy, double reach)
    {
        PointSet demand = _request.Demand;
        double within = 0, served = 0, sum = 0;
        var members = new List<int>();
        for (int i = 0; i < servedBy.Length; i++)
        {
            double weight = demand.WeightAt(i), cost = _costs[site][i];
            if (_request.Reach is not null && cost <= reach)
                within += weight;
            if (servedBy[i] != place)
                continue;
            members.Add(i);
            served += weight;
            if (weight > 0)
                sum += weight * cost;
        }
        return new PlacedSite
        {
            Site = _sites[site],
            Place = _request.Sites[_sites[site]],
            IsFixed = _request.Fixed.Contains(_sites[site]),
            Gain = gain,
            WeightInReach = _request.Reach is null ? served : within,
            WeightServed = served,
            MeanDistance = served > 0 ? sum / served : 0,
            Demand = [.. members],
        };
    }

    /// <summary>Fixed sites, then the others; in each part the site that adds most to those before it comes next, the more southerly on a
    /// tie.</summary>
    private (int[] Order, double[] Gains) OrderOfGain()
    {
        PointSet demand = _request.Demand;
        int p = _sites.Length;
        int[] order = new int[p], candidates = SouthFirst();
        var gains = new double[p];
        var isUsed = new bool[p];
        var nearest = new double[demand.Count];
        Array.Fill(nearest, double.PositiveInfinity);
        for (int place = 0; place < p; place++)
        {
            int best = -1;
            double bestScore = 0;
            bool bestIsFixed = false;
            foreach (int k in candidates)
            {
                bool isFixed = _request.Fixed.Contains(_sites[k]);
                if (isUsed[k] || (best >= 0 && bestIsFixed && !isFixed))
                    continue;
                double score = Score(nearest, _costs[k]);
                // Sums of the same weights in different company differ by rounding: that is no gain.
                if (best < 0 || (isFixed && !bestIsFixed) || score > bestScore + 1e-12 * Math.Abs(bestScore))
                    (best, bestScore, bestIsFixed) = (k, score, isFixed);
            }
            isUsed[best] = true;
            order[place] = best;
            bool isFirst = place == 0;
            gains[place] = _request.Objective == PlacementObjective.Coverage ? bestScore : isFirst ? 0 : bestScore - Score(nearest, null);
            for (int i = 0; i < nearest.Length; i++)
                nearest[i] = Math.Min(nearest[i], _costs[best][i]);
        }
        return (order, gains);
    }

    /// <summary>Weight newly covered; for the other objectives minus the weighted sum, or minus the worst distance, with this site beside those
    /// before it.</summary>
    private double Score(double[] nearest, double[]? costs)
    {
        PointSet demand = _request.Demand;
        double reach = _request.Reach ?? double.PositiveInfinity, score = 0;
        for (int i = 0; i < nearest.Length; i++)
        {
            double weight = demand.WeightAt(i), cost = costs is null ? nearest[i] : Math.Min(nearest[i], costs[i]);
            if (weight == 0)
                continue;
            if (_request.Objective == PlacementObjective.Coverage)
                score += cost <= reach && nearest[i] > reach ? weight : 0;
            else if (_request.Objective == PlacementObjective.Median)
                score -= weight * cost;
            else
                score = Math.Min(score, -cost);
        }
        return score;
    }

    private (int[] Order, double[] Gains) OrderOfAssignment(int[] assignment)
    {
        int p = _sites.Length;
        var served = new double[p];
        for (int i = 0; i < assignment.Length; i++)
        {
            if (assignment[i] >= 0)
                served[Array.IndexOf(_sites, assignment[i])] += _request.Demand.WeightAt(i);
        }
        int[] order = SouthFirst();
        int[] rank = new int[p];
        for (int k = 0; k < p; k++)
            rank[order[k]] = k;
        Array.Sort(order, (a, b) =>
        {
            int byFixed = _request.Fixed.Contains(_sites[b]).CompareTo(_request.Fixed.Contains(_sites[a]));
            return byFixed != 0 ? byFixed : served[b].CompareTo(served[a]) is int c and not 0 ? c : rank[a].CompareTo(rank[b]);
        });
        return (order, Array.ConvertAll(order, k => served[k]));
    }

    private int[] SouthFirst()
    {
        int[] order = [.. Enumerable.Range(0, _sites.Length)];
        Array.Sort(order, (a, b) =>
        {
            int c = GridPoint.SouthWestFirst(_request.Sites[_sites[a]], _request.Sites[_sites[b]]);
            return c != 0 ? c : _sites[a].CompareTo(_sites[b]);
        });
        return order;
    }
}
