using System.Globalization;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Positions;

/// <summary>Parser of decimal numbers. Which number does a field of text spell? Plain decimal, point as separator, whatever the machine's
/// culture.</summary>
internal static class NumberParser
{
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a number; spaces round it are allowed, infinities and NaN are not numbers.</summary>
    /// <remarks>
    /// Up to 15 significant digits are read by hand: the digits as one integer and the power of ten are both exact doubles, so their quotient is
    /// correctly rounded. Longer numbers and exponents go to the framework.
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        text = TextTrim.Spaces(text);
        int i = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            i = 1;
        }
        long digits = 0;
        int count = 0, point = -1, first = i;
        for (; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
                if (count > 15)
                    return TryParseSlowly(text, out value);
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return TryParseSlowly(text, out value);
            }
        }
        if (count == 0)
        {
            value = 0;
            return false;
        }
        int decimals = point < 0 ? 0 : text.Length - point - 1;
        value = digits / PowersOfTen[decimals];
        if (negative)
            value = -value;
        return text.Length > first;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out value)
        && double.IsFinite(value);
}
