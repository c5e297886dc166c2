using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Hotspots.Desktop.Tiles;

/// <summary>PMTiles archive, version 3: a header, directories, what it says of itself, and the tiles, each read where it lies.</summary>
/// <remarks>Source: PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3/spec.md).</remarks>
internal sealed class PmtilesFile : TileFile
{
    private const int HeaderLength = 127, Version = 3;

    /// <summary>Directories lead to directories no deeper than this.</summary>
    private const int DeepestDirectory = 4;

    /// <summary>Directories that are kept: each stands for some thousand tiles near one another.</summary>
    private const int MostKept = 64;

    private const int MostDirectoryBytes = 32 << 20;

    private static readonly string[] Formats = ["", "pbf", "png", "jpg", "webp"];

    private readonly SafeFileHandle _file;
    private readonly Header _header;
    private readonly PmtilesDirectory _root;
    private readonly ConcurrentDictionary<ulong, PmtilesDirectory> _leaves = new();

    private PmtilesFile(string path, SafeFileHandle file)
        : base(path)
    {
        _file = file;
        _header = Header.Read(Bytes(0, HeaderLength), Path.GetFileName(path));
        foreach (Section section in (Section[])[_header.Root, _header.Words, _header.Leaves, _header.Tiles])
        {
            if (section.Offset > (ulong)RandomAccess.GetLength(file) || section.Length > (ulong)RandomAccess.GetLength(file) - section.Offset)
                throw new InvalidDataException("section");
        }
        _root = PmtilesDirectory.Read(Unpacked(_header.Root));
        Metadata = TileMetadata.OfArchive(
            Unpacked(_header.Words), Formats[_header.TileType], _header.MinZoom, _header.MaxZoom, _header.Bounds, path);
    }

    /// <summary>Opens an archive.</summary>
    /// <param name="full">Its full path.</param>
    /// <exception cref="Refusal">It is of another version, packed or drawn in a way that is not read here, or damaged.</exception>
    public static PmtilesFile OpenArchive(string full)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
            return new PmtilesFile(full, file);
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException or EndOfStreamException)
        {
            file?.Dispose();
            throw Damaged(full, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw Unreadable(full, e);
        }
        catch (Refusal)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override byte[]? Tile(int zoom, int column, int row)
    {
        if (zoom < _header.MinZoom || zoom > _header.MaxZoom)
            return null;
        try
        {
            ulong tile = PmtilesDirectory.NumberOf(zoom, column, row);
            PmtilesDirectory directory = _root;
            for (int depth = 0; depth < DeepestDirectory; depth++)
            {
                if (directory.Find(tile) is not { } entry)
                    return null;
                if (!entry.IsLeaf)
                    return OfTile(entry);
                directory = Leaf(entry);
            }
            throw new InvalidDataException("depth");
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException or IOException or ObjectDisposedException)
        {
            throw Damaged(FullPath, e);
        }
    }

    public override void Dispose() => _file.Dispose();

    private byte[] OfTile(PmtilesDirectory.Entry entry)
    {
        if (entry.Length > TileConnection.MaxValueBytes)
        {
            throw new Refusal(
                400, $"\"{Path.GetFileName(FullPath)}\" holds a tile of more than {TileConnection.MaxValueBytes >> 20} MB, which no map has: "
                + "choose another file.");
        }
        byte[] bytes = Bytes(Within(_header.Tiles, entry), (int)entry.Length);
        // What is packed by gzip is known again by its first bytes, and goes on as it is.
        return _header.TileCompression == 3 ? PmtilesDirectory.Unpack(bytes, 3, TileConnection.MaxValueBytes) : bytes;
    }

    private PmtilesDirectory Leaf(PmtilesDirectory.Entry entry)
    {
        if (_leaves.TryGetValue(entry.Offset, out PmtilesDirectory? known))
            return known;
        var leaf = PmtilesDirectory.Read(Unpacked(new Section(Within(_header.Leaves, entry), entry.Length)));
        if (_leaves.Count >= MostKept)
            _leaves.Clear();
        return _leaves.GetOrAdd(entry.Offset, leaf);
    }

    private static ulong Within(Section section, PmtilesDirectory.Entry entry) =>
        entry.Offset <= section.Length && entry.Length <= section.Length - entry.Offset
            ? section.Offset + entry.Offset
            : throw new InvalidDataException("entry");

    private byte[] Unpacked(Section section) =>
        section.Length <= MostDirectoryBytes
            ? PmtilesDirectory.Unpack(Bytes(section.Offset, (int)section.Length), _header.InternalCompression, MostDirectoryBytes)
            : throw new InvalidDataException("size");

    private byte[] Bytes(ulong from, int length)
    {
        var bytes = new byte[length];
        int at = 0;
        while (at < length)
        {
            int read = RandomAccess.Read(_file, bytes.AsSpan(at), checked((long)from + at));
            if (read == 0)
                throw new EndOfStreamException();
            at += read;
        }
        return bytes;
    }

    /// <summary>A part of the file.</summary>
    private readonly record struct Section(ulong Offset, ulong Length);

    /// <summary>What the first 127 bytes say.</summary>
    private sealed record Header(
        Section Root, Section Words, Section Leaves, Section Tiles, int InternalCompression, int TileCompression, int TileType,
        int MinZoom, int MaxZoom, double[] Bounds)
    {
        public static Header Read(ReadOnlySpan<byte> bytes, string name)
        {
            int version = bytes[7];
            if (!bytes.StartsWith("PMTiles"u8) || version != Version)
            {
                int which = bytes.StartsWith("PMTiles"u8) ? version : bytes[2];
                throw new Refusal(400, string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{name}\" is PMTiles of version {which}: convert it to version {Version} with \"pmtiles convert\", or download it anew."));
            }
            int inside = bytes[97], tiles = bytes[98], type = bytes[99], least = bytes[100], most = bytes[101];
            if (inside is not (1 or 2 or 3) || tiles is not (0 or 1 or 2 or 3))
            {
                throw new Refusal(
                    400, $"\"{name}\" is packed in a way that is not read here (Zstandard): convert it with gzip, or choose another file.");
            }
            if (type is < 1 or > 4)
            {
                string what = type == 5 ? "AVIF pictures" : type == 6 ? "MapLibre tiles (MLT)" : "tiles of an unknown kind";
                throw new Refusal(400, $"\"{name}\" holds {what}: choose a file with pictures (PNG, JPEG, WebP) or vector tiles (MVT).");
            }
            if (most > DeepestZoom || least > most)
                throw new InvalidDataException("zoom");
            return new Header(
                SectionAt(bytes, 8), SectionAt(bytes, 24), SectionAt(bytes, 40), SectionAt(bytes, 56), inside, tiles, type, least, most,
                [Degrees(bytes, 102), Degrees(bytes, 106), Degrees(bytes, 110), Degrees(bytes, 114)]);
        }

        private static Section SectionAt(ReadOnlySpan<byte> bytes, int at) =>
            new(BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[(at + 8)..]));

        private static double Degrees(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]) / 1e7;
    }
}
