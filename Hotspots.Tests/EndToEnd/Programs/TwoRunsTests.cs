using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Files.Writing;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Desktop.Loading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>Two runs write into one folder at once, as processes of their own.</summary>
public sealed class TwoRunsTests : IDisposable
{
    private const int Pairs = 30;

    /// <summary>Enough that writing takes a while.</summary>
    private const int Many = 5_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_two_runs_there_is_always_the_whole_of_one_and_who_failed_says_the_truth()
    {
        string[] inputs = [_folder.Write("a.csv", ManyIncidents.Csv(Many)), _folder.Write("b.csv", ManyIncidents.Csv(Many + 1))];
        string[] ids = [.. inputs.Select((input, i) =>
        {
            string alone = _folder.PathOf("alone" + i.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(0, ProgramRun.Of("run", input, "-o", alone).ExitCode);
            return OutputFolder.RunOf(alone);
        })];
        string output = _folder.PathOf("out");
        for (int pair = 0; pair < Pairs; pair++)
        {
            Process[] processes = [.. inputs.Select(input => OutputFolder.Start([], "run", input, "-o", output))];
            int[] numbers = [.. processes.Select(static p => p.Id)];
            ProgramRun[] ends = [.. processes.Select(OutputFolder.End)];
            int first = Array.FindIndex(ends, static end => end.ExitCode == 0);
            Assert.True(first >= 0, string.Join("; ", ends.Select(static end => end.Error)));
            int other = 1 - first;
            string run = OutputFolder.RunOf(output);
            Assert.Equal(
                OutputFolder.Seen(output),
                Directory.EnumerateFileSystemEntries(output).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            if (ends[other].ExitCode == 0)
            {
                Assert.Contains(run, ids);
                continue;
            }
            Assert.Equal((1, ""), (ends[other].ExitCode, ends[other].Out));
            Assert.Equal(ids[first], run);
            Match told = Regex.Match(
                ends[other].Error,
                "^Another run is writing to \"(.+)\"(?: \\(process (\\d+) of user (.+), since \\d\\d:\\d\\d:\\d\\d on \\d{4}-\\d\\d-\\d\\d\\))?: "
                + "wait until it has ended and run this again, or name another place for the output\\. Nothing was written by this run\\.\n$");
            Assert.True(told.Success, ends[other].Error);
            Assert.Equal(output, told.Groups[1].Value);
            if (told.Groups[2].Success)
                Assert.Equal(
                    (numbers[first].ToString(CultureInfo.InvariantCulture), Environment.UserName), (told.Groups[2].Value, told.Groups[3].Value));
        }
    }

    [Fact]
    public void While_one_writes_another_process_is_told_which_and_a_third_comes_after_it()
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), output = Directory.CreateDirectory(_folder.PathOf("out")).FullName;
        using (WriteLock.TryTake(WriteNames.OfFolder(output)))
        {
            ProgramRun refused = ProgramRun.Of("run", csv, "-o", output);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
            Assert.StartsWith(
                $"Another run is writing to \"{output}\" (process {Environment.ProcessId} of user {Environment.UserName}, since ", refused.Error,
                StringComparison.Ordinal);
            Assert.Empty(OutputFolder.Seen(output));
        }
        Assert.Equal(0, ProgramRun.Of("run", csv, "-o", output).ExitCode);
        Assert.NotEmpty(OutputFolder.RunOf(output));
    }
}
