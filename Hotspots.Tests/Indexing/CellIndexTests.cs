using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Indexing;

public sealed class CellIndexTests
{
    private static readonly WorkSharing OneCore = WorkSharing.Alone(CancellationToken.None);

    [Theory]
    [InlineData(1, 100, 10)]
    [InlineData(2, 100, 10)]
    [InlineData(500, 1000, 30)]
    [InlineData(5000, 1000, 7)]
    [InlineData(20_000, 1e6, 1)]
    [InlineData(3000, 1e9, 1)]
    public void Every_point_is_in_the_cell_that_its_position_says(int count, double extent, double side)
    {
        PointSet points = Scatter(count, extent);
        GridBox bounds = points.Bounds();
        CellIndex index = CellIndex.Build(points, side, OneCore);

        Assert.Equal(Enumerable.Range(0, count), index.Order.Order());
        (long Row, long Column)[] cellOf = [.. Enumerable.Range(0, count).Select(i =>
            ((long)Math.Floor((points.Northings[i] - bounds.South) * (1 / side)),
                (long)Math.Floor((points.Eastings[i] - bounds.West) * (1 / side))))];
        var expected = Enumerable.Range(0, count).GroupBy(i => cellOf[i]).OrderBy(cell => cell.Key).ToArray();
        Assert.Equal(expected.Length, index.CellCount);
        for (int cell = 0; cell < expected.Length; cell++)
        {
            Assert.Equal(expected[cell], index.Order[index.Starts[cell]..index.Starts[cell + 1]].Order());
            PointSet inCell = points.Select([.. expected[cell]]);
            Assert.Equal(inCell.Bounds(), index.Boxes[cell]);
        }
        Assert.All(
            Enumerable.Range(0, count),
            place => Assert.Equal(points[index.Order[place]], new GridPoint(index.Eastings[place], index.Northings[place])));
    }

    [Fact]
    public void Keys_too_long_to_pack_with_the_index_are_sorted_all_the_same()
    {
        // 30 bits a side and 13 bits of index are more than a word.
        PointSet points = Scatter(5000, 1e9);
        CellIndex index = CellIndex.Build(points, 1, OneCore);
        Assert.Equal(Enumerable.Range(0, 5000), index.Order.Order());
        Assert.All(Enumerable.Range(1, index.CellCount - 1), cell => Assert.True(index.Keys[cell] > index.Keys[cell - 1]));
    }

    [Fact]
    public void Many_cores_give_the_same_index_as_one()
    {
        PointSet points = Scatter(50_000, 10_000);
        CellIndex one = CellIndex.Build(points, 50, OneCore), many = CellIndex.Build(points, 50, new WorkSharing(8, CancellationToken.None));
        Assert.Equal(one.Order, many.Order);
        Assert.Equal(one.Starts, many.Starts);
        Assert.Equal(one.Boxes, many.Boxes);
    }

    [Theory]
    [InlineData(2000, 1000, 30)]
    [InlineData(300, 1000, 5)]
    [InlineData(300, 1e6, 1)]
    public void Cells_and_places_of_a_row_are_those_that_a_look_at_every_key_finds(int count, double extent, double side)
    {
        CellIndex index = CellIndex.Build(Scatter(count, extent), side, OneCore);
        long rows = (long)(extent / side), reach = Math.Max(3, rows / 3);
        for (long row = -4; row <= rows + 4; row += Math.Max(1, rows / 50))
        {
            foreach (long from in (ReadOnlySpan<long>)[-9, -2, 0, 1, rows / 2, rows + 5])
            {
                (int first, int end) = index.CellsInRow(row, from, from + reach);
                int[] expected = [.. Enumerable.Range(0, index.CellCount).Where(c =>
                    RowOf(index, c) == row && ColumnOf(index, c) >= from && ColumnOf(index, c) <= from + reach)];
                Assert.Equal(expected, Enumerable.Range(first, end - first));
            }
        }
        for (int cell = 0; cell < index.CellCount; cell += 7)
        {
            foreach (int away in (ReadOnlySpan<int>)[-5, -1, 0, 1, 2, 50])
            {
                (int first, int end) = index.PlacesInRow(cell, away, 3);
                int[] expected = [.. Enumerable.Range(0, index.CellCount)
                    .Where(c => RowOf(index, c) == RowOf(index, cell) + away && Math.Abs(ColumnOf(index, c) - ColumnOf(index, cell)) <= 3)
                    .SelectMany(c => Enumerable.Range(index.Starts[c], index.Starts[c + 1] - index.Starts[c]))];
                Assert.Equal(expected, Enumerable.Range(first, end - first));
            }
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(28.37)]
    [InlineData(1.0 / 3)]
    public void Strays_on_any_side_leave_the_cells_of_the_others_as_they_are_when_the_origin_is_theirs(double side)
    {
        PointSet points = Scatter(2000, 1000);
        // The origin is a point: it lies on the very line, and a bit lost on the way would put it on the other side.
        GridPoint origin = points[17];
        CellIndex clean = CellIndex.Build(points, side, OneCore, origin);
        Assert.Contains(Enumerable.Range(0, clean.CellCount), c => clean.Boxes[c].West == origin.Easting && clean.Boxes[c].South >= origin.Northing);
        foreach ((double east, double north) in new[] { (-77_777.7, 0), (77_777.7, 0), (0, -77_777.7), (0, 77_777.7), (-3.1, -2.9) })
        {
            PointSet strayed = new([.. points.Eastings, 400_000 + east], [.. points.Northings, 200_000 + north]);
            CellIndex index = CellIndex.Build(strayed, side, OneCore, origin);
            int stray = index.CellOf(Array.IndexOf(index.Order, points.Count));
            Assert.Equal(1, index.Starts[stray + 1] - index.Starts[stray]);
            int[] others = [.. Enumerable.Range(0, index.CellCount).Where(c => c != stray)];
            Assert.Equal(Enumerable.Range(0, clean.CellCount).Select(c => Members(clean, c)), others.Select(c => Members(index, c)));
            Assert.Single(others.Select((c, i) => index.Keys[c] - clean.Keys[i]).Distinct());
        }

        static string Members(CellIndex index, int cell) => string.Join(' ', index.Order[index.Starts[cell]..index.Starts[cell + 1]]);
    }

    private static long RowOf(CellIndex index, int cell) => (long)(index.Keys[cell] >> 32) - 2;

    private static long ColumnOf(CellIndex index, int cell) => (long)(uint)index.Keys[cell] - 2;

    [Fact]
    public void Neighbours_are_the_occupied_cells_at_most_two_away_wherever_the_walk_begins()
    {
        PointSet points = Scatter(2000, 1000);
        GridBox bounds = points.Bounds();
        CellIndex index = CellIndex.Build(points, 20, OneCore);
        (int Row, int Column)[] positions = [.. Enumerable.Range(0, index.CellCount).Select(cell =>
            ((int)((index.Northings[index.Starts[cell]] - bounds.South) * (1 / 20.0)),
                (int)((index.Eastings[index.Starts[cell]] - bounds.West) * (1 / 20.0))))];
        foreach (int begin in new[] { 0, 1, index.CellCount / 2, index.CellCount - 1 })
        {
            var walk = new CellNeighbourhood(index, begin);
            var neighbours = new int[CellNeighbourhood.Most];
            for (int cell = begin; cell < index.CellCount; cell++)
            {
                IEnumerable<int> expected = Enumerable.Range(0, index.CellCount).Where(other => other != cell
                    && Math.Abs(positions[other].Row - positions[cell].Row) <= 2 && Math.Abs(positions[other].Column - positions[cell].Column) <= 2);
                Assert.Equal(expected, neighbours[..walk.Of(cell, neighbours)]);
                Assert.All(neighbours[..walk.Of(cell, neighbours)], other => Assert.Equal(
                    Math.Abs(positions[other].Row - positions[cell].Row) <= 1 && Math.Abs(positions[other].Column - positions[cell].Column) <= 1,
                    index.AreTouching(cell, other)));
            }
        }
    }

    [Fact]
    public void Rows_of_a_square_hold_the_points_of_that_square()
    {
        PointSet points = Scatter(1000, 500);
        CellIndex index = CellIndex.Build(points, 20, OneCore);
        GridBox bounds = points.Bounds();
        for (int place = 0; place < 1000; place += 17)
        {
            int cell = index.CellOf(place);
            Assert.InRange(place, index.Starts[cell], index.Starts[cell + 1] - 1);
            List<int> found = [];
            for (int row = -3; row <= 3; row++)
            {
                (int first, int end) = index.PlacesInRow(cell, row, 3);
                found.AddRange(Enumerable.Range(first, end - first));
            }
            int Row(int p) => (int)((index.Northings[p] - bounds.South) * (1 / 20.0));
            int Column(int p) => (int)((index.Eastings[p] - bounds.West) * (1 / 20.0));
            Assert.Equal(
                Enumerable.Range(0, 1000).Where(p => Math.Abs(Row(p) - Row(place)) <= 3 && Math.Abs(Column(p) - Column(place)) <= 3), found.Order());
        }
    }

    [Fact]
    public void Marked_points_move_to_the_front_and_keep_their_order()
    {
        CellIndex index = CellIndex.Build(new PointSet([1, 2, 3, 4], [1, 1, 1, 1]), 10, OneCore);
        Assert.Equal(2, index.MoveToFront(0, [false, true, false, true]));
        Assert.Equal([1, 3, 0, 2], index.Order);
        Assert.Equal([2, 4, 1, 3], index.Eastings);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Points_impossibly_far_apart_are_refused_with_what_to_do(double far)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => CellIndex.Build(new PointSet([-far, far], [0, 0]), 150, OneCore));
        Assert.Contains("remove the stray positions", error.Message, StringComparison.Ordinal);
    }

    private static PointSet Scatter(int count, double extent)
    {
        var random = new SeededRandom((ulong)count);
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i]) = (400_000 + extent * random.NextDouble(), 200_000 + extent * random.NextDouble());
        return new PointSet(e, n);
    }
}
