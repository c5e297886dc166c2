using System.Text;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Writing;

namespace Hotspots.Core.Files.Rejects;

/// <summary>Recognition of a file of rejected rows: only such a file is replaced by another.</summary>
internal static class RejectsFile
{
    /// <summary>The headers stand first, after a mark of byte order and perhaps a line with the marking.</summary>
    private const int HeadBytes = 4096;

    /// <summary>May rejected rows be written here: is nothing here, an empty file, or rejected rows of before?</summary>
    /// <param name="path">The file.</param>
    public static bool MayReplace(string path)
    {
        // A folder, a pipe or a device is refused by whoever writes.
        if (!File.Exists(path) || FileStatus.Of(path) is { Kind: not FileKind.File })
            return true;
        try
        {
            using FileStream stream = File.OpenRead(path);
            var head = new byte[HeadBytes];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            string text = Encoding.UTF8.GetString(head, 0, length);
            return length == 0 || RejectsText.NoteHeaders.Take(3).All(header => text.Contains(header, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
