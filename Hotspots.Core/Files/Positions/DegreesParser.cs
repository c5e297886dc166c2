using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Positions;

/// <summary>Hemisphere of an angle. Which hemisphere does an angle name?</summary>
internal enum Hemisphere : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>N or S: a latitude.</summary>
    NorthSouth = 1,

    /// <summary>E or W: a longitude.</summary>
    EastWest = 2,
}

/// <summary>Degrees, minutes and seconds. Which angle does a field spell? "53°10'07.15"N", "3 06.57 W", "N53:10:07", "53.1687°".</summary>
/// <remarks>For what is no plain number: slower than <see cref="NumberParser"/>, which comes first.</remarks>
internal static class DegreesParser
{
    private const int Longest = 64;

    /// <summary>Reads an angle.</summary>
    /// <param name="text">Degrees, with or without minutes and seconds, and with or without a hemisphere before or after.</param>
    /// <param name="degrees">South and west are negative.</param>
    /// <param name="hemisphere">What was named.</param>
    /// <returns>False for what is no angle: sixty minutes, two hemispheres, a comma.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double degrees, out Hemisphere hemisphere)
    {
        degrees = 0;
        hemisphere = Hemisphere.None;
        text = TextTrim.Spaces(text);
        if (text.IsEmpty || text.Length > Longest)
            return false;
        Span<double> parts = stackalloc double[3];
        int count = 0;
        bool negative = false;
        for (int i = 0; i < text.Length;)
        {
            byte c = text[i];
            if (char.IsAsciiDigit((char)c) || c == '.')
            {
                int end = i;
                while (end < text.Length && (char.IsAsciiDigit((char)text[end]) || text[end] == '.'))
                    end++;
                if (count == parts.Length || !NumberParser.TryParse(text[i..end], out parts[count++]))
                    return false;
                i = end;
            }
            else if (c is (byte)'-' or (byte)'+')
            {
                if (i > 0)
                    return false;
                negative = c == '-';
                i++;
            }
            else if (char.IsAsciiLetter((char)c))
            {
                int end = i;
                while (end < text.Length && char.IsAsciiLetter((char)text[end]))
                    end++;
                if (!TakeWord(text[i..end], i == 0 || end == text.Length, ref negative, ref hemisphere))
                    return false;
                i = end;
            }
            else if (c is (byte)' ' or (byte)'\t' or (byte)'\'' or (byte)'"' or (byte)':' or (byte)'`')
            {
                i++;
            }
            else if (MarkLength(text[i..]) is > 0 and int length)
            {
                i += length;
            }
            else
            {
                return false;
            }
        }
        if (count == 0 || (count > 1 && parts[1] >= 60) || (count > 2 && parts[2] >= 60)
            || (count > 1 && parts[0] != Math.Floor(parts[0])) || (count > 2 && parts[1] != Math.Floor(parts[1])))
        {
            return false;
        }
        degrees = parts[0] + (count > 1 ? parts[1] / 60 : 0) + (count > 2 ? parts[2] / 3600 : 0);
        if (negative)
            degrees = -degrees;
        return true;
    }

    // d, m and s mark the parts; "S" is south only where it begins or ends the text and no seconds come before it, which nobody in Britain needs.
    private static bool TakeWord(ReadOnlySpan<byte> word, bool outermost, ref bool negative, ref Hemisphere hemisphere)
    {
        Span<byte> small = stackalloc byte[8];
        if (word.Length > small.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
            small[i] = (byte)(word[i] | 0x20);
        ReadOnlySpan<byte> name = small[..word.Length];
        if (name.SequenceEqual("d"u8) || name.SequenceEqual("deg"u8) || name.SequenceEqual("degrees"u8) || name.SequenceEqual("m"u8)
            || name.SequenceEqual("min"u8) || name.SequenceEqual("s"u8) || name.SequenceEqual("sec"u8))
        {
            return true;
        }
        if (!outermost || hemisphere != Hemisphere.None)
            return false;
        if (name.SequenceEqual("n"u8) || name.SequenceEqual("north"u8))
        {
            hemisphere = Hemisphere.NorthSouth;
            return true;
        }
        if (name.SequenceEqual("e"u8) || name.SequenceEqual("east"u8))
        {
            hemisphere = Hemisphere.EastWest;
            return true;
        }
        if (!name.SequenceEqual("w"u8) && !name.SequenceEqual("west"u8))
            return false;
        hemisphere = Hemisphere.EastWest;
        negative = true;
        return true;
    }

    /// <summary>Bytes of a degree, minute or second sign, or of a no-break space; 0 for anything else.</summary>
    private static int MarkLength(ReadOnlySpan<byte> text) => text switch
    {
        [0xC2, 0xA0 or 0xB0 or 0xB4 or 0xBA, ..] or [0xCB, 0x9A, ..] => 2,
        [0xE2, 0x80, 0x98 or 0x99 or 0x9C or 0x9D or 0xB2 or 0xB3, ..] => 3,
        _ => 0,
    };
}
