using System.Globalization;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Check of a request. Can the request be answered at all? If not, one sentence says what to change.</summary>
internal static class RequestCheck
{
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Check(PlacementRequest request)
    {
        PointSet demand = request.Demand, sites = request.Sites;
        if (demand.Count == 0)
            throw new ArgumentException("There is no demand: give at least one point or hotspot to be reached.");
        if (sites.Count == 0)
            throw new ArgumentException("There are no candidate sites: give some, or let them be laid out over the area.");
        double total = 0, largest = 0;
        for (int i = 0; i < demand.Count; i++)
        {
            total += demand.WeightAt(i);
            largest = Math.Max(largest, demand.WeightAt(i));
        }
        if (!(total > 0))
            throw new ArgumentException("All demand weighs 0: give at least one point a weight above 0.");
        if (!double.IsFinite(total))
            throw new ArgumentException("The weights add up to more than a number can hold: divide them all by the same number.");
        Require(request.Teams >= 1, $"The number of teams must be 1 or more; it was {request.Teams}.");
        if (request.Reach is double reach)
            Require(reach > 0 && double.IsFinite(reach), $"The reach must be above 0 {request.Travel.Unit}; it was {reach}.");
        else
            Require(request.Objective != PlacementObjective.Coverage, $"Coverage needs a reach: say how far a team gets, in {request.Travel.Unit}.");
        Require(
            request.MinimumSpacing >= 0 && double.IsFinite(request.MinimumSpacing),
            $"The spacing between sites must be 0 m or more; it was {request.MinimumSpacing}.");
        Require(request.GapWanted is >= 0 and < 1, $"The gap wanted must be 0 or more and below 1; it was {request.GapWanted}.");
        Require(
            request.Budget is not TimeSpan budget || budget >= TimeSpan.Zero, $"The time to search must not be negative; it was {request.Budget}.");
        CheckSites(request);
        if (request.Capacity is not double capacity)
            return;
        Require(request.Objective == PlacementObjective.Coverage, $"A capacity is for the coverage objective only: leave it out or choose coverage.");
        Require(capacity > 0 && double.IsFinite(capacity), $"The capacity must be above 0; it was {capacity}.");
        Require(
            capacity >= largest,
            $"The capacity, {capacity}, is below the largest demand, {largest}: raise it, or divide that demand into smaller points.");
    }

    private static void CheckSites(PlacementRequest request)
    {
        int count = request.Sites.Count;
        var isFixed = new bool[count];
        foreach (int site in request.Fixed)
        {
            Require(site >= 0 && site < count, $"There is no site {site} to be fixed; there are {count}.");
            Require(!isFixed[site], $"Site {site} is fixed twice: name it once.");
            isFixed[site] = true;
        }
        int free = count;
        var isForbidden = new bool[count];
        foreach (int site in request.Forbidden)
        {
            Require(site >= 0 && site < count, $"There is no site {site} to be forbidden; there are {count}.");
            Require(!isFixed[site], $"Site {site} is both fixed and forbidden: choose one.");
            if (!isForbidden[site])
                free--;
            isForbidden[site] = true;
        }
        if (free == 0)
            throw new ArgumentException("All candidate sites are forbidden: allow some, or give sites elsewhere.");
        Require(request.Teams <= free, $"There are {request.Teams} teams but only {free} sites allowed: give more sites or fewer teams.");
        if (request.Teams < request.Fixed.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"There are {request.Fixed.Count} fixed sites but only {request.Teams} teams: fixed sites count among the teams, "
                    + $"so give more teams or fix fewer."));
        }
    }

    private static void Require(bool holds, FormattableString otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise.ToString(CultureInfo.InvariantCulture));
    }
}
