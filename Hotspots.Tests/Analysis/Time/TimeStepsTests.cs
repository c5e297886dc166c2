using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Analysis.Time;

public sealed class TimeStepsTests
{
    [Fact]
    public void Steps_are_whole_days_of_a_London_calendar_from_the_first_incident()
    {
        // 23:30 UTC on 1 July is 00:30 on 2 July in London; the second instant is five minutes before the next midnight there.
        TimeSteps steps = TimeSteps.OfDays(
            Column(Minute(2024, 7, 1, 23, 30), Minute(2024, 7, 2, 22, 55), Minute(2024, 7, 2, 23, 0), Minute(2024, 7, 16, 12, 0)), 7);
        Assert.Equal([0, 0, 0, 2], steps.Steps);
        Assert.Equal(3, steps.Count);
        Assert.Equal("2 July 2024", TimeSteps.Words(steps.FirstDayOf(0)));
        Assert.Equal("16 July 2024", TimeSteps.Words(steps.FirstDayOf(2)));
        Assert.Equal(
            [0, 0, 1, 14], TimeSteps.OfDays(
            Column(Minute(2024, 7, 1, 23, 30), Minute(2024, 7, 2, 22, 55), Minute(2024, 7, 2, 23, 0), Minute(2024, 7, 16, 12, 0)), 1).Steps);
    }

    [Fact]
    public void A_month_is_no_day_and_a_day_lies_in_a_month()
    {
        IncidentTime october = Month(2018, 10), december = Month(2018, 12), march = Month(2019, 3);
        TimeColumn mixed = Column(october, Day(2018, 10, 5), IncidentTime.Unknown, Day(2018, 10, 6), march, december);
        TimeSteps days = TimeSteps.OfDays(mixed, 1), months = TimeSteps.OfMonths(mixed);
        Assert.Equal(("day", "month"), (days.Unit, months.Unit));
        Assert.Equal([1, 3], days.Incidents);
        Assert.Equal([0, 1], days.Steps);
        Assert.Equal([0, 1, 3, 4, 5], months.Incidents);
        Assert.Equal([0, 0, 0, 5, 2], months.Steps);
        Assert.Equal(6, months.Count);
        Assert.Equal("1 October 2018", TimeSteps.Words(months.FirstDayOf(0)));
        Assert.Equal("1 March 2019", TimeSteps.Words(months.FirstDayOf(5)));
        Assert.Equal(("1 October 2018", "31 March 2019"), (TimeSteps.Words(months.FirstDay), TimeSteps.Words(months.LastDay)));
    }

    [Theory]
    [InlineData(0, 100, false)]
    [InlineData(5, 95, false)]
    [InlineData(6, 94, true)]
    [InlineData(100, 0, true)]
    public void Months_are_the_steps_where_of_more_than_one_in_twenty_only_the_month_is_known(int months, int days, bool isMonthly)
    {
        // A year, a time that nobody knows: neither speaks for the one or the other.
        IncidentTime[] times =
        [
            .. Enumerable.Repeat(Month(2024, 2), months), .. Enumerable.Range(0, days).Select(k => Day(2024, 1 + k % 12, 1 + k % 28)),
            .. Enumerable.Repeat(IncidentTime.Unknown, 50), .. Enumerable.Repeat(
                Month(2024, 1) with { LengthSeconds = 366 * 86400, Precision = TimePrecision.Year }, 50),
        ];
        TimeColumn column = Column(times);
        TimeSteps chosen = TimeSteps.Finer(TimeSteps.OfDays(column, 1), TimeSteps.OfMonths(column));
        Assert.Equal(isMonthly, chosen.IsMonthly);
        Assert.Equal(isMonthly ? 100 : days, chosen.Incidents.Length);
    }

    [Fact]
    public void A_span_of_days_counts_when_it_lies_in_one_step_of_them()
    {
        // From Monday 1 January: a weekend lies in a week, one from Sunday to Monday does not, and a month in none.
        IncidentTime weekend = Span(Day(2024, 1, 6), Day(2024, 1, 7)), crossing = Span(Day(2024, 1, 14), Day(2024, 1, 15));
        TimeColumn column = Column(Day(2024, 1, 1), weekend, crossing, Month(2024, 1), Month(2024, 2));
        Assert.Equal([0, 1], TimeSteps.OfDays(column, 7).Incidents);
        // Of 31 days from 1 January the first holds January, and the second February with its 29.
        TimeSteps wide = TimeSteps.OfDays(column, 31);
        Assert.Equal("step of 31 days", wide.Unit);
        Assert.Equal([0, 1, 2, 3, 4], wide.Incidents);
        Assert.Equal([0, 0, 0, 0, 1], wide.Steps);
        // Where a weekend comes first, weeks begin with it.
        Assert.Equal([0, 0, 1], TimeSteps.OfDays(Column(weekend, Day(2024, 1, 12), Day(2024, 1, 13)), 7).Steps);
    }

    [Fact]
    public void A_span_counts_when_it_lies_on_one_day()
    {
        var evening = new IncidentTime(Minute(2024, 1, 5, 18, 0).FromUtcSeconds, 4 * 3600, TimePrecision.Interval);
        var night = new IncidentTime(Minute(2024, 1, 5, 22, 0).FromUtcSeconds, 8 * 3600, TimePrecision.Interval);
        // The day on which summer time ends has 25 hours.
        TimeSteps steps = TimeSteps.OfDays(Column(evening, night, Day(2024, 10, 27)), 1);
        Assert.Equal([0, 2], steps.Incidents);
        Assert.Equal(0, TimeSteps.OfDays(Column(IncidentTime.Unknown), 1).Count);
    }

    internal static TimeColumn Column(params IncidentTime[] times) => TimeColumn.From(times);

    internal static IncidentTime Day(int year, int month, int day)
    {
        long from = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(year, month, day)),
            until = LondonTime.ToUtcSeconds(86400 * (LondonTime.DaysFromCivil(year, month, day) + 1));
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Day);
    }

    internal static IncidentTime Month(int year, int month)
    {
        long from = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(year, month, 1));
        long until = LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(month == 12 ? year + 1 : year, month % 12 + 1, 1));
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Month);
    }

    private static IncidentTime Span(IncidentTime first, IncidentTime last) =>
        new(first.FromUtcSeconds, (uint)(last.UntilUtcSeconds - first.FromUtcSeconds), TimePrecision.Interval);

    private static IncidentTime Minute(int year, int month, int day, int hour, int minute) =>
        new(86400 * LondonTime.DaysFromCivil(year, month, day) + 3600 * hour + 60 * minute, 60, TimePrecision.Minute);
}
