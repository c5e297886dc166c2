using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Repeats;

/// <summary>Hash filter of the rows that more than one table may hold. False positives, and no false negative, as in a Bloom filter.</summary>
/// <remarks>
/// Months of many forces hold hardly a row that another does: only those whose slot two tables come to are counted one by one. Four slots or more a
/// hash, 2 bytes each. A fifth of the slots are come to by chance, so what is left goes through a second filter, with another hash function: one row
/// in a hundred stays. Deterministic whatever the core count.
/// </remarks>
internal sealed class SharedHashes
{
    private const ushort Nobody = 0, Several = ushort.MaxValue;
    private const int MostOfTwo = 1 << 25;
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F;

    private readonly ushort[] _owners;
    private readonly ulong _multiplier;

    private SharedHashes(int slots, ulong multiplier) => (_owners, _multiplier) = (new ushort[slots], multiplier);

    /// <summary>Rows that more than one table may hold, by all that they say or by reference, time and position.</summary>
    /// <param name="tables">All blocks complete.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <returns>Of each table and each of its blocks the rows, ascending.</returns>
    public static int[][][] RowsOf(IReadOnlyList<FileSink> tables, CancellationToken cancellation)
    {
        int[][][] all = [.. tables.Select(static table => table.Blocks.Select(static block => Enumerable.Range(0, block.Count).ToArray()).ToArray())];
        return Through(Through(all, tables, First, cancellation), tables, Second, cancellation);
    }

    private static int[][][] Through(int[][][] rows, IReadOnlyList<FileSink> tables, ulong multiplier, CancellationToken cancellation)
    {
        const int slotsForEach = 4, most = 1 << 30;
        long hashes = rows.Sum(static table => table.Sum(static block => 2L * block.Length));
        ulong slots = System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, hashes * slotsForEach));
        int size = (int)Math.Min(most, (long)slots);
        // Every second table goes into a filter of its own: no slot is written by two threads, and the two are one afterwards. Two large ones would
        // take more memory than the time is worth.
        var halves = new SharedHashes[size <= MostOfTwo ? 2 : 1];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, halves.Length, options, half =>
        {
            halves[half] = new SharedHashes(size, multiplier);
            for (int t = half; t < tables.Count; t += halves.Length)
                halves[half].Add(tables[t], rows[t], t, cancellation);
        });
        SharedHashes filter = halves[0];
        foreach (SharedHashes half in halves.AsSpan(1))
            filter.Unite(half, options);
        var kept = new int[tables.Count][][];
        Parallel.For(0, kept.Length, options, t =>
            kept[t] = [.. rows[t].Select((block, b) => filter.Kept(tables[t].Blocks[b], block))]);
        return kept;
    }

    private void Add(FileSink table, int[][] rows, int number, CancellationToken cancellation)
    {
        // What has no number of its own here counts as held by several, which is always safe.
        ushort owner = (ushort)Math.Min(number + 1, Several);
        for (int b = 0; b < rows.Length; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            IncidentBlock block = table.Blocks[b];
            foreach (int row in rows[b])
            {
                Add(block.RowHashes[row], owner);
                if (RepeatedRows.KeyOf(block, row) is not 0 and ulong key)
                    Add(key, owner);
            }
        }
    }

    // The tables of the one are none of the other's.
    private void Unite(SharedHashes other, ParallelOptions options) => Parallel.ForEach(
        System.Collections.Concurrent.Partitioner.Create(0, _owners.Length), options, range =>
        {
            Span<ushort> mine = _owners.AsSpan(range.Item1..range.Item2);
            ReadOnlySpan<ushort> theirs = other._owners.AsSpan(range.Item1..range.Item2);
            for (int slot = 0; slot < mine.Length; slot++)
            {
                if (theirs[slot] != Nobody)
                    mine[slot] = mine[slot] == Nobody ? theirs[slot] : Several;
            }
        });

    private int[] Kept(IncidentBlock block, int[] rows) => Array.FindAll(
        rows, row => IsShared(block.RowHashes[row]) || (RepeatedRows.KeyOf(block, row) is not 0 and ulong key && IsShared(key)));

    private bool IsShared(ulong hash) => _owners[SlotOf(hash)] == Several;

    private void Add(ulong hash, ushort owner)
    {
        ref ushort held = ref _owners[SlotOf(hash)];
        held = held == Nobody || held == owner ? owner : Several;
    }

    // The lowest bit of a key is always set, and the dictionaries that follow go by the low bits: the high ones are the filter's own.
    private int SlotOf(ulong hash) => (int)((hash * _multiplier) >> 32) & (_owners.Length - 1);
}
