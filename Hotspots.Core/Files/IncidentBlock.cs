using System.Runtime.CompilerServices;
using System.Text;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>What do the rows of one block say? Typed columns, filled row by row by one thread; the parser of incidents.</summary>
internal sealed class IncidentBlock : IRowBlock
{
    private readonly FileSink _file;
    private readonly PositionReader _positions;
    private readonly TimeReader _times;
    private readonly int _idColumn;
    private readonly int _kindColumn;
    private int _idLength;

    public IncidentBlock(FileSink file)
    {
        _file = file;
        _positions = new PositionReader(file.Map);
        _times = new TimeReader(file.Map);
        _idColumn = file.Map.IndexOf(ColumnRole.Id);
        _kindColumn = file.Map.IndexOf(ColumnRole.Kind);
        Attributes = new TextCodes[file.AttributeColumns.Count];
        for (int i = 0; i < Attributes.Length; i++)
            Attributes[i] = new TextCodes();
    }

    /// <summary>Sound rows in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Lines of the file the block takes.</summary>
    public int Lines { get; private set; }

    /// <summary>Eastings in metres once the block is complete.</summary>
    public double[] X = new double[64];

    /// <summary>Northings in metres once the block is complete.</summary>
    public double[] Y = new double[64];

    /// <summary>Metres or None once the block is complete.</summary>
    public PositionForm[] Forms = new PositionForm[64];

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public long[] From = new long[64];

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public uint[] Lengths = new uint[64];

    /// <summary>See <see cref="TimeColumn"/>.</summary>
    public TimePrecision[] Precisions = new TimePrecision[64];

    /// <summary>Line within the block, first is 1.</summary>
    public int[] LineNumbers = new int[64];

    /// <summary>The ids, packed one after another.</summary>
    public byte[] IdBytes = new byte[1024];

    /// <summary>Where each row's id ends.</summary>
    public int[] IdEnds = new int[64];

    /// <summary>Hash of each row's id; 0 for none.</summary>
    public ulong[] IdHashes = new ulong[64];

    /// <summary>Hash of all that a row says.</summary>
    public ulong[] RowHashes = new ulong[64];

    /// <summary>What sort of thing happened.</summary>
    public TextCodes Kinds { get; } = new();

    /// <summary>The other columns, as in <see cref="FileSink.AttributeColumns"/>.</summary>
    public TextCodes[] Attributes { get; }

    /// <summary>Rows that could not be understood; lines are within the block.</summary>
    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>What was seen of positions.</summary>
    public PositionTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Add(int line, RowFields fields)
    {
        int columns = _file.Map.Headers.Count;
        if (fields.Count != columns && !HasOnlyBlanksBeyond(fields, columns))
        {
            if (!IsBlank(fields))
                Reject(line, "", RowText(fields), Csv.CsvTokenizer.Expected(columns), fields);
            return;
        }
        PositionForm form = _positions.Read(fields, out double x, out double y, out double size, out bool isZero, out FieldFault fault);
        if (form == PositionForm.Wrong)
        {
            Tally.Swapped += ReferenceEquals(fault.Expected, PositionReader.ExpectedUnswapped) ? 1 : 0;
            Reject(line, fault, fields);
            return;
        }
        if (!_times.TryRead(fields, out IncidentTime time, out fault))
        {
            Reject(line, fault, fields);
            return;
        }
        if (form == PositionForm.None && IsBlank(fields))
            return;

        int row = Count;
        if (row == X.Length)
            Grow();
        X[row] = x;
        Y[row] = y;
        Forms[row] = form;
        From[row] = time.FromUtcSeconds;
        Lengths[row] = time.LengthSeconds;
        Precisions[row] = time.Precision;
        LineNumbers[row] = line;
        Tally.Note(size, isZero);
        ulong hash = Utf8Pool.Fold((ulong)BitConverter.DoubleToInt64Bits(x) ^ 0x9E3779B97F4A7C15, (ulong)BitConverter.DoubleToInt64Bits(y) ^ 0xC2B2AE3D27D4EB4F);
        hash = Utf8Pool.Fold(hash ^ (ulong)time.FromUtcSeconds, (ulong)time.Precision + 0x165667B19E3779F9);
        hash = Mix(hash, AddId(row, fields));
        hash = Mix(hash, Kinds.Add(row, _kindColumn >= 0 ? TextTrim.Spaces(fields[_kindColumn]) : default));
        for (int i = 0; i < Attributes.Length; i++)
            hash = Mix(hash, Attributes[i].Add(row, TextTrim.Spaces(fields[_file.AttributeColumns[i]])));
        RowHashes[row] = hash;
        Count = row + 1;
    }

    /// <inheritdoc/>
    public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields) =>
        Rejected.Add(new RejectedRow(new ReadIssue(_file.Name, line, column, Shorten(value), expected), _file.Map.Headers, fields));

    /// <inheritdoc/>
    public void Complete(int lines)
    {
        Lines = lines;
        Project();
    }

    /// <summary>The kind that a code of <see cref="Kinds"/> stands for.</summary>
    public string KindOf(int code) => _file.Map.FixedKind ?? KindNames.Canonical(Encoding.UTF8.GetString(Kinds.Texts[code]));

    /// <summary>The bytes of a row's id, packed.</summary>
    public ReadOnlySpan<byte> IdAt(int row) => IdBytes.AsSpan(row == 0 ? 0 : IdEnds[row - 1], IdEnds[row] - (row == 0 ? 0 : IdEnds[row - 1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong part) => Utf8Pool.Fold(hash ^ 0xa0761d6478bd642f, part ^ 0xe7037ed1a0b428db);

    private static bool HasOnlyBlanksBeyond(RowFields fields, int columns)
    {
        if (fields.Count < columns)
            return false;
        for (int i = columns; i < fields.Count; i++)
        {
            if (!TextTrim.Spaces(fields[i]).IsEmpty)
                return false;
        }
        return true;
    }

    private static bool IsBlank(RowFields fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (!TextTrim.Spaces(fields[i]).IsEmpty)
                return false;
        }
        return true;
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static string RowText(RowFields fields)
    {
        var text = new StringBuilder();
        for (int i = 0; i < fields.Count && text.Length < 80; i++)
            text.Append(i == 0 ? "" : ",").Append(Encoding.UTF8.GetString(fields[i]));
        return text.ToString();
    }

    private void Reject(int line, FieldFault fault, RowFields fields) =>
        Reject(line, _file.Map.Headers[fault.Column], Encoding.UTF8.GetString(fields[fault.Column]), fault.Expected, fields);

    private void Reject(int line, string column, string value, string expected, RowFields fields)
    {
        var texts = new string[fields.Count];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = Encoding.UTF8.GetString(fields[i]);
        Refuse(line, column, value, expected, texts);
    }

    private ulong AddId(int row, RowFields fields)
    {
        ReadOnlySpan<byte> id = _idColumn >= 0 ? TextTrim.Spaces(fields[_idColumn]) : default;
        if (_idLength + id.Length + 1 > IdBytes.Length)
            Array.Resize(ref IdBytes, Math.Max(IdBytes.Length * 2, _idLength + id.Length + 1));
        _idLength += PackedTextColumn.Pack(id, IdBytes.AsSpan(_idLength));
        IdEnds[row] = _idLength;
        return IdHashes[row] = id.IsEmpty ? 0 : Utf8Pool.Hash(id) | 1;
    }

    private void Grow()
    {
        int size = X.Length * 2;
        Array.Resize(ref X, size);
        Array.Resize(ref Y, size);
        Array.Resize(ref Forms, size);
        Array.Resize(ref From, size);
        Array.Resize(ref Lengths, size);
        Array.Resize(ref Precisions, size);
        Array.Resize(ref LineNumbers, size);
        Array.Resize(ref IdEnds, size);
        Array.Resize(ref IdHashes, size);
        Array.Resize(ref RowHashes, size);
    }

    // Projection waits for the whole block: a long run of points costs far less a point than one at a time.
    private void Project()
    {
        int row = 0;
        while (row < Count)
        {
            int end = row + 1;
            while (end < Count && Forms[end] == Forms[row])
                end++;
            Span<double> x = X.AsSpan(row..end), y = Y.AsSpan(row..end);
            if (Forms[row] == PositionForm.Degrees)
            {
                Tally.Include(x, y);
                NationalGrid.ToGrid(x, y, x, y);
                Forms.AsSpan(row..end).Fill(PositionForm.Metres);
            }
            else if (Forms[row] == PositionForm.Metres)
            {
                double[] longitudes = new double[end - row], latitudes = new double[end - row];
                NationalGrid.ToGeo(x, y, longitudes, latitudes);
                Tally.Include(longitudes, latitudes);
            }
            row = end;
        }
    }
}
