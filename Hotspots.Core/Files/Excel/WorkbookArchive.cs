using Hotspots.Core.Files.Zip;

namespace Hotspots.Core.Files.Excel;

/// <summary>The parts of an .xlsx workbook, which is an archive inside; opened only when it can be without harm.</summary>
internal sealed class WorkbookArchive
{
    /// <summary>
    /// Largest workbook when unpacked, bytes. Excel's own limit of 1,048,576 rows with 20 columns of text comes to about 2 GB of XML.
    /// </summary>
    internal const long MaxUnpackedBytes = 4L << 30;

    /// <summary>XML of a sheet packs 10 to 50 times; a bomb packs a thousand times.</summary>
    internal const int MaxRatio = 200;

    /// <summary>Below this the ratio does not matter: it is harmless whatever it is.</summary>
    internal const long RatioMattersFrom = 50L << 20;

    /// <summary>Most parts: a workbook has some ten, and one a sheet, picture or comment.</summary>
    private const int MaxParts = 10_000;

    private readonly Func<Stream> _open;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, ZipMember> _parts = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookArchive(Func<Stream> open, List<ZipMember> members, CancellationToken cancellation)
    {
        _open = open;
        _cancellation = cancellation;
        foreach (ZipMember member in members)
            _parts.TryAdd(member.Name.Replace('\\', '/'), member);
    }

    /// <summary>Looks at the archive's directory.</summary>
    /// <param name="open">Opens the archive's bytes, seekable; each call gives a stream of its own.</param>
    /// <param name="cancellation">Heard while a part is read.</param>
    /// <exception cref="UnreadableFileException">It is no workbook, or a bomb.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static WorkbookArchive Open(Func<Stream> open, CancellationToken cancellation)
    {
        List<ZipMember> members;
        try
        {
            using Stream stream = open();
            members = ZipDirectory.Read(stream, MaxParts);
        }
        catch (UnreadableFileException damaged)
        {
            throw new InvalidDataException("no sound archive", damaged);
        }
        var archive = new WorkbookArchive(open, members, cancellation);
        if (archive.Has("xl/workbook.bin"))
            throw new UnreadableFileException("It is an Excel binary workbook (.xlsb): open it in Excel and save it as .xlsx.");
        if (archive.Has("mimetype") && archive.Has("content.xml"))
            throw new UnreadableFileException("It is an OpenDocument file: open it and save the sheet as .xlsx or CSV.");
        if (archive.HasBelow("word/"))
            throw new UnreadableFileException("It is a Word document: save its table as CSV or Excel.");
        if (archive.HasBelow("ppt/"))
            throw new UnreadableFileException("It is a PowerPoint presentation: save its table as CSV or Excel.");
        if (!archive.HasBelow("xl/"))
            throw new UnreadableFileException("It is an archive and no workbook: unpack it and name the files in it.");
        long unpacked = 0, packed = 0;
        foreach (ZipMember member in members)
        {
            // No more is unpacked than the directory says, so what it says is a bound that cannot be lied about.
            unpacked = member.Bytes > MaxUnpackedBytes ? MaxUnpackedBytes + 1 : unpacked + member.Bytes;
            packed += member.PackedBytes;
            bool isBomb = IsBomb(member.Bytes, member.PackedBytes);
            if (unpacked > MaxUnpackedBytes || isBomb || IsBomb(unpacked, packed))
                throw new UnreadableFileException("The workbook unpacks to far more than a sheet of incidents can hold: export the sheet as CSV.");
        }
        return archive;
    }

    /// <summary>Has it a part of this name?</summary>
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Opens a part as XML; null when there is none of this name.</summary>
    public PartXml? OpenXml(string name)
    {
        if (!_parts.TryGetValue(name, out ZipMember part))
            return null;
        if (part.IsEncrypted || part.Method is not (0 or 8))
            throw new InvalidDataException("packed in a way that no workbook is");
        Stream archive = _open();
        try
        {
            return new PartXml(new ZipMemberStream(archive, part), part.Bytes, _cancellation);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private bool HasBelow(string folder) => _parts.Keys.Any(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    private static bool IsBomb(long unpacked, long packed) => unpacked > RatioMattersFrom && unpacked / MaxRatio > packed;
}
