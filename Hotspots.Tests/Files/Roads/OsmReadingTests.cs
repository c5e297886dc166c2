using System.Text;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Roads;

public sealed class OsmReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // High Street runs east through 1, 2, 3; Mill Lane north through 2; the bypass bridges High Street without a node in common.
    private static MadeUpOsm Village => new MadeUpOsm()
        .Node(1, 52.600, -0.700).Node(2, 52.600, -0.698).Node(3, 52.600, -0.696)
        .Node(4, 52.602, -0.698).Node(5, 52.598, -0.697).Node(6, 52.602, -0.697)
        .Node(7, 52.601, -0.699, "place", "village", "name", "Nether Broughton")
        .Node(11, 52.6010, -0.7000).Node(12, 52.6010, -0.6995).Node(13, 52.6013, -0.6995)
        .Way(100, [1, 2, 3], "highway", "residential", "name", "High Street")
        .Way(101, [2, 4], "highway", "unclassified", "name", "Mill Lane", "oneway", "yes")
        .Way(102, [5, 6], "highway", "primary", "ref", "A606", "bridge", "yes", "layer", "1")
        .Way(103, [11, 12, 13, 11], "building", "yes")
        .Way(104, [3, 4], "highway", "proposed");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Roads_have_their_class_name_number_direction_and_level()
    {
        StreetMap map = Read(Village.Bytes());
        Assert.Equal(
            [
                new RoadFeature(RoadClass.Local, RoadTraits.Car | RoadTraits.Foot, 0, "High Street", ""),
                new RoadFeature(RoadClass.Local, RoadTraits.Car | RoadTraits.Foot | RoadTraits.OneWay, 0, "Mill Lane", ""),
                new RoadFeature(RoadClass.Primary, RoadTraits.Car | RoadTraits.Foot | RoadTraits.Bridge, 1, "", "A606"),
            ],
            Enumerable.Range(0, map.Roads.Count).Select(road => map.Roads[road]));
        Assert.Equal("© OpenStreetMap contributors (ODbL)", map.Attribution);
        MapName name = Assert.Single(map.Names);
        Assert.Equal((MapNameKind.Village, "Nether Broughton"), (name.Kind, name.Name));
        Assert.Equal([GroundKind.Building], map.Ground.Kinds);
        Assert.Equal(4, map.Ground.Rings[0].Length);
    }

    [Fact]
    public void Places_are_on_the_National_Grid_to_the_centimetre()
    {
        RoadTable roads = Read(Village.Bytes()).Roads;
        GridPoint expected = NationalGrid.ToGrid(GeoPoint.FromLonLat(-0.698, 52.6));
        Assert.True(roads.LineOf(0)[1].DistanceTo(expected) < 0.0072);
        Assert.Equal(roads.LineOf(0)[1], roads.LineOf(1)[0]);
    }

    [Fact]
    public void Roads_join_where_they_share_a_node_and_a_bridge_joins_nothing()
    {
        RoadTable roads = Read(Village.Bytes()).Roads;
        Assert.Equal(roads.NodesOf(0)[1], roads.NodesOf(1)[0]);
        Assert.Equal(6, roads.NodeCount);
        Assert.Equal(2, roads.NodesOf(2).Length);
        Assert.Empty(roads.NodesOf(2).ToArray().Intersect([.. roads.NodesOf(0), .. roads.NodesOf(1)]));
    }

    [Fact]
    public void Who_drew_it_is_nowhere()
    {
        byte[] bytes = Village.Bytes();
        StreetMap map = Read(bytes);
        Assert.DoesNotContain(MadeUpOsm.Mapper, map.Roads.Texts);
        using var pack = new MemoryStream();
        Core.Files.Roads.Packs.StreetPack.Write(map, pack);
        Core.Files.Roads.Packs.StreetPack.Read(pack.ToArray());
        Assert.Equal(["", "High Street", "Mill Lane", "A606"], map.Roads.Texts);
    }

    [Theory]
    [InlineData("footway", "", "", false, true)]
    [InlineData("footway", "motor_vehicle", "yes", true, true)]
    [InlineData("footway", "access", "yes", false, true)]
    [InlineData("residential", "access", "no", false, false)]
    [InlineData("residential", "motor_vehicle", "no", false, true)]
    [InlineData("service", "access", "private", true, true)]
    [InlineData("motorway", "", "", true, false)]
    [InlineData("track", "access", "agricultural", false, false)]
    [InlineData("residential", "foot", "no", true, false)]
    public void Access_says_who_may_use_a_road(string highway, string key, string value, bool cars, bool feet)
    {
        string[] tags = key.Length > 0 ? ["highway", highway, key, value] : ["highway", highway];
        RoadTable roads = Read(new MadeUpOsm().Node(1, 52.6, -0.7).Node(2, 52.6, -0.69).Way(1, [1, 2], tags).Bytes()).Roads;
        if (!cars && !feet)
        {
            Assert.Equal(0, roads.Count);
            return;
        }
        Assert.Equal((cars, feet), (roads[0].IsForCars, roads[0].IsForFeet));
    }

    [Theory]
    [InlineData(RoadTraits.OneWay, "oneway", "yes")]
    [InlineData(RoadTraits.OneWay, "oneway", "1")]
    [InlineData(RoadTraits.OneWayBack, "oneway", "-1")]
    [InlineData(RoadTraits.OneWay, "junction", "roundabout")]
    [InlineData(RoadTraits.None, "oneway", "no")]
    public void One_way_streets_run_as_they_are_said_to(object expected, string key, string value)
    {
        RoadTable roads = Read(
            new MadeUpOsm().Node(1, 52.6, -0.7).Node(2, 52.6, -0.69).Way(1, [1, 2], "highway", "residential", key, value).Bytes()).Roads;
        Assert.Equal(expected, roads.Traits[0] & (RoadTraits.OneWay | RoadTraits.OneWayBack));
    }

    [Fact]
    public void A_lake_of_several_ways_is_one_area_with_its_island()
    {
        MadeUpOsm lake = new MadeUpOsm()
            .Node(1, 52.60, -0.70).Node(2, 52.60, -0.69).Node(3, 52.61, -0.69).Node(4, 52.61, -0.70)
            .Node(5, 52.604, -0.696).Node(6, 52.604, -0.694).Node(7, 52.606, -0.694)
            .Way(10, [1, 2, 3]).Way(11, [1, 4, 3]).Way(12, [5, 6, 7, 5])
            .Area(20, [10, 11, 12], "type", "multipolygon", "natural", "water")
            .Area(21, [10], "type", "multipolygon", "natural", "wood");
        GroundTable ground = Read(lake.Bytes()).Ground;
        Assert.Equal([GroundKind.Water], ground.Kinds);
        Assert.Equal(2, ground.FirstRingOf(1));
        Assert.All(Enumerable.Range(0, 2), ring => Assert.Equal(ground.Rings[ring][0], ground.Rings[ring][^1]));
        Assert.Equal([4, 5], Enumerable.Range(0, 2).Select(ring => ground.Rings[ring].Length).Order());
    }

    [Fact]
    public void Two_extracts_with_a_border_in_common_are_one_map()
    {
        byte[] west = Village.Bytes();
        byte[] east = new MadeUpOsm().Node(3, 52.600, -0.696).Node(2, 52.600, -0.698).Node(1, 52.600, -0.700).Node(9, 52.600, -0.690)
            .Way(100, [1, 2, 3], "highway", "residential", "name", "High Street")
            .Way(200, [3, 9], "highway", "residential", "name", "East End").Bytes();
        RoadTable roads = StreetFiles.Read([_folder.Write("west.osm.pbf", west), _folder.Write("east.osm.pbf", east)], StreetReading.All).Roads;
        Assert.Equal(4, roads.Count);
        Assert.Equal(roads.NodesOf(0)[^1], roads.NodesOf(3)[0]);
    }

    [Fact]
    public void Outside_a_box_roads_are_cut()
    {
        GridPoint middle = NationalGrid.ToGrid(GeoPoint.FromLonLat(-0.699, 52.6));
        var box = new GridBox(middle.Easting - 150, middle.Northing - 50, middle.Easting + 150, middle.Northing + 50);
        StreetMap map = StreetFiles.Read([_folder.Write("a.osm.pbf", Village.Bytes())], new StreetReading { Box = box });
        Assert.Equal("High Street", Assert.Single(Enumerable.Range(0, map.Roads.Count).Select(road => map.Roads[road].Name)));
        Assert.Equal(2, map.Roads.LineOf(0).Length);
    }

    [Fact]
    public void Points_after_ways_are_read_unless_a_box_has_to_know_them_before()
    {
        byte[] more = new MadeUpOsm().Node(21, 52.6, -0.69).Node(22, 52.6, -0.68).Way(300, [21, 22], "highway", "service").Bytes();
        string path = _folder.Write("a.osm.pbf", [.. Village.Bytes(), .. more]);
        Assert.Equal(4, StreetFiles.Read([path], StreetReading.All).Roads.Count);
        var boxed = new StreetReading { Box = new GridBox(0, 0, 700_000, 1_300_000) };
        Assert.Contains(
            "has points after its ways", Assert.Throws<ArgumentException>(() => StreetFiles.Read([path], boxed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_that_is_cancelled_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        string path = _folder.Write("a.osm.pbf", Village.Bytes());
        Assert.ThrowsAny<OperationCanceledException>(() => StreetFiles.Read([path], StreetReading.All, null, cancelled.Token));
    }

    [Fact]
    public void What_cannot_be_read_is_said_in_a_sentence()
    {
        byte[] good = Village.Bytes();
        Assert.Equal("The streets a.osm.pbf cannot be read: The file is damaged or was cut short: download it again.", Problem(good[..^10]));
        Assert.Contains("It is a web page", Problem(Encoding.UTF8.GetBytes("<!DOCTYPE html><title>404</title>")), StringComparison.Ordinal);
        Assert.Contains("It is not an .osm.pbf", Problem(Encoding.UTF8.GetBytes("id,easting,northing\n1,2,3\n")), StringComparison.Ordinal);
        Assert.Contains("The file is empty", Problem([]), StringComparison.Ordinal);
        Assert.Contains("It is a ZIP archive", Problem([(byte)'P', (byte)'K', 3, 4, 0, 0]), StringComparison.Ordinal);
        byte[] head = new MadeUpOsm().Bytes();
        const string Claims = "claims 4,294,967,295 bytes";
        Assert.Contains(Claims, Problem([.. head, .. MadeUpOsm.Framed("OSMData", [1, 2], uint.MaxValue)]), StringComparison.Ordinal);
        Assert.Contains(Claims, Problem([.. head, .. MadeUpOsm.Blob("OSMData", [1, 2], uint.MaxValue)]), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem([.. head, .. MadeUpOsm.Framed("OSMData", [1, 2], 30_000_000)]), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem([.. head, .. MadeUpOsm.Blob("OSMData", [1, 2], 30_000_000)]), StringComparison.Ordinal);
        // Field 7, Zstandard.
        Assert.Contains("packed with Zstandard", Problem([.. head, .. MadeUpOsm.Framed("OSMData", [0x3A, 1, 0])]), StringComparison.Ordinal);
        var history = new MadeUpOsm();
        history.Needs.Add("HistoricalInformation");
        Assert.Contains("every past state", Problem(history.Bytes()), StringComparison.Ordinal);
        var future = new MadeUpOsm();
        future.Needs.Add("Unheard-Of");
        Assert.Contains("not known here", Problem(future.Bytes()), StringComparison.Ordinal);
        Assert.Contains("There is no file", Assert.Throws<ArgumentException>(
            () => StreetFiles.Read([_folder.PathOf("none")], StreetReading.All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spoilt_files_give_streets_or_a_sentence()
    {
        byte[] good = Village.Area(9, [103], "type", "multipolygon", "natural", "water").Bytes();
        var random = new Random(1);
        int maps = 0, sentences = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (i % 5 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                using var stream = new MemoryStream(bytes);
                var reading = new Core.Files.Roads.Osm.OsmReading(StreetReading.All);
                reading.Read(stream, null, CancellationToken.None);
                reading.AddTo(new StreetMapBuilder(), CancellationToken.None);
                maps++;
            }
            catch (Core.Files.UnreadableFileException)
            {
                sentences++;
            }
        }
        Assert.True(maps > 20, $"only {maps} maps");
        Assert.True(sentences > 1000, $"only {sentences} sentences");
    }

    [Fact]
    public void Spoilt_blocks_give_streets_or_a_sentence()
    {
        // Unpacked, so that what is spoilt is the content and not the packing.
        byte[] packed = Village.Area(9, [103], "type", "multipolygon", "natural", "water").Bytes();
        var blobs = new Core.Files.Roads.Osm.PbfBlobs(new MemoryStream(packed));
        blobs.Next();
        byte[] good = Core.Files.Roads.Osm.PbfBlobs.Unpack(blobs.Next()!.Value.Bytes);
        var random = new Random(2);
        int maps = 0, sentences = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Core.Files.Roads.Osm.PbfBlock.Decode(bytes, null);
                maps++;
            }
            catch (Core.Files.UnreadableFileException)
            {
                sentences++;
            }
        }
        Assert.True(maps > 1000, $"only {maps} maps");
        Assert.True(sentences > 1000, $"only {sentences} sentences");
    }

    private StreetMap Read(byte[] bytes) => StreetFiles.Read([_folder.Write("a.osm.pbf", bytes)], StreetReading.All);

    private string Problem(byte[] bytes) => Assert.Throws<ArgumentException>(() => Read(bytes)).Message;
}
