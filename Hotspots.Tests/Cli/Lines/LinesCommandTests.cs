using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Runs.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Lines;

public sealed class LinesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_layer_and_the_tables_are_written_and_marked()
    {
        _folder.Write("in.csv", Rows().Csv());
        _folder.Write("lines.csv", "line,origin,opened,closed,type,holderCharged\nJJ,Harlow,,2024-06-30,1,yes\n");
        CommandLineRun run = Lines("in.csv", "--register", "lines.csv", "-o", "out");
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        string[] names = [.. Directory.GetFiles(_folder.PathOf("out")).Select(static path => Path.GetFileName(path)!)];
        Array.Sort(names, StringComparer.Ordinal);
        Assert.Equal(
            ["line-drugs.csv", "line-links.csv", "line-months.csv", "lines.geojson", "lines.json", "operation-drugs.csv", "operations.csv"], names);
        foreach (string name in names)
            Assert.Contains("OFFICIAL-SENSITIVE", _folder.Read("out/" + name), StringComparison.Ordinal);
        Assert.StartsWith(
            "line,town,month,incidents,tips,warrants,seizures,classA,closed", _folder.Read("out/line-months.csv"), StringComparison.Ordinal);
        Assert.StartsWith("a,b,cellsA,cellsB,shared,jaccard,expected,p,q,turf", _folder.Read("out/line-links.csv"), StringComparison.Ordinal);
        Assert.Contains(
            "\"JJ line\",\"Clacton-on-Sea\",\"2024-06\",2,2,0,0,0,yes", _folder.Read("out/line-months.csv"), StringComparison.Ordinal);
        string operations = _folder.Read("out/operations.csv");
        Assert.Contains("\"S-1; W-1\"", operations, StringComparison.Ordinal);
        Assert.Contains("\"cocaine\",\"kg\",1,1,1.5", _folder.Read("out/operation-drugs.csv"), StringComparison.Ordinal);
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("out/lines.geojson"));
        Assert.Equal(2, layer.RootElement.GetProperty("features").GetArrayLength());
        Assert.Contains("closed 30 June 2024 by the register", Words(run), StringComparison.Ordinal);
        Assert.Contains("What operations brought", run.Out, StringComparison.Ordinal);
    }

    /// <summary>No vertex lies closer to an incident than the cell of 150 m lets it: all are corners of that grid.</summary>
    [Fact]
    public void No_position_leaves_and_json_is_the_record()
    {
        _folder.Write("in.csv", Rows().Csv());
        CommandLineRun run = Lines("in.csv", "--json", "-o", "out", "--format", "csv", "--format", "geojson");
        Assert.Equal("", run.Error);
        Assert.Equal(run.Out.Trim(), _folder.Read("out/lines.json").Trim());
        foreach (string name in Directory.GetFiles(_folder.PathOf("out")))
        {
            string text = File.ReadAllText(name);
            Assert.DoesNotContain("617567", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"notes\":\"", text, StringComparison.Ordinal);
        }
        Assert.Equal(12, run.Json.GetProperty("lines")[0].GetProperty("incidents").GetInt32());
    }

    [Fact]
    public void One_line_is_told_where_one_is_asked_for()
    {
        _folder.Write("in.csv", Rows().Csv());
        CommandLineRun run = Lines("in.csv", "--line", "rico");
        Assert.Equal("", run.Error);
        Assert.Contains("Rico line: Clacton-on-Sea", Words(run), StringComparison.Ordinal);
        Assert.DoesNotContain("JJ line: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Only Rico line is told", Words(run), StringComparison.Ordinal);
        Assert.Contains("Nothing was written", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Harm_is_a_column_where_it_is_asked_for_and_no_value_is_not_nought()
    {
        _folder.Write("in.csv", Rows().Csv());
        _folder.Write("harm.csv", "in,value,score,why\nkind,seizure,9,a seizure\n");
        CommandLineRun run = Lines("in.csv", "--harm", "harm.csv");
        Assert.Equal("", run.Error);
        Assert.Matches("Rico line +Clacton-on-Sea .* no value", run.Out);
        Assert.Matches("JJ line +Clacton-on-Sea .* 9.00", run.Out);
        Assert.DoesNotContain("no value", Lines("in.csv").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no register \"no.csv\"", "in.csv", "--register", "no.csv")]
    [InlineData("No incident is of the line \"Bobby\"", "in.csv", "--line", "Bobby")]
    [InlineData("--seed takes", "in.csv", "--seed", "-1")]
    [InlineData("has no row of column names with line", "in.csv", "--register", "other.csv")]
    [InlineData("no column of lines and none of operations: if a column holds them under another name, say so with --column line=HEADER",
        "plain.csv")]
    [InlineData("--shift weighs an incident", "in.csv", "--shift", "night")]
    public void What_cannot_be_is_refused_in_one_sentence(string expected, params string[] words)
    {
        _folder.Write("in.csv", Rows().Csv());
        _folder.Write("other.csv", "a,b\n1,2\n");
        _folder.Write("plain.csv", "id,kind,time,easting,northing,town\n1,tip,2024-05-01,617560,214810,Clacton-on-Sea\n");
        CommandLineRun run = Lines(words);
        Assert.NotEqual(ExitCode.Done, run.ExitCode);
        Assert.Contains(expected, run.OneSentence(run.ExitCode), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_over_the_register()
    {
        _folder.Write("in.csv", Rows().Csv());
        string register = _folder.Write("out/line-months.csv", "line,closed\nJJ,2024-06-30\n");
        CommandLineRun run = CommandLineRun.Of("lines", _folder.PathOf("in.csv"), "--register", register, "-o", _folder.PathOf("out"));
        Assert.Contains("line-months.csv", run.OneSentence(ExitCode.NothingUsable), StringComparison.Ordinal);
        Assert.StartsWith("line,closed", File.ReadAllText(register), StringComparison.Ordinal);
    }

    private static string Words(CommandLineRun run) => string.Join(' ', run.Out.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    private CommandLineRun Lines(params string[] words) => CommandLineRun.Of(
        ["lines", .. words.Select(word => File.Exists(_folder.PathOf(word)) || word == "out" ? _folder.PathOf(word) : word)]);

    private static LineRows Rows()
    {
        var rows = new LineRows();
        for (int i = 0; i < 12; i++)
        {
            rows.Add("tip", $"2024-{1 + i:00}-05", 7, 150 * (i % 3), "Rico line");
            if (i is < 6 and > 0)
                rows.Add("tip", $"2024-{1 + i:00}-06", 7, 150 * (i % 3), "JJ line");
        }
        rows.Add("tip", "2024-06-09", 7, 0, "JJ line");
        rows.Add("warrant", "2024-07-01", 7, 0, "", "operation=Operation Racer", "id=W-1", "arrests=2");
        rows.Add("seizure", "2024-07-01", 7, 0, "JJ line", "operation=Operation Racer", "id=S-1", "drug=cocaine", "class=A",
            "quantity=1500", "unit=g");
        return rows;
    }
}
