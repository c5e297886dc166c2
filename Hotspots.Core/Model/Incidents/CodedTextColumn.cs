using System.Runtime.InteropServices;

namespace Hotspots.Core.Model.Incidents;

/// <summary>A text column whose values repeat: each different text is held once and a row holds its code.</summary>
/// <remarks>Code 0 is the blank text. A code takes one, two or four bytes, as few as the number of texts allows.</remarks>
internal sealed class CodedTextColumn : TextColumn
{
    private readonly byte[]? _narrow;
    private readonly ushort[]? _middle;
    private readonly int[]? _wide;

    /// <summary>Makes a column from codes.</summary>
    /// <param name="codes">One a row, each an index into <paramref name="texts"/>. Copied.</param>
    /// <param name="texts">The different texts; the first is the empty string. Taken over.</param>
    /// <exception cref="ArgumentException">The first text is not blank.</exception>
    public CodedTextColumn(ReadOnlySpan<int> codes, TextList texts)
    {
        if (texts.Length == 0 || !texts.Utf8(0).IsEmpty)
            throw new ArgumentException("Code 0 must be the blank text.", nameof(texts));
        Texts = texts;
        Count = codes.Length;
        if (texts.Length <= byte.MaxValue + 1)
        {
            _narrow = new byte[codes.Length];
            for (int i = 0; i < codes.Length; i++)
                _narrow[i] = (byte)codes[i];
        }
        else if (texts.Length <= ushort.MaxValue + 1)
        {
            _middle = new ushort[codes.Length];
            for (int i = 0; i < codes.Length; i++)
                _middle[i] = (ushort)codes[i];
        }
        else
        {
            _wide = codes.ToArray();
        }
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>The different texts; index is the code, the first is blank.</summary>
    public TextList Texts { get; }

    /// <inheritdoc/>
    public override string this[int index] => Texts[CodeAt(index)];

    /// <summary>The code of row <paramref name="index"/>.</summary>
    public int CodeAt(int index) =>
        _narrow is not null ? _narrow[index] : _middle is not null ? _middle[index] : _wide![index];

    /// <inheritdoc/>
    public override bool IsBlank(int index) => CodeAt(index) == 0;

    /// <inheritdoc/>
    public override long Bytes =>
        (_narrow?.LongLength ?? 0) + 2 * (_middle?.LongLength ?? 0) + 4 * (_wide?.LongLength ?? 0) + Texts.Bytes;

    /// <summary>A column made from plain texts, codes in order of first appearance.</summary>
    public static CodedTextColumn From(IEnumerable<string> rows)
    {
        var codes = new List<int>();
        var texts = new List<string> { "" };
        var known = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        foreach (string row in rows)
        {
            if (!known.TryGetValue(row, out int code))
            {
                code = texts.Count;
                known.Add(row, code);
                texts.Add(row);
            }
            codes.Add(code);
        }
        return new CodedTextColumn(CollectionsMarshal.AsSpan(codes), TextList.From(texts));
    }
}
