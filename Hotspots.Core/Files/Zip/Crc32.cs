using System.Buffers.Binary;

namespace Hotspots.Core.Files.Zip;

/// <summary>The checksum of ZIP members: CRC-32 with the polynomial 0xEDB88320, eight bytes at a step.</summary>
/// <remarks>
/// The framework's archive reader does not check it, and its own implementation is in a package apart. Source: ISO 3309; the tables for eight
/// bytes after Kounavis and Berry, "Novel Table Lookup-Based Algorithms for High-Performance CRC Generation" (2008).
/// </remarks>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Goes on with a checksum.</summary>
    /// <param name="crc">The checksum so far; 0 at the beginning.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3], t4 = Tables[4], t5 = Tables[5], t6 = Tables[6], t7 = Tables[7];
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc, high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[low >> 24]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[high >> 24];
            bytes = bytes[8..];
        }
        foreach (byte value in bytes)
            crc = t0[(byte)crc ^ value] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (int t = 0; t < 8; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                uint crc = t == 0 ? i : tables[t - 1][i];
                for (int bit = 0; bit < 8; bit++)
                    crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
                tables[t][i] = crc;
            }
        }
        return tables;
    }
}
