using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Stores;

/// <summary>Rows of a store on their way out, in the order in which their files were added.</summary>
internal sealed class StoreRows
{
    /// <summary>Rows of a block.</summary>
    private const int BlockRows = 16_384;

    private static readonly int Geometry = StoreColumns.IndexOf("geom"), Reference = StoreColumns.IndexOf("reference"),
        Kind = StoreColumns.IndexOf("kind"), First = StoreColumns.IndexOf("first_second"), Seconds = StoreColumns.IndexOf("seconds"),
        Precision = StoreColumns.IndexOf("precision"), Metres = StoreColumns.IndexOf("metres"), Source = StoreColumns.IndexOf("position_source"),
        Table = StoreColumns.IndexOf("source_table"), Line = StoreColumns.IndexOf("source_line"), Hash = StoreColumns.IndexOf("row_hash"),
        Attributes = StoreColumns.IndexOf("attributes");

    private readonly StoreDatabase _database;
    private readonly string _from;
    private readonly object?[] _limits;

    /// <summary>Prepares the rows that a question is about.</summary>
    /// <param name="database">The store.</param>
    /// <param name="narrowing">Which rows are wanted; null for all.</param>
    public StoreRows(StoreDatabase database, StoreNarrowing? narrowing)
    {
        _database = database;
        Total = database.Number("SELECT count(*) FROM incidents") + database.Number("SELECT count(*) FROM store_rejects");
        if (narrowing is null)
        {
            (_from, _limits) = ("incidents", []);
            Count = database.Number("SELECT count(*) FROM incidents");
            InWords = Say($"all {Count:N0} incidents of it");
            return;
        }
        (string chosen, _limits) = StoreSelection.Of(database, narrowing);
        // The outer loop goes over the few that were chosen, and not over all rows there are.
        _from = $"({chosen}) AS chosen CROSS JOIN incidents ON incidents.fid = chosen.id";
        Count = database.Number($"SELECT count(*) FROM ({chosen})", _limits);
        InWords = Say($"{Count:N0} of its incidents, round {narrowing.Box.West:0},{narrowing.Box.South:0} to ")
            + Say($"{narrowing.Box.East:0},{narrowing.Box.North:0} on the grid");
    }

    /// <summary>Rows that the store holds, those not understood included.</summary>
    public long Total { get; }

    /// <summary>Incidents that are given.</summary>
    public long Count { get; }

    /// <summary>Which incidents are given, for the log.</summary>
    public string InWords { get; }

    /// <summary>Gives the rows to a sink.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="bytes">Size of the store's file, by which the sink tells how far the reading is.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Give(IRowSink sink, long bytes, CancellationToken cancellation)
    {
        // Rows and what is said of their tables are of one moment, whoever adds more meanwhile.
        _database.Run("BEGIN");
        Dictionary<long, StoreTable> tables = StoreTable.All(_database);
        Dictionary<long, int> rejects = RejectsByTable();
        long each = bytes / Math.Max(1, Count + rejects.Values.Sum());
        using StoreStatement row = _database.Prepare($"SELECT {StoreColumns.List} FROM {_from} ORDER BY fid");
        row.Bind(_limits);
        var filling = new Filling(sink, each, cancellation);
        bool hasRow = row.Step();
        foreach (StoreTable table in tables.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            bool hasRejects = rejects.ContainsKey(table.Id);
            // A table of which no row is wanted has its columns all the same: what there is to ask for does not depend on what is asked.
            filling.Begin(table);
            for (; hasRow && row.Whole(Table) == table.Id; hasRow = row.Step())
                filling.Add(row);
            if (hasRejects)
                GiveRejects(table, filling);
            filling.End();
        }
        _database.Run("COMMIT");
        if (hasRow)
            throw new UnreadableFileException(
                "The store names a file that it does not list, so another program has changed it: fetch it from your last copy.");
    }

    // Rejected rows have neither place nor time; a question that is narrowed has no use for them but to count them as the whole would.
    private Dictionary<long, int> RejectsByTable()
    {
        var counts = new Dictionary<long, int>();
        foreach (StoreStatement row in _database.Rows("SELECT source_table, count(*) FROM store_rejects GROUP BY source_table"))
            counts.Add(row.Whole(0), (int)row.Whole(1));
        return counts;
    }

    private void GiveRejects(StoreTable table, Filling filling)
    {
        const string Query = "SELECT source_line, column_name, value, expected, fields FROM store_rejects WHERE source_table = ? ORDER BY id";
        foreach (StoreStatement row in _database.Rows(Query, table.Id))
        {
            string[] fields = JsonSerializer.Deserialize(row.Text(4), StoreJson.Default.StringArray) ?? [];
            filling.Block.Refuse((int)row.Whole(0), row.Text(1), row.Text(2), row.Text(3), fields);
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>One table at a time on its way into a sink.</summary>
    private sealed class Filling(IRowSink sink, long bytesOfARow, CancellationToken cancellation)
    {
        private StoreTable _table = null!;
        private IRowSink _sink = null!;
        private FieldSpan[] _fields = [];
        private byte[] _bytes = new byte[4096];
        private int _end, _rows;

        public IRowBlock Block { get; private set; } = null!;

        public void Begin(StoreTable table)
        {
            _table = table;
            _sink = sink.Another(table.Name);
            _sink.BeginKept(table.Columns, table.FixedKind);
            _fields = new FieldSpan[table.Columns.Count];
            Block = _sink.OpenBlock();
        }

        public void Add(StoreStatement row)
        {
            if (_rows == BlockRows)
            {
                Complete();
                Block = _sink.OpenBlock();
            }
            Array.Clear(_fields);
            _end = 0;
            Set(_table.IdColumn, row.Bytes(Reference));
            // The kind of a file of one kind is said once for all.
            if (_table.FixedKind is null)
                Set(_table.KindColumn, row.Bytes(Kind));
            for (int i = 0; i < _table.Given.Count; i++)
                Set(_table.Given[i], row.Bytes(_table.GivenPlaces[i]));
            if (_table.Plain.Count > 0)
                SetPlain(row.Bytes(Attributes));
            var time = row.IsNull(First) ? IncidentTime.Unknown
                : new IncidentTime(row.Whole(First), (uint)row.Whole(Seconds), (TimePrecision)row.Whole(Precision));
            var kept = new KeptRow(
                StorePoint.Read(row.Bytes(Geometry)), row.Real(Metres), (PositionSource)row.Whole(Source), time, (ulong)row.Whole(Hash));
            Block.AddKept((int)row.Whole(Line), kept, new RowFields(_bytes, _fields));
            _rows++;
        }

        public void End() => Complete();

        private void Complete()
        {
            cancellation.ThrowIfCancellationRequested();
            // Lines are those of the file, whatever block a row stands in.
            Block.Complete(0);
            _sink.Advance(bytesOfARow * _rows);
            _rows = 0;
        }

        private void Set(int column, ReadOnlySpan<byte> text)
        {
            if (column < 0 || text.IsEmpty)
                return;
            Room(text.Length);
            text.CopyTo(_bytes.AsSpan(_end));
            _fields[column] = new FieldSpan(_end, text.Length);
            _end += text.Length;
        }

        // Keys stand in the order of the columns, and those of blanks are left out.
        private void SetPlain(ReadOnlySpan<byte> json)
        {
            if (json.IsEmpty)
                return;
            var reader = new Utf8JsonReader(json);
            int next = 0;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                while (next < _table.Keys.Count && !reader.ValueTextEquals(_table.Keys[next].Value))
                    next++;
                reader.Read();
                if (next == _table.Keys.Count)
                    throw new UnreadableFileException(
                        "The store has texts of a column that its file did not have, so another program has changed it: fetch it from your last "
                            + "copy.");
                Room(reader.ValueSpan.Length);
                int length = reader.CopyString(_bytes.AsSpan(_end));
                _fields[_table.Plain[next++]] = new FieldSpan(_end, length);
                _end += length;
            }
        }

        private void Room(int bytes)
        {
            if (_end + bytes > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _end + bytes));
        }
    }
}
