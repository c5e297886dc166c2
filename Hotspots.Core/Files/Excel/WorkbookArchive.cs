using System.IO.Compression;
using System.Xml;

namespace Hotspots.Core.Files.Excel;

/// <summary>Is this archive a workbook that can be opened without harm?</summary>
internal static class WorkbookArchive
{
    /// <summary>
    /// Largest workbook when unpacked, bytes. Excel's own limit of 1,048,576 rows with 20 columns of text comes to about 2 GB of XML.
    /// </summary>
    internal const long MaxUnpackedBytes = 4L << 30;

    /// <summary>XML of a sheet packs 10 to 50 times; a bomb packs a thousand times.</summary>
    internal const int MaxRatio = 200;

    /// <summary>Below this the ratio does not matter: it is harmless whatever it is.</summary>
    internal const long RatioMattersFrom = 50L << 20;

    private static ReadOnlySpan<byte> ErrorMark => " t=\"e\""u8;

    /// <summary>Looks at the archive's directory.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook, or a bomb.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Check(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.bin") is not null)
            throw new UnreadableFileException("It is an Excel binary workbook (.xlsb): open it in Excel and save it as .xlsx.");
        if (archive.GetEntry("mimetype") is not null && archive.GetEntry("content.xml") is not null)
            throw new UnreadableFileException("It is an OpenDocument file: open it and save the sheet as .xlsx or CSV.");
        if (archive.Entries.Any(static e => e.FullName.StartsWith("word/", StringComparison.Ordinal)))
            throw new UnreadableFileException("It is a Word document: save its table as CSV or Excel.");
        if (archive.Entries.Any(static e => e.FullName.StartsWith("ppt/", StringComparison.Ordinal)))
            throw new UnreadableFileException("It is a PowerPoint presentation: save its table as CSV or Excel.");
        if (!archive.Entries.Any(static e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
            throw new UnreadableFileException("It is an archive and no workbook: unpack it and name the files in it.");
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // The framework unpacks no more than the directory says, so what it says is a bound that cannot be lied about.
            unpacked += entry.Length;
            bool isBomb = entry.Length > RatioMattersFrom && entry.Length / MaxRatio > entry.CompressedLength;
            if (unpacked is < 0 or > MaxUnpackedBytes || isBomb)
                throw new UnreadableFileException("The workbook unpacks to far more than a sheet of incidents can hold: export the sheet as CSV.");
        }
    }

    /// <summary>Finds the cells of one sheet that hold an Excel error such as #N/A, by row and column (both first is 0).</summary>
    /// <remarks>The library gives such a cell as a blank one, and a blank is another thing than an error.</remarks>
    public static Dictionary<(int Row, int Column), string> ErrorCells(ZipArchive archive, string sheet)
    {
        var errors = new Dictionary<(int Row, int Column), string>();
        if (PartOf(archive, sheet) is not { } part || !Contains(part, ErrorMark))
            return errors;
        using XmlReader xml = OpenXml(part);
        while (ReadTo(xml, "c"))
        {
            if (xml.GetAttribute("t") != "e" || !TryParse(xml.GetAttribute("r") ?? "", out int row, out int column))
                continue;
            using XmlReader cell = xml.ReadSubtree();
            errors[(row, column)] = ReadTo(cell, "v") ? cell.ReadElementContentAsString() : "#ERROR";
        }
        return errors;
    }

    private static ZipArchiveEntry? PartOf(ZipArchive archive, string sheet)
    {
        string? id = null;
        if (archive.GetEntry("xl/workbook.xml") is not { } workbook || archive.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations)
            return null;
        using (XmlReader xml = OpenXml(workbook))
        {
            while (id is null && ReadTo(xml, "sheet"))
                id = xml.GetAttribute("name") == sheet ? xml.GetAttribute("r:id") : null;
        }
        using (XmlReader xml = OpenXml(relations))
        {
            while (id is not null && ReadTo(xml, "Relationship"))
            {
                if (xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                    return archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
            }
        }
        return null;
    }

    // By name alone: Excel writes the same names in either of two namespaces ("transitional" and "strict").
    private static bool ReadTo(XmlReader xml, string name)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                return true;
        }
        return false;
    }

    private static XmlReader OpenXml(ZipArchiveEntry part) =>
        XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    private static bool Contains(ZipArchiveEntry part, ReadOnlySpan<byte> mark)
    {
        using Stream stream = part.Open();
        var buffer = new byte[1 << 16];
        int kept = 0;
        while (stream.Read(buffer, kept, buffer.Length - kept) is int read and > 0)
        {
            ReadOnlySpan<byte> known = buffer.AsSpan(0, kept + read);
            if (known.IndexOf(mark) >= 0)
                return true;
            kept = Math.Min(mark.Length - 1, known.Length);
            known[^kept..].CopyTo(buffer);
        }
        return false;
    }

    /// <summary>"H4" is row 3, column 7.</summary>
    private static bool TryParse(string reference, out int row, out int column)
    {
        column = 0;
        int at = 0;
        while (at < reference.Length && at < 4 && char.IsAsciiLetterUpper(reference[at]))
            column = column * 26 + reference[at++] - 'A' + 1;
        column--;
        bool isNumber = int.TryParse(reference.AsSpan(at), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out row);
        row--;
        return isNumber && column >= 0;
    }
}
