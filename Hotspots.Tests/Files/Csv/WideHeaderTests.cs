using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Csv;

/// <summary>A header costs what its letters do, whatever they say.</summary>
public sealed class WideHeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Names made different by one word more at a time would take some fifty thousand million letters here, and minutes.
    [Theory]
    [InlineData("notes")]
    [InlineData("a")]
    public void Four_thousand_columns_of_one_name_stay_apart(string name)
    {
        string header = "longitude,latitude," + string.Join(',', Enumerable.Repeat(name, 4000));
        string row = "-3.1,53.2," + string.Join(',', Enumerable.Range(0, 4000).Select(static i => $"v{i}"));
        string path = _folder.Write("a.csv", $"{header}\n{row}\n");
        ReadResult read = IncidentFiles.Read([path, _folder.Write("b.csv", $"{header}\n{row}\n")], ReadOptions.Default);
        Assert.Equal((2, 4000), (read.Placed.Count, read.Placed.Columns.Count));
        Assert.All(read.Placed.Columns, column => Assert.Equal(name, column.Name));
        // The n-th of a name in one file is the n-th of that name in the other.
        Assert.Equal(
            ["v0", "v0", "v3999", "v3999"],
            [read.Placed.Columns[0].Values[0], read.Placed.Columns[0].Values[1], read.Placed.Columns[^1].Values[0],
                read.Placed.Columns[^1].Values[1]]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("01/")]
    [InlineData("1 ")]
    [InlineData("(1,")]
    [InlineData("SJ 237")]
    public void A_name_without_end_is_a_name_and_no_date(string piece)
    {
        string name = new StringBuilder().Insert(0, piece, 200_000 / piece.Length).ToString().Trim();
        string path = _folder.Write("a.csv", $"\"{name}\",\"{name}\"\n\"{name}\",\"{name}\"\n");
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default);
        Assert.Equal(1, read.Report.Unplaced);
        Assert.Equal([name, name], read.Report.Files[0].Columns.Select(static c => c.Header));
    }

    [Fact]
    public void A_first_line_of_data_is_still_told() =>
        Assert.StartsWith(
            "The first line holds data",
            IncidentFiles.Read([_folder.Write("a.csv", "2024-01-02,53.2\n2024-01-03,53.3\n")], ReadOptions.Default).Report.Files[0].Problem,
            StringComparison.Ordinal);
}
