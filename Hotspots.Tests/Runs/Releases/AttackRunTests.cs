using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Runs.Releases.Attacks;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Evaluation;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>An attack on anybody's layers: what follows is said, and nothing that does not.</summary>
public sealed class AttackRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedFact(FieldAnswers.Kept)]
    public void The_published_table_of_four_rows_tells_47_and_the_bounds_of_all_others()
    {
        JsonElement record = FieldAnswers.Of("suppression_4x4");
        int[][] table = [.. record.GetProperty("table").EnumerateArray().Select(static row =>
            row.EnumerateArray().Select(static c => c.GetInt32()).ToArray())];
        HashSet<string> hidden = [.. record.GetProperty("suppressed").EnumerateArray().Select(static c => $"{c[0]},{c[1]}")];
        string file = _folder.Write("table.csv", Cross(table, hidden));
        CommandLineRun run = CommandLineRun.Of("release", "--attack", file);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("1 count that is not printed follows exactly from this file: w, b is 47.", run.Out, StringComparison.Ordinal);
        JsonElement found = CommandLineRun.Of("release", "--attack", file, "--json").Json.GetProperty("found");
        foreach (JsonProperty bounds in record.GetProperty("bounds").EnumerateObject())
        {
            string[] at = bounds.Name.Split(',');
            JsonElement one = found.EnumerateArray().Single(count =>
                count.GetProperty("place").GetString() == "wxyz"[int.Parse(at[0], null)].ToString()
                && count.GetProperty("period").GetString() == "abcd"[int.Parse(at[1], null)].ToString());
            Assert.Equal(
                bounds.Value.EnumerateArray().Select(static end => (int)end.GetDouble()),
                    [one.GetProperty("least").GetInt32(), one.GetProperty("most").GetInt32()]);
        }
        // What tells it: sums that cannot be spared.
        Assert.NotEmpty(found[0].GetProperty("toldBy").EnumerateArray());
    }

    [Fact]
    public void Random_tables_are_told_as_a_textbook_tells_them()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var random = new SeededRandom(seed);
            int rows = 2 + random.NextInt32(3), columns = 2 + random.NextInt32(3);
            int[][] table = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.NextInt32(12)).ToArray())];
            HashSet<string> hidden = [];
            for (int cell = 0; cell < rows * columns; cell++)
            {
                if (random.NextInt32(2) == 0)
                    hidden.Add($"{cell / columns},{cell % columns}");
            }
            AttackRecord record = AttackRun.Execute([_folder.Write("t.csv", Cross(table, hidden))], 5, CancellationToken.None);
            Assert.Equal(hidden.Count, record.Hidden);
            List<long[]> a = [];
            List<long> b = [];
            for (int line = 0; line < rows + columns; line++)
            {
                var equation = new long[rows * columns];
                long sum = 0;
                for (int cell = 0; cell < equation.Length; cell++)
                {
                    if (line < rows ? cell / columns != line : cell % columns != line - rows)
                        continue;
                    if (hidden.Contains($"{cell / columns},{cell % columns}"))
                        equation[cell] = 1;
                    sum += hidden.Contains($"{cell / columns},{cell % columns}") ? table[cell / columns][cell % columns] : 0;
                }
                if (Array.Exists(equation, static one => one != 0))
                {
                    a.Add(equation);
                    b.Add(sum);
                }
            }
            foreach (AttackedCount one in record.Found)
            {
                int cell = "wxyzv".IndexOf(one.Place[0], StringComparison.Ordinal) * columns
                    + "abcde".IndexOf(one.Period[0], StringComparison.Ordinal);
                var weights = new long[rows * columns];
                weights[cell] = 1;
                Fraction high = TextbookSimplex.Maximum([.. a], [.. b], weights)!.Value;
                weights[cell] = -1;
                Fraction low = TextbookSimplex.Maximum([.. a], [.. b], weights)!.Value;
                Assert.Equal((-low.Floor, high.Floor), ((long)one.Least, (long)one.Most!.Value));
            }
        }
    }

    [Fact]
    public void Two_files_tell_together_what_neither_tells_alone()
    {
        string first = _folder.Write("may.csv", "cell,month,count\nward,2026-05,37\n"),
            second = Shapes("june.geojson", [("rest", 0, 900, "36")], "2026-05");
        string whole = Shapes("may.geojson", [("ward", 0, 1000, "37")], "2026-05");
        AttackRecord alone = AttackRun.Execute([whole], 5, CancellationToken.None);
        Assert.Equal("No count is hidden, and none can be worked out that is not printed.", Assert.Single(alone.Summary));
        AttackRecord together = AttackRun.Execute([whole, second], 5, CancellationToken.None);
        AttackedCount found = Assert.Single(together.Found);
        Assert.Equal(("ward", 1, 1, false), (found.Place, found.Least, found.Most, found.IsHidden));
        Assert.StartsWith("1 count that is not printed follows exactly from these 2 files together: ", together.Summary[0], StringComparison.Ordinal);
        // Without shapes the same name is the same ground.
        Assert.Empty(AttackRun.Execute([first, _folder.Write("again.csv", "cell,month,count\nward,2026-05,37\n")], 5, CancellationToken.None).Found);
        Assert.Contains(
            "says 37 where", Assert.Throws<OutputException>(() => AttackRun.Execute(
                [first, _folder.Write("other.csv", "cell,month,count\nward,2026-05,36\n")], 5, CancellationToken.None)).Message,
                    StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarter_and_its_months_are_held_against_one_another()
    {
        string months = _folder.Write("months.csv", "cell,month,count\nA,2026-01,7\nA,2026-02,9\nA,2026-03,*\n");
        string quarter = _folder.Write("quarter.csv", "cell,quarter,count\nA,2026-Q1,18\n");
        AttackedCount found = Assert.Single(AttackRun.Execute([months, quarter], 5, CancellationToken.None).Found);
        Assert.Equal(("A", "2026-03", 2, 2), (found.Place, found.Period, found.Least, found.Most!.Value));
        AttackedCount alone = Assert.Single(AttackRun.Execute([months], 5, CancellationToken.None).Found);
        Assert.Equal((0, null), (alone.Least, alone.Most));
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData("*", 0, null)]
    [InlineData("suppressed", 0, null)]
    [InlineData("<5", 1, 4)]
    [InlineData("1-4", 1, 4)]
    [InlineData("2 to 3", 2, 3)]
    public void Signs_and_ranges_are_read(string sign, int least, int? most)
    {
        string file = _folder.Write("t.csv", $"place,count\nA,12\nB,{sign}\n");
        AttackedCount found = Assert.Single(AttackRun.Execute([file], 5, CancellationToken.None).Found);
        Assert.Equal(("B", least, most), (found.Place, found.Least, found.Most));
    }

    [Fact]
    public void Our_own_layers_stand_up_to_it_month_by_month_and_in_every_pair()
    {
        using var desk = new ReleaseDesk(600);
        desk.Hold(desk.Scattered(81, 40, "burglary", "tip"));
        desk.Today = new DateTimeOffset(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
        ReleaseResult partner = desk.Give(desk.Request(period: "2026-01..2026-03"));
        string first = Path.Combine(desk.Given, "counts-OFFICIAL-SENSITIVE.geojson"),
            totals = Path.Combine(desk.Given, "totals-OFFICIAL-SENSITIVE.csv");
        AttackRecord alone = AttackRun.Execute([first, totals], 5, CancellationToken.None);
        Assert.Equal(partner.Record.Handed.Hidden, alone.Hidden);
        Assert.StartsWith("No hidden count can be pinned down closer than 5.", alone.Summary[0], StringComparison.Ordinal);
        // The smaller ground of the same month, as a partner sees both.
        ReleaseResult? smaller = null;
        for (ulong seed = 82; smaller is null; seed++)
        {
            File.Delete(desk.Ledger);
            desk.Hold(desk.Scattered(seed, 25, "burglary", "tip"));
            partner = desk.Give(desk.Request(period: "2026-02"));
            first = Path.Combine(desk.Given, "counts-OFFICIAL-SENSITIVE.geojson");
            try
            {
                smaller = desk.Give(desk.Request(area: "smaller.geojson", period: "2026-02"));
            }
            catch (OutputException) when (seed < 95)
            {
                // Refused, as it may be: another town.
            }
        }
        string second = Path.Combine(desk.Given, "counts-OFFICIAL-SENSITIVE.geojson");
        AttackRecord both = AttackRun.Execute([first, second], 5, CancellationToken.None);
        foreach (AttackedCount one in both.Found.Where(static one => one.IsHidden))
            Assert.True(one.Most is null || one.Most - one.Least >= 5, $"{one.Place} {one.Period} is {one.Least} to {one.Most}");
        Assert.NotEqual(partner.Entry.Ground.Key, smaller.Entry.Ground.Key);
    }

    [Theory]
    [InlineData("t.csv", "place,count\nA,many\n", "t.csv, line 2: \"many\" is no count")]
    [InlineData("t.csv", "place,weather\nA,rain\n", "No counts are found in t.csv, which has place, weather")]
    [InlineData("t.csv", "place,count\n", "has no rows of counts")]
    [InlineData("t.csv", "month,count\n2026-01,5\n", "hold totals alone")]
    [InlineData("t.geojson", "{\"type\":\"FeatureCollection\"", "cannot be read")]
    public void What_is_no_layer_is_refused_in_one_sentence(string name, string text, string said)
    {
        string sentence = CommandLineRun.Of("release", "--attack", _folder.Write(name, text)).OneSentence(2);
        Assert.Contains(said, sentence, StringComparison.Ordinal);
    }

    private string Shapes(string name, (string Name, int West, int East, string Count)[] places, string month)
    {
        IEnumerable<string> features = places.Select(place => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"{place.Name}\",\"month\":\"{month}\",\"count\":{place.Count}}},")
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + string.Join(
                ',', new[] { (place.West, 214), (place.East, 214), (place.East, 215), (place.West, 215), (place.West, 214) }.Select(
                    static corner => string.Create(CultureInfo.InvariantCulture, $"[{617_000 + corner.Item1},{corner.Item2}000]"))) + "]]}}");
        return _folder.Write(
            name, "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":["
                + string.Join(',', features) + "]}");
    }

    private static string Cross(int[][] table, HashSet<string> hidden)
    {
        int columns = table[0].Length;
        var text = new StringBuilder("place," + string.Join(',', "abcde"[..columns].ToCharArray()) + ",total\n");
        for (int row = 0; row < table.Length; row++)
        {
            text.Append("wxyzv"[row]);
            for (int column = 0; column < columns; column++)
                text.Append(CultureInfo.InvariantCulture, $",{(hidden.Contains($"{row},{column}") ? "x" : table[row][column])}");
            text.Append(CultureInfo.InvariantCulture, $",{table[row].Sum()}\n");
        }
        text.Append("total," + string.Join(',', Enumerable.Range(0, columns).Select(column => table.Sum(row => row[column]))));
        return text.Append(CultureInfo.InvariantCulture, $",{table.Sum(static row => row.Sum())}\n").ToString();
    }
}
