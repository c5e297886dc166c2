namespace Hotspots.Core.Indexing;

/// <summary>Sort by a key. In which order do things stand by a number? Of equal numbers any.</summary>
/// <remarks>
/// What <c>Array.Sort(keys, items)</c> does, for the short rows that kernels sort by the thousand. The library's is compiled while the
/// program runs, and badly at first: on the first second of a run that was most of its cost.
/// </remarks>
internal static class KeyedSort
{
    /// <summary>Rows up to this are sorted by insertion.</summary>
    private const int Short = 24;

    /// <summary>Sorts the keys, none of them NaN, and the items with them.</summary>
    public static void Ascending(Span<double> keys, Span<int> items)
    {
        // Twice the depth that halving takes: beyond it the pivots are unlucky, and the library's sort has no bad cases.
        int depth = 2 * System.Numerics.BitOperations.Log2((uint)keys.Length | 1);
        for (; keys.Length > Short; depth--)
        {
            if (depth == 0)
            {
                keys.Sort(items);
                return;
            }
            double a = keys[0], b = keys[keys.Length / 2], c = keys[^1];
            double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            (int low, int high) = Part(keys, items, pivot);
            // The shorter part by a call of its own, the longer by going on: calls never nest deeply.
            if (low + 1 < keys.Length - high)
            {
                Ascending(keys[..(low + 1)], items[..(low + 1)]);
                keys = keys[high..];
                items = items[high..];
            }
            else
            {
                Ascending(keys[high..], items[high..]);
                keys = keys[..(low + 1)];
                items = items[..(low + 1)];
            }
        }
        for (int i = 1; i < keys.Length; i++)
        {
            double key = keys[i];
            int item = items[i], at = i;
            for (; at > 0 && keys[at - 1] > key; at--)
                (keys[at], items[at]) = (keys[at - 1], items[at - 1]);
            (keys[at], items[at]) = (key, item);
        }
    }

    /// <summary>Puts small keys before large ones, and the items with them (Hoare's partition).</summary>
    /// <param name="keys">At least one, the pivot among them.</param>
    /// <param name="items">As many.</param>
    /// <param name="pivot">One of the keys.</param>
    /// <returns>Up to Low no key is above the pivot, from High on none is below it, and those between are the pivot.</returns>
    public static (int Low, int High) Part(Span<double> keys, Span<int> items, double pivot)
    {
        int i = 0, j = keys.Length - 1;
        while (i <= j)
        {
            while (keys[i] < pivot)
                i++;
            while (keys[j] > pivot)
                j--;
            if (i > j)
                break;
            (keys[i], keys[j]) = (keys[j], keys[i]);
            (items[i], items[j]) = (items[j], items[i]);
            i++;
            j--;
        }
        return (j, i);
    }
}
