using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.ByShift;

/// <summary>Shift asked for where whole incidents are counted, and shares of them would be no counts.</summary>
internal static class CountedShift
{
    private const int HoursADay = 24;

    /// <summary>The request with the hours of its shift in place of the shift: what the refusal asks for.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ArgumentException">There is no such shift; says what to write.</exception>
    public static RunRequest AsHours(RunRequest request)
    {
        if (ShiftWish.Wanted(request) is not (>= 0 and int wanted))
            return request;
        Shift shift = ShiftWish.Of(request)[wanted];
        return request with
        {
            Shift = null,
            Shifts = null,
            Hours = [.. Enumerable.Range(shift.From, shift.Length).Select(static hour => hour % HoursADay)],
        };
    }

    /// <summary>Refuses it, and says which hours are the same.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="what">What counts: "a comparison".</param>
    /// <exception cref="ArgumentException">A shift is asked for.</exception>
    internal static void Refuse(RunRequest request, string what)
    {
        if (ShiftWish.Wanted(request) is not (>= 0 and int wanted))
            return;
        Shift shift = ShiftWish.Of(request)[wanted];
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"⟨shift⟩ weighs an incident by how much of its time lies in the shift, and {what} counts whole ones: "
                + $"give ⟨hours {shift.From}-{(shift.Until + HoursADay - 1) % HoursADay}⟩ instead."));
    }
}
