using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Counts in the cells of a study area. How many incidents, by weight, lie in each cell of the study area?</summary>
/// <remarks>
/// The cells are those of the ground (<see cref="CellGround"/>). Counts are added up in the order of the incidents whatever the number
/// of cores. Safe to read from many threads; O(points + cells).
/// </remarks>
internal sealed class CellField
{
    private int[]? _rowOfCell;

    private CellField(CellGrid grid, int[] cells, double[] counts, double[] marks, int[] cellOfPoint, double unit)
    {
        Grid = grid;
        Cells = cells;
        Counts = counts;
        Marks = marks;
        CellOfPoint = cellOfPoint;
        Unit = unit;
    }

    /// <summary>The grid.</summary>
    public CellGrid Grid { get; }

    /// <summary>Its cells in the study area, ascending.</summary>
    public int[] Cells { get; }

    /// <summary>Where in <see cref="Cells"/> each cell of the grid stands; −1 outside the area. Made when it is first asked for.</summary>
    public int[] RowOfCell => LazyInitializer.EnsureInitialized(ref _rowOfCell, () =>
    {
        var rows = new int[Grid.CellCount];
        rows.AsSpan().Fill(-1);
        for (int row = 0; row < Cells.Length; row++)
            rows[Cells[row]] = row;
        return rows;
    });

    /// <summary>Weight of the incidents in each cell of the grid; 0 outside the area.</summary>
    public double[] Counts { get; }

    /// <summary>1 for each cell of the grid that lies in the area, else 0.</summary>
    public double[] Marks { get; }

    /// <summary>The cell of the grid that each point lies in; that of a stray is no cell of the area.</summary>
    public int[] CellOfPoint { get; }

    /// <summary>Points that were left out of all counts: see <see cref="CellGround.IsMeasured"/>.</summary>
    public int Strays { get; private init; }

    /// <summary>Ground in each cell of the grid, 0 to 1 of a cell, 0 outside the area; null where every cell counts alike.</summary>
    public double[]? Exposure { get; private init; }

    /// <summary>Weight in each cell of the grid beyond what its ground would hold of all; where every cell counts alike the weight itself.</summary>
    public double[] Excess()
    {
        if (Exposure is not { } exposure)
            return Counts;
        double total = 0, ground = 0;
        foreach (int cell in Cells)
        {
            total += Counts[cell];
            ground += exposure[cell];
        }
        var excess = new double[Counts.Length];
        foreach (int cell in Cells)
            excess[cell] = Counts[cell] - total * (exposure[cell] / ground);
        return excess;
    }

    /// <summary>Weight of an incident such that so many equal ones vary as those there are: Σw²/Σw; 1 without weights or when all are 0.</summary>
    public double Unit { get; }

    /// <summary>Counts the incidents.</summary>
    /// <param name="points">Where, and how much each counts; may be none.</param>
    /// <param name="ground">Which cells count although nothing happened in them.</param>
    /// <param name="shape">Hexagons or squares.</param>
    /// <param name="size">Side of the square as large as a cell, metres.</param>
    /// <param name="workers">Who does it.</param>
    /// <exception cref="ArgumentException">There would be too many cells; says what to change.</exception>
    public static CellField Count(PointSet points, CellGround ground, CellShape shape, double size, WorkSharing workers)
    {
        workers.Cancellation.ThrowIfCancellationRequested();
        if (points.Count == 0 && ground.IsEmpty)
            return new CellField(CellGrid.At(shape, size, 0, 0, 1, 1), [], new double[1], new double[1], [], 1);
        CellGrid grid = CellGrid.Around(ground.BoundsWith(points), shape, size, margin: ground.IsOfIncidents ? 1 : 0);
        return Count(points, ground, grid, workers);
    }

    /// <summary>Counts the incidents on a grid that holds them all.</summary>
    /// <inheritdoc cref="Count(PointSet, CellGround, CellShape, double, WorkSharing)"/>
    public static CellField Count(PointSet points, CellGround ground, CellGrid grid, WorkSharing workers)
    {
        int[] cellOfPoint = CellsOf(points, grid, workers);
        var counts = new double[grid.CellCount];
        var marks = new double[grid.CellCount];
        for (int i = 0; i < cellOfPoint.Length; i++)
        {
            int cell = cellOfPoint[i];
            if (cell < 0)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Point {i} at {points[i]} lies outside the grid."), nameof(grid));
            counts[cell] += points.WeightAt(i);
        }
        ground.Mark(grid, cellOfPoint, marks);
        int strays = 0;
        foreach (int cell in cellOfPoint)
        {
            if (marks[cell] > 0)
                continue;
            counts[cell] = 0;
            strays++;
        }
        int active = 0;
        foreach (double mark in marks)
            active += (int)mark;
        var cells = new int[active];
        for (int cell = 0, at = 0; cell < marks.Length; cell++)
        {
            if (marks[cell] > 0)
                cells[at++] = cell;
        }
        return new CellField(
            grid, cells, counts, marks, cellOfPoint, UnitOf(points))
        { Strays = strays, Exposure = ground.Exposure(grid, cellOfPoint, marks) };
    }

    /// <summary>The cell of each point.</summary>
    public static int[] CellsOf(PointSet points, CellGrid grid, WorkSharing workers)
    {
        var cells = new int[points.Count];
        workers.Run(points.Count, (first, end) => grid.CellsAt(points.Eastings[first..end], points.Northings[first..end], cells.AsSpan(first..end)));
        return cells;
    }

    private static double UnitOf(PointSet points)
    {
        if (points.IsUnweighted)
            return 1;
        double sum = 0, squares = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double weight = points.WeightAt(i);
            sum += weight;
            squares += weight * weight;
        }
        return sum > 0 ? squares / sum : 1;
    }

    /// <summary>The values at the cells of the area, from values at all cells of the grid.</summary>
    public double[] AtCells(double[] dense) => Array.ConvertAll(Cells, cell => dense[cell]);
}
