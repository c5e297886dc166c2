using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Frequency of codes. How often does each code occur among a few rows?</summary>
/// <remarks>
/// A tally for every code is held, but only the codes met are visited and cleared again: a table may have tens of thousands of
/// street names while a hotspot meets a dozen. One thread at a time.
/// </remarks>
internal sealed class CodeCounter(int codes)
{
    private readonly int[] _counts = new int[codes];
    private readonly List<int> _met = [];

    /// <summary>The codes met since the last <see cref="Clear"/>, in order of first appearance.</summary>
    public IReadOnlyList<int> Met => _met;

    /// <summary>How often a code was met.</summary>
    public int this[int code] => _counts[code];

    /// <summary>Counts one code.</summary>
    public void Add(int code)
    {
        if (_counts[code]++ == 0)
            _met.Add(code);
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        foreach (int code in _met)
            _counts[code] = 0;
        _met.Clear();
    }

    /// <summary>Counts the texts of some rows: the most frequent first, ties in ordinal order; blank texts are passed over.</summary>
    /// <param name="column">Its texts are as many as this counter's codes.</param>
    /// <param name="rows">The rows to count.</param>
    /// <param name="most">How many names to give at most.</param>
    public NameCount[] Count(CodedTextColumn column, ReadOnlySpan<int> rows, int most = int.MaxValue)
    {
        foreach (int row in rows)
        {
            int code = column.CodeAt(row);
            if (code != 0)
                Add(code);
        }
        var names = new NameCount[_met.Count];
        for (int i = 0; i < names.Length; i++)
            names[i] = new NameCount(column.Texts[_met[i]], _counts[_met[i]]);
        Clear();
        Array.Sort(names, static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Name, b.Name));
        return names.Length <= most ? names : names[..most];
    }
}
