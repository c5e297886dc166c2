namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>DBSCAN read off its definition, all pairs, no index, no thought of speed. Knows nothing of the code under test.</summary>
internal static class BruteForceDbscan
{
    public sealed record Answer(int[] Labels, bool[] IsCore, int Clusters);

    public static Answer Run(IReadOnlyList<(double E, double N)> points, double epsilon, int minPoints)
    {
        int n = points.Count;
        double Squared(int i, int j)
        {
            double dx = points[i].E - points[j].E, dy = points[i].N - points[j].N;
            return dx * dx + dy * dy;
        }
        bool Near(int i, int j) => Squared(i, j) <= epsilon * epsilon;

        bool[] core = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Count(j => Near(i, j)) >= minPoints)];

        int[] component = [.. Enumerable.Repeat(-1, n)];
        for (int start = 0; start < n; start++)
        {
            if (!core[start] || component[start] >= 0)
                continue;
            component[start] = start;
            var open = new Queue<int>([start]);
            while (open.TryDequeue(out int i))
            {
                for (int j = 0; j < n; j++)
                {
                    if (!core[j] || component[j] >= 0 || !Near(i, j))
                        continue;
                    component[j] = start;
                    open.Enqueue(j);
                }
            }
        }
        for (int i = 0; i < n; i++)
        {
            if (core[i])
                continue;
            int[] reachable = [.. Enumerable.Range(0, n).Where(j => core[j] && Near(i, j))];
            if (reachable.Length > 0)
                component[i] = component[reachable.OrderBy(j => Squared(i, j)).ThenBy(j => points[j].N).ThenBy(j => points[j].E).First()];
        }
        int[][] clusters = [.. Enumerable.Range(0, n).Where(i => component[i] >= 0).GroupBy(i => component[i]).Select(g => g.ToArray())];
        int[][] numbered = [.. clusters
            .OrderByDescending(c => c.Length)
            .ThenBy(c => c.Where(i => core[i]).Min(i => points[i].N))
            .ThenBy(c => c.Where(i => core[i]).OrderBy(i => points[i].N).ThenBy(i => points[i].E).Select(i => points[i].E).First())];
        int[] labels = [.. Enumerable.Repeat(-1, n)];
        for (int number = 0; number < numbered.Length; number++)
        {
            foreach (int i in numbered[number])
                labels[i] = number;
        }
        return new Answer(labels, core, numbered.Length);
    }
}
