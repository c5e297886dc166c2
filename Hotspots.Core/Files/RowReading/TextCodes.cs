namespace Hotspots.Core.Files.RowReading;

/// <summary>Dictionary-coded text column of a block. What does one text column say in one block? A code a row and the block's own texts.</summary>
/// <remarks>Codes are kept in as few bytes as the number of texts allows once the block is complete; a column that is blank throughout takes
/// none.</remarks>
internal sealed class TextCodes
{
    private int[] _codes = [];
    private ushort[]? _middle;
    private byte[]? _narrow;

    /// <summary>The texts that occur in the block.</summary>
    public Utf8Pool Texts { get; } = new();

    /// <summary>Memory held, in bytes.</summary>
    public long HeldBytes => 4 * _codes.LongLength + 2 * (_middle?.LongLength ?? 0) + (_narrow?.LongLength ?? 0) + Texts.HeldBytes;

    /// <summary>Sets the text of the next row.</summary>
    /// <returns>A hash of the text; 0 for blank.</returns>
    public ulong Add(int row, ReadOnlySpan<byte> text)
    {
        if (row >= _codes.Length)
        {
            if (text.IsEmpty && _codes.Length == 0)
                return 0;
            Array.Resize(ref _codes, Math.Max(64, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)row + 1)));
        }
        int code = Texts.Intern(text);
        _codes[row] = code;
        return Texts.HashOf(code);
    }

    /// <summary>The code of a row.</summary>
    public int CodeAt(int row) =>
        _narrow is not null ? _narrow[row] : _middle is not null ? _middle[row] : row < _codes.Length ? _codes[row] : 0;

    /// <summary>Ends the column: from here on it is only read.</summary>
    /// <param name="count">Rows of the block.</param>
    public void Seal(int count)
    {
        if (_codes.Length == 0)
            return;
        // Rows after the last that was not blank may have been passed over.
        if (_codes.Length < count)
            Array.Resize(ref _codes, count);
        ReadOnlySpan<int> codes = _codes.AsSpan(0, count);
        if (Texts.Count <= byte.MaxValue + 1)
        {
            _narrow = new byte[count];
            for (int i = 0; i < codes.Length; i++)
                _narrow[i] = (byte)codes[i];
        }
        else if (Texts.Count <= ushort.MaxValue + 1)
        {
            _middle = new ushort[count];
            for (int i = 0; i < codes.Length; i++)
                _middle[i] = (ushort)codes[i];
        }
        else
        {
            _codes = codes.ToArray();
            return;
        }
        _codes = [];
    }

    /// <summary>Takes rows out of a sealed column; texts that no row has any more stay known.</summary>
    /// <param name="which">One a row of the block.</param>
    public void TakeOut(ReadOnlySpan<bool> which)
    {
        int kept = 0;
        for (int row = 0; row < which.Length; row++)
        {
            if (which[row])
                continue;
            if (_narrow is not null)
                _narrow[kept] = _narrow[row];
            else if (_middle is not null)
                _middle[kept] = _middle[row];
            else if (_codes.Length > 0)
                _codes[kept] = _codes[row];
            kept++;
        }
    }

    /// <summary>The codes of a sealed column.</summary>
    /// <param name="codes">Receives one a row of the block.</param>
    public void CopyCodes(Span<int> codes)
    {
        if (_narrow is not null)
        {
            for (int i = 0; i < codes.Length; i++)
                codes[i] = _narrow[i];
        }
        else if (_middle is not null)
        {
            for (int i = 0; i < codes.Length; i++)
                codes[i] = _middle[i];
        }
        else if (_codes.Length == 0)
        {
            codes.Clear();
        }
        else
        {
            _codes.AsSpan(0, codes.Length).CopyTo(codes);
        }
    }
}
