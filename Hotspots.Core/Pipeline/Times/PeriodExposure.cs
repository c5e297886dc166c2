using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Times;

/// <summary>Exposure of a period in days: how long the hours that are asked about were watched.</summary>
/// <remarks>
/// Hours that passed, over the hours of a day: a day on which the clock goes forward is 23/24. Where weekdays or hours are asked for, only those
/// count:
/// of Friday and Saturday nights there are four or five in a month, and a month is no measure for them.
/// </remarks>
internal static class PeriodExposure
{
    private const int HoursADay = 24;

    /// <summary>2024-01-08, a Monday far from a change of the clock.</summary>
    private const long SomeMonday = 1_704_672_000;

    /// <summary>The days.</summary>
    /// <param name="watched">What was watched of the period.</param>
    /// <param name="request">Its weekdays and hours.</param>
    public static double Days(IEnumerable<StudyPeriod> watched, RunRequest request) =>
        Hours(watched, request).Sum() / (request.Hours.Count > 0 ? request.Hours.Distinct().Count() : HoursADay);

    /// <summary>Hours that were watched and asked for, by hour of the week.</summary>
    /// <inheritdoc cref="Days"/>
    public static double[] Hours(IEnumerable<StudyPeriod> watched, RunRequest request)
    {
        var hours = new double[HoursOfWeek.Count];
        foreach (StudyPeriod part in watched)
            HoursOfWeek.AddExposure(part, hours);
        ClockFilter? weekdays = ClockFilter.OfWeekdays(request), wanted = ClockFilter.OfHours(request);
        for (int hour = 0; hour < hours.Length; hour++)
        {
            var time = new IncidentTime(SomeMonday + hour * 3600, 60, TimePrecision.Minute);
            if (weekdays?.HasWeekday(time) == false || wanted?.HasHour(time) == false)
                hours[hour] = 0;
        }
        return hours;
    }
}
