namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>The cells that each listed place has incidents in, each once, ascending.</summary>
internal sealed class PlaceCells
{
    private readonly int[] _starts;
    private readonly int[] _cells;

    /// <summary>Finds them.</summary>
    /// <param name="cells">The cells of the area.</param>
    /// <param name="places">The incidents of each place.</param>
    public PlaceCells(CrowdCells cells, IReadOnlyList<int[]> places)
    {
        _starts = new int[places.Count + 1];
        var all = new List<int>();
        for (int place = 0; place < places.Count; place++)
        {
            int[] own = Array.ConvertAll(places[place], incident => cells.CellOfPoint[incident]);
            Array.Sort(own);
            for (int i = 0; i < own.Length; i++)
            {
                if (i == 0 || own[i] != own[i - 1])
                    all.Add(own[i]);
            }
            _starts[place + 1] = all.Count;
        }
        _cells = [.. all];
    }

    /// <summary>How many places.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The cells of a place.</summary>
    public ReadOnlySpan<int> CellsOf(int place) => _cells.AsSpan(_starts[place].._starts[place + 1]);
}
