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
            return OnWindows([.. WindowsNames.Select(AppPath)], [.. ProgramFolders.Select(Environment.GetFolderPath)]);
        if (OperatingSystem.IsMacOS())
            return OnMac(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        return OnPath(Environment.GetEnvironmentVariable("PATH"));
    }

    /// <summary>Where Windows may have one: first where it was registered, then in the folders of programs.</summary>
    /// <param name="registered">What the registry says of each name, null or blank where it says nothing.</param>
    /// <param name="folders">The folders of programs, of all users and of this one; blank where there is none.</param>
    internal static IEnumerable<string> OnWindows(IReadOnlyList<string?> registered, IReadOnlyList<string> folders) =>
        [
            // Some installers write it in quotation marks.
            .. registered.Select(static path => path?.Trim().Trim('"')).OfType<string>().Where(IsWholeWindowsPath),
            .. WindowsPlaces.SelectMany(
                place =>
                folders.Where(IsWholeWindowsPath).Distinct(StringComparer.OrdinalIgnoreCase).Select(folder => folder.TrimEnd('\\') + '\\' + place)),
        ];

    /// <summary>Where macOS may have one: for all users, then for this one.</summary>
    internal static IEnumerable<string> OnMac(string home)
    {
        string[] folders = home.StartsWith('/') ? ["/Applications", home.TrimEnd('/') + "/Applications"] : ["/Applications"];
        return MacPlaces.SelectMany(place => folders.Select(folder => folder + '/' + place));
    }

    /// <summary>Where the search path of Linux may have one, the preferred browser first.</summary>
    internal static IEnumerable<string> OnPath(string? path)
    {
        // A blank or relative part means the folder one happens to be in, where anyone may have put a program.
        string[] folders = [.. (path ?? "").Split(':').Where(static part => part.StartsWith('/'))];
        return LinuxNames.SelectMany(name => folders.Select(folder => folder.TrimEnd('/') + '/' + name));
    }

    /// <summary>May the browser only write where Ubuntu's snaps may: in no hidden folder of the user's?</summary>
    /// <param name="browser">The program.</param>
    /// <param name="exists">Is there such a file?</param>
    internal static bool IsSnap(string browser, Func<string, bool> exists) =>
        browser.StartsWith("/snap/", StringComparison.Ordinal)
        // Ubuntu's package is a script that starts the snap.
        || (browser.EndsWith("/chromium-browser", StringComparison.Ordinal) && exists("/snap/bin/chromium"));

    private static readonly Environment.SpecialFolder[] ProgramFolders =
        [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData];

    private static bool IsWholeWindowsPath(string path) =>
        (path.Length > 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\') || path.StartsWith(@"\\", StringComparison.Ordinal);

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static string? AppPath(string name)
    {
        const string Key = @"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\";
        foreach (RegistryKey hive in (RegistryKey[])[Registry.CurrentUser, Registry.LocalMachine])
        {
            try
            {
                using RegistryKey? key = hive.OpenSubKey(Key + name);
                if (key?.GetValue(null) is string path)
                    return path;
            }
            catch (Exception e) when (e is System.Security.SecurityException or UnauthorizedAccessException or IOException)
            {
                // A locked-down desktop may keep a part of the registry to itself: the folders of programs are looked through as well.
            }
        }
        return null;
    }
}
