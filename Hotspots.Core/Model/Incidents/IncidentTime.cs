namespace Hotspots.Core.Model.Incidents;

/// <summary>Time of an incident. When did it happen, and how exactly is that known?</summary>
/// <param name="FromUtcSeconds">First possible instant: whole seconds since 1970-01-01T00:00:00Z (the past is negative).</param>
/// <param name="LengthSeconds">How long the possible span is, in seconds; the span is [from, from + length). An interval includes its last given
/// unit.</param>
/// <param name="Precision">The unit the file was written in. <see cref="TimePrecision.Unknown"/> makes the two numbers meaningless.</param>
/// <remarks>
/// A month, a day or a minute is a span of clock time in Europe/London: October 2018 begins at 2018-09-30T23:00:00Z.
/// Words for people are made by <see cref="LondonTime"/>.
/// </remarks>
internal readonly record struct IncidentTime(long FromUtcSeconds, uint LengthSeconds, TimePrecision Precision)
{
    /// <summary>No time was given.</summary>
    public static IncidentTime Unknown => default;

    /// <summary>Is there a time at all?</summary>
    public bool IsKnown => Precision != TimePrecision.Unknown;

    /// <summary>End of the possible span, exclusive, in seconds since 1970-01-01T00:00:00Z.</summary>
    public long UntilUtcSeconds => FromUtcSeconds + LengthSeconds;

    /// <summary>Is the time known to the minute or better, so that weekday and hour mean something?</summary>
    public bool HasClock => Precision >= TimePrecision.Minute;

    /// <summary>Is the day known, so that the weekday means something?</summary>
    public bool HasDay => Precision >= TimePrecision.Day;

    /// <summary>
    /// Middle of the possible span by the clock in Britain, in seconds since 1970-01-01T00:00:00Z: of July noon on the 16th, of October too. Of a
    /// time known to the minute or better it is the time itself.
    /// </summary>
    public long MiddleUtcSeconds
    {
        get
        {
            const int MinuteSeconds = 60;
            if (LengthSeconds <= MinuteSeconds)
                return FromUtcSeconds;
            // The last second, for the end itself may stand before it on a clock that has just gone back.
            long begins = LondonTime.ToClockSeconds(FromUtcSeconds), ends = LondonTime.ToClockSeconds(UntilUtcSeconds - 1) + 1;
            return ends - begins <= MinuteSeconds ? FromUtcSeconds : LondonTime.ToUtcSeconds(begins + (ends - begins) / 2);
        }
    }
}
