using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>The built program and the signals that end it: soon, with the documented exit code, a sentence, and nothing written.</summary>
/// <remarks>
/// "Soon" is bounded by the patience of the tests, not by a stopwatch: without the guard none of these would end at all, or only after minutes.
/// </remarks>
public sealed class InterruptionTests : IDisposable
{
    /// <summary>Between the start of a program and its signal: it must have begun. A machine that is slower only makes the test easier.</summary>
    private static readonly TimeSpan Begun = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    private static readonly (string Name, int Number)[] Known = [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)];

    /// <summary>Those that a program started here hears: under nohup, or behind a script's ampersand, some are ignored by all of them.</summary>
    public static TheoryData<string> Signals =>
        [.. Known.Where(static signal => !IsIgnored(signal.Number)).Select(static signal => signal.Name)];

    public void Dispose() => _folder.Dispose();

    [SignalTheory]
    [MemberData(nameof(Signals))]
    public void A_pipe_that_never_delivers_is_left(string signal)
    {
        (int exitCode, string error) = Signalled(signal, times: 1, "run", Pipe(), "-o", _folder.PathOf("out"));
        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("nothing was written.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [SignalTheory]
    [InlineData("cells", "--polygons", "PIPE", "--counts", "value")]
    [InlineData("place", "TIPS", "--teams", "1", "--sites", "PIPE")]
    [InlineData("run", "TIPS", "--boundary", "PIPE", "-o", "OUT")]
    [InlineData("measure", "PIPE", "--planar")]
    [InlineData("inspect", "PIPE", "--json")]
    public void So_is_one_that_any_other_option_names(params string[] words)
    {
        _folder.Write("tips.csv", "id,kind,longitude,latitude\n1,tip,-3.1420,53.1690\n");
        string pipe = Pipe();
        string[] typed = [.. words.Select(word => word switch
        {
            "PIPE" => pipe,
            "TIPS" => _folder.PathOf("tips.csv"),
            "OUT" => _folder.PathOf("out"),
            _ => word,
        })];
        (int exitCode, string error) = Signalled("TERM", times: 1, typed);
        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Contains("nothing was written.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [SignalTheory]
    [InlineData("TERM")]
    public void A_long_run_leaves_the_earlier_results_as_they_were(string signal)
    {
        var rows = new StringBuilder("id,kind,time,longitude,latitude\n");
        for (int i = 0; i < 60_000; i++)
        {
            double east = i * 7919L % 10_007 * 0.000_01, north = i * 104_729L % 10_009 * 0.000_01;
            rows.Append(CultureInfo.InvariantCulture, $"{i},tip,2019-01-{1 + i % 28:00} 10:00,{-3.20 + east:F5},{53.10 + north:F5}\n");
        }
        _folder.Write("many.csv", rows.ToString());
        _folder.Write("out/run.json", "{}");
        (int exitCode, string error) = Signalled(
            signal, times: 1, "run", _folder.PathOf("many.csv"), "-o", _folder.PathOf("out"), "--method", "scan", "--permutations", "9999",
            "--whole");
        Assert.Equal((ExitCode.Cancelled, true), (exitCode, error.Contains("nothing was written.", StringComparison.Ordinal)));
        Assert.Equal(["run.json"], [.. Directory.GetFileSystemEntries(_folder.PathOf("out")).Select(static path => Path.GetFileName(path))]);
        Assert.Equal("{}", _folder.Read("out/run.json"));
    }

    private static bool IsIgnored(int signal)
    {
        const string Status = "/proc/self/status", Ignored = "SigIgn:";
        IEnumerable<string> lines = File.Exists(Status) ? File.ReadLines(Status) : [];
        string? line = lines.FirstOrDefault(static line => line.StartsWith(Ignored, StringComparison.Ordinal));
        return line is not null && ((Convert.ToUInt64(line[Ignored.Length..].Trim(), 16) >> (signal - 1)) & 1) != 0;
    }

    private string Pipe()
    {
        string path = _folder.PathOf("pipe.csv");
        using Process made = Process.Start("mkfifo", path);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return path;
    }

    private static (int ExitCode, string Error) Signalled(string signal, int times, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "hotspots.dll"), .. words])
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        process.WaitForExit(Begun);
        for (int i = 0; i < times && !process.HasExited; i++)
        {
            using Process sent = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            sent.WaitForExit();
        }
        if (!process.WaitForExit(Soon))
        {
            process.Kill();
            Assert.Fail($"SIG{signal} was not heard: hotspots {string.Join(' ', words)}");
        }
        _ = output.GetAwaiter().GetResult();
        return (process.ExitCode, error.GetAwaiter().GetResult());
    }

    /// <summary>A test that signals a process; Windows has no such signals to send, and there the test is skipped.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SignalTheoryAttribute : TheoryAttribute
    {
        public SignalTheoryAttribute() => Skip =
            OperatingSystem.IsWindows() ? "Windows has no such signals to send; its console brings them to the program as the same ones" : null;
    }
}
