using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Times;

/// <summary>Clock time of day.</summary>
/// <param name="Seconds">Since midnight; 86,400 for 24:00, the end of the day.</param>
/// <param name="Length">Seconds that it may mean: 1, 60 or an hour.</param>
/// <param name="Offset">Seconds ahead of UTC where the field says so; null for the clock in Britain.</param>
internal readonly record struct ClockTime(int Seconds, int Length, int? Offset);

/// <summary>Clock times as records write them.</summary>
/// <remarks>
/// Read: <c>14:05</c>, <c>14:05:10</c> with fractions, <c>14.05</c>, <c>14h05</c>, <c>1405</c>, <c>140510</c>, each also with am or pm, <c>hrs</c>,
/// and
/// <c>Z</c>, GMT, UTC, BST or an offset; <c>24:00</c> is the end of the day. A column of its own may also hold <c>6pm</c>, hours, hours and minutes
/// without their leading zeros (<c>905</c>), fractions of a day as Excel counts them, or a whole date and time whose date stands for nothing.
/// </remarks>
internal static class ClockParser
{
    private const int Minute = 60, Hour = 3600, Day = 86400;

    /// <summary>Fewest characters of a date and time in a clock column.</summary>
    private const int LeastDateAndTime = 12;

    /// <summary>Reads what stands behind a date in its own field.</summary>
    public static bool TryRead(ref TextCursor reader, out ClockTime clock)
    {
        clock = default;
        if (!reader.TryDigits(out int number, out int width))
            return false;
        if (width is 4 or 6)
        {
            int ofDay = width == 4 ? number * 100 : number;
            return TryEnd(ref reader, ofDay / 10000, ofDay / 100 % 100, ofDay % 100, width == 4 ? Minute : 1, out clock);
        }
        return width <= 2 && TryMinutes(ref reader, number, ownColumn: false, out clock);
    }

    /// <summary>Reads a field of a clock column.</summary>
    /// <param name="text">Without white space round it, and not blank.</param>
    /// <param name="reading">How the file's numbers are read.</param>
    /// <param name="clock">What it says.</param>
    /// <param name="clues">What it tells of its column, whatever way it was read.</param>
    public static bool TryReadColumn(ReadOnlySpan<byte> text, TimeReading reading, out ClockTime clock, ref TimeClues clues)
    {
        clock = default;
        var reader = new TextCursor(text);
        if (text[0] == '.' || !reader.TryDigits(out int number, out int width))
            return text[0] == '.' && TryFraction(text, out clock);
        // A spreadsheet or a data frame writes the number 1830 as 1830.0.
        if (width != 2 && reader.Rest.SequenceEqual(".0"u8))
            reader = default;
        if (reader.AtEnd)
            return TryNumber(number, width, reading, out clock, ref clues);
        if (width <= 4 && number == 0 && reader.Rest[0] == '.' && IsFraction(text, reading, ref clues))
            return TryFraction(text, out clock);
        if (width == 5 && reader.Rest[0] == '.')
            return TryFraction(text[width..], out clock); // the day number stands before it
        if (width >= 3)
        {
            int ofDay = width >= 5 ? number : number * 100;
            if (width <= 6 && TryEnd(ref reader, ofDay / 10000, ofDay / 100 % 100, ofDay % 100, width >= 5 ? 1 : Minute, out clock))
                return true;
        }
        else if (TryMinutes(ref reader, number, ownColumn: true, out clock))
        {
            if (number > 0 && text.Length == 5 && text[2] == '.')
                clues |= TimeClues.Pointed;
            return true;
        }
        return TryDateAndTime(text, reading, out clock);
    }

    private static bool TryNumber(int number, int width, TimeReading reading, out ClockTime clock, ref TimeClues clues)
    {
        clock = default;
        if (number > 0)
            clues |= width <= 2 && number <= 24 ? TimeClues.SmallNumber : TimeClues.LargeNumber;
        if (width > 6)
            return false;
        if (width <= 2 && reading.Numbers == ClockNumbers.Hours)
            return TryMake(number, 0, 0, Hour, null, out clock);
        int ofDay = width >= 5 ? number : number * 100;
        return TryMake(ofDay / 10000, ofDay / 100 % 100, ofDay % 100, width >= 5 ? 1 : Minute, null, out clock);
    }

    // Behind the hours: :05, :05:10, .05, h05, or only pm or hrs.
    private static bool TryMinutes(ref TextCursor reader, int hour, bool ownColumn, out ClockTime clock)
    {
        clock = default;
        bool colon = reader.SkipSeparatorOf(":"), point = !colon && reader.SkipSeparatorOf(".");
        bool letter = !colon && !point && reader.Rest.Length > 1 && (uint)(reader.Rest[1] - '0') <= 9 && reader.SkipSeparatorOf("hH");
        if (!colon && !point && !letter)
        {
            // "18" alone behind a date may be anything; "6pm" and "18 hrs" are not.
            TextCursor behind = reader;
            behind.SkipSpaces();
            bool said = !behind.AtEnd && (behind.Rest[0] | 0x20) is 'a' or 'p' or 'h';
            return said && TryEnd(ref reader, hour, 0, 0, Minute, out clock);
        }
        if (!reader.TryDigits(out int minute, out int width))
            return false;
        if (width == 1 && ownColumn && point)
            minute *= 10; // a number loses its last zero: 18.3 is 18.30
        else if (width != 2)
            return false;
        int second = 0, length = Minute;
        if (reader.SkipSeparatorOf(point ? ".:" : ":"))
        {
            if (!reader.TryDigits(out second, out int secondWidth) || secondWidth != 2)
                return false;
            length = 1;
            if (reader.SkipSeparatorOf(".,:") && !reader.SkipDigits())
                return false;
        }
        return TryEnd(ref reader, hour, minute, second, length, out clock);
    }

    private static bool TryEnd(ref TextCursor reader, int hour, int minute, int second, int length, out ClockTime clock)
    {
        clock = default;
        reader.SkipSpaces();
        if (!reader.AtEnd && !SkipHalfOfDay(ref reader, ref hour))
            return false;
        reader.SkipSpaces();
        if (!reader.AtEnd && (reader.SkipWord("hrs"u8) || reader.SkipWord("hours"u8) || reader.SkipWord("hr"u8) || reader.SkipWord("h"u8)))
            reader.SkipSeparatorOf(".");
        return TryOffset(ref reader, out int? offset) && reader.AtEnd && TryMake(hour, minute, second, length, offset, out clock);
    }

    private static bool TryMake(int hour, int minute, int second, int length, int? offset, out ClockTime clock)
    {
        int seconds = hour * Hour + minute * Minute + second;
        clock = new ClockTime(seconds, length, offset);
        return minute < 60 && second < 60 && seconds <= Day;
    }

    /// <summary>Reads am or pm, also with points, where it stands.</summary>
    private static bool SkipHalfOfDay(ref TextCursor reader, ref int hour)
    {
        bool afternoon = (reader.Rest[0] | 0x20) == 'p';
        if (!afternoon && (reader.Rest[0] | 0x20) != 'a')
            return true;
        if (!(reader.SkipWord("am"u8) || reader.SkipWord("pm"u8) || reader.SkipWord("a.m"u8) || reader.SkipWord("p.m"u8)))
            return false;
        reader.SkipSeparatorOf(".");
        // 18:30 PM says the same thing twice.
        if (hour > 12 && hour < 24 && afternoon)
            return true;
        if (hour is 0 or > 12)
            return false;
        hour = hour % 12 + (afternoon ? 12 : 0);
        return true;
    }

    /// <summary>Reads Z, GMT, UTC, BST, +01:00, +0100 or +01 where it stands.</summary>
    private static bool TryOffset(ref TextCursor reader, out int? seconds)
    {
        seconds = null;
        reader.SkipSpaces();
        if (reader.AtEnd)
            return true;
        if (reader.SkipWord("z"u8) || reader.SkipWord("gmt"u8) || reader.SkipWord("utc"u8))
        {
            seconds = 0;
            return true;
        }
        if (reader.SkipWord("bst"u8))
        {
            seconds = Hour;
            return true;
        }
        bool west = reader.SkipSeparatorOf("-");
        if ((!west && !reader.SkipSeparatorOf("+")) || !reader.TryDigits(out int hours, out int width))
            return false;
        int minutes = 0;
        if (width == 4)
            (hours, minutes) = (hours / 100, hours % 100);
        else if (width != 2 || (reader.SkipSeparatorOf(":") && (!reader.TryDigits(out minutes, out int minuteWidth) || minuteWidth != 2)))
            return false;
        if (hours > 14 || minutes > 59)
            return false;
        seconds = (west ? -1 : 1) * (hours * Hour + minutes * Minute);
        return true;
    }

    // 0.45 may be 00:45; 0.768 cannot, and 0.75 neither.
    private static bool IsFraction(ReadOnlySpan<byte> text, TimeReading reading, ref TimeClues clues)
    {
        ReadOnlySpan<byte> decimals = text[(text.IndexOf((byte)'.') + 1)..];
        var digits = new TextCursor(decimals);
        if (!digits.TryDigits(out int value, out int width))
            return false;
        digits.SkipDigits();
        if (!digits.AtEnd)
            return false;
        // "00.45" is written as a clock is.
        if (text[1] != '.')
            return width > 2;
        bool maybeMinutes = width <= 2 && (width == 1 ? value * 10 : value) < 60;
        if (maybeMinutes && value > 0)
            clues |= TimeClues.BelowOne;
        return !maybeMinutes || reading.DaysInDecimals;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out ClockTime clock)
    {
        clock = default;
        if (!NumberParser.TryParse(text, out double part) || part is < 0 or > 1)
            return false;
        // A minute is no whole part of a day: what lies within a second of one is one.
        int seconds = (int)Math.Round(part * Day), minutes = (int)Math.Round(part * Day / Minute);
        bool isMinute = Math.Abs(minutes * Minute - part * Day) <= 1;
        clock = isMinute ? new ClockTime(minutes * Minute, Minute, null) : new ClockTime(seconds, 1, null);
        return true;
    }

    // Databases without a type for times give them a day: 1899-12-30 18:30:00.
    private static bool TryDateAndTime(ReadOnlySpan<byte> text, TimeReading reading, out ClockTime clock)
    {
        clock = default;
        if (text.Length < LeastDateAndTime)
            return false;
        var reader = new TextCursor(text);
        TimeClues ofDate = TimeClues.None;
        return TimeParser.TryReadDate(ref reader, reading, out _, ref ofDate) && reader.SkipSeparator() && TryRead(ref reader, out clock);
    }
}
