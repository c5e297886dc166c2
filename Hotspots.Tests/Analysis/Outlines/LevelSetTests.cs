using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace Hotspots.Tests.Analysis.Outlines;

/// <summary>Is the ground above a level the right ground?</summary>
public sealed class LevelSetTests
{
    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_level_set_of_a_cone_is_a_disc(double level)
    {
        // 1 at the middle, 0 at 1,000 m: at least so high within (1 − level) km.
        Surface cone = Make(120, 20, (x, y) => Math.Max(0, 1 - Math.Sqrt(Square(x - 1200) + Square(y - 1200)) / 1000));
        Polygon disc = Assert.IsType<Polygon>(Assert.Single(new LevelSet(cone, level).Ground().Geometries));
        double radius = (1 - level) * 1000;
        Assert.Equal(Math.PI * radius * radius, disc.Area, 0.01 * disc.Area);
        Assert.All(disc.Shell.Coordinates, at => Assert.Equal(radius, Math.Sqrt(Square(at.X - 401_200) + Square(at.Y - 201_200)), 2.0));
        Assert.Empty(disc.Holes);
    }

    [Fact]
    public void A_ridge_is_a_band_and_closes_at_the_rim_of_the_grid()
    {
        // Linear from row to row, so the crossing is exact but for the millionth of a cell that keeps it off a centre. Rows at y = 10, 30 … 390; 1
        // − |y − 200|/100.
        Surface ridge = Make(20, 20, (_, y) => Math.Max(0, 1 - Math.Abs(y - 200) / 100));
        Polygon band = Assert.IsType<Polygon>(Assert.Single(new LevelSet(ridge, 0.5).Ground().Geometries));
        Assert.Equal(200_150, band.EnvelopeInternal.MinY, 3e-5);
        Assert.Equal(200_250, band.EnvelopeInternal.MaxY, 3e-5);
        Assert.Equal((400_000.0, 400_400.0), (band.EnvelopeInternal.MinX, band.EnvelopeInternal.MaxX));
        // 380 m between the outermost centres, and half a cell beyond them at either end.
        Assert.Equal(400 * 100, band.Area, 1.0);
    }

    [Fact]
    public void A_ring_of_high_ground_has_a_hole_and_an_island_in_it_is_a_piece_of_its_own()
    {
        Surface ring = Make(100, 10, (x, y) => Math.Sqrt(Square(x - 500) + Square(y - 500)) is double r && (r is > 200 and < 350 || r < 80) ? 1 : 0);
        var set = new LevelSet(ring, 0.5);
        Assert.Equal(2, set.PieceCount);
        Polygon[] pieces = [.. set.Ground().Geometries.Cast<Polygon>().OrderByDescending(p => p.Area)];
        Assert.Single(pieces[0].Holes);
        Assert.Empty(pieces[1].Holes);
        Assert.True(pieces[0].Shell.IsCCW && pieces[1].Shell.IsCCW && !((LinearRing)pieces[0].Holes[0]).IsCCW);
        Assert.NotEqual(set.PieceAt(400_500, 200_500), set.PieceAt(400_500, 200_775));
        Assert.Equal(LevelSet.None, set.PieceAt(400_500, 200_650));
    }

    [Theory]
    [InlineData(0.9, 2)]
    [InlineData(1.0, 1)]
    public void Opposite_corners_are_joined_when_the_mean_of_the_four_is_high(double low, int pieces)
    {
        // High corners 3, the level 2: the mean is (3 + 3 + low + low) / 4.
        CellGrid grid = CellGrid.At(CellShape.Square, 10, 0, 0, 2, 2);
        foreach (double[] values in new double[][] { [3, low, low, 3], [low, 3, 3, low] })
        {
            var set = new LevelSet(new Surface(grid, values, ""), 2);
            Assert.Equal(pieces, set.PieceCount);
            MultiPolygon ground = set.Ground();
            Assert.True(ground.IsValid);
            Assert.Equal(pieces, ground.NumGeometries);
            Assert.Equal(pieces == 1, set.PieceAt(10, 10) != LevelSet.None);
        }
    }

    [Fact]
    public void Any_surface_gives_valid_ground_that_agrees_with_the_pieces_of_its_points()
    {
        var random = new SeededRandom(5);
        for (int round = 0; round < 40; round++)
        {
            int columns = 1 + random.NextInt32(14), rows = 1 + random.NextInt32(14);
            CellGrid grid = CellGrid.At(CellShape.Square, 25, 16_000, 8_000, columns, rows);
            // Few different heights: many cells have exactly the level.
            double[] values = [.. Enumerable.Range(0, grid.CellCount).Select(_ => (double)random.NextInt32(round % 2 == 0 ? 4 : 1000))];
            foreach (double level in new[] { 1.0, 2.0, 2.5, 500 })
            {
                var set = new LevelSet(new Surface(grid, values, ""), level);
                var all = new bool[set.PieceCount];
                Array.Fill(all, true);
                Polygon?[] outlines = set.Outlines(all);
                Assert.All(outlines, outline => Assert.True(new IsValidOp(outline).IsValid));
                Assert.True(set.Ground().IsValid);
                for (int i = 0; i < 60; i++)
                {
                    double e = grid.West - 30 + random.NextDouble() * (columns * 25 + 60),
                        n = grid.South - 30 + random.NextDouble() * (rows * 25 + 60);
                    Point point = GeometryFactory.Default.CreatePoint(new Coordinate(e, n));
                    int[] inside = [.. Enumerable.Range(0, outlines.Length).Where(piece => outlines[piece]!.Contains(point))];
                    Assert.Equal(inside, set.PieceAt(e, n) is int piece and >= 0 ? [piece] : []);
                }
                for (int cell = 0; cell < values.Length; cell++)
                {
                    (double e, double n) = grid.CentreOf(cell);
                    Assert.Equal(values[cell] >= level, set.PieceAt(e, n) != LevelSet.None);
                }
            }
        }
    }

    [Fact]
    public void Percentage_volumes_hold_what_they_say_and_grow_with_it()
    {
        var random = new SeededRandom(11);
        double[] values = [.. Enumerable.Range(0, 900).Select(_ => Math.Max(0, random.NextDouble() - 0.3))];
        var levels = new VolumeLevels(values);
        double total = values.Sum(), before = double.PositiveInfinity;
        foreach (double share in new[] { 0.1, 0.25, 0.5, 0.75, 0.9, 1 })
        {
            (double level, double held) = levels.For(share);
            double[] above = [.. values.Where(value => value >= level)];
            Assert.Equal(above.Sum() / total, held, 1e-12);
            // Without the lowest of them it would be too little.
            Assert.True(held >= share - 1e-12 && (above.Sum() - above.Min()) / total < share);
            Assert.True(level < before);
            before = level;
        }
        Assert.Equal((double.PositiveInfinity, 0), new VolumeLevels([0, 0, 0]).For(0.5));
        Assert.Equal((1.5, 1), new VolumeLevels([3, 0, 3]).For(0.1));
        Assert.Equal((2.5, 0.75), new VolumeLevels([3, 2, 3]).For(0.5));
    }

    private static double Square(double value) => value * value;

    /// <summary>A square grid from (400,000, 200,000); heights at the cells' centres, metres from there.</summary>
    private static Surface Make(int cells, double size, Func<double, double, double> height)
    {
        CellGrid grid = CellGrid.At(CellShape.Square, size, (long)(400_000 / size), (long)(200_000 / size), cells, cells);
        return new Surface(
            grid, [.. Enumerable.Range(0, grid.CellCount).Select(cell => grid.CentreOf(cell))
                .Select(at => height(at.Easting - 400_000, at.Northing - 200_000))], "");
    }
}
