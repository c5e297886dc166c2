using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Desktop.Seam;

/// <summary>When, on the seam? Minutes since 2000-01-01T00:00 on a London clock, so that weekday and hour are arithmetic.</summary>
internal static class SeamMinute
{
    /// <summary>No time is known.</summary>
    public const int Unknown = int.MinValue;

    private const int MinuteSeconds = 60;

    private static readonly DateTime Zero = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly long ZeroSeconds = LondonTime.DaysFromCivil(2000, 1, 1) * 86400;

    /// <summary>The first minute in which it may have happened; <see cref="Unknown"/> when no time is known.</summary>
    public static int First(IncidentTime time) => time.IsKnown ? Of(time.FromUtcSeconds) : Unknown;

    /// <summary>How many minutes it may have happened in: 1 when the minute is known, 1,440 for a day; 0 when no time is known.</summary>
    public static uint Span(IncidentTime time)
    {
        if (!time.IsKnown)
            return 0;
        long last = Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1);
        // Where the clock goes back within the span, the last minute may stand before the first.
        return (uint)Math.Max(1, Of(last) - (long)Of(time.FromUtcSeconds) + 1);
    }

    /// <summary>
    /// 1 where the first minute, plus 2 where the last lies in the second of the two hours of an October night in which the clock goes
    /// back; else 0. Minutes by the clock alone could not be told apart there.
    /// </summary>
    public static byte Again(IncidentTime time)
    {
        if (!time.IsKnown)
            return 0;
        long last = Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1);
        return (byte)((IsAgain(time.FromUtcSeconds) ? 1 : 0) | (IsAgain(last) ? 2 : 0));
    }

    /// <summary>The minute as the command line takes it: "2018-10-01T14:05".</summary>
    /// <exception cref="Refusal">It is beyond any calendar.</exception>
    public static string ToText(int minute)
    {
        const int Earliest = 1800, Latest = 9999;
        // Minutes before the year 1 are no date at all.
        DateTime? time = minute < -(Zero - DateTime.MinValue).TotalMinutes ? null : Zero.AddMinutes(minute);
        if (time is not { Year: >= Earliest and <= Latest } known)
            throw new Refusal(400, "The time filter lies outside the years 1800 to 9999: clear it.");
        return known.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
    }

    // A clock time that occurs twice is read as the first: the second does not find its way back.
    private static bool IsAgain(long utcSeconds) => LondonTime.ToUtcSeconds(LondonTime.ToClockSeconds(utcSeconds)) != utcSeconds;

    private static int Of(long utcSeconds) =>
        (int)Math.Clamp(Math.Floor((LondonTime.ToClockSeconds(utcSeconds) - ZeroSeconds) / (double)MinuteSeconds), int.MinValue + 1, int.MaxValue);
}
