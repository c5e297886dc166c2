namespace Hotspots.Core.Files;

/// <summary>What does one text column say in one block? A code a row and the block's own texts.</summary>
internal sealed class TextCodes
{
    private int[] _codes = new int[64];

    /// <summary>The texts that occur in the block.</summary>
    public Utf8Pool Texts { get; } = new();

    /// <summary>One a row.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Sets the text of the next row.</summary>
    /// <returns>A hash of the text; 0 for blank.</returns>
    public ulong Add(int row, ReadOnlySpan<byte> text)
    {
        if (row == _codes.Length)
            Array.Resize(ref _codes, row * 2);
        int code = Texts.Intern(text);
        _codes[row] = code;
        return Texts.HashOf(code);
    }
}
