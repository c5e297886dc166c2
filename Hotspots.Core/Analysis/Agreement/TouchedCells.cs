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
        CellGrid grid = field.Grid;
        double[] sizes = field.AtCells(RingSums.Of(grid, rings, field.Marks, WorkSharing.Alone(CancellationToken.None)));
        var rowOf = new int[grid.CellCount];
        rowOf.AsSpan().Fill(-1);
        for (int row = 0; row < field.Cells.Length; row++)
            rowOf[field.Cells[row]] = row;
        // How many occupied cells touch each row, then where each row's begin.
        var touching = new int[field.Cells.Length];
        foreach (int row in occupied)
        {
            foreach (int cell in Neighbourhood(grid, field.Cells[row], rings))
            {
                if (rowOf[cell] >= 0)
                    touching[rowOf[cell]]++;
            }
        }
        var place = new int[field.Cells.Length];
        var touched = new List<int>();
        var untouched = new SortedDictionary<double, int>();
        for (int row = 0; row < touching.Length; row++)
        {
            if (touching[row] > 0)
            {
                place[row] = touched.Count;
                touched.Add(row);
            }
            else
            {
                untouched[sizes[row]] = untouched.GetValueOrDefault(sizes[row]) + 1;
            }
        }
        Touched = touched.Count;
        Sizes = [.. touched.Select(row => sizes[row]), .. untouched.Keys];
        Cells = [.. Enumerable.Repeat(1, Touched), .. untouched.Values];
        _starts = new int[Touched + 1];
        for (int i = 0; i < Touched; i++)
            _starts[i + 1] = _starts[i] + touching[touched[i]];
        _sources = new int[_starts[Touched]];
        int[] next = _starts[..Touched];
        OfOccupied = new int[occupied.Length];
        for (int source = 0; source < occupied.Length; source++)
        {
            OfOccupied[source] = place[occupied[source]];
            foreach (int cell in Neighbourhood(grid, field.Cells[occupied[source]], rings))
            {
                if (rowOf[cell] >= 0)
                    _sources[next[place[rowOf[cell]]]++] = source;
            }
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

    private static IEnumerable<int> Neighbourhood(CellGrid grid, int cell, int rings)
    {
        int row = cell / grid.Columns, column = cell % grid.Columns;
        for (int north = -rings; north <= rings; north++)
        {
            if (row + north < 0 || row + north >= grid.Rows)
                continue;
            (int from, int to) = RingSums.Reach(grid, rings, row, north);
            for (int shift = Math.Max(from, -column); shift <= to && column + shift < grid.Columns; shift++)
                yield return (row + north) * grid.Columns + column + shift;
        }
    }
}
