using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class WhenCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["when.csv", "when.json"];
    private static readonly string[] Lines = ["", "Ace line", "Bea line"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_small_hours_of_a_Saturday_are_Fridays_night()
    {
        // 60 Saturdays at 01:30, and one incident a day at noon.
        CommandLineRun run = Run(Rows(Each("2025-01-04T01:30", 60, 7), Each("2025-01-01T12:00", 420, 1)));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Assert.Contains("Weekday: Friday 1.", Flat(run.Out), StringComparison.Ordinal);
        Assert.Contains("A day begins at 07:00, with the first shift", Flat(run.Out), StringComparison.Ordinal);
        JsonElement days = Division(Run(Rows(Each("2025-01-04T01:30", 60, 7), Each("2025-01-01T12:00", 420, 1)), "--json").Json, "weekday");
        Assert.Equal(
            [60, 60, 60, 60, 120, 60, 60], days.GetProperty("bins").EnumerateArray().Select(static bin => bin.GetProperty("incidents").GetInt32()));
    }

    [Fact]
    public void Four_of_nine_on_one_day_are_not_named()
    {
        string[] others = ["2025-01-06T11:00", "2025-01-07T15:00", "2025-01-15T09:00", "2025-01-19T18:00", "2025-01-21T13:00"];
        string rows = Rows(Each("2025-01-03T20:00", 4, 7), others);
        CommandLineRun run = Run(rows);
        Assert.Contains("No weekday can be told apart from chance (p 0.", Flat(run.Out), StringComparison.Ordinal);
        Assert.DoesNotContain("stands out", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shift_of_the_users_own_is_counted_and_the_night_reaches_over_midnight()
    {
        string rows = Rows(Each("2025-01-01T23:30", 50, 1), Each("2025-01-01T03:30", 50, 1), Each("2025-01-01T14:00", 100, 1));
        JsonElement record = Run(rows, "--json", "--shifts", "day 06-22, night 22-06").Json;
        Assert.Equal(["day 06-22", "night 22-06"], record.GetProperty("shifts").EnumerateArray().Select(static shift => shift.GetString()));
        JsonElement[] bins = [.. Division(record, "shift").GetProperty("bins").EnumerateArray()];
        Assert.Equal([100, 100], bins.Select(static bin => bin.GetProperty("incidents").GetInt32()));
        // 16 and 8 hours of each of 100 days, but for the night of 30 March, in which the clock goes forward.
        Assert.Equal([1600.0, 799.0], bins.Select(static bin => Math.Round(bin.GetProperty("exposureHours").GetDouble(), 3)));
        Assert.Equal([false, true], bins.Select(static bin => bin.GetProperty("standsOut").GetBoolean()));
        Assert.Equal(100 / 799.0 / (200 / 2399.0), bins[1].GetProperty("ratio").GetDouble(), 5);
    }

    [Fact]
    public void What_is_known_between_two_times_has_weight_in_each_hour_and_is_counted_where_it_certainly_lies()
    {
        string[] spans = ["2025-01-09T22:00,2025-01-09T23:59", "2025-01-10T16:00,2025-01-10T16:59"];
        string text = "id,kind,from,to,longitude,latitude,town\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            FormattableString.Invariant($"R{i},tip,{spans[i % 2]},-3.144,53.167,Mold\n")));
        JsonElement record = Run(text, "--json").Json, group = record.GetProperty("groups")[0];
        Assert.Equal((40, 0), (group.GetProperty("knownBetween").GetInt32(), group.GetProperty("knownToMinute").GetInt32()));
        JsonElement[] shifts = [.. Division(record, "shift").GetProperty("bins").EnumerateArray()];
        // Those from 16:00 to 17:00 lie in the late shift; it ends at 23:00, and has half of the weight of the others and none for certain.
        Assert.Equal([0, 20, 0], shifts.Select(static bin => bin.GetProperty("incidents").GetInt32()));
        Assert.Equal([0.0, 30.0, 10.0], shifts.Select(static bin => Math.Round(bin.GetProperty("weight").GetDouble(), 6)));
    }

    [Fact]
    public void Days_without_hours_have_weekdays_and_nothing_else()
    {
        CommandLineRun run = Run(Rows(Each("2025-01-03", 40, 7), Each("2025-01-01", 70, 1)));
        Assert.Contains("Weekday: Friday", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Shift:", run.Out, StringComparison.Ordinal);
        Assert.Contains("Hours are not known in these files", Flat(run.Out), StringComparison.Ordinal);
    }

    [Fact]
    public void One_raid_is_said_to_be_one_date() => Assert.Contains(
        "Unequal by weekday (p below 0.001, 92 incidents), but no weekday stands out by itself and on more than one date.",
        Flat(Run(Rows(Each("2025-01-07T18:00", 40, 0), Each("2025-01-01T12:00", 52, 1))).Out), StringComparison.Ordinal);

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Less_than_two_weeks_name_no_weekday(int days, bool tested)
    {
        // 3 January 2025 was a Friday, and all but one a day is of it.
        CommandLineRun run = Run(Rows(Each("2025-01-03T20:00", 40, 0), Each("2025-01-01T12:00", days, 1)));
        Assert.Equal(tested, run.Out.Contains("by weekday", StringComparison.Ordinal));
        Assert.Equal(!tested, Flat(run.Out).Contains(
            "Less than two weeks were watched: what happened on one date says nothing of its weekday, and none is named.", StringComparison.Ordinal));
    }

    [Fact]
    public void Months_are_refused_with_the_reason() => Assert.StartsWith(
        "Times are known to the month only: weekdays, shifts and hours cannot be told apart in these files, and none is made up",
        Run(Rows([.. Enumerable.Range(1, 9).Select(static month => $"2025-{month:00}")])).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    [Fact]
    public void The_record_is_what_json_prints_and_the_table_has_every_bin()
    {
        CommandLineRun run = Run(Rows(Each("2025-01-04T01:30", 60, 7), Each("2025-01-01T12:00", 420, 1)), "--json", "-o", _folder.PathOf("out"));
        Assert.Equal(_folder.Read("out/when.json"), run.Out);
        Assert.Equal(FileNames, Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string[] rows = _folder.Read("out/when.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 7 + 3 + 24, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Count(static c => c == ','), row.Count(static c => c == ',')));
    }

    [Fact]
    public void Groups_are_towns_hotspots_lines_or_operations()
    {
        string text = "id,kind,time,longitude,latitude,town,line,operation\n" + string.Concat(Enumerable.Range(0, 60).Select(static i =>
            FormattableString.Invariant($"R{i},tip,2025-01-{i % 28 + 1:00}T20:00,{-3.144 + i * 1e-6:0.000000},53.167,Mold,{Lines[i % 3]},Racer\n")));
        Assert.Equal(["Mold"], Groups());
        Assert.Equal(["Ace line", "Bea line"], Groups("--group", "line"));
        Assert.Equal(["Racer"], Groups("--group", "operation"));
        Assert.Single(Groups("--group", "hotspot"));

        string[] Groups(params string[] words)
        {
            JsonElement groups = Run(text, ["--json", .. words]).Json.GetProperty("groups");
            return [.. groups.EnumerateArray().Select(static group => group.GetProperty("group").GetString()!)];
        }
    }

    [Theory]
    [InlineData("--shifts|night", "--shifts takes names with the hours at which they begin and end")]
    [InlineData("--shifts|day 07-19, late 18-23", "The shifts day 07-19 and late 18-23 overlap: let one begin when the other ends.")]
    [InlineData("--shifts|day 07-19, day 19-07", "--shifts names two shifts alike")]
    [InlineData("--group|street", "--group takes town, hotspot, line or operation, not \"street\".")]
    [InlineData("--group|line", "No incident says its line: group by town or by hotspot instead.")]
    public void What_cannot_be_done_is_one_sentence(string words, string expected) =>
        Assert.Contains(
            expected, Run(Rows(Each("2025-01-01T12:00", 30, 1)), words.Split('|')).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    private CommandLineRun Run(string text, params string[] words) => CommandLineRun.Of(["when", _folder.Write("tips.csv", text), .. words]);

    private static JsonElement Division(JsonElement record, string part) =>
        record.GetProperty("groups")[0].GetProperty("divisions").EnumerateArray()
            .Single(division => division.GetProperty("part").GetString() == part);

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Times of so many incidents, so many days apart, in the form of the first.</summary>
    private static string[] Each(string first, int count, int days)
    {
        string form = first.Contains('T', StringComparison.Ordinal) ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd";
        DateTime from = DateTime.ParseExact(first, form, CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(i => from.AddDays(i * days).ToString(form, CultureInfo.InvariantCulture))];
    }

    private static string Rows(params string[][] times)
    {
        var text = new StringBuilder("id,kind,time,longitude,latitude,town\n");
        int i = 0;
        foreach (string time in times.SelectMany(static each => each))
            text.Append(CultureInfo.InvariantCulture, $"R{i++},tip,{time},-3.144,53.167,Mold\n");
        return text.ToString();
    }
}
