using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

/// <summary>What stands beside incidents, in rows and in files, and is none.</summary>
public sealed class NoIncidentTests : IDisposable
{
    private const string Street =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";
    private const string Outcomes = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n";
    private const string Crime = "c1,2024-03,Essex Police,Essex Police,1.155,51.789,On or near Pier Avenue,E01,Tendring 017A,";

    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void Outcomes_of_crimes_are_no_crimes()
    {
        _tables.Folder.Write("f/2024-03-essex-street.csv", $"{Street}{Crime}Drugs,Under investigation,\n");
        _tables.Folder.Write("f/2024-03-essex-outcomes.csv", $"{Outcomes}{Crime}Suspect charged\n{Crime}Awaiting court outcome\n");
        ReadResult read = TableReading.Read(null, _tables.Folder.PathOf("f"));
        Assert.Equal((1, 1), (read.Report.Rows, read.Report.Files.Count));
        TableReading.AssertNote(read, "f/2024-03-essex-outcomes.csv: It says what became of crimes");
    }

    [Fact]
    public void A_file_of_outcomes_alone_says_what_to_load_instead()
    {
        ReadResult read = _tables.Csv($"{Outcomes}{Crime}Suspect charged\n");
        Assert.Equal(0, read.Report.Rows);
        Assert.Contains("the street file of its month holds the crimes", read.Report.Files[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Outcomes_in_a_workbook_or_with_other_spelling_are_known_too()
    {
        string[] header = [.. Outcomes.TrimEnd().ToUpperInvariant().Split(',')];
        Assert.NotEqual(
            "", _tables.Excel(new XlsxFile().WithCells("S", header, ["c1", "2024-03", "x", "x", 1.155, 51.789, "y", "E", "T", "Charged"]))
            .Report.Files[0].Problem);
    }

    [Fact]
    public void A_table_that_says_neither_where_nor_when_is_a_list_of_something_else()
    {
        _tables.Folder.Write("f/incidents.csv", $"{TableReading.Header}\n{TableReading.Rows(1, 3)}");
        _tables.Folder.Write("f/codes.csv", "code,offence\n1,Burglary\n2,Theft\n");
        ReadResult read = TableReading.Read(null, _tables.Folder.PathOf("f"));
        Assert.Equal((3, 0, 0), TableReading.Counts(read));
        TableReading.AssertNote(read, "f/codes.csv: No column of it says where or when");
    }

    [Theory]
    [InlineData("incidents.csv.bak")]
    [InlineData("incidents.tmp")]
    [InlineData("~$incidents.xlsx")]
    [InlineData("incidents.csv~")]
    [InlineData("old/incidents.OLD")]
    [InlineData("incidents.csv.crdownload")]
    public void Copies_that_programs_leave_are_passed_over(string name)
    {
        Assert.True(DataFiles.IsPassedOver(name));
        _tables.Folder.Write("f/incidents.csv", $"{TableReading.Header}\n{TableReading.Rows(1, 3)}");
        _tables.Folder.Write("f/" + name, $"{TableReading.Header}\n{TableReading.Rows(7, 3)}");
        Assert.Equal(3, TableReading.Read(null, _tables.Folder.PathOf("f")).Report.Rows);
    }

    [Theory]
    [InlineData("Total,40,,,,,")]
    [InlineData("Total,,,,,,")]
    [InlineData("Grand Total:,,,,,,40")]
    [InlineData(",,,,,Total,40")]
    [InlineData("Subtotals,7,,,,,")]
    [InlineData("Count: 40,,,,,,")]
    [InlineData("Total,40")]
    [InlineData("Source: Athena extract of June")]
    [InlineData("* positions are snapped to the street,,,,,,")]
    [InlineData(",,,,,,End of report")]
    [InlineData(TableReading.Header)]
    public void Totals_footnotes_and_names_once_more_are_no_incidents(string row)
    {
        ReadResult read = _tables.Csv($"{TableReading.Header}\n{TableReading.Rows(1, 3)}{row}\n{TableReading.Rows(4, 2)}");
        Assert.Equal((5, 0, 0), TableReading.Counts(read));
        TableReading.AssertNote(read, "1 row is a total, a footnote or a heading and no incident");
        TableReading.AssertNote(read, "line 5");
    }

    [Theory]
    [InlineData("A7,,,,,,")]
    [InlineData(",tip,,,,,")]
    [InlineData("A7,tip,,,,,Total Garage")]
    [InlineData("Total 7,tip,2024-01-01,,,Clacton-on-Sea,Old Road")]
    public void An_incident_of_which_little_is_known_is_one(string row) =>
        Assert.Equal((3, 1, 0), TableReading.Counts(_tables.Csv($"{TableReading.Header}\n{TableReading.Rows(1, 3)}{row}\n")));

    [Fact]
    public void Stops_and_searches_of_an_archive_are_counted_and_outcomes_are_not()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "2024-03/s.csv", $"{Street}{Crime}Drugs,,\n");
            Add(zip, "2024-03/o.csv", $"{Outcomes}{Crime}Charged\n");
            Add(zip, "2024-03/t.csv",
                "Type,Date,Latitude,Longitude,Legislation,Object of search,Outcome\nPerson "
                + "search,2024-03-05T18:30:00+00:00,51.789,1.155,MDA,Controlled drugs,Arrest\n");
        }
        Assert.Equal((2, 0, 0), TableReading.Counts(TableReading.Read(null, _tables.Folder.Write("a.zip", bytes.ToArray()))));
    }

    [SharedFact("cases/files/archive-with-outcomes.zip")]
    public void An_archive_of_a_month_has_fifty_two_incidents() =>
        Assert.Equal(52, TableReading.Shared("cases/files/archive-with-outcomes.zip").Report.Rows);

    [SharedFact("cases/files/totals-row.xlsx")]
    public void A_workbook_with_a_totals_row_has_forty_incidents() =>
        Assert.Equal(40, TableReading.Shared("cases/files/totals-row.xlsx").Report.Rows);

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
