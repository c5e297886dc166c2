using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>When does a field say it happened, and how exactly?</summary>
/// <remarks>
/// Read: <c>yyyy</c>, <c>yyyy-MM</c>, <c>MM/yyyy</c>, <c>Oct 2018</c>, <c>yyyy-MM-dd</c>, <c>dd/MM/yyyy</c> (the British order; also with - or .),
/// <c>3 Oct 2018</c>, each day also with <c>HH:mm</c>, <c>HH:mm:ss</c> and fractions after a T, a space or a comma, and with <c>Z</c> or an offset.
/// Without an offset the clock is Europe/London's. A two-digit year is of this century.
/// </remarks>
internal static class TimeParser
{
    /// <summary>What a field that is no time should have held.</summary>
    public const string Expected = "a date such as 2018-10-31, 31/10/2018 14:05, 2018-10-31T14:05 or a month such as 2018-10";

    private const int Minute = 60, Hour = 3600, Day = 86400;

    /// <summary>Reads a time.</summary>
    /// <param name="text">UTF-8; spaces round it are allowed.</param>
    /// <param name="time">What it says.</param>
    /// <returns>False when it is no time that ever was: 30 February, 25:00.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out IncidentTime time) => TryParse(text, default, out time);

    /// <summary>Reads a date and a clock time that stand in two fields.</summary>
    public static bool TryParse(ReadOnlySpan<byte> date, ReadOnlySpan<byte> clock, out IncidentTime time)
    {
        time = default;
        if (TryParseIso(date, out time))
            return true;
        var reader = new Cursor(TextTrim.Spaces(date));
        if (!ReadDate(ref reader, out int year, out int month, out int day))
            return false;
        if (reader.AtEnd)
        {
            clock = TextTrim.Spaces(clock);
            if (clock.IsEmpty)
                return TryMakeDate(year, month, day, out time);
            reader = new Cursor(clock);
        }
        else if (day == 0 || !reader.SkipSeparator())
        {
            return false;
        }
        return day != 0 && TryMakeDate(year, month, day, out _) && ReadClock(ref reader, LondonTime.DaysFromCivil(year, month, day), out time);
    }

    // The commonest form by far, yyyy-MM-ddTHH:mm:ss without offset, by its fixed places.
    private static bool TryParseIso(ReadOnlySpan<byte> text, out IncidentTime time)
    {
        time = default;
        if (text.Length != 19 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':')
            return false;
        int year = TwoDigits(text, 0) * 100 + TwoDigits(text, 2), month = TwoDigits(text, 5), day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11), minute = TwoDigits(text, 14), second = TwoDigits(text, 17);
        if ((year | month | day | hour | minute | second) < 0 || year < 1800 || month is 0 or > 12 || day == 0 || hour > 23 || minute > 59 || second > 59
            || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;
        long clock = LondonTime.DaysFromCivil(year, month, day) * Day + hour * Hour + minute * Minute + second;
        time = new IncidentTime(LondonTime.ToUtcSeconds(clock, year), 1, TimePrecision.Second);
        return true;
    }

    // Below zero when one of the two bytes is no digit: ten thousand outweighs any hundred years.
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : tens * 10 + ones;
    }

    private static bool ReadDate(ref Cursor reader, out int year, out int month, out int day)
    {
        year = month = day = 0;
        if (reader.TryMonthName(out month))
            return reader.SkipSeparatorOf(" -/,") && reader.TryDigits(out year, out int width) && FixYear(ref year, width);
        if (!reader.TryDigits(out int first, out int firstWidth))
            return false;
        if (firstWidth == 4)
        {
            year = first;
            if (reader.AtEnd)
                return true;
            if (!reader.SkipSeparatorOf("-/.") || !reader.TryDigits(out month, out int monthWidth) || monthWidth > 2)
                return false;
            if (month == 0)
                return false;
            if (reader.AtEnd || !reader.SkipSeparatorOf("-/."))
                return true;
            return reader.TryDigits(out day, out int dayWidth) && dayWidth <= 2 && day > 0;
        }
        if (firstWidth == 8)
        {
            (year, month, day) = (first / 10000, first / 100 % 100, first % 100);
            return day > 0 && month > 0;
        }
        if (firstWidth > 2 || !reader.SkipSeparatorOf("/-. "))
            return false;
        if (reader.TryMonthName(out month))
        {
            day = first;
            return day > 0 && reader.SkipSeparatorOf(" -/,") && reader.TryDigits(out year, out int width) && FixYear(ref year, width);
        }
        if (!reader.TryDigits(out int second, out int secondWidth) || first == 0 || second == 0)
            return false;
        if (secondWidth == 4)
        {
            (month, year) = (first, second);
            return true;
        }
        (day, month) = (first, second);
        return secondWidth <= 2 && reader.SkipSeparatorOf("/-.") && reader.TryDigits(out year, out int yearWidth) && FixYear(ref year, yearWidth);
    }

    private static bool FixYear(ref int year, int width)
    {
        if (width == 2)
            year += 2000;
        return width is 2 or 4;
    }

    private static bool TryMakeDate(int year, int month, int day, out IncidentTime time)
    {
        time = default;
        // Police records older than this are typing errors, and so are those of the far future.
        if (year is < 1800 or > 9998 || month > 12 || (day > 0 && day > DateTime.DaysInMonth(year, month)))
            return false;
        if (month == 0)
            time = Span(LondonTime.DaysFromCivil(year, 1, 1), LondonTime.DaysFromCivil(year + 1, 1, 1), TimePrecision.Year);
        else if (day == 0)
            time = Span(LondonTime.DaysFromCivil(year, month, 1), LondonTime.DaysFromCivil(year, month, 1) + DateTime.DaysInMonth(year, month), TimePrecision.Month);
        else
            time = Span(LondonTime.DaysFromCivil(year, month, day), LondonTime.DaysFromCivil(year, month, day) + 1, TimePrecision.Day);
        return true;
    }

    private static IncidentTime Span(long firstDay, long endDay, TimePrecision precision)
    {
        long from = LondonTime.ToUtcSeconds(firstDay * Day);
        return new IncidentTime(from, (uint)(LondonTime.ToUtcSeconds(endDay * Day) - from), precision);
    }

    private static bool ReadClock(ref Cursor reader, long days, out IncidentTime time)
    {
        time = default;
        if (!reader.TryDigits(out int hour, out int hourWidth))
            return false;
        int minute, second = 0;
        bool hasSecond = false;
        if (hourWidth == 4)
        {
            (hour, minute) = (hour / 100, hour % 100);
        }
        else
        {
            if (hourWidth > 2 || !reader.SkipSeparatorOf(":.") || !reader.TryDigits(out minute, out int minuteWidth) || minuteWidth != 2)
                return false;
            if (reader.SkipSeparatorOf(":"))
            {
                if (!reader.TryDigits(out second, out int secondWidth) || secondWidth != 2)
                    return false;
                hasSecond = true;
                if (reader.SkipSeparatorOf(".,") && !reader.SkipDigits())
                    return false;
            }
        }
        if (!reader.SkipHalfOfDay(ref hour) || hour > 23 || minute > 59 || second > 59)
            return false;
        long clock = days * Day + hour * Hour + minute * Minute + second;
        if (!reader.TryOffset(out int? offset) || !reader.AtEnd)
            return false;
        long utc = offset is int seconds ? clock - seconds : LondonTime.ToUtcSeconds(clock);
        time = hasSecond ? new IncidentTime(utc, 1, TimePrecision.Second) : new IncidentTime(utc, Minute, TimePrecision.Minute);
        return true;
    }

    /// <summary>Walks through the bytes of a field.</summary>
    private ref struct Cursor(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public readonly bool AtEnd => _rest.IsEmpty;

        public bool TryDigits(out int value, out int width)
        {
            value = 0;
            width = 0;
            while (width < _rest.Length && width < 8 && (uint)(_rest[width] - '0') <= 9)
                value = value * 10 + (_rest[width++] - '0');
            _rest = _rest[width..];
            return width > 0;
        }

        public bool SkipDigits()
        {
            int width = 0;
            while (width < _rest.Length && (uint)(_rest[width] - '0') <= 9)
                width++;
            _rest = _rest[width..];
            return width > 0;
        }

        public bool SkipSeparatorOf(string separators)
        {
            if (_rest.IsEmpty || !separators.Contains((char)_rest[0], StringComparison.Ordinal))
                return false;
            _rest = _rest[1..];
            return true;
        }

        public bool SkipSeparator()
        {
            int width = 0;
            while (width < _rest.Length && _rest[width] is (byte)'T' or (byte)'t' or (byte)' ' or (byte)',')
                width++;
            _rest = _rest[width..];
            return width > 0;
        }

        public bool TryMonthName(out int month)
        {
            month = 0;
            int width = 0;
            while (width < _rest.Length && (uint)((_rest[width] | 0x20) - 'a') < 26)
                width++;
            if (width < 3)
                return false;
            ReadOnlySpan<byte> names = "janfebmaraprmayjunjulaugsepoctnovdec"u8;
            ReadOnlySpan<byte> full = "january  february march    april    may      june     july     august   septemberoctober  november december "u8;
            for (int i = 0; i < 12; i++)
            {
                if (!System.Text.Ascii.EqualsIgnoreCase(_rest[..3], names.Slice(i * 3, 3)))
                    continue;
                ReadOnlySpan<byte> name = full.Slice(i * 9, 9).TrimEnd((byte)' ');
                bool abbreviation = width == 3 || (width == 4 && i == 8);
                if (!abbreviation && !System.Text.Ascii.EqualsIgnoreCase(_rest[..width], name))
                    return false;
                month = i + 1;
                _rest = _rest[width..];
                return true;
            }
            return false;
        }

        /// <summary>Reads "am" or "pm" where there is one.</summary>
        public bool SkipHalfOfDay(ref int hour)
        {
            ReadOnlySpan<byte> rest = _rest.TrimStart((byte)' ');
            if (rest.Length < 2 || (rest[1] | 0x20) != 'm' || (rest[0] | 0x20) is not ('a' or 'p'))
                return true;
            if (hour is 0 or > 12)
                return false;
            hour = hour % 12 + ((rest[0] | 0x20) == 'p' ? 12 : 0);
            _rest = rest[2..];
            return true;
        }

        /// <summary>Reads Z, +01:00, +0100 or +01 where there is one.</summary>
        public bool TryOffset(out int? seconds)
        {
            seconds = null;
            _rest = _rest.TrimStart((byte)' ');
            if (_rest.IsEmpty)
                return true;
            byte sign = _rest[0];
            _rest = _rest[1..];
            if (sign is (byte)'Z' or (byte)'z')
            {
                seconds = 0;
                return true;
            }
            if (sign is not ((byte)'+' or (byte)'-') || !TryDigits(out int hours, out int width))
                return false;
            int minutes = 0;
            if (width == 4)
                (hours, minutes) = (hours / 100, hours % 100);
            else if (width != 2 || (SkipSeparatorOf(":") && (!TryDigits(out minutes, out int minuteWidth) || minuteWidth != 2)))
                return false;
            if (hours > 14 || minutes > 59)
                return false;
            seconds = (sign == '-' ? -1 : 1) * (hours * Hour + minutes * Minute);
            return true;
        }
    }
}
