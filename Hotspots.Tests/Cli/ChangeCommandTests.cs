using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Core.Indexing;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class ChangeCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["change.csv", "change.geojson", "change.json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_place_that_grew_is_said_to_and_one_that_did_not_is_not()
    {
        CommandLineRun run = Run(Streets(wrexhamAfter: 90), "-o", _folder.PathOf("out"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Says("1 January to 30 June 2026 (181 days) was compared with 1 January to 30 June 2025 (181 days)", run);
        Says("More, hotspots: Wrexham Road in Mold (grown) 90, before 30 (2.0 to 4.6 times as many).", run);
        Assert.Equal(FileNames, Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        JsonElement high = Hotspot("High Street");
        Assert.Equal(("as before", 60, 60), (Text(high, "verdict"), Whole(high, "before"), Whole(high, "after")));
        Assert.Equal(180.958, high.GetProperty("daysAfter").GetDouble());
        JsonElement wrexham = Hotspot("Wrexham Road");
        Assert.Equal(("more", "grown", 3.0), (Text(wrexham, "verdict"), Text(wrexham, "turn"), wrexham.GetProperty("ratio").GetDouble()));
    }

    [Fact]
    public void Where_nothing_changed_the_answer_says_so_first()
    {
        CommandLineRun run = Run(Streets());
        Says("Nothing changed beyond chance: of 1 area and 2 hotspots none differs by more than chance makes.", run);
        Assert.True(run.Out.IndexOf("Nothing changed", StringComparison.Ordinal) < run.Out.IndexOf("Towns and areas", StringComparison.Ordinal));
        Assert.Contains("Nothing was written", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_out_of_nothing_is_new_and_what_ended_is_gone()
    {
        CommandLineRun came = Run(Streets(wrexhamBefore: 0, wrexhamAfter: 30)), went = Run(Streets(wrexhamBefore: 30, wrexhamAfter: 0));
        Says("Wrexham Road in Mold (new) 30, before 0 (at least ", came);
        Says("Wrexham Road in Mold (gone) 0, before 30 (0.00 to 0.", went);
    }

    [Fact]
    public void An_unfinished_period_is_no_fall()
    {
        string whole = Streets();
        string[] lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // The last half of May and June is not there yet.
        string begun = string.Join('\n', lines.Where(static (line, i) => i == 0 || string.CompareOrdinal(line.Split(',')[2], "2026-05-15") < 0));
        CommandLineRun run = Run(begun);
        Assert.Contains("Nothing changed beyond chance", run.Out, StringComparison.Ordinal);
        Assert.Contains("is counted until then, so that what is not in the data yet is no fall.", Flat(run.Out), StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_is_what_json_prints_and_the_order_of_rows_does_not_matter()
    {
        string text = Streets(wrexhamAfter: 90);
        CommandLineRun run = Run(text, "--json", "-o", _folder.PathOf("out"));
        Assert.Equal(_folder.Read("out/change.json"), run.Out);
        JsonElement files = run.Json.GetProperty("files");
        Assert.Equal(FileNames, files.EnumerateArray().Select(static file => file.GetString()!).Order(StringComparer.Ordinal));
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement turned = Run(string.Join('\n', [lines[0], .. lines[1..].Reverse()]), "--json").Json;
        foreach (string part in (string[])["answer", "towns", "hotspots", "cells"])
            Assert.Equal(run.Json.GetProperty(part).GetRawText(), turned.GetProperty(part).GetRawText());
    }

    [Fact]
    public void The_table_holds_every_level_and_every_count_of_the_cells_adds_up()
    {
        Run(Streets(wrexhamAfter: 90), "-o", _folder.PathOf("out"));
        string[] lines = _folder.Read("out/change.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[][] rows = [.. lines.Skip(1).Select(static line => line.Split(','))];
        Assert.Equal(["\"all\"", "\"town\"", "\"hotspot\"", "\"cell\""], rows.Select(static row => row[0]).Distinct());
        Assert.Equal((90, 150), (Sum("\"all\"", 5), Sum("\"all\"", 6)));
        Assert.Equal((90, 150), (Sum("\"cell\"", 5), Sum("\"cell\"", 6)));

        int Sum(string level, int column) => rows.Where(row => row[0] == level).Sum(row => int.Parse(row[column], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("gpkg", "change.gpkg")]
    [InlineData("geojson", "change.geojson")]
    [InlineData("csv,gpkg", "change.csv change.gpkg")]
    public void Formats_are_those_that_are_asked_for(string asked, string files)
    {
        CommandLineRun run = Run(Streets(), "--json", "-o", _folder.PathOf("out"), "-f", asked);
        string[] expected = [.. files.Split(' '), "change.json"];
        Assert.Equal(expected, Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(expected, run.Json.GetProperty("files").EnumerateArray().Select(static file => file.GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_event_reported_often_is_no_change_and_the_answer_says_how_it_was_counted()
    {
        var text = new StringBuilder("id,kind,time,easting,northing,town\n");
        var chance = new SeededRandom(3);
        for (int burst = 0; burst < 40; burst++)
        {
            // The last is reported thirty times in the second half of the year.
            double easting = 323_100 + 1300 * chance.NextDouble(), northing = 363_300 + 1300 * chance.NextDouble();
            int day = burst < 39 ? 9 * burst : 250, reports = burst < 39 ? 5 : 30;
            for (int i = 0; i < reports; i++)
            {
                DateTime at = new DateTime(2025, 1, 1).AddDays(day + chance.NextInt32(12));
                text.Append(CultureInfo.InvariantCulture, $"B{burst}-{i},tip,{at:yyyy-MM-dd},{easting:0},{northing:0},Mold\n");
            }
        }
        CommandLineRun run = Run(text.ToString(), "--before", "2025-01..2025-06", "--after", "2025-07..2025-12");
        Says("Nothing changed beyond chance", run);
        Says("Incidents here come in bursts or by ups and downs, more than chance makes: in Mold they are counted as if", run);
        Says("so that one burst is not taken for a change.", run);
        JsonElement record = Run(text.ToString(), "--json", "--before", "2025-01..2025-06", "--after", "2025-07..2025-12").Json;
        JsonElement most = record.GetProperty("hotspots").EnumerateArray().MaxBy(static place => Whole(place, "after"));
        Assert.True(Whole(most, "after") >= 30);
        Assert.InRange(most.GetProperty("dispersion").GetDouble(), 10, 31);
        Assert.StartsWith("Chance here is that of bursts", Text(record, "bursts"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_against_a_month_of_times_known_to_the_month_cannot_tell_a_burst_and_says_so()
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town\n");
        for (int i = 0; i < 40; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{i},tip,2025-{i % 2 + 1:00},{-3.144 + i * 1e-5:0.000000},53.167,Mold\n");
        JsonElement record = Run(text.ToString(), "--json", "--before", "2025-01", "--after", "2025-02").Json;
        Assert.StartsWith("How unevenly incidents come could not be estimated", Text(record, "bursts"), StringComparison.Ordinal);
        Assert.Contains(Text(record, "bursts")!, record.GetProperty("notes").EnumerateArray().Select(static note => note.GetString()));
    }

    [Fact]
    public void Beside_a_run_the_files_of_the_run_stay_and_the_input_is_never_written_over()
    {
        _folder.Write("in/tips.csv", Streets());
        string file = _folder.PathOf("in/tips.csv"), output = _folder.PathOf("out");
        Assert.Equal(ExitCode.Done, CommandLineRun.Of("run", file, "-o", output).ExitCode);
        string record = _folder.Read("out/run.json");
        Assert.Equal(ExitCode.Done, CommandLineRun.Of("change", file, "-o", output).ExitCode);
        Assert.Equal(record, _folder.Read("out/run.json"));
        File.Move(file, _folder.PathOf("in/change.csv"));
        CommandLineRun.Of("change", _folder.PathOf("in/change.csv"), "-o", _folder.PathOf("in")).OneSentence(ExitCode.NothingUsable);
    }

    [Theory]
    [InlineData("--from 2025-01", "leave out --from and --to, and give --before and --after.")]
    [InlineData("--after yesterday", "--after yesterday is no period")]
    [InlineData("--after 2031", "lies outside: give another with --after.")]
    [InlineData("--kind murder", "No incident is of the kind \"murder\"")]
    public void What_cannot_be_done_is_one_sentence(string words, string expected) =>
        Assert.Contains(expected, Run(Streets(), words.Split(' ')).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    [Theory]
    [InlineData("id,kind,longitude,latitude\n1,tip,-3.144,53.167\n",
        "No incident with a position says when it happened: there are no two periods to compare; give files with dates.")]
    [InlineData("id,kind,time,longitude,latitude\n1,tip,2024,-3.144,53.167\n2,tip,2025,-3.144,53.167\n",
        "Times are known to the year only, or to spans of more than a month: there are no two periods to compare; give files with months or days.")]
    [InlineData("id,kind,time,longitude,latitude\n", "The files hold no incident with a position: there are no two periods to compare.")]
    public void Without_times_there_is_nothing_to_compare(string file, string expected) =>
        Assert.Contains(expected, Run(file).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    /// <summary>One month's files of data.police.uk: streets known to the month, and a few searches known to the day.</summary>
    [Fact]
    public void One_month_that_is_known_as_such_is_not_cut_in_two()
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town\n");
        for (int i = 0; i < 52; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{i},tip,{(i < 40 ? "2024-03" : "2024-03-05")},{-3.144 + i * 1e-6:0.000000},53.167,Mold\n");
        Assert.Equal(
            "Of 40 of 52 incidents only the month is known, and there are not two whole months to compare: give files of more months.",
            CommandLineRun.Of("change", _folder.Write("month.csv", text.ToString())).OneSentence(ExitCode.WrongUsage));
    }

    [Fact]
    public void Months_cut_by_a_period_are_in_neither_half_and_that_is_said()
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town\n");
        for (int i = 0; i < 200; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{i},tip,2025-{i % 8 + 1:00},{-3.144 + i * 1e-6:0.000000},53.167,Mold\n");
        JsonElement record = Run(text.ToString(), "--json", "--before", "2025-02..2025-03", "--after", "2025-05-10..2025-07").Json;
        Assert.Equal((50, 50), (Whole(record.GetProperty("before"), "incidents"), Whole(record.GetProperty("after"), "incidents")));
        Assert.Contains("25 incidents are known to a span of more than two days", record.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
    }

    private CommandLineRun Run(string text, params string[] words)
    {
        string file = _folder.Write("tips.csv", text);
        bool unsaid = words.Length == 0 || (words[0] is "-o" or "--json" && !words.Contains("--after"));
        string[] periods = unsaid ? ["--before", "2025-01..2025-06", "--after", "2026-01..2026-06"] : [];
        return CommandLineRun.Of(["change", file, .. periods, .. words]);
    }

    private JsonElement Hotspot(string name)
    {
        JsonElement layer = JsonDocument.Parse(_folder.Read("out/change.geojson")).RootElement;
        return layer.GetProperty("features").EnumerateArray().Select(static feature => feature.GetProperty("properties"))
            .Single(place => Text(place, "level") == "hotspot" && Text(place, "name") == name);
    }

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();

    private static int Whole(JsonElement record, string name) => record.GetProperty(name).GetInt32();

    private static void Says(string expected, CommandLineRun run) => Assert.Contains(expected, Flat(run.Out), StringComparison.Ordinal);

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Two streets of Mold over two years: as many incidents in the first half of each as are given, evenly, and as few again in the second.
    /// </summary>
    private static string Streets(int wrexhamBefore = 30, int wrexhamAfter = 30)
    {
        var chance = new SeededRandom(7);
        var text = new StringBuilder("id,kind,time,longitude,latitude,town,street\n");
        Add("High Street", -3.1440, 53.1670, 60, 60);
        Add("Wrexham Road", -3.1350, 53.1610, wrexhamBefore, wrexhamAfter);
        return text.ToString();

        void Add(string street, double longitude, double latitude, int before, int after)
        {
            for (int year = 2025; year <= 2026; year++)
            {
                int count = year == 2025 ? before : after;
                for (int i = 0; i < count; i++)
                {
                    DateTime day = new DateTime(year, 1, 1).AddDays(i * 181 / count);
                    double east = longitude + 0.0006 * (chance.NextDouble() - 0.5), north = latitude + 0.0006 * (chance.NextDouble() - 0.5);
                    text.Append(
                        CultureInfo.InvariantCulture, $"{street[0]}{year}{i},tip,{day:yyyy-MM-dd},{east:0.000000},{north:0.000000},Mold,{street}\n");
                }
            }
        }
    }
}
