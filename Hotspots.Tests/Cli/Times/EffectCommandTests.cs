using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Times;

public sealed class EffectCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["effect.geojson", "effect.json"];
    private static readonly string Sample = Repository.Path("data", "county-lines.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_answer_comes_first_and_says_what_is_no_before()
    {
        CommandLineRun run = CommandLineRun.Of("effect", Sample, "--operation", "Racer", "-o", _folder.PathOf("out"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        string flat = Flat(run.Out);
        Assert.Matches(
            @"\(Operation Racer, 10 November 2025 to 26 April 2026\): a part of Buckley with the ring of 150 m round it had [0-9]+ incidents where "
            + @"a part of [A-Z][a-z-]+ would suggest [0-9]+ \([0-9]+ to [0-9]+\)", flat);
        Assert.Matches(@"The place was chosen by what happened from 2 May to 9 November 2025 \([0-9.]+ incidents in 28 days; before [0-9.]+, "
            + @"then [0-9.]+\)", flat);
        Assert.True(run.Out.IndexOf("The place was chosen", StringComparison.Ordinal) < run.Out.IndexOf("The four places", StringComparison.Ordinal));
        Assert.Equal(FileNames, Directory.GetFiles(_folder.PathOf("out")).Select(static file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_record_is_what_json_prints_and_agrees_with_the_layer()
    {
        CommandLineRun run = CommandLineRun.Of("effect", Sample, "--operation", "Racer", "--json", "-o", _folder.PathOf("out"));
        Assert.Equal(_folder.Read("out/effect.json"), run.Out);
        JsonElement record = run.Json, layer = JsonDocument.Parse(_folder.Read("out/effect.geojson")).RootElement;
        Assert.Equal(record.GetProperty("marking").GetString(), layer.GetProperty("marking").GetString());
        JsonElement[] drawn = [.. layer.GetProperty("features").EnumerateArray()], places = [.. record.GetProperty("places").EnumerateArray()];
        Assert.Equal(["treated", "control", "ring", "ring of control"], drawn.Select(static d => Of(d, "role").GetString()));
        for (int i = 0; i < places.Length; i++)
        {
            foreach (string count in (string[])["before", "during"])
                Assert.Equal(places[i].GetProperty(count).GetInt32(), Of(drawn[i], count).GetInt32());
            Assert.NotEqual("null", drawn[i].GetProperty("geometry").GetRawText());
        }
        foreach (string end in (string[])["low", "high"])
            Assert.Equal(record.GetProperty("local").GetProperty(end).GetDouble(), Of(drawn[0], end).GetDouble());
        Assert.Equal(record.GetProperty("placebos").GetInt32(), record.GetProperty("placeboZ").GetArrayLength());

        static JsonElement Of(JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name);
    }

    [Theory]
    [InlineData("--ring takes a number of metres from 50 to 2000, not \"wide\"", "--operation", "Racer", "--ring", "wide")]
    [InlineData("--ring takes a number of metres from 50 to 2000, not \"10\"", "--operation", "Racer", "--ring", "10")]
    [InlineData(
        "--placebos takes a whole number from 19 to 9999, not \"5\": with fewer no chance of 5 % could be told",
        "--operation", "Racer", "--placebos", "5")]
    [InlineData("Say where the operation was", "--start", "2025-01-01")]
    [InlineData("The operation's dates say which times are meant", "--operation", "Racer", "--from", "2025-01")]
    [InlineData("--start soon is no period", "--operation", "Racer", "--start", "soon")]
    [InlineData("No incident is of the operation \"Nemo\"; there are Operation Chairmaker", "--operation", "Nemo")]
    [InlineData("The data hold 5 whole periods before the operation, and a control is matched by 6 or more", "--operation", "Groyne")]
    public void A_wish_that_cannot_be_met_is_refused_in_one_sentence(string expected, params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of(["effect", Sample, .. words]);
        Assert.Contains(expected, run.OneSentence(run.ExitCode), StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Done, run.ExitCode);
    }

    [Fact]
    public void A_week_that_place_wrote_is_read_and_each_place_compared_with_itself()
    {
        string week = Week();
        JsonElement record = CommandLineRun.Of("effect", Sample, "--week", week, "--json", "-o", _folder.PathOf("days")).Json;
        JsonElement[] places = [.. record.GetProperty("places").EnumerateArray()];
        string[] rows = [.. _folder.Read("week/patrol-week.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.Equal(rows.Length, 7 * places.Length);
        int control = rows.Count(static row => row.Contains(",yes,", StringComparison.Ordinal));
        Assert.Equal(control, record.GetProperty("controlDays").GetInt32());
        Assert.Equal(rows.Length - control, record.GetProperty("patrolDays").GetInt32());
        Assert.Equal(record.GetProperty("onPatrolDays").GetInt32(), places.Sum(static place => place.GetProperty("onPatrolDays").GetInt32()));
        double expected = places.Sum(static place => 5 / 7.0
            * (place.GetProperty("onPatrolDays").GetInt32() + place.GetProperty("onControlDays").GetInt32()));
        Assert.Equal(expected, record.GetProperty("expected").GetDouble(), 0.01);
        Assert.Contains("\"2026-05-04\"", _folder.Read("days/control-days.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_that_was_changed_by_hand_is_refused()
    {
        string[] rows = File.ReadAllText(Week()).Split("\r\n");
        int control = Array.FindIndex(rows, static row => row.Contains(",yes,", StringComparison.Ordinal));
        rows[control] = rows[control].Replace(",yes,", ",no,", StringComparison.Ordinal);
        string changed = _folder.Write("changed.csv", string.Join("\r\n", rows));
        Assert.Contains("is not as it was drawn", CommandLineRun.Of("effect", Sample, "--week", changed).OneSentence(ExitCode.WrongUsage),
            StringComparison.Ordinal);
        Assert.Contains("name the week with --week", CommandLineRun.Of("effect", Sample, "--operation", "Racer", "--attended", changed)
            .OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        Assert.Contains("leave out one of them", CommandLineRun.Of("effect", Sample, "--week", changed, "--operation", "Racer")
            .OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    private string Week()
    {
        CommandLineRun.Of("place", Sample, "--area", "Clacton-on-Sea", "--teams", "1", "--patrol-hours", "8", "--week", "2026-05-04", "-o",
            _folder.PathOf("week"));
        return _folder.PathOf("week/patrol-week.csv");
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
