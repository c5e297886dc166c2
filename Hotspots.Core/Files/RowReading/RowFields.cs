using System.Text;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Where one field lies within a row's bytes.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FieldSpan(int Start, int Length);

/// <summary>Fields of one row. What are the fields of one row? UTF-8 text, already without quotes and escapes; index is the column.</summary>
internal readonly ref struct RowFields(ReadOnlySpan<byte> bytes, ReadOnlySpan<FieldSpan> fields)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ReadOnlySpan<FieldSpan> _fields = fields;

    /// <summary>How many fields the row has: it may differ from the number of headers.</summary>
    public int Count => _fields.Length;

    /// <summary>Where the fields lie, to be changed and given to <see cref="With"/>.</summary>
    public FieldSpan[] CopySpans() => _fields.ToArray();

    /// <summary>Other fields of the same bytes.</summary>
    public RowFields With(ReadOnlySpan<FieldSpan> fields) => new(_bytes, fields);

    /// <summary>The text of one field; blank beyond the end of a short row.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)_fields.Length)
                return default;
            FieldSpan field = _fields[column];
            return _bytes.Slice(field.Start, field.Length);
        }
    }
    /// <summary>Fields beyond a number of columns that say nothing.</summary>
    /// <param name="columns">How many the header has.</param>
    /// <returns>False when one of them says something.</returns>
    public bool HasOnlyBlanksBeyond(int columns)
    {
        for (int i = columns; i < Count; i++)
        {
            if (!TextTrim.Spaces(this[i]).IsEmpty)
                return false;
        }
        return true;
    }

    /// <summary>Text of the fields with commas between, to be shown.</summary>
    /// <param name="most">No field begins beyond as many characters.</param>
    public string ToText(int most)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Count && text.Length < most; i++)
            text.Append(i == 0 ? "" : ",").Append(Encoding.UTF8.GetString(this[i]));
        return text.ToString();
    }
}
