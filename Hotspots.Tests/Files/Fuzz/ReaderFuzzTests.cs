using Hotspots.Core.Files;

namespace Hotspots.Tests.Files.Fuzz;

/// <summary>Whatever is in a file, reading it ends, and ends in rows or in a sentence.</summary>
public sealed class ReaderFuzzTests
{
    // Together 150,000. An archive or workbook takes ten times as long as a text.
    public static TheoryData<string, int> Cases =>
        new() { { "CSV", 50_000 }, { "GeoJSON", 50_000 }, { "JSON", 20_000 }, { "ZIP", 35_000 }, { "Excel", 15_000 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spoilt_files_give_rows_or_a_sentence(string format, int cases)
    {
        int rows = 0, sentences = 0;
        for (int i = 0; i < cases; i++)
        {
            byte[] bytes = FuzzSeeds.Makers[format](new Mutator((ulong)i));
            try
            {
                ReaderTrial trial = ReaderTrial.Of(format == "ZIP", bytes);
                rows += trial.Rows;
                sentences += trial.Sentences;
            }
            catch (Exception error)
            {
                Assert.Fail($"case {i}: {error}\n{Convert.ToBase64String(bytes)}");
            }
        }
        // The cases must reach both ends, else they test nothing.
        Assert.True(rows > cases / 10, $"only {rows} rows");
        Assert.True(sentences > cases / 200, $"only {sentences} sentences");
    }

    [Fact]
    public void Every_format_is_spoilt()
    {
        // A store is a file of the program's own, and no text: it is spoilt in StoreFileTests.
        Assert.Equal(["store"], IncidentFormats.All.Select(static reader => reader.Name).Except(FuzzSeeds.Makers.Keys));
        Assert.Equal(FuzzSeeds.Makers.Keys.Order(), ((IEnumerable<object[]>)Cases).Select(static row => (string)row[0]).Order());
        Assert.True(((IEnumerable<object[]>)Cases).Sum(static row => (int)row[1]) >= 100_000);
    }
}
