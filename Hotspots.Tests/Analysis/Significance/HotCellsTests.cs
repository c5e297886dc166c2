using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class HotCellsTests
{
    [Theory]
    [InlineData(CellShape.Hexagon)]
    [InlineData(CellShape.Square)]
    internal void The_outline_of_connected_cells_is_their_union_and_valid(CellShape shape)
    {
        CellGrid grid = CellGrid.At(shape, 100, 10, 11, 12, 12);
        var random = new SeededRandom(5);
        int withHoles = 0;
        for (int round = 0; round < 200; round++)
        {
            int[] cells = Blob(grid, random, 5 + random.NextInt32(90));
            Polygon outline = FromStatistic.Around(grid, cells);
            Assert.True(outline.IsValid);
            Assert.True(outline.Shell.IsCCW);
            Assert.All(outline.Holes, hole => Assert.False(hole.IsCCW));
            Assert.Equal(cells.Length * 10_000.0, outline.Area, 1e-3);
            Geometry union = UnaryUnionOp.Union(cells.Select(grid.OutlineOf));
            Assert.Equal(union.Length, outline.Length, 1e-6);
            Assert.All(cells, cell => Assert.True(outline.Contains(grid.OutlineOf(cell).Centroid)));
            withHoles += outline.NumInteriorRings > 0 ? 1 : 0;
        }
        Assert.InRange(withHoles, 10, 190);
    }

    [Fact]
    public void A_ring_of_squares_that_meets_itself_at_a_corner_has_a_hole_that_touches_it()
    {
        CellGrid grid = CellGrid.At(CellShape.Square, 1, 0, 0, 3, 3);
        // All but the middle and a corner: the hole touches the shell where the corner is missing… and a second one at two corners.
        Polygon one = FromStatistic.Around(grid, [1, 2, 3, 5, 6, 7, 8]);
        Assert.True(one.IsValid);
        Assert.Equal((7.0, 1), (one.Area, one.NumInteriorRings));
        Polygon two = FromStatistic.Around(CellGrid.At(CellShape.Square, 1, 0, 0, 4, 4), [1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 15]);
        Assert.True(two.IsValid);
        Assert.Equal(13, two.Area);
    }

    [Fact]
    public void One_square_has_four_corners_and_a_row_of_them_no_more()
    {
        CellGrid grid = CellGrid.At(CellShape.Square, 150, 0, 0, 5, 2);
        Assert.Equal(5, FromStatistic.Around(grid, [3]).NumPoints);
        Assert.Equal(5, FromStatistic.Around(grid, [1, 2, 3]).NumPoints);
    }

    [Theory]
    [InlineData(CellShape.Hexagon)]
    [InlineData(CellShape.Square)]
    internal void Places_are_the_connected_hot_cells_that_hold_incidents_largest_first(CellShape shape)
    {
        PointSet points = GiStarTests.Crowd(700, weighted: false);
        MethodFindings found = AnalysisCatalog.Find("gi-star").Run(
            AnalysisInput.Of(points), new Dictionary<string, double> { ["cell-shape"] = (int)shape }, null, CancellationToken.None);
        CellFindings cells = found.Cells!;
        var hot = new HashSet<int>(cells.Cells.Where((_, i) => cells.Statistics.Classes[i] == CellClass.HighHigh));
        Assert.NotEmpty(hot);
        Assert.InRange(found.Labels.ClusterCount, 1, hot.Count);
        Assert.Equal(found.Labels.ClusterCount, found.Outlines!.Count);
        Assert.Equal(found.Labels.ClusterCount, found.Evidence.Count);
        Assert.All(found.Labels.Members(), members => Assert.True(members.Length >= 5));
        for (int i = 0; i < points.Count; i++)
        {
            Assert.True(found.Labels.Labels[i] < 0 || hot.Contains(cells.Grid.CellAt(points[i].Easting, points[i].Northing)));
            if (found.Labels.Labels[i] >= 0)
                Assert.True(found.Outlines[found.Labels.Labels[i]].Distance(new Point(points[i].Easting, points[i].Northing)) < 1e-6);
        }
        Assert.All(found.Evidence, evidence =>
        {
            Assert.InRange(evidence.Single(f => f.Name == "q").Value, 0, 0.05);
            Assert.InRange(evidence.Single(f => f.Name == "z").Value, 1.96, 1000);
        });
        Assert.Equal(found.Outlines.Sum(o => o.Area) / cells.Grid.CellArea, found.Evidence.Sum(e => e.Single(f => f.Name == "cells").Value), 1e-6);
    }

    [Fact]
    public void Squares_that_touch_at_a_corner_are_two_places()
    {
        PointSet points = new([5, 5, 5, 5, 5, 15, 15, 15, 15, 15], [5, 5, 5, 5, 5, 15, 15, 15, 15, 15]);
        CellGrid grid = CellGrid.At(CellShape.Square, 10, 0, 0, 2, 2);
        var field = CellField.Count(
            points, GeometryFactory.Default.ToGeometry(new Envelope(0, 20, 0, 20)), grid, WorkSharing.Alone(CancellationToken.None));
        Assert.Equal([0, 1, 2, 3], field.Cells);
        CellStatistics statistics = Classes(CellClass.HighHigh, CellClass.NotSignificant, CellClass.LowHigh, CellClass.HighHigh);
        HotPlaces places = HotCells.Places(points, field, statistics);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], places.Labels.Labels);
        Assert.Equal(0, places.Small);
        // Four incidents are no place, though their cell is hot.
        int[] nine = [0, 1, 2, 3, 4, 5, 6, 7, 8];
        PointSet fewer = points.Select(nine);
        HotPlaces one = HotCells.Places(
            fewer,
            CellField.Count(fewer, GeometryFactory.Default.ToGeometry(new Envelope(0, 20, 0, 20)), grid, WorkSharing.Alone(CancellationToken.None)),
            statistics);
        Assert.Equal([0, 0, 0, 0, 0, -1, -1, -1, -1], one.Labels.Labels);
        Assert.Equal((1, 1), (one.Labels.ClusterCount, one.Small));
        Assert.Equal([true, true, true, true, true, false, false, false, false], one.Labels.IsCore);
        HotPlaces empty = HotCells.Places(
            points, field, Classes(CellClass.NotSignificant, CellClass.HighHigh, CellClass.NotSignificant, CellClass.NotSignificant));
        Assert.Equal(0, empty.Labels.ClusterCount);
    }

    private static CellStatistics Classes(params CellClass[] classes) => new()
    {
        Statistic = "gi-star",
        Counts = [1, 0, 0, 1],
        Values = [3, 3, 3, 3],
        Z = [3, 3, 3, 3],
        P = [0.01, 0.01, 0.01, 0.01],
        Q = [0.01, 0.01, 0.01, 0.01],
        Classes = classes,
        Alpha = 0.05,
        Correction = Correction.BenjaminiHochberg,
    };

    /// <summary>Cells grown from one, edge by edge.</summary>
    private static int[] Blob(CellGrid grid, SeededRandom random, int size)
    {
        List<int> cells = [random.NextInt32(grid.CellCount)];
        Span<int> neighbours = stackalloc int[8];
        for (int tries = 0; tries < 20 * size && cells.Count < size; tries++)
        {
            int cell = cells[random.NextInt32(cells.Count)], next = neighbours[0];
            int count = grid.Neighbours(cell, neighbours);
            next = neighbours[random.NextInt32(count)];
            bool edge = grid.Shape == CellShape.Hexagon || next / grid.Columns == cell / grid.Columns || next % grid.Columns == cell % grid.Columns;
            if (edge && !cells.Contains(next))
                cells.Add(next);
        }
        return [.. cells];
    }
}
