using System.Numerics;

namespace Hotspots.Core.Indexing;

/// <summary>Sort of points by cell. In which order do the points stand when the grid's cells are read row by row from the south-west?</summary>
/// <remarks>
/// Row, column and index are packed into one 64-bit word and sorted by their cell bits (least significant digit first, stable), so
/// that points of one cell keep their order. Where the three do not fit, keys and indices are sorted by comparison instead.
/// </remarks>
internal static class CellSort
{
    private const int SmallCount = 1024;
    private const int DigitBits = 12;

    /// <summary>Sorts cell keys (row in the upper, column in the lower 32 bits) and says where each came from.</summary>
    /// <param name="keys">One a point; spent by the call.</param>
    /// <param name="order">Filled with the index of the point that each place's key belongs to.</param>
    /// <param name="lastRow">No key has a larger row.</param>
    /// <param name="lastColumn">No key has a larger column.</param>
    /// <param name="workers">Who does it.</param>
    /// <returns>The keys, ascending.</returns>
    public static ulong[] Sort(ulong[] keys, int[] order, int lastRow, int lastColumn, WorkSharing workers)
    {
        int columnBits = BitLength(lastColumn), rowBits = BitLength(lastRow), indexBits = BitLength(order.Length - 1);
        if (columnBits + rowBits + indexBits > 64)
        {
            for (int i = 0; i < order.Length; i++)
                order[i] = i;
            Array.Sort(keys, order);
            return keys;
        }
        workers.Run(order.Length, (first, end) =>
        {
            for (int i = first; i < end; i++)
                keys[i] = ((((keys[i] >> 32) << columnBits) | (uint)keys[i]) << indexBits) | (uint)i;
        });
        ulong[] words = SortWords(keys, indexBits, columnBits + rowBits, workers.Cancellation);
        ulong indexMask = (1UL << indexBits) - 1, columnMask = (1UL << columnBits) - 1;
        workers.Run(order.Length, (first, end) =>
        {
            for (int i = first; i < end; i++)
            {
                order[i] = (int)(words[i] & indexMask);
                ulong cell = words[i] >> indexBits;
                words[i] = ((cell >> columnBits) << 32) | (cell & columnMask);
            }
        });
        return words;
    }

    private static int BitLength(int value) => 32 - BitOperations.LeadingZeroCount((uint)value);

    private static ulong[] SortWords(ulong[] words, int firstBit, int bits, CancellationToken cancellation)
    {
        if (words.Length <= SmallCount)
        {
            Array.Sort(words);
            return words;
        }
        int passes = (bits + DigitBits - 1) / DigitBits;
        if (passes == 0)
            return words;
        int width = (bits + passes - 1) / passes;
        var other = new ulong[words.Length];
        var places = new int[1 << width];
        for (int pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            Scatter(words, other, places, firstBit + pass * width);
            (words, other) = (other, words);
        }
        return words;
    }

    private static void Scatter(ulong[] from, ulong[] to, int[] places, int shift)
    {
        ulong mask = (ulong)places.Length - 1;
        Array.Clear(places);
        foreach (ulong word in from)
            places[(int)((word >> shift) & mask)]++;
        int next = 0;
        for (int digit = 0; digit < places.Length; digit++)
            (places[digit], next) = (next, next + places[digit]);
        foreach (ulong word in from)
            to[places[(int)((word >> shift) & mask)]++] = word;
    }
}
