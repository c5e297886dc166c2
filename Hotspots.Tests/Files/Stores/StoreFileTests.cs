using System.Runtime.Versioning;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Stores;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Files.Stores.StoreTrial;

namespace Hotspots.Tests.Files.Stores;

/// <summary>A store is a GeoPackage that other programs read, is brought up from earlier versions, and says what stands in its way.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly StoreTrial _store = new();

    public void Dispose() => _store.Dispose();

    [GdalFact]
    public void Another_program_reads_it_as_a_layer_in_metres_and_by_its_index()
    {
        _store.Add(Header + Row(1) + Row(2) + Row(3000) + ",tip,,,,,,,,,red\n");
        string said = GdalRun.Of("ogrinfo", "-ro", "-al", "-so", _store.Path);
        Assert.Contains("using driver `GPKG' successful", said, StringComparison.Ordinal);
        Assert.Contains("Layer name: incidents", said, StringComparison.Ordinal);
        Assert.Contains("Geometry: Point", said, StringComparison.Ordinal);
        Assert.Contains("Extent: (617001.000000, 215000.000000) - (620000.000000, 215000.000000)", said, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",27700]", said, StringComparison.Ordinal);
        Assert.Contains("FID Column = fid", said, StringComparison.Ordinal);
        string near = GdalRun.Of("ogrinfo", "-ro", "-q", "-al", "-spat", "617000", "214000", "617010", "216000", _store.Path);
        Assert.Equal(2, near.Split("POINT (").Length - 1);
        Assert.Contains("happened (String) = 2025-05-02T12:01+01:00", near, StringComparison.Ordinal);
        Assert.Contains("attributes (String) = {\"colour\":\"red\"}", near, StringComparison.Ordinal);
    }

    [GdalFact]
    public void What_another_program_moves_is_where_it_put_it()
    {
        _store.Add(Header + Row(1) + Row(2));
        GdalRun.Of("ogrinfo", "-q", "-sql", "UPDATE incidents SET geom = (SELECT geom FROM incidents WHERE fid = 2) WHERE fid = 1", _store.Path);
        Assert.Equal([617_002, 617_002], _store.Read().Placed.Points.Eastings.ToArray());
        Assert.Empty(StoreRuns.Check(_store.Path, null, CancellationToken.None).Problems);
        Assert.Equal(1, _store.Add(Header + Row(3)).Added);
    }

    [Fact]
    public void It_is_what_the_standard_asks_for()
    {
        _store.Add(Header + Row(1));
        using StoreDatabase database = _store.Open();
        Assert.Equal((0x47504B47, 10300), (database.Number("PRAGMA application_id"), database.Number("PRAGMA user_version")));
        Assert.Equal("delete", database.Text("PRAGMA journal_mode"));
        Assert.Equal("ok", database.Text("PRAGMA integrity_check"));
        Assert.Null(database.Text("PRAGMA foreign_key_check"));
        Assert.Equal(4, database.Number("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (27700, 4326, -1, 0)"));
        Assert.Equal(6, database.Number("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_incidents_geom_%'"));
        Assert.Equal(1, database.Number("SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"));
        Assert.Equal(["force.gpkg", "file1.csv"], _store.Folder.Names().OrderDescending(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_store.Path));
    }

    [Fact]
    public void An_earlier_version_is_brought_up_step_by_step_and_a_later_one_is_refused()
    {
        _store.Add(Header + Row(1));
        using (StoreDatabase database = _store.Open())
        {
            StoreSchema.SetFact(database, "version", "-2");
            Assert.Throws<OutputException>(() => StoreSchema.Require(database));
            // Made up: a store of an age before a column had its name, and before a table.
            database.Run("ALTER TABLE incidents RENAME COLUMN outcome TO result; DROP TABLE store_looks");
            StoreSchema.SetFact(database, "version", "1");
            StoreUpgrade[] upgrades =
            [
                new(1, "ALTER TABLE incidents RENAME COLUMN result TO outcome"),
                new(2, "CREATE TABLE store_looks (at TEXT NOT NULL, by TEXT NOT NULL, addition INTEGER NOT NULL)"),
            ];
            // A step that fails leaves all as it was.
            Assert.Throws<OutputException>(() => StoreSchema.Require(database, [upgrades[0], new(2, "CREATE TABLE store_log (x)")], 3));
            Assert.Equal(1, StoreSchema.VersionOf(database));
            Assert.Equal(1, database.Number("SELECT count(*) FROM pragma_table_info('incidents') WHERE name = 'result'"));
            StoreSchema.Require(database, upgrades, 3);
            Assert.Equal(3, StoreSchema.VersionOf(database));
            StoreSchema.Require(database, upgrades, 3);
            OutputException later = Assert.Throws<OutputException>(() => StoreSchema.Require(database));
            Assert.Contains("was written by a later version", later.Message, StringComparison.Ordinal);
            StoreSchema.SetFact(database, "version", "1");
        }
        Assert.Equal(1, _store.Read().Placed.Count);
    }

    [Fact]
    public void What_stands_in_the_way_is_said_in_one_sentence()
    {
        Says("There is no store", _store.Folder.PathOf("absent.gpkg"));
        Says("is a folder", _store.Folder.Path);
        Says("is empty, as a copy that was stopped", _store.Write("", "half.gpkg"));
        Says("is no store of incidents", _store.Write("id,kind\n", "words.gpkg"));
        string cut = _store.Folder.Write("cut.gpkg", File.ReadAllBytes(_store.Path)[..6000]);
        Says("is damaged, was cut short", cut);
        byte[] spoilt = File.ReadAllBytes(_store.Path);
        Array.Fill(spoilt, (byte)0xA5, 100, 3900);
        Says("is damaged, was cut short", _store.Folder.Write("spoilt.gpkg", spoilt));
        string layers = _store.Folder.PathOf("out");
        Assert.Equal(0, CommandLineRun.Of("run", Repository.Path("data", "county-lines.csv"), "-o", layers, "-f", "gpkg").ExitCode);
        Says("is no store of incidents, but another program's", Directory.GetFiles(layers, "*.gpkg").Single());

        static void Says(string words, string path)
        {
            CommandLineRun run = CommandLineRun.Of("store", "inspect", path);
            Assert.Contains(words, run.OneSentence(1), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_database_among_the_files_of_a_run_is_refused_in_a_sentence_as_before()
    {
        string layers = _store.Folder.PathOf("out");
        Assert.Equal(0, CommandLineRun.Of("run", Repository.Path("data", "county-lines.csv"), "-o", layers, "-f", "gpkg").ExitCode);
        string sentence = CommandLineRun.Of("inspect", Directory.GetFiles(layers, "*.gpkg").Single(), "--json").Out;
        Assert.Contains("It is a database (SQLite or GeoPackage) and no store of incidents", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_writer_is_waited_for_and_then_said()
    {
        _store.Add(Header + Row(1));
        using StoreDatabase other = _store.Open();
        other.Run("BEGIN IMMEDIATE");
        using GeoPackageStore waiting = GeoPackageStore.Open(_store.Path, CancellationToken.None, TimeSpan.FromMilliseconds(200));
        OutputException busy = Assert.Throws<OutputException>(() => waiting.See(Purpose, _store.Clock.GetUtcNow()));
        Assert.Contains("Another program is at work on", busy.Message, StringComparison.Ordinal);
        using GeoPackageStore patient = GeoPackageStore.Open(_store.Path, CancellationToken.None, TimeSpan.FromSeconds(20));
        Task end = Task.Run(() =>
        {
            Thread.Sleep(300);
            other.Run("COMMIT");
        });
        patient.See(Purpose, _store.Clock.GetUtcNow());
        await end.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotNull(_store.Contents().Looked);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void A_store_that_may_not_be_written_is_not_read_because_that_could_not_be_logged()
    {
        _store.Add(Header + Row(1));
        File.SetUnixFileMode(_store.Path, UnixFileMode.UserRead);
        try
        {
            Assert.Contains("may not be written to, nor its log", _store.Read().Report.Files[0].Problem, StringComparison.Ordinal);
            Assert.Equal(1, _store.Contents().Incidents);
        }
        finally
        {
            File.SetUnixFileMode(_store.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Nothing_is_made_over_what_is_there_nor_half()
    {
        string there = _store.Write("x", "there.gpkg");
        Refused("is there already", there);
        Assert.Equal("x", File.ReadAllText(there));
        Refused("call it", _store.Folder.PathOf("force.db"));
        Refused("no folder", _store.Folder.PathOf("nowhere/x.gpkg"));
        Assert.Equal(["force.gpkg", "there.gpkg"], _store.Folder.Names());

        void Refused(string words, string path) => Assert.Contains(
            words, Assert.Throws<OutputException>(() => StoreRuns.Create(path, Purpose, false, _store.Clock)).Message, StringComparison.Ordinal);
    }
}
