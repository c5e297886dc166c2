using System.Runtime.CompilerServices;
using System.Text;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Block of parsed incidents. What do the rows of one block say? Typed columns, filled row by row by one thread; the parser of
/// incidents.</summary>
internal sealed class IncidentBlock : IRowBlock
{
    /// <summary>Fewest rows that a block has room for.</summary>
    internal const int LeastRows = 64;

    /// <summary>A row of several numbers: what its columns take beside the texts.</summary>
    private const long RowBytes = 8 + 8 + 1 + 8 + 4 + 1 + 4 + 4 + 8 + 8;

    /// <summary>A rejected row's own objects beside its fields.</summary>
    private const long RejectedRowBytes = 200;

    private readonly FileSink _file;
    private readonly PositionReader _positions;
    private readonly TimeReader _times;
    private readonly int _idColumn;
    private readonly int _kindColumn;
    private readonly bool[] _hasRole;
    private int _idLength;
    private long _rejectedBytes;
    private long _held;

    public IncidentBlock(FileSink file)
    {
        _file = file;
        _positions = new PositionReader(file.Map);
        _times = new TimeReader(file.Map, file.Times, TimeTally);
        _idColumn = file.Map.IndexOf(ColumnRole.Id);
        _kindColumn = file.Map.IndexOf(ColumnRole.Kind);
        int rows = file.RowsOfABlock;
        X = new double[rows];
        Y = new double[rows];
        Forms = new PositionForm[rows];
        From = new long[rows];
        Lengths = new uint[rows];
        Precisions = new TimePrecision[rows];
        LineNumbers = new int[rows];
        IdEnds = new int[rows];
        IdHashes = new ulong[rows];
        RowHashes = new ulong[rows];
        _hasRole = [.. file.AttributeColumns.Select(column => file.Map.Roles[column] != ColumnRole.Attribute)];
        Attributes = new TextCodes[file.AttributeColumns.Count];
        for (int i = 0; i < Attributes.Length; i++)
            Attributes[i] = new TextCodes();
    }

    /// <summary>Sound rows in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Lines of the file the block takes.</summary>
    public int Lines { get; private set; }

    /// <summary>Eastings in metres once the block is complete.</summary>
    public double[] X;

    /// <summary>Northings in metres once the block is complete.</summary>
    public double[] Y;

    /// <summary>Metres or None once the block is complete.</summary>
    public PositionForm[] Forms;

    /// <summary>Metres that each row's position is known to, 0 for as closely as its digits; null where it is so of all rows.</summary>
    public float[]? Sizes;

    /// <summary>What each row's position was read from; null where all are given as coordinates, or not at all.</summary>
    public PositionSource[]? Sources;

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public long[] From;

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public uint[] Lengths;

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public TimePrecision[] Precisions;

    /// <summary>Line within the block, first is 1.</summary>
    public int[] LineNumbers;

    /// <summary>The ids, packed one after another.</summary>
    public byte[] IdBytes = [];

    /// <summary>Where each row's id ends.</summary>
    public int[] IdEnds;

    /// <summary>Hash of each row's id; 0 for none.</summary>
    public ulong[] IdHashes;

    /// <summary>Hash of all that a row says; never 0.</summary>
    public ulong[] RowHashes;

    /// <summary>What sort of thing happened.</summary>
    public TextCodes Kinds { get; private set; } = new();

    /// <summary>The other columns, as in <see cref="FileSink.AttributeColumns"/>.</summary>
    public TextCodes[] Attributes { get; }

    /// <summary>Rows that could not be understood; lines are within the block.</summary>
    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>Rows that are no incidents: totals, footnotes, headings. Line within the block and text of the first, and how many.</summary>
    public (int Line, string Text, int Count) Asides { get; private set; }

    /// <summary>What was seen of positions.</summary>
    public PositionTally Tally { get; } = new();

    /// <summary>What was seen of times; lines are within the block.</summary>
    public TimeTally TimeTally { get; } = new();

    /// <inheritdoc/>
    public void Add(int line, RowFields fields) => Add(line, in fields, given: in fields);

    private void Add(int line, scoped in RowFields fields, scoped in RowFields given)
    {
        int columns = _file.Map.Headers.Count;
        if (fields.Count != columns && (fields.Count < columns ? fields.Count < _file.LeastFields : !fields.HasOnlyBlanksBeyond(columns)))
        {
            if (AsideRows.Is(fields, _file.Map, out string words))
                NoteAside(line, words);
            else if (!IsBlank(fields))
                Reject(line, "", fields.ToText(80), Csv.CsvTokenizer.Expected(columns), fields);
            return;
        }
        PositionForm form = _positions.Read(fields, out double x, out double y, out double size, out PositionSource source, out FieldFault fault);
        if (form == PositionForm.Wrong)
        {
            if (TryBlanked(line, fields, given) || IsAside(line, given))
                return;
            Tally.Swapped += ReferenceEquals(fault.Expected, PositionReader.ExpectedUnswapped) ? 1 : 0;
            Reject(line, fault, given);
            return;
        }
        if (!_times.TryRead(line, fields, out IncidentTime time, out fault))
        {
            if (!TryBlanked(line, fields, given) && !IsAside(line, given))
                Reject(line, fault, given);
            return;
        }
        if (form == PositionForm.None && !time.IsKnown && (IsBlank(fields) || IsAside(line, fields)))
            return;

        int row = Begin(line, x, y, form, size, source, time);
        ulong hash = Utf8Pool.Fold(
            (ulong)BitConverter.DoubleToInt64Bits(x) ^ 0x9E3779B97F4A7C15, (ulong)BitConverter.DoubleToInt64Bits(y) ^ 0xC2B2AE3D27D4EB4F);
        hash = Utf8Pool.Fold(hash ^ (ulong)time.FromUtcSeconds, (ulong)time.Precision + 0x165667B19E3779F9);
        hash = Mix(hash, AddId(row, fields));
        hash = Mix(hash, Kinds.Add(row, _kindColumn >= 0 ? Known(fields[_kindColumn]) : default));
        for (int i = 0; i < Attributes.Length; i++)
        {
            ReadOnlySpan<byte> field = fields[_file.AttributeColumns[i]];
            hash = Mix(hash, Attributes[i].Add(row, _hasRole[i] ? Known(field) : TextTrim.Spaces(field)));
        }
        RowHashes[row] = Math.Max(1, hash);
        Count = row + 1;
    }

    /// <inheritdoc/>
    public void AddKept(int line, in KeptRow row, RowFields fields)
    {
        PositionForm form = row.Place is null ? PositionForm.None : PositionForm.Metres;
        (double x, double y) = row.Place is { } place ? (place.Easting, place.Northing) : (0, 0);
        int index = Begin(line, x, y, form, row.Metres, row.Source, row.Time);
        AddId(index, fields);
        Kinds.Add(index, _kindColumn >= 0 ? Known(fields[_kindColumn]) : default);
        for (int i = 0; i < Attributes.Length; i++)
            Attributes[i].Add(index, fields[_file.AttributeColumns[i]]);
        RowHashes[index] = row.Hash;
        Count = index + 1;
    }

    /// <inheritdoc/>
    public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
    {
        Rejected.Add(new RejectedRow(new ReadIssue(_file.Name, line, column, Shorten(value), expected), _file.Map.Headers, fields));
        _rejectedBytes += RejectedRowBytes;
        foreach (string field in fields)
            _rejectedBytes += field.Length == 0 ? 8 : 32 + 2 * field.Length;
    }

    /// <inheritdoc/>
    /// <exception cref="UnreadableFileException">The files take more memory than there is.</exception>
    public void Complete(int lines)
    {
        Lines = lines;
        BlockProjection.Project(this);
        TimeSettlement.CountMidnights(this);
        Seal();
        _held = HeldBytes();
        _file.Hold(_held, Count + Rejected.Count);
    }

    /// <summary>Gives up the block: the file is read again.</summary>
    public void Forget() => _file.Hold(-_held, -(Count + Rejected.Count));

    /// <summary>Takes rows out of a complete block, as if the file had not held them; lines stay as they are.</summary>
    /// <param name="which">One a row.</param>
    /// <returns>How many were taken out.</returns>
    public int TakeOut(ReadOnlySpan<bool> which)
    {
        int taken = which.Count(true);
        if (taken == 0)
            return 0;
        // Where an id begins is where the one before it ends, so the ends are not written over.
        var idEnds = new int[Count - taken];
        int kept = 0, idEnd = 0;
        for (int row = 0; row < Count; row++)
        {
            if (which[row])
                continue;
            ReadOnlySpan<byte> id = IdAt(row);
            id.CopyTo(IdBytes.AsSpan(idEnd));
            idEnd += id.Length;
            (X[kept], Y[kept], Forms[kept], From[kept], Lengths[kept]) = (X[row], Y[row], Forms[row], From[row], Lengths[row]);
            (Precisions[kept], LineNumbers[kept], IdHashes[kept], RowHashes[kept]) =
                (Precisions[row], LineNumbers[row], IdHashes[row], RowHashes[row]);
            if (Sizes is { } sizes)
                sizes[kept] = sizes[row];
            if (Sources is { } sources)
                sources[kept] = sources[row];
            idEnds[kept++] = idEnd;
        }
        Kinds.TakeOut(which);
        foreach (TextCodes attribute in Attributes)
            attribute.TakeOut(which);
        Count = kept;
        Resize(kept);
        IdEnds = idEnds;
        return taken;
    }

    /// <summary>Gives up the hashes of ids and rows.</summary>
    public void ReleaseHashes() => IdHashes = RowHashes = [];

    /// <summary>Gives up the kinds.</summary>
    public void ReleaseKinds() => Kinds = new TextCodes();

    /// <summary>Gives up one of the other columns.</summary>
    public void ReleaseAttribute(int attribute) => Attributes[attribute] = new TextCodes();

    /// <summary>The kind that a code of <see cref="Kinds"/> stands for.</summary>
    public string KindOf(int code) => _file.Map.FixedKind ?? KindNames.Canonical(Encoding.UTF8.GetString(Kinds.Texts[code]));

    /// <summary>The bytes of a row's id, packed.</summary>
    public ReadOnlySpan<byte> IdAt(int row) => IdBytes.AsSpan(row == 0 ? 0 : IdEnds[row - 1], IdEnds[row] - (row == 0 ? 0 : IdEnds[row - 1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong part) => Utf8Pool.Fold(hash ^ 0xa0761d6478bd642f, part ^ 0xe7037ed1a0b428db);

    private static ReadOnlySpan<byte> Known(ReadOnlySpan<byte> field) => BlankWords.Is(field) ? default : TextTrim.Spaces(field);

    /// <summary>Reads a row once more that cannot be read as it stands: "NULL" is no number, and stands for none.</summary>
    /// <returns>False when no field with a role holds such a word.</returns>
    private bool TryBlanked(int line, RowFields fields, RowFields given)
    {
        FieldSpan[]? spans = null;
        ReadOnlySpan<ColumnRole> roles = _file.Map.Roles;
        for (int i = 0; i < Math.Min(fields.Count, roles.Length); i++)
        {
            if (roles[i] == ColumnRole.Attribute || !BlankWords.Is(fields[i]))
                continue;
            spans ??= fields.CopySpans();
            spans[i] = default;
        }
        if (spans is null)
            return false;
        RowFields blanked = fields.With(spans);
        Add(line, in blanked, in given);
        return true;
    }

    private bool IsAside(int line, RowFields fields)
    {
        bool isHeader = AsideRows.IsHeader(fields, _file.Map);
        string words = "";
        if (!isHeader && !AsideRows.Is(fields, _file.Map, out words))
            return false;
        NoteAside(line, isHeader ? "" : words);
        return true;
    }

    private void NoteAside(int line, string words) =>
        Asides = Asides.Count == 0 ? (line, Shorten(words), 1) : Asides with { Count = Asides.Count + 1 };

    // A row that says nothing but "NULL" where something has a meaning says nothing.
    private bool IsBlank(RowFields fields)
    {
        ReadOnlySpan<ColumnRole> roles = _file.Map.Roles;
        for (int i = 0; i < fields.Count; i++)
        {
            bool isRead = i < roles.Length && roles[i] != ColumnRole.Attribute;
            if (!TextTrim.Spaces(fields[i]).IsEmpty && !(isRead && BlankWords.Is(fields[i])))
                return false;
        }
        return true;
    }

    // Never in the middle of a character.
    private static string Shorten(string text) => text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…";

    private void Reject(int line, FieldFault fault, RowFields fields) =>
        Reject(line, _file.Map.Headers[fault.Column], Encoding.UTF8.GetString(fields[fault.Column]), fault.Expected, fields);

    private void Reject(int line, string column, string value, string expected, RowFields fields)
    {
        var texts = new string[fields.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = Encoding.UTF8.GetString(fields[i]);
        Refuse(line, column, value, expected, texts);
    }

    private int Begin(int line, double x, double y, PositionForm form, double size, PositionSource source, IncidentTime time)
    {
        int row = Count;
        if (row == X.Length)
            Resize(X.Length * 2);
        (X[row], Y[row], Forms[row], LineNumbers[row]) = (x, y, form, line);
        (From[row], Lengths[row], Precisions[row]) = time;
        if (size > 0)
            (Sizes ??= new float[X.Length])[row] = (float)size;
        if (source != PositionSource.Given)
            (Sources ??= new PositionSource[X.Length])[row] = source;
        Tally.Note(size, source);
        return row;
    }

    private ulong AddId(int row, RowFields fields)
    {
        ReadOnlySpan<byte> id = _idColumn >= 0 ? Known(fields[_idColumn]) : default;
        if (_idLength + id.Length + 1 > IdBytes.Length)
            Array.Resize(ref IdBytes, Math.Max(Math.Max(1024, IdBytes.Length * 2), _idLength + id.Length + 1));
        _idLength += PackedTextColumn.Pack(id, IdBytes.AsSpan(_idLength));
        IdEnds[row] = _idLength;
        return IdHashes[row] = id.IsEmpty ? 0 : Utf8Pool.Hash(id) | 1;
    }

    // The next block of the file will have about as many rows: then nothing has to grow, and hardly anything is held in vain.
    private void Seal()
    {
        _file.RowsOfABlock = Math.Max(LeastRows, Count + Count / 32);
        if (X.Length > Count + Count / 8 + LeastRows)
            Resize(Count);
        if (IdBytes.Length > _idLength + _idLength / 8 + 1024)
            Array.Resize(ref IdBytes, _idLength);
        Kinds.Seal(Count);
        foreach (TextCodes attribute in Attributes)
            attribute.Seal(Count);
    }

    private long HeldBytes()
    {
        long held = RowBytes * X.Length + sizeof(float) * (Sizes?.Length ?? 0) + (Sources?.Length ?? 0) + IdBytes.Length + _rejectedBytes
            + Kinds.HeldBytes;
        foreach (TextCodes attribute in Attributes)
            held += attribute.HeldBytes;
        return held;
    }

    private void Resize(int size)
    {
        Array.Resize(ref X, size);
        Array.Resize(ref Y, size);
        Array.Resize(ref Forms, size);
        if (Sizes is not null)
            Array.Resize(ref Sizes, size);
        if (Sources is not null)
            Array.Resize(ref Sources, size);
        Array.Resize(ref From, size);
        Array.Resize(ref Lengths, size);
        Array.Resize(ref Precisions, size);
        Array.Resize(ref LineNumbers, size);
        Array.Resize(ref IdEnds, size);
        Array.Resize(ref IdHashes, size);
        Array.Resize(ref RowHashes, size);
    }
}
