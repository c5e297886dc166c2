namespace Hotspots.Tests.Architecture;

public sealed class SourceRulesTests
{
    public static TheoryData<string> Names => [.. SourceRules.All.Select(static rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sources_keep(string rule)
    {
        SourceRule held = Find(rule);
        Breaches.None(SourceFile.All.SelectMany(file => held.Breaches(file).Select(breach => $"{file.Path}: {breach}")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_breach_is_reported_of(string rule)
    {
        SourceRule held = Find(rule);
        Assert.NotEmpty(held.Bad);
        Assert.All(held.Bad, sample => Assert.NotEmpty(held.Breaches(sample)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_only_looks_like_a_breach_is_not_reported_of(string rule)
    {
        SourceRule held = Find(rule);
        Assert.NotEmpty(held.Good);
        Assert.All(held.Good, sample => Assert.Empty(held.Breaches(sample)));
    }

    [Fact]
    public void The_sources_are_really_read()
    {
        Assert.Contains(
            SourceFile.All,
            static file => file.Path == "Hotspots.Core/Model/Spatial/GeoPoint.cs" && file.Text.Contains("GeoPoint", StringComparison.Ordinal));
        Assert.Contains(SourceFile.All, static file => file.Path == "Hotspots.Tests/Architecture/SourceRulesTests.cs");
        Assert.Contains(SourceFile.All, static file => file.Path == "Hotspots.sln");
        Assert.DoesNotContain(
            SourceFile.All,
            static file => file.Path.Contains("/obj/", StringComparison.Ordinal) || file.Path.Contains("/bin/", StringComparison.Ordinal));
    }

    private static SourceRule Find(string name) => SourceRules.All.Single(rule => rule.Name == name);
}
