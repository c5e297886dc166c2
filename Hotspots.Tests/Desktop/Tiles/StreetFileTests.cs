using System.Text;
using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;
using Hotspots.Tests.Files.Roads;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>Streets of the user's own under the map: what they are is told by what is in them, and what is wrong in one sentence.</summary>
public sealed class StreetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    internal static byte[] Village() => new MadeUpOsm()
        .Node(1, 51.7900, 1.1500).Node(2, 51.7920, 1.1520).Node(3, 51.7940, 1.1500).Node(4, 51.7960, 1.1560)
        .Way(100, [1, 2, 3], "highway", "primary", "name", "Pier Avenue", "ref", "A133")
        .Way(101, [2, 4], "highway", "residential", "name", "Mill Lane").Bytes();

    [Theory]
    [InlineData("village.osm.pbf")]
    [InlineData("village")]
    public void OpenStreetMap_is_drawn_as_tiles(string name)
    {
        using TileFile file = TileFile.Open(_folder.Write(name, Village()));
        Assert.Equal(
            ("roads", "pbf", "© OpenStreetMap contributors (ODbL)"), (file.Metadata.Style, file.Metadata.Format, file.Metadata.Attribution));
        (int column, int row) = SmallZoomstack.TileOf(new Core.Model.Spatial.GridPoint(617_400, 214_900), 14);
        Assert.Contains("Pier Avenue", Encoding.UTF8.GetString(file.Tile(14, column, row)!), StringComparison.Ordinal);
        Assert.InRange(file.Metadata.Bounds![0], 1.14, 1.16);
    }

    [Fact]
    public void Open_Roads_are_drawn_as_tiles()
    {
        using var package = new MadeUpPackage();
        package.Layer(
            "road_link",
            [
                "id", "fictitious", "road_classification", "road_function", "form_of_way", "road_classification_number", "name_1", "start_node",
                "end_node",
            ],
            (MadeUpPackage.Line(617_400, 214_700, 617_300, 215_100),
                ["L", "false", "B Road", "B Road", "Single Carriageway", "B1", "Pier Avenue", "N1", "N2"]));
        using TileFile file = TileFile.Open(_folder.Write("oproad_gb.gpkg", package.Bytes()));
        Assert.Equal("roads", file.Metadata.Style);
        Assert.Contains("Crown copyright", file.Metadata.Attribution, StringComparison.Ordinal);
        (int column, int row) = SmallZoomstack.TileOf(SmallZoomstack.PierAvenue, 14);
        Assert.Contains("B Road", Encoding.UTF8.GetString(file.Tile(14, column, row)!), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_said_in_one_sentence()
    {
        byte[] village = Village();
        Refused("cut.osm.pbf", village[..(village.Length / 2)], "cut.osm.pbf");
        Refused("page.osm.pbf", Encoding.UTF8.GetBytes("<!DOCTYPE html><html>Sign in first</html>"), "page.osm.pbf");
        Refused("none.osm.pbf", new MadeUpOsm().Node(1, 51.79, 1.15).Bytes(), "no");
        using var package = new MadeUpPackage();
        package.Layer("trees", ["id"], (MadeUpPackage.Line(1, 1, 2, 2), ["a"]));
        Refused("trees.gpkg", package.Bytes(), "trees");
    }

    private void Refused(string name, byte[] bytes, string part)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => TileFile.Open(_folder.Write(name, bytes)).Dispose());
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(400, refusal.Status);
    }
}
