using System.ComponentModel;
using System.Diagnostics;

namespace Hotspots.Desktop.Window;

/// <summary>Application window: a browser of its own, with a profile of its own, that shows the page and nothing else, and asks nobody but the
/// host.</summary>
internal sealed class ApplicationWindow : IDisposable
{
    private const string ProfileName = "profile", CrashesName = "crashes";

    /// <summary>How long a browser whose last window was closed may take to put its things away.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(1);

    /// <summary>What a browser does besides showing a page, and this one is not to do.</summary>
    private static readonly string[] Features =
    [
        // Edge signs the user of a Windows domain in by itself, and takes what is seen here with it to their other computers.
        "msImplicitSignin",
        // Edge's own: addresses are checked by a service, shopping and sidebar look at pages, news and suggestions are fetched.
        "msSmartScreenProtection", "msEdgeShoppingUI", "msHubApps", "msUndersideButton", "msEdgeOnRampFRE", "msStartupBoost", "EdgeCollections",
        "Translate", "OptimizationHints", "OptimizationGuideModelDownloading", "MediaRouter", "DialMediaRouteProvider", "AutofillServerCommunication",
        "InterestFeedContentSuggestions", "CertificateTransparencyComponentUpdater", "NetworkTimeServiceQuerying", "PrivacySandboxSettings4",
    ];

    private readonly Process? _browser;

    private ApplicationWindow(Process? browser) => _browser = browser;

    /// <summary>Process of the browser that was started for it; 0 where the user's own shows the page.</summary>
    public int BrowserId => _browser?.Id ?? 0;

    /// <summary>Opens one; where no browser can, the default browser shows the page.</summary>
    /// <param name="entry">The file that hands the key over.</param>
    /// <param name="folder">The window's folder, which goes with it.</param>
    /// <returns>Null when nothing could be opened.</returns>
    public static ApplicationWindow? Open(Uri entry, string folder)
    {
        if (Browsers.Find() is { } browser && TryStart(Start(browser, entry, folder)) is { } started)
            return new ApplicationWindow(started);
        // The shell knows the user's default browser; on Linux it is asked through xdg-open.
        return OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || HasScreen()
            ? TryStart(new ProcessStartInfo(entry.AbsoluteUri) { UseShellExecute = true }) is { } shell ? new ApplicationWindow(null).Forget(shell)
                : null
            : null;
    }

    /// <summary>Ends the browser, which has nothing to show any more: what it keeps can be deleted then.</summary>
    public void Dispose()
    {
        if (_browser is null)
            return;
        try
        {
            // First asked, so that it clears its own things away; then made to.
            if (!_browser.WaitForExit(ClosingTime))
                AskToClose(_browser);
            if (!_browser.WaitForExit(ClosingTime))
                _browser.Kill(entireProcessTree: true);
            _browser.WaitForExit(ClosingTime);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException or AggregateException)
        {
            // It has gone by itself in this moment.
        }
        _browser.Dispose();
    }

    /// <summary>How a browser is started.</summary>
    internal static ProcessStartInfo Start(string browser, Uri entry, string folder)
    {
        var start = new ProcessStartInfo(browser)
        {
            UseShellExecute = false,
            // What a browser has to say about itself is of no use to anyone here.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words =
        [
            // Every user of the computer can read these words: there is no key among them.
            "--app=" + entry.AbsoluteUri, "--user-data-dir=" + Path.Combine(folder, ProfileName), "--window-size=1440,900",
            "--no-first-run", "--no-default-browser-check", "--disable-search-engine-choice-screen",
            // No history, no cookies and no cache on the disk: the one for Edge, the other for all its relatives.
            "--incognito", "--inprivate", "--disk-cache-size=1", "--disable-breakpad", "--disable-crash-reporter",
            "--crash-dumps-dir=" + Path.Combine(folder, CrashesName),
            // Nothing is asked of anyone: whatever a browser still tries finds no name but this computer's own, and no proxy that would find one
            // for it.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--dns-prefetch-disable", "--no-pings",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
            "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-background-mode", "--disable-quic",
            "--disable-features=" + string.Join(',', Features),
        ];
        foreach (string word in words)
            start.ArgumentList.Add(word);
        return start;
    }

    private static void AskToClose(Process browser)
    {
        if (OperatingSystem.IsWindows())
        {
            browser.CloseMainWindow();
            return;
        }
        using Process? asked =
            TryStart(new ProcessStartInfo("/bin/sh", ["-c", "kill -TERM " + browser.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        asked?.WaitForExit(ClosingTime);
    }

    private static bool HasScreen() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    // The user's own browser is not ours to end.
    private ApplicationWindow Forget(Process process)
    {
        process.Dispose();
        return this;
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            // Where the shell hands over to a program that runs already there is no new process, and the page is shown all the same.
            Process process = Process.Start(start) ?? new Process();
            if (start.RedirectStandardOutput)
            {
                // Read to nowhere: a browser that cannot write waits for ever.
                process.OutputDataReceived += static (_, _) => { };
                process.ErrorDataReceived += static (_, _) => { };
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
            }
            return process;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
