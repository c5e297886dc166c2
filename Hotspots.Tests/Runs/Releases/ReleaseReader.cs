using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>A reader who has several layers and a textbook's simplex: what can each count be, at least and at most?</summary>
/// <remarks>It knows the cells of the layers and what is printed in them, and that counts are whole and not below 0; it shares no code with the
/// core.</remarks>
internal sealed class ReleaseReader
{
    private readonly List<(ReleaseResult Layer, Predicate<string> Counts)> _layers = [];
    private readonly List<long[]> _rows = [];
    private readonly List<long> _sums = [];
    private readonly List<(int Cell, int Month, int Class)> _pieces = [];
    private readonly string[] _classes;
    private int _slacks;

    /// <summary>Begins.</summary>
    /// <param name="classes">Kinds that layers tell apart.</param>
    public ReleaseReader(params string[] classes) => _classes = classes.Length == 0 ? ["any"] : classes;

    /// <summary>Takes in a layer.</summary>
    public ReleaseReader Reads(ReleaseResult layer, Predicate<string>? counts = null)
    {
        _layers.Add((layer, counts ?? (static _ => true)));
        return this;
    }

    /// <summary>The lowest and highest of a count of a layer.</summary>
    public (int Low, int High) Range(ReleaseResult layer, HandedCount count)
    {
        if (_rows.Count == 0)
            Build();
        Predicate<string> counts = _layers.First(one => one.Layer == layer).Counts;
        return Range(piece => Holds(layer, counts, count, piece));
    }

    /// <summary>The lowest and highest of the counts of a class in a cell of a layer.</summary>
    public (int Low, int High) Range(ReleaseResult layer, HandedCount count, string of)
    {
        if (_rows.Count == 0)
            Build();
        int at = Array.IndexOf(_classes, of);
        return Range(piece => piece.Class == at && Holds(layer, static _ => true, count, piece));
    }

    private (int Low, int High) Range(Predicate<(int Cell, int Month, int Class)> isIn)
    {
        var weights = new long[_pieces.Count + _slacks];
        for (int piece = 0; piece < _pieces.Count; piece++)
            weights[piece] = isIn(_pieces[piece]) ? 1 : 0;
        Fraction? high = TextbookSimplex.Maximum([.. _rows], [.. _sums], weights);
        Fraction low = TextbookSimplex.Maximum([.. _rows], [.. _sums], [.. weights.Select(static w => -w)])!.Value;
        return ((int)-low.Floor, (int)(high?.Floor ?? int.MaxValue));
    }

    private void Build()
    {
        // Cells of the lattice that lie in the same zone of every layer are one piece.
        var known = new HashSet<string>();
        foreach (int cell in _layers.SelectMany(static one => one.Layer.Entry.Ground.Cells).Distinct().Order())
        {
            if (!known.Add(string.Join(',', _layers.Select(one => ZoneOf(one.Layer, cell)))))
                continue;
            foreach (int month in _layers.SelectMany(static one => one.Layer.Totals.SelectMany(MonthsOf)).Distinct().Order())
            {
                for (int of = 0; of < _classes.Length; of++)
                    _pieces.Add((cell, month, of));
            }
        }
        var ranges = new List<(long[] Row, int Least, int Most)>();
        foreach ((ReleaseResult layer, Predicate<string> counts) in _layers)
        {
            int half = layer.Record.Handed.RoundedTo / 2;
            foreach (HandedCount count in layer.Counts.Concat(layer.Totals).Where(static one => one.Count is not null))
            {
                long[] row = [.. _pieces.Select(piece => Holds(layer, counts, count, piece) ? 1L : 0L)];
                int least = half == 0 ? count.Count!.Value : Math.Max(layer.Record.Handed.Threshold, count.Count!.Value - half);
                ranges.Add((row, least, count.Count.Value + half));
            }
        }
        // A range is an equation with a slack from 0 to its width, which is an equation with one more.
        _slacks = 2 * ranges.Count(static one => one.Most > one.Least);
        int next = _pieces.Count;
        foreach ((long[] row, int least, int most) in ranges)
        {
            var wide = new long[_pieces.Count + _slacks];
            row.CopyTo(wide, 0);
            if (most > least)
            {
                wide[next] = -1;
                var limit = new long[wide.Length];
                (limit[next], limit[next + 1]) = (1, 1);
                _rows.Add(limit);
                _sums.Add(most - least);
                next += 2;
            }
            _rows.Add(wide);
            _sums.Add(least);
        }
    }

    private bool Holds(ReleaseResult layer, Predicate<string> counts, HandedCount count, (int Cell, int Month, int Class) piece) =>
        MonthsOf(count).Contains(piece.Month) && counts(_classes[piece.Class])
        && ZoneOf(layer, piece.Cell) is >= 0 and int zone && (count.Zone < 0 || count.Zone == zone);

    private static int ZoneOf(ReleaseResult layer, int cell) =>
        Array.BinarySearch(layer.Entry.Ground.Cells, cell) is >= 0 and int at ? layer.Entry.Ground.Zones[at] : -1;

    private static IEnumerable<int> MonthsOf(HandedCount count) =>
        Enumerable.Range(count.Month, count.Period.Contains('Q', StringComparison.Ordinal) ? 3 : 1);
}
