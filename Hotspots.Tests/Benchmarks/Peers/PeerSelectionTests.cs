using Hotspots.Benchmarks.Peers;

namespace Hotspots.Tests.Benchmarks.Peers;

public sealed class PeerSelectionTests
{
    [Fact]
    public void Without_words_all_is_done_with_ten_and_a_hundred_thousand_but_what_takes_minutes()
    {
        PeerSelection selection = Parse();
        Assert.Equal([10_000, 100_000], selection.Sizes);
        Assert.True(selection.Holds("dbscan", "postgis", onlyWhenNamed: false));
        Assert.False(selection.Holds("permutations", "spdep", onlyWhenNamed: true));
    }

    [Fact]
    public void Sizes_and_names_come_in_any_order_and_any_letters()
    {
        PeerSelection selection = Parse("DBSCAN", "1m", "10K", "Scikit-Learn", "10k");
        Assert.Equal([10_000, 1_000_000], selection.Sizes);
        Assert.Equal(["dbscan", "scikit-learn"], selection.Names);
    }

    [Fact]
    public void With_a_job_and_a_peer_named_both_must_fit()
    {
        PeerSelection selection = Parse("dbscan", "scikit-learn");
        Assert.True(selection.Holds("dbscan", "scikit-learn", onlyWhenNamed: false));
        Assert.False(selection.Holds("dbscan", "postgis", onlyWhenNamed: false));
        Assert.False(selection.Holds("kde", "scikit-learn", onlyWhenNamed: false));
    }

    [Fact]
    public void With_a_peer_named_its_usual_jobs_are_done()
    {
        PeerSelection selection = Parse("spdep");
        Assert.True(selection.Holds("gistar", "spdep", onlyWhenNamed: false));
        Assert.False(selection.Holds("permutations", "spdep", onlyWhenNamed: true));
        Assert.True(Parse("permutations").Holds("permutations", "spdep", onlyWhenNamed: true));
    }

    [Fact]
    public void A_word_that_is_neither_is_refused_by_name()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(static () => Parse("10k", "postgress"));
        Assert.Contains("\"postgress\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("postgis", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, "10k")]
    [InlineData(100_000, "100k")]
    [InlineData(1_000_000, "1M")]
    public void A_size_is_said_as_it_is_asked_for(int size, string said)
    {
        Assert.Equal(said, PeerSelection.Say(size));
        Assert.Equal([size], Parse(said).Sizes);
    }

    private static PeerSelection Parse(params string[] words) => PeerSelection.Parse(words, PeerJobs.Names);
}
