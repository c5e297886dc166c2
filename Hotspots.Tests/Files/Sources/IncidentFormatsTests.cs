using System.Text;
using Hotspots.Core.Files;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Sources;

public sealed class IncidentFormatsTests
{
    public static TheoryData<string, byte[], string> Recognised => new()
    {
        { "CSV", "id,kind\n1,tip\n"u8.ToArray(), "x" },
        { "CSV", Encoding.Unicode.GetBytes("\uFEFFid,kind\n1,tip\n"), "x.csv" },
        { "CSV", "id\n"u8.ToArray(), "wrong.xlsx" },
        { "CSV", "{curly},kind\n1,tip\n"u8.ToArray(), "x.csv" },
        { "GeoJSON", """{"type":"FeatureCollection","features":[]}"""u8.ToArray(), "x" },
        { "GeoJSON", "\uFEFF  \n{ \"type\":"u8.ToArray(), "wrong.csv" },
        { "GeoJSON", Encoding.Unicode.GetBytes("{\"type\":\"Feature\""), "x" },
        { "GeoJSON", "[1,2]"u8.ToArray(), "x.geojson" },
        { "GeoJSON", "\u001e{\"type\":"u8.ToArray(), "x" },
        { "Excel", new XlsxFile().WithCells("A", ["id"]).ToBytes(), "x.csv" },
        { "Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "x.xls" },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "empty", [] },
        { "PDF", "%PDF-1.7\n"u8.ToArray() },
        { "Parquet", "PAR1\u0015"u8.ToArray() },
        { "shapefile", [0, 0, 0x27, 0x0A, 0, 0] },
        { "gzip", [0x1F, 0x8B, 8, 0] },
        { "picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13] },
        { "web page", "\r\n<HTML><table>"u8.ToArray() },
        { "XML", "<?xml version=\"1.0\"?><kml>"u8.ToArray() },
        { "no text", [1, 2, 0, 3, 0, 0, 0, 7, 8, 9] },
    };

    [Theory]
    [MemberData(nameof(Recognised))]
    public void A_file_is_recognised_by_what_is_in_it(string format, byte[] bytes, string name) =>
        Assert.Equal(format, IncidentFormats.Recognise(InMemory.File(name, bytes)).Name);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_no_reader_reads_is_named(string name, byte[] bytes) =>
        Assert.Contains(
            name, Assert.Throws<UnreadableFileException>(() => IncidentFormats.Recognise(InMemory.File("x.csv", bytes))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_message_is_one_sentence_that_says_what_to_do()
    {
        foreach (object[] row in (IEnumerable<object[]>)Refused)
        {
            string message = Assert.Throws<UnreadableFileException>(() => IncidentFormats.Recognise(InMemory.File("x", (byte[])row[1]))).Message;
            Assert.Matches("^[A-Z][^.]*: [^.]+(\\.xlsx or CSV)?\\.$", message);
        }
    }
}
