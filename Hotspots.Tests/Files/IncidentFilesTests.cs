using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Files;

public sealed class IncidentFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotspots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_row_ends_in_exactly_one_of_placed_unplaced_and_rejected()
    {
        ReadResult read = Read("""
            id,kind,time,longitude,latitude
            1,tip,2025-01-01,-3.142,53.168
            2,tip,2025-01-01,,
            3,tip,2025-01-01,north,53.168
            4,tip,30/02/2025,-3.142,53.168
            5,tip,2025-01-01,-3.142
            6,tip,2025-01-01,53.168,-3.142
            7,tip,2025-01-01,0,0
            8,tip,2025-01-01,1e308,53.168
            9,tip,2025-01-01,"-3,142","53,168"
            10,tip,2025-01-01,NaN,NaN
            11,tip,2025-01-01,-3.142,
            12,tip,2025-01-01,-3.142,53.168,
            ,,,,

            13,tip,2025-01-01,2.35,48.85
            """);
        Assert.Equal((2, 3, 8), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Equal(13, read.Report.Rows);
        Assert.Equal(read.Report.Rejected, read.Report.Reasons.Sum(static r => r.Count));
        Assert.Equal((1, 1), (read.Report.SwappedPositions, read.Report.ZeroPositions));
        Assert.Equal(
            [
                "incidents.csv, line 4, column longitude: \"north\": expected a longitude in degrees between -9.5 and 2.5, with a decimal point.",
                "incidents.csv, line 5, column time: \"30/02/2025\": expected a date such as 2018-10-31, 31/10/2018 14:05, 2018-10-31T14:05 or a "
                    + "month such as 2018-10.",
                "incidents.csv, line 6: expected 5 fields, as in the header.",
                "incidents.csv, line 7, column longitude: \"53.168\": expected longitude and latitude in their own columns: here they look "
                    + "exchanged.",
                "incidents.csv, line 9, column longitude: \"1e308\": expected a longitude in degrees between -9.5 and 2.5, with a decimal point.",
                "incidents.csv, line 10, column longitude: \"-3,142\": expected a longitude in degrees between -9.5 and 2.5, with a decimal point.",
                "incidents.csv, line 12, column latitude: \"\": expected a latitude in degrees between 49 and 61.5, with a decimal point.",
                "incidents.csv, line 16, column latitude: \"48.85\": expected a latitude in degrees between 49 and 61.5, with a decimal point.",
            ],
            read.Rejected.Select(static r => r.Issue.ToString()));
        Assert.Equal(["3", "tip", "2025-01-01", "north", "53.168"], read.Rejected[0].Fields);
    }

    [Theory]
    [InlineData("Easting,Northing", "323750,364050")]
    [InlineData("grid_ref,x", "SJ 2375 6405,")]
    [InlineData("location,x", "\"53.16806, -3.14207\",")]
    [InlineData("Lat,Lng", "53.16806,-3.14207")]
    [InlineData("Y,X", "53.16806,-3.14207")]
    [InlineData("Y,X", "364050,323750")]
    [InlineData("os-ngr,LAT LONG", ",\"(53.16806,-3.14207)\"")]
    public void Positions_in_every_form_name_the_same_place(string headers, string fields)
    {
        IncidentTable placed = Read($"kind,{headers}\ntip,{fields}\n").Placed;
        GridPoint at = placed.Points[0];
        Assert.InRange(at.DistanceTo(new GridPoint(323750, 364050)), 0, 8);
    }

    [Fact]
    public void A_column_is_read_as_the_user_says()
    {
        const string Text = "what,MyLon,MyLat,longitude\ntip,-3.142,53.168,irrelevant\n";
        ReadResult read = Read(Text, ("longitude", "MyLon"), ("lat", "mylat"), ("kind", "what"));
        Assert.Equal(1, read.Report.Placed);
        Assert.Equal("tip", read.Placed.Kinds[0]);
        Assert.Equal("irrelevant", Assert.Single(read.Placed.Columns).Values[0]);

        ArgumentException unknownName = Assert.Throws<ArgumentException>(() => Read(Text, ("wibble", "MyLon")));
        Assert.StartsWith(
            "⟨column wibble=MyLon⟩: \"wibble\" is not a column this tool knows; it knows id, kind, time", unknownName.Message,
            StringComparison.Ordinal);
        ArgumentException noHeader = Assert.Throws<ArgumentException>(() => Read(Text, ("longitude", "Nowhere")));
        Assert.Equal(
            "⟨column longitude=Nowhere⟩: no file has a column \"Nowhere\"; incidents.csv has what, MyLon, MyLat, longitude.", noHeader.Message);
    }

    [Fact]
    public void Rows_of_one_seizure_are_one_incident_with_items()
    {
        ReadResult read = Read("""
            id,kind,time,longitude,latitude,drug,class,quantity,unit
            S1,seizure,2025-01-01,,,heroin,A,12,wraps
            S1,seizure,2025-01-01,-3.142,53.168,cocaine,A,30,g
            S1,seizure,2025-01-01,-3.142,53.168,cocaine,A,30,g
            S2,Seizures,2025-01-02,-3.143,53.169,cannabis,B,2,plants
            T1,tip,2025-01-02,-3.143,53.169,,,,
            T1,tip,2025-01-02,-3.143,53.169,,,,
            """);
        Assert.Equal((6, 0, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Equal(4, read.Report.Incidents);
        Assert.Equal(4, read.Placed.Count);
        Assert.Equal(
            [new SeizureItem(0, "heroin", "A", "12", "wraps"), new SeizureItem(0, "cocaine", "A", "30", "g"),
                new SeizureItem(1, "cannabis", "B", "2", "plants")],
            read.Placed.Items);
        Assert.Equal((2, 1), (read.Report.DuplicateRows, read.Report.DuplicateIds));
        Assert.Equal([new NameCount("seizure", 4), new NameCount("tip", 2)], read.Report.Kinds);
    }

    [Fact]
    public void Columns_of_several_files_are_put_together_by_what_they_mean()
    {
        string first = Write("a.csv", "ref,type,lon,lat,Street,Beat\nA1,tip,-3.142,53.168,Mill Lane,B7\n");
        string second = Write("b.csv", "Latitude,Longitude,road,kind,colour\n53.17,-3.1,High Street,warrant,red\n");
        ReadResult read = IncidentFiles.Read([first, second], ReadOptions.Default);
        Assert.Equal(["Street", "Beat", "colour"], read.Placed.Columns.Select(static c => c.Name));
        Assert.Equal(["Mill Lane", "High Street"], [read.Placed.Columns[0].Values[0], read.Placed.Columns[0].Values[1]]);
        Assert.Equal(["", "red"], [read.Placed.Columns[2].Values[0], read.Placed.Columns[2].Values[1]]);
        Assert.Equal(new RowSource(1, 2), read.Placed.SourceAt(1));
        Assert.Equal(["A1", ""], [read.Placed.Ids[0], read.Placed.Ids[1]]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_of_that_file_alone()
    {
        string sound = Write("sound.csv", "kind,lon,lat\ntip,-3.142,53.168\n");
        string empty = Write("empty.csv", "");
        ReadResult read = IncidentFiles.Read([sound, empty, Path.Combine(_folder, "missing.csv")], ReadOptions.Default);
        Assert.Equal(1, read.Report.Placed);
        Assert.Equal(2, read.Report.Files.Count(static f => f.Problem.Length > 0));
        Assert.All(read.Report.Files.Where(static f => f.Problem.Length > 0), static f => Assert.EndsWith(".", f.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_line_of_data_is_no_line_of_names()
    {
        ReadResult read = Read("323750,364050\n323751,364051\n");
        Assert.Equal(
            "The first line holds data instead of column names: add a first line that names the columns.", Assert.Single(read.Report.Files).Problem);
    }

    [Fact]
    public void Times_of_interval_and_date_with_clock()
    {
        ReadResult read = Read("""
            kind,from,to,lon,lat
            tip,2025-03-01 22:00,2025-03-02 06:00,-3.142,53.168
            tip,2025-03-03,,-3.142,53.168
            tip,2025-03-04,2025-03-02,-3.142,53.168
            """);
        Assert.Equal(1, read.Report.Rejected);
        Assert.Equal("2025-03-01T22:00+00:00/2025-03-02T06:01+00:00", LondonTime.ToIso(read.Placed.Times[0]));
        Assert.Equal("2025-03-03", LondonTime.ToIso(read.Placed.Times[1]));
        ReadResult split = Read("kind,date,time,lon,lat\ntip,01/03/2025,22:15,-3.142,53.168\n");
        Assert.Equal("2025-03-01T22:15+00:00", LondonTime.ToIso(split.Placed.Times[0]));
    }

    [Fact]
    public void Cancelling_stops_the_reading()
    {
        string path = Write("large.csv", "kind,lon,lat\n" + string.Concat(Enumerable.Repeat("tip,-3.142,53.168\n", 400_000)));
        using var source = new CancellationTokenSource();
        var progress = new Reported(_ => source.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => IncidentFiles.Read([path], ReadOptions.Default, progress, source.Token));
    }

    [Fact]
    public void Progress_never_goes_back_and_ends_at_one()
    {
        string path = Write("large.csv", "kind,lon,lat\n" + string.Concat(Enumerable.Repeat("tip,-3.142,53.168\n", 400_000)));
        var fractions = new List<double>();
        IncidentFiles.Read([path, path], ReadOptions.Default, new Reported(p => fractions.Add(p.Fraction)));
        Assert.True(fractions.Count > 3);
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1]);
    }

    private ReadResult Read(string text, params (string Name, string Header)[] columns) =>
        IncidentFiles.Read(
            [Write("incidents.csv", text)], new ReadOptions { Columns = columns.ToDictionary(static c => c.Name, static c => c.Header) });

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private sealed class Reported(Action<RunProgress> say) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => say(value);
    }
}
