using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Geography.Grids;

namespace Hotspots.Core.Files.Positions;

/// <summary>A point in one field: "53.172, -3.086", "(53.172, -3.086)", "53°10'N 3°05'W", "POINT (-3.086 53.172)", "323750 364050".</summary>
/// <remarks>
/// Latitude comes first in plain text and second in well-known text; where only the other order is a place in Britain, the other order is
/// meant: no latitude of Britain is a longitude of it.
/// </remarks>
internal static class PointText
{
    private const int Longest = 200;

    /// <summary>Reads a point.</summary>
    /// <param name="text">The field, trimmed, not blank.</param>
    /// <param name="x">Longitude or easting.</param>
    /// <param name="y">Latitude or northing.</param>
    /// <returns>
    /// <see cref="PositionForm.None"/> for an empty point; <see cref="PositionForm.Degrees"/> for two angles, be they in Britain or not;
    /// <see cref="PositionForm.Metres"/> for two numbers that can only be metres; <see cref="PositionForm.Wrong"/> for anything else.
    /// </returns>
    public static PositionForm Read(ReadOnlySpan<byte> text, out double x, out double y)
    {
        x = y = 0;
        if (text.Length > Longest)
            return PositionForm.Wrong;
        bool wellKnown = TryUnwrap(ref text, out bool empty);
        if (empty)
            return PositionForm.None;
        if (!TrySplit(text, out ReadOnlySpan<byte> one, out ReadOnlySpan<byte> other)
            || !TryAngle(one, out double first, out Hemisphere firstNamed) || !TryAngle(other, out double second, out Hemisphere secondNamed))
        {
            return PositionForm.Wrong;
        }
        if (firstNamed != Hemisphere.None && firstNamed == secondNamed)
            return PositionForm.Wrong;
        bool longitudeFirst = firstNamed == Hemisphere.EastWest || secondNamed == Hemisphere.NorthSouth
            || (wellKnown && firstNamed == Hemisphere.None && secondNamed == Hemisphere.None);
        (x, y) = longitudeFirst ? (first, second) : (second, first);
        if (NationalGrid.Domain.Contains(x, y))
            return PositionForm.Degrees;
        if (firstNamed == Hemisphere.None && secondNamed == Hemisphere.None)
        {
            if (NationalGrid.Domain.Contains(y, x))
            {
                (x, y) = (y, x);
                return PositionForm.Degrees;
            }
            if ((Math.Abs(first) > 180 || Math.Abs(second) > 180) && NationalGrid.Domain.ContainsGrid(first, second))
            {
                (x, y) = (first, second);
                return PositionForm.Metres;
            }
        }
        return PositionForm.Degrees;
    }

    /// <summary>Takes the brackets off; true for well-known text, whose x comes first.</summary>
    private static bool TryUnwrap(ref ReadOnlySpan<byte> text, out bool empty)
    {
        empty = false;
        if (text.Length > 5 && (text[0] | 0x20) == 's' && text.IndexOf((byte)';') is > 0 and int after && text[..after].IndexOf((byte)'=') == 4)
            text = TextTrim.Spaces(text[(after + 1)..]);
        bool wellKnown = text.Length > 5 && (text[0] | 0x20) == 'p' && (text[1] | 0x20) == 'o' && (text[2] | 0x20) == 'i' && (text[3] | 0x20) == 'n'
            && (text[4] | 0x20) == 't';
        if (wellKnown)
        {
            int open = text.IndexOf((byte)'('), close = text.LastIndexOf((byte)')');
            empty = open < 0 && (text[^1] | 0x20) == 'y';
            text = open >= 0 && close > open ? text[(open + 1)..close] : [];
        }
        else
        {
            text = text.Trim("()[] "u8);
        }
        text = TextTrim.Spaces(text);
        return wellKnown;
    }

    private static bool TrySplit(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> one, out ReadOnlySpan<byte> other)
    {
        one = other = default;
        if (CoordinateNumber.IsGrouped(text) && !text.Contains((byte)' '))
            return false;
        int at = text.IndexOfAny((byte)',', (byte)';', (byte)'|');
        if (at < 0)
            at = AfterHemisphere(text);
        if (at < 0)
        {
            // Two numbers, or three of which the last is a height.
            at = text.IndexOfAny((byte)' ', (byte)'\t');
            if (at < 0)
                return false;
            one = text[..at];
            other = TextTrim.Spaces(text[at..]);
            int height = other.IndexOfAny((byte)' ', (byte)'\t');
            if (height > 0 && NumberParser.TryParse(other[height..], out _))
                other = other[..height];
            return true;
        }
        one = text[..at];
        other = text[at] is (byte)',' or (byte)';' or (byte)'|' ? text[(at + 1)..] : text[at..];
        return true;
    }

    // "53°10'N 3°05'W" parts after the N, "N53 10 W3 05" before the W.
    private static int AfterHemisphere(ReadOnlySpan<byte> text)
    {
        for (int i = 1; i < text.Length - 1; i++)
        {
            int c = text[i] | 0x20;
            if (c is not ('n' or 'e' or 'w') || char.IsAsciiLetter((char)text[i - 1]) || char.IsAsciiLetter((char)text[i + 1]))
                continue;
            bool leads = char.IsAsciiLetter((char)text[0]);
            return leads ? i : i + 1;
        }
        return -1;
    }

    private static bool TryAngle(ReadOnlySpan<byte> text, out double value, out Hemisphere hemisphere)
    {
        hemisphere = Hemisphere.None;
        return NumberParser.TryParse(text, out value) || DegreesParser.TryParse(text, out value, out hemisphere);
    }
}
