using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Days whose shift is looked at: those that were asked for, or those that the logs cover.</summary>
internal static class AttendedDays
{
    /// <summary>Reads them: to be done before hours of reading, not after.</summary>
    /// <param name="text">"2026-06-30" or "2026-06-01..2026-06-30"; null for nothing.</param>
    /// <exception cref="ArgumentException">They are no days, or too many; says what to write.</exception>
    public static IReadOnlyList<DateOnly>? Parse(string? text)
    {
        if (text is null)
            return null;
        (DateOnly first, DateOnly last) = AttendanceParameters.Days.Parse(text);
        return Between(first, last);
    }

    /// <summary>The first day and the last of what was written; null where it is no days.</summary>
    public static (DateOnly First, DateOnly Last)? Ends(string text) =>
        text.Split("..") is { Length: <= 2 } ends
            && WrittenParameter.Day(ends[0].Trim()) is { } first && WrittenParameter.Day(ends[^1].Trim()) is { } last && first <= last
                ? (first, last) : null;

    /// <summary>The days whose shift has any fix, and those between.</summary>
    /// <exception cref="ArgumentException">They are too many, or there is none; says what to give.</exception>
    public static IReadOnlyList<DateOnly> Of(FixTracks tracks, Shift shift)
    {
        long first = long.MaxValue, last = long.MinValue;
        for (int unit = 0; unit < tracks.Units; unit++)
        {
            (int begin, int end) = tracks.Of(unit);
            first = Math.Min(first, tracks.Times[begin]);
            last = Math.Max(last, tracks.Times[end - 1]);
        }
        DateOnly from = DateOnly.FromDateTime(LondonTime.ToClock(first)).AddDays(-1), until = DateOnly.FromDateTime(LondonTime.ToClock(last));
        while (from <= until && Span(from, shift).Until <= first)
            from = from.AddDays(1);
        while (until >= from && Span(until, shift).From > last)
            until = until.AddDays(-1);
        if (from > until)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"No position lies in the hours of the shift, {shift.From:00}:00 to {shift.Until:00}:00: choose another with ⟨shift⟩."));
        return Between(from, until);
    }

    /// <summary>A shift of a day in seconds since 1970-01-01T00:00:00Z: over a change of clocks as long as it was.</summary>
    public static (long From, long Until) Span(DateOnly day, Shift shift) =>
        (OperationalDay.At(day, shift.From), OperationalDay.At(day, shift.From + shift.Length));

    private static List<DateOnly> Between(DateOnly first, DateOnly last)
    {
        int days = last.DayNumber - first.DayNumber + 1;
        if (days > AttendedRequest.MostDays)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"From {first:yyyy-MM-dd} to {last:yyyy-MM-dd} are {days:N0} days, and {AttendedRequest.MostDays} are the most: ")
                    + "say which with ⟨days⟩.");
        return [.. Enumerable.Range(0, days).Select(first.AddDays)];
    }
}
