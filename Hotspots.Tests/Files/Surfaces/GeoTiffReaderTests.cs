using Hotspots.Core.Files;
using Hotspots.Core.Files.Surfaces;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Surfaces;

namespace Hotspots.Tests.Files.Surfaces;

public sealed class GeoTiffReaderTests
{
    private static readonly KeyValuePair<string, string>[] Said =
        [new("AREA", "Rhôs & <Môn>"), new("METHOD", "kde"), new("UNIT", "incidents per km²")];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(700, 500)]
    public void What_was_written_is_read_again(int columns, int rows)
    {
        Surface surface = Make(columns, rows);
        Surface read = GeoTiffReader.Read(Written(surface), out IReadOnlyDictionary<string, string> said);
        Assert.Equal((surface.Grid.West, surface.Grid.South, surface.Grid.Size), (read.Grid.West, read.Grid.South, read.Grid.Size));
        Assert.Equal((columns, rows), (read.Grid.Columns, read.Grid.Rows));
        Assert.Equal(surface.Values.Select(static value => (double)(float)value), read.Values);
        Assert.Equal("incidents per km²", read.Unit);
        Assert.Equal(("Rhôs & <Môn>", "kde"), (said["AREA"], said["METHOD"]));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_no_such_picture_is_refused_in_a_sentence()
    {
        byte[] whole = Written(Make(9, 5));
        for (int length = 0; length < whole.Length - 1; length += 7)
        {
            string message = Assert.Throws<UnreadableFileException>(() => GeoTiffReader.Read(whole.AsSpan(0, length), out _)).Message;
            Assert.EndsWith(".", message, StringComparison.Ordinal);
        }
        byte[] compressed = [.. whole];
        // The fourth entry of the directory is how it is compressed.
        compressed[8 + 2 + 3 * 12 + 8] = 5;
        Assert.Throws<UnreadableFileException>(() => GeoTiffReader.Read(compressed, out _));
    }

    private static Surface Make(int columns, int rows)
    {
        var random = new SeededRandom(3);
        CellGrid grid = CellGrid.At(CellShape.Square, 50, 12_340, 4_290, columns, rows);
        return new Surface(grid, [.. Enumerable.Range(0, grid.CellCount).Select(_ => random.NextDouble() * 1e4)], "incidents per km²");
    }

    private static byte[] Written(Surface surface)
    {
        using var stream = new MemoryStream();
        GeoTiff.Write(stream, surface, Said, CancellationToken.None);
        return stream.ToArray();
    }
}
