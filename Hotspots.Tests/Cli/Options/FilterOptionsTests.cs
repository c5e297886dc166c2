using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Options;

public sealed class FilterOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--operation Racer", 9)]
    [InlineData("--operation racer", 9)]
    [InlineData("--drug heroin", 1)]
    [InlineData("--drug cocaine", 6)]
    [InlineData("--grade 3CC", 5)]
    [InlineData("--grade 3CC --grade 2bp", 13)]
    [InlineData("--weekday sun", 3)]
    [InlineData("--weekday Sunday --weekday mo", 6)]
    [InlineData("--hours 18", 2)]
    [InlineData("--hours 21-18", 4)]
    [InlineData("--hours 18-21 --weekday sun", 2)]
    public void A_filter_leaves_what_it_names(string options, int analysed)
    {
        CommandLineRun run = Run(options.Split(' '));
        Assert.Equal("", run.Error);
        Assert.Equal(analysed, run.Json.GetProperty("analysed").GetInt32());
        JsonElement choices = run.Json.GetProperty("choices");
        Assert.Contains(choices.EnumerateObject(), static c => c.Name is "operations" or "drugs" or "grades" or "weekdays" or "hours");
        Assert.Contains(
            run.Json.GetProperty("notes").EnumerateArray(),
            static note => note.GetString()!.Contains("left out by the filter: only ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--weekday", "yesterday")]
    [InlineData("--weekday", "t")]
    [InlineData("--weekday", "s")]
    [InlineData("--hours", "24")]
    [InlineData("--hours", "1-2-3")]
    [InlineData("--hours", "-1")]
    [InlineData("--hours", "noon")]
    [InlineData("--operation", "Nobody's")]
    [InlineData("--grade", "9ZZ")]
    public void A_filter_of_what_there_is_not_is_wrong_usage(string option, string value) =>
        Run(option, value).OneSentence(ExitCode.WrongUsage);

    [Fact]
    public void A_filter_by_what_no_file_says_is_refused_by_name()
    {
        _folder.Write("bare.csv", SampleIncidents.Csv());
        string sentence =
            CommandLineRun.Of("run", _folder.PathOf("bare.csv"), "-o", _folder.PathOf("out"), "--line", "Mitch").OneSentence(ExitCode.WrongUsage);
        Assert.Equal("No incident says its line: leave out --line.", sentence);
    }

    [Fact]
    public void Friday_and_Saturday_nights_of_the_sample_are_the_nights_that_begin_then()
    {
        JsonElement record = CommandLineRun.Of(
            "run", Repository.Path("data", "county-lines.csv"), "-o", _folder.PathOf("out"), "--json", "--weekday", "fri", "--weekday", "sat",
            "--hours", "22-4", "--suspected-false").Json;
        Assert.Equal(90 + 80 + 88 + 58, record.GetProperty("analysed").GetInt32());
        Assert.Contains(record.GetProperty("notes").EnumerateArray(), static note =>
            note.GetString() == "A weekday with hours over midnight is the night that begins then: Friday reaches to 04:59 on Saturday.");
    }

    [Fact]
    public void What_is_written_says_in_each_row_of_a_table_and_at_the_head_of_a_layer_which_incidents_it_speaks_of()
    {
        Assert.Equal("", Run("--weekday", "sun", "-f", "csv,geojson").Error);
        string[] rows = [.. _folder.Read("out/incidents.csv").Split('\n').Skip(1).Where(static row => row.Length > 0)];
        Assert.NotEmpty(rows);
        Assert.All(rows, static row => Assert.Contains("Sunday; all hours; all areas; all kinds; ", row, StringComparison.Ordinal));
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("out/incidents.geojson"));
        JsonElement shows = layer.RootElement.GetProperty("shows");
        Assert.Equal(("Sunday", "all hours", "all areas", "all kinds"), (Said("days"), Said("hours"), Said("areas"), Said("kinds")));
        Assert.All((string[])["period", "methods"], name => Assert.NotEqual("", Said(name)));

        string Said(string name) => shows.GetProperty(name).GetString()!;
    }

    private CommandLineRun Run(params string[] options) =>
        CommandLineRun.Of(["run", Repository.Path("Hotspots.Tests", "Golden", "tiny.csv"), "-o", _folder.PathOf("out"), "--json", .. options]);
}
