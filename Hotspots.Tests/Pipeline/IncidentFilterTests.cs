using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

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
    [InlineData(null, "2018-10-15", "0")]
    [InlineData("2018-11", null, "2 4")]
    [InlineData("2018-10-31", "2018-10-31", "0 1")]
    [InlineData("2018-11-01T00:00", "2018-11-01T00:00", "2 4")]
    [InlineData("2018-11-01T00:01", null, "")]
    [InlineData(null, "2018-09", "")]
    public void Keeps_what_may_have_happened_within_the_limits_which_are_whole_units(string? from, string? to, string expected) =>
        Assert.Equal(expected, Kept(new RunRequest { Files = [], From = from, To = to }));

    [Theory]
    [InlineData("tip", "0 2")]
    [InlineData("TIPS", "0 2")]
    [InlineData("warrant", "1")]
    [InlineData("warrant,seizure", "1 3 4")]
    public void Kinds_are_matched_without_regard_to_case_and_in_the_plural(string kinds, string expected) =>
        Assert.Equal(expected, Kept(new RunRequest { Files = [], Kinds = kinds.Split(',') }));

    [Theory]
    [InlineData("2018-13", null, "--from 2018-13 is no time; give ")]
    [InlineData(null, "yesterday", "--to yesterday is no time; give ")]
    [InlineData("2018-11", "2018-10", "--from 2018-11 is after --to 2018-10; exchange them.")]
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
        return string.Join(' ', new IncidentFilter(request).Keep([area], TestRows.Table(Rows))[0].Members);
    }
}
