using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.SpaceTime;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Analysis.Time;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>ST-DBSCAN at the boundaries of its definition, and against the definition over all pairs.</summary>
public sealed class StDbscanTests
{
    public sealed record Case((double E, double N, long T)[] Points, double Epsilon, long Seconds, int MinPoints)
    {
        public override string ToString() =>
            FormattableString.Invariant($"eps {Epsilon:R} {Seconds} s minPts {MinPoints}: {string.Join(" ", Points.Select(p => FormattableString.Invariant($"({p.E:R},{p.N:R},{p.T})")))}");
    }

    [Fact]
    public void The_distance_and_the_time_themselves_are_near_and_a_second_more_is_not()
    {
        Assert.Equal([0, 0], Run(new Case([(0, 0, 0), (3, 4, 86_400)], 5, 86_400, 2)).Labels);
        Assert.Equal([-1, -1], Run(new Case([(0, 0, 0), (3, 4, 86_401)], 5, 86_400, 2)).Labels);
        Assert.Equal([-1, -1], Run(new Case([(0, 0, 0), (3, 4, 86_400)], Math.BitDecrement(5.0), 86_400, 2)).Labels);
    }

    [Fact]
    public void One_place_at_two_times_is_two_clusters()
    {
        ClusterLabels labels = Run(new Case([(0, 0, 0), (0, 0, 5), (0, 0, 100), (0, 0, 105), (0, 0, 110)], 1, 10, 2));
        Assert.Equal([1, 1, 0, 0, 0], labels.Labels);
    }

    [Fact]
    public void Times_as_far_apart_as_numbers_go_are_no_overflow()
    {
        Assert.Equal([-1, -1], Run(new Case([(0, 0, long.MinValue), (0, 0, long.MaxValue)], 1, 5, 2)).Labels);
        Assert.Equal([0, 0], Run(new Case([(0, 0, long.MaxValue), (0, 0, long.MaxValue - 5)], 1, 5, 2)).Labels);
        Assert.Equal([0, 0], Run(new Case([(0, 0, 0), (0, 0, long.MaxValue)], 1, long.MaxValue, 2)).Labels);
    }

    [Fact]
    public void Without_a_limit_in_time_it_is_DBSCAN_but_for_times_deciding_ties() => Holds(
        from points in PointsOf(Gen.Choose(0, 300).Select(v => v / 7.0), Gen.Constant(4L))
        from epsilon in Gen.Elements(1.0, 5, 9)
        from minPoints in Gen.Choose(1, 6)
        select new Case(points, epsilon, 0, minPoints),
        input =>
        {
            var set = new PointSet([.. input.Points.Select(p => p.E)], [.. input.Points.Select(p => p.N)]);
            ClusterLabels expected = Dbscan.Run(set, new DbscanOptions { Epsilon = input.Epsilon, MinPoints = input.MinPoints }), actual = Run(input);
            Assert.Equal(expected.Labels, actual.Labels);
            Assert.Equal(expected.IsCore, actual.IsCore);
        });

    [Fact]
    public void On_lattices_of_place_and_time_where_ties_decide() => Holds(
        from points in PointsOf(Gen.Choose(0, 14).Select(v => (double)v), Gen.Choose(0, 12).Select(t => (long)t))
        from epsilon in Gen.Elements(1.0, 2, 5, Math.Sqrt(2), Math.Sqrt(5))
        from seconds in Gen.Choose(0, 6)
        from minPoints in Gen.Choose(1, 7)
        select new Case(points, epsilon, seconds, minPoints), Same);

    [Fact]
    public void On_crowded_places_with_many_times_and_duplicates() => Holds(
        from points in PointsOf(Gen.Choose(0, 3).Select(v => 4.0 * v), Gen.Choose(0, 60).Select(t => (long)t))
        from copies in Gen.Choose(0, 20)
        from seconds in Gen.Choose(0, 9)
        from minPoints in Gen.Choose(1, 9)
        select new Case([.. points, .. points.Take(copies)], 6, seconds, minPoints), Same);

    [Fact]
    public void One_core_and_many_give_the_same_labels_and_thousands_at_one_place_stay_quick()
    {
        var random = new SeededRandom(8);
        double[] e = new double[60_000], n = new double[60_000];
        long[] times = new long[60_000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i], times[i]) = (60 * random.NextInt32(12), 60 * random.NextInt32(12), random.NextInt32(10_000_000));
        var points = new PointSet(e, n);
        ClusterLabels one = StDbscan.Run(
            points, times, new StDbscanOptions { Epsilon = 75, EpsilonSeconds = 20_000, MinPoints = 4, MaxDegreeOfParallelism = 1 });
        ClusterLabels many = StDbscan.Run(
            points, times, new StDbscanOptions { Epsilon = 75, EpsilonSeconds = 20_000, MinPoints = 4, MaxDegreeOfParallelism = 8 });
        Assert.Equal(one.Labels, many.Labels);
        Assert.InRange(one.ClusterCount, 1, 60_000);
    }

    [Fact]
    public void The_catalogue_leaves_out_times_that_are_unknown_or_too_vague_and_says_so()
    {
        IncidentTime[] times =
        [
            .. Enumerable.Range(0, 6).Select(i => new IncidentTime(86_400 * i, 60, TimePrecision.Minute)),
            IncidentTime.Unknown, new IncidentTime(0, 2_678_400, TimePrecision.Month),
        ];
        var input = new AnalysisInput { Points = new PointSet([0, 10, 20, 30, 40, 50, 25, 25], new double[8]), Times = TimeColumn.From(times) };
        MethodFindings findings = StDbscanMethod.Entry.Run(input, new Dictionary<string, double>(), null, CancellationToken.None);
        Assert.Equal([0, 0, 0, 0, 0, 0, -1, -1], findings.Labels.Labels);
        Assert.Equal(["2 of 8 incidents have no time, or one less exact than 14 days, and are left out."], findings.Notes);
        findings = StDbscanMethod.Entry.Run(input, new Dictionary<string, double> { ["eps-days"] = 1 }, null, CancellationToken.None);
        Assert.Equal(8, findings.Labels.NoiseCount());
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
            StDbscanMethod.Entry.Run(AnalysisInput.Of(input.Points), new Dictionary<string, double>(), null, CancellationToken.None));
        Assert.Contains("give a file with a column of dates", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2024, 10, 20)]
    [InlineData(2024, 10, 27)]
    [InlineData(2024, 3, 18)]
    [InlineData(2024, 3, 31)]
    public void Days_a_fortnight_apart_are_neighbours_where_the_clock_changes_as_well(int year, int month, int day)
    {
        DateTime first = new(year, month, day), last = first.AddDays(14);
        IncidentTime[] times = [TimeStepsTests.Day(first.Year, first.Month, first.Day), TimeStepsTests.Day(last.Year, last.Month, last.Day)];
        AnalysisInput Input(IncidentTime second) =>
            AnalysisInput.Of(new PointSet([0, 10], [0, 0])) with { Times = TimeColumn.From([times[0], second]) };
        var two = new Dictionary<string, double> { ["min-points"] = 2 };
        Assert.Equal(0, StDbscanMethod.Entry.Run(Input(times[1]), two, null, CancellationToken.None).Labels.NoiseCount());
        last = last.AddDays(1);
        Assert.Equal(
            2, StDbscanMethod.Entry.Run(Input(TimeStepsTests.Day(last.Year, last.Month, last.Day)), two, null, CancellationToken.None)
            .Labels.NoiseCount());
    }

    [Fact]
    public void Impossible_numbers_and_columns_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StDbscanOptions { Epsilon = double.NaN, EpsilonSeconds = 1, MinPoints = 1 });
        Assert.Throws<ArgumentException>(() => new StDbscanOptions { Epsilon = 1, EpsilonSeconds = -1, MinPoints = 1 });
        Assert.Throws<ArgumentException>(() => new StDbscanOptions { Epsilon = 1, EpsilonSeconds = 1, MinPoints = 0 });
        Assert.Throws<ArgumentException>(() => new StDbscanOptions { Epsilon = 1, EpsilonSeconds = 1, MinPoints = 1, MaxDegreeOfParallelism = 0 });
        Assert.Throws<ArgumentException>(
            () => StDbscan.Run(new PointSet([1], [1]), [], new StDbscanOptions { Epsilon = 1, EpsilonSeconds = 1, MinPoints = 1 }));
        Assert.Empty(Run(new Case([], 1, 1, 1)).Labels);
    }

    private static Gen<(double E, double N, long T)[]> PointsOf(Gen<double> coordinate, Gen<long> time) =>
        from first in (from x in coordinate from y in coordinate from t in time select (x, y, t)).ListOf(30)
        from more in (from x in coordinate from y in coordinate from t in time select (x, y, t)).ListOf()
        select ((double, double, long)[])[.. first, .. more];

    private static void Holds(Gen<Case> cases, Action<Case> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(cases), check));

    private static void Same(Case input)
    {
        (int[] labels, bool[] core) = Definition(input);
        ClusterLabels actual = Run(input);
        Assert.Equal(core, actual.IsCore);
        Assert.Equal(labels, actual.Labels);
        ClusterLabels backwards = Run(input with { Points = [.. input.Points.Reverse()] });
        Assert.Equal(actual.Labels.Reverse(), backwards.Labels);
    }

    private static (int[] Labels, bool[] Core) Definition(Case input)
    {
        (double E, double N, long T)[] p = input.Points;
        double Squared(int i, int j) => (p[i].E - p[j].E) * (p[i].E - p[j].E) + (p[i].N - p[j].N) * (p[i].N - p[j].N);
        bool Near(int i, int j) => Squared(i, j) <= input.Epsilon * input.Epsilon && Math.Abs(p[i].T - p[j].T) <= input.Seconds;
        int[] all = [.. Enumerable.Range(0, p.Length)];
        bool[] core = [.. all.Select(i => all.Count(j => Near(i, j)) >= input.MinPoints)];
        int[] root = [.. all];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (int i in all.Where(i => core[i]))
            {
                int least = all.Where(j => core[j] && Near(i, j)).Min(j => root[j]);
                changed |= least < root[i];
                root[i] = Math.Min(root[i], least);
            }
        }
        int[] of = [.. all.Select(i => core[i] ? root[i] : all.Where(j => core[j] && Near(i, j))
            .OrderBy(j => Squared(i, j)).ThenBy(j => Math.Abs(p[i].T - p[j].T)).ThenBy(j => p[j].N).ThenBy(j => p[j].E).ThenBy(j => p[j].T)
            .Select(j => root[j]).FirstOrDefault(-1))];
        int[] numbered = [.. of.Where(c => c >= 0).Distinct()
            .OrderByDescending(c => of.Count(o => o == c))
            .ThenBy(c => all.Where(i => core[i] && of[i] == c).Select(i => (p[i].N, p[i].E, p[i].T)).Min())];
        return ([.. of.Select(c => Array.IndexOf(numbered, c))], core);
    }

    private static ClusterLabels Run(Case input) => StDbscan.Run(
        new PointSet([.. input.Points.Select(p => p.E)], [.. input.Points.Select(p => p.N)]), [.. input.Points.Select(p => p.T)],
        new StDbscanOptions { Epsilon = input.Epsilon, EpsilonSeconds = input.Seconds, MinPoints = input.MinPoints });
}
