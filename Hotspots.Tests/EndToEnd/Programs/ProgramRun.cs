using System.Diagnostics;
using System.Text;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>What came of the built program, run as a process of its own with both outputs piped.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static ProgramRun Of(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        // A machine that counts with commas: the program must not.
        start.Environment["LC_ALL"] = "de_DE.UTF-8";
        foreach (string argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "hotspots.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail("The program did not end: hotspots " + string.Join(' ', arguments));
        }
        return new ProgramRun(process.ExitCode, output.ReplaceLineEndings("\n"), error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
    }
}
