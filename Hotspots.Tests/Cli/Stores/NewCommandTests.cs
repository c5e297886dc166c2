using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Stores;

/// <summary>What is new since the last look: incidents, corrections, lines, operations, and hotspots by the rules of a comparison.</summary>
public sealed class NewCommandTests : IDisposable
{
    private const string Header = "id,kind,time,easting,northing,town,operation,line\n";

    private readonly TemporaryFolder _folder = new();
    private readonly string _store;
    private int _files;

    public NewCommandTests()
    {
        _store = _folder.PathOf("force.gpkg");
        Run("store", "create", _store);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_what_came_after_the_look_is_new()
    {
        Add(Header + Row("A1", "2025-01-05") + Row("A2", "2025-01-06") + Row("A3", "2025-01-07", operation: "Anvil"));
        JsonElement first = News("--seen");
        Assert.Equal(3, first.GetProperty("new").GetInt32());
        Assert.Equal("", first.GetProperty("since").GetString());
        JsonElement none = News();
        Assert.Equal((0, true), (none.GetProperty("new").GetInt32(), none.GetProperty("isLook").GetBoolean()));
        Add(Header + Row("A2", "2025-01-06", town: "Jaywick") + Row("B1", "2025-05-01", line: "Rico", town: "Jaywick")
            + Row("B2", "2025-05-02", kind: "seizure", line: "RICO", town: "Holland-on-Sea"));
        JsonElement news = News();
        Assert.Equal(2, news.GetProperty("new").GetInt32());
        Assert.Equal(
            ["Holland-on-Sea seizure 1", "Jaywick tip 1"], Names(news, "towns", "town", "kind", "count"));
        Assert.Equal(["Jaywick tip 1"], Names(news, "corrected", "town", "kind", "count"));
        Assert.Equal(["RICO Holland-on-Sea 1", "Rico Jaywick 1"], Names(news, "lines", "line", "town", "count"));
        Assert.Equal(["Anvil 2025-01-07"], Names(news, "ended", "operation", "last"));
        // What was not recorded as seen is new still, and by a day it is asked for whatever was seen.
        Assert.Equal(2, News("--seen").GetProperty("new").GetInt32());
        Assert.Equal(0, News().GetProperty("new").GetInt32());
        Assert.Equal(4, News("--since", "2020-03-01").GetProperty("new").GetInt32());
        Assert.Equal(0, News("--since", "2020-03-02").GetProperty("new").GetInt32());
        Assert.Empty(Names(News(), "ended", "operation"));
    }

    [Fact]
    public void A_line_that_a_town_knew_and_was_corrected_is_not_new_there()
    {
        Add(Header + Row("A1", "2025-01-05", line: "Rico"));
        News("--seen");
        Add(Header + Row("A1", "2025-01-05", line: "Rico", kind: "seizure"));
        JsonElement news = News();
        Assert.Empty(Names(news, "lines", "line"));
        Assert.Equal(["Clacton-on-Sea seizure 1"], Names(news, "corrected", "town", "kind", "count"));
        Assert.Equal(0, news.GetProperty("new").GetInt32());
    }

    [Fact]
    public void A_hotspot_that_grew_is_told_with_its_verdict_and_one_of_too_few_is_not()
    {
        // Half a year of two places; then one of them has six times as many, and the other as many as before.
        string before = Crowd("B", new DateTime(2025, 1, 1), 180, 1, 617_000) + Crowd("C", new DateTime(2025, 1, 1), 180, 1, 618_500);
        Add(Header + before);
        News("--seen");
        Add(Header + Crowd("D", new DateTime(2025, 6, 30), 60, 6, 617_000) + Crowd("E", new DateTime(2025, 6, 30), 60, 1, 618_500));
        CommandLineRun told = CommandLineRun.Of("new", _store, "--reason", "a test");
        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains("more: grown", told.Out, StringComparison.Ordinal);
        Assert.Contains("2025-06-30", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_days_are_not_held_against_anything()
    {
        Add(Header + Crowd("B", new DateTime(2025, 1, 1), 60, 1, 617_000));
        News("--seen");
        Add(Header + Row("X", "2025-03-03"));
        string said = CommandLineRun.Of("new", _store, "--reason", "a test").Out.ReplaceLineEndings(" ");
        Assert.Contains("fewer than 7 days", said, StringComparison.Ordinal);
        Assert.Contains("1 new row of incidents", said, StringComparison.Ordinal);
    }

    private static string Row(
        string id, string day, string kind = "tip", string town = "Clacton-on-Sea", string operation = "", string line = "") =>
        $"{id},{kind},{day},617000,215000,{town},{operation},{line}\n";

    private static string Crowd(string name, DateTime first, int days, int each, int easting)
    {
        var text = new StringBuilder();
        for (int day = 0; day < days; day++)
        {
            for (int i = 0; i < each; i++)
            {
                int east = easting + (day * 37 + i * 11) % 90, north = 215_000 + (day * 53 + i * 29) % 90;
                text.Append(CultureInfo.InvariantCulture, $"{name}{day}-{i},tip,{first.AddDays(day):yyyy-MM-dd} 12:00,{east},{north},");
                text.Append("Clacton-on-Sea,,\n");
            }
        }
        return text.ToString();
    }

    private void Add(string text) => Run("store", "add", _store, _folder.Write($"{++_files}.csv", text));

    private JsonElement News(params string[] options) => Run(["new", _store, "--json", .. options]).Json.GetProperty("news");

    private static IEnumerable<string> Names(JsonElement news, string list, params string[] properties) =>
        news.GetProperty(list).EnumerateArray().Select(one => string.Join(' ', properties.Select(name => one.GetProperty(name).ToString())));

    private static CommandLineRun Run(params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of([.. words, "--reason", "a test"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }
}
