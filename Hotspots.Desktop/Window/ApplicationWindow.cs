using System.ComponentModel;
using System.Diagnostics;

namespace Hotspots.Desktop.Window;

/// <summary>How does the map get a window of its own?</summary>
internal static class ApplicationWindow
{
    /// <summary>Opens one; where no browser can, the default browser shows the page.</summary>
    /// <param name="address">The first address, with the token.</param>
    /// <param name="folder">Where the browser's profile is kept.</param>
    /// <returns>False when nothing could be opened.</returns>
    public static bool Open(Uri address, WindowFolder folder)
    {
        if (Browsers.Find() is { } browser && TryStart(Start(browser, address, ProfileFor(browser, folder))))
            return true;
        // The shell knows the user's default browser; on Linux it is asked through xdg-open.
        return (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || HasScreen())
            && TryStart(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
    }

    private static string ProfileFor(string browser, WindowFolder folder) =>
        OperatingSystem.IsLinux() && Browsers.IsSnap(browser, File.Exists)
            ? WindowFolder.ProfileOfSnap(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
            : folder.Profile;

    /// <summary>How a browser is started.</summary>
    internal static ProcessStartInfo Start(string browser, Uri address, string profile)
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
            "--app=" + address, "--user-data-dir=" + profile, "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
            // Edge signs the user of a Windows domain in by itself, and takes what is seen here with it to their other computers.
            "--disable-sync", "--disable-features=msImplicitSignin", "--window-size=1440,900",
        ];
        foreach (string word in words)
            start.ArgumentList.Add(word);
        return start;
    }

    private static bool HasScreen() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    private static bool TryStart(ProcessStartInfo start)
    {
        try
        {
            Process? process = Process.Start(start);
            if (process is not null && start.RedirectStandardOutput)
            {
                // Read to nowhere: a browser that cannot write waits for ever.
                process.OutputDataReceived += static (_, _) => { };
                process.ErrorDataReceived += static (_, _) => { };
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
            }
            return true;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return false;
        }
    }
}
