using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Sink of the rows of one log of positions: its blocks, in file order.</summary>
/// <param name="name">The file as the user knows it.</param>
/// <param name="choices">What the user said of columns, by role; the unit is not among them.</param>
/// <param name="unit">The header of the column of units that the user named; null for none.</param>
/// <param name="reading">What else the user said.</param>
/// <param name="advance">Told how many bytes of the file were read.</param>
internal sealed class FixSink(
    string name, IReadOnlyDictionary<ColumnRole, string> choices, string? unit, FixReading reading, Action<long> advance) : IRowSink
{
    private readonly List<FixSink> _others = [];
    private readonly TimeReading _british = TimeReading.British(reading.Clock) with { IsUtc = reading.IsUtc };
    private ColumnMap? _map;
    private TimeReading? _times;
    private bool _isAgain;
    private volatile int _rowsOfABlock = FixBlock.LeastRows;

    /// <summary>The file as the user knows it.</summary>
    public string Name { get; } = name;

    /// <summary>Why the file, or the rest of it, could not be read; blank when all is well.</summary>
    public string Problem { get; set; } = "";

    /// <summary>Has the header been read?</summary>
    public bool HasBegun => _map is not null;

    /// <summary>Which column holds what.</summary>
    public ColumnMap Map => _map ?? throw new InvalidOperationException("A reader must say the headers before it opens a block.");

    /// <summary>The column of units; −1 where there is none, and the whole file is of one.</summary>
    public int UnitColumn { get; private set; } = -1;

    /// <summary>What a fix is called that names no unit: the file without its folder and its ending.</summary>
    public string OwnUnit => Path.GetFileNameWithoutExtension(Name.Replace('\\', '/'));

    /// <summary>How the file's times are read.</summary>
    public TimeReading Times => _times ?? _british;

    /// <summary>Rows that a block is likely to have, from those before it; speed and memory depend on it and nothing else.</summary>
    public int RowsOfABlock
    {
        get => _rowsOfABlock;
        set => _rowsOfABlock = value;
    }

    /// <summary>The blocks, in file order.</summary>
    public List<FixBlock> Blocks { get; } = [];

    /// <summary>Is there any sound fix in it?</summary>
    public bool HasFixes => Blocks.Exists(static block => block.Count > 0);

    /// <inheritdoc/>
    public HeaderRows Header { get; } = new(choices);

    /// <summary>The tables of the file: its sheets where there are several, else itself.</summary>
    public IReadOnlyList<FixSink> Tables => _others.Count > 0 ? _others : [this];

    /// <inheritdoc/>
    public IRowSink Another(string name)
    {
        var other = new FixSink($"{Name}/{name}", choices, unit, reading, advance) { _times = _times };
        _others.Add(other);
        return other;
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
    {
        _map = ColumnMap.Decide(headers, sample, choices, reading.Grid);
        UnitColumn = FixUnits.ColumnOf(headers, unit);
        if (!_map.HasPosition)
            throw new UnreadableFileException(
                $"No column of it says where ({Listed(headers)}): name them with ⟨gps-column longitude=HEADER⟩ and "
                    + "⟨gps-column latitude=HEADER⟩.");
        if (_map.IndexOf(ColumnRole.Time) < 0 && _map.IndexOf(ColumnRole.From) < 0)
            throw new UnreadableFileException($"No column of it says when ({Listed(headers)}): name it with ⟨gps-column time=HEADER⟩.");
        _times ??= Decide(OfSample(sample), isWhole: false);
    }

    /// <inheritdoc/>
    public IRowBlock OpenBlock()
    {
        var block = new FixBlock(this);
        Blocks.Add(block);
        return block;
    }

    /// <inheritdoc/>
    public void Advance(long bytesRead)
    {
        if (!_isAgain)
            advance(bytesRead);
    }

    /// <summary>Ends the reading of the file's rows.</summary>
    /// <returns>True when it is to be read once more from its start: its last rows tell that its first were read the wrong way.</returns>
    public bool EndsUnsettled()
    {
        if (_isAgain)
            return false;
        FixSink[] begun = [.. Tables.Where(static table => table.HasBegun)];
        var tally = new TimeTally();
        foreach (FixSink table in begun)
            tally.Add(table.Tally(), 0);
        TimeReading whole = Decide(tally, isWhole: true);
        if (!Array.Exists(begun, table => TimeDecision.Matters(tally, table.Times, whole)))
            return false;
        (_isAgain, _times) = (true, whole);
        _others.Clear();
        Blocks.Clear();
        return true;
    }

    /// <summary>What is to be said of the rows that could not be used; null for nothing.</summary>
    public string? Complaint()
    {
        int refused = 0, nowhere = 0, rows = 0, lines = 0;
        FixFault? first = null;
        foreach (FixBlock block in Blocks)
        {
            if (first is null && block.FirstRefused is { } fault)
                first = fault with { Line = fault.Line + lines };
            (refused, nowhere, rows) = (refused + block.Refused, nowhere + block.Nowhere, rows + block.Count + block.Refused + block.Nowhere);
            lines += block.Lines;
        }
        if (refused + nowhere == 0)
            return null;
        string which = nowhere > 0 ? "The first of the others" : "The first";
        string example = first is not { } one ? ""
            : Say($" {which} is in line {one.Line}: {(one.Column.Length > 0 ? $"{one.Column} holds \"{one.Value}\", and " : "")}")
                + $"{one.Expected} was expected.";
        string without = nowhere == 0 ? "" : Say($", {nowhere:N0} of them for want of a position");
        return Say($"{Name}: {refused + nowhere:N0} of {rows:N0} rows could not be used") + without + "." + example;
    }

    private TimeReading Decide(TimeTally tally, bool isWhole) => TimeDecision.Decide(tally, reading.Dates, _british, isWhole);

    private TimeTally Tally()
    {
        var tally = new TimeTally();
        int lines = 0;
        foreach (FixBlock block in Blocks)
        {
            tally.Add(block.TimeTally, lines);
            lines += block.Lines;
        }
        return tally;
    }

    private TimeTally OfSample(IReadOnlyList<IReadOnlyList<string>> sample)
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
        return tally;
    }

    private static string Listed(IReadOnlyList<string> headers) => string.Join(", ", headers.Take(6));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
