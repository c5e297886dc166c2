using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Random permutations. In which order do things stand after a shuffle that can be repeated?</summary>
internal static class Shuffles
{
    /// <summary>The chances of one shuffle: they depend on the seed and the shuffle's number alone, so that any core may do it.</summary>
    public static SeededRandom ChancesOf(ulong seed, int number)
    {
        ulong state = seed;
        ulong key = SeededRandom.SplitMix64(ref state) + (ulong)number;
        return new SeededRandom(SeededRandom.SplitMix64(ref key));
    }

    /// <summary>Puts items in any order, each equally likely (Fisher and Yates; Durstenfeld 1964).</summary>
    public static void Shuffle<T>(Span<T> items, SeededRandom random)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
