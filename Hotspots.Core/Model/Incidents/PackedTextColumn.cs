using System.Buffers;
using System.Text;

namespace Hotspots.Core.Model.Incidents;

/// <summary>A text column whose values hardly repeat, such as references: the texts stand one after another in one block of bytes.</summary>
/// <remarks>
/// A text of lower-case hexadecimal digits (data.police.uk's 64-digit Crime ID) is packed two digits a byte: 33 bytes instead of
/// the 150 of a string. Each text begins with one byte that says how it is packed.
/// </remarks>
internal sealed class PackedTextColumn : TextColumn
{
    /// <summary>First byte of a text that stands as UTF-8.</summary>
    internal const byte Utf8 = 0;

    /// <summary>First byte of a text that stands as hexadecimal digits, two a byte.</summary>
    internal const byte Hex = 1;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly byte[] _block;
    private readonly uint[] _ends;

    /// <summary>Takes over packed texts.</summary>
    /// <param name="block">The packed texts.</param>
    /// <param name="ends">Where each row's text ends in <paramref name="block"/>; a blank row takes no bytes.</param>
    internal PackedTextColumn(byte[] block, uint[] ends)
    {
        _block = block;
        _ends = ends;
    }

    /// <inheritdoc/>
    public override int Count => _ends.Length;

    /// <inheritdoc/>
    public override string this[int index]
    {
        get
        {
            ReadOnlySpan<byte> packed = PackedAt(index);
            if (packed.IsEmpty)
                return "";
            return packed[0] == Hex ? Convert.ToHexStringLower(packed[1..]) : Encoding.UTF8.GetString(packed[1..]);
        }
    }

    /// <inheritdoc/>
    public override bool IsBlank(int index) => PackedAt(index).IsEmpty;

    /// <inheritdoc/>
    public override long Bytes => _block.LongLength + 4 * _ends.LongLength;

    /// <summary>Unpacks the text of a row as UTF-8, without making a string.</summary>
    /// <param name="index">The row.</param>
    /// <param name="to">Room for <see cref="MaxUtf8Length"/> bytes.</param>
    /// <returns>How many bytes were written; 0 for a blank text.</returns>
    internal int CopyUtf8(int index, Span<byte> to) => Unpack(PackedAt(index), to);

    /// <summary>Unpacks one text.</summary>
    /// <param name="packed">As <see cref="Pack"/> wrote it.</param>
    /// <param name="to">Room for twice as many bytes.</param>
    /// <returns>How many bytes were written; 0 for a blank text.</returns>
    internal static int Unpack(ReadOnlySpan<byte> packed, Span<byte> to)
    {
        if (packed.IsEmpty)
            return 0;
        if (packed[0] == Hex)
        {
            Convert.TryToHexStringLower(packed[1..], to, out int written);
            return written;
        }
        packed[1..].CopyTo(to);
        return packed.Length - 1;
    }

    /// <summary>Most bytes that <see cref="CopyUtf8"/> writes for a row.</summary>
    internal int MaxUtf8Length(int index) => 2 * PackedAt(index).Length;

    /// <summary>A column made from plain texts.</summary>
    public static PackedTextColumn From(IEnumerable<string> rows)
    {
        var block = new MemoryStream();
        var ends = new List<uint>();
        foreach (string row in rows)
        {
            byte[] text = Encoding.UTF8.GetBytes(row);
            var packed = new byte[text.Length + 1];
            block.Write(packed, 0, Pack(text, packed));
            ends.Add((uint)block.Length);
        }
        return new PackedTextColumn(block.ToArray(), [.. ends]);
    }

    /// <summary>Packs one text; <paramref name="packed"/> must have room for one byte more than the text.</summary>
    /// <returns>How many bytes were written; 0 for a blank text.</returns>
    internal static int Pack(ReadOnlySpan<byte> text, Span<byte> packed)
    {
        if (text.IsEmpty)
            return 0;
        if ((text.Length & 1) == 0 && !text.ContainsAnyExcept(HexDigits))
        {
            packed[0] = Hex;
            Convert.FromHexString(text, packed[1..], out _, out int written);
            return written + 1;
        }
        packed[0] = Utf8;
        text.CopyTo(packed[1..]);
        return text.Length + 1;
    }

    private ReadOnlySpan<byte> PackedAt(int index)
    {
        int start = index == 0 ? 0 : (int)_ends[index - 1];
        return _block.AsSpan(start, (int)_ends[index] - start);
    }
}
