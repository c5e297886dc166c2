using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>On which weekdays and in which hours is an incident to have happened, on a clock in Britain?</summary>
/// <remarks>
/// Only an incident known to the day has a weekday, and only one known to the minute an hour: the others are left out as soon as
/// weekdays, or hours, are asked for.
/// </remarks>
internal sealed class ClockWish
{
    private const long DaySeconds = 86400, HourSeconds = 3600;
    private const int Week = 7, DayHours = 24;

    private readonly bool[]? _weekdays;
    private readonly bool[]? _hours;

    /// <summary>Takes the wishes; an empty list asks for nothing.</summary>
    /// <exception cref="ArgumentException">There is no such weekday or hour.</exception>
    public ClockWish(IReadOnlyList<DayOfWeek> weekdays, IReadOnlyList<int> hours)
    {
        _weekdays = Flags([.. weekdays.Select(static day => (int)day)], Week, "A weekday", "0 (Sunday) to 6 (Saturday)");
        _hours = Flags(hours, DayHours, "An hour", "0 to 23");
    }

    /// <summary>Is nothing asked for?</summary>
    public bool IsOpen => _weekdays is null && _hours is null;

    /// <summary>Is the time wanted?</summary>
    /// <param name="time">When it happened.</param>
    /// <param name="hasClock">Is its hour known?</param>
    public bool Wants(IncidentTime time, bool hasClock)
    {
        if ((_weekdays is not null && !time.HasDay) || (_hours is not null && !hasClock))
            return false;
        long clock = LondonTime.ToClockSeconds(time.FromUtcSeconds);
        long second = ((clock % DaySeconds) + DaySeconds) % DaySeconds;
        // 1970-01-01 was a Thursday, the fourth day after a Sunday.
        long weekday = ((((clock - second) / DaySeconds + 4) % Week) + Week) % Week;
        return _weekdays?[weekday] != false && _hours?[second / HourSeconds] != false;
    }

    private static bool[]? Flags(IReadOnlyList<int> values, int count, string what, string range)
    {
        if (values.Count == 0)
            return null;
        var flags = new bool[count];
        foreach (int value in values)
        {
            if (value < 0 || value >= count)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{what} is a number from {range}; it was {value}."));
            flags[value] = true;
        }
        return flags;
    }
}
