using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Zip;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Zip;

public sealed class ZipSourceTests
{
    private const string Good = "id,longitude,latitude\n1,-3.1,53.2\n";

    [Fact]
    public void Members_are_sorted_and_named_below_the_archive()
    {
        ZipListing listing = List(ZipFileBytes.Of(("2018-11/b.csv", Good), ("2018-10/z.csv", "z"), ("2018-10/", ""), ("2018-10/a.csv", "a")));
        Assert.Equal(["x.zip/2018-10/a.csv", "x.zip/2018-10/z.csv", "x.zip/2018-11/b.csv"], listing.Files.Select(f => f.Name));
        Assert.Equal(["a", "z", Good], listing.Files.Select(Text));
        Assert.Equal([1L, 1L, (long)Good.Length], listing.Files.Select(f => f.Length));
        Assert.All(listing.Files, f => Assert.Null(f.Path));
    }

    [Fact]
    public void Packed_and_unpacked_members_are_read_whole_in_any_portions()
    {
        byte[] data = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},")));
        foreach (CompressionLevel level in new[] { CompressionLevel.NoCompression, CompressionLevel.Optimal })
        {
            SourceFile file = Assert.Single(List(ZipFileBytes.Of(level, ("a.csv", data))).Files);
            foreach (int portion in new[] { 1, 7, 4096, 1 << 20 })
            {
                using Stream stream = file.Open();
                var copy = new MemoryStream();
                stream.CopyTo(copy, portion);
                Assert.True(copy.ToArray().AsSpan().SequenceEqual(data));
            }
        }
    }

    [Fact]
    public void Many_threads_read_members_at_once()
    {
        (string Name, byte[] Bytes)[] members =
            [.. Enumerable.Range(0, 40).Select(i => ($"{i:00}.csv", Encoding.UTF8.GetBytes(new string((char)('a' + i % 26), 50_000 + i))))];
        ZipListing listing = List(ZipFileBytes.Of(members));
        Parallel.For(0, 400, i =>
        {
            int member = i % members.Length;
            Assert.Equal(Encoding.UTF8.GetString(members[member].Bytes), Text(listing.Files[member]));
        });
    }

    [Theory]
    [InlineData("../x.csv")]
    [InlineData("a/../../x.csv")]
    [InlineData("..\\x.csv")]
    [InlineData("/etc/x.csv")]
    [InlineData("\\x.csv")]
    [InlineData("C:\\x.csv")]
    public void A_path_that_climbs_out_is_refused_and_the_rest_is_read(string path)
    {
        ZipListing listing = List(ZipFileBytes.Of((path, Good), ("good.csv", Good)));
        Assert.Equal("x.zip/good.csv", Assert.Single(listing.Files).Name);
        Assert.Contains("leads out of the archive", Assert.Single(listing.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_refused_by_its_ratio_and_the_rest_is_read()
    {
        ZipListing listing = List(
            ZipFileBytes.Of(CompressionLevel.SmallestSize, ("bomb.csv", new byte[300_000]), ("good.csv", Encoding.UTF8.GetBytes(Good))),
            new ZipLimits { RatioCountsFrom = 100_000 });
        Assert.Equal("x.zip/good.csv", Assert.Single(listing.Files).Name);
        Assert.Equal(
            ("x.zip/bomb.csv", "It unpacks to more than 200 times its size, as a bomb does and data does not: ask the sender for the plain file."),
            (listing.Problems[0].Name, listing.Problems[0].Problem));
    }

    [Fact]
    public void A_member_or_archive_that_is_too_large_is_refused_by_its_size()
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", new string('a', 600)), ("b.csv", new string('b', 600)), ("c.csv", new string('c', 1500)));
        ZipListing listing = List(archive, new ZipLimits { MemberBytes = 1000, ArchiveBytes = 1000 });
        Assert.Equal("x.zip/a.csv", Assert.Single(listing.Files).Name);
        Assert.Equal(["x.zip/b.csv", "x.zip/c.csv"], listing.Problems.Select(p => p.Name));
        Assert.Contains("archive unpacks to more than 1,000 bytes", listing.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("It unpacks to more than 1,000 bytes", listing.Problems[1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void A_size_that_lies_is_found_out_while_reading(int stated)
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", new string('a', 50_000)));
        BinaryPrimitives.WriteInt32LittleEndian(archive.AsSpan(ZipFileBytes.DirectoryEntry(archive, 0) + 24), stated);
        SourceFile file = Assert.Single(List(archive).Files);
        string problem = Assert.Throws<UnreadableFileException>(() => Text(file)).Message;
        Assert.Contains(stated == 10 ? "more than the archive says" : "damaged", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_is_found_at_the_end()
    {
        byte[] archive = ZipFileBytes.Of(CompressionLevel.NoCompression, ("a.csv", Encoding.UTF8.GetBytes(Good)));
        archive[archive.AsSpan().IndexOf("53.2"u8)] = (byte)'9';
        Assert.Contains("damaged", Assert.Throws<UnreadableFileException>(() => Text(List(archive).Files[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encrypted_and_strangely_packed_members_say_what_to_do()
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", Good), ("b.csv", Good), ("c.csv", Good));
        archive[ZipFileBytes.DirectoryEntry(archive, 0) + 8] |= 1;
        archive[ZipFileBytes.DirectoryEntry(archive, 1) + 10] = 14;
        ZipListing listing = List(archive);
        Assert.Equal("x.zip/c.csv", Assert.Single(listing.Files).Name);
        Assert.StartsWith("It is encrypted", listing.Problems[0].Problem, StringComparison.Ordinal);
        Assert.StartsWith("It is packed by a method that is not read here (number 14)", listing.Problems[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_in_an_archive_is_not_opened()
    {
        byte[] inner = ZipFileBytes.Of(("a.csv", Good));
        ZipListing listing = List(ZipFileBytes.Of(("inner.ZIP", inner), ("disguised.csv", inner)));
        Assert.Equal("It is an archive inside an archive: unpack it first.", Assert.Single(listing.Problems).Problem);
        SourceFile disguised = Assert.Single(listing.Files);
        string problem = Assert.Throws<UnreadableFileException>(
            () => IncidentFormats.Recognise(disguised).Read(disguised, new RecordingSink(), CancellationToken.None)).Message;
        Assert.Equal("It is an archive and no workbook: unpack it and name the files in it.", problem);
    }

    [Fact]
    public void A_name_that_comes_twice_is_read_once()
    {
        ZipListing listing = List(ZipFileBytes.Of(("a.csv", "first"), ("a.csv", "second")));
        Assert.Equal("first", Text(Assert.Single(listing.Files)));
        Assert.Contains("twice", Assert.Single(listing.Problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_data_is_passed_over_and_named()
    {
        ZipListing listing = List(
            ZipFileBytes.Of(("readme.txt", ""), ("map.pdf", ""), ("__MACOSX/._a.csv", ""), (".DS_Store", ""), ("tips.txt", "a\tb"), ("a.csv", Good)));
        Assert.Equal(["x.zip/a.csv", "x.zip/tips.txt"], listing.Files.Select(f => f.Name));
        Assert.Empty(listing.Problems);
        Assert.Equal("x.zip: passed over .DS_Store, __MACOSX/._a.csv, map.pdf, readme.txt, which by name hold no incidents.", listing.Note);
    }

    [Fact]
    public void A_member_cut_out_of_the_archive_is_damaged()
    {
        byte[] archive = ZipFileBytes.Of(("a.csv", Good), ("b.csv", Good));
        BinaryPrimitives.WriteInt32LittleEndian(archive.AsSpan(ZipFileBytes.DirectoryEntry(archive, 0) + 42), 5);
        ZipListing listing = List(archive);
        Assert.Contains("damaged", Assert.Throws<UnreadableFileException>(() => Text(listing.Files[0])).Message, StringComparison.Ordinal);
        Assert.Equal(Good, Text(listing.Files[1]));
    }

    private static ZipListing List(byte[] archive, ZipLimits? limits = null)
    {
        limits ??= ZipLimits.Default;
        return ZipSource.List("x.zip", () => new MemoryStream(archive), ZipDirectory.Read(new MemoryStream(archive), limits.Members), limits);
    }

    private static string Text(SourceFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }
}
