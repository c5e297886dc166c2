using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Density.Edges;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Is a density divided by the share of the kernel that lies on the ground?</summary>
public sealed class EdgeCorrectionTests
{
    private static readonly AnalysisMethod Method = AnalysisCatalog.Find("kde");

    private static readonly GeometryFactory Factory = new();

    public static TheoryData<int> Kernels => [.. Enum.GetValues<DensityKernel>().Select(kernel => (int)kernel)];

    [Fact]
    public void Corrected_densities_are_those_of_spatstat()
    {
        // Made by EdgeCorrection.R; the window is the one described there.
        const double Side = 100 / 128.0;
        Polygon window = Polygon(
            [(0, 0), (1024, 0), (1024, 512), (512, 512), (512, 1024), (0, 1024)], [(192, 192), (192, 320), (320, 320), (320, 192)], Side);
        string[][] rows =
            [.. File.ReadLines(Repository.Path("Hotspots.Tests/Analysis/Density/EdgeCorrection.csv")).Skip(2).Select(line => line.Split(','))];
        PointSet points = new(
            [.. rows.Where(r => r[0] == "point").Select(r => Number(r[1]))], [.. rows.Where(r => r[0] == "point").Select(r => Number(r[2]))]);
        string[][] values = [.. rows.Where(r => r[0] == "value")];
        Assert.Equal(120, points.Count);
        Assert.True(values.Length >= 40);
        var given = new Dictionary<string, double> { ["kernel"] = (double)DensityKernel.Gaussian, ["bandwidth"] = 100 };
        GridPoint[] places = [.. values.Select(r => new GridPoint(Number(r[1]), Number(r[2])))];
        double[] corrected = Measured(new AnalysisInput { Points = points, Window = window }, given, places),
            plain = Measured(AnalysisInput.Of(points), given, places);
        double peak = values.Max(r => Number(r[4])) * 1e6;
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(Number(values[i][3]) * 1e6, plain[i], 1e-9 * peak);
            Assert.Equal(Number(values[i][4]) * 1e6, corrected[i], 1e-6 * peak);
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void The_share_is_the_integral_of_the_kernel_over_the_ground(int kernel)
    {
        // A triangle with no edge along an axis, on the scale of the kernel and on a smaller and a larger one.
        foreach (double scale in new[] { 0.4, 1.0, 6 })
        {
            (double X, double Y)[] corners = [(1000, 2000), (1000 + 310 * scale, 2000 + 90 * scale), (1000 + 60 * scale, 2000 + 420 * scale)];
            KernelShare share = Share((DensityKernel)kernel, 120, Polygon(corners, null, 1));
            foreach ((double x, double y) in (
                (double, double)[])[(0.4, 0.4), (0.01, 0.01), (0, 0), (0.5, 0.15), (0.9, 0.3), (-0.2, 0.5), (1.2, 1.2), (0.15, 1.05)])
            {
                double u = 1000 + 310 * scale * x, v = 2000 + 420 * scale * y;
                Assert.Equal(ByRows((DensityKernel)kernel, 120, corners, u, v), share.At(u, v), kernel == (int)DensityKernel.Uniform ? 2e-5 : 2e-7);
            }
        }
    }

    [Fact]
    public void Beside_a_straight_coast_the_share_is_that_of_the_closed_form()
    {
        Polygon land = Polygon([(-100_000, -100_000), (0, -100_000), (0, 100_000), (-100_000, 100_000)], null, 1);
        foreach (double p in new[] { -200.0, -50, -1e-3, 0, 1e-12, 10, 100, 299.9, 450 })
        {
            // Φ(p/σ), p metres inland.
            double tail = ErrorFunction.TwoSided(p / 100) / 2;
            Assert.Equal(p < 0 ? tail : 1 - tail, Share(DensityKernel.Gaussian, 100, land).At(-p, 37), 1e-9);
            // ∫ of the quartic's marginal, 16/(5π) (1 − t²)^(5/2), from −1 to p/h, by Simpson's rule.
            Assert.Equal(
                Simpson(t => 16 / (5 * Math.PI) * Math.Pow(1 - t * t, 2.5), -1, Math.Clamp(p / 300, -1, 1)),
                Share(DensityKernel.Quartic, 300, land).At(-p, 37), 1e-7);
        }
        Assert.Equal(0.25, Share(DensityKernel.Quartic, 300, land).At(0, 100_000), 1e-8);
        Assert.Equal(1, Share(DensityKernel.Quartic, 300, land).At(-50_000, 0));
        Assert.Equal(0, Share(DensityKernel.Quartic, 300, land).At(50_000, 0));
    }

    [Fact]
    public void Built_up_squares_are_the_ground_with_the_squares_next_to_them()
    {
        BuiltUpGround squares = Squares((5, 5), (6, 5), (7, 5), (7, 6), (20, 20));
        ObservedGround found = ObservedGround.Of(new AnalysisInput { Points = PointSet.Empty, Ground = squares })!;
        Polygon near = Polygon([(4, 4), (9, 4), (9, 8), (6, 8), (6, 7), (4, 7)], null, 100);
        ObservedGround drawn = ObservedGround.Of(
            new AnalysisInput
            {
                Points = PointSet.Empty,
                Window = Factory.CreateMultiPolygon([near, Polygon([(19, 19), (22, 19), (22, 22), (19, 22)], null, 100)])
            })!;
        KernelShare a = new(found, DensityKernel.Quartic, 150), b = new(drawn, DensityKernel.Quartic, 150);
        var random = new SeededRandom(1);
        for (int i = 0; i < 300; i++)
        {
            double x = 300 + 2000 * random.NextDouble(), y = 300 + 2000 * random.NextDouble();
            Assert.Equal(drawn.Contains(x, y), found.Contains(x, y));
            Assert.Equal(b.At(x, y), a.At(x, y), 1e-9);
        }
        Assert.Equal("built-up ground and the squares next to it", found.Words);
    }

    [Fact]
    public void Along_an_edge_even_incidents_are_as_dense_as_inside_and_beyond_it_there_is_nothing()
    {
        PointSet points = Lattice(100);
        Polygon window = Polygon([(0, 0), (2000, 0), (2000, 2000), (0, 2000)], null, 1);
        var given = new Dictionary<string, double> { ["bandwidth"] = 300 };
        GridPoint[] places = [new(1000, 1000), new(1, 1000), new(1, 1), new(150, 30), new(-1, 1000)];
        double[] corrected = Measured(new AnalysisInput { Points = points, Window = window }, given, places);
        Assert.All(corrected[..4], value => Assert.InRange(value, 97, 103));
        Assert.Equal(0, corrected[4]);
        double[] plain = Measured(
            new AnalysisInput { Points = points, Window = window }, new Dictionary<string, double>(given) { ["edge-correction"] = 1 }, places);
        Assert.InRange(plain[1], 47, 53);
        Assert.InRange(plain[2], 23, 27);
        Assert.True(plain[4] > 45);

        MethodFindings found = Method.Run(new AnalysisInput { Points = points, Window = window }, given, null, CancellationToken.None);
        Surface surface = found.Surface!;
        double held = 0;
        for (int cell = 0; cell < surface.Grid.CellCount; cell++)
        {
            GridPoint centre = surface.Grid.CentreOf(cell);
            double off = Math.Max(Math.Max(-centre.Easting, centre.Easting - 2000), Math.Max(-centre.Northing, centre.Northing - 2000));
            if (off < 0)
            {
                held += surface.Values[cell] * surface.Grid.CellArea / 1e6;
                Assert.InRange(surface.Values[cell], 95, 105);
            }
            else if (off > surface.Grid.Size)
            {
                Assert.Equal(0, surface.Values[cell]);
            }
        }
        Assert.Equal(points.Count, held, 4.0);
    }

    [Fact]
    public void What_was_done_at_edges_is_recorded_and_said()
    {
        PointSet points = Lattice(100);
        Polygon window = Polygon([(0, 0), (2000, 0), (2000, 2000), (0, 2000)], null, 1);
        Assert.Equal(("ground", ParameterOrigin.Derived, true), Said(new AnalysisInput { Points = points, Window = window }));
        Assert.Equal(("ground", ParameterOrigin.Derived, true), Said(new AnalysisInput { Points = points, Ground = Squares((5, 5), (6, 6)) }));
        Assert.Equal(("none", ParameterOrigin.Derived, false), Said(AnalysisInput.Of(points)));
        // Ground that is only where incidents are is not known.
        Assert.Equal(
            ("none", ParameterOrigin.Derived, false),
            Said(new AnalysisInput { Points = points, Ground = new BuiltUpGround(GroundSource.Incidents, [BuiltUpGround.KeyOf(50, 50)], [0]) }));
        Assert.Equal(("none", ParameterOrigin.Given, false), Said(new AnalysisInput { Points = points, Window = window }, ("edge-correction", 1)));
        Assert.Equal(("ground", ParameterOrigin.Given, true), Said(AnalysisInput.Of(points), ("edge-correction", 0)));
        Assert.Equal(("none", ParameterOrigin.Derived, false), Said(new AnalysisInput { Points = points, Window = window }, ("adaptive", 1)));
        Assert.Equal(
            ("ground", ParameterOrigin.Given, true),
            Said(new AnalysisInput { Points = points, Window = window }, ("adaptive", 1), ("edge-correction", 0)));
    }

    [Fact]
    public void Relative_risk_is_the_same_on_the_ground_and_ends_at_its_edge()
    {
        PointSet points = Lattice(100);
        Polygon window = Polygon([(0, 0), (2000, 0), (2000, 2000), (0, 2000)], null, 1);
        var input = new AnalysisInput
        {
            Points = points,
            Window = window,
            Sides = [.. Enumerable.Range(0, points.Count).Select(i => i % 3 == 0 ? ComparisonSide.Case : ComparisonSide.Control)]
        };
        AnalysisMethod risk = AnalysisCatalog.Find("relative-risk");
        Surface corrected = risk.Run(input, new Dictionary<string, double>(), null, CancellationToken.None).Surface!;
        Surface plain = risk.Run(input, new Dictionary<string, double> { ["edge-correction"] = 1 }, null, CancellationToken.None).Surface!;
        int near = corrected.Grid.CellAt(30, 1000), off = corrected.Grid.CellAt(-130, 1000);
        Assert.Equal(plain.Values[near], corrected.Values[near], 1e-9);
        Assert.Equal(0, corrected.Values[off]);
    }

    private static (string? Choice, ParameterOrigin Origin, bool IsNoted) Said(AnalysisInput input, params (string, double)[] given)
    {
        MethodFindings found = Method.Run(input, given.ToDictionary(), null, CancellationToken.None);
        ParameterValue edge = found.Parameters.Single(p => p.Name == "edge-correction");
        return (edge.Choice, edge.Origin, found.Notes.Any(note => note.Contains("corrected at edges", StringComparison.Ordinal)));
    }

    private static double[] Measured(AnalysisInput input, Dictionary<string, double> given, GridPoint[] places) =>
        [.. Method.Measure!(input, given, places, CancellationToken.None).Select(figures => figures[0].Value)];

    private static KernelShare Share(DensityKernel kernel, double bandwidth, Geometry window) =>
        new(ObservedGround.Of(new AnalysisInput { Points = PointSet.Empty, Window = window })!, kernel, bandwidth);

    /// <summary>The kernel over a convex polygon by many thin rows, each integrated along itself.</summary>
    private static double ByRows(DensityKernel kernel, double bandwidth, (double X, double Y)[] corners, double u, double v)
    {
        const int Rows = 4000;
        double reach = kernel == DensityKernel.Gaussian ? 8 * bandwidth : bandwidth, sum = 0;
        // Where the kernel and the ground begin and end, so do the rows.
        double south = Math.Max(v - reach, corners.Min(c => c.Y)), north = Math.Min(v + reach, corners.Max(c => c.Y)),
            height = Math.Max(0, north - south) / Rows;
        for (int row = 0; row < Rows; row++)
        {
            double y = south + (row + 0.5) * height, from = double.PositiveInfinity, to = double.NegativeInfinity;
            for (int i = 0; i < corners.Length; i++)
            {
                ((double x0, double y0), (double x1, double y1)) = (corners[i], corners[(i + 1) % corners.Length]);
                if (y0 <= y == y1 <= y)
                    continue;
                double x = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
                (from, to) = (Math.Min(from, x), Math.Max(to, x));
            }
            double half = kernel == DensityKernel.Gaussian ? reach : Math.Sqrt(reach * reach - (y - v) * (y - v));
            (from, to) = (Math.Max(from - u, -half), Math.Min(to - u, half));
            if (from < to)
                sum += height * Simpson(
                    x => DensityKernels.Shape(
                    kernel, Math.Min(x * x + (y - v) * (y - v), kernel == DensityKernel.Uniform ? 0 : double.MaxValue), bandwidth), from, to);
        }
        return sum * DensityKernels.Scale(kernel, bandwidth);
    }

    private static double Simpson(Func<double, double> of, double from, double to)
    {
        const int Steps = 200;
        double step = (to - from) / Steps, sum = 0;
        for (int k = 0; k <= Steps; k++)
            sum += of(from + k * step) * (k is 0 or Steps ? 1 : k % 2 == 1 ? 4 : 2);
        return sum * step / 3;
    }

    private static PointSet Lattice(double step)
    {
        var points = new List<(double E, double N)>();
        for (double e = step / 2; e < 2000; e += step)
        {
            for (double n = step / 2; n < 2000; n += step)
                points.Add((e, n));
        }
        return new PointSet([.. points.Select(p => p.E)], [.. points.Select(p => p.N)]);
    }

    private static BuiltUpGround Squares(params (int Column, int Row)[] squares)
    {
        long[] keys = [.. squares.Select(s => BuiltUpGround.KeyOf(100 * s.Column, 100 * s.Row)).Order()];
        return new BuiltUpGround(GroundSource.Postcodes, keys, [.. keys.Select(_ => 1)]);
    }

    private static Polygon Polygon((double X, double Y)[] shell, (double X, double Y)[]? hole, double scale) =>
        Factory.CreatePolygon(Ring(shell, scale), hole is null ? [] : [Ring(hole, scale)]);

    private static LinearRing Ring((double X, double Y)[] corners, double scale) =>
        Factory.CreateLinearRing([.. corners.Append(corners[0]).Select(c => new Coordinate(c.X * scale, c.Y * scale))]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
