using Hotspots.Core.Model.Incidents;
using Hotspots.Desktop.Seam;

namespace Hotspots.Tests.Desktop;

public sealed class SeamMinuteTests
{
    [Theory]
    [InlineData("2024-10-27T00:30:00Z", 60, 0)]
    [InlineData("2024-10-27T01:00:00Z", 60, 3)]
    [InlineData("2024-10-27T01:59:00Z", 60, 3)]
    [InlineData("2024-10-27T02:00:00Z", 60, 0)]
    [InlineData("2024-10-27T00:30:00Z", 3600, 2)]
    [InlineData("2024-10-27T01:30:00Z", 3600, 1)]
    [InlineData("2024-03-31T01:00:00Z", 60, 0)]
    public void The_hour_that_comes_twice_says_which_of_the_two_it_is(string from, uint seconds, int again)
    {
        long utc = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        Assert.Equal(again, SeamMinute.Again(new IncidentTime(utc, seconds, TimePrecision.Minute)));
        Assert.Equal(0, SeamMinute.Again(IncidentTime.Unknown));
    }
}
