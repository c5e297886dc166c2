using System.Text.Json;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Reference;

/// <summary>Real files of data.police.uk, with every number that other programs counted in them.</summary>
public sealed class PoliceFilesTests
{
    private const string Answers = "references/EXPECTED.json";

    [SharedFact("realdata/police-uk")]
    public void Essex_in_October_2018()
    {
        JsonElement expected = Expected("police_uk_2018_10", "essex");
        ReadResult read = Read("police-uk/2018-10-essex-street.csv");
        Assert.Equal(expected.GetProperty("rows").GetInt32(), read.Report.Rows);
        Assert.Equal(expected.GetProperty("no_coordinates").GetInt32(), read.Report.Unplaced);
        Assert.Equal(0, read.Report.Rejected);
        Assert.Equal(expected.GetProperty("no_crime_id").GetInt32(), BlankIds(read));
        Assert.Equal(expected.GetProperty("crime_types").GetInt32(), read.Report.Kinds.Count);
        foreach (string kind in (string[])["Violence and sexual offences", "Drugs"])
            Assert.Equal(expected.GetProperty(kind).GetInt32(), read.Report.Kinds.Single(k => k.Name == kind).Count);
        // "3 rows lie outside lon -0.15..1.4, lat 51.40..52.15"
        Assert.StartsWith(read.Report.Strays + " rows lie outside", expected.GetProperty("strays").GetString(), StringComparison.Ordinal);
        Assert.Equal("2018-10", LondonTime.ToIso(read.Report.First));
        Assert.Equal("2018-10", LondonTime.ToIso(read.Report.Last));
    }

    [SharedFact("realdata/police-uk")]
    public void Thames_Valley_in_October_2018()
    {
        JsonElement expected = Expected("police_uk_2018_10", "thames-valley");
        ReadResult read = Read("police-uk/2018-10-thames-valley-street.csv");
        Assert.Equal(expected.GetProperty("rows").GetInt32(), read.Report.Rows);
        Assert.Equal(expected.GetProperty("no_coordinates").GetInt32(), read.Report.Unplaced);
    }

    [SharedFact("realdata/police-uk")]
    public void Headers_in_snake_case_and_columns_that_slipped()
    {
        ReadResult snake = Read("police-uk/2018-01-essex-street-snake-case.csv");
        Assert.Equal(0, snake.Report.Rejected);
        Assert.Equal(14, snake.Report.Kinds.Count);
        Assert.Equal("2018-01", LondonTime.ToIso(snake.Report.First));

        ReadResult slipped = Read("police-uk/2018-04-essex-street-shifted-columns.csv");
        Assert.Equal((4, 3, 1), (slipped.Report.Rows, slipped.Report.Unplaced, slipped.Report.Rejected));
        Assert.Equal(3, Assert.Single(slipped.Rejected).Issue.Line);
    }

    [SharedTheory("realdata/stop-and-search")]
    [InlineData("metropolitan_2016_06", "2016-06-metropolitan-stop-and-search.csv")]
    [InlineData("essex_2019_12", "2019-12-essex-stop-and-search.csv")]
    [InlineData("south_yorkshire_2019_12", "2019-12-south-yorkshire-stop-and-search.csv")]
    public void Stop_and_search(string name, string file)
    {
        JsonElement expected = Expected("stop_and_search", name);
        ReadResult read = Read("stop-and-search/" + file);
        Assert.Equal(expected.GetProperty("rows").GetInt32(), read.Report.Rows);
        Assert.Equal(expected.GetProperty("no_coordinates").GetInt32(), read.Report.Unplaced);
        Assert.Equal(IncidentKind.StopAndSearch, Assert.Single(read.Report.Kinds).Name);
        if (expected.TryGetProperty("controlled_drugs", out JsonElement drugs))
        {
            Assert.Equal(drugs.GetInt32(), Rows(read).Count(static row =>
                row.Table.Columns.Single(static c => c.Name == "Object of search").Values[row.Index] == "Controlled drugs"));
        }
        if (expected.TryGetProperty("rows_on_31_May_in_UTC", out JsonElement inMay))
        {
            IncidentTime[] times = [.. Rows(read).Select(static row => row.Table.Times[row.Index])];
            Assert.Equal(inMay.GetInt32(), times.Count(static t => DateTime.UnixEpoch.AddSeconds(t.FromUtcSeconds) is { Month: 5, Day: 31 }));
            Assert.Equal(
                expected.GetProperty("rows_in_June_Europe_London").GetInt32(),
                times.Count(static t => LondonTime.ToClock(t.FromUtcSeconds) is { Year: 2016, Month: 6 }));
        }
    }

    [SharedFact("realdata/police-uk/police-uk-2018-10_2019-02.zip")]
    public void The_whole_download_of_five_months()
    {
        JsonElement expected = Expected("police_uk_zip");
        ReadResult read = Read("police-uk/police-uk-2018-10_2019-02.zip");
        Assert.Equal(expected.GetProperty("files").GetInt32(), read.Report.Files.Count);
        Assert.Equal(expected.GetProperty("rows").GetInt32(), read.Report.Rows);
        Assert.Equal(expected.GetProperty("no_coordinates").GetInt32(), read.Report.Unplaced);
        Assert.Equal(0, read.Report.Rejected);
        (GeoPoint southWest, GeoPoint northEast) = read.Report.Bounds!.Value;
        Assert.Equal(
            expected.GetProperty("bbox_lon_lat").EnumerateArray().Select(static n => n.GetDouble()),
            [southWest.Longitude, southWest.Latitude, northEast.Longitude, northEast.Latitude]);
        double bytesPerRow = (read.Placed.Bytes + read.Unplaced.Bytes) / (double)read.Report.Rows;
        Assert.InRange(bytesPerRow, 1, 100);
    }

    [SharedFact("references/synthetic/inc_10k.csv")]
    public void Sums_over_ten_thousand_seeded_rows()
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("references/synthetic/EXPECTED.json"))).RootElement;
        ReadResult read = IncidentFiles.Read([SharedData.Path("references/synthetic/inc_10k.csv")], ReadOptions.Default);
        JsonElement csv = expected.GetProperty("csv");
        Assert.Equal(csv.GetProperty("rows").GetInt32(), read.Placed.Count);
        foreach (JsonProperty kind in csv.GetProperty("by_kind").EnumerateObject())
            Assert.Equal(kind.Value.GetInt32(), read.Report.Kinds.Single(k => k.Name == kind.Name).Count);
        TextColumn weights = read.Placed.Columns.Single(static c => c.Name == "weight").Values;
        Assert.Equal(
            csv.GetProperty("sum_weight").GetDouble(),
            Enumerable.Range(0, weights.Count).Sum(i => double.Parse(weights[i], System.Globalization.CultureInfo.InvariantCulture)), 6);
        JsonElement projection = expected.GetProperty("projection");
        // PROJ inverts the seven parameters exactly, ProjNET by their signs, as EPSG's guidance allows: some millimetres lie between them.
        Assert.Equal(projection.GetProperty("mean_E_10k").GetDouble(), Sum(read.Placed.Points.Eastings) / read.Placed.Count, 0.01);
        Assert.Equal(projection.GetProperty("mean_N_10k").GetDouble(), Sum(read.Placed.Points.Northings) / read.Placed.Count, 0.01);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    private static int BlankIds(ReadResult read) => Rows(read).Count(static row => row.Table.Ids.IsBlank(row.Index));

    private static IEnumerable<(IncidentTable Table, int Index)> Rows(ReadResult read) =>
        ((IncidentTable[])[read.Placed, read.Unplaced]).SelectMany(static table => Enumerable.Range(0, table.Count).Select(i => (table, i)));

    private static ReadResult Read(string path) => IncidentFiles.Read([SharedData.Path("realdata/" + path)], ReadOptions.Default);

    private static JsonElement Expected(params string[] names)
    {
        JsonElement element = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path(Answers))).RootElement;
        foreach (string name in names)
            element = element.GetProperty(name);
        return element;
    }
}
