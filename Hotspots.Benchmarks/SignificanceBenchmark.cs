using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long do points into cells, Gi*, conditional permutations, points in polygons and recurrence take? Seeded crowds on a plane; each
/// kernel is checked against its definition before it is timed.
/// </summary>
internal static class SignificanceBenchmark
{
    private const int Runs = 5;

    private static readonly WorkSharing Workers = new(-1, CancellationToken.None);

    private static readonly ProgressMeter Silent = new(null);

    public static void Run(TextWriter output)
    {
        PointSet million = Crowds(1_000_000);
        // A hundred cells of 200 m from side to side.
        CellGrid hexagons = CellGrid.Around(million.Bounds(), CellShape.Hexagon, 200);
        Verify(million, hexagons);
        Say(output, $"1,000,000 points into {hexagons.CellCount:N0} hexagons, the cell of each",
            () => CellField.CellsOf(million, hexagons, Workers).Length);
        Say(output, "the same with window, counts of each cell", () => CellField.Count(million, null, hexagons, Workers).Cells.Length);
        var polygons = new PointsInPolygons([.. Enumerable.Range(0, hexagons.CellCount).Select(hexagons.OutlineOf)]);
        Say(output, $"1,000,000 points into {hexagons.CellCount:N0} polygons, any shape", () => polygons.Of(million, Workers).Length);
        foreach (int side in new[] { 200, 1000 })
        {
            (CellGrid grid, double[] counts, double[] ones) = Lattice(side);
            double[] sizes = RingSums.Of(grid, 1, ones, Workers);
            Say(output, $"Gi* of {side} x {side} squares, z", () => GiStar.Scores(counts, RingSums.Of(grid, 1, counts, Workers), sizes).Length);
            double[] z = GiStar.Scores(counts, RingSums.Of(grid, 1, counts, Workers), sizes);
            Say(output, "  its p", () => GiStar.TwoSided(z, Workers).Length);
            double[] p = GiStar.TwoSided(z, Workers), all = RingSums.Of(grid, 1, counts, Workers);
            Say(output, "  its p, binomial too", () =>
            {
                new BinomialCounts(p.Length, counts.Sum(), 1).Raise(p, all, sizes, Workers);
                return p.Length;
            });
            Say(output, "  its q", () => MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, 0.05).Length);
        }
        (CellGrid small, double[] values, double[] marks) = Lattice(200);
        double[] sums = RingSums.Of(small, 1, values, Workers);
        int[] neighbours = Array.ConvertAll(RingSums.Of(small, 1, marks, Workers), static size => (int)size - 1);
        for (int i = 0; i < sums.Length; i++)
            sums[i] -= values[i];
        double seconds = Say(
            output, "999 conditional permutations of 200 x 200 squares",
            () => ConditionalPermutations.TwoSided(values, sums, neighbours, 999, 1, Workers, Silent).Length);
        const int Share = 40;
        double brute = Say(output, $"  one place in {Share} by shuffling lists, one core", () => ByLists(values, sums, neighbours, 999, Share));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  that much faster a place: {brute * Share / seconds,0:0} times"));
        PointSet town = Crowds(100_000);
        ClusterLabels labels = Dbscan.Run(town, new DbscanOptions { Epsilon = 100, MinPoints = 40 });
        TimeColumn times = TimeColumn.From(
            [.. Enumerable.Range(0, town.Count).Select(static i => new IncidentTime(1_700_000_000 + i * 211L, 60, TimePrecision.Minute))]);
        var question = new RecurrenceQuestion(town, times, labels.Members(), 100, static events => (int)DbscanDefaults.MinPoints(events).Value);
        Say(output, $"recurrence of {labels.ClusterCount} places of 100,000 incidents",
            () => PlaceRecurrence.Of(question, new RecurrenceOptions(), Workers).Looks);
    }

    /// <returns>Milliseconds, the median.</returns>
    private static double Say(TextWriter output, string what, Func<int> work)
    {
        for (int warm = 0; warm < 3; warm++)
            work();
        // The compiler's second, optimised version comes after a moment.
        Thread.Sleep(200);
        var milliseconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            work();
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{what,-60} {milliseconds[Runs / 2],9:0.00} ms (fastest {milliseconds[0]:0.00})"));
        return milliseconds[Runs / 2];
    }

    /// <summary>The definition as it is read: a set of places drawn until there are enough.</summary>
    private static int ByLists(double[] values, double[] sums, int[] neighbours, int permutations, int share)
    {
        var random = new SeededRandom(1);
        double total = values.Sum();
        int significant = 0;
        for (int i = 0; i < values.Length; i += share)
        {
            double expected = neighbours[i] * (total - values[i]) / (values.Length - 1);
            int asFar = 0;
            for (int permutation = 0; permutation < permutations; permutation++)
            {
                var drawn = new HashSet<int>();
                double sum = 0;
                while (drawn.Count < neighbours[i])
                {
                    int other = random.NextInt32(values.Length);
                    if (other != i && drawn.Add(other))
                        sum += values[other];
                }
                asFar += Math.Abs(sum - expected) >= Math.Abs(sums[i] - expected) - 1e-9 ? 1 : 0;
            }
            significant += asFar < permutations / 20 ? 1 : 0;
        }
        return significant;
    }

    private static (CellGrid Grid, double[] Counts, double[] Ones) Lattice(int side)
    {
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 0, 0, side, side);
        var counts = new double[side * side];
        var random = new SeededRandom(5);
        for (int i = 0; i < counts.Length / 2; i++)
            counts[(int)(counts.Length * random.NextDouble() * random.NextDouble())]++;
        var ones = new double[side * side];
        Array.Fill(ones, 1);
        return (grid, counts, ones);
    }

    private static PointSet Crowds(int count)
    {
        var random = new SeededRandom(20_240_601);
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
        {
            double width = i % 5 == 0 ? 20_000 : 1000 + 500 * (i % 7), from = i % 5 == 0 ? 0 : 2000.0 * (i % 7);
            (e[i], n[i]) = (600_000 + from + width * random.NextDouble() * random.NextDouble(), 200_000 + from + width * random.NextDouble());
        }
        return new PointSet(e, n);
    }

    /// <summary>The cell of the nearest centre among the cell and its neighbours.</summary>
    private static void Verify(PointSet points, CellGrid grid)
    {
        int[] cells = CellField.CellsOf(points, grid, Workers);
        Span<int> neighbours = stackalloc int[8];
        for (int i = 0; i < 10_000; i++)
        {
            double own = grid.CentreOf(cells[i]).DistanceTo(points[i]);
            foreach (int other in neighbours[..grid.Neighbours(cells[i], neighbours)])
            {
                if (grid.CentreOf(other).DistanceTo(points[i]) < own - 1e-9)
                    throw new InvalidOperationException("A point lies nearer to another cell's centre; the time is of no interest.");
            }
        }
    }
}
