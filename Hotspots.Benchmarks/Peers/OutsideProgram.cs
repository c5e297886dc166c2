using System.Diagnostics;
using System.Text;

namespace Hotspots.Benchmarks.Peers;

/// <summary>What does another program say, if it says it in time?</summary>
internal static class OutsideProgram
{
    /// <summary>Longer than this nobody waits, reading and start-up included.</summary>
    public const int SecondsAtMost = 120;

    /// <summary>Where a program is that may be run by its name, or null.</summary>
    public static string? Find(params string[] places)
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return places.SelectMany(place => Path.IsPathRooted(place) ? [place] : folders.Select(folder => Path.Combine(folder, place)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">As it gets them.</param>
    /// <exception cref="TimeoutException">It took longer than <see cref="SecondsAtMost"/> and was stopped.</exception>
    /// <exception cref="PeerFailedException">It ended with an error; the message is the last that it said.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start =
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = ScriptFolder };
        using Process process = Process.Start(start)!;
        StringBuilder said = new(), complained = new();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => complained.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromSeconds(SecondsAtMost)))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw new TimeoutException();
        }
        // The overload without a limit also waits for the last lines.
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PeerFailedException($"{Path.GetFileName(program)}: {LastLine(complained.Length > 0 ? complained : said)}");
        return said.ToString();
    }

    /// <summary>The folder of the scripts, beside the program.</summary>
    public static string ScriptFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Peers");

    private static string LastLine(StringBuilder text) =>
        text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no word";
}

/// <summary>Another program gave no answer.</summary>
internal sealed class PeerFailedException(string message) : Exception(message);
