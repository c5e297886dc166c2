using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Split halves: divisions of blocks of time into two parts of equal number, or as equal as can be, no two the same.</summary>
internal static class TimeSplits
{
    /// <summary>All divisions of so few blocks are made.</summary>
    private const int FewBlocks = 6;

    /// <summary>Makes the splits.</summary>
    /// <param name="blocks">How many blocks there are, 2 or more.</param>
    /// <param name="most">Splits at most; fewer where there are not so many.</param>
    /// <param name="seed">Seed of chance, where not all are made.</param>
    /// <returns>For each split, for each block: is it in the first part?</returns>
    public static bool[][] Of(int blocks, int most, ulong seed)
    {
        var splits = new List<bool[]>();
        if (blocks <= FewBlocks)
        {
            for (int bits = 0; bits < 1 << blocks; bits++)
            {
                // Of a split and its mirror the one that holds the last block in its second part.
                int ones = System.Numerics.BitOperations.PopCount((uint)bits);
                bool balanced = ones == blocks / 2 || ones == blocks - blocks / 2;
                if (balanced && (bits >> (blocks - 1) & 1) == 0 && splits.Count < most)
                    splits.Add([.. Enumerable.Range(0, blocks).Select(b => (bits >> b & 1) != 0)]);
            }
            return [.. splits];
        }
        var random = new SeededRandom(seed);
        long there = 1L << Math.Min(62, (blocks - 1) / 2);
        while (splits.Count < Math.Min(most, there))
        {
            // Neighbouring blocks are dealt as pairs, one to each part: no part is much later than the other.
            var part = new bool[blocks];
            for (int b = 0; b + 1 < blocks; b += 2)
                part[b + random.NextInt32(2)] = true;
            if (blocks % 2 == 1)
                part[blocks - 1] = random.NextInt32(2) == 1;
            if (!splits.Exists(other => IsSame(other, part)))
                splits.Add(part);
        }
        return [.. splits];
    }

    /// <summary>Are two divisions one? So are a split and its mirror: each is looked at both ways round.</summary>
    private static bool IsSame(bool[] a, bool[] b)
    {
        for (int i = 1; i < a.Length; i++)
        {
            if ((a[i] == a[0]) != (b[i] == b[0]))
                return false;
        }
        return true;
    }
}
