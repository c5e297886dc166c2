using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Builder of a table of counts: counts are added one by one, then the equations between them.</summary>
/// <remarks>What contradicts itself is refused in one sentence when the table is built.</remarks>
internal sealed class CountTableBuilder
{
    private readonly List<int> _truth = [], _least = [], _most = [];
    private readonly List<CountState> _states = [];
    private readonly List<bool> _mayHide = [];
    private readonly List<int> _rowStarts = [0], _columns = [];
    private readonly List<sbyte> _signs = [];
    private readonly List<long> _constants = [];

    /// <summary>How many counts have been added.</summary>
    public int Count => _truth.Count;

    /// <summary>Adds a count.</summary>
    /// <param name="truth">The true count, 0 or more.</param>
    /// <param name="state">What the reader sees; not a range, which <see cref="AddRange"/> adds.</param>
    /// <param name="mayHide">May it be hidden to protect others?</param>
    /// <returns>Its index.</returns>
    public int Add(int truth, CountState state = CountState.Exact, bool mayHide = true) =>
        Add(truth, state, 0, CountInterval.Unbounded, mayHide && state == CountState.Exact);

    /// <summary>Adds a count that is told as a range, whose ends belong to it: "&lt;5", or rounded to 5.</summary>
    /// <param name="truth">The true count.</param>
    /// <param name="least">The low end, 0 or more.</param>
    /// <param name="most">The high end.</param>
    /// <param name="mayHide">May it be hidden to protect others?</param>
    /// <returns>Its index.</returns>
    public int AddRange(int truth, int least, int most, bool mayHide = false) => Add(truth, CountState.Range, least, most, mayHide);

    /// <summary>Adds the equation: total = sum of parts.</summary>
    public void AddTotal(int total, ReadOnlySpan<int> parts)
    {
        foreach (int part in parts)
            AddEntry(part, 1);
        AddEntry(total, -1);
        Close(0);
    }

    /// <summary>Adds the equation: sum of parts = constant.</summary>
    public void AddSum(ReadOnlySpan<int> parts, long constant)
    {
        foreach (int part in parts)
            AddEntry(part, 1);
        Close(constant);
    }

    /// <summary>The table.</summary>
    /// <param name="name">What a count is called in a sentence; its number when nobody says.</param>
    /// <exception cref="OutputException">Something contradicts something else.</exception>
    public CountTable Build(Func<int, string>? name = null)
    {
        CountTable table = Checked(ref name);
        (CountRelations relations, int[] truth) = (table.Relations, table.Truth);
        for (int row = 0; row < relations.Count; row++)
        {
            long sum = relations.Sum(row, truth);
            if (sum == relations.Constants[row])
                continue;
            throw new OutputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The counts contradict one another: the total with {name(relations.Columns[relations.RowStarts[row]])} in it is "
                + $"{Math.Abs(sum - relations.Constants[row])} off; count all of it from the same incidents."));
        }
        return table;
    }

    /// <summary>
    /// The table of a reader, who does not know the counts that are not exact: whether any counts agree with the equations is not looked into.
    /// </summary>
    /// <param name="name">What a count is called in a sentence; its number when nobody says.</param>
    /// <exception cref="OutputException">Something is spoilt.</exception>
    public CountTable BuildUnknown(Func<int, string>? name = null)
    {
        CountTable table = Checked(ref name);
        return table.Supposing(table.Truth);
    }

    private CountTable Checked([NotNull] ref Func<int, string>? name)
    {
        name ??= static count => string.Create(CultureInfo.InvariantCulture, $"count {count}");
        CheckCounts(name);
        CheckEntries(name);
        var relations = new CountRelations(Count, [.. _rowStarts], [.. _columns], [.. _signs], [.. _constants]);
        return new CountTable([.. _truth], [.. _states], [.. _least], [.. _most], [.. _mayHide], relations, name);
    }

    private void CheckCounts(Func<int, string> name)
    {
        for (int c = 0; c < Count; c++)
        {
            if (_truth[c] < 0)
                throw new OutputException(string.Create(CultureInfo.InvariantCulture, $"{name(c)} is {_truth[c]}; a count is 0 or more."));
            if (_states[c] == CountState.Range && (_least[c] > _truth[c] || _most[c] < _truth[c]))
            {
                throw new OutputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name(c)} is told as {_least[c]} to {_most[c]} and is {_truth[c]}; tell a range that holds it, from the same incidents."));
            }
        }
    }

    private void CheckEntries(Func<int, string> name)
    {
        var lastRow = new int[Count];
        for (int row = 0; row < _constants.Count; row++)
        {
            if (_rowStarts[row] == _rowStarts[row + 1])
                throw new OutputException("A total has no parts; leave it out.");
            for (int at = _rowStarts[row]; at < _rowStarts[row + 1]; at++)
            {
                int column = _columns[at];
                if (column < 0 || column >= Count)
                    throw new OutputException("A total names a count that is not there; add its parts first.");
                if (lastRow[column] == row + 1)
                    throw new OutputException($"{name(column)} is in one total twice; count it once.");
                lastRow[column] = row + 1;
            }
        }
    }

    private int Add(int truth, CountState state, int least, int most, bool mayHide)
    {
        _truth.Add(truth);
        _states.Add(state);
        _least.Add(least);
        _most.Add(most);
        _mayHide.Add(mayHide);
        return Count - 1;
    }

    private void AddEntry(int count, sbyte sign)
    {
        _columns.Add(count);
        _signs.Add(sign);
    }

    private void Close(long constant)
    {
        _rowStarts.Add(_columns.Count);
        _constants.Add(constant);
    }
}
