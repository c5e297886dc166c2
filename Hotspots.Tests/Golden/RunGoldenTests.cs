using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Golden;

/// <summary>
/// A small file of incidents becomes exactly these bytes. Where a change is meant, run the tests once with HOTSPOTS_ACCEPT=1 and read
/// the difference before it is committed.
/// </summary>
public sealed class RunGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tiny_run()
    {
        RunResult run = Execute();
        // The versions of the machine it runs on are not what this is about.
        run = run with { Record = run.Record with { Libraries = new Dictionary<string, string> { ["any"] = "1" } } };
        ReleaseDoor.Write(run, _folder.Path, CancellationToken.None);
        foreach (string name in ReleaseDoor.FileNames(run))
            AssertGolden($"Tiny_run.{name}.golden", _folder.PathOf(name));
    }

    [Fact]
    public void Tiny_rejects()
    {
        ReleaseDoor.WriteRejects(Execute().Read.Rejected, "OFFICIAL-SENSITIVE", _folder.PathOf("rejects.csv"), CancellationToken.None);
        AssertGolden("Tiny_rejects.csv.golden", _folder.PathOf("rejects.csv"));
    }

    [Fact]
    public void Rejected_rows_that_were_mended_are_loaded_again()
    {
        RunResult first = Execute();
        Assert.Equal(1, first.Record.Rejected);
        ReleaseDoor.WriteRejects(first.Read.Rejected, "OFFICIAL-SENSITIVE", _folder.PathOf("rejects.csv"), CancellationToken.None);
        _folder.Write("mended.csv", _folder.Read("rejects.csv").Replace(",\"2019-02-30\",", ",2019-02-28,", StringComparison.Ordinal));
        ReadResult again = HotspotRun.Execute(
            new RunRequest { Files = [_folder.PathOf("mended.csv")] }, TimeProvider.System, null, CancellationToken.None).Read;
        Assert.Equal((1, 1, 0), (again.Report.Rows, again.Report.Placed, again.Report.Rejected));
        Assert.Equal("R1", again.Placed.Ids[0]);
        Assert.DoesNotContain(again.Placed.Columns, c => c.Name.Contains("rejected", StringComparison.OrdinalIgnoreCase));
    }

    private static RunResult Execute() => HotspotRun.Execute(
        new RunRequest
        {
            Files = [Repository.Path("Hotspots.Tests", "Golden", "tiny.csv")],
            Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 4 },
            Weights = WeightTable.Evidence,
        },
        new FixedClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        null,
        CancellationToken.None);

    internal static void AssertGolden(string golden, string actual)
    {
        string expected = Repository.Path("Hotspots.Tests", "Golden", golden);
        if (Environment.GetEnvironmentVariable("HOTSPOTS_ACCEPT") == "1")
            File.Copy(actual, expected, overwrite: true);
        Assert.True(File.Exists(expected), $"{golden} does not exist; run once with HOTSPOTS_ACCEPT=1 and read it before it is committed.");
        if (!File.ReadAllBytes(expected).AsSpan().SequenceEqual(File.ReadAllBytes(actual)))
        {
            // The texts first: their difference can be read.
            Assert.Equal(File.ReadAllText(expected), File.ReadAllText(actual));
            Assert.Fail($"{golden} differs in bytes that are no text.");
        }
    }
}
