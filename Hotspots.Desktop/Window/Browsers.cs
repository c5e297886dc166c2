using Microsoft.Win32;

namespace Hotspots.Desktop.Window;

/// <summary>Which browser that can open an application window is on this computer? Edge, Chrome, Chromium or a relative of theirs.</summary>
internal static class Browsers
{
    private static readonly string[] WindowsNames = ["msedge.exe", "chrome.exe", "brave.exe"];

    private static readonly string[] WindowsPlaces =
    [
        @"Microsoft\Edge\Application\msedge.exe",
        @"Google\Chrome\Application\chrome.exe",
        @"BraveSoftware\Brave-Browser\Application\brave.exe",
        @"Chromium\Application\chrome.exe",
    ];

    private static readonly string[] MacPlaces =
    [
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "Chromium.app/Contents/MacOS/Chromium",
        "Brave Browser.app/Contents/MacOS/Brave Browser",
    ];

    private static readonly string[] LinuxNames =
        ["microsoft-edge", "microsoft-edge-stable", "google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "brave-browser"];

    /// <summary>The program to start, or null where there is none.</summary>
    public static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
            return WindowsNames.Select(AppPath).OfType<string>().Concat(InProgramFiles());
        if (OperatingSystem.IsMacOS())
            return In(["/Applications", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Applications")], MacPlaces);
        return OnPath(Environment.GetEnvironmentVariable("PATH"));
    }

    /// <summary>Where the search path may have one, the preferred browser first.</summary>
    internal static IEnumerable<string> OnPath(string? path)
    {
        // A blank or relative part means the folder one happens to be in, where anyone may have put a program.
        string[] folders = [.. (path ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)];
        return LinuxNames.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
    }

    private static IEnumerable<string> InProgramFiles() => In(
        [.. ((Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData])
            .Select(Environment.GetFolderPath).Where(static folder => folder.Length > 0)],
        WindowsPlaces);

    private static IEnumerable<string> In(string[] folders, string[] places) => places.SelectMany(place => folders.Select(folder => Path.Combine(folder, place)));

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static string? AppPath(string name)
    {
        const string Key = @"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\";
        foreach (RegistryKey hive in (RegistryKey[])[Registry.CurrentUser, Registry.LocalMachine])
        {
            using RegistryKey? key = hive.OpenSubKey(Key + name);
            if (key?.GetValue(null) is string path)
                return path.Trim('"');
        }
        return null;
    }
}
