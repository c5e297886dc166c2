using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd;

/// <summary>The built map window with a browser of its own, as a user starts it, in a home and a temporary folder of the test's own.</summary>
[SupportedOSPlatform("linux")]
internal sealed class WindowProcess : IDisposable
{
    private const UnixFileMode OpenToAll = (UnixFileMode)0b111_101_101, Shared = (UnixFileMode)0b1_111_111_111;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private WindowProcess(Process process, TemporaryFolder folder) =>
        (_process, Home, Temporary) = (process, folder.PathOf("home"), folder.PathOf("tmp"));

    /// <summary>The user's home, which others may look into.</summary>
    public string Home { get; }

    /// <summary>The temporary folder, which is everybody's.</summary>
    public string Temporary { get; }

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it with a program in place of the browser.</summary>
    /// <param name="folder">Where home, temporary folder and program are made.</param>
    /// <param name="script">The program, for sh: it gets the browser's words.</param>
    public static WindowProcess Start(TemporaryFolder folder, string script)
    {
        File.SetUnixFileMode(folder.Path, OpenToAll);
        foreach ((string name, UnixFileMode mode) in ((string, UnixFileMode)[])[("home", OpenToAll), ("tmp", Shared), ("bin", OpenToAll)])
        {
            Directory.CreateDirectory(folder.PathOf(name));
            File.SetUnixFileMode(folder.PathOf(name), mode);
        }
        // Of all browsers this is the one that is looked for first.
        string browser = folder.Write("bin/microsoft-edge", "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(browser, OpenToAll);
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder.PathOf("home");
        start.Environment["TMPDIR"] = folder.PathOf("tmp");
        start.Environment["PATH"] = folder.PathOf("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (string name in (string[])["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"])
            start.Environment.Remove(name);
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hotspots-desktop.dll"));
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new WindowProcess(process, folder);
    }

    /// <summary>The file in the user's home that fits a pattern, once it is there and is not blank.</summary>
    public async Task<string> FileAsync(string pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            string? found = Directory.EnumerateFiles(
                Home, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 })
                .FirstOrDefault();
            if (found is not null && new FileInfo(found).Length > 0)
                return found;
            Assert.False(_process.HasExited, "the window ended by itself");
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Sends the host a signal.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until no process has these words in its command line.</summary>
    public static async Task GoneAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (CommandLines().Any(line => line.Contains(words, StringComparison.Ordinal)))
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Command lines of all processes, as everyone can read them.</summary>
    public static IEnumerable<string> CommandLines()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile.
                continue;
            }
            yield return line;
        }
    }

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
