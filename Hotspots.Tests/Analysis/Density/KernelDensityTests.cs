using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Is the fast density the one of the definition?</summary>
public sealed class KernelDensityTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    public static TheoryData<int, double, double> KernelsAndWidths
    {
        get
        {
            var data = new TheoryData<int, double, double>();
            foreach (DensityKernel kernel in Enum.GetValues<DensityKernel>())
            {
                // Bandwidth and cell, metres: less than a cell, some cells, many cells, wider than the whole set.
                foreach ((double bandwidth, double cell) in new[] { (30.0, 100.0), (250, 100), (400, 20), (700, 20), (6000, 100) })
                    data.Add((int)kernel, bandwidth, cell);
            }
            return data;
        }
    }

    public static TheoryData<int> Kernels => [.. Enum.GetValues<DensityKernel>().Select(kernel => (int)kernel)];

    [Theory, MemberData(nameof(KernelsAndWidths))]
    public void Every_cell_has_the_sum_of_all_kernels(int kernel, double bandwidth, double cell)
    {
        PointSet points = Crowd(300, weighted: true);
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, cell, 3);
        double[] expected = PlainDensity.OnGrid(points, (DensityKernel)kernel, _ => bandwidth, grid);
        double[] actual = OnGrid(points, (DensityKernel)kernel, bandwidth, grid);
        Close(expected, actual, 1e-12);
        Assert.All(actual, value => Assert.True(value >= 0));
    }

    [Theory, MemberData(nameof(Kernels))]
    public void A_part_of_the_ground_has_the_values_of_the_whole(int kernel)
    {
        PointSet points = Crowd(300, weighted: false);
        CellGrid part = CellGrid.At(CellShape.Square, 25, 16_030, 8_020, 37, 21);
        Close(PlainDensity.OnGrid(points, (DensityKernel)kernel, _ => 333, part), OnGrid(points, (DensityKernel)kernel, 333, part), 1e-12);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void The_surface_integrates_to_the_sum_of_the_weights(int kernel)
    {
        PointSet points = Crowd(500, weighted: true);
        double total = Enumerable.Range(0, points.Count).Sum(points.WeightAt);
        CellGrid grid = CellGrid.Around(SurfaceGrid.Box(points.Bounds(), (DensityKernel)kernel, [800.0]), CellShape.Square, 10);
        double volume = OnGrid(points, (DensityKernel)kernel, 800, grid).Sum() * grid.CellArea / 1e6;
        // The uniform kernel's edge is a step, which cells can only follow roughly; the Gaussian's tails go on beyond the box.
        Assert.InRange(volume / total, 1 - 3e-4, 1 + 3e-4);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Each_kernel_has_the_spread_that_its_factor_says(int kernel)
    {
        // Radial integrals by the midpoint rule: ∫ K 2πr dr = 1 and ∫ K r² · 2πr dr = 2 (one σ² an axis).
        double bandwidth = DensityKernels.PerSigma((DensityKernel)kernel), mass = 0, spread = 0;
        const double Step = 1e-4;
        for (double r = Step / 2; r < 12; r += Step)
        {
            double ring = DensityKernels.Scale((DensityKernel)kernel, bandwidth) * DensityKernels.Shape(
                (DensityKernel)kernel, r * r, bandwidth) * 2 * Math.PI * r * Step;
            mass += ring;
            spread += ring * r * r;
        }
        Assert.Equal(1, mass, 1e-4);
        Assert.Equal(2, spread, 4e-4);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void An_incident_of_weight_2_is_two_incidents(int kernel)
    {
        PointSet once = Crowd(200, weighted: false);
        var twice = new PointSet([.. once.Eastings, .. once.Eastings], [.. once.Northings, .. once.Northings]);
        PointSet weighted = once.WithWeights([.. Enumerable.Repeat(2.0, once.Count)]);
        CellGrid grid = CellGrid.Around(once.Bounds(), CellShape.Square, 50, 2);
        Assert.Equal(OnGrid(twice, (DensityKernel)kernel, 300, grid), OnGrid(weighted, (DensityKernel)kernel, 300, grid));
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Neither_the_order_of_incidents_nor_the_number_of_cores_changes_a_bit(int kernel)
    {
        PointSet points = Crowd(2000, weighted: true);
        int[] backwards = [.. Enumerable.Range(0, points.Count).Reverse()];
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, 25, 2);
        double[] expected = OnGrid(points, (DensityKernel)kernel, 200, grid);
        Assert.Equal(expected, OnGrid(points.Select(backwards), (DensityKernel)kernel, 200, grid));
        DensityPlaces places = DensityPlaces.Of(points, WorkSharing.Alone(CancellationToken.None));
        Assert.Equal(
            expected,
            KernelDensity.OnGrid(places, (DensityKernel)kernel, [200], grid, WorkSharing.Alone(CancellationToken.None), new ProgressMeter(null)));
    }

    [Theory]
    [InlineData((int)DensityKernel.Uniform)]
    [InlineData((int)DensityKernel.Quartic)]
    [InlineData((int)DensityKernel.Epanechnikov)]
    [InlineData((int)DensityKernel.Triweight)]
    public void An_incident_exactly_at_the_bandwidth_adds_nothing(int kernel)
    {
        // 300² + 400² = 500²; the cell's centre is at (50, 50).
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 0, 0, 1, 1);
        var points = new PointSet([50 + 300, 50 + 500, 50], [50 + 400, 50, 50 - 500]);
        Assert.Equal([0.0], OnGrid(points, (DensityKernel)kernel, 500, grid));
        Assert.All(OnGrid(points, (DensityKernel)kernel, Math.BitIncrement(500.0), grid), value => Assert.True(value > 0));
        Assert.Equal(0, At(points, (DensityKernel)kernel, 500, new GridPoint(50, 50)));
    }

    [Theory, MemberData(nameof(Kernels))]
    public void The_value_at_a_place_is_the_definition_and_the_cell_s_at_its_centre(int kernel)
    {
        PointSet points = Crowd(300, weighted: true);
        foreach (GridPoint at in new[] { new GridPoint(401_234.5, 200_777.25), points[0], new GridPoint(500_000, 0) })
            Assert.Equal(PlainDensity.At(points, (DensityKernel)kernel, _ => 420, at), At(points, (DensityKernel)kernel, 420, at), 1e-9);
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, 200);
        double[] cells = OnGrid(points, (DensityKernel)kernel, 420, grid);
        Close([.. Enumerable.Range(0, grid.CellCount).Select(cell => At(points, (DensityKernel)kernel, 420, grid.CentreOf(cell)))], cells, 1e-12);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Adaptive_bandwidths_are_those_of_Abramson(int kernel)
    {
        PointSet points = Crowd(250, weighted: true);
        var options = new KernelDensityOptions { Kernel = (DensityKernel)kernel, Bandwidth = 300, IsAdaptive = true };
        double[] pilot = [.. Enumerable.Range(0, points.Count).Select(i => PlainDensity.At(points, options.Kernel, _ => 300, points[i]))];
        double total = Enumerable.Range(0, points.Count).Sum(points.WeightAt);
        double mean = Math.Exp(Enumerable.Range(0, points.Count).Sum(i => points.WeightAt(i) * Math.Log(pilot[i])) / total);
        double[] widths = [.. pilot.Select(density => 300 * Math.Sqrt(mean / density))];
        DensityPlaces places = DensityPlaces.Of(points, Workers);
        double[] found = KernelDensity.Bandwidths(places, options, Workers);
        CellGrid grid = CellGrid.Around(SurfaceGrid.Box(points.Bounds(), options.Kernel, found), CellShape.Square, 50);
        double[] actual = KernelDensity.OnGrid(places, options.Kernel, found, grid, Workers, new ProgressMeter(null));
        Assert.InRange(actual.Sum() * grid.CellArea / 1e6 / total, 1 - 2e-2, 1 + 2e-2);
        CellGrid coarse = CellGrid.Around(points.Bounds(), CellShape.Square, 100, 2);
        Close(
            PlainDensity.OnGrid(points, options.Kernel, i => widths[i], coarse),
            KernelDensity.OnGrid(places, options.Kernel, found, coarse, Workers, new ProgressMeter(null)), 1e-11);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void The_density_at_many_places_is_that_of_the_definition(int kernel)
    {
        // Enough for every way of summing; 40 of them are looked at.
        PointSet points = Crowd(5000, weighted: true);
        DensityPlaces places = DensityPlaces.Of(points, Workers);
        double[] densities = PilotDensity.AtPlaces(places, (DensityKernel)kernel, 150, Workers);
        double peak = densities.Max();
        Assert.Equal(densities, PilotDensity.AtPlaces(places, (DensityKernel)kernel, 150, WorkSharing.Alone(CancellationToken.None)));
        for (int i = 0; i < places.Count; i += 125)
        {
            var at = new GridPoint(places.X[i] + places.Bounds.West, places.Y[i] + places.Bounds.South);
            Assert.Equal(At(points, (DensityKernel)kernel, 150, at) / 1e6, densities[i], 1e-12 * peak);
        }
    }

    [Fact]
    public void Incidents_at_one_coordinate_are_one_place_and_weightless_ones_none()
    {
        var points = new PointSet([5, 9, 5, 5, 7], [1, 1, 1, 2, 7], [1, 0.5, 2, 4, 0]);
        DensityPlaces places = DensityPlaces.Of(points, Workers);
        Assert.Equal([(0.0, 0.0, 3.0), (4, 0, 0.5), (0, 1, 4)], places.X.Zip(places.Y, places.Weights));
        Assert.Equal(7.5, places.Total);
    }

    private static double At(PointSet points, DensityKernel kernel, double bandwidth, GridPoint at) =>
        KernelDensity.At(DensityPlaces.Of(points, Workers), kernel, [bandwidth], at);

    private static double[] OnGrid(PointSet points, DensityKernel kernel, double bandwidth, CellGrid grid) =>
        KernelDensity.OnGrid(DensityPlaces.Of(points, Workers), kernel, [bandwidth], grid, Workers, new ProgressMeter(null));

    private static void Close(double[] expected, double[] actual, double ofPeak)
    {
        double peak = expected.Max(), worst = expected.Zip(actual, static (a, b) => Math.Abs(a - b)).Max();
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(worst <= ofPeak * peak, $"{worst / peak:R} of the peak");
    }

    /// <summary>Two crowds and scattered incidents in 3 km.</summary>
    private static PointSet Crowd(int count, bool weighted)
    {
        var random = new SeededRandom(7);
        double[] e = new double[count], n = new double[count], w = new double[count];
        for (int i = 0; i < count; i++)
        {
            int width = (i % 3) switch { 0 => 300, 1 => 800, _ => 3000 };
            (e[i], n[i], w[i]) = (
                400_000.3 + (i % 3) * 250 + width * random.NextDouble(), 200_000.7 + (i % 3) * 100 + width * random.NextDouble(),
                1 + random.NextInt32(4));
        }
        return new PointSet(e, n, weighted ? w : null);
    }
}
