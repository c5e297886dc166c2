using System.IO.Compression;

namespace Hotspots.Desktop.Tiles;

/// <summary>Directory of a PMTiles archive: entries in ascending order of the tiles' numbers along the Hilbert curve.</summary>
/// <remarks>Source: PMTiles version 3 (github.com/protomaps/PMTiles, spec/v3/spec.md), "Directories".</remarks>
internal sealed class PmtilesDirectory
{
    /// <summary>Most entries: a directory of 16 MB has no more.</summary>
    private const int MostEntries = 2_000_000;

    private readonly ulong[] _tiles;
    private readonly uint[] _runs;
    private readonly uint[] _lengths;
    private readonly ulong[] _offsets;

    private PmtilesDirectory(int entries) =>
        (_tiles, _runs, _lengths, _offsets) = (new ulong[entries], new uint[entries], new uint[entries], new ulong[entries]);

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static PmtilesDirectory Read(ReadOnlySpan<byte> plain)
    {
        int at = 0;
        ulong count = Number(plain, ref at);
        // Each entry takes four bytes at least.
        if (count > MostEntries || count * 4 > (ulong)plain.Length)
            throw new InvalidDataException("entries");
        var directory = new PmtilesDirectory((int)count);
        ulong tile = 0;
        for (int i = 0; i < directory._tiles.Length; i++)
            directory._tiles[i] = tile = checked(tile + Number(plain, ref at));
        for (int i = 0; i < directory._runs.Length; i++)
            directory._runs[i] = checked((uint)Number(plain, ref at));
        for (int i = 0; i < directory._lengths.Length; i++)
            directory._lengths[i] = checked((uint)Number(plain, ref at));
        for (int i = 0; i < directory._offsets.Length; i++)
        {
            ulong offset = Number(plain, ref at);
            if (offset == 0 && i == 0)
                throw new InvalidDataException("offset");
            // Nought stands for "right behind the one before".
            directory._offsets[i] = offset > 0 ? offset - 1 : checked(directory._offsets[i - 1] + directory._lengths[i - 1]);
        }
        return directory;
    }

    /// <summary>The entry that holds a tile's number; null for none.</summary>
    public Entry? Find(ulong tile)
    {
        int found = Array.BinarySearch(_tiles, tile);
        int entry = found >= 0 ? found : ~found - 1;
        if (entry < 0)
            return null;
        bool isLeaf = _runs[entry] == 0;
        return isLeaf || tile - _tiles[entry] < _runs[entry] ? new Entry(_offsets[entry], _lengths[entry], isLeaf) : null;
    }

    /// <summary>The first tile that the directory itself holds, and whose bytes tell what all are; null for a directory of directories.</summary>
    public Entry? First() => _tiles.Length == 0 ? null : new Entry(_offsets[0], _lengths[0], _runs[0] == 0);

    /// <summary>A tile's number: all of the lesser zooms, and then along the Hilbert curve of its own.</summary>
    /// <param name="zoom">0 to 30.</param>
    /// <param name="column">From the west.</param>
    /// <param name="row">From the north.</param>
    public static ulong NumberOf(int zoom, int column, int row)
    {
        ulong number = ((1UL << (2 * zoom)) - 1) / 3;
        uint x = (uint)column, y = (uint)row;
        for (int bit = zoom - 1; bit >= 0; bit--)
        {
            uint side = 1u << bit, right = (x >> bit) & 1, down = (y >> bit) & 1;
            number += (ulong)side * side * ((3 * right) ^ down);
            if (down == 0)
            {
                if (right == 1)
                    (x, y) = (side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1)));
                (x, y) = (y, x);
            }
        }
        return number;
    }

    /// <summary>Bytes as they were before a compression of the format.</summary>
    /// <param name="packed">As in the file.</param>
    /// <param name="compression">1 none, 2 gzip, 3 Brotli.</param>
    /// <param name="most">Most bytes that they may become.</param>
    /// <exception cref="InvalidDataException">They are damaged, or become more.</exception>
    public static byte[] Unpack(byte[] packed, int compression, int most)
    {
        if (compression == 1)
            return packed;
        using var from = new MemoryStream(packed);
        using Stream unpacking = compression == 2
            ? new GZipStream(from, CompressionMode.Decompress) : new BrotliStream(from, CompressionMode.Decompress);
        using var to = new MemoryStream();
        var portion = new byte[1 << 16];
        try
        {
            while (unpacking.Read(portion) is int read and > 0)
            {
                to.Write(portion, 0, read);
                if (to.Length > most)
                    throw new InvalidDataException("size");
            }
        }
        catch (InvalidOperationException e)
        {
            // So Brotli says that the bytes are damaged.
            throw new InvalidDataException("packed", e);
        }
        return to.ToArray();
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
        throw new InvalidDataException("number");
    }

    /// <summary>Where a tile or a further directory lies.</summary>
    /// <param name="Offset">From the beginning of its section.</param>
    /// <param name="Length">Bytes.</param>
    /// <param name="IsLeaf">Is it a directory?</param>
    internal readonly record struct Entry(ulong Offset, uint Length, bool IsLeaf);
}
