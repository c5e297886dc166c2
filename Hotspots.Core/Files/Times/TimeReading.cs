using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Times;

/// <summary>Numbers of a clock column that stand alone. What do they count?</summary>
internal enum ClockNumbers : byte
{
    /// <summary>Hours: 18 is 18:00.</summary>
    Hours,

    /// <summary>Hours and minutes in one number, without its leading zeros: 1830 is 18:30, 18 is 00:18.</summary>
    HoursAndMinutes,
}

/// <summary>Time reading: how the dates and clock times of one file are read, one way from its first row to its last.</summary>
/// <param name="Order">Which number of a date such as 05/03/2024 is the day.</param>
/// <param name="Numbers">What a number in a clock column counts.</param>
/// <param name="DaysInDecimals">Is 0.25 in a clock column a quarter of a day, as Excel counts, instead of 00:25?</param>
/// <param name="ThisYear">The year it is now: two-digit years do not lie beyond it.</param>
internal sealed record TimeReading(DateOrder Order, ClockNumbers Numbers, bool DaysInDecimals, int ThisYear)
{
    /// <summary>First year that an incident is believed to be of.</summary>
    public const int FirstLikelyYear = 1950;

    /// <summary>What a date should have been whose order cannot be told; null where it can.</summary>
    public string? OrderRefusal { get; init; }

    /// <summary>Is a clock time without an offset UTC, and not that of the clock in Britain? Devices may write so, people do not.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Seconds since 1970 from which on nothing can have happened yet: a day after now, for clocks that differ.</summary>
    public long Future { get; init; } = long.MaxValue;

    /// <summary>As in Britain.</summary>
    /// <param name="clock">Says what day it is.</param>
    public static TimeReading British(TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        long tomorrow = now.AddDays(1).ToUnixTimeSeconds();
        return new TimeReading(DateOrder.DayFirst, ClockNumbers.Hours, DaysInDecimals: false, now.Year) { Future = tomorrow };
    }
}

/// <summary>What one field tells of how its column is written.</summary>
[Flags]
internal enum TimeClues : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A date that can be read day first.</summary>
    DayFirst = 1,

    /// <summary>A date that can be read month first.</summary>
    MonthFirst = 2,

    /// <summary>A date that can be read either way, and would be another date.</summary>
    EitherOrder = DayFirst | MonthFirst,

    /// <summary>A date that stands for none: 1900-01-01.</summary>
    Placeholder = 4,

    /// <summary>The first day of 1970, from which computers count.</summary>
    Epoch = 8,

    /// <summary>A clock field that is no clock time; its day is kept.</summary>
    BadClock = 16,

    /// <summary>A number from 1 to 24 as clock time.</summary>
    SmallNumber = 32,

    /// <summary>A larger number, or one of four digits, as clock time.</summary>
    LargeNumber = 64,

    /// <summary>A decimal number below 1 that could be minutes after midnight: 0.25.</summary>
    BelowOne = 128,

    /// <summary>Hours and minutes with a point: 18.30.</summary>
    Pointed = 256,

    /// <summary>A day number of Excel, or seconds since 1970.</summary>
    DayNumber = 512,
}
