using Hotspots.Benchmarks.Peers;

namespace Hotspots.Tests.Benchmarks.Peers;

public sealed class PeerAnswersTests
{
    [Fact]
    public void Only_lines_that_are_meant_are_read()
    {
        PeerAnswers answers =
            PeerAnswers.Read("Loading required package: sp\r\npeer seconds 0.125 \npeer version 1.2.7 under R version 4.2.2\nseconds 9\n");
        Assert.Equal(125, answers.Milliseconds);
        Assert.Equal("1.2.7 under R version 4.2.2", answers.Text("version"));
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_culture() =>
        Assert.Equal(-1.5e-3, PeerAnswers.Read("peer z -1.5e-03").Number("z"));

    [Fact]
    public void What_was_not_said_is_missed_by_name()
    {
        Assert.Contains(
            "seconds", Assert.Throws<PeerFailedException>(static () => PeerAnswers.Read("peer version 1").Milliseconds).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "\"z\"", Assert.Throws<PeerFailedException>(static () => PeerAnswers.Read("peer z NA").Number("z")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_database_took_is_read_in_milliseconds() =>
        Assert.Equal([12.5, 1234.567], PostGisServer.Timings("CREATE TABLE\nTime: 1234.567 ms (00:01.235)\nTime: 12.500 ms\nUptime: 3 ms\n"));
}
