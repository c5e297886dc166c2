using System.Text;

namespace Hotspots.Desktop.Access;

/// <summary>Hand-over of a one-time token to a browser: a page on the disk, which only this user can read and which posts the token.</summary>
/// <remarks>
/// A command line can be read by every user of a computer, an address stays in histories and logs. So the browser is told the name of this file,
/// and the token goes from it into the body of one request. It is deleted when the token was spent, or the host ends.
/// </remarks>
internal static class EntryFile
{
    private const string Name = "open.html";

    /// <summary>Writes it.</summary>
    /// <param name="folder">A folder that only this user can enter.</param>
    /// <param name="root">The host, "http://127.0.0.1:PORT/".</param>
    /// <param name="token">The token.</param>
    /// <returns>Its full path.</returns>
    public static string Write(string folder, Uri root, string token)
    {
        string path = Path.Combine(folder, Name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="en-GB">
            <meta charset="utf-8">
            <meta name="referrer" content="no-referrer">
            <title>Hotspots</title>
            <form method="post" action="{new Uri(root, AccessGate.EntryPath)}"><input type="hidden" name="{AccessGate.TokenField}" value="{token}" autocomplete="off"><button>Open the map</button></form>
            <script>document.forms[0].submit()</script>
            </html>

            """));
        return path;
    }
}
