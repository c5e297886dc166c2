using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>A stranger's file of tiles is looked up in and never run; what would fill the machine is refused in a sentence.</summary>
public sealed class HostileTilesTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)";

    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n rest"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_view_without_end_is_not_run() => Refused("a view of its own", static writer =>
    {
        writer.Run("DROP TABLE tiles");
        writer.Run($"CREATE VIEW tiles AS {Endless} SELECT 0 AS zoom_level, 0 AS tile_column, i AS tile_row, NULL AS tile_data FROM n");
    });

    [Fact]
    public void A_view_of_metadata_without_end_is_passed_over()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Run("DROP TABLE metadata");
            writer.Run($"CREATE VIEW metadata AS {Endless} SELECT 'name' AS name, i AS value FROM n");
            writer.Put(0, 0, 0, Png);
        });
        Assert.Equal("map", file.Metadata.Name);
    }

    [Fact]
    public void A_column_that_computes_is_refused() => Refused("a view of its own", static writer =>
    {
        writer.Run("DROP TABLE tiles");
        writer.Run("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data AS (zeroblob(500000000)))");
        writer.Run("INSERT INTO tiles VALUES (0, 0, 0)");
    });

    [Fact]
    public void A_virtual_table_is_refused() => Refused("a view of its own", static writer =>
    {
        writer.Run("DROP TABLE tiles");
        writer.Run("CREATE VIRTUAL TABLE tiles USING fts5(zoom_level, tile_column, tile_row, tile_data)");
    });

    [Theory]
    [InlineData("map", "images", "tile_id")]
    [InlineData("tiles_shallow", "tiles_data", "tile_data_id")]
    public void Tiles_that_are_kept_once_are_read_from_their_tables(string places, string images, string id)
    {
        using TileFile file = Made(writer =>
        {
            writer.Run("DROP TABLE tiles");
            writer.Run($"CREATE TABLE {places} (zoom_level integer, tile_column integer, tile_row integer, {id} text)");
            writer.Run($"CREATE TABLE {images} ({id} text, zoom_level integer, tile_data blob)");
            writer.Run(
                $"CREATE VIEW tiles AS SELECT p.zoom_level, p.tile_column, p.tile_row, i.tile_data FROM {places} p JOIN {images} i ON p.{id} = "
                + $"i.{id}");
            writer.Run($"INSERT INTO {places} VALUES (0, 0, 0, 'a'), (1, 0, 0, 'a')");
            writer.Run($"INSERT INTO {images} VALUES ('a', 0, $1)", Png);
        });
        Assert.Equal(Png, file.Tile(0, 0, 0));
        Assert.Equal(Png, file.Tile(1, 0, 1));
        Assert.Null(file.Tile(1, 0, 0));
        Assert.Equal((0, 1), (file.Metadata.MinZoom, file.Metadata.MaxZoom));
    }

    [Fact]
    public void A_tile_larger_than_any_is_refused()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Put(0, 0, 0, Png);
            writer.Run($"INSERT INTO tiles VALUES (1, 0, 0, zeroblob({TileConnection.MaxValueBytes + 1}))");
        });
        Assert.Equal(Png, file.Tile(0, 0, 0));
        Assert.Contains("a tile of more than 16 MB", Assert.Throws<Refusal>(() => file.Tile(1, 0, 1)).Message, StringComparison.Ordinal);
    }

    // One look after another at what follows each bracket would take hours for three megabytes.
    [Fact]
    public void A_credit_of_brackets_costs_what_its_letters_do()
    {
        using TileFile file = Made(static writer =>
        {
            writer.Say("attribution", new string('<', 3_000_000));
            writer.Say("name", string.Concat(Enumerable.Repeat("<b>&nbsp;", 300_000)) + "x");
            writer.Put(0, 0, 0, Png);
        });
        Assert.Equal(new string('<', 300) + "…", file.Metadata.Attribution);
        Assert.Equal("map", file.Metadata.Name);
    }

    [Fact]
    public void Layers_are_bounded_in_number_and_length()
    {
        using TileFile file = Made(static writer =>
        {
            string layers = string.Join(',', Enumerable.Range(0, 2000).Select(static i => $$"""{"id":"{{new string('l', 1000)}}{{i}}"}"""));
            writer.Say("format", "pbf");
            writer.Say("json", $$"""{"vector_layers":[{{layers}}]}""");
            writer.Put(0, 0, 0, [0x1a, 0x00]);
        });
        Assert.Equal(500, file.Metadata.Layers.Length);
        Assert.All(file.Metadata.Layers, static layer => Assert.Equal(301, layer.Length));
    }

    private void Refused(string sentence, Action<MbtilesWriter> fill)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => TileFile.Open(PathOf(fill)));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    private TileFile Made(Action<MbtilesWriter> fill) => TileFile.Open(PathOf(fill));

    private string PathOf(Action<MbtilesWriter> fill)
    {
        string path = _folder.PathOf("map.mbtiles");
        using var writer = new MbtilesWriter(path);
        fill(writer);
        return path;
    }
}
