namespace Hotspots.Core.Evaluation;

/// <summary>Hits of a ranking of cells: test incidents in the cells ranked highest, ties shared.</summary>
/// <param name="Cells">How many cells are flagged.</param>
/// <param name="Expected">Incidents in them; where cells tie for the last places, the mean over which of them are taken.</param>
/// <param name="Low">With the emptiest of the tied cells.</param>
/// <param name="High">With the fullest of them.</param>
internal readonly record struct Hits(int Cells, double Expected, int Low, int High);

/// <summary>Hit curve of a ranking: test incidents caught against cells flagged, and the best that any map could catch.</summary>
/// <remarks>
/// Cells with one score are one step: they are taken together, and within the step the expected hits rise evenly. To take them in the order of
/// the cells (as some programs do), or the emptiest first (as others do), judges a method by how its cells are numbered.
/// </remarks>
internal sealed class HitCurve
{
    private readonly int[] _order;
    private readonly int[] _counts;
    private readonly int[] _stepEnds;
    private readonly long[] _hitsAt;
    private readonly long[] _bestAt;

    /// <summary>Ranks the cells.</summary>
    /// <param name="scores">What a method says of each cell of the study area: the higher the sooner it is flagged.</param>
    /// <param name="counts">Test incidents of each cell, equally many.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a score is not a number.</exception>
    public HitCurve(ReadOnlySpan<double> scores, ReadOnlySpan<int> counts)
    {
        if (scores.Length != counts.Length)
            throw new ArgumentException("Each cell needs a score and a count.");
        int n = scores.Length;
        _order = Order(scores);
        _counts = counts.ToArray();
        var ends = new List<int>();
        for (int k = 1; k <= n; k++)
        {
            if (k == n || scores[_order[k]] != scores[_order[k - 1]])
                ends.Add(k);
        }
        _stepEnds = [.. ends];
        _hitsAt = new long[n + 1];
        _bestAt = new long[n + 1];
        int[] fullest = counts.ToArray();
        Array.Sort(fullest);
        for (int k = 1; k <= n; k++)
        {
            _hitsAt[k] = _hitsAt[k - 1] + _counts[_order[k - 1]];
            _bestAt[k] = _bestAt[k - 1] + fullest[n - k];
        }
    }

    /// <summary>Cells of the study area.</summary>
    public int Cells => _order.Length;

    /// <summary>All test incidents in them.</summary>
    public long Total => _hitsAt[^1];

    /// <summary>Steps of the curve: after each, so many cells are flagged and so many incidents caught, whatever the order of tied cells.</summary>
    public IEnumerable<(int Cells, long Hits)> Steps => _stepEnds.Select(end => (end, _hitsAt[end]));

    /// <summary>The most incidents that any map of so many of these cells could hold, n*.</summary>
    public long Best(int cells) => _bestAt[Clamped(cells)];

    /// <summary>The hits of the cells ranked highest.</summary>
    /// <param name="cells">How many are flagged; more than there are is all.</param>
    public Hits At(int cells)
    {
        int k = Clamped(cells), step = Array.BinarySearch(_stepEnds, k);
        if (k == 0 || step >= 0)
            return new Hits(k, _hitsAt[k], (int)_hitsAt[k], (int)_hitsAt[k]);
        step = ~step;
        int from = step == 0 ? 0 : _stepEnds[step - 1], until = _stepEnds[step], taken = k - from;
        var tied = new int[until - from];
        for (int i = 0; i < tied.Length; i++)
            tied[i] = _counts[_order[from + i]];
        Array.Sort(tied);
        int low = 0, high = 0;
        for (int i = 0; i < taken; i++)
        {
            low += tied[i];
            high += tied[^(i + 1)];
        }
        double shared = (double)(_hitsAt[until] - _hitsAt[from]) * taken / tied.Length;
        return new Hits(k, _hitsAt[from] + shared, (int)_hitsAt[from] + low, (int)_hitsAt[from] + high);
    }

    /// <summary>The cells ranked highest, tied ones in the order of the cells: one map, where two maps are to be compared.</summary>
    /// <param name="cells">How many.</param>
    public ReadOnlySpan<int> Highest(int cells) => _order.AsSpan(0, Clamped(cells));

    private int Clamped(int cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cells);
        return Math.Min(cells, _order.Length);
    }

    private static int[] Order(ReadOnlySpan<double> scores)
    {
        var keys = new double[scores.Length];
        var cells = new int[scores.Length];
        for (int i = 0; i < keys.Length; i++)
            (keys[i], cells[i]) = double.IsNaN(scores[i]) ? throw new ArgumentException("A score must be a number.") : (-scores[i], i);
        Array.Sort(keys, cells);
        // The sort leaves tied cells as they happen to lie.
        for (int first = 0, end; first < keys.Length; first = end)
        {
            end = first + 1;
            while (end < keys.Length && keys[end] == keys[first])
                end++;
            cells.AsSpan(first, end - first).Sort();
        }
        return cells;
    }
}
