using System.Runtime.CompilerServices;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Trimming of white space. What is left of a field without the white space round it?</summary>
internal static class TextTrim
{
    /// <summary>Cuts off spaces, tabs, line ends and no-break spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Spaces(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[0] != 0xC2 && text[^1] > ' ' && text[^1] != 0xA0) ? text : Cut(text);

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            if (text.IsEmpty || (text[0] > ' ' && text[0] != 0xC2 && text[^1] > ' ' && text[^1] != 0xA0))
                return text;
            if (text[0] <= ' ')
                text = text[1..];
            else if (text[^1] <= ' ')
                text = text[..^1];
            else if (text.Length >= 2 && text[0] == 0xC2 && text[1] == 0xA0)
                text = text[2..];
            else if (text.Length >= 2 && text[^2] == 0xC2 && text[^1] == 0xA0)
                text = text[..^2];
            else
                return text;
        }
    }
}
