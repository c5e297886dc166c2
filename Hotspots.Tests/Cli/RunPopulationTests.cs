using System.Globalization;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

/// <summary>The sample's two towns, and a file of households: many along one of Mold's two crowded streets, few along the other.</summary>
public sealed class RunPopulationTests : IDisposable
{
    private const string Model = "poisson";

    private readonly TemporaryFolder _folder = new();

    public RunPopulationTests()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        _folder.Write("households.csv", Households(-3.1440, 53.1670));
        _folder.Write("renamed.csv", Households(-3.1440, 53.1670));
        _folder.Write("other.csv", Households(-3.1350, 53.1610));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Incidents_are_held_against_the_column_that_is_named()
    {
        string[] high = Words("households.csv"), wrexham = Words("other.csv");
        // Where the households are few, the same thirty incidents are more than expected.
        Assert.Contains("Wrexham Road", Names("households.csv"));
        Assert.DoesNotContain("High Street", Names("households.csv"));
        Assert.Contains("High Street", Names("other.csv"));
        Assert.DoesNotContain("Wrexham Road", Names("other.csv"));
        Assert.Contains(
            high, static words =>
            words.Contains("incidents held against", StringComparison.Ordinal) && words.EndsWith(" households", StringComparison.Ordinal));
        Assert.All(high.Concat(wrexham), static words => Assert.DoesNotContain("postcode", words, StringComparison.Ordinal));
    }

    [Fact]
    public void The_record_says_which_population_it_was_and_what_of_it_had_no_part()
    {
        JsonElement record = Run("households.csv").Json, choices = record.GetProperty("choices");
        Assert.Equal(
            ("households", "households.csv"), (choices.GetProperty("population").GetString(), choices.GetProperty("populationFile").GetString()));
        Assert.Matches("^[0-9a-f]{64}$", choices.GetProperty("populationSha256").GetString());
        string?[] notes = [.. record.GetProperty("notes").EnumerateArray().Select(static note => note.GetString())];
        // The one in London, and a dozen between the towns; the empty one is in Mold.
        Assert.Contains("13 of 164 places in households.csv lie in none of the areas analysed, and had no part.", notes);
        Assert.Contains("1 of 164 places in households.csv have no households, and had no part.", notes);
        Assert.Equal(Id(record), Id(Run("renamed.csv").Json));
        Assert.NotEqual(Id(record), Id(Run("other.csv").Json));

        static string? Id(JsonElement record) => record.GetProperty("runId").GetString();
    }

    [Theory]
    [InlineData("--population households", "--population-file FILE")]
    [InlineData("--population-file households.csv", "--population NAME")]
    [InlineData("--population flats --population-file households.csv", "no column \"flats\"; it has households")]
    [InlineData("--population households --population-file nowhere.csv", "There is no file")]
    [InlineData("--population households --population-file negative.csv", "line 3: the households is \"-4\"")]
    [InlineData("--population households --population-file blank.csv", "line 2: the households is \"\"")]
    [InlineData("--population households --population-file lost.csv", "position")]
    public void What_will_not_do_is_said_in_one_sentence(string words, string said)
    {
        _folder.Write("negative.csv", "longitude,latitude,households\n-3.14,53.16,4\n-3.14,53.16,-4\n");
        _folder.Write("blank.csv", "longitude,latitude,households\n-3.14,53.16,\n");
        _folder.Write("lost.csv", "longitude,latitude,households\n-3.14,53.16,4\n,,9\n");
        string[] given = [.. words.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? _folder.PathOf(word) : word)];
        string[] all = ["run", _folder.PathOf("tips.csv"), "-o", _folder.PathOf("out"), "--method", "scan", "--model", Model, .. given];
        Assert.Contains(said, CommandLineRun.Of(all).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_that_nothing_uses_is_refused()
    {
        foreach (string[] methods in (string[][])[[], ["--method", "scan"], ["--method", "scan", "--model", "bernoulli"]])
        {
            CommandLineRun run = CommandLineRun.Of(
                ["run", _folder.PathOf("tips.csv"), "-o", _folder.PathOf("out"), "--population", "households", "--population-file",
                    _folder.PathOf("households.csv"), .. methods]);
            Assert.Contains("add --method scan --model poisson", run.OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void On_a_plane_it_is_measured_against_a_column_too()
    {
        _folder.Write(
            "cases.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(static i => i < 30 ? "0,0\n" : $"{1000 * (i % 10)},3000\n")));
        _folder.Write(
            "people.csv", "x,y,sheep\n" + string.Concat(Enumerable.Range(0, 20).Select(static i => $"{1000 * (i % 10)},{3000 * (i / 10)},50\n")));
        CommandLineRun run = CommandLineRun.Of(
            "measure", _folder.PathOf("cases.csv"), "--planar", "--method", "scan", "--model", Model, "--population", "sheep", "--population-file",
            _folder.PathOf("people.csv"));
        Assert.Contains("40 incidents held against 1,000 sheep", run.Out, StringComparison.Ordinal);
    }

    private string[] Names(string file) => [.. Features(file).Select(static p => p.GetProperty("name").GetString()!)];

    private string[] Words(string file) =>
    [
        .. Run(file).Json.GetProperty("areas").EnumerateArray().SelectMany(static area => area.GetProperty("methods").EnumerateArray())
            .SelectMany(static method => method.GetProperty("figures").EnumerateArray())
                .Select(static figure => figure.GetProperty("words").GetString()!),
    ];

    private JsonElement[] Features(string file)
    {
        Run(file);
        JsonElement layer = JsonDocument.Parse(_folder.Read(Path.Combine("out", "hotspots.geojson"))).RootElement;
        return [.. layer.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties"))];
    }

    private CommandLineRun Run(string file)
    {
        CommandLineRun run = CommandLineRun.Of(
            "run", _folder.PathOf("tips.csv"), "-o", _folder.PathOf("out"), "--method", "scan", "--model", Model, "--permutations", "199",
            "--population", "households", "--population-file", _folder.PathOf(file), "--json");
        Assert.Equal("", run.Error);
        return run;
    }

    /// <summary>Eight a place over Mold and Buckley and 400 more along one street; one place in London, and one in Mold with nobody.</summary>
    private static string Households(double longitude, double latitude)
    {
        var rows = new List<string> { "longitude,latitude,households", "-0.1276,51.5072,5000", "-3.1400,53.1640,0" };
        for (int i = 0; i < 81; i++)
        {
            foreach (double town in (double[])[-3.1395, -3.0795])
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"{town + 0.004 * (i % 9 - 4):F4},{53.1660 + 0.003 * (i / 9 - 4):F4},8"));
        }
        rows[^1] = string.Create(CultureInfo.InvariantCulture, $"{longitude:F4},{latitude:F4},4000");
        return string.Join('\n', rows) + "\n";
    }
}
