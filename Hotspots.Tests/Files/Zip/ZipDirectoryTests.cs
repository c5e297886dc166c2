using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Zip;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Zip;

public sealed class ZipDirectoryTests
{
    private const int Many = 100_000;

    [Fact]
    public void Members_are_those_that_the_framework_finds()
    {
        byte[] archive = ZipFileBytes.Of(("b.csv", "id\n1\n"), ("folder/", ""), ("folder/ü.csv", new string('x', 5000)), ("empty.csv", ""));
        AssertSameAsFramework(archive);
    }

    [Fact]
    public void An_archive_behind_a_program_that_unpacks_it_is_read()
    {
        byte[] program = Encoding.ASCII.GetBytes("#!/bin/unpack\n"), archive = ZipFileBytes.Of(("a.csv", "id\n1\n"));
        ZipMember member = Assert.Single(ZipDirectory.Read(new MemoryStream([.. program, .. archive]), Many));
        using var reader = new StreamReader(new ZipMemberStream(new MemoryStream([.. program, .. archive]), member));
        Assert.Equal("id\n1\n", reader.ReadToEnd());
    }

    [SharedFact("realdata/police-uk/police-uk-2018-10_2019-02.zip")]
    public void Members_of_a_police_archive_are_those_that_the_framework_finds()
    {
        using FileStream file = File.OpenRead(SharedData.Path("realdata/police-uk/police-uk-2018-10_2019-02.zip"));
        Assert.Equal(203, AssertSameAsFramework(file).Count(m => m.Name.EndsWith(".csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sizes_of_eight_bytes_are_read()
    {
        // The end and the entry say "see the eight-byte field"; written by hand after APPNOTE 4.3.14 and 4.5.3.
        byte[] small = ZipFileBytes.Of(("a.csv", "id\n1\n"));
        int entry = ZipFileBytes.DirectoryEntry(small, 0), end = small.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        ReadOnlySpan<byte> old = small.AsSpan(entry, end - entry);
        int name = BinaryPrimitives.ReadUInt16LittleEndian(old[28..]);
        var directory = new byte[46 + name + 28];
        old[..(46 + name)].CopyTo(directory);
        BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(30), 28);
        BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(32), 0);
        Span<byte> extra = directory.AsSpan(46 + name);
        extra[0] = 1;
        extra[2] = 24;
        BinaryPrimitives.WriteInt64LittleEndian(extra[4..], BinaryPrimitives.ReadUInt32LittleEndian(old[24..]));
        BinaryPrimitives.WriteInt64LittleEndian(extra[12..], BinaryPrimitives.ReadUInt32LittleEndian(old[20..]));
        BinaryPrimitives.WriteInt64LittleEndian(extra[20..], BinaryPrimitives.ReadUInt32LittleEndian(old[42..]));
        directory.AsSpan(20, 8).Fill(0xFF);
        directory.AsSpan(42, 4).Fill(0xFF);
        var end64 = new byte[56];
        "PK\u0006\u0006"u8.CopyTo(end64);
        BinaryPrimitives.WriteInt64LittleEndian(end64.AsSpan(4), 44);
        BinaryPrimitives.WriteInt64LittleEndian(end64.AsSpan(24), 1);
        BinaryPrimitives.WriteInt64LittleEndian(end64.AsSpan(32), 1);
        BinaryPrimitives.WriteInt64LittleEndian(end64.AsSpan(40), directory.Length);
        BinaryPrimitives.WriteInt64LittleEndian(end64.AsSpan(48), entry);
        var locator = new byte[20];
        "PK\u0006\u0007"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), entry + directory.Length);
        BinaryPrimitives.WriteInt32LittleEndian(locator.AsSpan(16), 1);
        byte[] tail = small[end..];
        tail.AsSpan(8, 12).Fill(0xFF);
        AssertSameAsFramework([.. small[..entry], .. directory, .. end64, .. locator, .. tail]);
    }

    [Fact]
    public void An_archive_cut_short_anywhere_says_so()
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", "id\n1\n"), ("b.csv", "id\n2\n"));
        for (int length = 0; length < archive.Length; length++)
            Assert.Contains(
                "cut short", Assert.Throws<UnreadableFileException>(() => ZipDirectory.Read(new MemoryStream(archive, 0, length), Many)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_members_are_refused() =>
        Assert.Contains(
            "more than 1 members",
            Assert.Throws<UnreadableFileException>(() => ZipDirectory.Read(new MemoryStream(ZipFileBytes.Of(("a", ""), ("b", ""))), 1)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_checksum_is_the_standard_one()
    {
        Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8)); // check value of CRC-32/ISO-HDLC
        byte[] bytes = Encoding.ASCII.GetBytes(new string('a', 100) + new string('b', 33));
        uint inSteps = 0;
        foreach (byte value in bytes)
            inSteps = Crc32.Append(inSteps, [value]);
        Assert.Equal(inSteps, Crc32.Append(0, bytes));
    }

    private static List<ZipMember> AssertSameAsFramework(byte[] archive) => AssertSameAsFramework(new MemoryStream(archive));

    private static List<ZipMember> AssertSameAsFramework(Stream archive)
    {
        List<ZipMember> members = ZipDirectory.Read(archive, Many);
        using var framework = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        Assert.Equal(
            framework.Entries.Select(e => (e.FullName, e.Length, e.CompressedLength, e.Crc32)),
            members.Select(m => (m.Name, m.Bytes, m.PackedBytes, m.Crc)));
        Assert.All(members, member => Assert.InRange(ZipDirectory.DataStart(archive, member), member.HeaderStart + 30, archive.Length));
        return members;
    }
}
