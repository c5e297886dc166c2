using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Density.Sweeps;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Do both ways of summing kernels that end give the sum of the definition, whichever would be chosen?</summary>
public sealed class SweptDensityTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    /// <summary>Boxes from so many places on are swept: all of them, those with several, none.</summary>
    private static readonly int[] Fewest = [1, 3, int.MaxValue];

    public static TheoryData<int, double, double> KernelsAndWidths
    {
        get
        {
            var data = new TheoryData<int, double, double>();
            foreach (DensityKernel kernel in Ending)
            {
                // Bandwidth and cell, metres: less than a cell, all rim, several segments a row, wider than the whole set.
                foreach ((double bandwidth, double cell) in new[] { (30.0, 100.0), (250, 100), (400, 20), (900, 20), (333, 7.5), (9000, 100) })
                    data.Add((int)kernel, bandwidth, cell);
            }
            return data;
        }
    }

    public static TheoryData<int> Kernels => [.. Ending.Select(kernel => (int)kernel)];

    private static IEnumerable<DensityKernel> Ending => Enum.GetValues<DensityKernel>().Where(kernel => kernel != DensityKernel.Gaussian);

    [Theory, MemberData(nameof(KernelsAndWidths))]
    public void Every_cell_has_the_sum_of_all_kernels_and_exactly_0_where_none_reaches(int kernel, double bandwidth, double cell)
    {
        PointSet points = Crowds();
        // Every seventh cell of every seventh row is enough for the definition.
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, cell, (int)(1200 / cell));
        int[] cells = [.. Enumerable.Range(0, grid.CellCount).Where(at => at / grid.Columns % 7 == 3 && at % 7 == 0)];
        double[] expected = Array.ConvertAll(cells, at => PlainDensity.At(points, (DensityKernel)kernel, _ => bandwidth, grid.CentreOf(at)));
        // What the places that reach a cell would have there if they all stood in it.
        double[] atMost = Array.ConvertAll(
            cells, at =>
            (DensityKernels.Power((DensityKernel)kernel) + 1) * PlainDensity.At(points, DensityKernel.Uniform, _ => bandwidth, grid.CentreOf(at)));
        foreach (int fewest in Fewest)
        {
            double[] actual = Fill(points, (DensityKernel)kernel, bandwidth, grid, fewest, Workers);
            for (int i = 0; i < cells.Length; i++)
            {
                double value = actual[cells[i]] * 1e6;
                Assert.True(
                    Math.Abs(value - expected[i]) <= 1e-13 * atMost[i], $"{value:R} instead of {expected[i]:R} with {fewest}; at most {atMost[i]}");
                Assert.True(value >= 0 && (atMost[i] > 0 || value == 0), $"{value:R} where nothing reaches");
            }
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void A_part_of_the_ground_has_the_values_of_the_whole(int kernel)
    {
        PointSet points = Crowds();
        foreach ((int east, int north, int columns, int rows) in new[]
            {
                (16_030, 8_020, 37, 21), (16_010, 8_000, 1, 90), (15_950, 8_050, 150, 1), (16_500, 8_500, 20, 20)
            })
        {
            CellGrid part = CellGrid.At(CellShape.Square, 25, east, north, columns, rows);
            double[] expected = PlainDensity.OnGrid(points, (DensityKernel)kernel, _ => 777, part);
            foreach (int fewest in Fewest)
            {
                double[] actual = Fill(points, (DensityKernel)kernel, 777, part, fewest, Workers);
                Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First * 1e6, 1e-13 * Math.Max(1, expected.Max())));
            }
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void An_incident_exactly_at_the_bandwidth_adds_nothing(int kernel)
    {
        // 3-4-5 triangles: the cell's centre is at (50, 50).
        var points = new PointSet([50 + 300, 50 + 500, 50, 50 - 480, 50 + 140], [50 + 400, 50, 50 - 500, 50 + 140, 50 - 480]);
        foreach (double cell in new[] { 100.0, 20 })
        {
            CellGrid grid = CellGrid.At(CellShape.Square, cell, cell == 100 ? 0 : 2, cell == 100 ? 0 : 2, 1, 1);
            Assert.Equal(new GridPoint(50, 50), grid.CentreOf(0));
            foreach (int fewest in Fewest)
            {
                Assert.Equal([0.0], Fill(points, (DensityKernel)kernel, 500, grid, fewest, Workers));
                Assert.All(Fill(points, (DensityKernel)kernel, Math.BitIncrement(500.0), grid, fewest, Workers), value => Assert.True(value > 0));
            }
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Neither_the_order_of_incidents_nor_the_number_of_cores_changes_a_bit(int kernel)
    {
        PointSet points = Crowds();
        int[] backwards = [.. Enumerable.Range(0, points.Count).Reverse()];
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, 20, 10);
        foreach (int fewest in Fewest)
        {
            double[] expected = Fill(points, (DensityKernel)kernel, 400, grid, fewest, Workers);
            Assert.Equal(
                expected, Fill(points.Select(backwards), (DensityKernel)kernel, 400, grid, fewest, WorkSharing.Alone(CancellationToken.None)));
        }
    }

    [Fact]
    public void Narrow_kernels_are_scattered_and_wide_ones_swept()
    {
        DensityPlaces places = DensityPlaces.Of(Crowds(), Workers);
        var lattice = new Lattice(0, 0, 20, 100, 100);
        Assert.Equal(int.MaxValue, SweptDensity.FewestInBox(places, 100, lattice));
        Assert.InRange(SweptDensity.FewestInBox(places, 500, lattice), 2, 20);
        Assert.Equal(1, SweptDensity.FewestInBox(places, 20_000, lattice));
        Assert.Equal(int.MaxValue, SweptDensity.FewestInBox(places, 500, lattice with { Columns = 1000 }));
    }

    private static double[] Fill(PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid, int fewest, WorkSharing workers)
    {
        DensityPlaces places = DensityPlaces.Of(points, workers);
        var values = new double[grid.CellCount];
        SweptDensity.Fill(places, kernel, bandwidth, Lattice.Of(grid, places), values, fewest, workers, new ProgressMeter(null));
        return values;
    }

    /// <summary>Two crowds, one of them several to a cell, and scattered incidents in 2 km, at multiples of 1/64 m so that no difference is
    /// rounded; weights 0.5 to 2.</summary>
    private static PointSet Crowds()
    {
        var random = new SeededRandom(11);
        double[] e = new double[240], n = new double[240], w = new double[240];
        for (int i = 0; i < e.Length; i++)
        {
            int width = (i % 3) switch { 0 => 60, 1 => 400, _ => 2000 };
            (e[i], n[i], w[i]) = (
                400_000 + (i % 3) * 250 + random.NextInt32(64 * width) / 64.0, 200_000 + (i % 3) * 100 + random.NextInt32(64 * width) / 64.0,
                0.5 * (1 + random.NextInt32(4)));
        }
        return new PointSet(e, n, w);
    }
}
