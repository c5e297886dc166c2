namespace Hotspots.Core.Files;

/// <summary>Where one field lies within a row's bytes.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FieldSpan(int Start, int Length);

/// <summary>What are the fields of one row? UTF-8 text, already without quotes and escapes; index is the column.</summary>
internal readonly ref struct RowFields(ReadOnlySpan<byte> bytes, ReadOnlySpan<FieldSpan> fields)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ReadOnlySpan<FieldSpan> _fields = fields;

    /// <summary>How many fields the row has: it may differ from the number of headers.</summary>
    public int Count => _fields.Length;

    /// <summary>The text of one field.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            FieldSpan field = _fields[column];
            return _bytes.Slice(field.Start, field.Length);
        }
    }
}
