using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Cli;
using Hotspots.Core.Indexing;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Times;

public sealed class TodayCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["today.json", "zones.geojson"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Zones_are_told_listed_and_written()
    {
        CommandLineRun run = Run(Batches(), "--on", "2024-12-31", "-o", _folder.PathOf("out"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Assert.Contains("in force on Tuesday 31 December 2024.", Flat(run.Out), StringComparison.Ordinal);
        Assert.Matches("Mold: after a tip another came within 200 m in the 7 days after [0-9.]+ times as often as chance makes it", Flat(run.Out));
        Assert.Equal(FileNames, Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        JsonElement[] zones = [.. JsonDocument.Parse(_folder.Read("out/zones.geojson")).RootElement.GetProperty("features").EnumerateArray()];
        JsonElement record = JsonDocument.Parse(_folder.Read("out/today.json")).RootElement;
        Assert.Equal(record.GetProperty("zones").GetArrayLength(), zones.Length);
        for (int z = 0; z < zones.Length; z++)
        {
            JsonElement written = zones[z].GetProperty("properties"), told = record.GetProperty("zones")[z];
            Assert.Equal("tip", written.GetProperty("cause").GetString());
            Assert.Equal(told.GetProperty("until").GetString(), written.GetProperty("until").GetString());
            Assert.Equal(told.GetProperty("riskRatio").GetDouble(), written.GetProperty("riskRatio").GetDouble());
        }
        // Told by kind, and never by id.
        Assert.DoesNotContain("M000", run.Out + _folder.Read("out/zones.geojson") + _folder.Read("out/today.json"), StringComparison.Ordinal);
        Assert.Contains("\"marking\"", _folder.Read("out/zones.geojson"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_is_what_json_prints()
    {
        CommandLineRun run = Run(Batches(), "--on", "2024-12-31", "--json", "-o", _folder.PathOf("out"));
        Assert.Equal(_folder.Read("out/today.json"), run.Out);
    }

    [Fact]
    public void Old_files_have_no_zone_and_the_day_to_ask_for_is_said()
    {
        string text = Flat(Run(Batches(), "--on", "2026-01-10").Out);
        Assert.Contains("No zone is in force on Saturday 10 January 2026: the files end on", text, StringComparison.Ordinal);
        Assert.Contains("asks as of their last day.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_are_told_so()
    {
        string text = Flat(Run(Rows("2025-03-04", 12), "--on", "2025-03-04").Out);
        Assert.Contains("there are too few incidents known to the day to tell whether one follows another.", text, StringComparison.Ordinal);
        // Nothing was tested, and nothing corrected.
        Assert.DoesNotContain("corrected", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_not_blamed_on_filters() => Assert.StartsWith(
        "The files hold no incident with a position: there is nothing that another could follow.", Run(Rows("", 0)).OneSentence(ExitCode.WrongUsage),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("2025-03", "--on|2025-04-01", "Times are known to the month only, or to spans of days")]
    [InlineData("", "--on|2025-04-01", "No incident says when it happened")]
    [InlineData("2025-03-04", "--on|yesterday", "--on takes a day such as 2026-06-30, not \"yesterday\".")]
    [InlineData("2025-03-04", "--on|2025-01-01", "Nothing in these files happened until that day: ask for a later one with --on.")]
    [InlineData("2025-03-04", "--seed|-3", "--seed takes a whole number of 0 or more, not \"-3\".")]
    [InlineData("2025-03-04T22:00", "--shift|night", "--shift weighs an incident by how much of its time lies in the shift")]
    public void What_cannot_be_done_is_one_sentence(string time, string words, string expected) =>
        Assert.StartsWith(expected, Run(Rows(time, 30), words.Split('|')).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    private static string Batches() => MadeUpIncidents.Batches(new SeededRandom(29), 200).ToCsv(monthsKnown: false);

    private static string Rows(string time, int count)
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town\n");
        for (int i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{i},tip,{time},{-3.144 + i * 1e-4:0.0000},53.167,Mold\n");
        return text.ToString();
    }

    private CommandLineRun Run(string text, params string[] words) => CommandLineRun.Of(["today", _folder.Write("tips.csv", text), .. words]);

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
