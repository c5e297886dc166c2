using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hotspots.Desktop.Tiles;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>Makes a PMTiles archive, version 3, by hand: tiles by zoom, column and row, in directories of so many entries.</summary>
internal static class PmtilesBytes
{
    private const int Head = 127;

    /// <summary>The archive's bytes.</summary>
    /// <param name="tiles">As they are to lie in it.</param>
    /// <param name="json">What it says of itself.</param>
    /// <param name="leafEntries">Entries of a directory below the root; 0 for all in the root.</param>
    /// <param name="compression">Of directories and JSON: 1 none, 2 gzip, 3 Brotli.</param>
    public static byte[] Of(
        IEnumerable<(int Zoom, int Column, int Row, byte[] Tile)> tiles, string json = "{}", int leafEntries = 0, byte compression = 2)
    {
        (ulong Number, int Zoom, byte[] Tile)[] sorted =
        [
            .. tiles.Select(static t => (PmtilesDirectory.NumberOf(t.Zoom, t.Column, t.Row), t.Zoom, t.Tile)).OrderBy(static t => t.Item1),
        ];
        var data = new MemoryStream();
        var entries = new List<Entry>();
        foreach ((ulong number, _, byte[] tile) in sorted)
        {
            // What comes again right behind itself is one run.
            if (entries.Count > 0 && entries[^1] is var last && last.Number + last.Run == number
                && sorted.First(t => t.Number == last.Number).Tile.AsSpan().SequenceEqual(tile))
                entries[^1] = last with { Run = last.Run + 1 };
            else
            {
                entries.Add(new Entry(number, 1, (uint)tile.Length, (ulong)data.Length));
                data.Write(tile);
            }
        }
        byte[] leaves = [], root;
        if (leafEntries == 0)
            root = Packed(Directory(entries), compression);
        else
        {
            var all = new MemoryStream();
            var top = new List<Entry>();
            foreach (Entry[] leaf in entries.Chunk(leafEntries))
            {
                byte[] bytes = Packed(Directory(leaf), compression);
                top.Add(new Entry(leaf[0].Number, 0, (uint)bytes.Length, (ulong)all.Length));
                all.Write(bytes);
            }
            (leaves, root) = (all.ToArray(), Packed(Directory(top), compression));
        }
        byte[] words = Packed(Encoding.UTF8.GetBytes(json), compression);
        var header = new byte[Head];
        "PMTiles\u0003"u8.CopyTo(header);
        long at = Head;
        foreach ((int field, long length) in ((int, long)[])[(8, root.Length), (24, words.Length), (40, leaves.Length), (56, data.Length)])
        {
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(field), at);
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(field + 8), length);
            at += length;
        }
        (header[96], header[97], header[98], header[99]) = (1, compression, 2, 1);
        (header[100], header[101]) = ((byte)sorted.Min(static t => t.Zoom), (byte)sorted.Max(static t => t.Zoom));
        foreach ((int field, double degrees) in ((int, double)[])[(102, 1.05), (106, 51.75), (110, 1.25), (114, 51.85)])
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(field), (int)(degrees * 1e7));
        return [.. header, .. root, .. words, .. leaves, .. data.ToArray()];
    }

    private static byte[] Directory(IReadOnlyCollection<Entry> entries)
    {
        var bytes = new MemoryStream();
        Number(bytes, (ulong)entries.Count);
        ulong before = 0;
        foreach (Entry entry in entries)
        {
            Number(bytes, entry.Number - before);
            before = entry.Number;
        }
        foreach (Entry entry in entries)
            Number(bytes, entry.Run);
        foreach (Entry entry in entries)
            Number(bytes, entry.Length);
        ulong? next = null;
        foreach (Entry entry in entries)
        {
            Number(bytes, entry.Offset == next ? 0 : entry.Offset + 1);
            next = entry.Offset + entry.Length;
        }
        return bytes.ToArray();
    }

    private static byte[] Packed(byte[] plain, byte compression)
    {
        if (compression is not (2 or 3))
            return plain;
        var packed = new MemoryStream();
        using (Stream packing = compression == 2
            ? new GZipStream(packed, CompressionLevel.Optimal) : new BrotliStream(packed, CompressionLevel.Optimal))
            packing.Write(plain);
        return packed.ToArray();
    }

    private static void Number(MemoryStream to, ulong value)
    {
        for (; value >= 128; value >>= 7)
            to.WriteByte((byte)(value | 128));
        to.WriteByte((byte)value);
    }

    private readonly record struct Entry(ulong Number, uint Run, uint Length, ulong Offset);
}
