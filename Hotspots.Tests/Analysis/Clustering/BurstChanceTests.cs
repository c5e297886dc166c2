using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering.SpaceTime;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

public sealed class BurstChanceTests
{
    private const int Day = 86_400;

    [Fact]
    public void Times_that_are_wholly_random_make_a_burst_beyond_chance_in_one_set_of_twenty_at_most()
    {
        const int Sets = 60;
        int alarms = 0, bursts = 0;
        for (int set = 0; set < Sets; set++)
        {
            // Places of very different business, as towns have them; any time of a year.
            (PointSet points, IncidentTime[] times) = Town((ulong)set, 400);
            MethodFindings found = Run(points, times);
            bursts += found.Labels.ClusterCount;
            alarms += found.Evidence.Any(figures => PValue(figures) <= 0.05) ? 1 : 0;
        }
        Assert.True(bursts > Sets, "there are bursts to be judged");
        // Three are expected at most; eight are three standard deviations more.
        Assert.InRange(alarms, 0, 8);
    }

    [Fact]
    public void Fifteen_in_three_days_at_one_corner_are_beyond_chance()
    {
        for (int set = 0; set < 5; set++)
        {
            (PointSet points, IncidentTime[] times) = Town((ulong)(100 + set), 250, planted: 15);
            MethodFindings found = Run(points, times);
            int burst = found.Labels.Labels[250];
            Assert.True(burst >= 0);
            Assert.All(Enumerable.Range(250, 15), i => Assert.Equal(burst, found.Labels.Labels[i]));
            Assert.True(PValue(found.Evidence[burst]) <= 0.05, $"p {PValue(found.Evidence[burst])}");
        }
    }

    [Fact]
    public void Each_p_value_counts_the_shuffles_whose_strongest_burst_is_as_strong()
    {
        (PointSet points, IncidentTime[] times) = Town(7, 160, planted: 8);
        MethodFindings found = Run(points, times, ("permutations", 49), ("seed", 3), ("min-points", 3));
        Assert.True(found.Labels.ClusterCount > 2);
        // The same shuffles, each searched by the definition of a burst over all pairs.
        int[] south = [.. Enumerable.Range(0, points.Count).OrderBy(i => points.Northings[i]).ThenBy(i => points.Eastings[i])];
        long[] sorted = [.. times.Select(Clock).Order()];
        double[] strongest = [.. Enumerable.Range(0, 49).Select(k =>
        {
            long[] shuffled = [.. sorted];
            Shuffles.Shuffle<long>(shuffled, Shuffles.ChancesOf(3, k));
            (double E, double N, long T)[] p = [.. south.Select((i, place) => (points.Eastings[i], points.Northings[i], shuffled[place]))];
            int[] burst = BurstsOf(p, 200, 14 * Day, 3);
            return burst.Where(b => b >= 0).Distinct()
                .Select(b => Strength(p, [.. Enumerable.Range(0, p.Length).Where(i => burst[i] == b)], 200).Ratio).DefaultIfEmpty(0).Max();
        })];
        (double E, double N, long T)[] own =
            [.. Enumerable.Range(0, points.Count).Select(i => (points.Eastings[i], points.Northings[i], Clock(times[i])))];
        int[][] members = found.Labels.Members();
        for (int burst = 0; burst < members.Length; burst++)
        {
            (double expected, double ratio) = Strength(own, members[burst], 200);
            Assert.Equal(members[burst].Length, Value(found.Evidence[burst], "observed"));
            Assert.Equal(expected, Value(found.Evidence[burst], "expected"), 1e-9);
            Assert.Equal((1.0 + strongest.Count(other => other >= ratio - 1e-12)) / 50, PValue(found.Evidence[burst]));
        }
        Assert.EndsWith("% of 49 shuffles of the times", found.Evidence[0][^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_always_busy_is_no_burst_and_two_bursts_at_one_place_are_two()
    {
        // One corner with an incident every three days is a crowd of neighbours from end to end, whatever the times are.
        (PointSet points, IncidentTime[] times) = Town(21, 60);
        double[] e = [.. points.Eastings, .. Enumerable.Repeat(500.0, 120)], n = [.. points.Northings, .. Enumerable.Repeat(500.0, 120)];
        IncidentTime[] busy = [.. times, .. Enumerable.Range(0, 120).Select(k => Minute(3 * k * Day))];
        MethodFindings found = Run(new PointSet(e, n), busy);
        Assert.True(PValue(found.Evidence[found.Labels.Labels[60]]) > 0.2);
        // Twelve in March and twelve in October, in the same street.
        IncidentTime[] twice = [.. times, .. Enumerable.Range(0, 24).Select(k => Minute((k < 12 ? 60 : 280) * Day + k * 7200))];
        found = Run(new PointSet(e[..84], n[..84]), twice);
        int first = found.Labels.Labels[60], second = found.Labels.Labels[72];
        Assert.True(first >= 0 && second >= 0 && first != second);
        Assert.All([first, second], burst => Assert.True(PValue(found.Evidence[burst]) <= 0.05));
        Assert.Matches(@"^12 incidents where \d\.\d were expected ", found.Evidence[first][0].Words);
    }

    [Fact]
    public void Fifteen_in_three_days_are_beyond_chance_beside_a_place_that_is_always_busy_as_well()
    {
        (PointSet points, IncidentTime[] times) = Town(33, 200, planted: 15);
        double[] e = [.. points.Eastings, .. Enumerable.Repeat(500.0, 365)], n = [.. points.Northings, .. Enumerable.Repeat(500.0, 365)];
        MethodFindings found = Run(new PointSet(e, n), [.. times, .. Enumerable.Range(0, 365).Select(day => Minute(day * (long)Day))]);
        int burst = found.Labels.Labels[200], busy = found.Labels.Labels[215];
        Assert.True(burst >= 0 && busy == 0);
        Assert.True(PValue(found.Evidence[burst]) <= 0.05);
        Assert.True(PValue(found.Evidence[busy]) > 0.2);
    }

    [Fact]
    public void Order_of_the_incidents_and_number_of_cores_change_no_p_value()
    {
        (PointSet points, IncidentTime[] times) = Town(5, 200, planted: 9);
        int[] turned = [.. Enumerable.Range(0, points.Count).Reverse()];
        double[] expected = [.. Run(points, times).Evidence.Select(PValue)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Run(points.Select(turned), [.. turned.Select(i => times[i])]).Evidence.Select(PValue));
        Assert.Equal(
            expected, StDbscanMethod.Entry.Run(Input(points, times), new Dictionary<string, double>(), 4, null, CancellationToken.None)
            .Evidence.Select(PValue));
    }

    [Fact]
    public void Large_sets_have_fewer_shuffles_and_say_so()
    {
        int[] few = [.. Enumerable.Range(0, 20_000)];
        var points = new PointSet([.. few.Select(i => 1000.0 * (i % 200))], [.. few.Select(i => 1000.0 * (i / 200))]);
        MethodFindings found = Run(points, [.. few.Select(i => Minute(i * Day))]);
        ParameterValue permutations = found.Parameters.Single(p => p.Name == "permutations");
        Assert.Equal((20, ParameterOrigin.Derived), (permutations.Value, permutations.Origin));
        Assert.Empty(found.Evidence);
    }

    [Fact]
    public void Very_large_sets_are_not_shuffled_unasked_and_say_so()
    {
        int[] many = [.. Enumerable.Range(0, 20_001)];
        var points = new PointSet([.. many.Select(i => 1000.0 * (i % 200))], [.. many.Select(i => 1000.0 * (i / 200))]);
        MethodFindings found = Run(points, [.. many.Select(i => Minute(i * Day))]);
        Assert.Equal(0, found.Parameters.Single(p => p.Name == "permutations").Value);
        Assert.Contains(found.Notes, static note => note.Contains("not compared with shuffled times", StringComparison.Ordinal));
    }

    private static double PValue(IReadOnlyList<Figure> figures) => Value(figures, "p");

    private static double Value(IReadOnlyList<Figure> figures, string name) => figures.Single(figure => figure.Name == name).Value;

    private static long Clock(IncidentTime minute) => LondonTime.ToClockSeconds(minute.FromUtcSeconds + 30);

    private static IncidentTime Minute(long seconds) => new(1_700_000_000 + seconds, 60, TimePrecision.Minute);

    private static AnalysisInput Input(PointSet points, IncidentTime[] times) => AnalysisInput.Of(points) with { Times = TimeColumn.From(times) };

    private static MethodFindings Run(PointSet points, IncidentTime[] times, params (string Name, double Value)[] given) =>
        StDbscanMethod.Entry.Run(Input(points, times), given.ToDictionary(g => g.Name, g => g.Value), 1, null, CancellationToken.None);

    private static (PointSet Points, IncidentTime[] Times) Town(ulong seed, int count, int planted = 0)
    {
        var random = new SeededRandom(seed);
        double[] e = new double[count + planted], n = new double[count + planted];
        var times = new IncidentTime[count + planted];
        for (int i = 0; i < e.Length; i++)
        {
            // The squares of chances crowd in the south-west.
            double east = random.NextDouble(), north = random.NextDouble();
            (e[i], n[i]) = i < count ? (4000 * east * east, 4000 * north * north) : (3000 + 20 * east, 3000 + 20 * north);
            times[i] = Minute(i < count ? random.NextInt32(365) * (long)Day + random.NextInt32(Day) : 200L * Day + random.NextInt32(3 * Day));
        }
        return (new PointSet(e, n), times);
    }

    // Density-reachable sets from their definition: cores joined, the rest of a core's neighbours to the core nearest in place, then time.
    private static int[] BurstsOf((double E, double N, long T)[] p, double epsilon, long seconds, int minPoints)
    {
        int[] all = [.. Enumerable.Range(0, p.Length)];
        bool[] core = [.. all.Select(i => all.Count(j => Near(i, j)) >= minPoints)];
        int[] root = [.. all];
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (int i in all.Where(i => core[i]))
            {
                int least = all.Where(j => core[j] && Near(i, j)).Min(j => root[j]);
                changed |= least < root[i];
                root[i] = Math.Min(root[i], least);
            }
        }
        return [
            .. all.Select(
            i => core[i] ? root[i] : all.Where(j => core[j] && Near(i, j)).OrderBy(j => Squared(i, j)).ThenBy(j => Math.Abs(p[i].T - p[j].T))
            .Select(j => root[j]).FirstOrDefault(-1))];

        double Squared(int i, int j) => (p[i].E - p[j].E) * (p[i].E - p[j].E) + (p[i].N - p[j].N) * (p[i].N - p[j].N);
        bool Near(int i, int j) => Squared(i, j) <= epsilon * epsilon && Math.Abs(p[i].T - p[j].T) <= seconds;
    }

    // All incidents in the squares of the burst, from the south-western corner of all, times all in its time, over all.
    private static (double Expected, double Ratio) Strength((double E, double N, long T)[] p, int[] members, double side)
    {
        double west = p.Min(q => q.E), south = p.Min(q => q.N);
        (int, int) Square(int i) => ((int)((p[i].E - west) / side), (int)((p[i].N - south) / side));
        HashSet<(int, int)> ground = [.. members.Select(Square)];
        long first = members.Min(i => p[i].T), last = members.Max(i => p[i].T);
        int n = p.Length, c = members.Length;
        double expected = (double)Enumerable.Range(0, n).Count(i => ground.Contains(Square(i))) * p.Count(q => q.T >= first && q.T <= last) / n;
        return (expected, c <= expected ? 0 : c * Math.Log(c / expected) + (n - c) * Math.Log((n - c) / (n - expected)));
    }
}
