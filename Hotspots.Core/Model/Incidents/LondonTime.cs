using System.Globalization;

namespace Hotspots.Core.Model.Incidents;

/// <summary>Clock time in Britain. What does the clock on the wall say in Britain? The one door between instants and Europe/London clock
/// time.</summary>
/// <remarks>
/// From 1996 on summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October, and is
/// computed; earlier years are asked of the system's time zone data. A clock time that occurs twice (an hour in October) means the
/// first, summer time; one that never occurs (an hour in March) is read as winter time.
/// </remarks>
internal static class LondonTime
{
    private const int FirstRuleYear = 1996;
    private const long Hour = 3600;
    private const long Day = 86400;
    private const long MeanYear = 31_556_952;

    // The years that incidents come from, so that no row computes a Sunday.
    private static readonly (long Start, long End)[] Summers = [.. Enumerable.Range(FirstRuleYear, 80).Select(ComputeSummer)];

    private static readonly Lazy<TimeZoneInfo> Zone = new(static () => TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    /// <summary>Days from 1970-01-01 to a date of the Gregorian calendar.</summary>
    public static long DaysFromCivil(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        long era = (y >= 0 ? y : y - 399) / 400;
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097 + dayOfEra - 719468;
    }

    /// <summary>From clock time (seconds since 1970-01-01T00:00 on a London clock) to seconds since 1970-01-01T00:00:00Z.</summary>
    public static long ToUtcSeconds(long clockSeconds) => ToUtcSeconds(clockSeconds, YearOf(clockSeconds));

    /// <summary>As <see cref="ToUtcSeconds(long)"/>, for a clock time whose year is known.</summary>
    internal static long ToUtcSeconds(long clockSeconds, int year)
    {
        if (year < FirstRuleYear)
        {
            DateTime clock = DateTime.UnixEpoch.AddSeconds(clockSeconds);
            DateTime unspecified = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
            return clockSeconds - (long)OffsetBeforeRules(unspecified).TotalSeconds;
        }
        (long start, long end) = SummerOf(year);
        // On the clock, summer begins at 02:00 (01:00 to 02:00 does not occur) and ends at 02:00, when it goes back to 01:00.
        bool summer = clockSeconds >= start + Hour && clockSeconds < end + Hour;
        return summer ? clockSeconds - Hour : clockSeconds;
    }

    /// <summary>From an instant to clock time, both in seconds as in <see cref="ToUtcSeconds(long)"/>.</summary>
    public static long ToClockSeconds(long utcSeconds)
    {
        // Off by a day or two about New Year, when no year has summer time.
        long near = utcSeconds / MeanYear + (1970 - FirstRuleYear);
        if (near > 0 && near < Summers.Length)
        {
            (long begin, long until) = Summers[near];
            return utcSeconds >= begin && utcSeconds < until ? utcSeconds + Hour : utcSeconds;
        }
        int year = YearOf(utcSeconds);
        if (year < FirstRuleYear)
            return utcSeconds + (long)Zone.Value.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(utcSeconds)).TotalSeconds;
        (long start, long end) = SummerOf(year);
        return utcSeconds >= start && utcSeconds < end ? utcSeconds + Hour : utcSeconds;
    }

    /// <summary>The clock time of an instant, as a date and time without zone.</summary>
    public static DateTime ToClock(long utcSeconds) =>
        DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(ToClockSeconds(utcSeconds)), DateTimeKind.Unspecified);

    /// <summary>
    /// The time as ISO 8601 in the precision it is known to: "2018-10", "2019-12-01", "2019-12-01T14:05+00:00"; an interval as
    /// "from/to"; blank when unknown.
    /// </summary>
    public static string ToIso(IncidentTime time) => time.Precision switch
    {
        TimePrecision.Unknown => "",
        TimePrecision.Interval => Instant(time.FromUtcSeconds, "yyyy-MM-ddTHH:mm") + "/" + Instant(time.UntilUtcSeconds, "yyyy-MM-ddTHH:mm"),
        TimePrecision.Year => ToClock(time.FromUtcSeconds).ToString("yyyy", CultureInfo.InvariantCulture),
        TimePrecision.Month => ToClock(time.FromUtcSeconds).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        TimePrecision.Day => ToClock(time.FromUtcSeconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimePrecision.Minute => Instant(time.FromUtcSeconds, "yyyy-MM-ddTHH:mm"),
        _ => Instant(time.FromUtcSeconds, "yyyy-MM-ddTHH:mm:ss"),
    };

    private static string Instant(long utcSeconds, string form)
    {
        long clock = ToClockSeconds(utcSeconds);
        string text = DateTime.UnixEpoch.AddSeconds(clock).ToString(form, CultureInfo.InvariantCulture);
        return text + (clock == utcSeconds ? "+00:00" : "+01:00");
    }

    private static int YearOf(long seconds) =>
        seconds < DateTime.MinValue.Ticks / TimeSpan.TicksPerSecond - 62135596800 || seconds > 253402300799
            ? throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A time lies in the years 1 to 9999.")
            : DateTime.UnixEpoch.AddSeconds(seconds).Year;

    private static (long Start, long End) SummerOf(int year) =>
        year - FirstRuleYear < Summers.Length ? Summers[year - FirstRuleYear] : ComputeSummer(year);

    private static (long Start, long End) ComputeSummer(int year) => (LastSunday(year, 3) * Day + Hour, LastSunday(year, 10) * Day + Hour);

    private static long LastSunday(int year, int month)
    {
        long last = DaysFromCivil(year, month, 31);
        long weekday = ((last + 4) % 7 + 7) % 7; // 1970-01-01 was a Thursday; Sunday is 0
        return last - weekday;
    }

    private static TimeSpan OffsetBeforeRules(DateTime clock) =>
        Zone.Value.IsAmbiguousTime(clock) ? Zone.Value.GetAmbiguousTimeOffsets(clock).Max() : Zone.Value.GetUtcOffset(clock);
}
