using System.Runtime.InteropServices;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Repeats;

/// <summary>Repeated rows: those of a table that one read before it holds already, as in an extract that overlaps with last month's.</summary>
/// <remarks>
/// A row is repeated when an earlier table has one that says the same word for word, or has the same reference, time and position: an extract that
/// was taken later may have other notes. It is matched one for one: two rows that are alike within one table stay two, and of three against two one
/// is new. Rows are
/// compared by 64-bit hashes, so different rows are taken for one with a chance of one in ten million for two million rows.
/// </remarks>
internal static class RepeatedRows
{
    /// <summary>Takes the repeated rows out of tables that have been read, and notes in each sink how many they were.</summary>
    /// <param name="sinks">The tables (a file, a member of an archive, a sheet of a workbook), in reading order; all blocks complete. Each is held
    /// against those before it.</param>
    /// <param name="isOnce">Are rows of this table left out where an earlier one holds them?</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public static void TakeOut(IReadOnlyList<FileSink> sinks, Func<int, bool> isOnce, CancellationToken cancellation)
    {
        if (!Enumerable.Range(1, Math.Max(0, sinks.Count - 1)).Any(isOnce))
            return;
        int[][][] shared = SharedHashes.RowsOf(sinks, cancellation);
        Holdings earlier = new(), own = new(), matched = new();
        for (int f = 0; f < sinks.Count; f++)
        {
            // What a store holds of several files holds no row twice: its tables are one.
            bool isWithin = f > 0 && sinks[f].IsKept && sinks[f - 1].IsKept && sinks[f].Input == sinks[f - 1].Input;
            if (f > 0 && !isWithin)
            {
                earlier.Raise(own);
                (own, matched) = (new Holdings(), new Holdings());
            }
            bool compares = f > 0 && isOnce(f);
            for (int b = 0; b < shared[f].Length; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                IncidentBlock block = sinks[f].Blocks[b];
                int[] rows = shared[f][b];
                own.Add(block, rows);
                if (compares)
                    sinks[f].Repeated += TakeOut(block, rows, earlier, matched);
            }
        }
    }

    /// <summary>Hash of reference, time and position; 0 without a reference.</summary>
    internal static ulong KeyOf(IncidentBlock block, int row)
    {
        if (block.IdHashes[row] == 0)
            return 0;
        ulong place = block.Forms[row] == PositionForm.None
            ? 0
            : Utf8Pool.Fold(BitConverter.DoubleToUInt64Bits(Math.Round(block.X[row])), BitConverter.DoubleToUInt64Bits(Math.Round(block.Y[row])) + 1);
        return Utf8Pool.Fold(block.IdHashes[row] ^ place, (ulong)block.From[row] * 8 + (ulong)block.Precisions[row] + 0x165667B19E3779F9) | 1;
    }

    private static int TakeOut(IncidentBlock block, int[] rows, Holdings earlier, Holdings matched)
    {
        var repeated = new bool[block.Count];
        // What is the same word for word comes first: of several items of one seizure each is then held against itself.
        foreach (int row in rows)
        {
            if (!Takes(matched.Rows, earlier.Rows, block.RowHashes[row]))
                continue;
            repeated[row] = true;
            if (KeyOf(block, row) is not 0 and ulong key)
                Takes(matched.Keys, earlier.Keys, key);
        }
        foreach (int row in rows)
        {
            if (!repeated[row] && KeyOf(block, row) is not 0 and ulong key)
                repeated[row] = Takes(matched.Keys, earlier.Keys, key);
        }
        int sound = block.TakeOut(repeated);
        return sound + block.Rejected.RemoveAll(row => Takes(matched.Rejected, earlier.Rejected, Holdings.TextOf(row)));
    }

    // One of the earlier rows answers for one of these.
    private static bool Takes<T>(Dictionary<T, int> matched, Dictionary<T, int> earlier, T what)
        where T : notnull
    {
        if (!earlier.TryGetValue(what, out int held))
            return false;
        ref int taken = ref CollectionsMarshal.GetValueRefOrAddDefault(matched, what, out _);
        if (taken == held)
            return false;
        taken++;
        return true;
    }

    /// <summary>Multiset of the rows that more than one table may hold: how often each holds it.</summary>
    private sealed class Holdings
    {
        /// <summary>By all that a row says.</summary>
        public Dictionary<ulong, int> Rows { get; } = [];

        /// <summary>By reference, time and position.</summary>
        public Dictionary<ulong, int> Keys { get; } = [];

        /// <summary>Of rows that could not be understood, by their fields.</summary>
        public Dictionary<string, int> Rejected { get; } = new(StringComparer.Ordinal);

        /// <summary>A rejected row as one text.</summary>
        public static string TextOf(RejectedRow row) => string.Join('\u001f', row.Fields);

        /// <summary>Counts these rows of a block, and those of it that could not be understood.</summary>
        public void Add(IncidentBlock block, int[] rows)
        {
            foreach (int row in rows)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Rows, block.RowHashes[row], out _)++;
                if (KeyOf(block, row) is not 0 and ulong key)
                    CollectionsMarshal.GetValueRefOrAddDefault(Keys, key, out _)++;
            }
            foreach (RejectedRow row in block.Rejected)
                CollectionsMarshal.GetValueRefOrAddDefault(Rejected, TextOf(row), out _)++;
        }

        /// <summary>Of each row as many as the table that has the most.</summary>
        public void Raise(Holdings other)
        {
            Raise(Rows, other.Rows);
            Raise(Keys, other.Keys);
            Raise(Rejected, other.Rejected);
        }

        private static void Raise<T>(Dictionary<T, int> to, Dictionary<T, int> from)
            where T : notnull
        {
            foreach ((T what, int count) in from)
            {
                ref int most = ref CollectionsMarshal.GetValueRefOrAddDefault(to, what, out _);
                most = Math.Max(most, count);
            }
        }
    }
}
