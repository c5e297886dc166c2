using System.IO.Compression;
using System.Reflection;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop;
using Hotspots.Packaging;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Packaging;

public sealed class ReleaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_programs_share_one_folder_and_what_only_a_programmer_wants_stays_out()
    {
        _folder.Write("cli/shared.dll", "same");
        _folder.Write("cli/hotspots.pdb", "lines");
        _folder.Write("cli/hotspots.xml", "words");
        _folder.Write("window/shared.dll", "same");
        _folder.Write("window/inner/only.dll", "window");
        Release.Merge([_folder.PathOf("cli"), _folder.PathOf("window")], _folder.PathOf("all"));
        Assert.Equal(
            ["inner/only.dll", "shared.dll"], Release.Sums(_folder.PathOf("all")).TrimEnd('\n').Split('\n').Select(static line => line[66..]));
        _folder.Write("window/shared.dll", "another");
        Assert.StartsWith(
            "shared.dll", Assert.Throws<PackagingException>(
            () => Release.Merge([_folder.PathOf("cli"), _folder.PathOf("window")], _folder.PathOf("again"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_are_those_that_other_programs_check()
    {
        _folder.Write("of/a.txt", "abc");
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n", Release.Sums(_folder.PathOf("of")));
    }

    [Fact]
    public void The_same_folder_makes_the_same_archive_whenever_it_was_written()
    {
        _folder.Write("name/b.txt", "b");
        _folder.Write("name/a", "a");
        Release.Pack(_folder.PathOf("name"), _folder.PathOf("first.zip"), new DateOnly(2026, 11, 30), ["a"]);
        File.SetLastWriteTimeUtc(_folder.PathOf("name/a"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Release.Pack(_folder.PathOf("name"), _folder.PathOf("second.zip"), new DateOnly(2026, 11, 30), ["a"]);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("first.zip")), File.ReadAllBytes(_folder.PathOf("second.zip")));
        using ZipArchive zip = ZipFile.OpenRead(_folder.PathOf("first.zip"));
        Assert.Equal(["name/a", "name/b.txt"], zip.Entries.Select(static entry => entry.FullName));
        // Unix keeps who may do what in the upper half: 755 may be run, 644 may not.
        Assert.Equal([0b111_101_101, 0b110_100_100], zip.Entries.Select(static entry => (entry.ExternalAttributes >> 16) & 0b111_111_111));
    }

    [Fact]
    public void Both_programs_say_release_commit_and_day()
    {
        ProgramVersion built = ProgramVersion.Current;
        Assert.Matches(@"^\d+\.\d+\.\d+$", built.Release);
        Assert.Equal($"{built}\n", CommandLineRun.Of("--version").Out.ReplaceLineEndings("\n"));
        Assert.True(CommandWords.AskForVersion(["--version"]));
        Assert.False(CommandWords.AskForVersion(["--open", "--version"]));
        Assert.Equal(
            "Hotspots 1.0.0, commit 0123456789ab of 2026-11-30", new ProgramVersion("1.0.0", "0123456789abcdef", "2026-11-30", false).ToString());
        Assert.Equal(
            "Hotspots 1.0.0, commit 0123456789ab of 2026-11-30, with changes that are in no commit",
            new ProgramVersion("1.0.0", "0123456789abcdef", "2026-11-30", true).ToString());
        Assert.Equal("Hotspots 1.0.0, built from sources without their history", new ProgramVersion("1.0.0", null, null, false).ToString());
    }

    [Fact]
    public void What_is_built_names_no_folder_of_the_machine_it_was_built_on()
    {
        // A debug build keeps the true paths for the debugger.
        if (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration != "Release")
            return;
        foreach (string name in (string[])["Hotspots.Core.dll", "hotspots.dll", "hotspots-desktop.dll", "Hotspots.Packaging.dll"])
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));
            Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Repository.Root + Path.DirectorySeparatorChar)) < 0, name);
        }
    }
}
