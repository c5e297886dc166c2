using System.Buffers.Binary;
using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

public sealed class PmtilesTests : IDisposable
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n rest"u8];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Numbers that the specification gives.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(1, 0, 1, 2)]
    [InlineData(1, 1, 1, 3)]
    [InlineData(1, 1, 0, 4)]
    [InlineData(2, 0, 0, 5)]
    [InlineData(12, 3423, 1763, 19_078_479)]
    public void Tiles_are_numbered_as_the_specification_does(int zoom, int column, int row, ulong number) =>
        Assert.Equal(number, PmtilesDirectory.NumberOf(zoom, column, row));

    [Fact]
    public void Along_the_curve_each_tile_is_beside_the_one_before()
    {
        const int Zoom = 5, Side = 1 << Zoom;
        (int Column, int Row)[] way =
        [
            .. Enumerable.Range(0, Side * Side).Select(static i => (i % Side, i / Side))
                .OrderBy(static at => PmtilesDirectory.NumberOf(Zoom, at.Item1, at.Item2)),
        ];
        Assert.Equal(way.Length, way.Select(static at => PmtilesDirectory.NumberOf(Zoom, at.Column, at.Row)).Distinct().Count());
        Assert.All(way.Zip(way.Skip(1)), static step =>
            Assert.Equal(1, Math.Abs(step.First.Column - step.Second.Column) + Math.Abs(step.First.Row - step.Second.Row)));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(7, 2)]
    [InlineData(7, 3)]
    [InlineData(0, 1)]
    public void Every_tile_is_found_again_and_no_other(int leafEntries, byte compression)
    {
        const int Zoom = 6, Side = 1 << Zoom;
        var lot = new Random(3);
        (int Zoom, int Column, int Row, byte[] Tile)[] tiles =
        [
            .. Enumerable.Range(0, Side * Side).OrderBy(_ => lot.Next()).Take(400)
                .Select(i => (Zoom, i % Side, i / Side, (byte[])[.. Png, (byte)(i % 3)])),
        ];
        byte[] bytes = PmtilesBytes.Of(tiles, leafEntries: leafEntries, compression: compression);
        bytes[99] = 2;
        using TileFile file = TileFile.Open(_folder.Write("map.pmtiles", bytes));
        Assert.Equal("png", file.Metadata.Format);
        var known = tiles.ToDictionary(static t => (t.Column, t.Row), static t => t.Tile);
        for (int i = 0; i < Side * Side; i++)
            Assert.Equal(known.GetValueOrDefault((i % Side, i / Side)), file.Tile(Zoom, i % Side, i / Side));
        Assert.Null(file.Tile(Zoom + 1, 0, 0));
    }

    [Fact]
    public void Zoomstack_in_another_container_is_the_same_map()
    {
        string path = _folder.PathOf("town.mbtiles");
        SmallZoomstack.Write(path);
        using TileFile table = TileFile.Open(path);
        (int column, int row) = SmallZoomstack.TileOf(SmallZoomstack.PierAvenue, 14);
        byte[] tile = table.Tile(14, column, row)!;
        string layers = string.Join(',', SmallZoomstack.Layers.Select(static id => $"{{\"id\":\"{id}\"}}"));
        string json = $$"""{"name":"Town","attribution":"<b>Made</b> up","vector_layers":[{{layers}}]}""";
        using TileFile archive = TileFile.Open(_folder.Write("town.pmtiles", PmtilesBytes.Of([(14, column, row, tile)], json)));
        Assert.Equal(tile, archive.Tile(14, column, row));
        Assert.Equal(("Town", "Made up", "zoomstack"), (archive.Metadata.Name, archive.Metadata.Attribution, archive.Metadata.Style));
        Assert.Equal([1.05, 51.75, 1.25, 51.85], archive.Metadata.Bounds!);
    }

    [Theory]
    [InlineData("""["earth","landuse","roads","water"]""", "protomaps", "© OpenStreetMap contributors")]
    [InlineData("""["transportation","water","waterway"]""", "openmaptiles", "© OpenStreetMap contributors")]
    [InlineData("""["roads","water"]""", "plain", "")]
    public void Other_makers_are_known_by_their_layers(string layers, string style, string attribution)
    {
        string json = "{\"vector_layers\":[" + string.Join(',', layers.Trim('[', ']').Split(',').Select(static id => $"{{\"id\":{id}}}")) + "]}";
        using TileFile file = TileFile.Open(_folder.Write("map.pmtiles", PmtilesBytes.Of([(0, 0, 0, [0x1a, 0])], json)));
        Assert.Equal((style, attribution), (file.Metadata.Style, file.Metadata.Attribution));
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        Refused(static bytes => bytes[7] = 4, "version 4");
        Refused(static bytes => "PM\u0002\0"u8.CopyTo(bytes), "version 2");
        Refused(static bytes => bytes[97] = 4, "Zstandard");
        Refused(static bytes => bytes[98] = 4, "Zstandard");
        Refused(static bytes => bytes[99] = 6, "MLT");
        Refused(static bytes => bytes[99] = 0, "unknown kind");
        Refused(static bytes => bytes[101] = 31, "damaged or not wholly copied");
        Refused(static bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), long.MaxValue), "damaged or not wholly copied");
        Refused(static bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), -1), "damaged or not wholly copied");
        byte[] whole = Whole();
        for (int length = 8; length < whole.Length; length += 7)
            Refused(whole[..length], "damaged or not wholly copied");
    }

    /// <summary>Bytes are changed by lot: whatever they say, there is a tile, none, or one sentence.</summary>
    [Fact]
    public void Whatever_the_bytes_there_is_an_answer_or_a_sentence()
    {
        var lot = new Random(5);
        byte[] whole = Whole();
        int refused = 0;
        for (int i = 0; i < 600; i++)
        {
            byte[] bytes = [.. whole];
            for (int change = lot.Next(1, 4); change > 0; change--)
                bytes[8 + lot.Next(bytes.Length - 8)] = (byte)lot.Next(256);
            try
            {
                using TileFile file = TileFile.Open(_folder.Write("changed.pmtiles", bytes));
                file.Tile(3, 4, 5);
                file.Tile(3, 0, 0);
            }
            catch (Refusal refusal)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 50, 599);
    }

    private static byte[] Whole() =>
        PmtilesBytes.Of(Enumerable.Range(0, 64).Select(static i => (3, i % 8, i / 8, (byte[])[0x1a, (byte)i])), leafEntries: 9, compression: 1);

    private void Refused(Action<byte[]> change, string sentence)
    {
        byte[] bytes = Whole();
        change(bytes);
        Refused(bytes, sentence);
    }

    private void Refused(byte[] bytes, string sentence)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => TileFile.Open(_folder.Write("bad.pmtiles", bytes)).Dispose());
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }
}
