using Hotspots.Benchmarks.Soak;

namespace Hotspots.Tests.Benchmarks.Soak;

public sealed class SoakTests
{
    [Fact]
    public void A_line_is_fitted_with_its_error()
    {
        SoakTrend trend = SoakTrend.Of([0, 1, 2, 3], [1, 3, 5, 7]);
        Assert.Equal((4, 2, 0, 6), (trend.Mean, trend.Slope, Math.Round(trend.Error, 9), trend.Growth));
        // By hand: Σ(x−1)² = 2, Σ(x−1)(y−2) = 2, rests −1/3·…: y = 1, 3, 2 → slope ½, residuals −½, 1, −½, error √(1.5/1/2).
        SoakTrend rough = SoakTrend.Of([0, 1, 2], [1, 3, 2]);
        Assert.Equal((2, 0.5), (rough.Mean, rough.Slope));
        Assert.Equal(Math.Sqrt(0.75), rough.Error, 12);
    }

    [Theory]
    [InlineData(0.0, 0.0, true)]
    [InlineData(4.0, 0.0, false)]
    [InlineData(-4.0, 0.0, true)]
    [InlineData(0.3, 0.0, true)]
    [InlineData(1.5, 90.0, true)]
    public void What_grows_more_than_is_allowed_and_more_than_chance_is_not_flat(double slope, double noise, bool flat)
    {
        double[] minutes = [.. Enumerable.Range(0, 24).Select(static i => (double)i)];
        double[] values = [.. minutes.Select(minute => 200 + slope * minute + noise * ((int)minute % 2 - 0.5))];
        Assert.Equal(flat, SoakTrend.Of(minutes, values).IsFlat(0.1, 0));
    }

    [Fact]
    public void A_host_that_grows_or_ends_or_answers_wrongly_fails()
    {
        (double, double, double)[] flat = [.. Enumerable.Range(0, 10).Select(static _ => (2e8, 30.0, 200.0))];
        (double, double, double)[] grows = [.. Enumerable.Range(0, 10).Select(static i => (2e8, 30.0, 200.0 + 10 * i))];
        Assert.Equal(0, SoakBenchmark.Judge(TextWriter.Null, flat, [], hasEnded: false));
        Assert.Equal(1, SoakBenchmark.Judge(TextWriter.Null, grows, [], hasEnded: false));
        Assert.Equal(1, SoakBenchmark.Judge(TextWriter.Null, flat, ["GET /: 500"], hasEnded: false));
        Assert.Equal(1, SoakBenchmark.Judge(TextWriter.Null, flat, [], hasEnded: true));
    }

    [Fact]
    public async Task A_host_is_soaked_for_a_moment()
    {
        using var said = new StringWriter();
        Assert.True(await SoakBenchmark.RunAsync(said, 3, TimeSpan.FromSeconds(3)) == 0, said.ToString());
        Assert.Contains("Too few minutes to judge.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_one_window_and_of_several_are_timed()
    {
        using var said = new StringWriter();
        Assert.True(await LatencyBenchmark.RunAsync(said, [1, 3], TimeSpan.FromSeconds(4)) == 0, said.ToString());
        Assert.Matches(@"\| [a-z, ]+ \| 1 \| [1-9][\d,]* \| [\d,]+ \| [\d,]+ \| [\d,]+ \|", said.ToString());
        Assert.Matches(@"\| load \| 3 \| [1-9]", said.ToString());
    }

    [Fact]
    public void A_quantile_is_the_value_that_so_many_are_no_longer_than()
    {
        double[] twenty = [.. Enumerable.Range(1, 20).Select(static i => (double)i)];
        Assert.Equal(10, LatencyBenchmark.Quantile(twenty, 0.5));
        Assert.Equal(19, LatencyBenchmark.Quantile(twenty, 0.95));
        Assert.Equal(20, LatencyBenchmark.Quantile(twenty, 1));
        Assert.Equal(1, LatencyBenchmark.Quantile([1], 0.95));
    }

    [Theory]
    [InlineData("POST", "/api/run", "run")]
    [InlineData("GET", "/api/run/7/heat/kde", "layer of a run")]
    [InlineData("GET", "/api/incidents?version=3", "incidents")]
    [InlineData("POST", "/api/place", "teams")]
    [InlineData("GET", "/api/place?q=Mold", "page, lists, tables")]
    [InlineData("POST", "/api/files?mode=add&window=w0", "load")]
    public void Requests_are_told_apart_by_what_is_waited_for(string method, string path, string kind) =>
        Assert.Equal(kind, SoakWindow.KindOf(new HttpMethod(method), path));
}
