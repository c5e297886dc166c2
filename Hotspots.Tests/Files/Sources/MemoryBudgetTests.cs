using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Sources;

/// <summary>What does not fit into memory is refused in a sentence before it has filled it.</summary>
public sealed class MemoryBudgetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_take_no_more_than_their_file_and_their_tables_half_as_much_again()
    {
        string path = _folder.Write("a.csv", Rows(60_000));
        long size = new FileInfo(path).Length;
        Assert.Equal(60_000, Read(path, size * 3 / 2).Report.Incidents);
    }

    [Fact]
    public void Too_little_memory_refuses_the_whole_reading_in_a_sentence()
    {
        string path = _folder.Write("a.csv", Rows(60_000)), other = _folder.Write("b.csv", Rows(10));
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => IncidentFiles.Read(
            [path, other], ReadOptions.Default, static size => new MemoryBudget(1 << 20, size), null, CancellationToken.None));
        Assert.Matches(@"^The incidents in these files would take some [1-9]\d* MB of memory and 1 MB can be had: read fewer files or a shorter period at a time, or close other programs\.$", refused.Message);
        Assert.Null(refused.ParamName);
    }

    // Of a table whose first twentieth is read, the rest is foreseen.
    [Fact]
    public void What_the_whole_will_take_is_foreseen()
    {
        var budget = new MemoryBudget(bytes: 1L << 30, sourceBytes: 4L << 30);
        budget.Advance(400L << 20);
        UnreadableFileException refused = Assert.Throws<UnreadableFileException>(() => budget.Hold(200L << 20, 1000));
        Assert.StartsWith(
            "The incidents in these files would take some 3.0 GB of memory and 1.0 GB can be had", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, budget.Problem);
    }

    [Fact]
    public void The_first_rows_of_a_large_file_foretell_nothing()
    {
        var budget = new MemoryBudget(bytes: 1L << 30, sourceBytes: 4L << 30);
        budget.Advance(60L << 20);
        budget.Hold(100L << 20, 1000);
        Assert.Equal("", budget.Problem);
    }

    [Fact]
    public void More_rows_than_can_be_numbered_are_refused()
    {
        var budget = new MemoryBudget(long.MaxValue / 4, 0);
        budget.Hold(1, 2_000_000_000);
        Assert.Contains("more rows", Assert.Throws<UnreadableFileException>(() => budget.Hold(1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejected_rows_count_too()
    {
        string path = _folder.Write("a.csv", "id,longitude,latitude\n" + string.Concat(Enumerable.Repeat("1,nowhere at all,53.2\n", 60_000)));
        Assert.Throws<ArgumentException>(() => Read(path, 8 << 20));
        Assert.Equal(60_000, Read(path, 64 << 20).Rejected.Count);
    }

    [Fact]
    public void Columns_that_are_blank_throughout_take_nothing()
    {
        string header = "longitude,latitude," + string.Join(',', Enumerable.Range(0, 2000).Select(static i => $"c{i}")) + "\n";
        string path = _folder.Write("a.csv", header + string.Concat(Enumerable.Repeat("-3.1,53.2" + new string(',', 2000) + "\n", 5000)));
        ReadResult read = Read(path, 16 << 20);
        Assert.Equal((5000, 2000), (read.Placed.Count, read.Placed.Columns.Count));
        Assert.All(read.Placed.Columns, static column => Assert.True(column.Values.IsBlank(4999)));
    }

    [Fact]
    public void This_computer_has_a_budget()
    {
        var read = IncidentFiles.Read([_folder.Write("a.csv", Rows(100))], ReadOptions.Default);
        Assert.Equal(100, read.Placed.Count);
    }

    private static ReadResult Read(string path, long budget) =>
        IncidentFiles.Read([path], ReadOptions.Default, size => new MemoryBudget(budget, size), null, CancellationToken.None);

    /// <summary>Rows of some hundred bytes, as a force's own export has them.</summary>
    private static string Rows(int count)
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,street,outcome\n");
        for (int i = 0; i < count; i++)
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"C{i:0000000},burglary,2024-03-0{1 + i % 9}T12:{i % 60:00},-3.{100_000 + i},53.{100_000 + i % 1000},On or near street "
                + $"{i % 500},under investigation\n");
        return text.ToString();
    }
}
