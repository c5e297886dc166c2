using System.Buffers;
using System.Globalization;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Times;

/// <summary>Parser of times. When does a field say it happened, and how exactly?</summary>
/// <remarks>
/// Read: <c>yyyy</c>, <c>yyyy-MM</c>, <c>MM/yyyy</c>, <c>Oct 2018</c>, <c>yyyy-MM-dd</c>, <c>yyyyMMdd</c>, <c>dd/MM/yyyy</c> (also with - or .;
/// month first where the file is read so), <c>3 Oct 2018</c>, <c>Oct 3, 2018</c>, also behind a weekday, <c>yyyy-Www-d</c>, each day also with a
/// clock time (<see cref="ClockParser"/>) after a T, a space, a comma, a colon, "at", "@" or " - ". Without an offset the clock is
/// Europe/London's. A two-digit year is of this century unless it would lie beyond this year. The days by which databases say "not known"
/// (1900-01-01 and its like) are no days.
/// </remarks>
internal static class TimeParser
{
    /// <summary>What a field that is no time should have held.</summary>
    public const string Expected = "a date such as 2018-10-31, 31/10/2018 14:05, 2018-10-31T14:05 or a month such as 2018-10";

    private const int Minute = 60, Hour = 3600, Day = 86400;

    /// <summary>The year before which a day may stand for none, and that in which computers begin to count.</summary>
    private const int EpochYear = 1970;

    private static readonly TimeReading British = TimeReading.British(TimeProvider.System);

    private static readonly SearchValues<byte> OfNoughts = SearchValues.Create("0-/.: T"u8);

    /// <summary>Reads a time as it is written in Britain.</summary>
    /// <param name="text">UTF-8; spaces round it are allowed.</param>
    /// <param name="time">What it says.</param>
    /// <returns>False when it is no time that ever was: 30 February, 25:00.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out IncidentTime time)
    {
        TimeClues clues = TimeClues.None;
        return TryParse(text, default, British, out time, ref clues) && time.IsKnown;
    }

    /// <summary>Reads a date, with its clock time in the same field or in one of its own.</summary>
    /// <param name="date">UTF-8; spaces round it are allowed.</param>
    /// <param name="clock">The other field; blank for none. One that is no clock time keeps the day.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="time">What they say; unknown for a day that stands for none.</param>
    /// <param name="clues">What they tell of their columns, whatever way they were read.</param>
    public static bool TryParse(ReadOnlySpan<byte> date, ReadOnlySpan<byte> clock, TimeReading reading, out IncidentTime time, ref TimeClues clues)
    {
        if (TryParseIso(date, reading, out time) && (clock.IsEmpty || !date.EndsWith("00:00:00"u8)))
            return true;
        if (TryParseSlashed(date, clock, reading, out time, ref clues))
            return true;
        time = default;
        date = TextTrim.Spaces(date);
        clock = TextTrim.Spaces(clock);
        var reader = new TextCursor(date);
        if (!TryReadDate(ref reader, reading, out Date day, ref clues))
            return IsBlankDate(date, ref clues);
        ClockTime ofDay = default;
        bool hasClock = false;
        if (!reader.AtEnd)
        {
            // Only a date of eight digits may go on with its clock time at once.
            if (day.Day == 0 || (!reader.SkipSeparator() && !(reader.AtDigit && date[4] != '-')) || !ClockParser.TryRead(ref reader, out ofDay))
                return false;
            hasClock = true;
        }
        if (day.Day == 0)
            return TryMakeDate(day, out time);
        if (day.Year < EpochYear || day.Year == 9999)
        {
            if (IsPlaceholder(day))
            {
                clues |= TimeClues.Placeholder;
                return true;
            }
        }
        else if (day is { Year: EpochYear, Month: 1, Day: 1 })
        {
            clues |= TimeClues.Epoch;
        }
        if (!TryMakeDate(day, out time))
            return false;
        // Midnight beside a clock column is what a database makes of a day.
        if (!clock.IsEmpty && (!hasClock || ofDay is { Seconds: 0, Offset: null }))
        {
            hasClock = ClockParser.TryReadColumn(clock, reading, out ofDay, ref clues);
            if (!hasClock)
                clues |= TimeClues.BadClock;
        }
        if (hasClock)
            time = At(day, ofDay, reading);
        return true;
    }

    /// <summary>Reads a date and stays behind it; whether there was such a day is not asked.</summary>
    public static bool TryReadDate(ref TextCursor reader, TimeReading reading, out Date date, ref TimeClues clues)
    {
        date = default;
        if (!reader.AtEnd && !reader.AtDigit)
            reader.SkipWeekday();
        if (reader.TryMonthName(out int month))
            return TryAfterMonthName(ref reader, reading, month, out date);
        if (!reader.TryDigits(out int first, out int firstWidth))
            return false;
        if (firstWidth == 4)
            return TryAfterYear(ref reader, first, out date);
        if (firstWidth == 8)
        {
            date = new Date(first / 10000, first / 100 % 100, first % 100);
            return date is { Day: > 0, Month: > 0 };
        }
        if (firstWidth > 2 || first == 0)
            return false;
        reader.SkipOrdinal();
        bool separated = reader.SkipSeparatorOf("/-. ");
        if (reader.TryMonthName(out month))
        {
            reader.SkipSeparatorOf(".");
            reader.SkipSeparatorOf(" -/,");
            date = new Date(0, month, first);
            return TryYear(ref reader, reading, ref date);
        }
        if (!separated || !reader.TryDigits(out int second, out int secondWidth) || second == 0)
            return false;
        if (secondWidth == 4)
        {
            date = new Date(second, first, 0);
            return true;
        }
        if (secondWidth > 2 || !reader.SkipSeparatorOf("/-. ") || !TryYear(ref reader, reading, ref date))
            return false;
        return TryOrder(first, second, reading, ref date, ref clues);
    }

    private static bool TryOrder(int first, int second, TimeReading reading, ref Date date, ref TimeClues clues)
    {
        int year = date.Year;
        if (first != second)
        {
            TimeClues order = (IsDay(year, second, first) ? TimeClues.DayFirst : 0) | (IsDay(year, first, second) ? TimeClues.MonthFirst : 0);
            clues |= order;
            if (reading.OrderRefusal is not null && order != TimeClues.None)
                return false;
        }
        date = reading.Order == DateOrder.DayFirst ? new Date(year, second, first) : new Date(year, first, second);
        return true;
    }

    private static bool IsDay(int year, int month, int day) =>
        month <= 12 && day <= 31 && (day <= 28 || (year is > 0 and < 9999 && day <= DateTime.DaysInMonth(year, month)));

    // "Oct 2018", "Oct 18", and "Oct 3, 2018" as America writes it.
    private static bool TryAfterMonthName(ref TextCursor reader, TimeReading reading, int month, out Date date)
    {
        date = new Date(0, month, 0);
        reader.SkipSeparatorOf(".");
        if (!reader.SkipSeparatorOf(" -/,"))
            return false;
        reader.SkipSpaces();
        TextCursor number = reader;
        if (number.TryDigits(out int day, out int width) && width <= 2 && day > 0)
        {
            number.SkipOrdinal();
            bool separated = number.SkipSeparatorOf(",-/ ");
            number.SkipSpaces();
            TextCursor year = number;
            if (separated && year.TryDigits(out _, out int yearWidth) && yearWidth == 4 && (year.AtEnd || year.Rest[0] != ':'))
            {
                reader = number;
                date = new Date(0, month, day);
            }
        }
        return TryYear(ref reader, reading, ref date);
    }

    private static bool TryAfterYear(ref TextCursor reader, int year, out Date date)
    {
        date = new Date(year, 0, 0);
        if (reader.AtEnd)
            return true;
        if (!reader.SkipSeparatorOf("-/. "))
            return false;
        if (reader.SkipSeparatorOf("Ww"))
            return TryWeekDate(ref reader, year, out date);
        if (!reader.TryMonthName(out int month) && (!reader.TryDigits(out month, out int monthWidth) || monthWidth > 2))
            return false;
        if (month == 0)
            return false;
        date = new Date(year, month, 0);
        if (reader.AtEnd || !reader.SkipSeparatorOf("-/. "))
            return true;
        bool hasDay = reader.TryDigits(out int day, out int dayWidth) && dayWidth <= 2 && day > 0;
        date = new Date(year, month, day);
        return hasDay;
    }

    // ISO 8601's week date, 2018-W40-3: the week is that of its Thursday, and days count from Monday.
    private static bool TryWeekDate(ref TextCursor reader, int year, out Date date)
    {
        date = default;
        if (!reader.TryDigits(out int week, out int width) || width != 2 || !reader.SkipSeparatorOf("-"))
            return false;
        if (!reader.TryDigits(out int weekday, out width) || width != 1 || weekday is < 1 or > 7 || year is < 1800 or > 9998)
            return false;
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year))
            return false;
        DateTime day = ISOWeek.ToDateTime(year, week, (DayOfWeek)(weekday % 7));
        date = new Date(day.Year, day.Month, day.Day);
        return true;
    }

    private static bool TryYear(ref TextCursor reader, TimeReading reading, ref Date date)
    {
        if (!reader.TryDigits(out int year, out int width) || width is not (2 or 4))
            return false;
        if (width == 2)
            year += 2000 + year > reading.ThisYear ? 1900 : 2000;
        date = date with { Year = year };
        return true;
    }

    // The commonest forms by far, yyyy-MM-ddTHH:mm:ss without offset or with a Z, by their fixed places.
    private static bool TryParseIso(ReadOnlySpan<byte> text, TimeReading reading, out IncidentTime time)
    {
        time = default;
        bool isUtc = text.Length == 20 && text[19] == 'Z';
        if ((text.Length != 19 && !isUtc) || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != ':' || text[16] != ':')
            return false;
        int year = TwoDigits(text, 0) * 100 + TwoDigits(text, 2), month = TwoDigits(text, 5), day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11), minute = TwoDigits(text, 14), second = TwoDigits(text, 17);
        if ((year | month | day | hour | minute | second) < 0 || year is <= EpochYear or > 9998 || month is 0 or > 12 || day == 0
            || hour > 23 || minute > 59 || second > 59 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;
        long clock = LondonTime.DaysFromCivil(year, month, day) * Day + hour * Hour + minute * Minute + second;
        time = new IncidentTime(isUtc || reading.IsUtc ? clock : LondonTime.ToUtcSeconds(clock, year), 1, TimePrecision.Second);
        return true;
    }

    // The commonest forms of a spreadsheet, dd/MM/yyyy with HH:mm and HH:mm:ss behind it or HH:mm in a clock column; what is not sound goes the
    // long way.
    private static bool TryParseSlashed(
        ReadOnlySpan<byte> text, ReadOnlySpan<byte> clock, TimeReading reading, out IncidentTime time, ref TimeClues clues)
    {
        time = default;
        if (text.Length is not (10 or 16 or 19) || text[2] != '/' || text[5] != '/' || reading.OrderRefusal is not null)
            return false;
        int first = TwoDigits(text, 0), second = TwoDigits(text, 3), year = TwoDigits(text, 6) * 100 + TwoDigits(text, 8);
        if (first <= 0 || second <= 0 || year is <= EpochYear or > 9998)
            return false;
        int ofDay = 0, length = 0;
        if (text.Length > 10)
        {
            int seconds = text.Length == 16 ? 0 : text[16] == ':' ? TwoDigits(text, 17) : -1;
            int minutes = text[10] is (byte)' ' or (byte)'T' && text[13] == ':' ? TwoDigits(text, 14) : -1, hours = TwoDigits(text, 11);
            ofDay = hours * Hour + minutes * Minute + seconds;
            length = text.Length == 16 ? Minute : 1;
            if ((hours | minutes | seconds) < 0 || hours > 23 || minutes > 59 || seconds > 59 || (!clock.IsEmpty && ofDay == 0))
                return false;
        }
        else if (!clock.IsEmpty)
        {
            if (clock.Length != 5 || clock[2] != ':')
                return false;
            int minutes = TwoDigits(clock, 3), hours = TwoDigits(clock, 0);
            (ofDay, length) = (hours * Hour + minutes * Minute, Minute);
            if ((hours | minutes) < 0 || hours > 23 || minutes > 59)
                return false;
        }
        bool dayFirst = IsDay(year, second, first), monthFirst = IsDay(year, first, second);
        if (!(reading.Order == DateOrder.DayFirst ? dayFirst : monthFirst))
            return false;
        if (first != second)
            clues |= (dayFirst ? TimeClues.DayFirst : 0) | (monthFirst ? TimeClues.MonthFirst : 0);
        (int month, int day) = reading.Order == DateOrder.DayFirst ? (second, first) : (first, second);
        long days = LondonTime.DaysFromCivil(year, month, day);
        if (length == 0)
        {
            time = Span(days, days + 1, TimePrecision.Day);
            return true;
        }
        long at = days * Day + ofDay;
        time = new IncidentTime(
            reading.IsUtc ? at : LondonTime.ToUtcSeconds(at, year), (uint)length, length == 1 ? TimePrecision.Second : TimePrecision.Minute);
        return true;
    }

    // Below zero when one of the two bytes is no digit: ten thousand outweighs any hundred years.
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : tens * 10 + ones;
    }

    private static bool TryMakeDate(Date date, out IncidentTime time)
    {
        (int year, int month, int day) = date;
        time = default;
        // Police records older than this are typing errors, and so are those of the far future.
        if (year is < 1800 or > 9998 || month > 12 || (day > 0 && day > DateTime.DaysInMonth(year, month)))
            return false;
        if (month == 0)
            time = Span(LondonTime.DaysFromCivil(year, 1, 1), LondonTime.DaysFromCivil(year + 1, 1, 1), TimePrecision.Year);
        else if (day == 0)
            time = Span(
                LondonTime.DaysFromCivil(year, month, 1), LondonTime.DaysFromCivil(year, month, 1) + DateTime.DaysInMonth(year, month),
                TimePrecision.Month);
        else
            time = Span(LondonTime.DaysFromCivil(year, month, day), LondonTime.DaysFromCivil(year, month, day) + 1, TimePrecision.Day);
        return true;
    }

    private static IncidentTime Span(long firstDay, long endDay, TimePrecision precision)
    {
        long from = LondonTime.ToUtcSeconds(firstDay * Day);
        return new IncidentTime(from, (uint)(LondonTime.ToUtcSeconds(endDay * Day) - from), precision);
    }

    private static IncidentTime At(Date date, ClockTime ofDay, TimeReading reading)
    {
        long clock = LondonTime.DaysFromCivil(date.Year, date.Month, date.Day) * Day + ofDay.Seconds;
        long utc = ofDay.Offset is int seconds ? clock - seconds : reading.IsUtc ? clock : LondonTime.ToUtcSeconds(clock);
        return new IncidentTime(utc, (uint)ofDay.Length, ofDay.Length == 1 ? TimePrecision.Second : TimePrecision.Minute);
    }

    // The first day of .NET, SQL Server, Access and Excel, Windows, and the last of all. Excel shows its day 0 as 00/01/1900.
    private static bool IsPlaceholder(Date date) => (date.Year, date.Month, date.Day) is
        (1, 1, 1) or (1601, 1, 1) or (1753, 1, 1) or (1899, 12, 30) or (1899, 12, 31) or (1900, 1, 1) or (9999, 12, 31);

    // 0000-00-00 00:00:00, 00:00 and 00/01/1900: nothing but noughts is no day.
    private static bool IsBlankDate(ReadOnlySpan<byte> text, ref TimeClues clues)
    {
        bool isBlank = text.StartsWith("00/01/1900"u8) || (text.Length >= 4 && text.IndexOfAnyExcept(OfNoughts) < 0 && text.ContainsAny(" -/.:"u8));
        if (isBlank)
            clues |= TimeClues.Placeholder;
        return isBlank;
    }

    /// <summary>Date as it is written.</summary>
    /// <param name="Year">Four digits.</param>
    /// <param name="Month">0 where there is none.</param>
    /// <param name="Day">0 where there is none.</param>
    internal readonly record struct Date(int Year, int Month, int Day);
}
