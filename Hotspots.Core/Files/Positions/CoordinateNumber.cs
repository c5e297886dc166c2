using System.Text;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Positions;

/// <summary>Number of a coordinate with marks that a plain number has not: "617,517", "617 517", "51,78955".</summary>
/// <remarks>
/// For what <see cref="NumberParser"/> refused: an angle never needs groups of three, and metres never need a decimal comma before three digits.
/// </remarks>
internal static class CoordinateNumber
{
    private const int Longest = 32;

    private const int GroupDigits = 3;

    /// <summary>Angle with a decimal comma.</summary>
    /// <returns>False for what has a point as well, or two commas.</returns>
    public static bool TryAngle(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        text = TextTrim.Spaces(text);
        int comma = text.IndexOf((byte)',');
        if (comma < 1 || text.Length > Longest || text.Contains((byte)'.') || text[(comma + 1)..].Contains((byte)','))
            return false;
        Span<byte> plain = stackalloc byte[Longest];
        text.CopyTo(plain);
        plain[comma] = (byte)'.';
        return NumberParser.TryParse(plain[..text.Length], out value);
    }

    /// <summary>Metres whose thousands are set apart by a comma, a space or an apostrophe, or with a decimal comma.</summary>
    public static bool TryMetres(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        text = TextTrim.Spaces(text);
        if (text.Length > Longest || !IsGrouped(text, out int marks))
            return TryAngle(text, out value);
        Span<byte> plain = stackalloc byte[Longest];
        int length = 0;
        foreach (byte unit in text)
        {
            if (!IsMark(unit))
                plain[length++] = unit;
        }
        return marks > 0 && NumberParser.TryParse(plain[..length], out value);
    }

    /// <summary>One number, and not two with a comma between: "617,517" is no latitude and longitude.</summary>
    public static bool IsGrouped(ReadOnlySpan<byte> text) => IsGrouped(text, out int marks) && marks > 0;

    /// <summary>The number in a cell of a sample, plain or with marks; null for none.</summary>
    public static double? MetresIn(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return NumberParser.TryParse(utf8, out double value) || TryMetres(utf8, out value) ? value : null;
    }

    // Up to three digits, then groups of just three with the same mark before each; decimals may follow a point.
    private static bool IsGrouped(ReadOnlySpan<byte> text, out int marks)
    {
        marks = 0;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
            text = text[1..];
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        if (point >= 0 && text[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        int digits = 0;
        byte mark = 0;
        foreach (byte unit in whole)
        {
            if (unit is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                continue;
            }
            if (!IsMark(unit) || (mark != 0 && unit != mark) || digits == 0 || (marks == 0 ? digits > GroupDigits : digits != GroupDigits))
                return false;
            mark = unit;
            marks++;
            digits = 0;
        }
        return marks == 0 ? digits > 0 : digits == GroupDigits;
    }

    private static bool IsMark(byte unit) => unit is (byte)',' or (byte)' ' or (byte)'\'';
}
