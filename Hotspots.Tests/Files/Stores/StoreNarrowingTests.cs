using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Stores;

/// <summary>A question about a town reads the rows round it alone, and the answer is that of all rows, byte for byte.</summary>
public sealed class StoreNarrowingTests : IDisposable
{
    private readonly StoreTrial _store = new();
    private int _folders;

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("--area", "Clacton-on-Sea", "--method", "dbscan,kde,gi-star,st-dbscan")]
    [InlineData("--area", "Mold", "--area", "Buckley", "--from", "2025-03", "--to", "2025-12")]
    [InlineData("--area", "Clacton", "--kind", "tip", "--weights", "seizure=3")]
    [InlineData("--boundary", "district:Tendring")]
    public void The_part_gives_the_answer_of_the_whole(params string[] question)
    {
        _store.AddFile(Repository.Path("data", "county-lines.csv"));
        string whole = Run(question);
        Assert.Contains("all 4,109 incidents", Last().What, StringComparison.Ordinal);
        string part = Run(question);
        Assert.Contains("of its incidents, round", Last().What, StringComparison.Ordinal);
        Assert.InRange(Last().Count, 100, 3000);
        Same(whole, part);
    }

    [Fact]
    public void What_was_remembered_of_the_whole_is_forgotten_when_it_changes()
    {
        _store.AddFile(Repository.Path("data", "county-lines.csv"));
        Run("--area", "Mold");
        _store.Add(StoreTrial.Header + StoreTrial.Row(1));
        Run("--area", "Mold");
        Assert.Contains("all 4,110 incidents", Last().What, StringComparison.Ordinal);
        Run("--area", "Mold");
        Assert.Contains("of its incidents, round", Last().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_town_that_is_not_there_is_missed_among_all_of_them()
    {
        _store.AddFile(Repository.Path("data", "county-lines.csv"));
        Run("--area", "Mold");
        string[] words = ["run", _store.Path, "--area", "Leeds", "-o", _store.Folder.PathOf("none"), "--reason", "x"];
        const string Missed = "There is no area \"Leeds\" among these incidents; the largest are High Wycombe, Clacton-on-Sea";
        Assert.StartsWith(Missed, CommandLineRun.Of(words).OneSentence(2), StringComparison.Ordinal);
        Assert.Contains("all 4,109 incidents", Last().What, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_spellings_of_one_name_are_told_by_all_rows()
    {
        // The first spelling of a name stands for all: it is of a row far from the town that is asked for.
        string Crowd(string name, string operation, int east, string town) => string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"{name}{i},tip,2025-05-{i % 28 + 1:00} 12:30,{east + i % 6 * 9},{215_000 + i / 6 * 9},{town},,{operation},,,\n"));
        _store.Add(StoreTrial.Header + Crowd("N", "RACER", 323_700, "") + Crowd("C", "Racer", 617_500, "Clacton"));
        string whole = Run("--area", "Clacton"), again = Run("--area", "Clacton");
        Assert.Contains("all 60 incidents", Last().What, StringComparison.Ordinal);
        Same(whole, again);
    }

    [Fact]
    public void Midnight_is_told_by_all_rows_of_a_file()
    {
        string Crowd(string name, string clock, int east) => string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"{name}{i},tip,2025-05-{i % 28 + 1:00} {clock},{east + i % 6 * 9},{215_000 + i / 6 * 9},,,,,,\n"));
        // Fewer than half are at midnight, so that they count as such; round Clacton all are.
        _store.Add(StoreTrial.Header + Crowd("N", "14:05", 323_700) + Crowd("M", "14:05", 324_700) + Crowd("C", "00:00", 617_500));
        string whole = Run("--area", "Clacton"), again = Run("--area", "Clacton");
        Assert.Contains("all 90 incidents", Last().What, StringComparison.Ordinal);
        Same(whole, again);
    }

    [Fact]
    public void The_question_goes_by_the_index()
    {
        _store.Add(StoreTrial.Header + StoreTrial.Row(1));
        using StoreDatabase database = _store.Open();
        var wanted = new StoreNarrowing(new GridBox(617_000, 214_000, 618_000, 216_000), ["Clacton"]);
        (string query, object?[] values) = StoreSelection.Of(database, wanted);
        string plan = string.Join('|', database.Rows(
            $"EXPLAIN QUERY PLAN SELECT reference FROM ({query}) AS chosen CROSS JOIN incidents ON incidents.fid = chosen.id ORDER BY fid", values)
            .Select(static row => row.Text(3)));
        Assert.Contains("SEARCH incidents USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.Contains("store_incidents_coarse", plan, StringComparison.Ordinal);
        Assert.Contains("store_incidents_town", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN incidents", plan, StringComparison.Ordinal);
    }

    private LogEntry Last() => StoreRuns.Log(_store.Path, CancellationToken.None)[^1];

    private string Run(params string[] question)
    {
        string folder = _store.Folder.PathOf($"out{++_folders}");
        CommandLineRun run = CommandLineRun.Of(["run", _store.Path, .. question, "-o", folder, "--reason", "a test"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return folder;
    }

    private static void Same(string one, string other)
    {
        foreach (string name in Directory.GetFiles(one).Where(static path => Path.GetExtension(path) != ".json").Select(Path.GetFileName)!)
            Assert.True(File.ReadAllBytes(Path.Combine(one, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))), name);
    }
}
