using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Tests.Model;

public sealed class CellGridTests
{
    /// <summary>Of hexagons or of squares, of which size, and whether the first row is odd.</summary>
    public static TheoryData<bool, double, bool> Grids => new()
    {
        { true, 150, false }, { true, 150, true }, { true, 37.5, false },
        { false, 150, false }, { false, 0.1, true },
    };

    private static CellGrid Grid(bool hexagons, double size, bool odd) =>
        CellGrid.At(hexagons ? CellShape.Hexagon : CellShape.Square, size, -3, odd ? -5 : -4, 9, 11);

    [Theory, MemberData(nameof(Grids))]
    public void A_point_lies_in_the_cell_with_the_nearest_centre(bool hexagons, double size, bool odd)
    {
        CellGrid grid = Grid(hexagons, size, odd);
        var random = new SeededRandom(4);
        GridPoint[] centres = [.. Enumerable.Range(0, grid.CellCount).Select(grid.CentreOf)];
        double[] e = new double[5000], n = new double[5000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (grid.West + random.NextDouble() * 10 * grid.ColumnSpacing, grid.South + random.NextDouble() * 11 * grid.RowSpacing);
        var cells = new int[e.Length];
        grid.CellsAt(e, n, cells);
        int inside = 0;
        for (int i = 0; i < e.Length; i++)
        {
            Assert.Equal(cells[i], grid.CellAt(e[i], n[i]));
            if (cells[i] < 0)
                continue;
            inside++;
            var point = new GridPoint(e[i], n[i]);
            int nearest = Enumerable.Range(0, centres.Length).MinBy(c => hexagons
                ? centres[c].DistanceTo(point)
                : Math.Max(Math.Abs(centres[c].Easting - e[i]), Math.Abs(centres[c].Northing - n[i])));
            Assert.Equal(nearest, cells[i]);
            Assert.True(grid.OutlineOf(cells[i]).Buffer(1e-9 * size).Contains(new Point(e[i], n[i])));
        }
        Assert.InRange(inside, 4000, 5000);
    }

    [Theory, MemberData(nameof(Grids))]
    public void A_centre_lies_in_its_cell_and_the_outline_covers_the_stated_area_counter_clockwise(bool hexagons, double size, bool odd)
    {
        CellGrid grid = Grid(hexagons, size, odd);
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            (double e, double n) = grid.CentreOf(cell);
            Assert.Equal(cell, grid.CellAt(e, n));
            Polygon outline = grid.OutlineOf(cell);
            Assert.Equal(size * size, outline.Area, size * size * 1e-12);
            Assert.Equal(size * size, grid.CellArea);
            Assert.True(outline.Shell.IsCCW);
            Assert.Equal(e, outline.Centroid.X, size * 1e-12);
            Assert.Equal(n, outline.Centroid.Y, size * 1e-12);
        }
    }

    [Theory, MemberData(nameof(Grids))]
    public void Outlines_tile_the_ground_without_gaps_or_overlaps(bool hexagons, double size, bool odd)
    {
        CellGrid grid = Grid(hexagons, size, odd);
        Polygon[] cells = [.. Enumerable.Range(0, grid.CellCount).Select(grid.OutlineOf)];
        Geometry union = UnaryUnionOp.Union(cells);
        Assert.Equal(grid.CellCount * size * size, union.Area, size * size * 1e-9);
        Assert.Equal(0, Assert.IsType<Polygon>(union).NumInteriorRings);
        // Every edge between two cells is the same pair of numbers in both.
        var edges = new HashSet<(double, double, double, double)>();
        foreach (Polygon cell in cells)
        {
            for (int i = 1; i < cell.Shell.NumPoints; i++)
            {
                (Coordinate a, Coordinate b) = (cell.Shell.GetCoordinateN(i - 1), cell.Shell.GetCoordinateN(i));
                if (!edges.Remove((b.X, b.Y, a.X, a.Y)))
                    edges.Add((a.X, a.Y, b.X, b.Y));
            }
        }
        Assert.Equal(
            union.Length, edges.Sum(edge => Math.Sqrt(Math.Pow(edge.Item1 - edge.Item3, 2) + Math.Pow(edge.Item2 - edge.Item4, 2))), size * 1e-9);
    }

    [Theory, MemberData(nameof(Grids))]
    public void Neighbours_are_those_whose_outlines_touch_mutual_and_hexagons_equally_far(bool hexagons, double size, bool odd)
    {
        CellGrid grid = Grid(hexagons, size, odd);
        Polygon[] outlines = [.. Enumerable.Range(0, grid.CellCount).Select(grid.OutlineOf)];
        Span<int> neighbours = stackalloc int[8], back = stackalloc int[8];
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            int count = grid.Neighbours(cell, neighbours);
            int[] found = neighbours[..count].ToArray();
            Assert.Equal(Enumerable.Range(0, grid.CellCount).Where(c => c != cell && outlines[c].Intersects(outlines[cell])), found);
            foreach (int neighbour in found)
            {
                Assert.Contains(cell, back[..grid.Neighbours(neighbour, back)].ToArray());
                if (hexagons)
                    Assert.Equal(grid.ColumnSpacing, grid.CentreOf(cell).DistanceTo(grid.CentreOf(neighbour)), size * 1e-9);
            }
        }
        Assert.Equal(hexagons ? 6 : 8, grid.Neighbours(grid.Columns * 5 + 4, neighbours));
    }

    [Fact]
    public void A_square_owns_its_southern_and_western_edges_and_a_hexagon_as_well()
    {
        CellGrid squares = CellGrid.At(CellShape.Square, 64, 0, 0, 3, 3);
        Assert.Equal(4, squares.CellAt(64, 64));
        Assert.Equal(3, squares.CellAt(Math.BitDecrement(64), 64));
        Assert.Equal(1, squares.CellAt(64, Math.BitDecrement(64)));
        Assert.Equal(-1, squares.CellAt(192, 0));
        Assert.Equal(-1, squares.CellAt(-1e-9, 0));

        CellGrid hexagons = CellGrid.At(CellShape.Hexagon, 64, 0, 0, 3, 3);
        (double e, double n) = hexagons.CentreOf(4);
        double half = hexagons.ColumnSpacing / 2, tiny = 1e-9;
        Assert.Equal(3, hexagons.CellAt(e - half - tiny, n));
        Assert.Equal(4, hexagons.CellAt(e - half + tiny, n));
        Assert.Equal(5, hexagons.CellAt(e + half + tiny, n));
        // The even row's cells are bounded to the west by the plane's own origin, exactly.
        Assert.Equal(0, hexagons.CellAt(0, hexagons.RowSpacing / 2));
        Assert.Equal(-1, hexagons.CellAt(-1e-9, hexagons.RowSpacing / 2));
    }

    [Theory]
    [InlineData(CellShape.Hexagon)]
    [InlineData(CellShape.Square)]
    internal void Two_grids_of_one_size_fit_cell_on_cell_wherever_they_begin(CellShape shape)
    {
        CellGrid one = CellGrid.Around(new GridBox(617_000, 214_000, 619_000, 216_000), shape, 150);
        CellGrid other = CellGrid.Around(new GridBox(617_777, 214_333, 621_000, 219_999), shape, 150, margin: 1);
        var random = new SeededRandom(8);
        for (int i = 0; i < 2000; i++)
        {
            double e = 617_777 + random.NextDouble() * 1223, n = 214_333 + random.NextDouble() * 1667;
            Assert.Equal(one.CentreOf(one.CellAt(e, n)), other.CentreOf(other.CellAt(e, n)));
        }
        Assert.Equal(0, Math.IEEERemainder(one.West, one.ColumnSpacing), 1e-6);
    }

    [Theory]
    [InlineData(CellShape.Hexagon)]
    [InlineData(CellShape.Square)]
    internal void The_grid_round_a_box_holds_every_point_of_it(CellShape shape)
    {
        var random = new SeededRandom(3);
        for (int round = 0; round < 300; round++)
        {
            double west = random.NextDouble() * 1000 - 500, south = random.NextDouble() * 1000 - 500, width = random.NextDouble() * 300,
                height = random.NextDouble() * 300;
            CellGrid grid = CellGrid.Around(new GridBox(west, south, west + width, south + height), shape, 20 + 100 * random.NextDouble());
            for (int i = 0; i < 20; i++)
                Assert.InRange(
                    grid.CellAt(west + width * random.NextInt32(11) / 10, south + height * random.NextInt32(11) / 10), 0, grid.CellCount - 1);
        }
    }

    [Fact]
    public void The_hexagon_of_150_m_is_161_18_m_wide_with_a_side_of_93_06_m()
    {
        CellGrid grid = CellGrid.At(CellShape.Hexagon, 150, 0, 0, 1, 1);
        Assert.Equal(161.18, grid.ColumnSpacing, 0.006);
        Assert.Equal(93.06, grid.RowSpacing / 1.5, 0.005);
        Assert.Equal(22_500, grid.CellArea);
    }

    [Fact]
    public void Too_many_cells_and_impossible_sizes_are_refused_with_what_to_do()
    {
        Assert.Contains(
            "choose larger cells", Assert.Throws<ArgumentException>(() => CellGrid.Around(new GridBox(0, 0, 1e6, 1e6), CellShape.Square, 10)).Message,
            StringComparison.Ordinal);
        foreach (double size in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentException>(() => CellGrid.Around(new GridBox(0, 0, 1, 1), CellShape.Square, size));
    }
}
