using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Tests.Files.Tables;

public sealed class RepeatTests : IDisposable
{
    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void The_same_file_twice_counts_once()
    {
        string text = $"{TableReading.Header}\n{TableReading.Rows(1, 300)}";
        ReadResult read = Two(text, text);
        Assert.Equal((300, 300, 300), (read.Report.Rows, read.Report.Incidents, read.Report.Repeated));
        Assert.Equal([0, 300], read.Report.Files.Select(static file => file.Repeated));
        Assert.Equal((300, 0), (read.Placed.Count, read.Report.DuplicateRows));
        TableReading.AssertNote(read, "b.csv: 300 rows are in an earlier file already");
    }

    [Fact]
    public void Or_as_often_as_they_come_when_that_is_asked()
    {
        string text = $"{TableReading.Header}\n{TableReading.Rows(1, 300)}";
        ReadResult read = Two(text, text, ReadOptions.Default);
        Assert.Equal((600, 600, 0), (read.Report.Rows, read.Report.Incidents, read.Report.Repeated));
        Assert.Equal(300, read.Report.DuplicateRows);
    }

    [Fact]
    public void Files_of_one_folder_are_held_against_each_other()
    {
        _tables.Folder.Write("in/june.csv", $"{TableReading.Header}\n{TableReading.Rows(1, 200)}");
        _tables.Folder.Write("in/july.csv", $"{TableReading.Header}\n{TableReading.Rows(151, 200)}");
        ReadResult read = TableReading.Read(null, _tables.Folder.PathOf("in"));
        Assert.Equal((350, 350, 50), (read.Report.Rows, read.Report.Incidents, read.Report.Repeated));
    }

    [Fact]
    public void Members_of_one_archive_are_held_against_each_other()
    {
        string archive = Archive(("a-june.csv", 1), ("b-july.csv", 151), ("c-june-again.csv", 1));
        ReadResult read = TableReading.Read(null, archive);
        Assert.Equal((350, 350, 250), (read.Report.Rows, read.Report.Incidents, read.Report.Repeated));
        TableReading.AssertNote(read, "a.zip/b-july.csv: 50 rows are in an earlier file already and counted once.");
        TableReading.AssertNote(read, "a.zip/c-june-again.csv: 200 rows are in an earlier file already and counted once.");
        Assert.Equal((600, 0), Figures(TableReading.Read(ReadOptions.Default, archive)));
    }

    [Fact]
    public void Members_of_an_archive_are_held_against_files_beside_it()
    {
        string file = _tables.Folder.Write("a.csv", $"{TableReading.Header}\n{TableReading.Rows(101, 100)}");
        Assert.Equal((350, 150), Figures(TableReading.Read(null, file, Archive(("june.csv", 1), ("july.csv", 151)))));
        Assert.Equal((350, 150), Figures(TableReading.Read(null, Archive(("june.csv", 1), ("july.csv", 151)), file)));
    }

    [Fact]
    public void Months_of_many_members_lose_nothing()
    {
        // So many that slots of the filter are come to by rows of several members, of which none is another's.
        string archive = Archive([.. Enumerable.Range(0, 40).Select(static k => ($"{k:00}.csv", 1 + 200 * k))]);
        Assert.Equal((8000, 0), Figures(TableReading.Read(null, archive)));
    }

    [Fact]
    public void An_extract_that_overlaps_adds_what_is_new()
    {
        ReadResult read = Two($"{TableReading.Header}\n{TableReading.Rows(1, 200)}", $"{TableReading.Header}\n{TableReading.Rows(151, 200)}");
        Assert.Equal((350, 50), (read.Report.Incidents, read.Report.Repeated));
        Assert.Equal("A350", read.Placed.Ids[349]);
    }

    [Fact]
    public void An_incident_told_again_with_a_later_outcome_is_the_same()
    {
        ReadResult read = Two(
            "id,time,easting,northing,outcome\nA1,2024-01-01T10:00,618000,215265,\nA2,2024-01-01,618000,215265,\n",
            "id,time,easting,northing,outcome,notes\nA1,2024-01-01T10:00,618000,215265,charged,seen by two\nA2,2024-01-01,618000,215265,charged,\n");
        Assert.Equal((2, 2), (read.Report.Incidents, read.Report.Repeated));
    }

    [Fact]
    public void Numbers_that_count_rows_make_no_incident_the_same()
    {
        ReadResult read = Two(
            "id,time,easting,northing\n1,2024-01-01T10:00,618000,215265\n2,2024-01-02T10:00,618001,215265\n",
            "id,time,easting,northing\n1,2024-03-01T10:00,598000,225265\n2,2024-03-02T10:00,598001,225265\n");
        Assert.Equal((4, 0), (read.Report.Incidents, read.Report.Repeated));
        Assert.Equal(2, read.Report.DuplicateIds);
    }

    [Fact]
    public void Rows_without_an_id_are_the_same_as_often_as_the_earlier_file_has_them()
    {
        const string header = "month,longitude,latitude,crime type\n", row = "2024-03,1.155,51.789,Drugs\n";
        Assert.Equal((3, 2), Figures(Two(header + row + row, header + row + row + row)));
        Assert.Equal((3, 1), Figures(Two(header + row + row + row, header + row)));
        // Two thefts in one street in one month are two: within one file nothing is a repeat.
        Assert.Equal((3, 0), Figures(_tables.Csv(header + row + row + row)));
    }

    [Fact]
    public void Three_files_of_which_each_overlaps_the_last()
    {
        string[] paths =
            [.. Enumerable.Range(0, 3).Select(k => _tables.Folder.Write($"{k}.csv", $"{TableReading.Header}\n{TableReading.Rows(1 + 50 * k, 100)}"))];
        Assert.Equal((200, 100), Figures(TableReading.Read(null, paths)));
    }

    [Fact]
    public void Items_of_a_seizure_in_another_file_are_added_and_the_same_items_are_not()
    {
        const string header = "id,kind,time,longitude,latitude,drug,quantity\n", heroin = "S1,seizure,2025-01-01T10:00,-3.142,53.168,heroin,12\n";
        ReadResult read = Two(header + heroin, header + heroin + "S1,seizure,2025-01-01T10:00,-3.142,53.168,cocaine,30\n");
        Assert.Equal((1, 1), Figures(read));
        Assert.Equal(["heroin", "cocaine"], read.Placed.Items.Select(static item => item.Drug));
    }

    [Fact]
    public void Every_row_is_still_in_one_of_placed_unplaced_and_rejected()
    {
        string text = $"{TableReading.Header}\n{TableReading.Rows(1, 5)}U1,tip,2024-01-01T11:00,,,Clacton-on-Sea,\nR1,tip,2024-01-01,91,51,,\n";
        ReadResult read = Two(text, text);
        Assert.Equal((5, 1, 1), TableReading.Counts(read));
        Assert.Equal((5, 1, 7), (read.Placed.Count, read.Unplaced.Count, read.Report.Repeated));
    }

    // Two hundred rows a member, from the one of that number.
    private string Archive(params (string Name, int From)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, int from) in members)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes($"{TableReading.Header}\n{TableReading.Rows(from, 200)}"));
            }
        }
        return _tables.Folder.Write("a.zip", bytes.ToArray());
    }

    private ReadResult Two(string first, string second, ReadOptions? options = null) =>
        TableReading.Read(options, _tables.Folder.Write("a.csv", first), _tables.Folder.Write("b.csv", second));

    private static (int Incidents, int Repeated) Figures(ReadResult read) => (read.Report.Incidents, read.Report.Repeated);
}
