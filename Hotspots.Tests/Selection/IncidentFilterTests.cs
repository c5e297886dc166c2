using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Selection;

public sealed class IncidentFilterTests
{
    private static readonly TestRow[] Rows =
    [
        new() { Kind = "tip", Time = TestRows.Month(2018, 10) },
        new() { Kind = "Warrant", Time = TestRows.Day(2018, 10, 31) },
        new() { Kind = "tip", Time = TestRows.Minute(2018, 11, 1, 0, 0) },
        new() { Kind = "seizure" },
        new() { Kind = "seizure", Time = new IncidentTime(TestRows.Minute(2018, 11, 1, 0, 0).FromUtcSeconds, 0, TimePrecision.Interval) },
    ];

    [Theory]
    [InlineData(null, null, "0 1 2 3 4")]
    [InlineData("2018-10", "2018-10", "0 1")]
    [InlineData("2018-10-15", null, "0 1 2 4")]
    [InlineData("2018-10-16", null, "0 1 2 4")]
    [InlineData("2018-10-16T12:00", null, "0 1 2 4")]
    [InlineData("2018-10-16T12:01", null, "1 2 4")]
    [InlineData(null, "2018-10-16T12:00", "0")]
    [InlineData(null, "2018-10-16T11:59", "")]
    [InlineData(null, "2018-10-16", "0")]
    [InlineData(null, "2018-10-15", "")]
    [InlineData("2018-11", null, "2 4")]
    [InlineData("2018-10-31", "2018-10-31", "1")]
    [InlineData("2018-10-31T12:00", "2018-10-31T12:00", "1")]
    [InlineData("2018-11-01T00:00", "2018-11-01T00:00", "2 4")]
    [InlineData("2018-11-01T00:01", null, "")]
    [InlineData(null, "2018-09", "")]
    public void Keeps_what_has_its_middle_within_the_limits_which_are_whole_units(string? from, string? to, string expected) =>
        Assert.Equal(expected, Kept(new RunRequest { Files = [], From = from, To = to }));

    [Fact]
    public void Two_periods_that_follow_on_one_another_share_no_incident_and_lose_none()
    {
        TestRow[] rows =
        [
            .. Enumerable.Range(1, 12).Select(static month => new TestRow { Time = TestRows.Month(2024, month) }),
            .. Enumerable.Range(1, 28).Select(static day => new TestRow { Time = TestRows.Day(2024, 1 + day % 12, day) }),
            .. Enumerable.Range(0, 24).Select(static hour => new TestRow { Time = TestRows.Minute(2024, 10, 27, hour, 30) }),
            // The second half past one of the night in which the clock goes back.
            new TestRow { Time = new IncidentTime(TestRows.Minute(2024, 10, 27, 1, 30).FromUtcSeconds + 3600, 60, TimePrecision.Minute) },
            new TestRow { Time = new IncidentTime(TestRows.Day(2024, 1, 1).FromUtcSeconds, 366 * 86_400, TimePrecision.Year) },
            new TestRow { Time = new IncidentTime(TestRows.Minute(2024, 7, 5, 17, 0).FromUtcSeconds, 63 * 3600, TimePrecision.Interval) },
            new TestRow(),
        ];
        IncidentTable table = TestRows.Table(rows);
        var area = new StudyArea { Name = "whole", Members = [.. Enumerable.Range(0, rows.Length)] };
        for (var day = new DateOnly(2023, 12, 30); day.Year < 2026; day = day.AddDays(1))
        {
            int[] before = Members(
                new RunRequest { Files = [], To = day.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
            int[] after = Members(
                new RunRequest { Files = [], From = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
            Assert.Equal(Enumerable.Range(0, rows.Length - 1), before.Concat(after).Order());
        }

        int[] Members(RunRequest request) => new IncidentFilter(request).Keep([area], new IncidentFacets(table))[0].Members;
    }

    [Theory]
    [InlineData(
        "2024-07-06", null,
        "3 incidents known only to the month of July 2024 may lie before 6 July 2024; a span of time counts by its middle, so they are kept.")]
    [InlineData(
        null, "2024-07-05",
        "3 incidents known only to the month of July 2024 may lie after 5 July 2024; a span of time counts by its middle, so they are left out.")]
    [InlineData(
        "2024-07-10", "2024-07-20",
        "3 incidents known only to the month of July 2024 may lie before 10 July 2024 or after 20 July 2024; a span of time counts by its middle, so "
        + "they are kept.")]
    [InlineData(
        "2024-08-03T13:00", null,
        "1 incident known only to the day of 3 August 2024 may lie before 3 August 2024, 13:00; a span of time counts by its middle, so it is left "
        + "out.")]
    [InlineData("2024-08-03", "2024-08-03", "")]
    [InlineData("2024-07", "2024-08", "")]
    [InlineData(
        "2024-09-02", null,
        "2 incidents whose times are given as spans may lie before 2 September 2024; a span of time counts by its middle, so 1 are kept and 1 are "
        + "left out.")]
    public void A_span_that_a_limit_cuts_is_said(string? from, string? to, string note)
    {
        IncidentTable table = TestRows.Table(
        [
            new TestRow { Time = TestRows.Month(2024, 7) }, new TestRow { Time = TestRows.Month(2024, 7) },
            new TestRow { Time = TestRows.Month(2024, 7) },
            new TestRow { Time = TestRows.Day(2024, 8, 3) }, new TestRow { Time = TestRows.Minute(2024, 7, 6, 0, 0) }, new TestRow(),
            new TestRow { Time = new IncidentTime(TestRows.Day(2024, 9, 1).FromUtcSeconds, 30 * 3600, TimePrecision.Interval) },
            new TestRow { Time = new IncidentTime(TestRows.Day(2024, 9, 1).FromUtcSeconds, 80 * 3600, TimePrecision.Interval) },
        ]);
        var area = new StudyArea { Name = "whole", Members = [.. Enumerable.Range(0, 8)] };
        IReadOnlyList<string> notes = new IncidentFilter(new RunRequest { Files = [], From = from, To = to })
            .CutSpans([area], new IncidentFacets(table));
        Assert.Equal(note.Length == 0 ? [] : [note], notes);
    }

    [Theory]
    [InlineData("tip", "0 2")]
    [InlineData("TIPS", "0 2")]
    [InlineData("warrant", "1")]
    [InlineData("warrant,seizure", "1 3 4")]
    public void Kinds_are_matched_without_regard_to_case_and_in_the_plural(string kinds, string expected) =>
        Assert.Equal(expected, Kept(new RunRequest { Files = [], Kinds = kinds.Split(',') }));

    [Theory]
    [InlineData("2018-13", null, "⟨from 2018-13⟩ is no time; give ")]
    [InlineData(null, "yesterday", "⟨to yesterday⟩ is no time; give ")]
    [InlineData("2018-11", "2018-10", "⟨from 2018-11⟩ is after ⟨to 2018-10⟩; exchange them.")]
    public void A_time_that_is_none_is_refused(string? from, string? to, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(() => new IncidentFilter(new RunRequest { Files = [], From = from, To = to })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_kind_that_does_not_occur_is_refused_with_those_that_do() =>
        Assert.Equal(
            "No incident is of the kind \"raid\"; there are Warrant, seizure, tip.",
            Assert.Throws<ArgumentException>(() => Kept(new RunRequest { Files = [], Kinds = ["raid"] })).Message);

    private static string Kept(RunRequest request)
    {
        var area = new StudyArea { Name = "whole", Members = [0, 1, 2, 3, 4] };
        return string.Join(' ', new IncidentFilter(request).Keep([area], new IncidentFacets(TestRows.Table(Rows)))[0].Members);
    }
}
