namespace Hotspots.Core.Placement.Coverage;

/// <summary>A good cover quickly: the site that adds most, again and again, then the exchange of one site for another that adds most.</summary>
internal static class CoverExchange
{
    /// <summary>Chooses up to <paramref name="most"/> sites, each adding as much as any can; the first on a tie. Ends when no site is allowed any
    /// more.</summary>
    public static int[] Greedy(CoverProblem problem, int most, Func<int, int, bool>? areTooClose)
    {
        var gains = new double[problem.SiteCount];
        for (int site = 0; site < gains.Length; site++)
        {
            foreach (int row in problem.RowsOf(site))
                gains[site] += problem.Weights[row];
        }
        var isCovered = new bool[problem.RowCount];
        var isOut = new bool[problem.SiteCount];
        var choice = new List<int>(most);
        while (choice.Count < most)
        {
            int best = -1;
            for (int site = 0; site < gains.Length; site++)
            {
                if (!isOut[site] && (best < 0 || gains[site] > gains[best]))
                    best = site;
            }
            if (best < 0)
                break;
            choice.Add(best);
            isOut[best] = true;
            for (int site = 0; areTooClose is not null && site < gains.Length; site++)
                isOut[site] |= areTooClose(best, site);
            foreach (int row in problem.RowsOf(best))
            {
                if (isCovered[row])
                    continue;
                isCovered[row] = true;
                foreach (int site in problem.SitesOf(row))
                    gains[site] -= problem.Weights[row];
            }
        }
        return [.. choice];
    }

    /// <summary>Exchanges sites while it helps; the first <paramref name="held"/> stay.</summary>
    /// <returns>The weight covered then.</returns>
    /// <remarks>Gains, losses and what a pair gives back, as of Resende and Werneck, "A fast swap-based local search procedure for location
    /// problems", 2007.</remarks>
    public static double Improve(CoverProblem problem, int[] choice, int held, Func<int, int, bool>? areTooClose)
    {
        int p = choice.Length, m = problem.SiteCount;
        int[] cover = new int[problem.RowCount], places = new int[problem.RowCount];
        double[] gains = new double[m], losses = new double[p], givenBack = new double[m * p];
        var isChosen = new bool[m];
        foreach (int site in choice)
            isChosen[site] = true;
        double total = 0;
        foreach (double weight in problem.Weights)
            total += weight;
        // More than the rounding of the sums, so that no exchange is ever taken back.
        double smallest = 1e-10 * total;
        while (true)
        {
            Array.Clear(cover);
            Array.Clear(places);
            Array.Clear(gains);
            Array.Clear(losses);
            Array.Clear(givenBack);
            for (int place = 0; place < p; place++)
            {
                foreach (int row in problem.RowsOf(choice[place]))
                {
                    cover[row]++;
                    // Where one site covers the row, the sum is its place.
                    places[row] += place;
                }
            }
            double value = 0;
            for (int row = 0; row < cover.Length; row++)
            {
                double weight = problem.Weights[row];
                if (cover[row] == 0)
                {
                    foreach (int site in problem.SitesOf(row))
                        gains[site] += weight;
                    continue;
                }
                value += weight;
                if (cover[row] > 1)
                    continue;
                int only = places[row];
                losses[only] += weight;
                foreach (int site in problem.SitesOf(row))
                    givenBack[site * p + only] += weight;
            }
            double bestProfit = smallest;
            int bestSite = -1, bestPlace = -1;
            for (int site = 0; site < m; site++)
            {
                if (isChosen[site])
                    continue;
                for (int place = held; place < p; place++)
                {
                    double profit = gains[site] - losses[place] + givenBack[site * p + place];
                    if (profit > bestProfit && IsAllowed(choice, site, place, areTooClose))
                        (bestProfit, bestSite, bestPlace) = (profit, site, place);
                }
            }
            if (bestSite < 0)
                return value;
            isChosen[choice[bestPlace]] = false;
            isChosen[bestSite] = true;
            choice[bestPlace] = bestSite;
        }
    }

    private static bool IsAllowed(int[] choice, int site, int place, Func<int, int, bool>? areTooClose)
    {
        for (int k = 0; areTooClose is not null && k < choice.Length; k++)
        {
            if (k != place && areTooClose(site, choice[k]))
                return false;
        }
        return true;
    }
}
