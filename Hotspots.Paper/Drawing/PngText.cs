using System.Buffers.Binary;
using System.Text;

namespace Hotspots.Paper.Drawing;

/// <summary>Texts of a PNG, for programs that list what a picture is: chunks tEXt (Latin-1) and iTXt (UTF-8), PNG specification 11.3.3.</summary>
internal static class PngText
{
    /// <summary>After the signature and the header, which is the first chunk and has thirteen bytes.</summary>
    private const int AfterHeader = 8 + 12 + 13;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static one =>
    {
        uint value = (uint)one;
        for (int bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? 0xedb88320 ^ (value >> 1) : value >> 1;
        return value;
    })];

    /// <summary>The picture with what it says of itself; blank texts are left out.</summary>
    /// <param name="png">A PNG.</param>
    /// <param name="properties">What it says.</param>
    public static byte[] With(byte[] png, SheetProperties properties)
    {
        using var stream = new MemoryStream();
        stream.Write(png, 0, AfterHeader);
        (string Key, string Text)[] all =
        [
            ("Title", properties.Title), ("Description", properties.Description), ("Marking", properties.Subject), ("Run", properties.Run),
            ("Software", "Hotspots"),
        ];
        foreach ((string key, string text) in all)
        {
            if (text.Length > 0)
                Write(stream, key, text);
        }
        stream.Write(png, AfterHeader, png.Length - AfterHeader);
        return stream.ToArray();
    }

    /// <summary>CRC-32 of a chunk (ISO 3309), as the specification has it.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint value = uint.MaxValue;
        foreach (byte one in bytes)
            value = Table[(value ^ one) & 255] ^ (value >> 8);
        return value ^ uint.MaxValue;
    }

    private static void Write(MemoryStream stream, string key, string text)
    {
        bool isLatin = text.All(static c => c is >= ' ' and <= '~' or >= '\u00a1' and <= '\u00ff');
        byte[] body = isLatin ? [.. Encoding.Latin1.GetBytes(key), 0, .. Encoding.Latin1.GetBytes(text)]
            : [.. Encoding.Latin1.GetBytes(key), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];
        byte[] named = [.. Encoding.Latin1.GetBytes(isLatin ? "tEXt" : "iTXt"), .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        stream.Write(number);
        stream.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        stream.Write(number);
    }
}
