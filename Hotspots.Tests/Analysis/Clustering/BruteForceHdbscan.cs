namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>
/// HDBSCAN read off its definition: all pairs in order of taking (Kruskal), and the parts left by each link that gives way found
/// anew by flooding. No thought of speed; knows nothing of the code under test.
/// </summary>
internal sealed class BruteForceHdbscan
{
    private readonly IReadOnlyList<(double E, double N)> _points;
    private readonly double[] _cores;
    private readonly int _minClusterSize;
    private readonly List<Cluster> _clusters = [];

    /// <summary>The tree's links in the order in which they join; those within one position are not among them.</summary>
    private readonly List<(int A, int B)> _links = [];

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
        // One point of each position speaks for all: the points of a position join one another before anybody else.
        int[] speakers =
            [.. Enumerable.Range(0, points.Count).GroupBy(i => points[i]).Select(g => g.First()).OrderBy(i => points[i].N).ThenBy(i => points[i].E)];
        var pairs = speakers.SelectMany((a, i) => speakers.Skip(i + 1).Select(b => (A: a, B: b))).ToArray();
        // Sorts are stable: at last the more south-westerly first end, then the more south-westerly other end.
        var piece = speakers.ToDictionary(i => i, i => i);
        foreach ((int a, int b) in pairs.OrderBy(p => Reach(p.A, p.B)).ThenBy(p => Squared(p.A, p.B)))
        {
            if (piece[a] == piece[b])
                continue;
            _links.Add((a, b));
            int gone = piece[b];
            foreach (int i in speakers.Where(i => piece[i] == gone))
                piece[i] = piece[a];
        }
        _links =
        [
            .. _links.OrderBy(p => Reach(p.A, p.B)).ThenByDescending(p => Squared(p.A, p.B)).ThenBy(p => Array.IndexOf(speakers, p.A))
            .ThenBy(p => Array.IndexOf(speakers, p.B))
        ];
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

    /// <summary>Follows a cluster, link after link giving way, until it ends, and so its parts.</summary>
    private Cluster Grow(int[] members, double birth, Cluster[] lastOf, double[] lambda)
    {
        var cluster = new Cluster(members, birth, []);
        _clusters.Add(cluster);
        int[] left = members;
        while (true)
        {
            // The last to have joined gives way first; at a single position, all its points let go at once.
            int last = _links.FindLastIndex(link => left.Contains(link.A) && left.Contains(link.B));
            double now = 1 / Math.Sqrt(last < 0 ? _cores[left[0]] : Reach(_links[last].A, _links[last].B));
            int[][] parts = last < 0
                ? [] : [.. new[] { Piece(left, _links[last].A, last), Piece(left, _links[last].B, last) }.Where(p => p.Length >= _minClusterSize)];
            int[] leaving = [.. left.Except(parts.SelectMany(p => p))];
            foreach (int i in leaving)
                (lastOf[i], lambda[i]) = (cluster, now);
            int count = parts.Length == 1 ? leaving.Length : left.Length;
            if (now > birth)
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

    /// <summary>What hangs on a point by the links before one.</summary>
    private int[] Piece(int[] members, int start, int before)
    {
        var queue = new Queue<int>([start]);
        var found = new HashSet<int>(queue);
        while (queue.TryDequeue(out int i))
        {
            foreach (int j in _links.Take(before).Where(link => link.A == i || link.B == i).Select(link => link.A == i ? link.B : link.A))
            {
                if (found.Add(j))
                    queue.Enqueue(j);
            }
        }
        var positions = found.Select(i => _points[i]).ToHashSet();
        return [.. members.Where(i => positions.Contains(_points[i]))];
    }

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
