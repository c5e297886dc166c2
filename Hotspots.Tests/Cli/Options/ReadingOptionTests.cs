using Hotspots.Cli;
using Hotspots.Tests.Files.Tables;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Options;

/// <summary>What the command line is told of sheets, of the row of names and of rows that come twice.</summary>
public sealed class ReadingOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_file_twice_counts_once_or_as_often_as_is_asked()
    {
        string text = $"{TableReading.Header}\n{TableReading.Rows(1, 30)}";
        string first = _folder.Write("a.csv", text), second = _folder.Write("b.csv", text);
        Assert.Equal(30, CommandLineRun.Of("inspect", first, second, "--json").Json.GetProperty("incidents").GetInt32());
        Assert.Equal(30, CommandLineRun.Of("inspect", first, second, "--json").Json.GetProperty("files")[1].GetProperty("repeated").GetInt32());
        Assert.Equal(60, CommandLineRun.Of("inspect", first, second, "--json", "--repeats", "count").Json.GetProperty("incidents").GetInt32());
    }

    [Fact]
    public void A_run_says_which_sheets_and_rows_it_passed_over()
    {
        byte[] workbook =
            new XlsxFile().WithCells("Cover", ["Read me first"]).WithCells("Data", [["Tips", "OFFICIAL"], .. TableReading.Cells(1, 40)]).ToBytes();
        string said = CommandLineRun.Of("run", _folder.Write("a.xlsx", workbook), "-o", _folder.PathOf("out"), "--whole").Out.ReplaceLineEndings(" ");
        Assert.Contains("not read: Cover", said, StringComparison.Ordinal);
        Assert.Contains("column names in row 2", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_and_a_row_may_be_named()
    {
        XlsxFile workbook =
            new XlsxFile().WithCells("January", TableReading.Cells(1, 3)).WithCells("February", [["id", "kind"], .. TableReading.Cells(1, 4)]);
        string path = _folder.Write("a.xlsx", workbook.ToBytes());
        Assert.Equal(
            4, CommandLineRun.Of("inspect", path, "--json", "--sheet", "February", "--header-row", "2").Json.GetProperty("placed").GetInt32());
    }

    [Theory]
    [InlineData("--repeats", "thrice", "--repeats takes once or count, not \"thrice\".")]
    [InlineData("--header-row", "0", "--header-row takes a whole number from 1 to 1000, not \"0\".")]
    [InlineData("--header-row", "third", "--header-row takes a whole number from 1 to 1000, not \"third\".")]
    public void What_cannot_be_is_one_sentence(string option, string value, string sentence) =>
        Assert.Equal(sentence, CommandLineRun.Of("inspect", _folder.Write("a.csv", "id\n"), option, value).OneSentence(ExitCode.WrongUsage));

    [Fact]
    public void What_was_chosen_is_in_the_record_of_a_run()
    {
        string text = $"{TableReading.Header}\n{TableReading.Rows(1, 40)}";
        string[] words = ["run", _folder.Write("a.csv", text), _folder.Write("b.csv", text), "-o", _folder.PathOf("out"), "--whole", "--json"];
        Assert.Contains("\"repeats\": \"once\"", CommandLineRun.Of(words).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\"repeats\": \"", CommandLineRun.Of([.. words, "--repeats", "count"]).Out, StringComparison.Ordinal);
    }
}
