using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files;

/// <summary>A file that holds again what another holds: last month's extract, an overlapping one, the same under another name.</summary>
public sealed class RepeatedRowsTests : IDisposable
{
    private const string Header = "id,kind,time,easting,northing,town,notes\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_file_under_another_name_adds_nothing()
    {
        string csv = Cli.SampleIncidents.Csv() + "X1,tip,2024-13-01,-3.1,53.1,Mold,,bad\n";
        ReadResult once = Read(true, csv, csv), alone = Read(true, csv);
        Assert.Equal((132, 0, 1), (once.Placed.Count, once.Unplaced.Count, once.Rejected.Count));
        Assert.Equal([0, 133], once.Report.Files.Select(static file => file.Repeated));
        Assert.Equal((132, 0, 0), (once.Report.Files[0].Placed, once.Report.Files[1].Rows, once.Report.DuplicateRows));
        Assert.Equal(alone.Report.Kinds, once.Report.Kinds);
        Assert.Contains("b.csv: 133 rows are in an earlier file already and counted once.", once.Report.Notes);
        for (int i = 0; i < alone.Placed.Count; i++)
            Assert.Equal(
                (alone.Placed.Ids[i], alone.Placed.Points.Eastings[i], alone.Placed.Find(ColumnRole.Street)![i]),
                (once.Placed.Ids[i], once.Placed.Points.Eastings[i], once.Placed.Find(ColumnRole.Street)![i]));
        Assert.Equal(264, Read(false, csv, csv).Placed.Count);
    }

    [Fact]
    public void Of_an_overlapping_extract_the_new_rows_are_kept_whole()
    {
        ReadResult read = Read(true, Header + Row(1) + Row(2) + Row(3), Header + Row(3) + Row(4) + Row(5));
        Assert.Equal(["A1", "A2", "A3", "A4", "A5"], Enumerable.Range(0, read.Placed.Count).Select(i => read.Placed.Ids[i]));
        Assert.Equal([617_001, 617_002, 617_003, 617_004, 617_005], Enumerable.Range(0, 5).Select(i => Math.Round(read.Placed.Points.Eastings[i])));
        Assert.Equal("note 5", read.Placed.Find(ColumnRole.Notes)![4]);
        // Line 3 of the second file, whatever was left out before it.
        Assert.Equal(new RowSource(1, 3), read.Placed.SourceAt(3));
    }

    [Fact]
    public void A_row_whose_notes_have_grown_since_is_the_same_and_one_that_has_moved_is_not()
    {
        string moved = Row(2).Replace("617002", "617900", StringComparison.Ordinal);
        ReadResult read = Read(true, Header + Row(1) + Row(2), Header + Row(1).Replace("note 1", "arrest since", StringComparison.Ordinal) + moved);
        Assert.Equal(3, read.Placed.Count);
        Assert.Equal(1, read.Report.Files[1].Repeated);
    }

    [Fact]
    public void Numbers_that_only_count_the_rows_make_no_two_rows_the_same()
    {
        ReadResult read = Read(
            true, Header + Row(1) + Row(2), Header + Row(1).Replace("617001", "520000", StringComparison.Ordinal)
            + Row(2).Replace("2024-05-02", "2025-05-02", StringComparison.Ordinal));
        Assert.Equal(4, read.Placed.Count);
    }

    [Fact]
    public void Rows_that_are_alike_within_one_file_stay_as_many_and_of_three_against_two_one_is_new()
    {
        const string published = "kind,month,easting,northing\n", row = "Drugs,2024-05,617500,214900\n";
        Assert.Equal(2, Read(true, published + row + row).Placed.Count);
        Assert.Equal(3, Read(true, published + row + row, published + row + row + row).Placed.Count);
        Assert.Equal(2, Read(true, published + row + row, published + row, published + row + row).Placed.Count);
    }

    [Fact]
    public void A_later_item_of_a_seizure_is_an_item_and_no_repeat()
    {
        const string header = "id,kind,time,easting,northing,drug\n", cocaine = "S1,seizure,2024-05-01,617500,214900,cocaine\n",
            heroin = "S1,seizure,2024-05-01,617500,214900,heroin\n";
        ReadResult read = Read(true, header + cocaine, header + cocaine + heroin);
        Assert.Equal(1, read.Placed.Count);
        Assert.Equal(["cocaine", "heroin"], read.Placed.Items.Select(static item => item.Drug));
    }

    [Fact]
    public void Columns_of_one_path_are_its_own()
    {
        string first = _folder.Write("first.csv", Header + Row(1)), second = _folder.Write("second.csv", "ref,what,X1,Y1\nQ,tip,617500,214900\n");
        ReadResult read = IncidentFiles.Read([first, second], new ReadOptions
        {
            ColumnsByPath = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                [second] = new Dictionary<string, string> { ["easting"] = "X1", ["northing"] = "Y1" }
            },
        });
        Assert.Equal(2, read.Placed.Count);
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => IncidentFiles.Read([first, second], new ReadOptions
        {
            ColumnsByPath =
                new Dictionary<string, IReadOnlyDictionary<string, string>> { [second] = new Dictionary<string, string> { ["easting"] = "id" } },
        }));
        Assert.Contains("second.csv has ref, what, X1, Y1", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guess_can_be_taken_back()
    {
        string file = _folder.Write("first.csv", Header + Row(1));
        ReadResult read = IncidentFiles.Read([file], new ReadOptions { Columns = new Dictionary<string, string> { ["town"] = "" } });
        Assert.Null(read.Placed.Find(ColumnRole.Town));
    }

    private static string Row(int i) => $"A{i},tip,2024-05-0{i},61700{i},21490{i},Clacton-on-Sea,note {i}\n";

    private ReadResult Read(bool once, params string[] files)
    {
        string[] paths = [.. files.Select((text, i) => _folder.Write($"{(char)('a' + i)}.csv", text))];
        return IncidentFiles.Read(paths, new ReadOptions { Once = once ? paths.ToHashSet() : new HashSet<string>() });
    }
}
