using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline.Grades;

/// <summary>Grades are used: what is suspected false is out, tips and facts are told apart, weights follow the grade, and paper names no street of a
/// tip.</summary>
public sealed partial class GradesUsedTests : IDisposable
{
    private static readonly string[] Layers = ["hotspots.geojson", "incidents.geojson", "areas.geojson", "hotspots.csv", "incidents.csv"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Metamorphic: a file without its rows graded E gives the same bytes.</summary>
    [Fact]
    public void Leaving_out_what_is_suspected_false_is_a_file_without_it()
    {
        string all = Crowd(), without = WithoutFalse(all);
        Assert.NotEqual(all, without);
        Run("all", all);
        Run("without", without);
        Run("kept", all, "--suspected-false");
        foreach (string layer in Layers)
            Assert.Equal(Layer("without", layer), Layer("all", layer));
        Assert.NotEqual(Layer("kept", "incidents.geojson"), Layer("all", "incidents.geojson"));
        Assert.Contains("12 incidents graded E, suspected false, are left out; --suspected-false keeps them in.", NotesOf("all"));
        Assert.Contains("12 incidents graded E, suspected false, are kept in, as was asked.", NotesOf("kept"));
        Assert.DoesNotContain(NotesOf("without"), static note => note.Contains("graded E", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_question_leaves_them_out_and_says_so()
    {
        string all = Repository.Path("data", "county-lines.csv");
        foreach (string[] question in (string[][])
            [["change"], ["when"], ["today", "--on", "2026-06-30"], ["backtest", "--flag", "2cells"],
                ["effect", "--operation", "Operation Saltmarsh"]])
        {
            CommandLineRun run = CommandLineRun.Of([question[0], all, .. question[1..], "--area", "Clacton-on-Sea", "--json"]);
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains("graded E, suspected false, are left out; --suspected-false keeps them in.", run.Out, StringComparison.Ordinal);
        }
        CommandLineRun measured = CommandLineRun.Of("measure", all, "--method", "dbscan", "--json");
        Assert.Contains("90 incidents graded E, suspected false, are left out", measured.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Polygons_of_ones_own_count_none_of_them_either()
    {
        _folder.Write("all.csv", Crowd());
        _folder.Write("cells.geojson", WaysOut.SecretInput.Squares(-3.14, 53.16, 0.02));
        string[] asked = ["cells", _folder.PathOf("all.csv"), "--polygons", _folder.PathOf("cells.geojson"), "--json"];
        double left = Inside(CommandLineRun.Of(asked)), kept = Inside(CommandLineRun.Of([.. asked, "--suspected-false"]));
        Assert.Equal(kept - 12, left);
        Assert.Contains("12 incidents graded E", CommandLineRun.Of(asked).Out, StringComparison.Ordinal);

        static double Inside(CommandLineRun run) => run.Json.GetProperty("inside").GetDouble();
    }

    [Fact]
    public void Tips_and_facts_and_neither_are_all_there_is()
    {
        string sample = Repository.Path("data", "county-lines.csv");
        int all = Analysed("--area", "Mold"), tips = Analysed("--area", "Mold", "--only", "tips"),
            facts = Analysed("--area", "Mold", "--only", "facts");
        // A search that found nothing is neither.
        int neither = Analysed("--area", "Mold", "--kind", "stop and search")
            - Analysed("--area", "Mold", "--kind", "stop and search", "--only", "facts");
        int both = Analysed("--area", "Mold", "--only", "tips", "--only", "FACTS");
        Assert.All([tips, facts, neither], static count => Assert.True(count > 0));
        Assert.Equal(all, tips + facts + neither);
        Assert.Equal(both, tips + facts);
        Assert.Equal(tips, Analysed("--area", "Mold", "--kind", "tip"));
        Assert.Contains("facts, tips", CommandLineRun.Of("run", sample, "-o", _folder.PathOf("x"), "--only", "rumours").OneSentence(2),
            StringComparison.Ordinal);

        int Analysed(params string[] options)
        {
            CommandLineRun run = CommandLineRun.Of(["run", sample, "-o", _folder.PathOf("only"), "--json", .. options]);
            Assert.True(run.ExitCode == 0, run.Error);
            return run.Json.GetProperty("analysed").GetInt32();
        }
    }

    [Fact]
    public void The_preset_is_the_same_table_given_by_hand()
    {
        string all = Crowd();
        Run("preset", all, "--weights", "grade");
        Run("hand", all, "--weights", "source:1=1", "--weights", "source:2=0.5", "--weights", "Source:3=0.25", "--weights", "intelligence:A=1",
            "--weights",
            "intelligence:B=1", "--weights", "intelligence:c=0.5", "--weights", "intelligence:D=0.25", "--weights", "intelligence:E=0");
        foreach (string layer in Layers)
            Assert.Equal(Layer("preset", layer), Layer("hand", layer));
        const string Table = "source 1 ×1, 2 ×0.5, 3 ×0.25; intelligence A ×1, B ×1, C ×0.5, D ×0.25, E ×0";
        Assert.Contains(NotesOf("preset"), static note => note.Contains(Table, StringComparison.Ordinal)
            && note.Contains("convention", StringComparison.Ordinal));
        Assert.Contains(NotesOf("hand"), static note => note.Contains("those that were given", StringComparison.Ordinal));
        Assert.Equal("grade (otherwise=1, source:1=1, source:2=0.5, source:3=0.25, intelligence:A=1, intelligence:B=1, intelligence:C=0.5, "
            + "intelligence:D=0.25, "
            + "intelligence:E=0)", Record("preset").GetProperty("choices").GetProperty("weights").GetString());
    }

    /// <summary>Twice the factors is twice the weight, and the same places in the same order.</summary>
    [Fact]
    public void Weights_scale_with_the_factors_and_the_places_stay()
    {
        string all = Crowd();
        Run("one", all, "--weights", "source:1=1", "--weights", "source:2=0.5", "--weights", "source:3=0.25", "--weights", "tip=1", "--weights",
            "seizure=1");
        Run("two", all, "--weights", "source:1=2", "--weights", "source:2=1", "--weights", "source:3=0.5", "--weights", "tip=1", "--weights",
            "seizure=1");
        (string Name, double Weight, double Incidents)[] one = Hotspots("one"), two = Hotspots("two");
        // A seizure has no grade: what it weighs does not double.
        Assert.Equal(one.Select(static h => (h.Name, h.Incidents)).Order(), two.Select(static h => (h.Name, h.Incidents)).Order());
        Assert.Equal(one.Single(static h => h.Name == "Told Close").Weight * 2, two.Single(static h => h.Name == "Told Close").Weight, 6);
    }

    [Fact]
    public void A_place_that_rests_on_tips_only_says_so_and_paper_names_no_street_of_it()
    {
        string all = Crowd();
        Run("all", all);
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("all/hotspots.geojson"));
        var bases = layer.RootElement.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties"))
            .ToDictionary(static p => p.GetProperty("name").GetString()!,
                static p => (p.GetProperty("basis").GetString(), p.GetProperty("handlingC").GetInt32()));
        Assert.Equal(("tips", 6), bases["Told Close"]);
        Assert.Equal(("tips and facts", 0), bases["Found Road"]);
        foreach (string[] paper in (string[][])[["b.html"], ["b.pdf"], ["b.svg"], ["b.pptx", "--paper", "slide"]])
        {
            string path = _folder.PathOf(paper[0]);
            CommandLineRun run = CommandLineRun.Of(["brief", _folder.PathOf("all.csv"), "--on", "2024-03-29", "-o", path, .. paper[1..]]);
            Assert.True(run.ExitCode == 0, run.Error);
            string text = WebUtility.HtmlDecode(WaysOut.Unpacked.Of(File.ReadAllBytes(path))) + WaysOut.Unpacked.Bare(run.Out);
            Assert.DoesNotContain("ToldClose", text, StringComparison.Ordinal);
            Assert.Contains("ofthecentreofMold", text, StringComparison.Ordinal);
            Assert.Contains("FoundRoad", text, StringComparison.Ordinal);
            Assert.Contains("OFFICIAL-SENSITIVE·CONTAINSHANDLINGCINTELLIGENCE", text.ToUpperInvariant(), StringComparison.Ordinal);
        }
        // Without handling C nothing is said of it.
        _folder.Write("open.csv", all.Replace(",C,", ",P,", StringComparison.Ordinal));
        CommandLineRun open = CommandLineRun.Of("brief", _folder.PathOf("open.csv"), "--on", "2024-03-29", "-o", _folder.PathOf("open.html"));
        Assert.DoesNotContain("handling C", _folder.Read("open.html") + open.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Calendar_and_route_name_no_street_of_a_tip_either()
    {
        _folder.Write("all.csv", Crowd());
        CommandLineRun run = CommandLineRun.Of(
            "brief", _folder.PathOf("all.csv"), "--on", "2024-03-29", "--ics", _folder.PathOf("b.ics"), "--gpx", _folder.PathOf("b.gpx"), "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (string text in (string[])[_folder.Read("b.ics"), _folder.Read("b.gpx"), run.Out])
        {
            Assert.DoesNotContain("Told Close", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("Found Road", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private void Run(string folder, string csv, params string[] options)
    {
        _folder.Write($"{folder}.csv", csv);
        CommandLineRun run = CommandLineRun.Of(
            ["run", _folder.PathOf($"{folder}.csv"), "-o", _folder.PathOf(folder), "-f", "geojson,csv", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    // A run knows its files, and what was asked.
    private string Layer(string folder, string name) => RunId().Replace(_folder.Read($"{folder}/{name}"), "RUN");

    private JsonElement Record(string folder) => JsonDocument.Parse(_folder.Read($"{folder}/run.json")).RootElement;

    private string[] NotesOf(string folder) => [.. Record(folder).GetProperty("notes").EnumerateArray().Select(static note => note.GetString()!)];

    private (string Name, double Weight, double Incidents)[] Hotspots(string folder)
    {
        using JsonDocument layer = JsonDocument.Parse(_folder.Read($"{folder}/hotspots.geojson"));
        return [.. layer.RootElement.GetProperty("features").EnumerateArray().Select(static f => f.GetProperty("properties")).Select(static p =>
            (p.GetProperty("name").GetString()!, p.GetProperty("weight").GetDouble(), p.GetProperty("incidents").GetDouble()))];
    }

    /// <summary>Two crowds in Mold, one of tips alone and one with seizures, and twelve tips that are suspected false in a third.</summary>
    private static string Crowd()
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town,street,source,intelligence,handling,drug,notes\n");
        for (int i = 0; i < 60; i++)
        {
            double east = 0.00012 * (i % 8), north = 0.00008 * (i / 8);
            string when = string.Create(CultureInfo.InvariantCulture, $"2024-03-{i % 28 + 1:00} 2{i % 4}:{i % 60:00}");
            bool isC = i is 3 or 9 or 15 or 21 or 27 or 33;
            text.Append(CultureInfo.InvariantCulture,
                $"T{i},tip,{when},{-3.1440 + east:0.000000},{53.1670 + north:0.000000},Mold,Told "
                    + $"Close,{i % 3 + 1},{"ABCD"[i % 4]},{(isC ? "C" : "P")},,said\n");
            string at = string.Create(CultureInfo.InvariantCulture, $"{when},{-3.1350 + east:0.000000},{53.1610 + north:0.000000},Mold,Found Road");
            text.Append(i % 3 == 0 ? $"S{i},seizure,{at},,,,cocaine,\n" : $"F{i},tip,{at},2,B,P,,\n");
            if (i < 12)
                text.Append(CultureInfo.InvariantCulture, $"E{i},tip,{when},{-3.1500 + east:0.000000},{53.1720 + north:0.000000},Mold,False "
                    + $"Lane,3,E,P,,\n");
        }
        return text.ToString();
    }

    private static string WithoutFalse(string csv) =>
        string.Join('\n', csv.Split('\n').Where(static line => !line.StartsWith('E')));

    [GeneratedRegex("[0-9a-f]{12}")]
    private static partial Regex RunId();
}
