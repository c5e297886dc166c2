using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>A count that could not be made safe.</summary>
/// <param name="Count">Which.</param>
/// <param name="Interval">To what the reader pins it down.</param>
/// <param name="IsTold">Is it told already, so that nothing hides it?</param>
/// <param name="WouldHelp">Counts that were not allowed to be hidden and would help if they were; empty where none would.</param>
internal sealed record UnsafeCount(int Count, CountInterval Interval, bool IsTold, IReadOnlyList<int> WouldHelp)
{
    /// <summary>One sentence: which count, to what it is pinned down, and what would help.</summary>
    public string Sentence(CountTable table) =>
        IsTold ? $"{table.NameOf(Count)} is told already and is small; nothing that is hidden now takes it back."
        : WouldHelp.Count == 0
            ? $"{table.NameOf(Count)} can be pinned down to {Interval}; make the cells or the periods larger, or leave the totals out."
            : $"{table.NameOf(Count)} can be pinned down to {Interval}; "
                + $"it would help not to tell {string.Join(" and ", WouldHelp.Select(table.NameOf))}.";
}

/// <summary>Outcome of cell suppression.</summary>
/// <param name="Table">The table as it may be published, if nothing is unsafe.</param>
/// <param name="First">Counts hidden because they are small, ascending.</param>
/// <param name="Further">Counts hidden to protect others, ascending.</param>
/// <param name="Intervals">The reader's interval of each count, from the last attack; a width that is enough is not looked into further.</param>
/// <param name="Unsafe">Counts that could not be made safe, ascending.</param>
internal sealed record SuppressionResult(
    CountTable Table, IReadOnlyList<int> First, IReadOnlyList<int> Further, CountInterval[] Intervals, IReadOnlyList<UnsafeCount> Unsafe)
{
    /// <summary>May the table be published?</summary>
    public bool IsSafe => Unsafe.Count == 0;

    /// <summary>Total of the further hidden counts.</summary>
    public long FurtherTotal => Further.Sum(count => (long)Table.Truth[count]);

    /// <summary>
    /// Least width of any hidden count, which stands for at least that where a look was enough; <see cref="CountInterval.Unbounded"/> where none
    /// is hidden.
    /// </summary>
    public int Narrowest(DisclosureRule rule)
    {
        int least = CountInterval.Unbounded;
        for (int count = 0; count < Intervals.Length; count++)
        {
            if (Table.IsTarget(count, rule))
                least = Math.Min(least, Intervals[count].Width);
        }
        return least;
    }
}
