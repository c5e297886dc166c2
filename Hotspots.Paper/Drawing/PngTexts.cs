using System.Buffers.Binary;
using System.Text;

namespace Hotspots.Paper.Drawing;

/// <summary>International texts of a PNG (iTXt, PNG specification 11.3.4.5): what a picture says of itself, for whoever cannot see it.</summary>
internal static class PngTexts
{
    /// <summary>Octets of the signature and of the header, which comes first: 8, and 4 + 4 + 13 + 4.</summary>
    private const int AfterHeader = 33;

    /// <summary>The same picture with texts.</summary>
    /// <param name="picture">A PNG.</param>
    /// <param name="texts">Keyword and text; keywords are Latin letters.</param>
    public static byte[] With(byte[] picture, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        using var held = new MemoryStream(picture.Length + 1024);
        held.Write(picture.AsSpan(0, AfterHeader));
        foreach ((string keyword, string text) in texts)
            Write(held, keyword, text);
        held.Write(picture.AsSpan(AfterHeader));
        return held.ToArray();
    }

    private static void Write(MemoryStream stream, string keyword, string text)
    {
        // Not packed, in no language, without a translated keyword.
        byte[] content = [.. "iTXt"u8, .. Encoding.Latin1.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length - 4);
        stream.Write(number);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        stream.Write(number);
    }

    // Cyclic redundancy check of ISO 3309, as the specification has it in its annex D.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte octet in bytes)
        {
            crc ^= octet;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }
        return ~crc;
    }
}
