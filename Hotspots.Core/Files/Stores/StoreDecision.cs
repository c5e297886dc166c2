using System.Runtime.InteropServices;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Record linkage of the rows of a file with those of a store: which are there already, and which take the place of earlier ones.</summary>
/// <remarks>
/// As among files (<see cref="Repeats.RepeatedRows"/>) a row is repeated when the store has one that says the same word for word, matched one for
/// one. Of the others, one with a reference that the store knows takes the place of the row of that reference that is nearest to it: of the same
/// time and place, of the same time, of the same place, else the first. Rows of the store that no row takes the place of stay.
/// </remarks>
internal sealed class StoreDecision
{
    /// <summary>Fewest references whose time and place are others that make a file look as if it numbered its own rows.</summary>
    private const int FewestForeign = 3;

    private readonly StoreDatabase _database;
    private readonly SameReference _same;
    private readonly Dictionary<ulong, List<RowAddress>> _known = [];
    private readonly HashSet<ulong> _unknown = [];
    private readonly Dictionary<ulong, long> _left = [];
    private int _foreign, _others;

    private StoreDecision(StoreDatabase database, SameReference same) => (_database, _same) = (database, same);

    /// <summary>Of each block, in order, the rows that are not to be entered.</summary>
    public List<bool[]> Skipped { get; } = [];

    /// <summary>Rows of the store that go into the history.</summary>
    public List<long> Replaced { get; } = [];

    /// <summary>Rows that were repeated.</summary>
    public int Repeated { get; private set; }

    /// <summary>Rows left out because what they say was erased.</summary>
    public int Erased { get; private set; }

    /// <summary>References that stand for another incident in the store, and were entered beside it.</summary>
    public int Others => _others;

    /// <summary>Decides on every row.</summary>
    /// <param name="database">The store, within a transaction.</param>
    /// <param name="tables">The tables of the file.</param>
    /// <param name="same">What a reference stands for that the store knows.</param>
    /// <param name="erased">What was erased must not come back.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OutputException">The file numbers its own rows, and would take the place of other incidents.</exception>
    public static StoreDecision Of(
        StoreDatabase database, IReadOnlyList<FileSink> tables, SameReference same, StoreTombstones erased, CancellationToken cancellation)
    {
        var decision = new StoreDecision(database, same);
        bool isEmpty = database.Number("SELECT 1 FROM incidents LIMIT 1") == 0;
        IncidentBlock[] blocks = [.. tables.SelectMany(static table => table.Blocks)];
        decision.Skipped.AddRange(blocks.Select(static block => new bool[block.Count]));
        if (!erased.IsEmpty)
            decision.LeaveOut(blocks, erased);
        if (isEmpty)
            return decision;
        using StoreStatement alike = database.Prepare("SELECT count(*) FROM incidents WHERE row_hash = ? AND reference_hash = 0");
        using StoreStatement known = database.Prepare("SELECT 1 FROM incidents WHERE reference_hash = ? AND reference_hash <> 0 LIMIT 1");
        for (int b = 0; b < blocks.Length; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int row = 0; row < blocks[b].Count; row++)
            {
                if (decision.Skipped[b][row])
                    continue;
                if (blocks[b].IdHashes[row] == 0)
                    decision.Match(blocks[b], row, decision.Skipped[b], alike);
                else
                    decision.Note(blocks[b].IdHashes[row], new RowAddress(b, row), known);
            }
        }
        foreach (List<RowAddress> rows in decision._known.Values)
            decision.Pair(blocks, rows);
        if (same == SameReference.Told && decision._foreign >= FewestForeign && 2 * decision._foreign > decision._known.Count)
            throw new OutputException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{decision._foreign:N0} of the {decision._known.Count:N0} references in it that the store knows stand there for another time and ")
                + "another place, as if the file numbered its own rows: say ⟨same-reference other⟩ to enter them beside the others, or "
                + "⟨same-reference correction⟩ if they are corrections. Nothing of it was added.");
        return decision;
    }

    private void LeaveOut(IncidentBlock[] blocks, StoreTombstones erased)
    {
        for (int b = 0; b < blocks.Length; b++)
        {
            for (int row = 0; row < blocks[b].Count; row++)
            {
                if (erased.Holds(StoreTexts.IdOf(blocks[b], row), blocks[b].RowHashes[row]))
                {
                    Skipped[b][row] = true;
                    Erased++;
                }
            }
        }
    }

    // One row of the store answers for one of the file's.
    private void Match(IncidentBlock block, int row, bool[] skipped, StoreStatement alike)
    {
        ulong hash = block.RowHashes[row];
        ref long left = ref CollectionsMarshal.GetValueRefOrAddDefault(_left, hash, out bool isKnown);
        if (!isKnown)
        {
            alike.Bind(0, (long)hash);
            alike.Step();
            left = alike.Whole(0);
            alike.Reset();
        }
        if (left == 0)
            return;
        left--;
        skipped[row] = true;
        Repeated++;
    }

    private void Note(ulong reference, RowAddress address, StoreStatement known)
    {
        if (_known.TryGetValue(reference, out List<RowAddress>? rows))
        {
            rows.Add(address);
            return;
        }
        if (_unknown.Contains(reference))
            return;
        known.Bind(0, (long)reference);
        bool isThere = known.Step();
        known.Reset();
        if (isThere)
            _known.Add(reference, [address]);
        else
            _unknown.Add(reference);
    }

    private void Pair(IncidentBlock[] blocks, List<RowAddress> rows)
    {
        IncidentBlock Block(RowAddress address) => blocks[address.Block];
        byte[] id = StoreTexts.IdOf(Block(rows[0]), rows[0].Row);
        List<Held> held = HeldOf(Block(rows[0]).IdHashes[rows[0].Row], id);
        var left = new List<RowAddress>();
        foreach (RowAddress address in rows)
        {
            int same = held.FindIndex(one => one.Hash == Block(address).RowHashes[address.Row]);
            if (same < 0)
            {
                left.Add(address);
                continue;
            }
            held.RemoveAt(same);
            Skipped[address.Block][address.Row] = true;
            Repeated++;
        }
        // The nearest pairs first: a row that moved must not take the place of another whose notes alone have grown.
        bool isForeign = false;
        for (int nearness = 3; nearness >= 0; nearness--)
        {
            foreach (RowAddress address in left.ToArray())
            {
                int other = held.FindIndex(one => NearnessOf(one, Block(address), address.Row) >= nearness);
                if (other < 0)
                    continue;
                left.Remove(address);
                isForeign |= nearness == 0 && held[other].IsWhole && IsWhole(Block(address), address.Row);
                if (nearness == 0 && _same == SameReference.Other)
                    _others++;
                else
                    Replaced.Add(held[other].Row);
                held.RemoveAt(other);
            }
        }
        _foreign += isForeign ? 1 : 0;
    }

    private List<Held> HeldOf(ulong reference, byte[] id)
    {
        const string Query = "SELECT fid, row_hash, first_second, precision, geom, reference FROM incidents WHERE reference_hash = ? "
            + "AND reference_hash <> 0 ORDER BY fid";
        var held = new List<Held>();
        foreach (StoreStatement row in _database.Rows(Query, (long)reference))
        {
            // A hash is not the reference itself.
            if (!row.Bytes(5).SequenceEqual(id))
                continue;
            held.Add(new Held(
                row.Whole(0), (ulong)row.Whole(1), row.IsNull(2) ? null : row.Whole(2), (TimePrecision)row.Whole(3), StorePoint.Read(row.Bytes(4))));
        }
        return held;
    }

    private static int NearnessOf(Held held, IncidentBlock block, int row)
    {
        bool sameTime = held.From is { } from ? block.From[row] == from && block.Precisions[row] == held.Precision
            : block.Precisions[row] == TimePrecision.Unknown;
        bool samePlace = held.Place is { } place
            ? block.Forms[row] != PositionForm.None && Math.Round(block.X[row]) == Math.Round(place.Easting)
                && Math.Round(block.Y[row]) == Math.Round(place.Northing)
            : block.Forms[row] == PositionForm.None;
        return (sameTime ? 2 : 0) + (samePlace ? 1 : 0);
    }

    private static bool IsWhole(IncidentBlock block, int row) =>
        block.Forms[row] != PositionForm.None && block.Precisions[row] != TimePrecision.Unknown;

    /// <summary>Row of the store with a reference that the file has, too.</summary>
    private readonly record struct Held(long Row, ulong Hash, long? From, TimePrecision Precision, GridPoint? Place)
    {
        public bool IsWhole => From is not null && Place is not null;
    }
}
