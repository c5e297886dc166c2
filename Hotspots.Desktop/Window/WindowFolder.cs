using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Window;

/// <summary>User's folder of the window: what is kept from one start to the next, and where a window has its browser profile while it is
/// open.</summary>
/// <remarks>
/// The profile is new at each start, only this user can enter it, and it goes when the window does. A host that was killed leaves it behind: the
/// next start clears it away.
/// </remarks>
internal sealed class WindowFolder(string path)
{
    private const string SettingsName = "settings";

    // What earlier versions kept for good: a browser profile with a history of its own, and the port that its settings belonged to.
    private const string OldProfileName = "window", OldPortName = "port";

    /// <summary>Its full path.</summary>
    public string Path => path;

    /// <summary>Where what the user chose to keep is.</summary>
    public string Settings => System.IO.Path.Combine(path, SettingsName);

    /// <summary>A folder for one window, after those that killed hosts left are cleared away.</summary>
    /// <param name="clock">Tells how old a folder without a host is.</param>
    /// <exception cref="IOException">There can be no such folder.</exception>
    public PrivateFolder NewSession(TimeProvider clock)
    {
        Make(path);
        PrivateFolder.Delete(System.IO.Path.Combine(path, OldProfileName));
        File.Delete(System.IO.Path.Combine(path, OldPortName));
        return new PrivateFolder(path, clock);
    }

    /// <summary>The folder of whoever runs this: in %LOCALAPPDATA%, ~/Library/Application Support or ~/.local/share.</summary>
    public static WindowFolder OfUser() =>
        Of(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The folder in that of the user's programs.</summary>
    /// <param name="home">Blank where the user has none: the window then keeps nothing, in a folder that nobody else can have made before.</param>
    internal static WindowFolder Of(string home) =>
        new(home.Length > 0 ? System.IO.Path.Combine(home, "Hotspots") : Directory.CreateTempSubdirectory("hotspots-profile-").FullName);

    /// <summary>The folder for a browser that is a snap, which may read and write in its own folder only.</summary>
    /// <param name="home">The user's.</param>
    internal static WindowFolder OfSnap(string home) => new(home.TrimEnd('/') + "/snap/chromium/common/hotspots");

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
