namespace Hotspots.Core.Placement.Patrols;

/// <summary>Travelling salesman tour. In which order are a few places visited on a short round trip, and how short can it be?</summary>
/// <remarks>
/// Costs must be the same both ways. Nearest neighbour from each place, then 2-opt and Or-opt moves while they help (Lin, 1965; Or, 1976);
/// the bound is the 1-tree ascent of Held and Karp, 1970 and 1971. Deterministic.
/// </remarks>
internal static class Tour
{
    private const int BoundRounds = 300;

    /// <summary>Starts tried at most.</summary>
    private const int Starts = 12;

    /// <summary>A short round trip through all places, beginning at place 0.</summary>
    public static int[] Shortest(double[,] costs)
    {
        int n = costs.GetLength(0);
        int[] best = [];
        double least = double.PositiveInfinity;
        for (int start = 0; start < Math.Min(n, Starts); start++)
        {
            int[] tour = NearestNeighbour(costs, start);
            while (Reverse(costs, tour) || Relocate(costs, tour))
            {
                // Each move makes the trip shorter by more than rounding, so there is an end.
            }
            double length = Length(costs, tour);
            if (length < least - 1e-9)
                (best, least) = (tour, length);
        }
        int at = Array.IndexOf(best, 0);
        return [.. best[at..], .. best[..at]];
    }

    /// <summary>Length of a round trip.</summary>
    public static double Length(double[,] costs, ReadOnlySpan<int> tour)
    {
        double length = 0;
        for (int k = 0; k < tour.Length; k++)
            length += costs[tour[k], tour[(k + 1) % tour.Length]];
        return length;
    }

    /// <summary>No round trip through all places is shorter.</summary>
    /// <param name="costs">Costs.</param>
    /// <param name="length">Length of a trip that is known.</param>
    public static double LowerBound(double[,] costs, double length)
    {
        int n = costs.GetLength(0);
        if (n <= 3)
            return length;
        var prices = new double[n];
        var degrees = new int[n];
        double best = 0;
        for (int round = 0; round < BoundRounds; round++)
        {
            double bound = OneTree(costs, prices, degrees);
            foreach (double price in prices)
                bound -= 2 * price;
            best = Math.Max(best, bound);
            int norm = 0;
            foreach (int degree in degrees)
                norm += (degree - 2) * (degree - 2);
            if (norm == 0 || best >= length)
                break;
            double step = Math.Max(0, length - bound) / norm * (1 - (double)round / BoundRounds);
            for (int i = 0; i < n; i++)
                prices[i] += step * (degrees[i] - 2);
        }
        return Math.Min(best, length);
    }

    /// <summary>A smallest tree on all places but the first, and the first's two cheapest ways into it.</summary>
    private static double OneTree(double[,] costs, double[] prices, int[] degrees)
    {
        int n = prices.Length;
        Array.Clear(degrees);
        var near = new double[n];
        var parent = new int[n];
        var isIn = new bool[n];
        Array.Fill(near, double.PositiveInfinity);
        Array.Fill(parent, -1);
        near[1] = 0;
        double sum = 0;
        for (int added = 1; added < n; added++)
        {
            int next = -1;
            for (int i = 1; i < n; i++)
            {
                if (!isIn[i] && (next < 0 || near[i] < near[next]))
                    next = i;
            }
            isIn[next] = true;
            sum += near[next];
            if (parent[next] >= 0)
            {
                degrees[next]++;
                degrees[parent[next]]++;
            }
            for (int i = 1; i < n; i++)
            {
                double cost = costs[next, i] + prices[next] + prices[i];
                if (!isIn[i] && cost < near[i])
                    (near[i], parent[i]) = (cost, next);
            }
        }
        int first = -1, second = -1;
        for (int i = 1; i < n; i++)
        {
            double cost = costs[0, i] + prices[i];
            if (first < 0 || cost < costs[0, first] + prices[first])
                (second, first) = (first, i);
            else if (second < 0 || cost < costs[0, second] + prices[second])
                second = i;
        }
        degrees[0] = 2;
        degrees[first]++;
        degrees[second]++;
        return sum + costs[0, first] + costs[0, second] + prices[first] + prices[second] + 2 * prices[0];
    }

    private static int[] NearestNeighbour(double[,] costs, int start)
    {
        int n = costs.GetLength(0);
        var tour = new int[n];
        var isIn = new bool[n];
        tour[0] = start;
        isIn[start] = true;
        for (int k = 1; k < n; k++)
        {
            int next = -1;
            for (int i = 0; i < n; i++)
            {
                if (!isIn[i] && (next < 0 || costs[tour[k - 1], i] < costs[tour[k - 1], next]))
                    next = i;
            }
            tour[k] = next;
            isIn[next] = true;
        }
        return tour;
    }

    /// <summary>2-opt: turns a part of the trip round where that makes it shorter.</summary>
    private static bool Reverse(double[,] costs, int[] tour)
    {
        int n = tour.Length;
        for (int i = 0; i < n - 1; i++)
        {
            for (int j = i + 2; j < n; j++)
            {
                int a = tour[i], b = tour[i + 1], c = tour[j], d = tour[(j + 1) % n];
                if (a == d || costs[a, c] + costs[b, d] >= costs[a, b] + costs[c, d] - 1e-9)
                    continue;
                Array.Reverse(tour, i + 1, j - i);
                return true;
            }
        }
        return false;
    }

    /// <summary>Or-opt: puts one, two or three neighbours elsewhere where that makes the trip shorter.</summary>
    private static bool Relocate(double[,] costs, int[] tour)
    {
        int n = tour.Length;
        for (int length = 1; length <= Math.Min(3, n - 3); length++)
        {
            for (int i = 0; i < n; i++)
            {
                int before = tour[(i + n - 1) % n], first = tour[i], last = tour[(i + length - 1) % n], after = tour[(i + length) % n];
                double saved = costs[before, first] + costs[last, after] - costs[before, after];
                for (int k = length; k < n - 1; k++)
                {
                    int left = tour[(i + k) % n], right = tour[(i + k + 1) % n];
                    double straight = costs[left, first] + costs[last, right], turned = costs[left, last] + costs[first, right];
                    if (Math.Min(straight, turned) - costs[left, right] >= saved - 1e-9)
                        continue;
                    Move(tour, i, length, k, turned < straight);
                    return true;
                }
            }
        }
        return false;
    }

    private static void Move(int[] tour, int i, int length, int k, bool isTurned)
    {
        int n = tour.Length;
        int[] turned = [.. tour[i..], .. tour[..i]];
        int[] part = turned[..length];
        if (isTurned)
            Array.Reverse(part);
        int[] moved = [.. turned[length..(k + 1)], .. part, .. turned[(k + 1)..n]];
        moved.CopyTo(tour, 0);
    }
}
