using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Core.Indexing;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Times;

public sealed class BacktestCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["backtest.csv", "backtest.json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_answer_comes_first_in_words_that_need_no_training()
    {
        CommandLineRun run = Run(Town(), "-o", _folder.PathOf("out"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        string flat = Flat(run.Out);
        Assert.Matches(
            @"Had you patrolled the 20 places of 150 m \(0\.45 km²\) that this map names, [0-9]+ of the [0-9]+ incidents of 3 to 30 June 2026 "
            + @"\([0-9]+ %, [0-9]+ to [0-9]+\) would have happened in them\.",
            flat);
        Assert.Contains("the best map that could exist", flat, StringComparison.Ordinal);
        Assert.True(run.Out.IndexOf("Had you patrolled", StringComparison.Ordinal) < run.Out.IndexOf("Last test", StringComparison.Ordinal));
        Assert.DoesNotContain("PAI", run.Out, StringComparison.Ordinal);
        Assert.Equal(FileNames, Directory.GetFiles(_folder.PathOf("out")).Select(static file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_record_is_what_json_prints_and_agrees_with_the_table()
    {
        CommandLineRun run = Run(Town(), "--json", "-o", _folder.PathOf("out"));
        Assert.Equal(_folder.Read("out/backtest.json"), run.Out);
        JsonElement record = run.Json;
        Assert.Equal("28 days", record.GetProperty("horizon").GetString());
        Assert.Equal(6, record.GetProperty("folds").GetArrayLength());
        string[][] rows = [.. _folder.Read("out/backtest.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(','))];
        int hits = Array.IndexOf(rows[0], "hits"), cells = Array.IndexOf(rows[0], "cells"), method = Array.IndexOf(rows[0], "method"),
            kept = Array.IndexOf(rows[0], "kept");
        foreach (JsonElement map in record.GetProperty("kept").EnumerateArray())
        {
            double inTable = rows.Skip(1).Where(row => row[kept] == "yes" && row[method] == $"\"{map.GetProperty("method").GetString()}\""
                && row[cells] == map.GetProperty("cells").GetRawText())
                .Sum(row => double.Parse(row[hits], CultureInfo.InvariantCulture));
            Assert.Equal(map.GetProperty("hits").GetDouble(), inTable, 1e-6);
        }
    }

    [Fact]
    public void Each_town_has_ground_of_its_own_and_one_too_small_is_named()
    {
        string both = Town() + Town(longitude: -2.98, name: "Wrexham", header: false);
        JsonElement two = Run(both, "--json").Json;
        Assert.Equal(["Mold", "Wrexham"], two.GetProperty("towns").EnumerateArray().Select(static town => town.GetString()!));
        JsonElement one = Run(both, "--area", "Mold", "--json").Json;
        Assert.Equal(2 * Tested(one), Tested(two));
        JsonElement much = Run(both, "--flag", "6km2", "--json").Json;
        Assert.Contains(much.GetProperty("notes").EnumerateArray(), static note => note.GetString()!.StartsWith("Mold has less than twice "
            + "the ground to be flagged", StringComparison.Ordinal));

        static int Tested(JsonElement record) => record.GetProperty("folds")[0].GetProperty("tested").GetInt32();
    }

    [Fact]
    public void Of_months_alone_months_are_tested_and_days_are_refused()
    {
        string months = string.Join('\n', Town().Split('\n').Select(static line =>
            line.Split(',') is [var id, var kind, { Length: > 7 } time, .. var rest] ? string.Join(',', [id, kind, time[..7], .. rest]) : line));
        JsonElement record = Run(months, "--json").Json;
        Assert.Equal("month", record.GetProperty("horizon").GetString());
        Assert.Equal("2026-06-01", record.GetProperty("folds")[5].GetProperty("testFrom").GetString());
        Assert.Contains("known to the month only: give --horizon month, or leave it out.", Run(months, "--horizon", "28d")
            .OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_what_officers_did_are_called_so()
    {
        string warning = "All that was tested are records of what officers did";
        Assert.Contains(warning, Flat(Run(Town().Replace(",tip,", ",seizure,", StringComparison.Ordinal)).Out), StringComparison.Ordinal);
        Assert.DoesNotContain(warning, Flat(Run(Town()).Out), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--folds 0", "--folds takes a whole number from 1 to 60")]
    [InlineData("--folds many", "--folds takes a whole number from 1 to 60")]
    [InlineData("--horizon week", "takes days from 1d to 366d, such as 28d, or month, or 2months to 12months, not")]
    [InlineData("--flag plan", "give --teams N and --visits N")]
    [InlineData("--flag 1km2 --teams 3", "--teams and --visits go with --flag plan")]
    [InlineData("--methods magic", "--methods magic is no map that can be tried; choose of counts, 12-months, last-month, last-year, ")]
    [InlineData("--methods shape", "The method shape names no ground that could be patrolled")]
    [InlineData("--nij --flag 20cells", "0.65 to 1.94 km² are flagged, 29 to 86 cells, and not 20")]
    [InlineData("--nij --flag 1km2 --horizon 28d", "7d, 14d, month, 2months or 3months")]
    [InlineData("--horizon 0d", "takes days from 1d to 366d")]
    [InlineData("--flag all", "takes km² such as 0.5km2")]
    [InlineData("--horizon 366d", "which is too short for a test of 366 days")]
    [InlineData("--flag 300km2", "twice the ground that is to be flagged: flag less")]
    [InlineData("--from 2030", "No incident is left in the areas and times asked for")]
    [InlineData("--kind murder", "No incident is of the kind \"murder\"")]
    public void What_cannot_be_done_is_one_sentence(string words, string expected) =>
        Assert.Contains(expected, Run(Town(mixed: true), words.Split(' ')).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    [Fact]
    public void Without_times_there_is_nothing_to_test() => Assert.Contains(
        "No incident with a position says when it happened", Run("id,kind,longitude,latitude\n1,tip,-3.144,53.167\n")
            .OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    [Fact]
    public void The_input_is_never_written_over()
    {
        _folder.Write("in/backtest.csv", Town());
        CommandLineRun.Of("backtest", _folder.PathOf("in/backtest.csv"), "-o", _folder.PathOf("in")).OneSentence(ExitCode.NothingUsable);
    }

    private CommandLineRun Run(string text, params string[] words) => CommandLineRun.Of(
        ["backtest", _folder.Write("tips.csv", text), .. words.Contains("--flag") ? Array.Empty<string>() : ["--flag", "20cells"], .. words]);

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A town over two years: a street that is always busy, and as many incidents about the town.</summary>
    private static string Town(double longitude = -3.142, string name = "Mold", bool header = true, bool mixed = false)
    {
        var chance = new SeededRandom(7);
        var text = new StringBuilder(header ? "id,kind,time,longitude,latitude,town\n" : "");
        double latitude = name == "Mold" ? 53.167 : 53.046;
        for (int i = 0; i < 730; i++)
        {
            DateTime day = new DateTime(2024, 7, 1).AddDays(i);
            double spread = i % 2 == 0 ? 0.002 : 0.016;
            double east = longitude + spread * (chance.NextDouble() - 0.5), north = latitude + spread * (chance.NextDouble() - 0.5);
            string kind = mixed && i % 5 == 0 ? "warrant" : "tip";
            text.Append(
                CultureInfo.InvariantCulture, $"{name[0]}{i},{kind},{day:yyyy-MM-dd}T12:00,{east:0.000000},{north:0.000000},{name}\n");
        }
        return text.ToString();
    }
}
