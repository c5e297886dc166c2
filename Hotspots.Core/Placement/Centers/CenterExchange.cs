namespace Hotspots.Core.Placement.Centers;

/// <summary>Makes the longest way to the nearest site shorter by exchanging one site for another, as long as that helps.</summary>
/// <remarks>Only a site nearer to the worst-served point can help (Mladenović, Labbé and Hansen, "Solving the p-center problem with tabu search and
/// variable neighborhood search", 2003).</remarks>
internal sealed class CenterExchange
{
    private readonly PlacementProblem _problem;
    private readonly List<double[]> _costs;
    private readonly double[] _first, _second, _without;
    private readonly int[] _place;

    private CenterExchange(PlacementProblem problem, List<double[]> costs)
    {
        _problem = problem;
        _costs = costs;
        _first = new double[costs.Count];
        _second = new double[costs.Count];
        _place = new int[costs.Count];
        _without = new double[problem.Teams];
    }

    /// <summary>Exchanges sites until no exchange helps; the first <paramref name="held"/> stay.</summary>
    /// <param name="problem">Whose sites.</param>
    /// <param name="costs">For each demand point looked at the way to every site.</param>
    /// <param name="sites">The choice; changed.</param>
    /// <param name="held">How many stay.</param>
    /// <returns>The longest way to the nearest site then, of the points looked at.</returns>
    public static double Improve(PlacementProblem problem, List<double[]> costs, int[] sites, int held)
    {
        var exchange = new CenterExchange(problem, costs);
        while (true)
        {
            int worst = exchange.Measure(sites);
            if (!exchange.Exchange(sites, held, worst))
                return exchange._first[worst];
        }
    }

    /// <summary>Finds the two nearest sites of each point.</summary>
    /// <returns>The worst-served point, the first on a tie.</returns>
    private int Measure(int[] sites)
    {
        int worst = 0;
        for (int i = 0; i < _first.Length; i++)
        {
            double[] row = _costs[i];
            (_first[i], _second[i], _place[i]) = (double.PositiveInfinity, double.PositiveInfinity, 0);
            for (int k = 0; k < sites.Length; k++)
            {
                double cost = row[sites[k]];
                if (cost < _first[i])
                    (_second[i], _first[i], _place[i]) = (_first[i], cost, k);
                else if (cost < _second[i])
                    _second[i] = cost;
            }
            if (_first[i] > _first[worst])
                worst = i;
        }
        return worst;
    }

    private bool Exchange(int[] sites, int held, int worst)
    {
        double least = _first[worst];
        int best = -1, at = -1;
        for (int site = 0; site < _problem.Sites.Length; site++)
        {
            if (_costs[worst][site] >= least || Array.IndexOf(sites, site) >= 0)
                continue;
            double all = 0;
            Array.Clear(_without);
            for (int i = 0; i < _first.Length && all < least; i++)
            {
                double cost = _costs[i][site];
                all = Math.Max(all, Math.Min(cost, _first[i]));
                _without[_place[i]] = Math.Max(_without[_place[i]], Math.Min(cost, _second[i]));
            }
            for (int k = held; k < sites.Length; k++)
            {
                double then = Math.Max(all, _without[k]);
                if (then < least && IsAllowed(sites, site, k))
                    (least, best, at) = (then, site, k);
            }
        }
        if (best >= 0)
            sites[at] = best;
        return best >= 0;
    }

    private bool IsAllowed(int[] sites, int site, int place)
    {
        for (int k = 0; k < sites.Length; k++)
        {
            if (k != place && _problem.AreTooClose(site, sites[k]))
                return false;
        }
        return true;
    }
}
