using System.Globalization;

namespace Hotspots.Desktop.Window;

/// <summary>What is kept from one start to the next? The window's own browser profile, and the port: a page's settings belong to its address.</summary>
internal sealed class WindowFolder(string path)
{
    private const string ProfileName = "window", PortName = "port";

    /// <summary>The browser's user-data-dir: never the user's own, so that no extension and no history of theirs is in the window.</summary>
    public string Profile => Path.Combine(path, ProfileName);

    /// <summary>The port of the last start; null when it is not known.</summary>
    public int? LastPort
    {
        get
        {
            try
            {
                return int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
                    ? port : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        set
        {
            try
            {
                Directory.CreateDirectory(path);
                File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture) ?? "");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The window opens all the same; only its settings begin anew next time.
            }
        }
    }

    private string PortFile => Path.Combine(path, PortName);

    /// <summary>The folder of whoever runs this: in %LOCALAPPDATA%, ~/Library/Application Support or ~/.local/share.</summary>
    public static WindowFolder OfUser() =>
        Of(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The folder in that of the user's programs.</summary>
    /// <param name="home">Blank where the user has none: the window then keeps nothing, in a folder that nobody else can have made before.</param>
    internal static WindowFolder Of(string home) =>
        new(home.Length > 0 ? Path.Combine(home, "Hotspots") : Directory.CreateTempSubdirectory("hotspots-profile-").FullName);

    /// <summary>The profile of a browser that is a snap, which may write in its own folder only.</summary>
    /// <param name="home">The user's.</param>
    internal static string ProfileOfSnap(string home) => home.TrimEnd('/') + "/snap/chromium/common/hotspots/" + ProfileName;
}
