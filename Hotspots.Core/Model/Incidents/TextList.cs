using System.Text;

namespace Hotspots.Core.Model.Incidents;

/// <summary>List of distinct texts. Which different texts does a column hold? UTF-8, one after another in one block: a third of the memory of
/// strings.</summary>
/// <remarks>A string is made anew each time a text is asked for: keep it where it is used often.</remarks>
internal sealed class TextList
{
    private readonly byte[] _block;
    private readonly int[] _ends;

    /// <summary>Takes over packed texts.</summary>
    /// <param name="block">UTF-8.</param>
    /// <param name="ends">Where each text ends in <paramref name="block"/>.</param>
    internal TextList(byte[] block, int[] ends)
    {
        _block = block;
        _ends = ends;
    }

    /// <summary>How many texts.</summary>
    public int Length => _ends.Length;

    /// <summary>Memory held, in bytes.</summary>
    public long Bytes => _block.LongLength + 4 * _ends.LongLength;

    /// <summary>The text at <paramref name="index"/>.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>The bytes of the text at <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _block.AsSpan(start, _ends[index] - start);
    }

    /// <summary>A list made from strings.</summary>
    public static TextList From(IReadOnlyList<string> texts)
    {
        var ends = new int[texts.Count];
        int end = 0;
        for (int i = 0; i < ends.Length; i++)
            ends[i] = end += Encoding.UTF8.GetByteCount(texts[i]);
        var block = new byte[end];
        for (int i = 0; i < ends.Length; i++)
            Encoding.UTF8.GetBytes(texts[i], block.AsSpan(i == 0 ? 0 : ends[i - 1]));
        return new TextList(block, ends);
    }
}
