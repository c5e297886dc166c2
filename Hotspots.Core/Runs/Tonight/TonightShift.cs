using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>The next shift by a clock: that under way, else the next to begin.</summary>
/// <param name="Hours">The shift.</param>
/// <param name="Date">The date on which it begins: at 02:00 on Sunday it is still Saturday's night.</param>
/// <param name="Today">The date by the clock.</param>
internal sealed record TonightShift(Shift Hours, DateOnly Date, DateOnly Today)
{
    private const int HoursADay = 24;

    /// <summary>Hour from which on a shift is one of the evening.</summary>
    private const int Evening = 17;

    /// <summary>The shift of a request, by a clock.</summary>
    /// <exception cref="ArgumentException">The hours are none, or the weeks are too many; says what to change.</exception>
    public static TonightShift Of(TonightRequest request, TimeProvider clock)
    {
        TonightParameters.Weeks.Check(request.Weeks);
        // Checks the hours, in words of its own.
        _ = new Shifts(new Shift("shift", request.FromHour, request.UntilHour));
        bool isNight = request.FromHour >= Evening || request.UntilHour <= request.FromHour;
        var hours = new Shift(isNight ? "night" : "shift", request.FromHour, request.UntilHour);
        DateTime now = LondonTime.ToClock(clock.GetUtcNow().ToUnixTimeSeconds());
        DateOnly today = DateOnly.FromDateTime(now);
        bool crosses = hours.Until <= hours.From;
        bool isLastNights = crosses && now.Hour < hours.Until;
        bool isOver = !crosses && now.Hour >= hours.Until;
        return new TonightShift(hours, today.AddDays(isLastNights ? -1 : isOver ? 1 : 0), today);
    }

    /// <summary>The hours, as a filter has them.</summary>
    public int[] Filter => [.. Enumerable.Range(Hours.From, Hours.Length).Select(static hour => hour % HoursADay)];

    /// <summary>"night" or "shift".</summary>
    public string Noun => Hours.Name;

    /// <summary>"22:00–05:00".</summary>
    public string Clock => string.Create(CultureInfo.InvariantCulture, $"{Hours.From:00}:00–{Hours.Until:00}:00");

    /// <summary>"Tonight, Saturday 22:00–05:00".</summary>
    public string Title
    {
        get
        {
            string when = Date > Today ? "Tomorrow" : Noun == "night" ? "Tonight" : "Today";
            return $"{when}, {Date.DayOfWeek} {Clock}";
        }
    }
}
