using System.Numerics;

namespace Hotspots.Core.Files.RowReading;

/// <summary>One run of 64-bit hashes; valid until the next is asked for.</summary>
internal delegate ReadOnlySpan<ulong> HashRun(int run);

/// <summary>Distinct count of hashes. How many different values are among many 64-bit hashes, and how often does the commonest occur?</summary>
/// <param name="Distinct">Different values.</param>
/// <param name="Shared">Occurrences of values that occur more than once.</param>
/// <param name="Most">Occurrences of the commonest value; 0 when there are none.</param>
internal readonly record struct DistinctCount(int Distinct, int Shared, int Most)
{
    /// <summary>Counts values.</summary>
    /// <remarks>
    /// Values are dealt into parts by their upper bits, so that each part's table fits a core's cache. Two different texts count as one when their
    /// 64-bit hashes agree: one chance in ten million for two million texts.
    /// </remarks>
    /// <param name="runs">How many runs of hashes there are.</param>
    /// <param name="hashesOf">The hashes of one run; asked for twice, so that they need not all be held. 0 stands for none and is not
    /// counted.</param>
    public static DistinctCount Of(int runs, HashRun hashesOf)
    {
        int total = 0;
        for (int run = 0; run < runs; run++)
            total += hashesOf(run).Length;
        int partBits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, total)) - 10, 0, 12);
        int parts = 1 << partBits;
        var ends = new int[parts + 1];
        for (int run = 0; run < runs; run++)
        {
            foreach (ulong hash in hashesOf(run))
                ends[PartOf(hash, partBits) + 1] += hash != 0 ? 1 : 0;
        }
        for (int p = 0; p < parts; p++)
            ends[p + 1] += ends[p];
        var dealt = new ulong[ends[parts]];
        var next = ends.AsSpan(0, parts).ToArray();
        for (int run = 0; run < runs; run++)
        {
            foreach (ulong hash in hashesOf(run))
            {
                if (hash != 0)
                    dealt[next[PartOf(hash, partBits)]++] = hash;
            }
        }
        var table = new Table();
        int distinct = 0, shared = 0, most = 0;
        for (int p = 0; p < parts; p++)
            table.Count(dealt.AsSpan(ends[p], ends[p + 1] - ends[p]), ref distinct, ref shared, ref most);
        return new DistinctCount(distinct, shared, most);
    }

    private static int PartOf(ulong hash, int partBits) => partBits == 0 ? 0 : (int)(hash >> (64 - partBits));

    private sealed class Table
    {
        private ulong[] _keys = [];
        private int[] _counts = [];

        public void Count(ReadOnlySpan<ulong> values, ref int distinct, ref int shared, ref int most)
        {
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, values.Length * 2));
            if (_keys.Length < size)
            {
                _keys = new ulong[size];
                _counts = new int[size];
            }
            Span<int> counts = _counts.AsSpan(0, size);
            counts.Clear();
            foreach (ulong value in values)
            {
                int slot = (int)value & (size - 1);
                while (counts[slot] != 0 && _keys[slot] != value)
                    slot = (slot + 1) & (size - 1);
                _keys[slot] = value;
                counts[slot]++;
            }
            foreach (int count in counts)
            {
                distinct += count > 0 ? 1 : 0;
                shared += count > 1 ? count : 0;
                most = Math.Max(most, count);
            }
        }
    }
}
