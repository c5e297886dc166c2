using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Assignment of incidents to teams. Which team serves which incident? Counted one by one from the sites, whatever the search took for
/// demand.</summary>
internal static class PlacementServed
{
    /// <summary>Counts.</summary>
    /// <param name="demand">The demand and its incidents.</param>
    /// <param name="pools">The plans; sites are numbered from 1 in their order.</param>
    /// <param name="reach">How far a team gets.</param>
    /// <param name="assigned">Is each demand served by the site it was assigned to (there is a capacity), not by the nearest?</param>
    public static ServedIncidents Count(PlacementDemand demand, IReadOnlyList<SolvedPool> pools, PlacementReach reach, bool assigned)
    {
        double limit = reach.Limit ?? double.PositiveInfinity, total = 0, covered = 0;
        var found = new List<(int Member, int Site, double Distance)>();
        // By demand over all pools: a hotspot that goes on in another area is reached from the area that lists it.
        var servedBy = new Dictionary<int, (int Site, GridPoint Place)>();
        int first = 0;
        foreach (SolvedPool pool in pools)
        {
            PlacementPlan plan = pool.Pool.Plan;
            for (int d = 0; assigned && d < pool.Pool.Demand.Length; d++)
            {
                if (plan.ServedBy[d] >= 0)
                    servedBy[pool.Pool.Demand[d]] = (first + plan.ServedBy[d], plan.Sites[plan.ServedBy[d]].Place);
            }
            first += plan.Sites.Count;
        }
        first = 0;
        foreach (SolvedPool pool in pools)
        {
            PlacementPlan plan = pool.Pool.Plan;
            int[] members = [.. pool.Areas.SelectMany(static area => area.Members)];
            double[][] ways = Ways(plan, demand.Incidents, members, reach.Travel);
            for (int m = 0; m < members.Length; m++)
            {
                int member = members[m], by = -1;
                double distance = double.PositiveInfinity;
                for (int k = 0; k < plan.Sites.Count; k++)
                {
                    if (ways[k][m] < distance)
                        (by, distance) = (k, ways[k][m]);
                }
                // Everywhere is as far as there is a way.
                bool served = by >= 0 && distance <= limit;
                if (assigned)
                {
                    // Demand −1, in no hotspot, is nobody's.
                    served = servedBy.TryGetValue(demand.DemandOf[member], out (int Site, GridPoint Place) site);
                    if (served)
                        (by, distance) = (site.Site - first, reach.Travel.Between(site.Place, demand.Incidents[member]));
                }
                double weight = demand.Incidents.WeightAt(member);
                total += weight;
                covered += served ? weight : 0;
                found.Add((member, served ? first + by + 1 : 0, distance));
            }
            first += plan.Sites.Count;
        }
        found.Sort(static (a, b) => a.Member.CompareTo(b.Member));
        return new ServedIncidents
        {
            Members = [.. found.Select(static f => f.Member)],
            Sites = [.. found.Select(static f => f.Site)],
            Distances = [.. found.Select(static f => f.Distance)],
            TotalWeight = total,
            CoveredWeight = covered,
        };
    }

    private static double[][] Ways(PlacementPlan plan, PointSet incidents, int[] members, ITravel travel)
    {
        var ways = new SiteWays(travel, Array.ConvertAll(members, member => incidents[member]));
        var rows = new double[plan.Sites.Count][];
        for (int k = 0; k < rows.Length; k++)
            ways.From(plan.Sites[k].Place, rows[k] = new double[members.Length]);
        return rows;
    }
}
