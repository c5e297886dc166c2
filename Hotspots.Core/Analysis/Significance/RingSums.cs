using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Sums over rings of cells. How much lies in a cell and the rings of cells round it?</summary>
/// <remarks>
/// No list of neighbours: each row of sums is a few rows of values, shifted and added, in a fixed order. Exact for counts below 2⁵³;
/// linear in cells times the cells of a neighbourhood. Values of cells outside the study area must be 0.
/// </remarks>
internal static class RingSums
{
    /// <summary>Cells whose sums are taken together, about.</summary>
    private const int CellsABlock = 16_384;

    /// <summary>The sum over each cell and all cells at most so many steps from it.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="rings">Steps, 1 or more: 1 takes 7 hexagons or 9 squares, 2 takes 19 or 25.</param>
    /// <param name="values">One a cell of the grid.</param>
    /// <param name="workers">Who does it.</param>
    public static double[] Of(CellGrid grid, int rings, double[] values, WorkSharing workers)
    {
        var sums = new double[values.Length];
        int rowsABlock = Math.Max(1, CellsABlock / grid.Columns);
        workers.RunBlocks((grid.Rows + rowsABlock - 1) / rowsABlock, block =>
        {
            for (int row = block * rowsABlock; row < Math.Min(grid.Rows, (block + 1) * rowsABlock); row++)
                SumRow(grid, rings, row, values, sums.AsSpan(row * grid.Columns, grid.Columns));
        });
        return sums;
    }

    /// <summary>The columns [from, to], counted from a cell's own, that its neighbourhood has in the row so far to the north.</summary>
    public static (int From, int To) Reach(CellGrid grid, int rings, int row, int rowsNorth)
    {
        if (grid.Shape == CellShape.Square)
            return (-rings, rings);
        // A hexagon's row is narrower by half a cell at either end with each step north or south; rows set to the east begin half a cell late.
        int away = Math.Abs(rowsNorth), late = (grid.IsOdd(row + rowsNorth) ? 1 : 0) - (grid.IsOdd(row) ? 1 : 0);
        int from = (away - late) / 2 - rings;
        return (from, from + 2 * rings - away);
    }

    private static void SumRow(CellGrid grid, int rings, int row, ReadOnlySpan<double> values, Span<double> sums)
    {
        int columns = grid.Columns;
        for (int north = -rings; north <= rings; north++)
        {
            if (row + north < 0 || row + north >= grid.Rows)
                continue;
            ReadOnlySpan<double> line = values.Slice((row + north) * columns, columns);
            (int from, int to) = Reach(grid, rings, row, north);
            for (int shift = Math.Max(from, -columns); shift <= Math.Min(to, columns); shift++)
            {
                int first = Math.Max(0, -shift), end = Math.Min(columns, columns - shift);
                if (end > first)
                    Add(line.Slice(first + shift, end - first), sums[first..end]);
            }
        }
    }

    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<double> values, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<double>> wideSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int i = 0; i < wideSums.Length; i++)
            wideSums[i] += wideValues[i];
        for (int i = wideSums.Length * Vector<double>.Count; i < sums.Length; i++)
            sums[i] += values[i];
    }
}
