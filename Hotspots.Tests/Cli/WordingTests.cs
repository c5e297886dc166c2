using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Cli;

public sealed class WordingTests
{
    private const int October = 1_538_348_400; // 2018-10-01T00:00 in London, 2018-09-30T23:00Z

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0123, "0.0123")]
    [InlineData(1.5, "1.50")]
    [InlineData(12.34, "12.3")]
    [InlineData(1234.5, "1,234")]
    [InlineData(-1234.6, "-1,235")]
    public void A_measure_has_the_figures_that_matter(double value, string expected) => Assert.Equal(expected, Wording.Measure(value));

    [Theory]
    [InlineData(1, "1 row")]
    [InlineData(0, "0 rows")]
    [InlineData(1234567, "1,234,567 rows")]
    public void One_is_singular(int count, string expected) => Assert.Equal(expected, Wording.Count(count, "row", "rows"));

    [Fact]
    public void A_month_is_not_shown_as_a_day()
    {
        var month = new IncidentTime(October, 31 * 86400 + 3600, TimePrecision.Month);
        Assert.Equal("2018-10", Wording.Day(month));
        Assert.Equal("2018-10", Wording.Day(month, last: true));
        Assert.Equal("2018-10", Wording.Days(month, month));
    }

    [Fact]
    public void A_minute_just_after_midnight_in_summer_is_the_day_on_the_wall() =>
        Assert.Equal("2018-10-01", Wording.Day(new IncidentTime(October, 60, TimePrecision.Minute)));

    [Fact]
    public void A_span_of_one_whole_day_ends_on_that_day()
    {
        var span = new IncidentTime(October, 86400, TimePrecision.Interval);
        Assert.Equal("2018-10-01", Wording.Days(span, span));
    }

    [Fact]
    public void Two_days_are_joined_and_the_unknown_is_left_out()
    {
        var first = new IncidentTime(October, 86400, TimePrecision.Day);
        var last = new IncidentTime(October + 3 * 86400, 86400, TimePrecision.Day);
        Assert.Equal("2018-10-01 to 2018-10-04", Wording.Days(first, last));
        Assert.Equal("", Wording.Days(default, default));
        Assert.Equal("2018-10-01", Wording.Days(first, default));
    }

    [Theory]
    [InlineData(new string[0], "")]
    [InlineData(new[] { "a" }, "a")]
    [InlineData(new[] { "a", "b" }, "a and b")]
    [InlineData(new[] { "a", "b", "c" }, "a, b and c")]
    public void A_list_reads_as_a_sentence(string[] names, string expected) => Assert.Equal(expected, Wording.List(names));

    [Fact]
    public void Every_role_has_words()
    {
        Assert.All(Enum.GetValues<ColumnRole>(), static role => Assert.False(string.IsNullOrWhiteSpace(Wording.Role(role))));
        Assert.Equal("grid reference", Wording.Role(ColumnRole.GridReference));
    }

    [Theory]
    [InlineData("Pier Avenue", "Pier Avenue")]
    [InlineData("\u001b[2JPier", "\\u001B[2JPier")]
    [InlineData("a\rb\nc\td", "a b c d")]
    [InlineData("a\u202Eb", "a\\u202Eb")]
    public void Text_from_a_file_cannot_steer_the_screen(string text, string expected) => Assert.Equal(expected, Wording.Clean(text));
}
