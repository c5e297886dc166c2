using System.Buffers.Binary;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Hotspots.Tests.Outputs.Formats;

/// <summary>The tables of a GeoPackage, read as SQLite has them and as OGC 12-128r17 asks for them.</summary>
public sealed class GeoPackageTests : IDisposable
{
    private const string File = "hotspots.gpkg";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void The_file_says_what_it_is_and_is_whole()
    {
        using SqliteConnection file = Written(Run());
        Assert.Equal(["1196444487"], Column(file, "PRAGMA application_id"));
        Assert.Equal(["10300"], Column(file, "PRAGMA user_version"));
        Assert.Equal(["ok"], Column(file, "PRAGMA integrity_check"));
        Assert.Equal(["delete"], Column(file, "PRAGMA journal_mode"));
        Assert.Empty(Column(file, "PRAGMA foreign_key_check"));
        Assert.Equal(["-1", "0", "4326", "27700"], Column(file, "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"));
    }

    [Fact]
    public void Every_layer_is_registered_with_its_extent_and_has_every_row()
    {
        RunResult run = Run();
        using SqliteConnection file = Written(run);
        Assert.Equal(
            ["areas|MULTIPOLYGON|27700|0|0", "cells|POLYGON|27700|0|0", "density|MULTIPOLYGON|27700|0|0", "hotspots|MULTIPOLYGON|27700|0|0",
                "incidents|POINT|27700|0|0"],
            Rows(file, "SELECT table_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns ORDER BY 1"));
        Assert.Equal(
            ["areas|features|27700", "cells|features|27700", "density|features|27700", "hotspots|features|27700", "incidents|features|27700",
                "layer_styles|attributes|"],
            Rows(file, "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1"));
        Assert.Equal(["2026-01-02T03:04:06.500Z"], Column(file, "SELECT DISTINCT last_change FROM gpkg_contents"));
        // The first six incidents are analysed.
        Assert.Equal(["323700|214999.5|617900.25|364030"], Rows(file,
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'incidents'"));
        Assert.Equal(["6"], Column(file, "SELECT count(*) FROM incidents"));
        Assert.Equal(["2"], Column(file, "SELECT count(*) FROM hotspots"));
        Assert.All(
            ["hotspots", "incidents", "areas", "cells", "density"],
            table => Assert.Contains("OFFICIAL-SENSITIVE. ", Column(file,
                $"SELECT description FROM gpkg_contents WHERE table_name = '{table}'")[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Values_are_those_of_the_GeoJSON_layer_and_columns_say_what_they_mean()
    {
        RunResult run = Run();
        using SqliteConnection file = Written(run);
        foreach (LayerSchema schema in RunLayers.Kind.Schemas)
        {
            Assert.Equal(["fid", "geom", .. schema.Columns.Select(static c =>
                c.Name)], Column(file, $"SELECT name FROM pragma_table_info('{schema.Name}')"));
            Assert.Equal(schema.Columns.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Column(file,
                $"SELECT count(*) FROM gpkg_data_columns WHERE table_name = '{schema.Name}'")[0]);
            using var stream = new MemoryStream();
            ReleaseDoor.WriteLayer(run, schema.File + ".geojson", stream, CancellationToken.None);
            using JsonDocument layer = JsonDocument.Parse(stream.ToArray());
            JsonElement[] features = [.. layer.RootElement.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties"))];
            foreach (LayerColumn column in schema.Columns)
                Assert.Equal(features.Select(f => f.TryGetProperty(column.Name, out JsonElement value) ? Text(value) : ""), Column(file,
                    $"SELECT \"{column.Name}\" FROM \"{schema.Name}\" ORDER BY fid"));
        }
        Assert.Equal(["Size of the outline as it is drawn. Unit: km²."], Column(file,
            "SELECT description FROM gpkg_data_columns WHERE table_name = 'hotspots' AND column_name = 'areaKm2'"));
    }

    [Fact]
    public void Geometries_are_those_of_the_run_to_the_millimetre_with_their_rectangle()
    {
        RunResult run = Run();
        using SqliteConnection file = Written(run);
        (int System, Envelope Box, Geometry Shape)[] hotspots = [.. Blobs(file, "hotspots").Select(static b => Decoded(b!))];
        for (int i = 0; i < hotspots.Length; i++)
        {
            Assert.Equal(27700, hotspots[i].System);
            Assert.IsType<MultiPolygon>(hotspots[i].Shape);
            Assert.True(hotspots[i].Shape.IsValid);
            Assert.Equal(0, hotspots[i].Shape.SymmetricDifference(run.Hotspots[i].Outline).Area, 0.5);
            Assert.Equal(hotspots[i].Shape.EnvelopeInternal, hotspots[i].Box);
            Assert.All(Enumerable.Range(0, hotspots[i].Shape.NumGeometries), p =>
            {
                var polygon = (Polygon)hotspots[i].Shape.GetGeometryN(p);
                Assert.True(NetTopologySuite.Algorithm.Orientation.IsCCW(polygon.ExteriorRing.CoordinateSequence));
                Assert.All(polygon.InteriorRings, static hole => Assert.False(NetTopologySuite.Algorithm.Orientation.IsCCW(hole.CoordinateSequence)));
            });
        }
        Assert.Equal(1, ((Polygon)hotspots[0].Shape.GetGeometryN(0)).NumInteriorRings);
        Assert.Equal(2, hotspots[1].Shape.NumGeometries);
        Point[] incidents = [.. Blobs(file, "incidents").Select(static b => (Point)Decoded(b!).Shape)];
        Assert.Equal([(617_500.123, 214_999.5), (617_900.25, 215_900)], new[] { 3, 5 }.Select(i => (incidents[i].X, incidents[i].Y)));
        CellFindings cells = run.Areas[0].Findings[1].Cells!;
        int[] rows = [.. Enumerable.Range(0, cells.Cells.Length).Where(cells.Statistics.Says)];
        Geometry[] drawn = [.. Blobs(file, "cells").Select(static b => Decoded(b!).Shape)];
        Assert.Equal(rows.Length, drawn.Length);
        for (int i = 0; i < rows.Length; i++)
            Assert.True(drawn[i].EqualsExact(cells.Grid.OutlineOf(cells.Cells[rows[i]]), 0.00071));
    }

    [Fact]
    public void The_index_holds_the_rectangle_of_every_row_and_of_no_empty_one()
    {
        RunResult run = Run();
        var none = new ClusterLabels([], [], 0);
        run = run with
        {
            Areas = [.. run.Areas, new AreaResult(new StudyArea { Name = "empty", Members = [] }, [MethodFindings.OfClusters("dbscan", none, [])])],
        };
        using SqliteConnection file = Written(run);
        foreach (string table in (string[])["hotspots", "incidents", "areas", "cells", "density"])
        {
            Assert.Equal(["ok"], Column(file, $"SELECT rtreecheck('rtree_{table}_geom')"));
            Assert.Equal(Column(file, $"SELECT fid FROM \"{table}\" WHERE geom IS NOT NULL ORDER BY 1"), Column(file,
                $"SELECT id FROM rtree_{table}_geom ORDER BY 1"));
            Assert.Equal(["6"], Column(file, $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"));
        }
        Assert.Equal(["empty"], Column(file, "SELECT name FROM areas WHERE geom IS NULL"));
        // SQLite keeps the rectangle in 32 bits, rounded outwards.
        Assert.Equal(["4", "5", "6"], Column(file, "SELECT id FROM rtree_incidents_geom WHERE minx > 617000 AND maxx < 618000 ORDER BY 1"));
        Assert.Equal(
            ["areas|geom", "cells|geom", "density|geom", "hotspots|geom", "incidents|geom"],
            Rows(file,
                "SELECT table_name, column_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND scope = 'write-only' ORDER BY 1"));
    }

    [Fact]
    public void Every_layer_has_a_look_in_the_colours_of_the_page()
    {
        using SqliteConnection file = Written(Run());
        Assert.Equal(
            ["areas|1", "cells|1", "density|1", "hotspots|1", "incidents|1"],
            Rows(
                file,
                "SELECT f_table_name, useAsDefault FROM layer_styles "
                + "WHERE f_table_catalog = '' AND f_table_schema = '' AND f_geometry_column = 'geom' ORDER BY 1"));
        string page = string.Concat(((string[])["core/palette.ts", "layers/incidents/kinds.ts", "layers/cells/cell-classes.ts"])
            .Select(static name => System.IO.File.ReadAllText(Repository.Path("Hotspots.Desktop", "web", "src", "map", name))));
        foreach (string qml in Column(file, "SELECT styleQML FROM layer_styles"))
        {
            XElement root = XDocument.Parse(qml).Root!;
            XElement renderer = root.Element("renderer-v2")!;
            XElement[] symbols = [.. renderer.Element("symbols")!.Elements("symbol")];
            Assert.NotEmpty(symbols);
            Assert.Equal(renderer.Element("categories")?.Elements().Count() ?? 1, symbols.Length);
            foreach (XElement layer in symbols.Elements("layer"))
            {
                // What newer releases read is what older ones read.
                Assert.Equal(Properties(layer.Element("Option")!.Elements(), "name", "value"), Properties(layer.Elements("prop"), "k", "v"));
            }
        }
        LayerLook[] looks = [.. OutputKinds.All.SelectMany(static kind => kind.Schemas).Select(static s => s.Look).OfType<LayerLook>()];
        IEnumerable<LayerSymbol> symbolsUsed = looks.SelectMany(
            static look => look.By is null ? [look.Symbol] : look.Classes.Select(static c => c.Symbol));
        string[] colours = [.. symbolsUsed.SelectMany(static s => new[] { s.Colour, s.Fill }).OfType<string>().Distinct()];
        Assert.All(colours, colour => Assert.Matches("(?i)" + Regex.Escape(colour) + "|" + Rgb(colour), page));
        Assert.Contains("143,18,56,255", Column(file, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'hotspots'")[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_and_the_marking_are_in_it_and_the_notes_are_not()
    {
        ReleaseDoor.Write(Run("SECRET"), Place("both", "gpkg"), CancellationToken.None);
        Assert.Equal([File, "run.json", "surface-made-up-clacton.tif"], Directory.GetFiles(_folder.PathOf("both")).Select(static f =>
            Path.GetFileName(f)).Order(StringComparer.Ordinal));
        string path = Path.Combine(_folder.PathOf("both"), File);
        using SqliteConnection file = Open(path);
        Assert.Equal(_folder.Read("both/run.json"), Column(file, "SELECT metadata FROM gpkg_metadata WHERE mime_type = 'application/json'")[0]);
        Assert.Contains("<MDI key=\"MARKING\">SECRET</MDI>", Column(file,
            "SELECT metadata FROM gpkg_metadata WHERE md_standard_uri = 'http://gdal.org'")[0], StringComparison.Ordinal);
        Assert.Equal(["geopackage|1", "geopackage|2"], Rows(file, "SELECT reference_scope, md_file_id FROM gpkg_metadata_reference ORDER BY 2"));
        string bytes = System.Text.Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(path));
        Assert.DoesNotContain("Dave", bytes, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Fact]
    public void The_same_run_makes_the_same_bytes()
    {
        byte[] first = Bytes(Run()), second = Bytes(Run());
        Assert.Equal(first, second);
        Assert.NotEqual(first, Bytes(Run("SECRET")));
    }

    [Fact]
    public void One_format_takes_the_files_of_another_away_and_no_stranger()
    {
        ReleaseDoor.Write(Run(), Place("out"), CancellationToken.None);
        _folder.Write("out/other.gpkg", "not the tool's");
        ReleaseDoor.Write(Run(), Place("out", "gpkg"), CancellationToken.None);
        Assert.Equal([File, "other.gpkg", "run.json", "surface-made-up-clacton.tif"], Names("out"));
        ReleaseDoor.Write(Run(), Place("out", "csv", "GEOJSON"), CancellationToken.None);
        Assert.Equal(
            ["areas.csv", "areas.geojson", "cells.csv", "cells.geojson", "density.csv", "density.geojson", "hotspots.csv", "hotspots.geojson",
                "incidents.csv", "incidents.geojson", "other.gpkg", "run.json", "surface-made-up-clacton.tif"],
            Names("out"));
        OutputException e = Assert.Throws<OutputException>(() => ReleaseDoor.Write(Run(), Place("out", "shp"), CancellationToken.None));
        string formats = string.Join(", ", ReleaseDoor.Formats.Select(static one => one.Key));
        Assert.Equal($"There is no format \"shp\"; choose one of: {formats}.", e.Message);
    }

    [Fact]
    public void Points_of_a_plane_of_ones_own_have_the_undefined_system()
    {
        string demand = _folder.Write("points.csv", "x,y,w\n0,0,1\n10,0,2\n0,10,3\n");
        Assert.Equal(0, CommandLineRun.Of(["place", "--demand", demand, "--teams", "1", "--planar", "--objective", "median", "-o",
            _folder.PathOf("plane"), "-f", "gpkg"]).ExitCode);
        Assert.Equal(["placement.gpkg", "placement.json"], Names("plane"));
        using SqliteConnection file = Open(Path.Combine(_folder.PathOf("plane"), "placement.gpkg"));
        Assert.Equal(["-1"], Column(file, "SELECT DISTINCT srs_id FROM gpkg_geometry_columns"));
        Assert.Equal(["3"], Column(file, "SELECT count(*) FROM coverage_incidents"));
        Assert.Equal(-1, Decoded(Blobs(file, "sites")[0]!).System);
    }

    [GdalFact]
    public void GDAL_reads_it()
    {
        ReleaseDoor.Write(Run(), Place("gdal", "gpkg"), CancellationToken.None);
        string said = GdalRun.Of("ogrinfo", "-ro", "-al", "-so", Path.Combine(_folder.PathOf("gdal"), File));
        Assert.Contains("MARKING=OFFICIAL-SENSITIVE", said, StringComparison.Ordinal);
        foreach ((string layer, string shape) in (ReadOnlySpan<(string, string)>)[("hotspots", "Multi Polygon"), ("incidents", "Point"), ("cells",
            "Polygon")])
            Assert.Matches($@"Layer name: {layer}\r?\nMetadata:\r?\n  DESCRIPTION=OFFICIAL-SENSITIVE\. .*\r?\nGeometry: {shape}\r?\n", said);
        Assert.Contains("OSGB36 / British National Grid", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", said, StringComparison.OrdinalIgnoreCase);
    }

    private static RunResult Run(string marking = "OFFICIAL-SENSITIVE")
    {
        RunResult run = TestRun.Make(marking);
        IncidentTable placed = run.Read.Placed;
        double[] eastings = placed.Points.Eastings.ToArray(), northings = placed.Points.Northings.ToArray();
        // Finer than a millimetre, and neither whole: what is rounded can be seen.
        (eastings[3], northings[3]) = (617_500.12349, 214_999.49951);
        eastings[5] = 617_900.25;
        run = run with
        {
            Read = run.Read with
            {
                Placed = new IncidentTable
                {
                    Kinds = placed.Kinds,
                    Times = placed.Times,
                    Ids = placed.Ids,
                    SourceFiles = placed.SourceFiles,
                    SourceLines = placed.SourceLines,
                    Columns = placed.Columns,
                    Items = placed.Items,
                    Points = new PointSet(eastings, northings),
                    Uncertainties = placed.Uncertainties,
                },
            },
        };
        AreaResult clacton = run.Areas[0] with { Findings = [run.Areas[0].Main, MadeUpMethod.WithEverything("made-up", 3)] };
        return run with { Areas = [clacton, run.Areas[1]], Record = run.Record with { Methods = ["dbscan", "made-up"] } };
    }

    private OutputPlace Place(string name, params string[] formats) => new(_folder.PathOf(name)) { Inputs = [], Formats = formats };

    private string[] Names(string folder) => [.. Directory.GetFiles(_folder.PathOf(folder)).Select(static f =>
        Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static byte[] Bytes(RunResult run)
    {
        using var stream = new MemoryStream();
        ReleaseDoor.WriteLayer(run, File, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private SqliteConnection Written(RunResult run)
    {
        System.IO.File.WriteAllBytes(_folder.PathOf(File), Bytes(run));
        return Open(_folder.PathOf(File));
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static string[] Column(SqliteConnection file, string sql) => Rows(file, sql);

    private static string[] Rows(SqliteConnection file, string sql)
    {
        using SqliteCommand command = file.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(c =>
                Convert.ToString(reader.GetValue(c), System.Globalization.CultureInfo.InvariantCulture))));
        return [.. rows];
    }

    private static List<byte[]?> Blobs(SqliteConnection file, string table)
    {
        using SqliteCommand command = file.CreateCommand();
        command.CommandText = $"SELECT geom FROM \"{table}\" ORDER BY fid";
        using SqliteDataReader reader = command.ExecuteReader();
        var blobs = new List<byte[]?>();
        while (reader.Read())
            blobs.Add(reader.IsDBNull(0) ? null : (byte[])reader.GetValue(0));
        return blobs;
    }

    // The header of clause 2.1.3: "GP", version, flags, system, rectangle; then well-known binary.
    private static (int System, Envelope Box, Geometry Shape) Decoded(byte[] blob)
    {
        Assert.Equal("GP\0"u8.ToArray(), blob[..3]);
        Assert.Equal(1, blob[3] & 1);
        int envelope = (blob[3] >> 1) & 7;
        Assert.InRange(envelope, 0, 1);
        double At(int index) => BinaryPrimitives.ReadDoubleLittleEndian(blob.AsSpan(8 + 8 * index));
        Envelope box = envelope == 0 ? new Envelope() : new Envelope(At(0), At(1), At(2), At(3));
        return (BinaryPrimitives.ReadInt32LittleEndian(blob.AsSpan(4)), box, new WKBReader().Read(blob[(8 + 32 * envelope)..]));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Number => Convert.ToString(value.GetDouble(), System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.Array when value.EnumerateArray().All(static v => v.ValueKind == JsonValueKind.String) =>
            string.Join("; ", value.EnumerateArray().Select(static v => v.GetString())),
        JsonValueKind.String => VisibleText.Of(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string[] Properties(IEnumerable<XElement> elements, string name, string value) =>
        [.. elements.Select(e => $"{(string?)e.Attribute(name)}={(string?)e.Attribute(value)}")];

    private static string Rgb(string colour) =>
        string.Join(", ?", Convert.FromHexString(colour.AsSpan(1)).Select(static b => b.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
