using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Tonight;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Tonight;

public sealed class TonightRunTests
{
    [Fact]
    public void Counted_by_hand_at_the_hours_of_the_shift_and_no_others()
    {
        MadeNights made = new MadeNights().WithAfternoons();
        // The pier: seven at night in the four weeks, three in the four before; the hour at which the shift ends is none of it.
        foreach (int day in (int[])[0, 3, 5, 9, 14, 20, 27, /* before */ 28, 40, 55, /* neither */ 56])
            made.Add(0, day, "23:10");
        made.Add(0, 2, "05:00").Add(0, 2, "21:59").Add(1, 4, "00:10").Add(1, 4, "04:59");
        TonightRecord tonight = Tonight(made);
        Assert.Equal("Tonight, Wednesday 22:00–05:00", tonight.Title);
        Assert.Equal("the four weeks to 30 June 2026", tonight.Span);
        Assert.Null(tonight.Stale);
        Assert.Null(tonight.Why);
        Assert.Equal([7, 2], tonight.Places.Select(static place => place.Incidents));
        Assert.Equal([(3, 7), (0, 2)], tonight.Places.Select(static place => (place.Change!.Before, place.Change.After)));
        Assert.StartsWith("9 incidents in all; 3 in the four weeks before", tonight.Total, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 2, ChangeVerdict.AsBefore, "2 in the four weeks before: as before, no more than chance")]
    [InlineData(40, 4, ChangeVerdict.More, "36 more than in the four weeks before: more than chance")]
    [InlineData(4, 40, ChangeVerdict.Fewer, "36 fewer than in the four weeks before: more than chance")]
    [InlineData(2, 0, ChangeVerdict.TooFew, "0 in the four weeks before: too few to tell")]
    internal void More_and_fewer_are_said_only_beyond_chance(int after, int before, ChangeVerdict verdict, string words)
    {
        MadeNights made = new MadeNights().WithAfternoons();
        for (int i = 0; i < after; i++)
            made.Add(0, i % 28, "23:10");
        for (int i = 0; i < before; i++)
            made.Add(0, 28 + i % 28, "23:10");
        TonightPlace pier = Assert.Single(Tonight(made).Places);
        Assert.Equal((verdict, words), (pier.Change!.Verdict, pier.Words));
    }

    [Fact]
    public void Where_the_data_end_weeks_before_it_says_so_and_looks_at_the_weeks_to_that_day()
    {
        MadeNights made = new MadeNights().WithAfternoons().Add(0, 1, "23:10").Add(0, 2, "23:10");
        TonightRecord stale = Tonight(made, new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal("The newest incident is of 30 June 2026: this is the four weeks to that day, not to yesterday.", stale.Stale);
        Assert.Equal(("Tonight, Saturday 22:00–05:00", 2), (stale.Title, stale.Places[0].Incidents));
        TonightRecord behind = Tonight(made, new DateTimeOffset(2020, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            "The clock of this computer says 1 March 2020, and the newest incident is of 30 June 2026: this is the four weeks to that day.",
            behind.Stale);
        Assert.Equal(2, behind.Places[0].Incidents);
    }

    [Fact]
    public void Today_is_not_over_and_does_not_count()
    {
        // By the clock it is the evening of the last day of the data.
        MadeNights made = new MadeNights().WithAfternoons().Add(0, 0, "00:30").Add(0, 1, "23:10");
        TonightRecord tonight = Tonight(made, new DateTimeOffset(2026, 6, 30, 17, 0, 0, TimeSpan.Zero));
        Assert.Equal(("the four weeks to 29 June 2026", 1), (tonight.Span, Assert.Single(tonight.Places).Incidents));
        Assert.Null(tonight.Stale);
    }

    [Theory]
    [InlineData("2026-07-05T01:30", 22, 5, "Tonight, Saturday 22:00–05:00")]
    [InlineData("2026-07-05T05:00", 22, 5, "Tonight, Sunday 22:00–05:00")]
    [InlineData("2026-07-05T14:00", 15, 23, "Today, Sunday 15:00–23:00")]
    [InlineData("2026-07-05T16:00", 7, 15, "Tomorrow, Monday 07:00–15:00")]
    [InlineData("2026-07-05T16:00", 17, 22, "Tonight, Sunday 17:00–22:00")]
    public void The_next_shift_is_that_under_way_or_the_next_to_begin(string clock, int from, int until, string title)
    {
        // British summer time: an hour before in UTC.
        var now = new DateTimeOffset(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(1));
        MadeNights made = new MadeNights().WithAfternoons(60);
        Assert.Equal(title, Tonight(made, now, new TonightRequest(MadeNights.Request, from, until)).Title);
    }

    [Fact]
    public void Months_and_days_alone_have_no_shifts()
    {
        var months = new MadeNights();
        var days = new MadeNights();
        for (int i = 0; i < 60; i++)
        {
            months.Row(i % 2, "2026-0" + (1 + i % 6));
            days.Add(i % 2, i, null);
        }
        TonightRecord tonight = Tonight(months);
        Assert.StartsWith("Times are known to the month only: days, nights and shifts cannot be told apart", tonight.Why, StringComparison.Ordinal);
        Assert.Empty(tonight.Places);
        Assert.StartsWith("Hours are not known in these files", Tonight(days).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_between_two_others_have_no_sure_shift()
    {
        var spans = new MadeNights("date_from,date_to");
        for (int i = 0; i < 60; i++)
            spans.Row(i % 2, $"2026-06-{1 + i % 28:00}T18:00,2026-06-{2 + i % 28:00}T07:00");
        Assert.StartsWith("Times are known here as lying between two others", Tonight(spans).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_weeks_name_no_night_of_the_week()
    {
        // Twenty on one night, and none on the others.
        var made = new MadeNights();
        for (int i = 0; i < 20; i++)
            made.Add(i % 2, 3, $"23:{i:00}");
        Assert.Null(Tonight(made.WithAfternoons(14)).Weekday);
        Assert.Null(Tonight(made).Weekday);
    }

    [Fact]
    public void A_night_without_incidents_is_said_to_be_one()
    {
        TonightRecord tonight = Tonight(new MadeNights().WithAfternoons());
        Assert.StartsWith("No incident was recorded at these hours in the four weeks to 30 June 2026", tonight.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_data_begin_later_nothing_is_compared()
    {
        TonightRecord tonight = Tonight(new MadeNights().WithAfternoons(40).Add(0, 3, "23:10"));
        TonightPlace pier = Assert.Single(tonight.Places);
        Assert.Equal((1, null, ""), (pier.Incidents, pier.Change, pier.Words));
        Assert.Contains(tonight.Notes, static note => note.Contains("there are no four weeks before to compare with", StringComparison.Ordinal));
        Assert.Equal("1 incident in all.", tonight.Total);
    }

    [Fact]
    public void Hours_are_named_where_they_stand_out_and_nowhere_else()
    {
        MadeNights sharp = new MadeNights().WithAfternoons(), even = new MadeNights().WithAfternoons();
        for (int i = 0; i < 28; i++)
        {
            sharp.Add(0, 2 * i, i % 7 == 0 ? "03:15" : "23:40");
            even.Add(0, 2 * i, ((string[])["22:10", "23:40", "00:20", "01:20", "02:20", "03:20", "04:20"])[i % 7]);
        }
        Assert.Equal("mostly 23:00–23:59 (24 of 28 in 8 weeks)", Tonight(sharp).Places[0].Hours);
        Assert.Null(Tonight(even).Places[0].Hours);
    }

    [Fact]
    public void In_files_in_which_nothing_changed_a_change_is_seldom_named()
    {
        const int Files = 40;
        var random = new Random(20260630);
        int named = 0, hours = 0;
        for (int file = 0; file < Files; file++)
        {
            MadeNights made = new MadeNights().WithAfternoons(60);
            for (int i = 0; i < 60; i++)
                made.Add(random.Next(2), random.Next(56), $"{(22 + random.Next(7)) % 24:00}:{random.Next(60):00}");
            TonightRecord tonight = Tonight(made);
            named += tonight.Places.Any(static place => place.Change!.IsBeyondChance) ? 1 : 0;
            hours += tonight.Places.Any(static place => place.Hours is not null) ? 1 : 0;
        }
        // One file in twenty at most: more than seven of forty comes by chance in one of a thousand.
        Assert.InRange(named, 0, 7);
        Assert.InRange(hours, 0, 7);
    }

    [Theory]
    [InlineData(22, 5, 0)]
    [InlineData(22, 5, 27)]
    [InlineData(24, 5, 4)]
    [InlineData(22, 25, 4)]
    public void What_cannot_be_a_shift_is_refused_in_one_sentence(int from, int until, int weeks)
    {
        MadeNights made = new MadeNights().WithAfternoons(60);
        var e = Assert.Throws<ArgumentException>(() => Tonight(made, request: new TonightRequest(MadeNights.Request, from, until, weeks)));
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    private static TonightRecord Tonight(MadeNights made, DateTimeOffset? now = null, TonightRequest? request = null)
    {
        RunResult run = made.Run();
        return TonightRun.Execute(
            request ?? new TonightRequest(MadeNights.Request), run, null, new FixedClock(now ?? MadeNights.Noon), CancellationToken.None);
    }
}
