using System.Text;

namespace Hotspots.Core.Files;

/// <summary>File signatures of formats that are not read. Is it a well-known kind of file that no reader can read, and what should the user do
/// instead?</summary>
internal static class FileSignatures
{
    private const string AsCsv = "export the table as CSV";

    private static readonly (byte[] Mark, int At, string Problem)[] Known =
    [
        ("%PDF-"u8.ToArray(), 0, $"It is a PDF: {AsCsv} from the program that made it."),
        ("PAR1"u8.ToArray(), 0, $"It is a Parquet file: {AsCsv}."),
        ([0x00, 0x00, 0x27, 0x0A], 0, "It is a shapefile: export the layer as GeoJSON or CSV from a GIS."),
        ([0x1F, 0x8B], 0, "It is packed with gzip: unpack it first."),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], 0, "It is packed with 7-Zip: unpack it first."),
        ("Rar!"u8.ToArray(), 0, "It is packed with RAR: unpack it first."),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], 0, "It is packed with xz: unpack it first."),
        ("BZh"u8.ToArray(), 0, "It is packed with bzip2: unpack it first."),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, $"It is a picture: {AsCsv} instead."),
        ([0xFF, 0xD8, 0xFF], 0, $"It is a picture: {AsCsv} instead."),
        ("GIF8"u8.ToArray(), 0, $"It is a picture: {AsCsv} instead."),
        ([(byte)'I', (byte)'I', 0x2A, 0], 0, $"It is a picture: {AsCsv} instead."),
        ("{\\rtf"u8.ToArray(), 0, $"It is a text document (RTF): {AsCsv} or Excel."),
        ("ustar"u8.ToArray(), 257, "It is packed with tar: unpack it first."),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, "It is a program: name a file of incidents."),
        ([(byte)'M', (byte)'Z', 0x90, 0], 0, "It is a program: name a file of incidents."),
    ];

    // Records systems write tables of HTML and call them .xls.
    private static readonly string[] Html = ["<!DOCTYPE html", "<html", "<table", "<head", "<body", "<meta", "<style", "<div"];

    /// <summary>What to do about a file that begins with these bytes; null when it may be read.</summary>
    public static string? ProblemOf(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return "The file is empty: export it again.";
        foreach ((byte[] mark, int at, string problem) in Known)
        {
            if (head.Length >= at + mark.Length && head[at..].StartsWith(mark))
                return problem;
        }
        string start = Encoding.ASCII.GetString(head[..Math.Min(head.Length, 64)]).TrimStart('?', ' ', '\r', '\n', '\t');
        if (Array.Exists(Html, tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase)))
            return "It is a web page, whatever its name says: open it in Excel and save it as .xlsx or CSV.";
        if (start.StartsWith("<?xml", StringComparison.Ordinal) || start.StartsWith("<kml", StringComparison.Ordinal)
            || start.StartsWith("<gpx", StringComparison.Ordinal))
            return "It is XML: export it as GeoJSON or CSV.";
        return null;
    }
}
