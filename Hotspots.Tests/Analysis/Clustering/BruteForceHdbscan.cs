namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>
/// HDBSCAN read off its definition: all pairs, and the parts at every distance found anew by flooding. No thought of speed; knows
/// nothing of the code under test.
/// </summary>
internal sealed class BruteForceHdbscan
{
    private readonly IReadOnlyList<(double E, double N)> _points;
    private readonly double[] _cores;
    private readonly int _minClusterSize;
    private readonly List<Cluster> _clusters = [];

    private sealed record Cluster(int[] Members, double Birth, List<Cluster> Parts)
    {
        public double Death { get; set; }
        public double Stability { get; set; }

        public double Densest => Parts.Count == 0 ? Death : Math.Max(Death, Parts.Max(p => p.Densest));
    }

    public sealed record Answer(int[] Labels, double[] Memberships, double[] OutlierScores, double[] Stabilities);

    private BruteForceHdbscan(IReadOnlyList<(double E, double N)> points, int minClusterSize, int minSamples)
    {
        (_points, _minClusterSize) = (points, minClusterSize);
        int k = Math.Min(minSamples, points.Count);
        _cores = [.. points.Select((_, i) => points.Select((_, j) => Squared(i, j)).Order().ElementAt(k - 1))];
    }

    /// <summary>Weights of a minimum spanning tree of all points, ascending, m²: Prim's algorithm.</summary>
    public static double[] Links(IReadOnlyList<(double E, double N)> points, int minSamples)
    {
        var definition = new BruteForceHdbscan(points, 2, minSamples);
        var outside = new HashSet<int>(Enumerable.Range(1, points.Count - 1));
        double[] nearest = [.. points.Select((_, i) => definition.Reach(0, i))];
        var links = new List<double>();
        while (outside.Count > 0)
        {
            int next = outside.MinBy(i => nearest[i]);
            links.Add(nearest[next]);
            outside.Remove(next);
            foreach (int i in outside)
                nearest[i] = Math.Min(nearest[i], definition.Reach(next, i));
        }
        return [.. links.Order()];
    }

    public static Answer Run(IReadOnlyList<(double E, double N)> points, int minClusterSize, int minSamples, bool leaves, bool allowSingle)
    {
        var work = new BruteForceHdbscan(points, minClusterSize, minSamples);
        return work.Answers(leaves, allowSingle && points.Count >= minClusterSize);
    }

    private Answer Answers(bool leaves, bool allowSingle)
    {
        int n = _points.Count;
        var lastOf = new Cluster[n];
        var lambda = new double[n];
        Cluster all = Grow([.. Enumerable.Range(0, n)], 0, lastOf, lambda);
        PlaceTheEdges(lastOf, lambda);
        List<Cluster> kept = leaves
            ? [.. _clusters.Where(c => c.Parts.Count == 0 && (allowSingle || c != all))]
            : allowSingle ? Best(all).Kept : [.. all.Parts.SelectMany(p => Best(p).Kept)];

        int[] labels = [.. Enumerable.Repeat(-1, n)];
        double[] memberships = new double[n], outliers = new double[n];
        var members = kept.ToDictionary(c => c, _ => new List<int>());
        for (int i = 0; i < n; i++)
        {
            double most = lastOf[i].Densest;
            outliers[i] = lambda[i] >= most ? 0 : double.IsInfinity(most) ? 1 : (most - lambda[i]) / most;
            Cluster? holder = kept.Find(c => Within(c, lastOf[i]));
            if (holder is null || (holder == all && lambda[i] < all.Death))
                continue;
            members[holder].Add(i);
            memberships[i] = lambda[i] >= holder.Death ? 1 : double.IsInfinity(holder.Death) ? 0 : lambda[i] / holder.Death;
        }
        Cluster[] numbered = [.. kept.Where(c => members[c].Count > 0)
            .OrderByDescending(c => members[c].Count)
            .ThenBy(c => members[c].Min(i => _points[i].N))
            .ThenBy(c => members[c].OrderBy(i => _points[i].N).ThenBy(i => _points[i].E).Select(i => _points[i].E).First())];
        for (int number = 0; number < numbered.Length; number++)
        {
            foreach (int i in members[numbered[number]])
                labels[i] = number;
        }
        return new Answer(labels, memberships, outliers, [.. numbered.Select(c => c.Stability)]);
    }

    /// <summary>Follows a cluster with shrinking distance until it ends, and so its parts.</summary>
    private Cluster Grow(int[] members, double birth, Cluster[] lastOf, double[] lambda)
    {
        var cluster = new Cluster(members, birth, []);
        _clusters.Add(cluster);
        int[] left = members;
        while (true)
        {
            // What holds this together at the least distance, and what is left when that is just too far.
            double squared = Closes(left), now = 1 / Math.Sqrt(squared);
            int[][] parts = [.. Pieces(left, squared).Where(p => p.Length >= _minClusterSize)];
            int[] staying = [.. parts.SelectMany(p => p)], leaving = [.. left.Except(staying)];
            foreach (int i in leaving)
                (lastOf[i], lambda[i]) = (cluster, now);
            int count = parts.Length == 1 ? leaving.Length : left.Length;
            if (count > 0)
                cluster.Stability += count * (now - birth);
            if (parts.Length == 1)
            {
                left = parts[0];
                continue;
            }
            cluster.Death = now;
            foreach (int[] part in parts)
                cluster.Parts.Add(Grow(part, now, lastOf, lambda));
            return cluster;
        }
    }

    /// <summary>The smallest squared distance at which all of these are one piece.</summary>
    private double Closes(int[] members)
    {
        double[] candidates = [.. members.SelectMany(i => members.Select(j => Reach(i, j))).Distinct().Order()];
        int low = 0, high = candidates.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Pieces(members, Math.BitIncrement(candidates[middle])) is [int[] one] && one.Length == members.Length)
                high = middle;
            else
                low = middle + 1;
        }
        return candidates[low];
    }

    /// <summary>The pieces that hang together below a squared distance; who does not reach k points below it is in none.</summary>
    private List<int[]> Pieces(int[] members, double below)
    {
        var open = new HashSet<int>(members.Where(i => _cores[i] < below));
        var pieces = new List<int[]>();
        while (open.Count > 0)
        {
            var queue = new Queue<int>([open.First()]);
            var piece = new List<int>();
            open.Remove(queue.Peek());
            while (queue.TryDequeue(out int i))
            {
                piece.Add(i);
                foreach (int j in open.Where(j => Reach(i, j) < below).ToArray())
                {
                    open.Remove(j);
                    queue.Enqueue(j);
                }
            }
            pieces.Add([.. piece]);
        }
        return pieces;
    }

    /// <summary>Single points first, then small pieces with them: to the nearest within the distance at which their cluster parted.</summary>
    private void PlaceTheEdges(Cluster[] lastOf, double[] lambda)
    {
        foreach (Cluster cluster in _clusters.Where(c => c.Parts.Count > 0).ToArray())
        {
            int[] leaving = [.. Enumerable.Range(0, _points.Count).Where(i => lastOf[i] == cluster && lambda[i] == cluster.Death)];
            double squared = leaving.Length == 0 ? 0 : Enumerable.Range(0, _points.Count)
                .SelectMany(i => leaving.Select(j => Reach(i, j))).Where(r => 1 / Math.Sqrt(r) == cluster.Death).Max();
            var pieces = Pieces(leaving, squared).Select(p => (Members: p, Single: false))
                .Concat(leaving.Where(i => _cores[i] >= squared).GroupBy(i => _points[i]).Select(g => (Members: g.ToArray(), Single: true))).ToArray();
            foreach (bool single in new[] { true, false })
            {
                var placed = new List<(int[] Members, Cluster Part)>();
                foreach ((int[] piece, bool isSingle) in pieces.Where(p => p.Single == single))
                {
                    int[] near = [.. Enumerable.Range(0, _points.Count).Where(j => PartOf(cluster, lastOf[j]) is not null && piece.Any(i => Squared(i, j) <= squared))];
                    if (near.Length > 0)
                        placed.Add((piece, PartOf(cluster, lastOf[near.OrderBy(j => piece.Min(i => Squared(i, j))).ThenBy(j => _points[j].N).ThenBy(j => _points[j].E).First()])!));
                }
                foreach ((int[] piece, Cluster part) in placed)
                {
                    foreach (int i in piece)
                        lastOf[i] = part;
                }
            }
        }
    }

    private static Cluster? PartOf(Cluster cluster, Cluster last) => cluster.Parts.Find(p => Within(p, last));

    private static bool Within(Cluster cluster, Cluster inner) => cluster == inner || cluster.Parts.Exists(p => Within(p, inner));

    private static (double Sum, List<Cluster> Kept) Best(Cluster cluster)
    {
        var below = cluster.Parts.Select(Best).ToList();
        double sum = below.Select(b => b.Sum).Order().Sum();
        return sum > cluster.Stability ? (sum, [.. below.SelectMany(b => b.Kept)]) : (cluster.Stability, [cluster]);
    }

    private double Squared(int i, int j)
    {
        double dx = _points[i].E - _points[j].E, dy = _points[i].N - _points[j].N;
        return dx * dx + dy * dy;
    }

    private double Reach(int i, int j) => Math.Max(Squared(i, j), Math.Max(_cores[i], _cores[j]));
}
