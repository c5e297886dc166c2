using System.Globalization;

namespace Hotspots.Tests.Support;

public sealed class HostileCultureTests
{
    [Fact]
    public void The_suite_runs_with_comma_decimals_and_a_strange_minus()
    {
        Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
        Assert.Equal("İ", "i".ToUpper(CultureInfo.CurrentCulture));
    }
}
