using System.Diagnostics;
using System.Text.RegularExpressions;
using Hotspots.Benchmarks.Attack;

namespace Hotspots.Benchmarks.Soak;

/// <summary>The built host of the map window as a process of its own, without a window.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), Wiping = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly SemaphoreSlim _asking = new(1);

    private readonly string _temporary;

    private HostProcess(Process process, Uri root, string temporary) => (_process, Root, _temporary) = (process, root, temporary);

    /// <summary>Where it listens.</summary>
    public Uri Root { get; }

    /// <summary>Has it gone?</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it takes now: bytes of memory, threads, handles.</summary>
    public (double Bytes, double Threads, double Handles) Takes()
    {
        _process.Refresh();
        return (_process.WorkingSet64, _process.Threads.Count, _process.HandleCount);
    }

    /// <summary>Starts it and waits until it says where it is.</summary>
    /// <param name="temporary">What it is to take for the computer's temporary folder, and for the user's own.</param>
    /// <param name="files">What it loads.</param>
    public static async Task<HostProcess> StartAsync(string temporary, params string[] files)
    {
        string[] words = ["exec", Path.Combine(AppContext.BaseDirectory, "hotspots-desktop.dll"), "--no-window", "--open", .. files];
        var start = new ProcessStartInfo(OurProgram.Runtime, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (string name in (string[])["TMPDIR", "TMP", "TEMP", "HOME", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
            start.Environment[name] = temporary;
        Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? await error;
        Match address = AnyAddress().Match(line);
        AttackFaultException.Unless(address.Success, line);
        return new HostProcess(process, new Uri(new Uri(address.Value), "/"), temporary);
    }

    /// <summary>A new page of it, let in by a key of its own.</summary>
    public async Task<HttpClient> PageAsync()
    {
        Uri address = await NextAddressAsync();
        var page =
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Root, Timeout = Patience };
        using HttpResponseMessage first = await page.GetAsync(address);
        page.DefaultRequestHeaders.Add("Cookie", first.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        page.DefaultRequestHeaders.Add("Origin", Root.GetLeftPart(UriPartial.Authority));
        return page;
    }

    private async Task<Uri> NextAddressAsync()
    {
        await _asking.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync();
            await _process.StandardInput.FlushAsync();
            string line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";
            Match address = AnyAddress().Match(line);
            AttackFaultException.Unless(address.Success, $"no address: {line}");
            return new Uri(address.Value);
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
        // What the host has left to a process of its own is being wiped now: who deletes the folder meanwhile would meet it.
        for (long began =
            Environment.TickCount64; Directory.Exists(_temporary) && Directory.EnumerateDirectories(_temporary, "hotspots-window-*").Any()
            && Environment.TickCount64 - began < Wiping.TotalMilliseconds;)
        {
            Thread.Sleep(20);
        }
        _asking.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/enter\?token=[\w-]+")]
    private static partial Regex AnyAddress();
}
