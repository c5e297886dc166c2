using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Outputs.Surfaces;

/// <summary>GeoTIFF writer: a surface that any mapping program puts in the right place.</summary>
/// <remarks>
/// TIFF 6.0, little-endian, one band of 32-bit floating point in strips of whole rows from the north, not compressed; placed by the
/// tags ModelPixelScale and ModelTiepoint and the keys of OGC GeoTIFF 1.1: EPSG:27700, a value being that of its whole cell. Said
/// things (marking, run, unit) are in GDAL's own metadata tag and, for others, in the image's description. Written in one pass.
/// </remarks>
internal static class GeoTiff
{
    private const int EntryBytes = 12;

    /// <summary>A strip of about so many bytes: readers take one at a time.</summary>
    private const int StripBytes = 1 << 18;

    private enum TagType : ushort
    {
        Ascii = 2,
        Short = 3,
        Long = 4,
        Double = 12,
    }

    /// <summary>Writes the whole file.</summary>
    /// <param name="stream">Where to; it need not be able to seek.</param>
    /// <param name="surface">What.</param>
    /// <param name="said">What is said of it, name and value.</param>
    /// <param name="cancellation">Looked at between strips.</param>
    public static void Write(Stream stream, Surface surface, IReadOnlyList<KeyValuePair<string, string>> said, CancellationToken cancellation)
    {
        CellGrid grid = surface.Grid;
        int rowBytes = grid.Columns * sizeof(float);
        int rowsPerStrip = Math.Clamp(StripBytes / rowBytes, 1, grid.Rows);
        int strips = (grid.Rows + rowsPerStrip - 1) / rowsPerStrip;
        var sizes = new uint[strips];
        for (int s = 0; s < strips; s++)
            sizes[s] = (uint)(Math.Min(rowsPerStrip, grid.Rows - s * rowsPerStrip) * rowBytes);

        Tag[] tags = Tags(grid, said, rowsPerStrip, strips, sizes);
        byte[] head = Head(tags, sizes);
        stream.Write(head);
        var strip = new float[rowsPerStrip * grid.Columns];
        for (int s = 0; s < strips; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = (int)(sizes[s] / (uint)rowBytes);
            for (int r = 0; r < rows; r++)
            {
                // A picture begins in the north, a grid in the south.
                int row = grid.Rows - 1 - (s * rowsPerStrip + r);
                ReadOnlySpan<double> values = surface.Values.AsSpan(row * grid.Columns, grid.Columns);
                Span<float> to = strip.AsSpan(r * grid.Columns, grid.Columns);
                for (int c = 0; c < values.Length; c++)
                    to[c] = (float)values[c];
            }
            Span<byte> bytes = MemoryMarshal.AsBytes(strip.AsSpan(0, rows * grid.Columns));
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<byte, uint>(bytes));
            stream.Write(bytes);
        }
    }

    private static Tag[] Tags(CellGrid grid, IReadOnlyList<KeyValuePair<string, string>> said, int rowsPerStrip, int strips, uint[] sizes)
    {
        string description = string.Join("; ", said.Select(static s => $"{s.Key} {s.Value}"));
        string metadata = "<GDALMetadata>" + string.Concat(said.Select(static s =>
            $"<Item name=\"{s.Key}\">{SecurityElement.Escape(s.Value)}</Item>")) + "</GDALMetadata>";
        double north = grid.South + grid.Rows * grid.RowSpacing;
        return
        [
            Tag.Long(256, (uint)grid.Columns),
            Tag.Long(257, (uint)grid.Rows),
            Tag.Short(258, 32),
            // No compression; black is zero.
            Tag.Short(259, 1),
            Tag.Short(262, 1),
            Tag.Text(270, description),
            // Offsets are known when the length of all that comes before is.
            Tag.Long(273, new uint[strips]),
            Tag.Short(277, 1),
            Tag.Long(278, (uint)rowsPerStrip),
            Tag.Long(279, sizes),
            // IEEE floating point.
            Tag.Short(339, 3),
            Tag.Double(33550, grid.ColumnSpacing, grid.RowSpacing, 0),
            Tag.Double(33922, 0, 0, 0, grid.West, north, 0),
            // Version 1.1.1 and three keys: a projected system, a pixel is an area, the British National Grid.
            Tag.Short(34735, 1, 1, 1, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 27700),
            Tag.Text(42112, metadata),
            Tag.Text(42113, "nan"),
        ];
    }

    private static byte[] Head(Tag[] tags, uint[] sizes)
    {
        int directory = 8, outside = directory + 2 + tags.Length * EntryBytes + 4;
        int length = outside + tags.Sum(static t => t.Bytes.Length > 4 ? Even(t.Bytes.Length) : 0);
        uint offset = (uint)length;
        Tag offsets = Array.Find(tags, static t => t.Number == 273)!;
        for (int s = 0; s < sizes.Length; s++, offset += sizes[s - 1])
            BinaryPrimitives.WriteUInt32LittleEndian(offsets.Bytes.AsSpan(4 * s), offset);

        var head = new byte[length];
        Span<byte> at = head;
        "II*\0"u8.CopyTo(at);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], (uint)directory);
        BinaryPrimitives.WriteUInt16LittleEndian(at[directory..], (ushort)tags.Length);
        for (int i = 0; i < tags.Length; i++)
        {
            Span<byte> entry = at[(directory + 2 + i * EntryBytes)..];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tags[i].Number);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)tags[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)tags[i].Count);
            if (tags[i].Bytes.Length <= 4)
            {
                tags[i].Bytes.CopyTo(entry[8..]);
                continue;
            }
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)outside);
            tags[i].Bytes.CopyTo(at[outside..]);
            outside += Even(tags[i].Bytes.Length);
        }
        return head;
    }

    private static int Even(int length) => length + (length & 1);

    /// <summary>One entry of the directory.</summary>
    private sealed record Tag(ushort Number, TagType Type, int Count, byte[] Bytes)
    {
        public static Tag Text(ushort number, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text + "\0");
            return new Tag(number, TagType.Ascii, bytes.Length, bytes);
        }

        public static Tag Short(ushort number, params ReadOnlySpan<ushort> values)
        {
            var bytes = new byte[2 * values.Length];
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), values[i]);
            return new Tag(number, TagType.Short, values.Length, bytes);
        }

        public static Tag Long(ushort number, params ReadOnlySpan<uint> values)
        {
            var bytes = new byte[4 * values.Length];
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
            return new Tag(number, TagType.Long, values.Length, bytes);
        }

        public static Tag Double(ushort number, params ReadOnlySpan<double> values)
        {
            var bytes = new byte[8 * values.Length];
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);
            return new Tag(number, TagType.Double, values.Length, bytes);
        }
    }
}
