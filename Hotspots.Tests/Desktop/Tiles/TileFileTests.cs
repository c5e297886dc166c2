using System.IO.Compression;
using System.Text;
using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

public sealed class TileFileTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n rest"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Zoomstack_is_recognised_by_its_layers()
    {
        using TileFile file = Zoomstack();
        TileMetadata metadata = file.Metadata;
        Assert.True(metadata.IsVector);
        Assert.True(metadata.IsZoomstack);
        Assert.Equal(SmallZoomstack.Layers, metadata.Layers);
        Assert.Equal((10, 14), (metadata.MinZoom, metadata.MaxZoom));
        Assert.Equal([1.05, 51.75, 1.25, 51.85], metadata.Bounds!);
        Assert.Contains("Crown copyright", metadata.Attribution, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_vector_map_is_not_taken_for_Zoomstack()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Say("format", "pbf");
            writer.Say("json", """{"vector_layers":[{"id":"roads"},{"id":"water"},{"id":"names"}]}""");
            writer.Put(0, 0, 0, [0x1a, 0x00]);
        });
        Assert.True(file.Metadata.IsVector);
        Assert.False(file.Metadata.IsZoomstack);
    }

    [Fact]
    public void Rows_are_counted_from_the_north()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Put(3, 4, 6, [.. Png, 1]);
            writer.Put(3, 4, 1, [.. Png, 2]);
        });
        Assert.Equal(1, file.Tile(3, 4, 1)![^1]);
        Assert.Equal(2, file.Tile(3, 4, 6)![^1]);
        Assert.Null(file.Tile(3, 4, 2));
    }

    [Fact]
    public void A_road_lies_in_the_tile_that_the_world_gives_it()
    {
        using TileFile file = Zoomstack();
        (int column, int row) = SmallZoomstack.TileOf(SmallZoomstack.PierAvenue, 14);
        using var tile = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(file.Tile(14, column, row)!), CompressionMode.Decompress))
            gzip.CopyTo(tile);
        Assert.Contains("Pier Avenue", Encoding.UTF8.GetString(tile.ToArray()), StringComparison.Ordinal);
        // 1.152° E, 51.787° N by the rule of the web's tiles.
        Assert.Equal((8244, 5427), (column, row));
    }

    [Fact]
    public void What_the_metadata_leave_out_is_taken_from_the_tiles()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Run("DROP TABLE metadata");
            writer.Put(7, 1, 1, Png);
            writer.Put(9, 1, 1, Png);
        });
        Assert.Equal("png", file.Metadata.Format);
        Assert.Equal((7, 9), (file.Metadata.MinZoom, file.Metadata.MaxZoom));
        Assert.Equal("map", file.Metadata.Name);
        Assert.Null(file.Metadata.Bounds);
    }

    [Fact]
    public void A_credit_in_HTML_becomes_text()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Say("attribution", """<a href="https://example.org" onclick="x()">&copy; Some&nbsp;One</a>""");
            writer.Put(0, 0, 0, Png);
        });
        Assert.Equal("© Some One", file.Metadata.Attribution);
    }

    [Theory]
    [InlineData("notes.txt", "just text", "is no map file")]
    [InlineData("map.zip", "PK\x03\x04 and so on", "is packed")]
    public void What_is_no_database_is_named(string name, string content, string sentence) =>
        Refused(_folder.Write(name, content), sentence);

    [Fact]
    public void A_database_without_tiles_is_named() => Refused(Path(static writer => writer.Run("DROP TABLE tiles")), "without a table of tiles");

    [Fact]
    public void A_table_of_tiles_without_one_is_named() => Refused(Path(static _ => { }), "holds no tiles");

    [Fact]
    public void Tiles_on_another_grid_are_named() => Refused(Path(static writer =>
    {
        writer.Say("crs", "EPSG:27700");
        writer.Put(0, 0, 0, Png);
    }), "EPSG:27700");

    [Fact]
    public void Half_a_copy_is_named()
    {
        string path = _folder.PathOf("whole.mbtiles");
        SmallZoomstack.Write(path);
        byte[] whole = File.ReadAllBytes(path);
        Refused(_folder.Write("half.mbtiles", whole[..(whole.Length / 2)]), "damaged or not wholly copied");
    }

    [Fact]
    public void Bytes_that_were_overwritten_are_named()
    {
        string path = _folder.PathOf("whole.mbtiles");
        SmallZoomstack.Write(path);
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(100).Fill(0x5a);
        Refused(_folder.Write("bad.mbtiles", bytes), "damaged or not wholly copied");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_refused(string path) => Refused(path, "Choose a file");

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Refused(_folder.PathOf("missing.mbtiles"), "There is no file");
        Refused(_folder.Path, "is a folder");
    }

    [Fact]
    public void A_name_may_hold_what_means_something_in_an_address()
    {
        string path = _folder.PathOf("a 100% #1 öß & b.mbtiles");
        SmallZoomstack.Write(path);
        using TileFile file = TileFile.Open($"\"{path}\"");
        Assert.True(file.Metadata.IsZoomstack);
        Assert.Equal("file:////server/share/map.mbtiles", MbtilesFile.AddressOf(@"\\server\share\map.mbtiles"));
    }

    [Fact]
    public void Nothing_is_put_beside_the_file()
    {
        using TileFile file = Zoomstack();
        Assert.NotNull(file.Metadata);
        Assert.Equal(["zoomstack.mbtiles"], _folder.Names());
    }

    private TileFile Zoomstack()
    {
        string path = _folder.PathOf("zoomstack.mbtiles");
        SmallZoomstack.Write(path);
        return TileFile.Open(path);
    }

    private TileFile Made(Action<MbtilesWriter> fill) => TileFile.Open(Path(fill));

    private string Path(Action<MbtilesWriter> fill)
    {
        string path = _folder.PathOf("map.mbtiles");
        using var writer = new MbtilesWriter(path);
        fill(writer);
        return path;
    }

    private static void Refused(string path, string sentence)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => TileFile.Open(path));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }
}
