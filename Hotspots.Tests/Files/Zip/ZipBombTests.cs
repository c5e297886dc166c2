using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Zip;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Zip;

/// <summary>Small archives that would fill any machine are refused before anything is unpacked.</summary>
public sealed class ZipBombTests
{
    private const string Over =
        "Members of the archive lie over one another, as in a bomb and in no honest archive: ask the sender for the plain files.";

    private static readonly byte[] Rows = "id,longitude,latitude\n1,-3.1,53.2\n"u8.ToArray();

    [Fact]
    public void Two_names_for_the_same_bytes_are_refused()
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", Rows), ("b.csv", Rows));
        int first = ZipFileBytes.DirectoryEntry(archive, 0), second = ZipFileBytes.DirectoryEntry(archive, 1);
        archive.AsSpan(first + 42, 4).CopyTo(archive.AsSpan(second + 42));
        Assert.Equal(Over, Problem(archive));
    }

    [Fact]
    public void A_member_that_quotes_the_next_as_its_own_data_is_refused()
    {
        byte[] inner = Local("b.csv", [], Rows);
        byte[] outer = Local("a.csv", [], [.. Rows, .. inner]);
        byte[] archive =
            [.. outer, .. Directory(outer.Length, ("a.csv", 0, Rows.Length + inner.Length), ("b.csv", outer.Length - inner.Length, Rows.Length))];
        Assert.Equal(Over, Problem(archive));
    }

    // The directory does not know of the field: only the member's own header tells that it reaches over the next.
    [Fact]
    public void A_member_that_quotes_the_next_in_its_extra_field_is_refused()
    {
        byte[] inner = Local("b.csv", [], Rows);
        byte[] outer = Local("a.csv", inner, Rows);
        byte[] archive = [.. outer, .. Directory(outer.Length, ("a.csv", 0, Rows.Length), ("b.csv", 30 + 5, Rows.Length))];
        Assert.Equal(Over, Problem(archive));
    }

    [Fact]
    public void Members_that_lie_one_after_another_by_the_same_hand_are_read()
    {
        byte[] first = Local("a.csv", [9, 9, 0, 0], Rows), second = Local("b.csv", [], Rows);
        byte[] archive =
            [.. first, .. second, .. Directory(first.Length + second.Length, ("a.csv", 0, Rows.Length), ("b.csv", first.Length, Rows.Length))];
        Assert.Equal(["a.csv", "b.csv"], ZipDirectory.Read(new MemoryStream(archive), 10).Select(static m => m.Name));
    }

    [Fact]
    public void Many_small_members_that_make_a_bomb_together_are_refused_together()
    {
        (string Name, byte[] Bytes)[] members =
            [.. Enumerable.Range(0, 10).Select(static i => ($"{i}.csv", Encoding.UTF8.GetBytes(new string('\n', 50_000))))];
        byte[] archive = ZipFileBytes.Of(CompressionLevel.SmallestSize, members);
        ZipListing listing = List(archive, new ZipLimits { RatioCountsFrom = 100_000 });
        Assert.Empty(listing.Files);
        Assert.Equal(
            ("x.zip", "The archive unpacks to more than 200 times its size, as a bomb does and data does not: ask the sender for the plain files."),
            (Assert.Single(listing.Problems).Name, listing.Problems[0].Problem));
        Assert.Equal(10, List(archive, new ZipLimits { RatioCountsFrom = 1_000_000 }).Files.Count);
    }

    [SharedFact("cases/hostile/overlap20.zip")]
    public void A_bomb_of_twenty_names_for_one_member_is_refused_unread()
    {
        ReadResult read = IncidentFiles.Read([SharedData.Path("cases/hostile/overlap20.zip")], ReadOptions.Default);
        Assert.Equal(Over, Assert.Single(read.Report.Files).Problem);
        Assert.Equal(0, read.Report.Incidents);
    }

    private static string Problem(byte[] archive) =>
        Assert.Throws<UnreadableFileException>(() => ZipDirectory.Read(new MemoryStream(archive), 100)).Message;

    private static ZipListing List(byte[] archive, ZipLimits limits) =>
        ZipSource.List("x.zip", () => new MemoryStream(archive), ZipDirectory.Read(new MemoryStream(archive), limits.Members), limits);

    /// <summary>A member as it lies in the archive, not packed.</summary>
    private static byte[] Local(string name, byte[] extra, byte[] data)
    {
        var header = new byte[30];
        "PK\u0003\u0004"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), Crc32.Append(0, data));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)extra.Length);
        return [.. header, .. Encoding.ASCII.GetBytes(name), .. extra, .. data];
    }

    private static byte[] Directory(int start, params (string Name, int At, int Length)[] members)
    {
        var all = new List<byte>();
        foreach ((string name, int at, int length) in members)
        {
            var entry = new byte[46];
            "PK\u0001\u0002"u8.CopyTo(entry);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(20), length);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(24), length);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(28), (ushort)name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(42), at);
            all.AddRange(entry);
            all.AddRange(Encoding.ASCII.GetBytes(name));
        }
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)members.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)members.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), all.Count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), start);
        return [.. all, .. end];
    }
}
