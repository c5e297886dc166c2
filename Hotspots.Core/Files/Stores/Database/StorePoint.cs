using System.Buffers.Binary;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>GeoPackage geometry blob of a point on the National Grid, to the last bit of its coordinates.</summary>
internal static class StorePoint
{
    /// <summary>EPSG code of the British National Grid.</summary>
    public const int BritishGrid = 27700;

    /// <summary>Bytes of a blob.</summary>
    public const int Length = 29;

    // Little-endian, without an envelope: a point is its own.
    private const byte Flags = 1;

    /// <summary>Writes a point.</summary>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    /// <param name="to">Room for <see cref="Length"/> bytes.</param>
    public static void Write(double easting, double northing, Span<byte> to)
    {
        to[0] = (byte)'G';
        to[1] = (byte)'P';
        to[2] = 0;
        to[3] = Flags;
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], BritishGrid);
        to[8] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(to[9..], 1);
        BinaryPrimitives.WriteDoubleLittleEndian(to[13..], easting);
        BinaryPrimitives.WriteDoubleLittleEndian(to[21..], northing);
    }

    /// <summary>Reads a point; null for nothing.</summary>
    /// <exception cref="UnreadableFileException">It is no such point: another program has changed it.</exception>
    public static GridPoint? Read(ReadOnlySpan<byte> blob)
    {
        if (blob.IsEmpty)
            return null;
        if (blob.Length < 8 || blob[0] != (byte)'G' || blob[1] != (byte)'P' || (blob[3] & 1) == 0)
            throw Changed();
        // A program that moved the point may have written an envelope before it.
        int envelope = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => throw Changed() };
        ReadOnlySpan<byte> shape = blob[(8 + Math.Min(envelope, blob.Length - 8))..];
        if (shape.Length < 21 || shape[0] != 1 || BinaryPrimitives.ReadInt32LittleEndian(blob[4..]) != BritishGrid)
            throw Changed();
        var point = new GridPoint(BinaryPrimitives.ReadDoubleLittleEndian(shape[5..]), BinaryPrimitives.ReadDoubleLittleEndian(shape[13..]));
        return double.IsFinite(point.Easting) && double.IsFinite(point.Northing) ? point : throw Changed();
    }

    private static UnreadableFileException Changed() =>
        new("A position in the store is not as this program writes it, so another program has changed it: fetch the store from your last copy.");
}
