namespace Hotspots.Core.Indexing;

/// <summary>Neighbourhood of five by five cells. Which occupied cells lie at most two rows and two columns from a cell?</summary>
/// <remarks>
/// Made for walking through the cells in order: each of the five rows has a finger that only moves forward, so that a walk over all
/// cells costs a few steps a cell and no search.
/// </remarks>
internal struct CellNeighbourhood
{
    /// <summary>Cells in a full neighbourhood, the middle one left out.</summary>
    public const int Most = 24;

    private readonly CellIndex _index;
    private Fingers _fingers;

    /// <summary>Begins a walk; the first cell asked for may be any.</summary>
    public CellNeighbourhood(CellIndex index, int firstCell)
    {
        _index = index;
        for (int row = -2; row <= 2; row++)
        {
            int at = index.Keys.BinarySearch(index.KeyNear(firstCell, row, -2));
            _fingers[row + 2] = at >= 0 ? at : ~at;
        }
    }

    /// <summary>Fills in the neighbours of a cell, in order of row and column, without itself.</summary>
    /// <param name="cell">Not before the cell asked for last.</param>
    /// <param name="neighbours">Room for <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public int Of(int cell, Span<int> neighbours)
    {
        ReadOnlySpan<ulong> keys = _index.Keys;
        int count = 0;
        for (int row = -2; row <= 2; row++)
        {
            ulong from = _index.KeyNear(cell, row, -2), to = from + 4;
            int finger = _fingers[row + 2];
            while (finger < keys.Length && keys[finger] < from)
                finger++;
            _fingers[row + 2] = finger;
            for (; finger < keys.Length && keys[finger] <= to; finger++)
            {
                if (finger != cell)
                    neighbours[count++] = finger;
            }
        }
        return count;
    }

    [System.Runtime.CompilerServices.InlineArray(5)]
    private struct Fingers
    {
        private int _first;
    }
}
