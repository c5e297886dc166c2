using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Outputs.Layers;

public sealed class FoundLayersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_run_writes_depends_on_what_it_found()
    {
        Assert.Equal(["hotspots.geojson", "incidents.geojson", "areas.geojson", "run.json"], ReleaseDoor.FileNames(TestRun.Make()));
        Assert.Equal(
            ["hotspots.geojson", "incidents.geojson", "areas.geojson", "cells.geojson", "density.geojson", "surface-made-up-clacton.tif", "run.json"],
            ReleaseDoor.FileNames(Run()));
        ReleaseDoor.Write(Run(), _folder.Path, CancellationToken.None);
        Assert.Equal(ReleaseDoor.FileNames(Run()).Order(StringComparer.Ordinal), _folder.Names().Order(StringComparer.Ordinal));
        using JsonDocument record = JsonDocument.Parse(_folder.Read("run.json"));
        Assert.Equal(ReleaseDoor.FileNames(Run()), record.RootElement.GetProperty("files").EnumerateArray().Select(static f => f.GetString()));
    }

    [Fact]
    public void Layers_that_a_later_run_does_not_write_do_not_stay_behind()
    {
        ReleaseDoor.Write(Run(), _folder.Path, CancellationToken.None);
        _folder.Write("surface-of-mine.tif", "not the tool's");
        ReleaseDoor.Write(TestRun.Make(), _folder.Path, CancellationToken.None);
        Assert.Equal(
            ["areas.geojson", "hotspots.geojson", "incidents.geojson", "run.json", "surface-of-mine.tif"],
            _folder.Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_write_that_fails_brings_stale_layers_back()
    {
        ReleaseDoor.Write(Run(), _folder.Path, CancellationToken.None);
        string[] before = [.. _folder.Names().Order(StringComparer.Ordinal)];
        var files = new AtomicFiles(_folder.Path, new HeldOpen());
        Assert.Throws<OutputException>(() => ReleaseDoor.Write(TestRun.Make(), files, CancellationToken.None));
        Assert.Equal(before, _folder.Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_record_that_names_foreign_files_takes_none_of_them_away()
    {
        _folder.Write("precious.geojson", "{}");
        _folder.Write("run.json", """{"files":["precious.geojson","../x","surface-/../precious.tif",7]}""");
        ReleaseDoor.Write(TestRun.Make(), _folder.Path, CancellationToken.None);
        Assert.Equal("{}", _folder.Read("precious.geojson"));
    }

    [Theory]
    [InlineData(CellShape.Hexagon)]
    [InlineData(CellShape.Square)]
    internal void Cells_that_say_something_are_polygons_where_they_are(CellShape shape)
    {
        RunResult run = Run(shape);
        CellFindings cells = run.Areas[0].Findings[1].Cells!;
        using JsonDocument layer = JsonDocument.Parse(Text("cells.geojson", run));
        Assert.Equal("OFFICIAL-SENSITIVE", layer.RootElement.GetProperty("marking").GetString());
        JsonElement[] features = [.. layer.RootElement.GetProperty("features").EnumerateArray()];
        int[] rows = [.. Enumerable.Range(0, cells.Cells.Length).Where(static row => row % 3 != 0 || row == 3)];
        Assert.Equal(rows.Length, features.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            JsonElement properties = features[i].GetProperty("properties"), ring = features[i].GetProperty("geometry").GetProperty("coordinates")[0];
            Assert.Equal(["area", "method", "count", "value", "z", "p", "q", "class"], properties.EnumerateObject().Select(static p => p.Name));
            Assert.Equal(rows[i] % 3, properties.GetProperty("count").GetDouble());
            Assert.Equal(rows[i] / 7.0, properties.GetProperty("z").GetDouble(), 5e-7);
            Assert.Equal(1e-9 / (rows[i] + 1), properties.GetProperty("p").GetDouble(), 1e-14);
            Assert.Equal(rows[i] == 3 ? "high-high" : "none", properties.GetProperty("class").GetString());
            NetTopologySuite.Geometries.Coordinate[] expected = cells.Grid.OutlineOf(cells.Cells[rows[i]]).Coordinates;
            Assert.Equal(expected.Length, ring.GetArrayLength());
            for (int c = 0; c < expected.Length; c++)
            {
                GeoPoint at = NationalGrid.ToGeo(new GridPoint(expected[c].X, expected[c].Y));
                Assert.Equal(at.Longitude, ring[c][0].GetDouble(), 1.01e-7);
                Assert.Equal(at.Latitude, ring[c][1].GetDouble(), 1.01e-7);
            }
        }
        double[] box = [.. layer.RootElement.GetProperty("bbox").EnumerateArray().Select(static n => n.GetDouble())];
        Assert.Equal(
            features.Min(static f => f.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Min(static p => p[0].GetDouble())),
            box[0]);
        Assert.Equal(
            features.Max(static f => f.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Max(static p => p[1].GetDouble())),
            box[3]);
    }

    [Fact]
    public void Contours_say_their_level_share_and_size()
    {
        using JsonDocument layer = JsonDocument.Parse(Text("density.geojson", Run()));
        JsonElement feature = Assert.Single(layer.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal(
            """{"area":"Clacton","method":"made-up","level":20.25,"unit":"incidents per km²","share":0.5,"areaKm2":0.1}""",
            feature.GetProperty("properties").GetRawText());
    }

    [Fact]
    public void A_surface_is_a_tiff_whose_first_row_is_the_northern_one()
    {
        byte[] tiff = Bytes("surface-made-up-clacton.tif", Run());
        Assert.Equal("II*\0", Encoding.ASCII.GetString(tiff, 0, 4));
        Surface surface = Run().Areas[0].Findings[1].Surface!;
        // The picture is the last thing in the file: rows from the north, values of four bytes.
        int start = tiff.Length - 4 * surface.Values.Length;
        for (int row = 0; row < surface.Grid.Rows; row++)
        {
            for (int column = 0; column < surface.Grid.Columns; column++)
            {
                double expected = surface.Values[(surface.Grid.Rows - 1 - row) * surface.Grid.Columns + column];
                Assert.Equal((float)expected, BitConverter.ToSingle(tiff, start + 4 * (row * surface.Grid.Columns + column)));
            }
        }
        Assert.Contains("<Item name=\"MARKING\">OFFICIAL-SENSITIVE</Item>", Encoding.UTF8.GetString(tiff), StringComparison.Ordinal);
    }

    [GdalFact]
    public void Another_program_finds_the_surface_in_its_place()
    {
        ReleaseDoor.Write(Run(), _folder.Path, CancellationToken.None);
        string path = _folder.PathOf("surface-made-up-clacton.tif");
        using JsonDocument info = JsonDocument.Parse(GdalRun.Of("gdalinfo", "-json", path));
        Assert.Equal([7, 5], info.RootElement.GetProperty("size").EnumerateArray().Select(static n => n.GetInt32()));
        Assert.Equal(
            [617_000.0, 100, 0, 215_300, 0, -100], info.RootElement.GetProperty("geoTransform").EnumerateArray().Select(static n => n.GetDouble()));
        Assert.Contains("27700", info.RootElement.GetProperty("coordinateSystem").GetProperty("wkt").GetString(), StringComparison.Ordinal);
        JsonElement band = info.RootElement.GetProperty("bands")[0];
        Assert.Equal("Float32", band.GetProperty("type").GetString());
        Assert.Equal("OFFICIAL-SENSITIVE", info.RootElement.GetProperty("metadata").GetProperty("").GetProperty("MARKING").GetString());
        Surface surface = Run().Areas[0].Findings[1].Surface!;
        foreach ((double e, double n) in ((double, double)[])[(617_050, 214_850), (617_699, 215_299), (617_350, 215_050)])
        {
            string value = GdalRun.Of(
                "gdallocationinfo", "-valonly", "-geoloc", path, e.ToString(CultureInfo.InvariantCulture), n.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(surface.Values[surface.Grid.CellAt(e, n)], double.Parse(value, CultureInfo.InvariantCulture), 1e-5);
        }
    }

    private sealed class HeldOpen : FileOperations
    {
        public override void Replace(string from, string to, string kept) => throw new IOException($"{to} is held open");
    }

    private static RunResult Run(CellShape shape = CellShape.Hexagon)
    {
        RunResult run = TestRun.Make();
        AreaResult clacton = run.Areas[0] with { Findings = [run.Areas[0].Main, MadeUpMethod.WithEverything("made-up", 3, shape)] };
        return run with { Areas = [clacton, run.Areas[1]], Record = run.Record with { Methods = ["dbscan", "made-up"] } };
    }

    private static string Text(string name, RunResult run) => Encoding.UTF8.GetString(Bytes(name, run));

    private static byte[] Bytes(string name, RunResult run)
    {
        using var stream = new MemoryStream();
        ReleaseDoor.WriteLayer(run, name, stream, CancellationToken.None);
        return stream.ToArray();
    }
}
