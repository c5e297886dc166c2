using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

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
            [(500_000 + offset, 300_000, 50), (500_000 + offset + apart, 300_000, 50), (500_000 + offset + apart / 2, 300_000 + apart * Math.Sqrt(0.75), 50)], volume: 95);
        Assert.DoesNotContain(ClusterLabels.Noise, labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24.9)]
    [InlineData(25)]
    [InlineData(31)]
    public void One_heap_alone_is_a_place(double offset) => Assert.Equal(Enumerable.Repeat(0, 400), Labels([(500_000 + offset, 300_000 + 0.7 * offset, 400)]));

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
        Assert.All(labels.Take(400), label => Assert.Equal(0, label));
        Assert.InRange(labels.Skip(400).Count(label => label >= 0), 0, 5);
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
        Assert.Contains(Run(Heaps([(500_000, 300_000, 200), (500_100, 300_000, 200)])).Notes, note => note.Contains("widened", StringComparison.Ordinal));
    }

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
