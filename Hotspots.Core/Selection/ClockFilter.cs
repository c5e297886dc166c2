using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Flags of the weekdays, or of the hours, on which an incident is to have happened, on a clock in Britain.</summary>
/// <remarks>
/// Only an incident known to the day has a weekday, and only one known to the minute an hour: the others are left out as soon as
/// weekdays, or hours, are asked for. With hours that cross midnight a weekday is the night that begins then (<see cref="NightHours"/>).
/// </remarks>
internal sealed class ClockFilter
{
    private const long DaySeconds = 86400, HourSeconds = 3600;
    private const int Week = 7, DayHours = 24;

    private readonly bool[] _flags;
    private readonly int _nightEnds;

    private ClockFilter(bool[] flags, int nightEnds) => (_flags, _nightEnds) = (flags, nightEnds);

    /// <summary>The weekdays of a query; null where it asks for none.</summary>
    /// <exception cref="ArgumentException">There is no such weekday.</exception>
    public static ClockFilter? OfWeekdays(IncidentQuery query) => query.Weekdays.Count == 0 ? null : new ClockFilter(
        Flags([.. query.Weekdays.Select(static day => (int)day)], Week, "A weekday", "0 (Sunday) to 6 (Saturday)"), NightHours.EndOf(query));

    /// <summary>The hours of a query; null where it asks for none.</summary>
    /// <exception cref="ArgumentException">There is no such hour.</exception>
    public static ClockFilter? OfHours(IncidentQuery query) =>
        query.Hours.Count == 0 ? null : new ClockFilter(Flags(query.Hours, DayHours, "An hour", "0 to 23"), 0);

    /// <summary>Is its weekday known, and one of them?</summary>
    public bool HasWeekday(IncidentTime time) =>
        time.HasDay && _flags[NightHours.WeekdayOf(LondonTime.ToClockSeconds(time.FromUtcSeconds), _nightEnds)];

    /// <summary>Is its hour, which is known, one of them?</summary>
    public bool HasHour(IncidentTime time)
    {
        long clock = LondonTime.ToClockSeconds(time.FromUtcSeconds);
        return _flags[(clock % DaySeconds + DaySeconds) % DaySeconds / HourSeconds];
    }

    private static bool[] Flags(IReadOnlyList<int> values, int count, string what, string range)
    {
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
