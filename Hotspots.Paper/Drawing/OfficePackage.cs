using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Hotspots.Paper.Drawing;

/// <summary>Package of an Office file (Open Packaging Conventions): its parts, and the same bytes for the same content.</summary>
internal static class OfficePackage
{
    /// <summary>What every file of a package was last changed at: the same content makes the same bytes.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts XML into a part.</summary>
    public static void Feed(OpenXmlPart part, XElement content)
    {
        const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(Declaration + content.ToString(SaveOptions.DisableFormatting)));
        part.FeedData(bytes);
    }

    /// <summary>Copies a package without the times at which its files were made: the library stamps each with the clock.</summary>
    /// <param name="from">The package.</param>
    /// <param name="to">Where to; it stays open.</param>
    public static void Repack(MemoryStream from, Stream to)
    {
        from.Position = 0;
        using var packed = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        using var held = new MemoryStream();
        using (var again = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in packed.Entries.OrderBy(static entry => entry.FullName != "[Content_Types].xml").ThenBy(
                static entry => entry.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = again.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Always;
                using Stream read = entry.Open(), written = copy.Open();
                read.CopyTo(written);
            }
        }
        held.Position = 0;
        held.CopyTo(to);
    }
}
