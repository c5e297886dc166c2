using Hotspots.Tests.Architecture.Samples.Attic;

namespace Hotspots.Tests.Architecture.Measures;

public sealed class StaticStateTests
{
    [Fact]
    public void Core_remembers_no_more_than_today() =>
        Ratchet.Holds("static-state", StaticState.Of(typeof(Hotspots.Core.Model.Spatial.GeoPoint).Assembly.GetTypes()));

    [Theory]
    [InlineData(typeof(RememberingInAField), "_last")]
    [InlineData(typeof(RememberingInAProperty), "Last")]
    [InlineData(typeof(RememberingInATable), "Known")]
    [InlineData(typeof(RememberingInAnObject), "Kept")]
    public void What_can_change_is_reported(Type sample, string field) =>
        Assert.Equal([$"{sample.FullName}.{field}"], StaticState.Of([sample]).Keys);

    [Fact]
    public void What_stays_as_it_was_made_is_not_reported() =>
        Assert.Empty(StaticState.Of([typeof(RememberingNothing), .. typeof(RememberingNothing).GetNestedTypes()]));
}
