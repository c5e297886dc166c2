using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline.Harm;

public sealed class HarmTests : IDisposable
{
    private const string Head = "id,kind,time,easting,northing,drug,class,source,intelligence,handling,notes,threat,risk\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Two places: six tips, and five seizures of which one holds two drugs.</summary>
    [Fact]
    public void Harm_is_added_up_by_hand()
    {
        RunResult run = Run(Two(), """
            in,value,score,why
            kind,tip,2,told of
            kind,*,1,anything
            class,A,10,class A drug
            class,B,3,class B drug
            drug,cannabis,0.5,
            word,knife,7,a knife
            word,child*,20,a child
            grade,E,0,suspected false
            """, "notes");
        Hotspot tips = run.Hotspots.Single(static h => h.CountOf(IncidentKind.Tip) > 0), seizures = run.Hotspots.Single(h => h != tips);
        // Six tips of 2; of them one is graded E, one says knife (7), one says children (20), one penknife (nothing).
        Assert.Equal(5 * 2 + 7 + 20, tips.Harm!.Total);
        Assert.Equal(["a child: 20 of 37, 1 incident", "told of: 10 of 37, 5 incidents", "a knife: 7 of 37, 1 incident"], tips.Harm.Reasons);
        // Five seizures: anything 1 each, heroin 10, four times cannabis 3 + 0.5.
        Assert.Equal(5 + 10 + 4 * 3.5, seizures.Harm!.Total);
        Assert.Equal((1, 2), (tips.Rank, seizures.Rank));
        Assert.Equal((1, 2), (tips.Harm.Rank, seizures.Harm.Rank));
        Assert.Contains(run.Record.Notes, static note =>
            note.StartsWith("Harm is a second ranking beside the count, by the table harm.csv: kind tip 2, "
            + "kind * 1", StringComparison.Ordinal));
        Assert.Equal("harm.csv", run.Record.Choices["harm"]);
    }

    [Fact]
    public void The_second_rank_may_be_another_and_the_first_does_not_know_it()
    {
        RunResult counted = Run(Two(), null, null), scored = Run(Two(), "in,value,score\nclass,A,100\n", null);
        Assert.Equal([2, 1], scored.Hotspots.Select(static h => h.Harm!.Rank));
        Assert.Equal(counted.Hotspots.Select(static h => (h.Name, h.Rank, h.Weight)), scored.Hotspots.Select(static h => (h.Name, h.Rank, h.Weight)));
        Assert.All(counted.Hotspots, static h => Assert.Null(h.Harm));
        // What no row fits is told, and is no score of nought.
        Assert.Contains(scored.Record.Notes, static note => note.StartsWith("Of 10 of 11 incidents the harm table says nothing (tip 6, seizure 4)",
            StringComparison.Ordinal));
        Assert.NotEqual(counted.Record.RunId, scored.Record.RunId);
    }

    [Fact]
    public void A_file_may_bring_numbers_of_its_own()
    {
        RunResult run = Run(Two(), "columns", null);
        Assert.Equal(3.5 * 6, run.Hotspots[0].Harm!.Total);
        Assert.Equal("risk: 15 of 21, 6 incidents", run.Hotspots[0].Harm!.Reasons[0]);
        Assert.Contains(run.Record.Notes, static note => note.StartsWith("1 incident has in a column that the harm table adds up a text",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "has no row of column names with in, value and score")]
    [InlineData("a,b\n1,2\n", "has no row of column names with in, value and score")]
    [InlineData("in,value,score\n", "has no row with a score")]
    [InlineData("in,value,score\ncolour,red,2\n", "has \"colour\" where one of kind, drug, class, grade, word and column must stand (line 2)")]
    [InlineData("in,value,score\nkind,tip,2\nkind,,2\n", "does not say which value it is for (line 3)")]
    [InlineData("in,value,score\nkind,tip,many\n", "has \"many\" where a score of 0 or more must stand (line 2)")]
    [InlineData("in,value,score\nkind,tip,-1\n", "has \"-1\" where a score of 0 or more must stand (line 2)")]
    [InlineData("in,value,score\nkind,tip,1\nkind,Tip,3\n", "gives Tip a second score: give it one (line 3)")]
    [InlineData("in,value,score\nword,knife,1\n", "has words to look for: say in which column of the incidents, with ⟨harm-column NAME⟩.")]
    public void A_table_that_is_none_is_one_sentence(string table, string expected)
    {
        string message = Assert.Throws<ArgumentException>(() => Run(Two(), table, null)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("no harm table of that name: give a file, or one of drugs, columns.", Refused(static () => HarmTables.Of("nothing")),
            StringComparison.Ordinal);
        Assert.Contains("No file has a column \"remarks\"", Refused(() => Run(Two(), "in,value,score\nword,knife,1\n", "remarks")),
            StringComparison.Ordinal);
        Assert.Contains("name the table too, with ⟨harm⟩", Refused(() => Run(Two(), null, "notes")), StringComparison.Ordinal);
        Assert.Contains("No file has a column threat or harm or risk",
            Refused(() => Run("id,kind,easting,northing\n1,tip,323700,364000\n", "columns", null)), StringComparison.Ordinal);

        static string Refused(Action run) => Assert.Throws<ArgumentException>(run).Message;
    }

    [Fact]
    public void Three_columns_are_added_up_and_headings_of_an_official_table_are_passed_over()
    {
        HarmTable three = HarmTables.Of(_folder.Write("three.csv", "sep=;\nin;value;threat;harm;risk;why\nkind;tip;1;2;3;told\nkind;warrant;;4;;\n"));
        Assert.Equal([new HarmRow(HarmPart.Kind, "tip", 6, "told"), new HarmRow(HarmPart.Kind, "warrant", 4, "warrant")], three.Rows);
        HarmTable official = HarmTables.Of(_folder.Write("official.csv",
            "Severity by offence\n\nCode,Full offence title,CCHI score\n,Violence,\n1,Murder,\"5,475\"\n2,Theft,1\n3,theft,2\n"));
        Assert.Equal([("Murder", 5475.0), ("theft", 2.0)], official.Rows.Select(static row => (row.Value, row.Score)));
        Assert.Equal(64, official.Digest.Length);
    }

    [Fact]
    public void A_workbook_is_read_as_a_file_of_commas_is()
    {
        HarmTable own = HarmTables.Of(_folder.Write("own.xlsx", new XlsxFile()
            .WithCells("About", ["Made by", "the analysts"])
            .WithCells("Scores", ["Our scores"], [], ["In", "Value", "Score", "Why"], ["kind", "tip", 2.5, "told of"], ["class", "A", 10.0])
            .ToBytes()));
        Assert.Equal([new HarmRow(HarmPart.Kind, "tip", 2.5, "told of"), new HarmRow(HarmPart.Class, "A", 10, "class A")], own.Rows);
        HarmTable official = HarmTables.Of(_folder.Write("official.xlsx", new XlsxFile().WithCells("CHI", ["Code", "Offence title", "CCHI score"],
            [null, "Violence"], ["1", "Murder", 5475.0], ["2", "Theft", 1.0]).ToBytes()));
        Assert.Equal([("Murder", 5475.0), ("Theft", 1.0)], official.Rows.Select(static row => (row.Value, row.Score)));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_damaged_workbook_is_one_sentence(double left)
    {
        byte[] whole = new XlsxFile().WithCells("S", ["in", "value", "score"], ["kind", "tip", 2.0]).ToBytes();
        string path = _folder.Write("cut.xlsx", whole[..(int)(left * whole.Length)]);
        string message = Assert.Throws<ArgumentException>(() => HarmTables.Of(path)).Message;
        Assert.StartsWith($"The harm table {path} cannot be read: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_workbook_that_is_wrong_is_named_as_a_line_of_text_is()
    {
        string path = _folder.Write("wrong.xlsx", new XlsxFile().WithCells("S", ["in", "value", "score"], ["kind", "tip", "many"]).ToBytes());
        string message = Assert.Throws<ArgumentException>(() => HarmTables.Of(path)).Message;
        Assert.Contains("has \"many\" where a score of 0 or more must stand (line 2)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a Knife was seen", "knife", true)]
    [InlineData("penknife", "knife", false)]
    [InlineData("knives", "knife", false)]
    [InlineData("two children", "child*", true)]
    [InlineData("grandchild", "child*", false)]
    [InlineData("knife-point", "knife", true)]
    [InlineData("knifeknife knife", "knife", true)]
    [InlineData("", "knife", false)]
    [InlineData("anything", "*", false)]
    public void Words_are_whole_words(string text, string word, bool held) => Assert.Equal(held, HarmScores.Holds(text, word));

    private static string Two()
    {
        var text = new System.Text.StringBuilder(Head);
        string[] notes = ["", "a knife", "two children", "a penknife", "", ""];
        for (int i = 0; i < 6; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"T{i},tip,2025-03-0{i + 1},{323_700 + 5 * i},{364_000 + 5 * i},,,2,{(i == 5 ? "E" : "B")},P,{notes[i]},1,2.5\n");
        for (int i = 0; i < 5; i++)
        {
            (string drug, string threat) = i == 0 ? ("heroin,A", "high") : ("cannabis,B", "");
            text.Append(CultureInfo.InvariantCulture, $"S{i},seizure,2025-03-1{i + 1},{324_700 + 5 * i},{364_000 + 5 * i},{drug},,,,,{threat},\n");
        }
        return text.ToString();
    }

    private RunResult Run(string incidents, string? table, string? column) => HotspotRun.Execute(
        new RunRequest
        {
            Files = [_folder.Write("incidents.csv", incidents)],
            Whole = true,
            // A table gives what is suspected false a factor of its own.
            KeepsSuspectedFalse = true,
            Harm = table is null ? null : table == "columns" ? table : _folder.Write("harm.csv", table),
            HarmColumn = column,
            Given = new Dictionary<string, double> { ["eps"] = 100, ["min-points"] = 3 },
        },
        new FixedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), null, CancellationToken.None);
}
