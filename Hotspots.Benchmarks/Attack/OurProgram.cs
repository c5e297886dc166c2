using System.Diagnostics;

namespace Hotspots.Benchmarks.Attack;

/// <summary>The built command line as a process of its own.</summary>
internal static class OurProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The runtime that runs this program.</summary>
    public static string Runtime => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    /// <summary>Starts it, by way of other programs where some are given.</summary>
    public static Process Start(string[] before, params string[] arguments)
    {
        string[] words = [.. before, Runtime, "exec", Path.Combine(AppContext.BaseDirectory, "hotspots.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0], words.AsSpan(1).ToArray()) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The runtime's own sockets and maps are no part of what is tried.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="AttackFaultException">It does not end.</exception>
    public static (int ExitCode, string Error) End(Process process)
    {
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new AttackFaultException($"a command did not end in {Patience.TotalSeconds} s");
            }
            output.GetAwaiter().GetResult();
            return (process.ExitCode, error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
        }
    }

    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
