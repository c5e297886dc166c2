using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Hotspots.Core.Files.Zip;

/// <summary>One member of an archive, as the archive's directory describes it.</summary>
/// <param name="Name">Path within the archive; folders end in a slash.</param>
/// <param name="Flags">General purpose flags: bit 0 is encryption.</param>
/// <param name="Method">How it is packed: 0 not at all, 8 deflate.</param>
/// <param name="Crc">Checksum of the unpacked bytes.</param>
/// <param name="PackedBytes">Size in the archive.</param>
/// <param name="Bytes">Size when unpacked.</param>
/// <param name="HeaderStart">Where its own header begins in the file.</param>
internal readonly record struct ZipMember(string Name, ushort Flags, ushort Method, uint Crc, long PackedBytes, long Bytes, long HeaderStart)
{
    /// <summary>Does it need a password?</summary>
    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Is it a folder?</summary>
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>Central directory of a ZIP archive. What is in an archive, and where? Reads the directory at its end once, so that each member can be
/// opened without it.</summary>
/// <remarks>
/// The framework's ZipArchive may be used by one thread only and reads the whole directory for each instance: with an instance for each
/// of five thousand members, that is a square. Its list of members is the oracle in the tests. Source: PKWARE APPNOTE 6.3.10, sections
/// 4.3.7, 4.3.12 to 4.3.16 and 4.5.3.
/// </remarks>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054B50;
    private const uint End64Mark = 0x06064B50;
    private const uint Locator64Mark = 0x07064B50;
    private const uint EntryMark = 0x02014B50;
    private const int EndBytes = 22;
    private const int LongestComment = 65_535;

    /// <summary>A hundred thousand members with long paths take some 20 MB of directory.</summary>
    private const long MaxDirectoryBytes = 256L << 20;

    /// <summary>Reads the directory.</summary>
    /// <param name="archive">A seekable stream.</param>
    /// <param name="maxMembers">More members than this are refused.</param>
    /// <exception cref="UnreadableFileException">There is no sound directory, or members lie over one another.</exception>
    public static List<ZipMember> Read(Stream archive, int maxMembers)
    {
        (long start, int length, long count, long shift) = Locate(archive);
        if (count > maxMembers)
            throw new UnreadableFileException(
                $"The archive has more than {maxMembers.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} members: "
                    + "unpack it and name the files that are wanted.");
        byte[] directory = ReadAt(archive, start, length);
        var members = new List<ZipMember>((int)Math.Min(count, length / 46));
        ReadOnlySpan<byte> rest = directory;
        for (long i = 0; i < count; i++)
        {
            if (rest.Length < 46 || BinaryPrimitives.ReadUInt32LittleEndian(rest) != EntryMark)
                throw Damaged();
            int name = UInt16(rest, 28), extra = UInt16(rest, 30), comment = UInt16(rest, 32);
            if (rest.Length < 46 + name + extra + comment)
                throw Damaged();
            members.Add(Entry(rest, rest.Slice(46, name), rest.Slice(46 + name, extra), shift));
            rest = rest[(46 + name + extra + comment)..];
        }
        RefuseOverlaps(archive, members);
        return members;
    }

    /// <summary>Where a member's packed bytes begin: behind its own header, whose length only it knows.</summary>
    /// <exception cref="UnreadableFileException">The header is not where the directory says, or the bytes are not all there.</exception>
    public static long DataStart(Stream archive, ZipMember member) => TryDataStart(archive, member, out long start) ? start : throw Damaged();

    private static bool TryDataStart(Stream archive, ZipMember member, out long start)
    {
        start = 0;
        if (member.HeaderStart < 0 || member.HeaderStart > archive.Length - 30)
            return false;
        Span<byte> header = stackalloc byte[30];
        archive.Position = member.HeaderStart;
        archive.ReadExactly(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034B50)
            return false;
        start = member.HeaderStart + 30 + UInt16(header, 26) + UInt16(header, 28);
        return member.PackedBytes >= 0 && start <= archive.Length - member.PackedBytes;
    }

    /// <summary>Members that share bytes are how a file of kilobytes unpacks to petabytes; no honest program writes them.</summary>
    /// <remarks>
    /// A member takes its own header, whose length the directory does not know, and its packed bytes: one that quotes the headers behind it as
    /// data, or in its own extra field, reaches over them. Source: Fifield, "A better zip bomb" (WOOT 2019).
    /// </remarks>
    private static void RefuseOverlaps(Stream archive, List<ZipMember> members)
    {
        var ranges = new List<(long Start, long End)>(members.Count);
        foreach (ZipMember member in members)
        {
            // What is not where the directory says cannot be opened either, and is explained when it is.
            if (TryDataStart(archive, member, out long start))
                ranges.Add((member.HeaderStart, start + member.PackedBytes));
        }
        ranges.Sort();
        for (int i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].Start < ranges[i - 1].End)
                throw new UnreadableFileException(
                    "Members of the archive lie over one another, as in a bomb and in no honest archive: ask the sender for the plain files.");
        }
    }

    private static (long Start, int Length, long Count, long Shift) Locate(Stream archive)
    {
        int tailLength = (int)Math.Min(archive.Length, EndBytes + LongestComment);
        long tailStart = archive.Length - tailLength;
        ReadOnlySpan<byte> tail = ReadAt(archive, tailStart, tailLength);
        int end = tail.Length - EndBytes;
        while (end >= 0
            && !(BinaryPrimitives.ReadUInt32LittleEndian(tail[end..]) == EndMark && end + EndBytes + UInt16(tail, end + 20) <= tail.Length))
            end--;
        if (end < 0)
            throw new UnreadableFileException("The archive has no end, as if it had been cut short: download or copy it again.");
        long count = UInt16(tail, end + 10), length = UInt32(tail, end + 12), offset = UInt32(tail, end + 16), directoryEnd = tailStart + end;
        if (count == ushort.MaxValue || length == uint.MaxValue || offset == uint.MaxValue)
            (count, length, offset, directoryEnd) = Locate64(archive, directoryEnd, (count, length, offset, directoryEnd));
        // Bytes may stand before the archive (a self-extracting program): then every offset is shifted by them.
        long start = directoryEnd - length;
        if (count < 0 || length < 0 || length > MaxDirectoryBytes || start < 0 || offset < 0 || start < offset)
            throw Damaged();
        return (start, (int)length, count, start - offset);
    }

    private static (long Count, long Length, long Offset, long End) Locate64(
        Stream archive, long end, (long Count, long Length, long Offset, long End) small)
    {
        if (end < 20)
            return small;
        byte[] locator = ReadAt(archive, end - 20, 20);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != Locator64Mark)
            return small;
        long at = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (at < 0 || at > archive.Length - 56)
            throw Damaged();
        byte[] end64 = ReadAt(archive, at, 56);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end64) != End64Mark)
            throw Damaged();
        return (BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(40)),
            BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(48)), at);
    }

    private static ZipMember Entry(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, long shift)
    {
        long packed = UInt32(entry, 20), bytes = UInt32(entry, 24), header = UInt32(entry, 42);
        while (extra.Length >= 4)
        {
            int length = Math.Min(UInt16(extra, 2), extra.Length - 4);
            ReadOnlySpan<byte> field = extra.Slice(4, length);
            if (UInt16(extra, 0) == 1)
            {
                // Only the sizes that do not fit into four bytes are there, in this order.
                bytes = Take64(ref field, bytes);
                packed = Take64(ref field, packed);
                header = Take64(ref field, header);
            }
            extra = extra[(4 + length)..];
        }
        if (bytes < 0 || packed < 0 || header < 0 || header > long.MaxValue - shift)
            throw Damaged();
        return new ZipMember(
            Text(name), (ushort)UInt16(entry, 8), (ushort)UInt16(entry, 10), BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, bytes,
            header + shift);
    }

    private static long Take64(ref ReadOnlySpan<byte> field, long known)
    {
        if (known != uint.MaxValue || field.Length < 8)
            return known;
        long value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return value;
    }

    // Old programs write names in the code page of the first PC and do not say so; what is UTF-8 by its bytes is UTF-8.
    private static string Text(ReadOnlySpan<byte> name) =>
        (Utf8.IsValid(name) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(437)!).GetString(name);

    private static byte[] ReadAt(Stream archive, long start, int length)
    {
        var bytes = new byte[length];
        archive.Position = start;
        archive.ReadExactly(bytes);
        return bytes;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static long UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static UnreadableFileException Damaged() => new("The archive is damaged: download or copy it again, or unpack it and name the files.");
}
