using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Effects;
using Hotspots.Core.Selection;

namespace Hotspots.Tests.Runs.Effects;

public sealed class EffectPeriodsTests
{
    private static readonly DateTime Begin = new(2024, 1, 1);

    [Fact]
    public void Whole_months_are_compared_with_the_same_a_year_earlier()
    {
        EffectPeriods periods = Of("2025-03-01", "2025-06-01");
        Assert.Equal("the same months a year earlier", periods.Chosen);
        Assert.Equal("2024-03-01..2024-05-31", Limits(periods.Before));
        Assert.Equal("2025-03-01..2025-05-31", Limits(periods.During));
        Assert.Equal(14, periods.Matching.Count());
        Assert.Equal("2024-01-01..2024-01-31", Limits(periods.Steps[0].Period));
        Assert.Equal(1, periods.TimeBefore, 1e-9);
    }

    [Fact]
    public void Other_days_are_compared_with_the_same_weekdays()
    {
        EffectPeriods periods = Of("2025-03-10", "2025-05-15");
        Assert.Equal("the same weeks a year earlier", periods.Chosen);
        Assert.Equal("2024-03-11..2024-05-15", Limits(periods.Before));
        Assert.Equal("2025-03-10..2025-05-14", Limits(periods.During));
        // Two steps of 28 days and the ten days that are left: those match no control.
        Assert.Equal([28, 28, 10], Days(periods, EffectPeriodUse.During));
        Assert.Equal([28, 28, 10], Days(periods, EffectPeriodUse.Before));
        Assert.All(periods.Matching, static step => Assert.Equal(28, (step.Period.LastDay - step.Period.FirstDay) + 1));
    }

    [Fact]
    public void The_months_by_which_the_place_was_chosen_are_compared_with_nothing()
    {
        EffectPeriods free = Of("2025-07-01", "2025-09-01"), chosen = Of("2025-07-01", "2025-09-01", "2025-05-01");
        Assert.Equal("2024-07-01..2024-08-31", Limits(free.Before));
        Assert.Equal("2024-07-01..2024-08-31", Limits(chosen.Before));
        Assert.Equal("2025-05-01..2025-06-30", Limits(chosen.ChosenBy!.Value));
        Assert.Equal(18, free.Matching.Count());
        Assert.Equal(16, chosen.Matching.Count());
        Assert.Equal(2, chosen.Steps.Count(static step => step.Use == EffectPeriodUse.Chosen));
        // Where they reach back over the year before, the stretch before them is taken.
        EffectPeriods reaching = Of("2025-07-01", "2025-09-01", "2024-08-01");
        Assert.Equal("2024-06-01..2024-07-31", Limits(reaching.Before));
        Assert.Equal("the stretch just before the place was chosen", reaching.Chosen);
    }

    [Fact]
    public void Without_a_year_the_stretch_just_before_is_taken_or_what_there_is_of_it()
    {
        EffectPeriods before = Of("2024-10-01", "2024-12-01");
        Assert.Equal("2024-08-01..2024-09-30", Limits(before.Before));
        EffectPeriods shorter = Of("2024-03-01", "2024-09-01");
        Assert.Equal("2024-01-01..2024-02-29", Limits(shorter.Before));
        Assert.Equal(60.0 / 184, shorter.TimeBefore, 0.001);
        Assert.Contains(shorter.Notes, static note => note.Contains("less before", StringComparison.Ordinal));
        Assert.Matches("^The data begin on 1 January 2024: there is nothing before 1 January 2024", Refusal("2024-01-01", null));
        Assert.Matches("the place was chosen by what happened from 1 January 2024 on", Refusal("2024-06-01", null, "2024-01-01"));
    }

    [Fact]
    public void Six_periods_are_looked_at_when_nobody_says_the_end_and_never_more_than_the_data_hold()
    {
        Assert.Equal("2025-01-01..2025-06-30", Limits(Of("2025-01-01", null).During));
        Assert.Equal("2025-11-01..2025-12-31", Limits(Of("2025-11-01", null).During));
        Assert.Equal("2025-11-10..2025-12-07", Limits(Of("2025-11-10", null).During));
        EffectPeriods cut = Of("2025-11-10", "2026-03-01");
        Assert.Equal("2025-12-31", Limits(cut.During).Split("..")[1]);
        Assert.Contains(cut.Notes, static note => note.StartsWith("The data end on 31 December 2025", StringComparison.Ordinal));
        Assert.Contains("hold no whole", Refusal("2026-02-01", null), StringComparison.Ordinal);
        Assert.Contains("exchange", Refusal("2025-06-01", "2025-03-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_months_are_known_a_month_that_the_start_cuts_is_in_neither()
    {
        EffectPeriods periods = Of("2025-03-10", "2025-06-01", onlyMonths: true);
        Assert.Equal("2025-04-01..2025-05-31", Limits(periods.During));
        Assert.Contains(periods.Notes, static note => note.StartsWith("March 2025 lies partly before the start", StringComparison.Ordinal));
    }

    private static string Refusal(string start, string? end, string? chosen = null) =>
        Assert.Throws<ArgumentException>(() => Of(start, end, chosen)).Message;

    // Two years with an incident every day at noon.
    private static EffectPeriods Of(string start, string? end, string? chosen = null, bool onlyMonths = false)
    {
        var times = new List<IncidentTime>();
        for (int day = 0; day < 731; day++)
            times.Add(new IncidentTime(DataCoverage.BeginOf(Day(Begin) + day) + 43_200, 60, TimePrecision.Minute));
        DataCoverage data = DataCoverage.Of(TimeColumn.From(times))!;
        return EffectPeriods.Of(
            new EffectWindow(Day(start)!.Value, Day(end), Day(chosen)), onlyMonths, data, new RunRequest { Files = [] });
    }

    private static long? Day(string? date) => date is null ? null : Day(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture));

    private static long Day(DateTime date) => LondonTime.DaysFromCivil(date.Year, date.Month, date.Day);

    private static string Limits(StudyPeriod period) => RunIdentity.Period(period) is var limits ? $"{limits.From}..{limits.To}" : "";

    private static int[] Days(EffectPeriods periods, EffectPeriodUse use) =>
        [.. periods.Steps.Where(step => step.Use == use).Select(static step => (int)(step.Period.LastDay - step.Period.FirstDay) + 1)];
}
