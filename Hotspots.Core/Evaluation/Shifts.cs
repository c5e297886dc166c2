using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Evaluation;

/// <summary>Shift: a span of full hours on the clock that comes every day, "night 23-07".</summary>
/// <param name="Name">"night".</param>
/// <param name="From">Hour at which it begins, 0 to 23.</param>
/// <param name="Until">Hour at which it ends, 0 to 24; at or before <paramref name="From"/> where it ends on the next date.</param>
internal readonly record struct Shift(string Name, int From, int Until)
{
    /// <summary>Hours by the clock, 1 to 24.</summary>
    public int Length => Until > From ? Until - From : Until + 24 - From;

    /// <summary>"night 23-07".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {From:00}-{Until:00}");
}

/// <summary>
/// Shifts of an operational day, which begins with the first of them: what happens at 01:30 on a Saturday belongs to Friday's night.
/// </summary>
/// <remarks>
/// Shifts do not overlap; hours in no shift are allowed, for a force may patrol in the evening only. See <see cref="OperationalDay"/>.
/// </remarks>
internal sealed class Shifts
{
    private const int HoursADay = 24;
    private const int DaysAWeek = 7;

    private readonly Shift[] _all;
    private readonly int[] _ofHour = new int[HoursADay];

    /// <summary>Takes shifts in the order of the day.</summary>
    /// <exception cref="ArgumentException">There is none, an hour is none, or two overlap; says what to change.</exception>
    public Shifts(params ReadOnlySpan<Shift> shifts)
    {
        _all = [.. shifts];
        if (_all.Length == 0)
            throw new ArgumentException("There must be one shift or more.");
        Array.Fill(_ofHour, -1);
        for (int i = 0; i < _all.Length; i++)
        {
            Shift shift = _all[i];
            if (shift.From is < 0 or >= HoursADay || shift.Until is < 0 or > HoursADay)
                throw new ArgumentException($"The shift {shift} must begin at an hour from 0 to 23 and end at one from 0 to 24.");
            for (int hour = shift.From; hour < shift.From + shift.Length; hour++)
            {
                ref int taken = ref _ofHour[hour % HoursADay];
                if (taken >= 0)
                    throw new ArgumentException($"The shifts {_all[taken]} and {shift} overlap: let one begin when the other ends.");
                taken = i;
            }
        }
        for (int i = 1; i < _all.Length; i++)
        {
            if (SinceBegin(_all[i].From) < SinceBegin(_all[i - 1].From))
                throw new ArgumentException($"The shift {_all[i]} must stand before {_all[i - 1]}: shifts go in the order of the day.");
        }
    }

    /// <summary>Early 07–15, late 15–23, night 23–07.</summary>
    public static Shifts Usual { get; } = new(
        new Shift("early", OperationalDay.Begins, OperationalDay.Begins + 8),
        new Shift("late", OperationalDay.Begins + 8, OperationalDay.Begins + 16),
        new Shift("night", OperationalDay.Begins + 16, OperationalDay.Begins));

    /// <summary>How many.</summary>
    public int Count => _all.Length;

    /// <summary>Hour of the clock at which the operational day begins: that of the first shift.</summary>
    public int Begins => _all[0].From;

    /// <summary>One of them.</summary>
    public Shift this[int index] => _all[index];

    /// <summary>The shift of an hour of the clock, 0 to 23; −1 where there is none.</summary>
    public int OfHour(int hour) => _ofHour[hour];

    /// <summary>The operational weekday of an hour of the week, Monday = 0: before the first shift begins it is still yesterday's.</summary>
    public int WeekdayOf(int hourOfWeek) => (hourOfWeek - Begins + HoursOfWeek.Count) % HoursOfWeek.Count / HoursADay;

    /// <summary>Sums of hours of the week by shift.</summary>
    /// <param name="hours">168 weights, or hours of exposure.</param>
    /// <returns>One a shift; hours in no shift are in none.</returns>
    public double[] ByShift(ReadOnlySpan<double> hours)
    {
        var sums = new double[Count];
        for (int hour = 0; hour < HoursOfWeek.Count; hour++)
        {
            if (_ofHour[hour % HoursADay] is >= 0 and int shift)
                sums[shift] += hours[hour];
        }
        return sums;
    }

    /// <summary>Sums of hours of the week by operational weekday, Monday first.</summary>
    /// <param name="hours">168 weights, or hours of exposure.</param>
    public double[] ByWeekday(ReadOnlySpan<double> hours)
    {
        var sums = new double[DaysAWeek];
        for (int hour = 0; hour < HoursOfWeek.Count; hour++)
            sums[WeekdayOf(hour)] += hours[hour];
        return sums;
    }

    /// <summary>Operational date of an instant: the date on which the day began that it belongs to.</summary>
    public DateOnly DateOf(long utcSeconds) => DateOnly.FromDateTime(LondonTime.ToClock(utcSeconds).AddHours(-Begins));

    /// <summary>Exposure of a shift: hours of it that pass on the operational days from one date to another, both included.</summary>
    /// <remarks>A night in which the clock goes forward has an hour less, one in which it goes back an hour more.</remarks>
    /// <param name="shift">Which.</param>
    /// <param name="first">The first operational date.</param>
    /// <param name="last">The last.</param>
    public double HoursOf(int shift, DateOnly first, DateOnly last)
    {
        int from = Begins + SinceBegin(_all[shift].From), until = from + _all[shift].Length;
        long seconds = 0;
        for (DateOnly date = first; date <= last; date = date.AddDays(1))
            seconds += OperationalDay.At(date, until) - OperationalDay.At(date, from);
        return seconds / 3600.0;
    }

    private int SinceBegin(int hour) => (hour - Begins + HoursADay) % HoursADay;
}
