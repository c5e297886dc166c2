using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Recurrence;

/// <summary>Against all pairs of cells, a cell standing where the middle of its incidents' box is.</summary>
public sealed class CrowdCellsTests
{
    [Theory]
    [InlineData(1, 300, 1500, 120)]
    [InlineData(2, 800, 1500, 75)]
    [InlineData(3, 60, 20_000, 400)]
    [InlineData(4, 1, 10, 100)]
    public void Neighbours_are_the_cells_within_the_reach_and_those_within_half_of_it_come_first(ulong seed, int count, double side, double reach)
    {
        PointSet points = MadeYear.Even(seed, count, side).Points;
        CrowdCells cells = CrowdCells.Of(points, reach, MadeYear.Alone);
        GridPoint[] centres = Centres(points, cells);
        for (int cell = 0; cell < cells.Count; cell++)
        {
            int[] near = cells.Neighbours[cells.Starts[cell]..cells.Halves[cell]], far = cells.Neighbours[cells.Halves[cell]..cells.Starts[cell + 1]];
            Assert.Equal(cell, near[0]);
            Assert.Equal(Within(centres, cell, 0, reach / 2), near.Order());
            Assert.Equal(Within(centres, cell, reach / 2, reach), far.Order());
        }
    }

    [Fact]
    public void The_reach_itself_is_within()
    {
        CrowdCells cells = CrowdCells.Of(new PointSet([0, 50, 100, 250], [0, 0, 0, 0]), 100, MadeYear.Alone);
        int[] of = cells.CellOfPoint;
        Assert.Equal([of[0], of[1], of[2]], cells.Neighbours[cells.Starts[of[0]]..cells.Starts[of[0] + 1]].OrderBy(c => Array.IndexOf(of, c)));
        Assert.Equal(2, cells.Halves[of[0]] - cells.Starts[of[0]]);
        Assert.Equal([of[3]], cells.Neighbours[cells.Starts[of[3]]..cells.Starts[of[3] + 1]]);
    }

    [Fact]
    public void Cells_are_small_against_the_reach_and_hold_each_incident_once()
    {
        PointSet points = MadeYear.Even(5, 2000, 800).Points;
        CrowdCells cells = CrowdCells.Of(points, 120, MadeYear.Alone);
        foreach (IGrouping<int, int> cell in Enumerable.Range(0, points.Count).GroupBy(i => cells.CellOfPoint[i]))
        {
            Assert.InRange(cell.Max(i => points.Eastings[i]) - cell.Min(i => points.Eastings[i]), 0, 120 / 4.0 + 1e-6);
            Assert.InRange(cell.Max(i => points.Northings[i]) - cell.Min(i => points.Northings[i]), 0, 120 / 4.0 + 1e-6);
        }
        Assert.Equal(Enumerable.Range(0, cells.Count), cells.CellOfPoint.Distinct().Order());
    }

    [Fact]
    public void Positions_are_counted_once_however_many_incidents_share_them()
    {
        CrowdCells cells = CrowdCells.Of(new PointSet([0, 0, 0, 1, 500, 500], [0, 0, 2, 0, 0, 0]), 100, MadeYear.Alone);
        Assert.Equal(3, cells.Positions[cells.CellOfPoint[0]]);
        Assert.Equal(1, cells.Positions[cells.CellOfPoint[4]]);
    }

    [Fact]
    public void The_order_of_incidents_and_the_cores_change_nothing()
    {
        PointSet points = MadeYear.Even(6, 1500).Points;
        int[] order = Shuffled(points.Count, 7);
        PointSet shuffled = points.Select(order);
        CrowdCells cells = CrowdCells.Of(points, 120, MadeYear.Alone),
            others = CrowdCells.Of(shuffled, 120, new WorkSharing(2, CancellationToken.None));
        Assert.Equal(order.Select(i => cells.CellOfPoint[i]), others.CellOfPoint);
        Assert.Equal(cells.Neighbours, others.Neighbours);
        Assert.Equal(cells.Positions, others.Positions);
    }

    [Theory]
    [InlineData(8, 40, 0)]
    [InlineData(9, 150, 0)]
    [InlineData(10, 500, 0)]
    [InlineData(8, 40, 1234.5)]
    [InlineData(9, 150, 1234.5)]
    public void The_nearest_cell_is_that_of_all_cells(ulong seed, double within, double origin)
    {
        PointSet points = MadeYear.Even(seed, 250).Points;
        CrowdCells cells = CrowdCells.Of(points, 120, MadeYear.Alone, origin == 0 ? null : new GridPoint(origin, origin));
        GridPoint[] centres = Centres(points, cells);
        var random = new SeededRandom(seed);
        int none = 0;
        for (int i = 0; i < 400; i++)
        {
            // Outside the incidents' box too.
            var at = new GridPoint(2500 * random.NextDouble() - 500, 2500 * random.NextDouble() - 500);
            int nearest = Enumerable.Range(0, centres.Length).MinBy(c => centres[c].DistanceTo(at));
            int expected = centres[nearest].DistanceTo(at) <= within ? nearest : -1;
            Assert.Equal(expected, cells.Nearest(at.Easting, at.Northing, within));
            none += expected < 0 ? 1 : 0;
        }
        Assert.InRange(none, 1, 399);
    }

    internal static GridPoint[] Centres(PointSet points, CrowdCells cells)
    {
        var centres = new GridPoint[cells.Count];
        foreach (IGrouping<int, int> cell in Enumerable.Range(0, points.Count).GroupBy(i => cells.CellOfPoint[i]))
            centres[cell.Key] = points.Select([.. cell]).Bounds().Centre;
        return centres;
    }

    internal static int[] Shuffled(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    /// <summary>Cells farther than one distance, but for the cell itself, and no farther than another; ascending.</summary>
    private static IEnumerable<int> Within(GridPoint[] centres, int cell, double over, double upTo) =>
        Enumerable.Range(0, centres.Length).Where(other =>
        {
            double away = centres[other].DistanceTo(centres[cell]);
            return away <= upTo && (away > over || (other == cell && over == 0));
        });
}
