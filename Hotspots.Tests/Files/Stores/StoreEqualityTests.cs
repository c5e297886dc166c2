using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Stores;

/// <summary>A store gives back what its files said, to the last bit: the same run on both gives the same bytes of layers.</summary>
public sealed class StoreEqualityTests : IDisposable
{
    private readonly StoreTrial _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("run", "--method", "dbscan,kde,gi-star,st-dbscan")]
    [InlineData("run", "--by-shift", "--weights", "seizure=3")]
    [InlineData("run", "--area", "Clacton-on-Sea", "--from", "2025-01", "--kind", "tip")]
    [InlineData("change")]
    [InlineData("when")]
    public void The_sample_and_its_store_give_the_same_bytes(params string[] command)
    {
        string sample = Repository.Path("data", "county-lines.csv");
        Assert.Equal(4109, _store.AddFile(sample).Added);
        string ofFile = _store.Folder.PathOf("of-file"), ofStore = _store.Folder.PathOf("of-store");
        Run(sample, ofFile);
        Run(_store.Path, ofStore);
        // The record says when it was made.
        string[] names = [.. Directory.GetFiles(ofFile).Where(static path => Path.GetExtension(path) != ".json").Select(Path.GetFileName)!];
        Assert.NotEmpty(names);
        Assert.Equal(Directory.GetFiles(ofFile).Length, Directory.GetFiles(ofStore).Length);
        foreach (string name in names)
            Assert.True(File.ReadAllBytes(Path.Combine(ofFile, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(ofStore, name))), name);

        void Run(string file, string folder)
        {
            CommandLineRun run = CommandLineRun.Of([command[0], file, .. command[1..], "-o", folder, "--reason", "a test"]);
            Assert.True(run.ExitCode == 0, run.Error);
        }
    }

    [Fact]
    public void Every_column_time_and_place_comes_back_as_it_was_read()
    {
        string[] files =
        [
            _store.Write("""
                Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
                ,2018-10,Essex Police,Essex Police,1.156,51.789,On or near Pier Avenue,E01021,Tendring 018A,Anti-social behaviour,,
                ,2018-10,Essex Police,Essex Police,1.156,51.789,On or near Pier Avenue,E01021,Tendring 018A,Anti-social behaviour,,
                ab12,2018-10,Essex Police,Essex Police,1.1563,51.7893,On or near "Beach" Road,E01021,Tendring 018A,Drugs,Under investigation,"a, b"
                ab12,2018-10,Essex Police,Essex Police,,,No location,,,Drugs,Under investigation,
                """, "2018-10-essex-street.csv"),
            _store.Write(
                "URN;kind;from;to;gridref;town;Drug;class;quantity;unit;free;free;källa\n"
                + "S1;seizure;2024-05-01 10:00;2024-05-02 11:30;TM 178 155;Clacton;heroin;A;12;g;one;two;ü→\"\n"
                + "S1;Seizures;2024-05-01 10:00;2024-05-02 11:30;TM 178 155;Clacton;cocaine;A;1,5;g;;two;\n"
                + "S2;y;01/06/2024;;TM 17 15;Nowhereville;;;;;\u0001;;\n"
                + "S3;z;2024;;TM 1782 1551;;;;;;;;\n", "mine.csv"),
            _store.Write(
                """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"id":"G1","kind":"seizure","time":"2024-03-31T01:30+01:00","notes":"x","n":1.50},
                 "geometry":{"type":"Point","coordinates":[1.15,51.78]}},
                {"type":"Feature","properties":{"id":"G2","kind":"Seizures","time":"2024-10-27T01:30:05Z","deep":{"a":[1,2]}},"geometry":null}]}
                """, "g.geojson"),
        ];
        foreach (string file in files)
            _store.AddFile(file);
        ReadResult expected = StoreTrial.ReadFiles(files), actual = _store.Read();
        Same(expected.Placed, actual.Placed);
        Same(expected.Unplaced, actual.Unplaced);
        Assert.True(expected.Placed.Count > 5 && expected.Unplaced.Count > 1 && expected.Placed.Items.Count > 1);
        Assert.Equal(
            expected.Rejected.Select(static row => (row.Issue.Line, row.Issue.Column, row.Issue.Expected, string.Join('|', row.Fields))),
            actual.Rejected.Select(static row => (row.Issue.Line, row.Issue.Column, row.Issue.Expected, string.Join('|', row.Fields))));
        Assert.Equal(
            expected.Report.Files.Select(static file => (file.Rows, file.Placed, file.Unplaced, file.Rejected)),
            actual.Report.Files.Select(static file => (file.Rows, file.Placed, file.Unplaced, file.Rejected)));
        Assert.Equal(expected.Report.ReferenceSize, actual.Report.ReferenceSize);
        Assert.Equal((expected.Report.DuplicateRows, expected.Report.DuplicateIds), (actual.Report.DuplicateRows, actual.Report.DuplicateIds));
    }

    [Fact]
    public void Part_of_a_file_is_not_read_as_if_it_were_the_whole()
    {
        // In the whole file midnight is a time like others; the three rows that stay after the corrections are all at midnight.
        string Midnights(int east) => string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"M{i},tip,2024-05-{i % 28 + 1:00} {(i < 3 ? "00:00" : "14:05")},{617_000 + 10 * i + (i < 3 ? 0 : east)},215000\n"));
        _store.Add("id,kind,time,easting,northing\n" + Midnights(0));
        _store.Add("id,kind,time,easting,northing\n" + Midnights(1));
        ReadResult read = _store.Read();
        Assert.Equal(40, read.Placed.Count);
        Assert.All(Enumerable.Range(0, 40), i => Assert.True(read.Placed.Times[i].HasClock));
    }

    [SharedFact("realdata/police-uk/2018-10-essex-street.csv")]
    public void A_real_month_and_its_store_are_the_same()
    {
        string[] files = ["essex", "north-wales"];
        files = Array.ConvertAll(files, static force => SharedData.Path($"realdata/police-uk/2018-10-{force}-street.csv"));
        foreach (string file in files)
            _store.AddFile(file);
        ReadResult expected = StoreTrial.ReadFiles(files), actual = _store.Read();
        Assert.True(expected.Placed.Count > 20_000);
        Same(expected.Placed, actual.Placed);
        Same(expected.Unplaced, actual.Unplaced);
    }

    [Fact]
    public void A_file_that_a_store_holds_adds_nothing_beside_it_and_an_other_one_does()
    {
        string first = _store.Write(StoreTrial.Header + StoreTrial.Row(1) + StoreTrial.Row(2));
        // Without a reference: one row in the first file and three in the second are three.
        string nameless = ",tip,2025-06-01,617500,215500,Clacton,,,,,\n";
        _store.AddFile(first);
        _store.Add(StoreTrial.Header + nameless);
        _store.Add(StoreTrial.Header + nameless + nameless + nameless);
        Assert.Equal(5, _store.Read().Placed.Count);
        Assert.Equal(5, _store.Read(first).Placed.Count);
        string three = _store.Write(StoreTrial.Header + nameless + nameless + nameless + StoreTrial.Row(9), "three.csv");
        Assert.Equal(6, _store.Read(three).Placed.Count);
    }

    private static void Same(IncidentTable expected, IncidentTable actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(expected.Columns.Select(static c => (c.Name, c.Role)), actual.Columns.Select(static c => (c.Name, c.Role)));
        Assert.Equal(expected.Items, actual.Items);
        Assert.Equal(expected.SourceLines, actual.SourceLines);
        Assert.Equal(expected.SourceFiles, actual.SourceFiles);
        Assert.True(expected.Points.Eastings.SequenceEqual(actual.Points.Eastings));
        Assert.True(expected.Points.Northings.SequenceEqual(actual.Points.Northings));
        Assert.Equal(expected.Uncertainties ?? [], actual.Uncertainties ?? []);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected.Ids[i], actual.Ids[i]);
            Assert.Equal(expected.Kinds[i], actual.Kinds[i]);
            Assert.Equal(expected.Kinds.CodeAt(i), actual.Kinds.CodeAt(i));
            if (expected.Times[i].IsKnown || actual.Times[i].IsKnown)
                Assert.Equal(expected.Times[i], actual.Times[i]);
            for (int c = 0; c < expected.Columns.Count; c++)
                Assert.Equal(expected.Columns[c].Values[i], actual.Columns[c].Values[i]);
        }
    }
}
