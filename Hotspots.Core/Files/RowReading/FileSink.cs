using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Sink of the rows of one file. What has been read of one file? The blocks of its rows, in file order.</summary>
/// <param name="name">The file as the user knows it.</param>
/// <param name="choices">What the user said of columns, by role.</param>
/// <param name="advance">Told how many bytes of the file were read.</param>
/// <param name="memory">What the rows may take; null for whatever there is.</param>
/// <param name="options">What else the user said; null for nothing.</param>
internal sealed class FileSink(
    string name, IReadOnlyDictionary<ColumnRole, string> choices, Action<long> advance, MemoryBudget? memory = null,
    ReadOptions? options = null) : IRowSink
{
    /// <summary>Enough to see what a column holds.</summary>
    private const int MostFirstRows = 5;

    private readonly List<FileSink> _others = [];
    private readonly List<string> _notes = [];
    private int _opened;
    private readonly TimeReading _british = TimeReading.British((options ?? ReadOptions.Default).Clock);
    private readonly DateOrder? _dates = options?.Dates;
    private ColumnMap? _map;
    private TimeReading? _times;
    private bool _isRejects;
    private bool _isAgain;
    private volatile int _rowsOfABlock = IncidentBlock.LeastRows;

    /// <summary>The file as the user knows it.</summary>
    public string Name { get; } = name;

    /// <summary>Number of the path, among those the user named, that it came with.</summary>
    public int Input { get; init; }

    /// <summary>The format's name; blank until it is known.</summary>
    public string Format { get; set; } = "";

    /// <summary>What is special about the file.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Why the file, or the rest of it, could not be read; blank when all is well.</summary>
    public string Problem { get; set; } = "";

    /// <summary>Why the file holds no incidents though it is sound; blank when it does.</summary>
    public string SetAside { get; set; } = "";

    /// <summary>What the user should know of the file, each a part of a sentence that goes on from its name.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The sheets to choose from; none for what is no workbook.</summary>
    public IReadOnlyList<string> Sheets { get; private set; } = [];

    /// <summary>Does nothing in the file tell the order of its dates, or do they contradict one another?</summary>
    public bool OrderIsOpen { get; private set; }

    /// <summary>Ends the file.</summary>
    /// <returns>Its tables: its sheets where several are read, else itself.</returns>
    public IReadOnlyList<FileSink> End()
    {
        if (_others.Count == 0)
            return [this];
        foreach (FileSink other in _others)
            (other.Format, other.Sheets) = (Format, Sheets);
        // What stops the reading of a workbook stops it at the sheet that was being read.
        _others[^1].Problem = Problem;
        _others[^1].SetAside = SetAside;
        _others[0]._notes.InsertRange(0, _notes);
        return _others;
    }

    /// <inheritdoc/>
    public HeaderRows Header { get; } = new(choices, options?.HeaderRow);

    /// <inheritdoc/>
    public string? Sheet => options?.Sheet;

    /// <inheritdoc/>
    public StoreQuestion? Question => options?.Question;

    /// <summary>The first rows as the file has them, before anything is made of them; at most <see cref="MostFirstRows"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FirstRows { get; private set; } = [];

    /// <summary>Rows left out because an earlier input holds them (<see cref="Repeats.RepeatedRows"/>).</summary>
    public int Repeated { get; set; }

    /// <summary>Are its rows those of a store, which were understood before?</summary>
    public bool IsKept { get; private set; }

    /// <summary>Has the header been read?</summary>
    public bool HasBegun => _map is not null;

    /// <summary>Which column holds what.</summary>
    public ColumnMap Map => _map ?? throw new InvalidOperationException("A reader must say the headers before it opens a block.");

    /// <summary>The columns that are kept as text, by index.</summary>
    public IReadOnlyList<int> AttributeColumns { get; private set; } = [];

    /// <summary>How the file's times are read.</summary>
    public TimeReading Times => _times ?? _british;

    /// <summary>How dates that could be read two ways were read; blank where there are none.</summary>
    public string DateOrder { get; private set; } = "";

    /// <summary>What is to be known of the file's times, a sentence each that goes on behind the file's name.</summary>
    public List<string> TimeNotes { get; } = [];

    /// <summary>Fewest fields of a row: those behind them may be left out when they are blank.</summary>
    public int LeastFields { get; private set; }

    /// <summary>Rows that a block is likely to have, from those before it; speed and memory depend on it and nothing else.</summary>
    public int RowsOfABlock
    {
        get => _rowsOfABlock;
        set => _rowsOfABlock = value;
    }

    /// <summary>The blocks, in file order.</summary>
    public List<IncidentBlock> Blocks { get; } = [];

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
    {
        _isRejects = RejectsText.IsRejects(headers);
        if (_isRejects)
        {
            headers = [.. headers.Select(RejectsText.Restore)];
            sample = [.. sample.Select(static row => (IReadOnlyList<string>)[.. row.Select(RejectsText.Restore)])];
        }
        if (ColumnMap.IsOutcomes(headers))
        {
            throw new UnreadableFileException(
                "It says what became of crimes and lists none of its own (police.uk outcomes), so nothing of it is counted: "
                    + "the street file of its month holds the crimes.")
            {
                IsOfOtherKind = true,
            };
        }
        FirstRows = [.. sample.Take(MostFirstRows)];
        _map = ColumnMap.Decide(headers, sample, choices, options?.Grid);
        Detail = detail;
        AttributeColumns = TextColumnsOf(_map);
        LeastFields = LeastFieldsOf(headers, sample);
        _times ??= ReadSample(sample);
    }

    /// <inheritdoc/>
    public void BeginKept(IReadOnlyList<ColumnReading> columns, string? fixedKind)
    {
        IsKept = true;
        _map = ColumnMap.Kept(columns, fixedKind);
        AttributeColumns = TextColumnsOf(_map);
    }

    /// <inheritdoc/>
    public bool IsDecisive(int column) => Map.Roles[column]
        is ColumnRole.Time or ColumnRole.From or ColumnRole.To or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting
        or ColumnRole.Northing or ColumnRole.GridReference or ColumnRole.LatLong;

    /// <summary>Ends the reading of the file's rows.</summary>
    /// <returns>True when it is to be read once more from its start: its last rows tell that its first were read the wrong way.</returns>
    public bool EndsUnsettled()
    {
        if (memory is { Problem.Length: > 0 })
            return false;
        // Sheets are read one after another: when one is to be read again, so are all.
        List<FileSink> tables = _others.Count > 0 ? _others : [this];
        List<(FileSink Table, TimeTally Tally)> begun = [.. tables.Where(static table => table.HasBegun).Select(
            static table => (table, table.TallyTimes()))];
        if (!_isAgain && begun.Exists(static table => table.Table.IsMisread(table.Tally)))
        {
            foreach ((FileSink table, TimeTally tally) in begun)
                table._times = TimeDecision.Decide(tally, _dates, _british, isWhole: true);
            foreach (FileSink table in tables)
                table.BeginAgain();
            BeginAgain();
            return true;
        }
        foreach ((FileSink table, TimeTally tally) in begun)
            table.SettleTimes(tally);
        return false;
    }

    /// <inheritdoc/>
    public IRowSink Another(string name)
    {
        if (_opened == _others.Count)
            _others.Add(new FileSink($"{Name}/{name}", choices, advance, memory, options) { Input = Input });
        return _others[_opened++];
    }

    /// <inheritdoc/>
    public void Offer(IReadOnlyList<string> sheets) => Sheets = sheets;

    /// <inheritdoc/>
    public void Tell(string note) => _notes.Add(note);

    /// <summary>Rows that are totals, footnotes or headings: how many, and the line and the text of the first.</summary>
    public (int Count, int Line, string Text) Asides()
    {
        (int Count, int Line, string Text) all = default;
        int lines = 0;
        foreach (IncidentBlock block in Blocks)
        {
            if (all.Count == 0 && block.Asides.Count > 0)
                all = (0, lines + block.Asides.Line, block.Asides.Text);
            all.Count += block.Asides.Count;
            lines += block.Lines;
        }
        return all;
    }

    /// <inheritdoc/>
    public IRowBlock OpenBlock()
    {
        var block = new IncidentBlock(this);
        Blocks.Add(block);
        return _isRejects ? new RestoredRows(block, Map.Headers) : block;
    }

    /// <inheritdoc/>
    public void Advance(long bytesRead)
    {
        // What is read again was told when it was read first.
        if (_isAgain)
            return;
        memory?.Advance(bytesRead);
        advance(bytesRead);
    }

    /// <summary>Notes a block that is complete.</summary>
    /// <exception cref="UnreadableFileException">The files take more memory than there is.</exception>
    public void Hold(long blockBytes, int blockRows) => memory?.Hold(blockBytes, blockRows);

    // Columns without a name are commas behind the header. Beyond them a short row is a damaged one, unless the first rows show that the file leaves
    // blank fields at the end out.
    private int LeastFieldsOf(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        int named = headers.Count, decisive = 1;
        while (named > 1 && headers[named - 1] == string.Create(System.Globalization.CultureInfo.InvariantCulture, $"column {named}"))
            named--;
        for (int i = 0; i < headers.Count; i++)
            decisive = IsDecisive(i) ? i + 1 : decisive;
        return sample.Any(row => row.Count < named && row.Count >= decisive) ? decisive : Math.Max(named, decisive);
    }

    private TimeTally TallyTimes()
    {
        var tally = new TimeTally();
        int lines = 0;
        foreach (IncidentBlock block in Blocks)
        {
            tally.Add(block.TimeTally, lines);
            lines += block.Lines;
        }
        return tally;
    }

    private bool IsMisread(TimeTally tally) =>
        TimeDecision.Matters(tally, Times, TimeDecision.Decide(tally, _dates, _british, isWhole: true));

    private void BeginAgain()
    {
        _isAgain = true;
        _opened = 0;
        _notes.Clear();
        Blocks.ForEach(static block => block.Forget());
        Blocks.Clear();
    }

    private void SettleTimes(TimeTally tally)
    {
        // A part of a file's rows, which is what a store may give, must not be taken for the whole.
        if (IsKept)
            return;
        DateOrder = TimeDecision.OrderInWords(tally, Times);
        OrderIsOpen = TimeDecision.IsOpen(tally);
        TimeNotes.AddRange(TimeWords.Of(tally, Times, Map, DateOrder, isSaid: _dates is not null));
        TimeNotes.AddRange(TimeSettlement.Settle(Blocks, tally, Map));
        TimeNotes.AddRange(Map.Unused);
    }

    // The first rows tell how nearly all files are read; the others begin anew.
    private TimeReading ReadSample(IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var tally = new TimeTally();
        var reader = new TimeReader(Map, _british, tally);
        foreach (IReadOnlyList<string> row in sample)
        {
            byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(row));
            var fields = new FieldSpan[row.Count];
            for (int i = 0, start = 0; i < fields.Length; start += fields[i++].Length)
                fields[i] = new FieldSpan(start, System.Text.Encoding.UTF8.GetByteCount(row[i]));
            reader.TryRead(0, new RowFields(text, fields), out _, out _);
        }
        return TimeDecision.Decide(tally, _dates, _british, isWhole: false);
    }

    private static List<int> TextColumnsOf(ColumnMap map)
    {
        var kept = new List<int>();
        for (int i = 0; i < map.Headers.Count; i++)
        {
            if (IsKeptAsText(map.Roles[i]))
                kept.Add(i);
        }
        return kept;
    }

    private static bool IsKeptAsText(ColumnRole role) => role
        is not (ColumnRole.Id or ColumnRole.Kind or ColumnRole.Time or ColumnRole.From or ColumnRole.To or ColumnRole.Clock or ColumnRole.FromClock or ColumnRole.ToClock
            or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting or ColumnRole.Northing or ColumnRole.GridReference
            or ColumnRole.LatLong or ColumnRole.RejectNote);
}
