using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Analysis.Time;

public sealed class TimeStepsTests
{
    [Fact]
    public void Steps_are_whole_days_of_a_London_calendar_from_the_first_incident()
    {
        // 23:30 UTC on 1 July is 00:30 on 2 July in London; the second instant is five minutes before the next midnight there.
        TimeSteps steps = TimeSteps.Of(Column(Minute(2024, 7, 1, 23, 30), Minute(2024, 7, 2, 22, 55), Minute(2024, 7, 2, 23, 0), Minute(2024, 7, 16, 12, 0)), 7);
        Assert.Equal([0, 0, 0, 2], steps.Steps);
        Assert.Equal(3, steps.Count);
        Assert.Equal("2 July 2024", TimeSteps.Words(steps.FirstDayOf(0)));
        Assert.Equal("16 July 2024", TimeSteps.Words(steps.FirstDayOf(2)));
        Assert.Equal([0, 0, 1, 14], TimeSteps.Of(Column(Minute(2024, 7, 1, 23, 30), Minute(2024, 7, 2, 22, 55), Minute(2024, 7, 2, 23, 0), Minute(2024, 7, 16, 12, 0)), 1).Steps);
    }

    [Fact]
    public void A_month_beside_days_is_left_out_and_months_alone_are_steps()
    {
        IncidentTime october = Month(2018, 10), december = Month(2018, 12), march = Month(2019, 3);
        TimeSteps mixed = TimeSteps.Of(Column(october, Day(2018, 10, 5), IncidentTime.Unknown, Day(2018, 10, 6)), 1);
        Assert.False(mixed.IsMonthly);
        Assert.Equal([1, 3], mixed.Incidents);
        Assert.Equal([0, 1], mixed.Steps);

        TimeSteps months = TimeSteps.Of(Column(december, october, IncidentTime.Unknown, march), 7);
        Assert.True(months.IsMonthly);
        Assert.Equal([0, 1, 3], months.Incidents);
        Assert.Equal([2, 0, 5], months.Steps);
        Assert.Equal("1 October 2018", TimeSteps.Words(months.FirstDayOf(0)));
        Assert.Equal("1 March 2019", TimeSteps.Words(months.FirstDayOf(5)));
    }

    [Fact]
    public void A_span_counts_when_it_lies_on_one_day()
    {
        var evening = new IncidentTime(Minute(2024, 1, 5, 18, 0).FromUtcSeconds, 4 * 3600, TimePrecision.Interval);
        var night = new IncidentTime(Minute(2024, 1, 5, 22, 0).FromUtcSeconds, 8 * 3600, TimePrecision.Interval);
        // The day on which summer time ends has 25 hours.
        TimeSteps steps = TimeSteps.Of(Column(evening, night, Day(2024, 10, 27)), 1);
        Assert.Equal([0, 2], steps.Incidents);
        Assert.Equal(0, TimeSteps.Of(Column(IncidentTime.Unknown), 1).Count);
    }

    internal static TimeColumn Column(params IncidentTime[] times) => TimeColumn.From(times);

    internal static IncidentTime Day(int year, int month, int day)
    {
        long from = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(year, month, day)), until = LondonTime.ToUtcSeconds(86400 * (LondonTime.DaysFromCivil(year, month, day) + 1));
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Day);
    }

    internal static IncidentTime Month(int year, int month)
    {
        long from = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(year, month, 1));
        long until = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(month == 12 ? year + 1 : year, month % 12 + 1, 1));
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Month);
    }

    private static IncidentTime Minute(int year, int month, int day, int hour, int minute) =>
        new(86400 * LondonTime.DaysFromCivil(year, month, day) + 3600 * hour + 60 * minute, 60, TimePrecision.Minute);
}
