using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Insertion of a file into a store: all of it, with its record and the entry of the log, or nothing.</summary>
internal sealed class StoreAddition
{
    /// <summary>Rows from which on indexes are made afterwards, where the store is empty.</summary>
    private const int Many = 50_000;

    private readonly StoreDatabase _database;
    private readonly CancellationToken _cancellation;
    private readonly List<(long Row, double Easting, double Northing)> _points = [];
    private readonly StoreTombstones _erased;
    private int _rejectsLeftOut;

    private StoreAddition(StoreDatabase database, CancellationToken cancellation)
    {
        (_database, _cancellation) = (database, cancellation);
        _erased = new StoreTombstones(database);
    }

    /// <summary>Adds what was read of one file, folder or archive.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name">As it was named.</param>
    /// <param name="read">Its tables.</param>
    /// <param name="same">What a reference stands for that the store knows.</param>
    /// <param name="purpose">Who adds it, and why.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops it; the store is then as it was.</param>
    /// <exception cref="OutputException">It cannot be added; the store is as it was.</exception>
    public static AdditionRecord Execute(
        StoreDatabase database, string name, ReadTables read, SameReference same, StorePurpose purpose, DateTimeOffset now,
        CancellationToken cancellation)
    {
        AdditionRecord? record = null;
        database.Write(() => record = new StoreAddition(database, cancellation).Add(name, read, same, purpose, now));
        return record!;
    }

    private AdditionRecord Add(string name, ReadTables read, SameReference same, StorePurpose purpose, DateTimeOffset now)
    {
        int rejects = read.Tables.Sum(static table => table.Blocks.Sum(static block => block.Rejected.Count));
        int rows = rejects + read.Tables.Sum(static table => table.Repeated + table.Blocks.Sum(static block => block.Count));
        var record = new AdditionRecord
        {
            Name = name,
            At = StoreSchema.Iso(now),
            By = purpose.Who,
            Inputs = read.Inputs,
            Rows = rows,
            Added = 0,
            Corrected = 0,
            Repeated = rows,
            Rejected = 0,
        };
        if (Before(read.Inputs) is { } before)
            return record with { Before = before, LastHash = _database.Text("SELECT hash FROM store_log_end") ?? "" };
        StoreDecision decision = StoreDecision.Of(_database, read.Tables, same, _erased, _cancellation);
        bool many = rows >= Many && _database.Number("SELECT 1 FROM incidents LIMIT 1") == 0;
        StoreSchema.BeginFilling(_database, many);
        _database.Run(
            "INSERT INTO store_additions (name, at, by, rows, added, corrected, repeated, rejected, options) VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?)",
            name, record.At, record.By, rows, read.OptionsInWords);
        long addition = _database.LastRow;
        foreach (InputFile input in read.Inputs)
            _database.Run("INSERT INTO store_inputs VALUES (?, ?, ?, ?)", addition, input.Name, input.Bytes, input.Sha256);
        string replaced = Replace(decision.Replaced, addition, record.At);
        (int added, int rejected) = Insert(read.Tables, decision, addition);
        InsertPoints();
        StoreSchema.EndFilling(_database, many, now);
        record = record with
        {
            Added = added,
            Corrected = decision.Replaced.Count,
            Erased = decision.Erased + _rejectsLeftOut,
            Rejected = rejected,
            Repeated = decision.Repeated + read.Tables.Sum(static table => table.Repeated) + (rejects - rejected - _rejectsLeftOut),
            Notes = [.. NotesOf(read, decision)],
        };
        _database.Run(
            "UPDATE store_additions SET added = ?, corrected = ?, repeated = ?, rejected = ? WHERE id = ?", record.Added, record.Corrected,
            record.Repeated, record.Rejected, addition);
        string what = $"{purpose.What}; {string.Join(", ", read.Inputs.Take(5).Select(static input => input.Name))}"
            + (read.Inputs.Count > 5 ? Say($" and {read.Inputs.Count - 5} more") : "");
        string hash = StoreLog.Append(
            _database, purpose, ProcessingKind.Collection, what, added, StoreLog.DigestOf(read.Inputs.Select(static input => input.Sha256)), now);
        if (decision.Replaced.Count > 0)
            hash = StoreLog.Append(_database, purpose, ProcessingKind.Alteration, what, decision.Replaced.Count, replaced, now);
        return record with { LastHash = hash };
    }

    // A file is known by its bytes: another name changes nothing.
    private string? Before(IReadOnlyList<InputFile> inputs)
    {
        string? last = null;
        foreach (InputFile input in inputs)
        {
            const string Query = "SELECT a.at FROM store_inputs AS i JOIN store_additions AS a ON a.id = i.addition WHERE i.sha256 = ? LIMIT 1";
            if (input.Sha256.Length == 0 || _database.Text(Query, input.Sha256) is not { } at)
                return null;
            last = at;
        }
        return last;
    }

    /// <summary>Puts rows into the history, and takes them out of the incidents.</summary>
    /// <returns>A digest of their references.</returns>
    private string Replace(List<long> rows, long addition, string at)
    {
        var references = new List<string>(rows.Count);
        using StoreStatement copy = _database.Prepare(
            $"INSERT INTO store_history (fid, {StoreColumns.List}, replaced_by, replaced_at) SELECT fid, {StoreColumns.List}, ?, ? FROM incidents "
                + "WHERE fid = ? RETURNING reference");
        using StoreStatement delete = _database.Prepare("DELETE FROM incidents WHERE fid = ?");
        using StoreStatement unplace = _database.Prepare("DELETE FROM rtree_incidents_geom WHERE id = ?");
        foreach (long row in rows)
        {
            copy.Bind(0, addition);
            copy.Bind(1, at);
            copy.Bind(2, row);
            if (copy.Step())
                references.Add(copy.Text(0));
            copy.Execute();
            foreach (StoreStatement gone in (ReadOnlySpan<StoreStatement>)[delete, unplace])
            {
                gone.Bind(0, row);
                gone.Execute();
            }
        }
        return StoreLog.DigestOf(references.Order(StringComparer.Ordinal));
    }

    private (int Added, int Rejected) Insert(IReadOnlyList<FileSink> tables, StoreDecision decision, long addition)
    {
        using StoreStatement insert = _database.Prepare(
            $"INSERT INTO incidents ({StoreColumns.List}) VALUES ({string.Join(',', StoreColumns.All.Select(static _ => "?"))})");
        using var texts = new StoreTexts();
        int b = 0, added = 0, rejected = 0;
        var seen = new Dictionary<ulong, long>();
        foreach (FileSink table in tables)
        {
            StoreTable entered = StoreTable.Enter(_database, table, addition);
            var filler = new StoreRowFiller(insert, texts, entered, table, addition);
            int linesBefore = 0;
            foreach (IncidentBlock block in table.Blocks)
            {
                _cancellation.ThrowIfCancellationRequested();
                bool[] skipped = decision.Skipped[b++];
                for (int row = 0; row < block.Count; row++)
                {
                    if (skipped[row])
                        continue;
                    filler.Bind(block, row, linesBefore);
                    insert.Execute();
                    added++;
                    if (block.Forms[row] != PositionForm.None)
                        _points.Add((_database.LastRow, block.X[row], block.Y[row]));
                }
                rejected += Reject(block.Rejected, entered, linesBefore, seen);
                linesBefore += block.Lines;
            }
        }
        return (added, rejected);
    }

    private int Reject(List<RejectedRow> rows, StoreTable table, int linesBefore, Dictionary<ulong, long> seen)
    {
        int kept = 0;
        foreach (RejectedRow row in rows)
        {
            if (!_erased.IsEmpty && row.Fields.Any(field => _erased.Holds(Encoding.UTF8.GetBytes(field.Trim()), 0)))
            {
                _rejectsLeftOut++;
                continue;
            }
            string fields = JsonSerializer.Serialize([.. row.Fields], StoreJson.Default.StringArray);
            ulong hash = Utf8Pool.Hash(Encoding.UTF8.GetBytes(fields));
            if (!seen.TryGetValue(hash, out long left))
                left = _database.Number("SELECT count(*) FROM store_rejects WHERE row_hash = ?", (long)hash);
            seen[hash] = Math.Max(0, left - 1);
            if (left > 0)
                continue;
            _database.Run(
                "INSERT INTO store_rejects (source_table, source_line, column_name, value, expected, headers, fields, row_hash) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                table.Id, row.Issue.Line + linesBefore, row.Issue.Column, row.Issue.Value, row.Issue.Expected,
                JsonSerializer.Serialize([.. row.Headers], StoreJson.Default.StringArray), fields, (long)hash);
            kept++;
        }
        return kept;
    }

    // Points that lie together are entered together: an R-tree that grows so is made several times faster, and is read faster.
    private void InsertPoints()
    {
        if (_points.Count == 0)
            return;
        _points.Sort(static (a, b) => CurveOf(a).CompareTo(CurveOf(b)) is not 0 and int order ? order : a.Row.CompareTo(b.Row));
        using StoreStatement insert = _database.Prepare("INSERT INTO rtree_incidents_geom VALUES (?, ?, ?, ?, ?)");
        GridBox reach = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (int i = 0; i < _points.Count; i++)
        {
            if (i % 4096 == 0)
                _cancellation.ThrowIfCancellationRequested();
            (long row, double easting, double northing) = _points[i];
            insert.Bind(0, row);
            insert.Bind(1, easting);
            insert.Bind(2, easting);
            insert.Bind(3, northing);
            insert.Bind(4, northing);
            insert.Execute();
            reach = new GridBox(
                Math.Min(reach.West, easting), Math.Min(reach.South, northing), Math.Max(reach.East, easting), Math.Max(reach.North, northing));
        }
        StoreSchema.Extend(_database, reach);
    }

    /// <summary>Morton code of a point in squares of 16 m.</summary>
    private static ulong CurveOf((long Row, double Easting, double Northing) point) => Spread(point.Easting) | (Spread(point.Northing) << 1);

    private static ulong Spread(double metres)
    {
        ulong bits = (ulong)Math.Clamp(metres / 16 + (1 << 20), 0, (1 << 24) - 1);
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }

    private static IEnumerable<string> NotesOf(ReadTables read, StoreDecision decision)
    {
        foreach (FileSink table in read.Tables.Where(static table => table.HasBegun))
        {
            foreach (string note in table.Notes.Concat(table.Map.Notes).Concat(table.TimeNotes))
                yield return $"{table.Name}: {note}";
            if (table.DateOrder.Length > 0)
                yield return $"{table.Name}: dates are read {table.DateOrder}.";
        }
        foreach (string note in read.Notes)
            yield return note;
        if (decision.Others > 0)
            yield return Say($"{decision.Others:N0} {(decision.Others == 1 ? "reference stands" : "references stand")} for another incident in the ")
                + "store, of another time and place; both are kept.";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
