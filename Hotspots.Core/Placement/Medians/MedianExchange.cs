namespace Hotspots.Core.Placement.Medians;

/// <summary>A good p-median quickly: the site that saves most, again and again, then the exchange of one site for another that saves most.</summary>
/// <remarks>
/// Greedy with gains looked at again only when they may still be the largest (Minoux, 1978); exchanges as of Whitaker, 1983, and Resende and
/// Werneck, 2007: one pass over the demand gives the profit of every pair at once.
/// </remarks>
internal static class MedianExchange
{
    private const int SitesAtOnce = 32;

    /// <summary>Chooses up to <paramref name="most"/> sites beside the held ones; the first on a tie. Ends when no site is allowed any
    /// more.</summary>
    /// <returns>The held sites, then the others.</returns>
    public static int[] Greedy(DemandBlocks blocks, ReadOnlySpan<int> held, ReadOnlySpan<int> free, int most, Func<int, int, bool>? areTooClose)
    {
        var choice = new List<int>(held.ToArray());
        int[] open = free.ToArray();
        double[] nearest = Nearest.To(blocks, held).First, largest = new double[blocks.Count];
        if (held.IsEmpty)
            Array.Fill(nearest, blocks.Longest);
        // A gain only falls as sites are added: an old one is still an upper bound.
        double[] gains = new double[open.Length];
        int[] known = new int[open.Length];
        blocks.Largest(nearest, largest);
        blocks.WorkersFor(open.Length).RunBlocks((open.Length + SitesAtOnce - 1) / SitesAtOnce, part =>
        {
            for (int k = part * SitesAtOnce; k < Math.Min(open.Length, (part + 1) * SitesAtOnce); k++)
                gains[k] = blocks.Savings(open[k], nearest, largest);
        });
        var distances = new double[DemandBlocks.Size];
        for (int added = 0; added < most;)
        {
            int best = -1;
            for (int k = 0; k < open.Length; k++)
            {
                if (gains[k] >= 0 && (best < 0 || gains[k] > gains[best]))
                    best = k;
            }
            if (best < 0)
                break;
            if (known[best] < added)
            {
                (gains[best], known[best]) = (blocks.Savings(open[best], nearest, largest), added);
                continue;
            }
            int site = open[best];
            choice.Add(site);
            added++;
            gains[best] = -1;
            for (int k = 0; areTooClose is not null && k < open.Length; k++)
            {
                if (areTooClose(site, open[k]))
                    gains[k] = -1;
            }
            for (int block = 0; block < blocks.Count; block++)
            {
                if (blocks.Least(site, block) >= largest[block])
                    continue;
                blocks.Distances(site, block, distances);
                for (int k = 0; k < distances.Length; k++)
                    nearest[block * DemandBlocks.Size + k] = Math.Min(nearest[block * DemandBlocks.Size + k], distances[k]);
            }
            blocks.Largest(nearest, largest);
        }
        return [.. choice];
    }

    /// <summary>Exchanges sites while it helps; the first <paramref name="held"/> stay.</summary>
    /// <returns>Minus the weighted sum of distances then.</returns>
    public static double Improve(DemandBlocks blocks, int[] choice, int held, Func<int, int, bool>? areTooClose)
    {
        int p = choice.Length, m = blocks.SiteCount;
        double[] profits = new double[m], largest = new double[blocks.Count], losses = new double[p];
        int[] places = new int[m], previous = [];
        double previousValue = double.NegativeInfinity;
        while (true)
        {
            blocks.Workers.Cancellation.ThrowIfCancellationRequested();
            Nearest near = Nearest.To(blocks, choice);
            double value = 0;
            Array.Clear(losses);
            for (int i = 0; i < near.First.Length; i++)
            {
                double weight = blocks.Weights[i];
                if (weight == 0)
                    continue;
                value -= weight * near.First[i];
                losses[near.Place[i]] += weight * (near.Second[i] - near.First[i]);
            }
            // Rounding must not send the search in a circle.
            if (value <= previousValue)
            {
                previous.CopyTo(choice, 0);
                return previousValue;
            }
            if (held >= p)
                return value;
            (previous, previousValue) = ((int[])choice.Clone(), value);
            // With one site alone, leaving it would lose everything: the exchange is counted by what the newcomer costs.
            double[] second = near.Second;
            if (p == 1)
            {
                Array.Fill(second, blocks.Longest);
                Array.Clear(losses);
                for (int i = 0; i < second.Length; i++)
                    losses[0] += blocks.Weights[i] * (second[i] - near.First[i]);
            }
            blocks.Largest(second, largest);
            int[] current = (int[])choice.Clone();
            blocks.WorkersFor(m).RunBlocks((m + SitesAtOnce - 1) / SitesAtOnce, part =>
            {
                var givenBack = new double[p];
                for (int site = part * SitesAtOnce; site < Math.Min(m, (part + 1) * SitesAtOnce); site++)
                    (profits[site], places[site]) = BestExchange(blocks, near, largest, losses, givenBack, current, held, site, areTooClose);
            });
            int best = -1;
            for (int site = 0; site < m; site++)
            {
                if (places[site] >= 0 && (best < 0 || profits[site] > profits[best]))
                    best = site;
            }
            if (best < 0 || profits[best] <= 1e-11 * -value)
                return value;
            choice[places[best]] = best;
        }
    }

    /// <summary>What it saves most to put a site in the place of one chosen; no place when it may stand in none.</summary>
    private static (double Profit, int Place) BestExchange(
        DemandBlocks blocks, Nearest near, double[] largest, double[] losses, double[] givenBack, int[] choice, int held, int site,
        Func<int, int, bool>? areTooClose)
    {
        if (Array.IndexOf(choice, site) >= 0)
            return (0, -1);
        Span<double> distances = stackalloc double[DemandBlocks.Size];
        double gain = 0;
        Array.Clear(givenBack);
        for (int block = 0; block < blocks.Count; block++)
        {
            if (blocks.Least(site, block) >= largest[block])
                continue;
            blocks.Distances(site, block, distances);
            int start = block * DemandBlocks.Size;
            for (int k = 0; k < distances.Length; k++)
            {
                double distance = distances[k], first = near.First[start + k], second = near.Second[start + k];
                if (distance >= second)
                    continue;
                double weight = blocks.Weights[start + k];
                if (distance < first)
                {
                    gain += weight * (first - distance);
                    distance = first;
                }
                givenBack[near.Place[start + k]] += weight * (second - distance);
            }
        }
        double profit = double.NegativeInfinity;
        int at = -1;
        for (int place = held; place < choice.Length; place++)
        {
            double candidate = gain - losses[place] + givenBack[place];
            if (candidate > profit && IsAllowed(choice, site, place, areTooClose))
                (profit, at) = (candidate, place);
        }
        return (profit, at);
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

    /// <summary>The two nearest chosen sites of every point.</summary>
    internal sealed class Nearest
    {
        private Nearest(int count)
        {
            First = new double[count];
            Second = new double[count];
            Place = new int[count];
            Array.Fill(First, double.PositiveInfinity);
            Array.Fill(Second, double.PositiveInfinity);
        }

        /// <summary>Distance to the nearest.</summary>
        public double[] First { get; }

        /// <summary>Distance to the second nearest, +∞ when there is none.</summary>
        public double[] Second { get; }

        /// <summary>Place of the nearest in the choice.</summary>
        public int[] Place { get; }

        public static Nearest To(DemandBlocks blocks, ReadOnlySpan<int> choice)
        {
            var near = new Nearest(blocks.Weights.Length);
            Span<double> distances = stackalloc double[DemandBlocks.Size];
            for (int place = 0; place < choice.Length; place++)
            {
                for (int block = 0; block < blocks.Count; block++)
                {
                    blocks.Distances(choice[place], block, distances);
                    int start = block * DemandBlocks.Size;
                    for (int k = 0; k < distances.Length; k++)
                        near.Note(start + k, distances[k], place);
                }
            }
            return near;
        }

        private void Note(int point, double distance, int place)
        {
            if (distance < First[point])
                (Second[point], First[point], Place[point]) = (First[point], distance, place);
            else if (distance < Second[point])
                Second[point] = distance;
        }
    }
}
