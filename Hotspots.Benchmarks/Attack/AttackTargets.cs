using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Part of the program that reads what strangers send, with the files to try it on.</summary>
/// <param name="Name">What is read.</param>
/// <param name="Share">Of a hundred thousand inputs, how many.</param>
/// <param name="MostBytes">What one input may allocate, bytes.</param>
/// <param name="Make">Makes a spoilt file; the same for the same mutator.</param>
/// <param name="Try">Reads it. A refusal in a sentence is fine; every exception that comes out is a fault.</param>
internal sealed record AttackTarget(
    string Name, int Share, long MostBytes, Func<Mutator, byte[]> Make, Func<Mutator, byte[], CancellationToken, ReaderTrial> Try);

/// <summary>The parts of the program that read what strangers send.</summary>
/// <param name="folder">A folder of the attack's own.</param>
internal sealed class AttackTargets(string folder)
{
    private const long Small = 256L << 20, Large = 2L << 30;

    private const string Areas = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
        {"type":"Feature","properties":{"name":"Mold","code":"W1","people":9000},"geometry":{"type":"Polygon","coordinates":[[[-3.2,53.1],[-3.1,53.1],[-3.1,53.2],[-3.2,53.2],[-3.2,53.1]],[[-3.16,53.14],[-3.15,53.14],[-3.15,53.15],[-3.16,53.14]]]}},
        {"type":"Feature","properties":{"name":"Buckley","code":"W2","people":1500},"geometry":{"type":"MultiPolygon","coordinates":[[[[-3.1,53.1],[-3.0,53.1],[-3.0,53.2],[-3.1,53.2],[-3.1,53.1]]],[[[-2.9,53.1],[-2.8,53.1],[-2.85,53.2],[-2.9,53.1]]]]}},
        {"type":"Feature","properties":{"name":"Bow"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[[0,52],[1,53],[1,52],[0,53],[0,52]]]}]}}
        ]}
        """;

    private const string GridAreas = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
        {"type":"Feature","properties":{"name":"Square","code":"1"},"geometry":{"type":"Polygon","coordinates":[[[320000,360000],[330000,360000],[330000,370000],[320000,370000],[320000,360000]]]}},
        {"type":"Feature","properties":{"name":"Next","code":"2"},"geometry":{"type":"Polygon","coordinates":[[[330000,360000],[340000,360000],[340000,370000],[330000,370000],[330000,360000]]]}}
        ]}
        """;

    private const string Sites = """
        name,easting,northing,weight
        Mold police station,323700,364000,1
        Car park,327800,364300,2.5
        Fire station,327000,364000,0
        """;

    private readonly string _tiles = Path.Combine(folder, "map.mbtiles");
    private readonly WholeRunTrial _runs = new(folder);
    private byte[]? _soundTiles;

    /// <summary>THE list: what a stranger's file can reach.</summary>
    public AttackTarget[] All =>
    [
        new("CSV", 28_000, Small, static m => m.Next(2) == 0 ? FuzzSeeds.Makers["CSV"](m)
            : StructuredSpoiling.Table(m, m.Next(2) == 0 ? FuzzSeeds.Native : FuzzSeeds.Street), Reader(false)),
        new(
            "GeoJSON", 24_000, Small, static m => m.Next(2) == 0 ? FuzzSeeds.Makers["GeoJSON"](m) : StructuredSpoiling.Json(m, FuzzSeeds.Points),
            Reader(false)),
        new(
            "xlsx", 9_000, Small, static m => m.Next(2) == 0 ? StructuredSpoiling.Part(m, FuzzSeeds.Workbook) : FuzzSeeds.Makers["Excel"](m),
            Reader(false)),
        new("xls", 5_000, Small, static m => m.Spoil(FuzzSeeds.OldWorkbook, FuzzSeeds.OldWorkbook), Reader(false)),
        new(
            "ZIP", 16_000, Small, static m => m.Next(2) == 0 ? FuzzSeeds.Makers["ZIP"](m) : StructuredSpoiling.Directory(m, FuzzSeeds.Archive, 4),
            Reader(true)),
        new("files and their report", 4_000, Small, static m => FileOfAnyFormat(m).Bytes, Whole),
        new("boundaries", 8_000, Small, SpoiltAreas, static (m, bytes, _) => Boundaries(m, bytes)),
        new("sites and zones", 2_500, Small, static m => m.Next(3) == 0 ? SpoiltAreas(m) : StructuredSpoiling.Table(m, Sites), SitesOrZones),
        new("tiles", 2_000, Small, SpoiltTiles, (m, bytes, _) => TilesOf(m, bytes)),
        new("whole runs", 1_500, Large, static m => [], (m, _, cancellation) => _runs.Try(m, cancellation)),
    ];

    /// <summary>A spoilt file of incidents of any format, with the ending of its name.</summary>
    public static (byte[] Bytes, string Ending) FileOfAnyFormat(Mutator mutator) => mutator.Next(10) switch
    {
        0 => (FuzzSeeds.Makers["ZIP"](mutator), ".zip"),
        1 => (FuzzSeeds.Makers["Excel"](mutator), ".xlsx"),
        2 => (StructuredSpoiling.Part(mutator, FuzzSeeds.Workbook), ".xlsx"),
        3 => (FuzzSeeds.Makers["GeoJSON"](mutator), ".geojson"),
        4 or 5 => (StructuredSpoiling.Json(mutator, FuzzSeeds.Points), ".geojson"),
        6 => (FuzzSeeds.Makers["CSV"](mutator), ".csv"),
        _ => (StructuredSpoiling.Table(mutator, mutator.Next(2) == 0 ? FuzzSeeds.Native : FuzzSeeds.Street), ".csv"),
    };

    /// <summary>Spoilt polygons.</summary>
    public static byte[] SpoiltAreas(Mutator mutator)
    {
        string sound = mutator.Next(3) == 0 ? GridAreas : Areas;
        return mutator.Next(3) == 0
            ? mutator.Spoil(Encoding.UTF8.GetBytes(sound), Encoding.UTF8.GetBytes(Areas)) : StructuredSpoiling.Json(mutator, sound);
    }

    /// <summary>Spoilt sites, as a table.</summary>
    public static byte[] SpoiltSites(Mutator mutator) => StructuredSpoiling.Table(mutator, Sites);

    private static Func<Mutator, byte[], CancellationToken, ReaderTrial> Reader(bool isArchive) =>
        (_, bytes, cancellation) => ReaderTrial.Of(isArchive, bytes, cancellation);

    private ReaderTrial Whole(Mutator mutator, byte[] bytes, CancellationToken cancellation)
    {
        // By its first bytes, as the program tells it; a workbook is an archive that is none.
        bool isArchive = Core.Files.Zip.ZipSource.Recognises(bytes.AsSpan(0, Math.Min(4, bytes.Length)));
        string path = Path.Combine(folder, "incidents.csv");
        File.WriteAllBytes(path, bytes);
        if (isArchive)
            return ReaderTrial.OfDisk(path, cancellation);
        ReaderTrial counted = ReaderTrial.Of(isArchive: false, bytes, cancellation);
        counted.RequireSame(path, cancellation);
        return counted;
    }

    private static ReaderTrial Boundaries(Mutator mutator, byte[] bytes)
    {
        try
        {
            if (mutator.Next(3) == 0)
                return new ReaderTrial(BoundaryReader.ReadEach(new MemoryStream(bytes)).Length, 0);
            IReadOnlyList<NamedBoundary> read = BoundaryReader.Read(new MemoryStream(bytes));
            AttackFaultException.Unless(
                read.Count > 0 && read.All(static b => b.OnGrid is { IsEmpty: false, IsValid: true }),
                "a boundary without ground, or an invalid one, was handed over");
            return new ReaderTrial(read.Count, 0);
        }
        catch (UnreadableFileException problem)
        {
            AttackFaultException.UnlessSentence(problem.Message);
            return new ReaderTrial(0, 1);
        }
    }

    private ReaderTrial SitesOrZones(Mutator mutator, byte[] bytes, CancellationToken cancellation)
    {
        bool isTable = bytes.AsSpan().IndexOf("\"coordinates\""u8) < 0;
        string path = Path.Combine(folder, isTable ? "sites.csv" : "zones.geojson");
        File.WriteAllBytes(path, bytes);
        try
        {
            if (!isTable)
                return new ReaderTrial(PlacementFiles.ReadZones(path).Zones.NumGeometries, 0);
            return new ReaderTrial(PlacementFiles.ReadPoints(path, "sites", planar: mutator.Next(4) == 0, cancellation).Names.Count, 0);
        }
        catch (ArgumentException problem) when (problem.ParamName is null)
        {
            AttackFaultException.UnlessSentence(problem.Message);
            return new ReaderTrial(0, 1);
        }
    }

    private byte[] SpoiltTiles(Mutator mutator)
    {
        _soundTiles ??= Tiles(null);
        if (mutator.Next(4) == 0)
            return Tiles(mutator);
        byte[] bytes = [.. _soundTiles];
        if (mutator.Next(3) == 0)
            return mutator.Spoil(bytes, bytes);
        // In place: pages stay where they are.
        for (int left = 1 + mutator.Next(20); left > 0; left--)
            bytes[mutator.Next(mutator.Next(3) == 0 ? 200 : bytes.Length)] = (byte)mutator.Next(256);
        return bytes;
    }

    /// <summary>A file of tiles; with odd values where a mutator is given.</summary>
    private byte[] Tiles(Mutator? mutator)
    {
        File.Delete(_tiles);
        using (var writer = new MbtilesWriter(_tiles))
        {
            if (mutator?.Next(6) == 0)
                writer.Run(
                    StructuredSpoiling.Any(
                    mutator,
                    ["DROP TABLE tiles", "DROP TABLE metadata", "ALTER TABLE tiles RENAME TO map", "CREATE VIEW images AS SELECT * FROM tiles",
                        "DROP INDEX tile_index"]));
            string Said(string sound) => mutator?.Next(3) == 0 ? StructuredSpoiling.Word(mutator) : sound;
            try
            {
                foreach ((string name, string value) in new[]
                {
                    ("name", "A map"), ("format", "pbf"), ("minzoom", "0"), ("maxzoom", "2"), ("bounds", "-3.2,53.1,-3.0,53.2"),
                    ("attribution", "© <a href=\"https://example.org\">somebody</a>"), ("json", """{"vector_layers":[{"id":"roads","fields":{}}]}"""),
                })
                    writer.Say(Said(name), Said(value));
                byte[] tile = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
                for (int zoom = 0; zoom < 3; zoom++)
                    writer.Put(mutator is null ? zoom : zoom + mutator.Next(3) - 1, 0, 0, mutator is null ? tile : mutator.Spoil(tile, tile));
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                // A table that was taken away takes no rows: such files are part of what is tried.
            }
        }
        return File.ReadAllBytes(_tiles);
    }

    private ReaderTrial TilesOf(Mutator mutator, byte[] bytes)
    {
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tiles{mutator.Next(2)}.mbtiles"));
        File.WriteAllBytes(path, bytes);
        int found = 0;
        try
        {
            using TileFile file = TileFile.Open(path);
            for (int zoom = 0; zoom < 4; zoom++)
                found += file.Tile(zoom, 0, (1 << zoom) - 1) is null ? 0 : 1;
            AttackFaultException.Unless(file.Metadata is { Name: not null, Attribution: not null, Layers: not null }, "half a description of tiles");
            return new ReaderTrial(found, 0);
        }
        catch (Refusal refusal)
        {
            AttackFaultException.UnlessSentence(refusal.Message);
            return new ReaderTrial(found, 1);
        }
    }
}
