using Hotspots.Core.Files.Roads;
using Hotspots.Core.Files.Roads.Packs;
using Hotspots.Core.Model.Roads;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Roads;

public sealed class StreetPackTests : IDisposable
{
    private static readonly MadeUpOsm Village = new MadeUpOsm()
        .Node(1, 52.600, -0.700).Node(2, 52.600, -0.698, "place", "hamlet", "name", "Launde").Node(3, 52.600, -0.696).Node(4, 52.602, -0.698)
        .Way(100, [1, 2, 3, 1], "highway", "residential", "name", "High Street")
        .Way(101, [2, 4], "highway", "steps", "layer", "-1")
        .Way(102, [1, 3, 4, 1], "natural", "water");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_map_comes_back_as_it_was_packed()
    {
        StreetMap map = StreetFiles.Read([_folder.Write("a.osm.pbf", Village.Bytes())], StreetReading.All) with { Notes = ["A note."] };
        Same(map, StreetPack.Read(Packed(map)));
        Assert.Equal(Packed(map), Packed(map));
        StreetMap found = StreetFiles.Read([_folder.Write("a.streets", Packed(map))], StreetReading.All);
        Assert.Equal(map.Sources, found.Sources);
        Assert.Equal("a.streets", Assert.Single(found.Inputs).Name);
        Assert.Equal(["A note.", "The pack of streets was made of a.osm.pbf."], found.Notes);
    }

    [SharedFact("realdata/ground/rutland-osm/rutland-latest.osm.pbf")]
    public void Rutland_is_read_and_packed()
    {
        StreetMap map = StreetFiles.Read([SharedData.Path("realdata/ground/rutland-osm/rutland-latest.osm.pbf")], StreetReading.All);
        // GDAL finds 4,456 lines of these classes, 1,749 of them named with 833 names, one twice
        // but for a blank before it, and 3 squares, one of them with a name of its own; some are closed to all.
        Assert.InRange(map.Roads.Count, 4438, 4459);
        Assert.Equal(1750, map.Roads.Names.Count(static name => name > 0));
        Assert.Equal(833, map.Roads.Names.Where(static name => name > 0).Distinct().Count());
        // Of 99 railways 8 are in a tunnel.
        Assert.Equal(91, map.Ground.Kinds.Count(static kind => kind == GroundKind.Railway));
        Assert.Contains(map.Names, static name => name is { Name: "Oakham", Kind: MapNameKind.Town });
        Same(map, StreetPack.Read(Packed(map)));
    }

    [Fact]
    public void A_spoilt_pack_is_refused()
    {
        byte[] good = Packed(StreetFiles.Read([_folder.Write("a.osm.pbf", Village.Bytes())], StreetReading.All));
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bytes = [.. good];
            bytes[i] ^= 0x55;
            if (i < StreetPack.Mark.Length)
                Assert.Throws<ArgumentException>(() => StreetFiles.Read([_folder.Write("a.streets", bytes)], StreetReading.All));
            else
                Assert.Contains("make it again", Assert.Throws<Core.Files.UnreadableFileException>(
                    () => StreetPack.Read(bytes)).Message, StringComparison.Ordinal);
            Assert.Throws<Core.Files.UnreadableFileException>(() => StreetPack.Read(good[..i]));
        }
    }

    private static void Same(StreetMap map, StreetMap found)
    {
        Assert.Equal(map.Roads.Lines.Vertices, found.Roads.Lines.Vertices);
        Assert.Equal(map.Roads.Nodes, found.Roads.Nodes);
        Assert.Equal(map.Roads.NodeCount, found.Roads.NodeCount);
        Assert.Equal(Features(map.Roads), Features(found.Roads));
        Assert.Equal(Starts(map.Roads.Lines), Starts(found.Roads.Lines));
        Assert.Equal(map.Ground.Kinds, found.Ground.Kinds);
        Assert.Equal(map.Ground.Rings.Vertices, found.Ground.Rings.Vertices);
        Assert.Equal(Starts(map.Ground.Rings), Starts(found.Ground.Rings));
        Assert.Equal(FirstRings(map.Ground), FirstRings(found.Ground));
        Assert.Equal(map.Names, found.Names);
        Assert.Equal(map.Sources, found.Sources);
        Assert.Equal(map.Inputs, found.Inputs);
        Assert.Equal(map.Notes, found.Notes);
    }

    private static IEnumerable<RoadFeature> Features(RoadTable roads) => Enumerable.Range(0, roads.Count).Select(road => roads[road]);

    private static IEnumerable<int> FirstRings(GroundTable ground) => Enumerable.Range(0, ground.Count + 1).Select(ground.FirstRingOf);

    private static IEnumerable<int> Starts(Polylines lines) => Enumerable.Range(0, lines.Count + 1).Select(lines.StartOf);

    private static byte[] Packed(StreetMap map)
    {
        using var stream = new MemoryStream();
        StreetPack.Write(map, stream);
        return stream.ToArray();
    }
}
