using Hotspots.Core.Pipeline.StreetTiles;

namespace Hotspots.Desktop.Tiles;

/// <summary>Folder of this computer, as the page's chooser of files shows it: folders in it, and files that can lie under the map.</summary>
internal static class TileFolder
{
    /// <summary>Endings of files that can lie under the map.</summary>
    public static readonly string[] Endings = [".mbtiles", ".pmtiles", ".gpkg", ".pbf", StreetMapTiles.PackEnding];

    /// <summary>Most names that are listed of each sort.</summary>
    private const int Most = 1_000;

    /// <summary>Looks into a folder.</summary>
    /// <param name="wanted">Its path, or that of a file in it; blank for where downloads usually are.</param>
    /// <exception cref="Refusal">There is none, or it may not be looked into.</exception>
    public static FolderAnswer Of(string wanted)
    {
        string path = Usable(wanted.Trim().Trim('"'));
        try
        {
            var folder = new DirectoryInfo(path);
            var enumeration = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
            string[] folders =
            [
                .. folder.EnumerateDirectories("*", enumeration).Select(static one => one.Name).Where(static name => !name.StartsWith('.'))
                    .Order(StringComparer.OrdinalIgnoreCase).Take(Most),
            ];
            FolderFileAnswer[] files =
            [
                .. folder.EnumerateFiles("*", enumeration)
                    .Where(static file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !file.Name.StartsWith('.'))
                    .OrderBy(static file => file.Name, StringComparer.OrdinalIgnoreCase).Take(Most)
                    .Select(static file => new FolderFileAnswer(file.Name, file.FullName, file.Length)),
            ];
            return new FolderAnswer(folder.FullName, folder.Parent?.FullName, Roots(), folders, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            throw new Refusal(400, $"\"{path}\" cannot be looked into: choose another folder, or ask for the right to read it.", e);
        }
    }

    private static string Usable(string wanted)
    {
        if (wanted.Length == 0)
            return Usual();
        if (wanted.Contains('\0', StringComparison.Ordinal))
            throw new Refusal(400, "That is no folder: choose another.");
        string full = Path.GetFullPath(wanted, Usual());
        if (File.Exists(full) && Path.GetDirectoryName(full) is { } holder)
            return holder;
        return Directory.Exists(full) ? full : throw new Refusal(404, $"There is no folder \"{wanted}\" on this computer: choose another.");
    }

    private static string Usual()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), downloads = Path.Combine(home, "Downloads");
        return Directory.Exists(downloads) ? downloads : Directory.Exists(home) ? home : Path.GetPathRoot(Path.GetFullPath("."))!;
    }

    // On Windows the drives; elsewhere home and the root, from which mounted disks are reached.
    private static string[] Roots()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        IEnumerable<string> roots = OperatingSystem.IsWindows()
            ? DriveInfo.GetDrives().Where(static drive => drive.IsReady).Select(static drive => drive.Name) : ["/"];
        return [.. roots.Prepend(home).Where(Directory.Exists).Distinct(StringComparer.Ordinal)];
    }
}
