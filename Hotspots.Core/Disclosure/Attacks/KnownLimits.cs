using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Model;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>What the reader knows of each count before he reckons: its lowest and its highest.</summary>
/// <param name="Low">0 or more, not above the true count.</param>
/// <param name="High">Not below the true count; <see cref="CountInterval.Unbounded"/> for no limit.</param>
internal readonly record struct KnownLimits(int[] Low, int[] High)
{
    /// <summary>Of all counts of a table.</summary>
    /// <exception cref="OutputException">The rule says what is not so.</exception>
    public static KnownLimits Of(CountTable table, DisclosureRule rule)
    {
        int[] low = new int[table.Count], high = new int[table.Count];
        for (int count = 0; count < table.Count; count++)
        {
            (low[count], high[count]) = table.Known(count, rule);
            if (low[count] > table.Truth[count])
                throw new OutputException($"{table.NameOf(count)} is hidden and is 0, where zeros are always printed; say that zeros may be hidden.");
        }
        return new KnownLimits(low, high);
    }

    /// <summary>Is there anything to find out of a count?</summary>
    public bool IsFree(int count) => Low[count] < High[count];
}
