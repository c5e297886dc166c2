namespace Hotspots.Desktop.Seam;

/// <summary>How do numbers cross the seam by the thousand? As docs/map-window.md says: a JSON header, and columns that a page takes without
/// copying.</summary>
internal static class BinaryColumns
{
    private const int Alignment = 8;

    /// <summary>Length and header, then each column from a multiple of 8 on.</summary>
    /// <param name="header">JSON that names the columns.</param>
    /// <param name="columns">In its order.</param>
    public static byte[] Assemble(byte[] header, IReadOnlyList<byte[]> columns)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The seam is little-endian, and so are the computers it was made for.");
        int length = UpToAlignment(sizeof(uint) + header.Length) - sizeof(uint);
        int total = sizeof(uint) + length + columns.Sum(static c => UpToAlignment(c.Length));
        var all = new byte[total];
        BitConverter.TryWriteBytes(all, (uint)length);
        header.CopyTo(all, sizeof(uint));
        all.AsSpan(sizeof(uint) + header.Length, length - header.Length).Fill((byte)' ');
        int at = sizeof(uint) + length;
        foreach (byte[] column in columns)
        {
            column.CopyTo(all, at);
            at += UpToAlignment(column.Length);
        }
        return all;
    }

    private static int UpToAlignment(int bytes) => checked(bytes + Alignment - 1) / Alignment * Alignment;
}
