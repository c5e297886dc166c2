using System.Globalization;
using System.Runtime.Versioning;
using Hotspots.Core.Files;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>The program is killed, or meets files that it may not change, in the middle of putting its files in place.</summary>
public sealed class KilledWriteTests : IDisposable
{
    private const int MostRenames = 40;
    private const string Renames = "rename,renameat,renameat2";

    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [StraceFact]
    public void Killed_at_any_rename_the_folder_is_whole_for_who_reads_it_next()
    {
        string first = _folder.Write("first.csv", SampleIncidents.Csv()), second = _folder.Write("second.csv", SampleIncidents.Csv("seizure"));
        string output = _folder.PathOf("out");
        var seen = new List<string>();
        Assert.Equal(0, ProgramRun.Of("run", first, "-o", output).ExitCode);
        string old = OutputFolder.RunOf(output);
        for (int rename = 1; rename < MostRenames; rename++)
        {
            ProgramRun killed = OutputFolder.End(OutputFolder.Start(
                ["strace", "-f", "-qq", "-o", _folder.PathOf("calls"), "-e", "trace=" + Renames,
                 "-e", $"inject={Renames}:signal=SIGKILL:when={rename.ToString(CultureInfo.InvariantCulture)}"],
                "run", second, "-o", output));
            if (killed.ExitCode == 0)
            {
                // One rename for the journal, one for each of the four files; kills before and after the moment from which it is done.
                Assert.True(rename > 5, $"killed only {rename - 1} times");
                Assert.Equal(1, seen.Count(run => run == old));
                Assert.All(seen.Skip(1), run => Assert.NotEqual(old, run));
                Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(output), static path => Path.GetFileName(path).StartsWith('.'));
                return;
            }
            Assert.NotEqual(
                "", Assert.Single(
                IncidentFiles.Read([output], ReadOptions.Default).Report.Files,
                static f => f.Name.EndsWith("incidents.geojson", StringComparison.Ordinal)).Format);
            seen.Add(OutputFolder.RunOf(output));
            // And from the old state again.
            Assert.Equal(0, ProgramRun.Of("run", first, "-o", output).ExitCode);
            Assert.Equal(old, OutputFolder.RunOf(output));
        }
        Assert.Fail("There was always one more rename.");
    }

    [PrivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void Where_one_file_belongs_to_another_user_nothing_is_changed_and_the_words_are_true()
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), output = _folder.PathOf("out");
        Assert.Equal(0, ProgramRun.Of("run", csv, "-o", output, "--shared").ExitCode);
        OtherUser.Owns(output);
        OtherUser.Run("chown", "0", output, _folder.PathOf("out/areas.geojson"));
        File.SetUnixFileMode(_folder.Path, ForAll);
        File.SetUnixFileMode(output, ForAll | UnixFileMode.StickyBit);
        string[] before = Contents(output);
        string other = _folder.Write("b.csv", SampleIncidents.Csv("seizure"));
        ProgramRun run = OutputFolder.End(OutputFolder.Start(OtherUser.Words, "run", other, "-o", output));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("areas.geojson", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Earlier output is untouched.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Contents(output));
    }

    [PrivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void Where_one_file_cannot_be_changed_by_anyone_nothing_is_changed_and_the_words_are_true()
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), other = _folder.Write("b.csv", SampleIncidents.Csv("seizure")),
            output = _folder.PathOf("out");
        Assert.Equal(0, ProgramRun.Of("run", csv, "-o", output).ExitCode);
        string[] before = Contents(output);
        foreach (string fixedFile in OutputFolder.Seen(output))
        {
            OtherUser.Run("chattr", "+i", Path.Combine(output, fixedFile));
            try
            {
                ProgramRun run = ProgramRun.Of("run", other, "-o", output);
                Assert.Equal(1, run.ExitCode);
                Assert.Contains(fixedFile, run.Error, StringComparison.Ordinal);
                Assert.EndsWith("Earlier output is untouched.\n", run.Error, StringComparison.Ordinal);
            }
            finally
            {
                OtherUser.Run("chattr", "-i", Path.Combine(output, fixedFile));
            }
            Assert.Equal(before, Contents(output));
        }
    }

    [Fact]
    public void Pipes_and_links_under_the_names_of_before_are_neither_opened_nor_followed()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no pipes in folders
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), precious = _folder.Write("precious", "precious");
        Directory.CreateDirectory(_folder.PathOf("out"));
        foreach (string name in (string[])["hotspots.geojson.partial", "run.json.previous"])
            OtherUser.Run("mkfifo", _folder.PathOf("out/" + name));
        File.CreateSymbolicLink(_folder.PathOf("out/areas.geojson.partial"), precious);
        File.CreateSymbolicLink(_folder.PathOf("out/incidents.geojson"), precious);
        Assert.Equal(0, ProgramRun.Of("run", csv, "-o", _folder.PathOf("out")).ExitCode);
        Assert.NotEmpty(OutputFolder.RunOf(_folder.PathOf("out")));
        Assert.Equal("precious", File.ReadAllText(precious));
        foreach (string name in (string[])["run.json", ".hotspots.lock"])
        {
            File.Delete(_folder.PathOf("out/" + name));
            OtherUser.Run("mkfifo", _folder.PathOf("out/" + name));
            ProgramRun run = ProgramRun.Of("run", csv, "-o", _folder.PathOf("out"));
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"\"{_folder.PathOf("out/" + name)}\" is ", run.Error, StringComparison.Ordinal);
            File.Delete(_folder.PathOf("out/" + name));
        }
    }

    private static string[] Contents(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)
            .Select(static path => Path.GetFileName(path) + ": " + File.ReadAllText(path))];

    /// <summary>A test that kills a process at a system call.</summary>
    private sealed class StraceFactAttribute : FactAttribute
    {
        public StraceFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || OtherUser.Missing("strace") is not null)
                Skip = "strace is not installed";
        }
    }
}
