using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Blobs of a file of OpenStreetMap (.osm.pbf): packed blocks one after the other, each with a header of its own.</summary>
/// <remarks>Format: wiki.openstreetmap.org/wiki/PBF_Format. Sizes that a file claims are held against the format's limits and the file's own length
/// before any memory is taken.</remarks>
internal sealed class PbfBlobs(Stream stream)
{
    /// <summary>The format's limits: bytes of a header, and of a block packed or unpacked.</summary>
    private const int MostHeader = 64 << 10, MostBlock = 32 << 20;

    /// <summary>What a reader must know to understand a file; we know these.</summary>
    private static readonly string[] Known = ["OsmSchema-V0.6", "DenseNodes"];

    private bool _hasBegun;

    /// <summary>One blob as it lies in the file.</summary>
    /// <param name="IsHeader">Does it say what the file holds? Else it holds data.</param>
    /// <param name="Bytes">Packed.</param>
    public readonly record struct Blob(bool IsHeader, byte[] Bytes);

    /// <summary>The next blob; null at the end of the file.</summary>
    /// <exception cref="UnreadableFileException">It is no such file, or it is damaged.</exception>
    public Blob? Next()
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        while (true)
        {
            int read = stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
            if (read == 0 && _hasBegun)
                return null;
            uint headerLength = BinaryPrimitives.ReadUInt32BigEndian(length);
            if (!_hasBegun && (read < length.Length || headerLength is 0 or > MostHeader))
                throw NotOurs(length);
            if (read < length.Length || headerLength is 0 or > MostHeader)
                throw PbfDamage.Damaged();
            byte[] header = Read((int)headerLength);
            (string type, ulong size) = Header(header);
            if (!_hasBegun && type != "OSMHeader")
                throw NotOurs(length);
            _hasBegun = true;
            if (size > MostBlock)
                throw TooLarge(size);
            byte[] bytes = Read((int)size);
            // Of other types nothing is known; readers pass over them.
            if (type is "OSMHeader" or "OSMData")
                return new Blob(type == "OSMHeader", bytes);
        }
    }

    /// <summary>Unpacks a blob.</summary>
    /// <exception cref="UnreadableFileException">It is damaged, or packed in a way that is not read.</exception>
    public static byte[] Unpack(byte[] blob)
    {
        var reader = new ProtobufReader(blob);
        ReadOnlySpan<byte> plain = default, zlib = default;
        bool hasPlain = false, hasZlib = false;
        ulong size = 0;
        string other = "";
        while (reader.Next(out int field, out int wire))
        {
            switch (field)
            {
                case 1:
                    plain = reader.Bytes(wire);
                    hasPlain = true;
                    break;
                case 2:
                    size = reader.Varint(wire);
                    break;
                case 3:
                    zlib = reader.Bytes(wire);
                    hasZlib = true;
                    break;
                case 4 or 5 or 6 or 7:
                    other = field switch { 4 => "LZMA", 5 => "bzip2", 6 => "LZ4", _ => "Zstandard" };
                    reader.Skip(wire);
                    break;
                default:
                    reader.Skip(wire);
                    break;
            }
        }
        if (hasPlain)
            return plain.ToArray();
        if (!hasZlib)
            throw other.Length > 0 ? new UnreadableFileException(
                $"The file is packed with {other}, which is not read: take the county's .osm.pbf from Geofabrik, which is packed with zlib.")
                : PbfDamage.Damaged();
        if (size > MostBlock)
            throw TooLarge(size);
        return Inflate(zlib, (int)size);
    }

    /// <summary>Refuses a file that needs what is not known here.</summary>
    /// <param name="block">The unpacked header.</param>
    /// <exception cref="UnreadableFileException">It does.</exception>
    public static void CheckHeader(ReadOnlySpan<byte> block)
    {
        var reader = new ProtobufReader(block);
        while (reader.Next(out int field, out int wire))
        {
            if (field != 4)
            {
                reader.Skip(wire);
                continue;
            }
            string needed = Encoding.UTF8.GetString(reader.Bytes(wire));
            if (needed == "HistoricalInformation")
                throw new UnreadableFileException("The file holds every past state of the map: take the extract of today (.osm.pbf).");
            if (!Known.Contains(needed))
                throw new UnreadableFileException(
                    "The file is of a kind of .osm.pbf that is not known here: take the county's .osm.pbf from Geofabrik.");
        }
    }

    private static (string Type, ulong Size) Header(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        string type = "";
        ulong size = 0;
        while (reader.Next(out int field, out int wire))
        {
            if (field == 1)
                type = Encoding.UTF8.GetString(reader.Bytes(wire));
            else if (field == 3)
                size = reader.Varint(wire);
            else
                reader.Skip(wire);
        }
        return (type, size);
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int size)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(packed.Length);
        try
        {
            packed.CopyTo(rented);
            using var unpacking = new ZLibStream(new MemoryStream(rented, 0, packed.Length, writable: false), CompressionMode.Decompress);
            var bytes = new byte[size];
            if (unpacking.ReadAtLeast(bytes, size, throwOnEndOfStream: false) < size || unpacking.ReadByte() >= 0)
                throw PbfDamage.Damaged();
            return bytes;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw PbfDamage.Damaged();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private byte[] Read(int count)
    {
        // Not even the memory that is claimed is taken when the file cannot hold so much.
        if (stream.CanSeek && stream.Length - stream.Position < count)
            throw PbfDamage.Damaged();
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw PbfDamage.Damaged();
    }

    private static UnreadableFileException NotOurs(ReadOnlySpan<byte> head) => new(head.TrimStart((byte)' ') is [(byte)'<', ..]
        ? "It is a web page or XML and not an .osm.pbf: download the .osm.pbf again, and look at what came."
        : "It is not an .osm.pbf: take a county's from Geofabrik, OS Open Roads or OS Open Zoomstack (.gpkg), or a pack made with "
            + "\"hotspots streets\".");

    private static UnreadableFileException TooLarge(ulong size) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"A block of the file claims {size:N0} bytes, and none may have more than {MostBlock:N0}: the file is damaged, download it again."));
}
