using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement.Medians;

/// <summary>What is known of a p-median from its outline: the same problem with each few neighbouring points of demand put together into
/// one.</summary>
/// <remarks>An outline is solved in a fraction of the time, and its prices are near those of the whole problem. They are prices like any others:
/// what they bound is right.</remarks>
internal static class MedianOutline
{
    /// <summary>Points of demand from which on the outline is looked at first.</summary>
    public const int Fewest = 2000;

    /// <summary>Points put together.</summary>
    private const int Together = 8;

    /// <summary>Changes of the outline's prices.</summary>
    private const int Rounds = 300;

    /// <summary>Prices to begin with, made from the outline's and from a choice for the whole problem.</summary>
    public static double[] Multipliers(
        PlacementProblem problem, DemandBlocks blocks, int[] free, int[] choice, SearchEffort effort, Func<int, int, bool>? tooClose)
    {
        (PlacementProblem outline, Dictionary<GridPoint, GridPoint> centreOf) = Outline(problem);
        var rough = new DemandBlocks(outline, blocks.Workers);
        var relaxation = new MedianRelaxation(rough, tooClose);
        int[] own = (int[])choice.Clone();
        double value = MedianExchange.Improve(rough, own, problem.Fixed.Length, tooClose);
        double[] prices = relaxation.FirstMultipliers(own);
        var search = new SiteSearch(relaxation, problem.Teams, 1e-9 * -value, 0, effort) { RoundsBetweenExchanges = Rounds };
        search.Offer(own, value);
        search.BoundRoot(problem.Fixed, free, prices, Rounds);
        // Where a point is nearer to its team than the centre of its group, so is the way beyond which it would go elsewhere.
        MedianExchange.Nearest roughNear = MedianExchange.Nearest.To(rough, own), near = MedianExchange.Nearest.To(blocks, own);
        var shifts = new Dictionary<GridPoint, double>();
        for (int k = 0; k < prices.Length; k++)
        {
            if (rough.Weights[k] > 0)
                shifts[rough.PlaceOf(k)] = prices[k] / rough.Weights[k] - roughNear.First[k];
        }
        var multipliers = new double[blocks.Weights.Length];
        for (int k = 0; k < multipliers.Length; k++)
        {
            if (blocks.Weights[k] > 0)
                multipliers[k] = blocks.Weights[k] * Math.Max(0, near.First[k] + shifts[centreOf[blocks.PlaceOf(k)]]);
        }
        return multipliers;
    }

    /// <summary>The outline, and the centre of each point's group.</summary>
    private static (PlacementProblem Outline, Dictionary<GridPoint, GridPoint> CentreOf) Outline(PlacementProblem problem)
    {
        int n = problem.Demand.Length;
        var order = new int[n];
        for (int i = 0; i < n; i++)
            order[i] = i;
        var eastings = new List<double>();
        var northings = new List<double>();
        var weights = new List<double>();
        var centreOf = new Dictionary<GridPoint, GridPoint>(n);
        Divide(order);
        PlacementRequest request = problem.Request with { Demand = new PointSet([.. eastings], [.. northings], [.. weights]) };
        return (PlacementProblem.From(request), centreOf);

        void Divide(Span<int> part)
        {
            if (part.Length > Together)
            {
                double west = double.PositiveInfinity, east = double.NegativeInfinity, south = west, north = east;
                foreach (int i in part)
                {
                    GridPoint at = problem.Demand[i];
                    (west, east) = (Math.Min(west, at.Easting), Math.Max(east, at.Easting));
                    (south, north) = (Math.Min(south, at.Northing), Math.Max(north, at.Northing));
                }
                bool isWide = east - west > north - south;
                part.Sort((a, b) => (isWide ? problem.Demand[a].Easting.CompareTo(problem.Demand[b].Easting)
                    : problem.Demand[a].Northing.CompareTo(problem.Demand[b].Northing)) is int c and not 0 ? c : a.CompareTo(b));
                Divide(part[..(part.Length / 2)]);
                Divide(part[(part.Length / 2)..]);
                return;
            }
            double weight = 0, easting = 0, northing = 0;
            foreach (int i in part)
            {
                weight += problem.Weights[i];
                easting += problem.Weights[i] * problem.Demand[i].Easting;
                northing += problem.Weights[i] * problem.Demand[i].Northing;
            }
            var centre = new GridPoint(easting / weight, northing / weight);
            foreach (int i in part)
                centreOf[problem.Demand[i]] = centre;
            eastings.Add(centre.Easting);
            northings.Add(centre.Northing);
            weights.Add(weight);
        }
    }
}
