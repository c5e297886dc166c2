namespace Hotspots.Tests.Architecture.Measures;

public sealed class MeasureTests
{
    public static TheoryData<string> Names => [.. Measure.All.Select(static measure => measure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_grows_of(string name) => Ratchet.Holds(name, Find(name).Of(SourceFile.All));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_breach_is_counted_of(string name)
    {
        Measure measure = Find(name);
        if (name == "files-in-folder")
            Assert.Equal(Measure.MostFiles + 1, Assert.Single(measure.Of(measure.Bad)).Value);
        else
            Assert.All(measure.Bad, bad => Assert.True(Assert.Single(measure.Of([bad])).Value is 1 or > Measure.MostLines));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_only_looks_like_a_breach_is_not_counted_of(string name)
    {
        Measure measure = Find(name);
        Assert.NotEmpty(measure.Good);
        Assert.Empty(measure.Of(measure.Good));
    }

    [Fact]
    public void A_number_may_shrink_and_not_grow()
    {
        var allowed = new Dictionary<string, int> { ["a"] = 3, ["b"] = 1 };
        Assert.Empty(Ratchet.Breaches("x", new Dictionary<string, int> { ["a"] = 3, ["b"] = 1 }, allowed));
        Assert.Empty(Ratchet.Breaches("x", new Dictionary<string, int> { ["a"] = 2, ["b"] = 1 }, allowed));
        Assert.Equal(["a: x 4, and 3 are allowed"], Ratchet.Breaches("x", new Dictionary<string, int> { ["a"] = 4, ["b"] = 1 }, allowed));
        Assert.Equal(["c: x 1, and 0 are allowed"], Ratchet.Breaches("x", new Dictionary<string, int> { ["a"] = 3, ["b"] = 1, ["c"] = 1 }, allowed));
        Assert.Equal(
            ["b: keeps the rule x now; take it out of ratchet.txt"],
            Ratchet.Breaches("x", new Dictionary<string, int> { ["a"] = 3 }, allowed));
    }

    [Fact]
    public void Accepting_writes_what_has_shrunk_and_never_what_has_grown()
    {
        string text = Ratchet.Shrunk("# old\nx a 3\nx b 1\nx c 2\ny a 9\n", "x", new Dictionary<string, int> { ["a"] = 2, ["c"] = 5, ["d"] = 1 });
        Assert.Equal(new Dictionary<string, int> { ["a"] = 2, ["c"] = 2 }, Ratchet.Read(text, "x"));
        Assert.Equal(new Dictionary<string, int> { ["a"] = 9 }, Ratchet.Read(text, "y"));
        Assert.StartsWith("# What breaks a rule today", text, StringComparison.Ordinal);
        Assert.Equal(text, Ratchet.Shrunk(text, "x", new Dictionary<string, int> { ["a"] = 2, ["c"] = 2 }));
    }

    private static Measure Find(string name) => Measure.All.Single(measure => measure.Name == name);
}
