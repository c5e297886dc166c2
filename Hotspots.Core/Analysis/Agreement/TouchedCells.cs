using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>Which cells can have anything in or beside them, whichever of the incidents are drawn again, and from where?</summary>
/// <remarks>
/// Drawn incidents lie where incidents lie. Most of the ground is neither occupied nor next to what is, and its cells differ in nothing
/// but the number of their neighbours: they are looked at as one for each such number.
/// </remarks>
internal sealed class TouchedCells
{
    private readonly int[] _starts;
    private readonly int[] _sources;

    /// <summary>Looks round the occupied cells.</summary>
    /// <param name="field">The cells.</param>
    /// <param name="occupied">Rows of the cells with incidents, ascending.</param>
    /// <param name="rings">Rings of neighbours, 1 or more.</param>
    public TouchedCells(CellField field, int[] occupied, int rings)
    {
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, rings, field.Marks, WorkSharing.Alone(CancellationToken.None)));
        // No neighbourhood is larger than its square.
        Span<int> near = stackalloc int[(2 * rings + 1) * (2 * rings + 1)];
        // How many occupied cells touch each row; then which entry it is.
        var touching = new int[field.Cells.Length];
        foreach (int row in occupied)
        {
            foreach (int neighbour in Neighbours(field, row, rings, near))
                touching[neighbour]++;
        }
        var touched = new List<int>(occupied.Length);
        var starts = new List<int>(occupied.Length + 1) { 0 };
        var untouched = new int[near.Length + 1];
        for (int row = 0; row < touching.Length; row++)
        {
            if (touching[row] == 0)
            {
                untouched[(int)sizes[row]]++;
                continue;
            }
            starts.Add(starts[^1] + touching[row]);
            touching[row] = touched.Count;
            touched.Add(row);
        }
        int[] kinds = [.. Enumerable.Range(0, untouched.Length).Where(size => untouched[size] > 0)];
        Touched = touched.Count;
        Sizes = [.. touched.Select(row => sizes[row]), .. kinds.Select(static size => (double)size)];
        Cells = [.. Enumerable.Repeat(1, Touched), .. kinds.Select(size => untouched[size])];
        _starts = [.. starts];
        _sources = new int[_starts[Touched]];
        int[] next = _starts[..Touched];
        OfOccupied = new int[occupied.Length];
        for (int source = 0; source < occupied.Length; source++)
        {
            OfOccupied[source] = touching[occupied[source]];
            foreach (int neighbour in Neighbours(field, occupied[source], rings, near))
                _sources[next[touching[neighbour]]++] = source;
        }
    }

    /// <summary>How many cells are touched: the first of all entries; after them stands one for each kind of untouched cells.</summary>
    public int Touched { get; }

    /// <summary>Of how many cells the neighbourhood of each entry is made.</summary>
    public double[] Sizes { get; }

    /// <summary>For how many cells each entry stands.</summary>
    public int[] Cells { get; }

    /// <summary>The entry of each occupied cell.</summary>
    public int[] OfOccupied { get; }

    /// <summary>What each entry and its neighbours hold together.</summary>
    /// <param name="counts">What each occupied cell holds.</param>
    /// <param name="sums">Filled; one an entry.</param>
    public void Sum(ReadOnlySpan<double> counts, Span<double> sums)
    {
        for (int i = 0; i < Touched; i++)
        {
            double sum = 0;
            foreach (int source in _sources.AsSpan(_starts[i], _starts[i + 1] - _starts[i]))
                sum += counts[source];
            sums[i] = sum;
        }
        sums[Touched..].Clear();
    }

    /// <summary>The rows of a row's neighbourhood, itself among them.</summary>
    private static ReadOnlySpan<int> Neighbours(CellField field, int of, int rings, Span<int> near)
    {
        CellGrid grid = field.Grid;
        int row = field.Cells[of] / grid.Columns, column = field.Cells[of] % grid.Columns, count = 0;
        for (int north = -rings; north <= rings; north++)
        {
            if (row + north < 0 || row + north >= grid.Rows)
                continue;
            (int from, int to) = RingSums.Reach(grid, rings, row, north);
            int first = (row + north) * grid.Columns;
            for (int at = Math.Max(0, column + from); at <= Math.Min(grid.Columns - 1, column + to); at++)
            {
                if (field.RowOfCell[first + at] >= 0)
                    near[count++] = field.RowOfCell[first + at];
            }
        }
        return near[..count];
    }
}
