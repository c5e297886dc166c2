using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Surfaces;

/// <summary>GeoTIFF reader of the surfaces that a run wrote: one band of 32-bit floating point, not compressed, on the National Grid.</summary>
/// <remarks>It is no reader of other programs' pictures: what differs is refused.</remarks>
internal static class GeoTiffReader
{
    private const int EntryBytes = 12;

    /// <summary>Reads one.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="said">What is said of it, by name: "AREA", "METHOD", "UNIT".</param>
    /// <exception cref="UnreadableFileException">It is not as a run writes it.</exception>
    public static Surface Read(ReadOnlySpan<byte> bytes, out IReadOnlyDictionary<string, string> said)
    {
        try
        {
            Dictionary<ushort, double[]> tags = Tags(bytes, out string metadata);
            said = XElement.Parse(metadata).Elements("Item").ToDictionary(
                static item => (string)item.Attribute("name")!, static item => item.Value, StringComparer.Ordinal);
            int columns = (int)tags[256][0], rows = (int)tags[257][0], rowsPerStrip = (int)tags[278][0];
            double size = tags[33550][0];
            if (tags[258][0] != 32 || tags[259][0] != 1 || tags[339][0] != 3 || tags[33550][1] != size)
                throw new UnreadableFileException(NotOurs);
            double west = tags[33922][3], south = tags[33922][4] - rows * size;
            var grid = CellGrid.At(CellShape.Square, size, (long)Math.Round(west / size), (long)Math.Round(south / size), columns, rows);
            var values = new double[grid.CellCount];
            double[] strips = tags[273];
            for (int line = 0; line < rows; line++)
            {
                int from = (int)strips[line / rowsPerStrip] + line % rowsPerStrip * columns * sizeof(float);
                // A picture begins in the north, a grid in the south.
                int row = rows - 1 - line;
                for (int column = 0; column < columns; column++)
                    values[row * columns + column] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(from + column * sizeof(float))..]);
            }
            return new Surface(grid, values, said.GetValueOrDefault("UNIT", ""));
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or IndexOutOfRangeException or System.Xml.XmlException
            or OverflowException or NullReferenceException)
        {
            throw new UnreadableFileException(NotOurs, e);
        }
    }

    private const string NotOurs = "The picture of a density is not as a run writes it: make the results again with \"hotspots run\".";

    private static Dictionary<ushort, double[]> Tags(ReadOnlySpan<byte> bytes, out string metadata)
    {
        if (!bytes.StartsWith("II*\0"u8))
            throw new UnreadableFileException(NotOurs);
        int directory = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[directory..]);
        var tags = new Dictionary<ushort, double[]>();
        metadata = "<GDALMetadata/>";
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = bytes[(directory + 2 + i * EntryBytes)..];
            ushort number = BinaryPrimitives.ReadUInt16LittleEndian(entry), type = BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]);
            int values = BinaryPrimitives.ReadInt32LittleEndian(entry[4..]);
            int width = type switch { 2 => 1, 3 => 2, 4 => 4, 12 => 8, _ => throw new UnreadableFileException(NotOurs) };
            ReadOnlySpan<byte> at = checked(values * width) <= 4 ? entry[8..] : bytes[BinaryPrimitives.ReadInt32LittleEndian(entry[8..])..];
            if (type == 2)
            {
                if (number == 42112)
                    metadata = Encoding.UTF8.GetString(at[..values]).TrimEnd('\0');
                continue;
            }
            var read = new double[values];
            for (int k = 0; k < values; k++)
            {
                read[k] = type switch
                {
                    3 => BinaryPrimitives.ReadUInt16LittleEndian(at[(k * width)..]),
                    4 => BinaryPrimitives.ReadUInt32LittleEndian(at[(k * width)..]),
                    _ => BinaryPrimitives.ReadDoubleLittleEndian(at[(k * width)..]),
                };
            }
            tags[number] = read;
        }
        return tags;
    }
}
