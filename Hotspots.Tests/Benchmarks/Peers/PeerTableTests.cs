using Hotspots.Benchmarks.Peers;

namespace Hotspots.Tests.Benchmarks.Peers;

public sealed class PeerTableTests
{
    [Fact]
    public void A_row_has_the_columns_of_the_head()
    {
        string row = PeerTable.Row("DBSCAN", 100_000, "postgis", new PeerResult(12.34, 2468, Verdict.Yes, "63 clusters"));
        Assert.Equal("| DBSCAN | 100,000 | 12.3 | postgis | 2,468 | 200 | yes: 63 clusters |", row);
        Assert.Equal(PeerTable.Head.Split('\n')[0].Count(static c => c == '|'), row.Count(static c => c == '|'));
    }

    [Fact]
    public void A_peer_that_was_stopped_has_no_ratio() =>
        Assert.Equal(
            "| DBSCAN | 10 | 1.0 | postgis | > 120 s |  | stopped |",
            PeerTable.Row("DBSCAN", 10, "postgis", new PeerResult(1, null, null, "stopped")));

    [Theory]
    [InlineData(0.123, "0.12")]
    [InlineData(1.26, "1.3")]
    [InlineData(99.94, "99.9")]
    [InlineData(1234.6, "1,235")]
    public void Milliseconds_have_no_more_figures_than_mean_something(double milliseconds, string said) =>
        Assert.Equal(said, PeerTable.Say(milliseconds));

    [Theory]
    [InlineData(5, 4, "0.8")]
    [InlineData(1, 9.96, "10.0")]
    [InlineData(1, 10.4, "10")]
    public void A_ratio_says_how_many_times_as_long_the_other_takes(double ours, double theirs, string ratio) =>
        Assert.Contains($"| {ratio} |", PeerTable.Row("x", 1, "y", new PeerResult(ours, theirs, Verdict.No, "")), StringComparison.Ordinal);
}
