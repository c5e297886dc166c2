using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>The built map window as a process of its own, which can be killed.</summary>
internal sealed partial class DesktopProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private DesktopProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>The first address, which is good once.</summary>
    public Uri Address { get; }

    /// <summary>Has it gone?</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts it without a window and waits until it says where it is.</summary>
    /// <param name="temporary">What it is to take for the computer's temporary folder.</param>
    /// <param name="words">Further words.</param>
    public static async Task<DesktopProcess> StartAsync(string temporary, params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in (string[])["TMPDIR", "TMP", "TEMP"])
            start.Environment[name] = temporary;
        // The runtime's own files for debuggers would lie beside those that are looked at.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (string word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "hotspots-desktop.dll"), "--no-window", .. words])
            start.ArgumentList.Add(word);
        Process process = Process.Start(start)!;
        try
        {
            string line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? await process.StandardError.ReadToEndAsync();
            Match address = Address_().Match(line);
            Assert.True(address.Success, line);
            return new DesktopProcess(process, new Uri(address.Value));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Another address that is good once, as for whoever presses Enter where it was started.</summary>
    public async Task<Uri> NextAddressAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        string line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "";
        Match address = Address_().Match(line);
        Assert.True(address.Success, line);
        return new Uri(address.Value);
    }

    /// <summary>A page of it: with its cookie and its origin.</summary>
    public async Task<HttpClient> PageAsync()
    {
        var page = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Address, "/"),
            Timeout = Patience
        };
        using HttpResponseMessage first = await page.GetAsync(await NextAddressAsync());
        page.DefaultRequestHeaders.Add("Cookie", first.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        page.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return page;
    }

    /// <summary>Its port, as a word.</summary>
    public string Port => Address.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ends it from outside, without a word: SIGKILL, or what Windows has for it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Tells it that its terminal has gone, and waits for its end.</summary>
    public async Task HangUpAsync()
    {
        using Process kill = Process.Start("kill", ["-HUP", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/enter\?token=[\w-]+")]
    private static partial Regex Address_();
}
