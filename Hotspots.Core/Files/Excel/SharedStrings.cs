namespace Hotspots.Core.Files.Excel;

/// <summary>The texts of a workbook that its cells share, by number: UTF-8, in portions of a megabyte.</summary>
internal sealed class SharedStrings
{
    /// <summary>Most bytes of text: a full sheet of 1,048,576 rows with a remark of 250 characters in each.</summary>
    internal const long MaxBytes = 256L << 20;

    /// <summary>Most texts: as many as twenty columns of a full sheet.</summary>
    internal const int MaxCount = 20_000_000;

    private const string TooMany = "The workbook holds more text than a sheet of incidents can: export the sheet as CSV.";

    private const int PortionBytes = 1 << 20;

    private readonly List<byte[]> _portions = [];
    private readonly List<(int Portion, int Start, int Length)> _texts = [];
    private int _used = PortionBytes;
    private readonly long _maxBytes;
    private long _bytes;

    private SharedStrings(long maxBytes) => _maxBytes = maxBytes;

    /// <summary>How many.</summary>
    public int Count => _texts.Count;

    /// <summary>One text.</summary>
    /// <param name="index">From 0; must be below <see cref="Count"/>.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            (int portion, int start, int length) = _texts[index];
            return length == 0 ? default : _portions[portion].AsSpan(start, length);
        }
    }

    /// <summary>Reads the part that holds them.</summary>
    /// <param name="part">Null for a workbook without one.</param>
    /// <param name="maxBytes">Most bytes of text.</param>
    /// <exception cref="UnreadableFileException">It holds more text than a workbook should.</exception>
    public static SharedStrings Read(PartXml? part, long maxBytes = MaxBytes)
    {
        var strings = new SharedStrings(maxBytes);
        using (part)
        {
            while (part is not null && part.ReadTo("si"))
                strings.Add(part.ReadItem());
        }
        return strings;
    }

    private void Add(ReadOnlySpan<char> text)
    {
        int most = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
        if (text.Length > 0 && _used + most > PortionBytes && _used + System.Text.Encoding.UTF8.GetByteCount(text) > PortionBytes)
        {
            _portions.Add(new byte[Math.Max(PortionBytes, System.Text.Encoding.UTF8.GetByteCount(text))]);
            _used = 0;
        }
        int length = text.Length == 0 ? 0 : System.Text.Encoding.UTF8.GetBytes(text, _portions[^1].AsSpan(_used));
        _texts.Add((_portions.Count - 1, _used, length));
        _used += length;
        _bytes += length;
        if (_bytes > _maxBytes || _texts.Count > MaxCount)
            throw new UnreadableFileException(TooMany);
    }
}
