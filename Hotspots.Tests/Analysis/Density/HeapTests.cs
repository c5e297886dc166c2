using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Does kernel density list incidents that are heaped on few points?</summary>
public sealed class HeapTests
{
    private static readonly AnalysisMethod Method = AnalysisCatalog.Find("kde");

    public static TheoryData<double, double> Offsets
    {
        get
        {
            var data = new TheoryData<double, double>();
            foreach (double offset in new[] { 0.0, 7, 24.9, 25, 25.1, 40 })
            {
                foreach (double apart in new[] { 20.0, 50, 75, 100, 101, 130, 170, 250, 1000 })
                    data.Add(offset, apart);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Offsets))]
    public void Of_two_heaps_both_are_listed_wherever_they_stand_to_the_cells(double offset, double apart)
    {
        int[] labels = Labels([(500_000 + offset, 300_000, 200), (500_000 + offset + apart, 300_000, 200)]);
        Assert.DoesNotContain(ClusterLabels.Noise, labels);
    }

    [Theory, MemberData(nameof(Offsets))]
    public void Of_three_heaps_in_a_triangle_all_are_listed(double offset, double apart)
    {
        int[] labels = Labels(
            [(500_000 + offset, 300_000, 50), (500_000 + offset + apart, 300_000, 50),
                (500_000 + offset + apart / 2, 300_000 + apart * Math.Sqrt(0.75), 50)], volume: 95);
        Assert.DoesNotContain(ClusterLabels.Noise, labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24.9)]
    [InlineData(25)]
    [InlineData(31)]
    public void One_heap_alone_is_a_place(double offset) =>
        Assert.Equal(Enumerable.Repeat(0, 400), Labels([(500_000 + offset, 300_000 + 0.7 * offset, 400)]));

    [Fact]
    public void A_heap_counts_by_its_weight()
    {
        PointSet points = new([0, 0, 0, 0, 0, 2000, 2000, 2000, 2000, 2000], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [9, 9, 9, 9, 9, 1, 1, 1, 1, 1]);
        Assert.Equal([0, 0, 0, 0, 0, -1, -1, -1, -1, -1], Run(points).Labels.Labels);
    }

    [Fact]
    public void Two_heaps_on_thinly_strewn_ground_are_listed_and_little_else()
    {
        var random = new SeededRandom(5);
        var strewn = new List<(double, double, int)> { (501_000, 301_000, 200), (501_100, 301_000, 200) };
        strewn.AddRange(Enumerable.Range(0, 100).Select(_ => (500_000 + 2000 * random.NextDouble(), 300_000 + 2000 * random.NextDouble(), 1)));
        int[] labels = Labels([.. strewn]);
        Assert.Equal([.. Enumerable.Repeat(labels[0], 200), .. Enumerable.Repeat(1 - labels[0], 200)], labels.Take(400));
        Assert.InRange(labels.Skip(400).Count(label => label >= 0), 0, 5);
    }

    [Theory]
    [InlineData(0, 75, 200, 200)]
    [InlineData(12, 80, 20, 20)]
    [InlineData(7, 100, 200, 200)]
    [InlineData(31, 130, 30, 30)]
    public void Heaps_a_street_apart_are_places_of_their_own(double offset, double apart, int one, int two)
    {
        MethodFindings found = Run(Heaps([(500_000 + offset, 300_000, one), (500_000 + offset + apart, 300_000, two)]));
        Assert.Equal([.. Enumerable.Repeat(0, one), .. Enumerable.Repeat(1, two)], found.Labels.Labels);
        Assert.Contains(found.Notes, note => note.Contains("run together", StringComparison.Ordinal));
        Assert.True(found.Outlines![0].Disjoint(found.Outlines[1]));
        Assert.All(
            found.Labels.Labels.Index(),
            at => Assert.True(found.Outlines[at.Item].Contains(new Point(at.Index < one ? 500_000 + offset : 500_000 + offset + apart, 300_000))));
    }

    [Fact]
    public void Crowds_a_street_apart_are_places_of_their_own_too_in_a_town()
    {
        int apart = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new SeededRandom(seed);
            double[] e = new double[700], n = new double[700];
            for (int i = 0; i < e.Length; i++)
            {
                bool isCrowd = i < 400;
                (e[i], n[i]) = isCrowd
                    ? (501_000 + i % 2 * 130 + 15 * Normal(random), 301_000 + 15 * Normal(random))
                    : (500_000 + 2000 * random.NextDouble(), 300_000 + 2000 * random.NextDouble());
            }
            int[] labels = Run(new PointSet(e, n)).Labels.Labels;
            apart += Most(0) != Most(1) ? 1 : 0;

            int Most(int crowd) =>
                labels.Take(400).Where((_, i) => i % 2 == crowd).GroupBy(static label => label).MaxBy(static group => group.Count())!.Key;
        }
        Assert.InRange(apart, 18, 20);
    }

    [Fact]
    public void One_crowd_is_not_parted_whatever_its_width()
    {
        int parted = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new SeededRandom(seed);
            double sigma = 10 + 2 * seed;
            double[] e = new double[300], n = new double[300];
            for (int i = 0; i < e.Length; i++)
                (e[i], n[i]) = (500_000 + sigma * Normal(random), 300_000 + sigma * Normal(random));
            parted += IsParted(Run(new PointSet(e, n))) ? 1 : 0;
        }
        Assert.Equal(0, parted);
    }

    [Fact]
    public void Who_gives_a_bandwidth_has_the_places_that_it_makes()
    {
        PointSet heaps = Heaps([(500_000, 300_000, 200), (500_100, 300_000, 200)]);
        MethodFindings given = Method.Run(
            AnalysisInput.Of(heaps), new Dictionary<string, double> { ["bandwidth"] = 150 }, null, CancellationToken.None);
        Assert.Equal((1, false), (given.Labels.ClusterCount, IsParted(given)));
    }

    [Fact]
    public void The_order_of_the_incidents_parts_nothing_else()
    {
        PointSet heaps = Heaps([(500_010, 300_000, 90), (500_120, 300_000, 60), (500_050, 300_110, 90), (503_000, 300_000, 20)]);
        int[] labels = Run(heaps).Labels.Labels, order = [.. Enumerable.Range(0, heaps.Count).Reverse()];
        Assert.Equal(3, labels.Take(240).Distinct().Count());
        Assert.Equal(order.Select(i => labels[i]), Run(heaps.Select(order)).Labels.Labels);
    }

    [SharedFact("cases/methods/two-heaps.csv")]
    public void Two_heaps_of_two_hundred_are_two_hotspots()
    {
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [SharedData.Path("cases/methods/two-heaps.csv")], Methods = ["kde"], Whole = true }, TimeProvider.System, null,
            CancellationToken.None);
        Assert.Equal([200, 200], run.Hotspots.Select(static h => h.Members.Length));
    }

    [Fact]
    public void Ground_is_widened_only_where_incidents_are_heaped()
    {
        int widened = 0;
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var random = new SeededRandom(seed);
            double[] e = new double[300], n = new double[300];
            for (int i = 0; i < e.Length; i++)
                (e[i], n[i]) = (500_000 + 2000 * random.NextDouble(), 300_000 + 2000 * random.NextDouble());
            widened += Run(new PointSet(e, n)).Notes.Count(note => note.Contains("widened", StringComparison.Ordinal));
        }
        Assert.Equal(0, widened);
        Assert.Contains(
            Run(Heaps([(500_000, 300_000, 200), (500_100, 300_000, 200)])).Notes, note => note.Contains("widened", StringComparison.Ordinal));
    }

    private static bool IsParted(MethodFindings found) => found.Notes.Any(static note => note.Contains("run together", StringComparison.Ordinal));

    private static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    private static int[] Labels((double E, double N, int Count)[] heaps, double? volume = null) => Run(Heaps(heaps), volume).Labels.Labels;

    private static MethodFindings Run(PointSet points, double? volume = null)
    {
        var given = new Dictionary<string, double>();
        if (volume is { } share)
            given["volume"] = share;
        return Method.Run(AnalysisInput.Of(points), given, null, CancellationToken.None);
    }

    private static PointSet Heaps((double E, double N, int Count)[] heaps) => new(
        [.. heaps.SelectMany(h => Enumerable.Repeat(h.E, h.Count))], [.. heaps.SelectMany(h => Enumerable.Repeat(h.N, h.Count))]);
}
