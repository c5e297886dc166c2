using System.Collections.Frozen;

namespace Hotspots.Core.Files;

/// <summary>Files that hold no incidents. Which files beside the data are nobody's incidents? Judged by name, in folders and archives only: a file
/// the user names is always read.</summary>
internal static class DataFiles
{
    private const int MostNamed = 5;

    private static readonly FrozenSet<string> OtherEndings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".pdf", ".doc", ".docx", ".odt", ".rtf", ".md", ".htm", ".html", ".xml", ".xsd", ".css", ".js", ".ini", ".lnk", ".url", ".log",
        ".png", ".jpg", ".jpeg", ".gif", ".svg", ".tif", ".tiff", ".webp", ".mp4", ".ppt", ".pptx", ".eml", ".msg", ".exe", ".dll",
        ".sha1", ".sha256", ".md5", ".qgz", ".qgs", ".qml", ".prj", ".cpg", ".crc",
        ".gpkg-journal", ".gpkg-wal", ".gpkg-shm", ".bak", ".tmp", ".temp", ".old", ".orig", ".swp", ".part", ".crdownload", ".download");

    private static readonly string[] ReadMeNames = ["readme", "licence", "license", "copying", "about", "changelog", "manifest"];

    /// <summary>Is it a document, a picture, a readme, a copy that a program keeps beside its file, a hidden file or a system's own?</summary>
    /// <param name="path">Relative path with slashes.</param>
    public static bool IsPassedOver(string path)
    {
        foreach (string part in path.Split('/'))
        {
            if ((part.StartsWith('.') && part != "..") || part is "__MACOSX" or "Thumbs.db")
                return true;
        }
        string name = path[(path.LastIndexOf('/') + 1)..];
        string bare = Path.GetFileNameWithoutExtension(name), ending = Path.GetExtension(name);
        // Excel's mark of a workbook that is open, and an editor's copy of what was there before.
        if (name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~'))
            return true;
        return OtherEndings.Contains(ending)
            || (ending is "" or ".txt" or ".TXT" && Array.Exists(ReadMeNames, r => bare.StartsWith(r, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What was passed over, in one sentence; blank for nothing.</summary>
    public static string Note(string where, IReadOnlyList<string> passedOver)
    {
        if (passedOver.Count == 0)
            return "";
        string more = passedOver.Count > MostNamed
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {passedOver.Count - MostNamed} more")
            : "";
        return $"{where}: passed over {string.Join(", ", passedOver.Take(MostNamed))}{more}, which by name hold no incidents.";
    }
}
