using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Runs.Lines;
using Hotspots.Core.Statistics;

namespace Hotspots.Tests.Runs.Lines;

public sealed class LineOverlapTests
{
    private static readonly WorkSharing All = new(-1, CancellationToken.None);

    [Fact]
    public void Cells_and_shared_cells_are_those_of_plain_sets()
    {
        for (int trial = 0; trial < 50; trial++)
        {
            LabelledCell[] sightings = Random(new SeededRandom((ulong)trial), 60, 4, 90, 5);
            foreach (PairOverlap found in LineOverlap.Of(sightings, static _ => true, 1, static _ => 9, 1, All))
            {
                int a = 0, b = 0, shared = 0;
                var least = (A: 0, B: 0);
                foreach (IGrouping<long, LabelledCell> stratum in sightings.GroupBy(static one => one.Stratum))
                {
                    HashSet<long> ofA = [.. stratum.Where(one => one.Label == found.A).Select(static one => one.Cell)];
                    HashSet<long> ofB = [.. stratum.Where(one => one.Label == found.B).Select(static one => one.Cell)];
                    if (ofA.Count == 0 || ofB.Count == 0)
                        continue;
                    (a, b, shared) = (a + ofA.Count, b + ofB.Count, shared + ofA.Intersect(ofB).Count());
                    least = (least.A + stratum.Count(one => one.Label == found.A), least.B + stratum.Count(one => one.Label == found.B));
                }
                Assert.Equal((a, b, shared, Math.Min(least.A, least.B)), (found.CellsA, found.CellsB, found.Shared, found.Least));
                Assert.Equal((double)shared / (a + b - shared), found.Jaccard);
            }
        }
    }

    /// <summary>Two A and three B over the cells 1, 1, 2, 3, 3 in one stratum: all ten ways to lay the names are as likely.</summary>
    [Fact]
    public void The_chance_and_the_mean_are_those_of_all_labellings_there_are()
    {
        long[] cells = [1, 1, 2, 3, 3];
        int[] labels = [0, 1, 0, 1, 1];
        var indices = new List<double>();
        for (int first = 0; first < 5; first++)
        {
            for (int second = first + 1; second < 5; second++)
            {
                HashSet<long> a = [cells[first], cells[second]];
                HashSet<long> b = [.. Enumerable.Range(0, 5).Where(i => i != first && i != second).Select(i => cells[i])];
                indices.Add((double)a.Intersect(b).Count() / a.Union(b).Count());
            }
        }
        PairOverlap found = Assert.Single(LineOverlap.Of(
            [.. cells.Select((cell, i) => new LabelledCell(7, cell, labels[i]))], static _ => true, 1, static _ => 20_000, 3, All));
        Assert.Equal(1.0 / 3, found.Jaccard);
        Assert.Equal(indices.Average(), found.Expected!.Value, 0.01);
        Assert.Equal(indices.Count(index => index >= found.Jaccard) / 10.0, found.P!.Value, 0.015);
    }

    [Fact]
    public void Where_only_one_of_two_was_nothing_counts()
    {
        LabelledCell[] sightings =
            [new(1, 1, 0), new(1, 1, 1), new(2, 5, 0), new(2, 6, 0), new(3, 7, 1), new(4, 9, 2)];
        PairOverlap found = Assert.Single(LineOverlap.Of(sightings, static _ => true, 2, static _ => 9, 1, All));
        Assert.Equal((0, 1, 1, 1, 1, 1.0), (found.A, found.B, found.CellsA, found.CellsB, found.Shared, found.Jaccard));
        // One sighting each is too few.
        Assert.Null(found.P);
        Assert.Null(found.Expected);
    }

    [Fact]
    public void Neither_cores_nor_the_order_of_rows_matter()
    {
        LabelledCell[] sightings = Random(new SeededRandom(5), 200, 6, 400, 20);
        PairOverlap[] one = LineOverlap.Of(sightings, static _ => true, 5, static _ => 199, 9, WorkSharing.Alone(CancellationToken.None));
        Assert.Equal(one, LineOverlap.Of(sightings, static _ => true, 5, static _ => 199, 9, All));
        Assert.Equal(one, LineOverlap.Of([.. sightings.Reverse()], static _ => true, 5, static _ => 199, 9, All));
        Assert.NotEqual(one, LineOverlap.Of(sightings, static _ => true, 5, static _ => 199, 10, All));
    }

    /// <summary>Names laid by lot, places uneven: of some 1,200 pairs one in twenty is called shared at most, of 200 files ten.</summary>
    [Fact]
    public void By_lot_one_pair_of_twenty_is_called_shared_at_most()
    {
        int called = 0, pairs = 0, files = 0;
        for (int file = 0; file < 200; file++)
        {
            LabelledCell[] sightings = Random(new SeededRandom(1000 + (ulong)file), 160, 4, 30, 12);
            PairOverlap[] found = LineOverlap.Of(sightings, static _ => true, 10, static _ => 199, (ulong)file, All);
            double[] q = Corrected(found);
            (called, pairs) = (called + q.Count(static one => one <= 0.05), pairs + q.Length);
            files += q.Any(static one => one <= 0.05) ? 1 : 0;
        }
        Assert.InRange(pairs, 1000, 1200);
        Assert.InRange(called, 0, 77);
        Assert.InRange(files, 0, 20);
    }

    [Fact]
    public void Two_that_keep_to_the_same_places_are_found_among_others_that_do_not()
    {
        var random = new SeededRandom(4);
        var sightings = new List<LabelledCell>();
        for (int i = 0; i < 400; i++)
        {
            int label = random.NextInt32(4);
            int cell = label < 2 ? random.NextInt32(12) : 100 * label + random.NextInt32(12);
            sightings.Add(new LabelledCell(random.NextInt32(6), cell, label));
        }
        PairOverlap[] found = LineOverlap.Of(sightings, static _ => true, 10, static _ => 999, 1, All);
        double[] q = Corrected(found);
        Assert.Equal(
            [(0, 1)], found.Where((_, i) => q[i] <= 0.05).Select(static one => (one.A, one.B)));
        Assert.True(found[0].Jaccard > found[0].Expected);
    }

    [Fact]
    public void One_pair_alone_of_so_many_is_still_told_and_of_one_more_is_not()
    {
        double least = 1.0 / (1 + LineLinks.ShufflesFor(LineLinks.MostTold));
        Assert.Equal(0.05, Best(LineLinks.MostTold));
        Assert.True(Best(LineLinks.MostTold + 1) > 0.05);
        Assert.True(1.0 / (1 + LineLinks.ShufflesFor(3)) * 3 <= 0.05);

        double Best(int pairs) => MultipleTesting.Adjust(
            [least, .. Enumerable.Repeat(1.0, pairs - 1)], Correction.BenjaminiHochberg, MultipleTesting.UsualAlpha)[0];
    }

    private static double[] Corrected(PairOverlap[] found) => MultipleTesting.Adjust(
        [.. found.Select(static one => one.P).OfType<double>()], Correction.BenjaminiHochberg, MultipleTesting.UsualAlpha);

    // Some cells have more than others, and some names too.
    private static LabelledCell[] Random(SeededRandom random, int count, int labels, int cells, int strata) =>
    [
        .. Enumerable.Range(0, count).Select(_ => new LabelledCell(
            random.NextInt32(strata), (long)(cells * random.NextDouble() * random.NextDouble()),
            Math.Min(random.NextInt32(labels), random.NextInt32(labels + 1)))),
    ];
}
