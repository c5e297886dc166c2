using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Runs.Releases;
using Hotspots.Tests.Files.Writing;
using SQLitePCL;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>The way out of counts: whole files that the ledger knows, whatever fails and whenever the process dies.</summary>
public sealed class CountsDoorTests : IDisposable
{
    private const int MostSteps = 80;

    private readonly ReleaseDesk _desk = new(600);

    public CountsDoorTests() => _desk.Hold(
        [.. _desk.Scattered(71, 40, "tip", "seizure").Select(static one => one with { Extra = "FS-77,Racer,said by Dave" })],
        "id,operation,notes");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Every_file_is_marked_known_to_the_ledger_and_holds_no_name()
    {
        ReleaseResult made = _desk.Give(_desk.Request(), "geojson", "csv", "gpkg");
        string[] names = [.. Directory.GetFiles(_desk.Given).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "counts-OFFICIAL-SENSITIVE.csv", "counts-OFFICIAL-SENSITIVE.geojson", "read-me-first-OFFICIAL-SENSITIVE.txt",
                    "release-OFFICIAL-SENSITIVE.gpkg",
                "release.json", "totals-OFFICIAL-SENSITIVE.csv",
            ], names);
        using var known = new LedgerDatabase(_desk.Ledger, mayMake: false);
        Assert.Equal(
            names.Select(name => $"{name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_desk.Given, name))))}"),
            known.Query("SELECT name, sha256 FROM file ORDER BY name").Select(static row => $"{row.Text(0)} {row.Text(1)}"));
        foreach (string name in names)
        {
            string text = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(_desk.Given, name)));
            Assert.Contains("OFFICIAL-SENSITIVE", text, StringComparison.Ordinal);
            foreach (string secret in (string[])["Racer", "FS-77", "Dave", "incidents.csv", "suppressedF"])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
        // The record for the force has all of it, and the ledger keeps it.
        Assert.Contains("\"suppressedFirst\"", ReleaseLedger.Read(_desk.Ledger).Releases[0].Record, StringComparison.Ordinal);
        Assert.Equal(made.Record.RunId,
            JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_desk.Given, "release.json"))).RootElement.GetProperty("release").GetString());
        Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(_desk.Ledger) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) == 0);
    }

    [Fact]
    public void All_formats_tell_the_same_and_a_second_in_another_format_tells_no_more()
    {
        ReleaseResult first = _desk.Give(_desk.Request(), "csv");
        string csv = File.ReadAllText(Path.Combine(_desk.Given, "counts-OFFICIAL-SENSITIVE.csv"));
        ReleaseResult second = _desk.Give(_desk.Request(), "gpkg");
        Assert.Equal(first.Counts, second.Counts);
        Assert.Empty(second.Entry.Release.Told);
        using var package = Open(Path.Combine(_desk.Given, "release-OFFICIAL-SENSITIVE.gpkg"));
        var rows = new List<string>();
        Check(raw.sqlite3_prepare_v2(package, "SELECT cell, month, count, suppressed FROM counts ORDER BY fid", out sqlite3_stmt statement));
        using (statement)
        {
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                rows.Add(string.Join(',', Enumerable.Range(0, 4).Select(column =>
                    raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "")));
        }
        Assert.Equal(first.Counts.Select(static one => $"{one.Cell},{one.Period},{one.Count},{(one.Count is null ? 1 : 0)}"), rows);
        string[] lines = csv.TrimStart('\uFEFF').Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(first.Counts.Count + 1, lines.Length);
        for (int i = 0; i < first.Counts.Count; i++)
        {
            HandedCount one = first.Counts[i];
            Assert.Contains($"{one.Cell}\",\"{one.Period}\",{one.Count},{(one.Count is null ? "yes" : "no")}", lines[i + 1],
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_question_makes_the_same_bytes()
    {
        ReleaseResult first = _desk.Give(_desk.Request(), "geojson", "csv");
        Dictionary<string, byte[]> files = Directory.GetFiles(_desk.Given).ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes);
        File.Delete(_desk.Ledger);
        ReleaseResult second = _desk.Give(_desk.Request(), "geojson", "csv");
        Assert.Equal(first.Record.RunId, second.Record.RunId);
        foreach ((string name, byte[] bytes) in files)
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_desk.Given, name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whichever_step_fails_or_is_the_last_nothing_is_outside_that_the_ledger_does_not_know(bool isKilled)
    {
        int outside = 0, known = 0;
        HandedCount[]? told = null;
        for (int step = 0; step < MostSteps; step++)
        {
            string folder = $"out{step}";
            File.Delete(_desk.Ledger);
            ReleaseResult made = _desk.Make(_desk.Request(period: "2026-02"));
            told ??= [.. made.Counts];
            int failing = step;
            var operations = new FailingOperations(
                i => isKilled ? i >= failing : i == failing, isKilled ? StepEnd.IsTheLast : StepEnd.Fails);
            bool isDone = true;
            try
            {
                CountsDoor.Write(made, _desk.Place(folder), operations, CancellationToken.None);
            }
            catch (Exception e) when (e is OutputException or KilledException)
            {
                isDone = false;
            }
            LedgerState after = ReleaseLedger.Read(_desk.Ledger);
            bool isOutside = Directory.Exists(_desk.PathOf(folder))
                && Directory.GetFiles(_desk.PathOf(folder)).Any(static path => !Path.GetFileName(path).StartsWith('.'));
            outside += isOutside ? 1 : 0;
            known += after.Releases.Count;
            Assert.True(!isOutside || after.Releases.Count == 1, $"step {step}: files are outside and not in the ledger");
            Assert.True(isDone == (after.Releases.Count == 1 && after.Releases[0].IsPlaced), $"step {step}");
            // Run again, it is told in the same words, and the folder is whole.
            ReleaseResult again = _desk.Make(_desk.Request(period: "2026-02"));
            Assert.Equal(told, again.Counts);
            Assert.Equal(after.Releases.Count == 1, again.Entry.Release.Told.Count == 0);
            if (!isDone && after.Releases.Count == 1)
                Assert.Contains(again.Record.Notes, static note => note.Contains("was broken off while it was written", StringComparison.Ordinal));
            if (operations.Steps <= step)
            {
                Assert.True(outside > 1 && known > outside / 2, $"{outside} outside, {known} known");
                return;
            }
        }
        Assert.Fail("There was always one more step.");
    }

    [Fact]
    public void A_ledger_that_is_none_stops_everything()
    {
        ReleaseRequest request = _desk.Request();
        ReleaseResult made = _desk.Make(request);
        foreach ((string name, byte[] bytes, string said) in ((string, byte[], string)[])
        [
            ("words.sqlite", Encoding.UTF8.GetBytes(new string('x', 4096)), "is no ledger of releases"),
            ("other.sqlite", OtherDatabase(), "is no ledger of releases"),
        ])
        {
            string path = _desk.PathOf(name);
            File.WriteAllBytes(path, bytes);
            OutputException refusal = Assert.Throws<OutputException>(() => _desk.Make(request with { Ledger = path }));
            Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("nothing is released", refusal.Message, StringComparison.Ordinal);
            refusal = Assert.Throws<OutputException>(
                () => CountsDoor.Write(made with { Entry = made.Entry with { Path = path } }, _desk.Place("none"), CancellationToken.None));
            Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_desk.PathOf("none")));
            Assert.Equal(bytes, File.ReadAllBytes(path));
        }
        Assert.Contains("is a folder", Assert.Throws<OutputException>(() => _desk.Make(request with { Ledger = _desk.PathOf("") })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_anything_in_it_is_no_place_for_it()
    {
        ReleaseResult made = _desk.Make(_desk.Request());
        _desk.Write("full/notes.txt", "x");
        OutputException refusal = Assert.Throws<OutputException>(() => CountsDoor.Write(made, _desk.Place("full"), CancellationToken.None));
        Assert.Contains("is there already and is not empty: name a new folder", refusal.Message, StringComparison.Ordinal);
        Assert.True(ReleaseLedger.Read(_desk.Ledger).IsNew);
    }

    [Fact]
    public void The_ledger_is_never_handed_over_with_it()
    {
        ReleaseResult made = _desk.Make(_desk.Request() with { Ledger = _desk.PathOf("out/ledger.sqlite") });
        OutputException refusal = Assert.Throws<OutputException>(() => CountsDoor.Write(made, _desk.Place("out"), CancellationToken.None));
        Assert.Contains("would lie in the folder that is handed over", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.PathOf("out")));
    }

    private byte[] OtherDatabase()
    {
        string path = _desk.PathOf("made.sqlite");
        using (sqlite3 database = Open(path))
            Check(raw.sqlite3_exec(database, "CREATE TABLE t (x)"));
        return File.ReadAllBytes(path);
    }

    private static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open(path, out sqlite3 database));
        return database;
    }

    private static void Check(int result) => Assert.Equal(raw.SQLITE_OK, result);
}
