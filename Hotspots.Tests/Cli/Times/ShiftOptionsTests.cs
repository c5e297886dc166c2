using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Times;

/// <summary>A run of one shift, and a run shift by shift.</summary>
public sealed class ShiftOptionsTests : IDisposable
{
    private const string Months = "Times are known to the month only: shifts cannot be told apart in these files, and none is made up; leave out ";

    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _rows = new("id,kind,from,to,longitude,latitude,town\n");
    private int _ids;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_shift_keeps_what_can_lie_in_it_and_weighs_it_by_its_share()
    {
        Add("23:30", "", 20);
        // Half of it in the late shift.
        Add("22:00", "23:59", 20);
        Add("12:00", "", 40);
        CommandLineRun run = Run("--shift", "Night");
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        JsonElement place = Assert.Single(Hotspots());
        Assert.Equal((40, 30.0), (place.GetProperty("incidents").GetInt32(), place.GetProperty("weight").GetDouble()));
        Assert.Equal(("night 23-07", 1), (place.GetProperty("shift").GetString(), place.GetProperty("shiftRank").GetInt32()));
        Assert.Equal(0.75, place.GetProperty("shiftShare").GetDouble());
        Assert.Equal(0.3333, place.GetProperty("aoristicShare").GetDouble());
        // The shift chose the place.
        Assert.Equal(JsonValueKind.Null, place.GetProperty("busiestShift").ValueKind);
        Assert.Equal(JsonValueKind.Null, place.GetProperty("busiestShiftQ").ValueKind);
        Assert.Contains("Of the weight of the hotspots in this shift 33 % rests on times given as spans", Flat(run.Out), StringComparison.Ordinal);
        Assert.Contains("40 incidents were left out by the filter: only the shift night 23-07.", Flat(run.Out), StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_of_the_shifts_are_those_of_the_run_without_any()
    {
        Add("21:00", "23:59", 30);
        Add("06:15", "07:44", 30);
        double[] each = [.. new[] { "early", "late", "night" }.Select(shift =>
        {
            Run("--shift", shift);
            return Hotspots().Sum(static place => place.GetProperty("weight").GetDouble());
        })];
        Assert.Equal([15, 20, 25], each);
    }

    [Theory]
    [InlineData("fri", 30)]
    [InlineData("sat", 20)]
    public void The_small_hours_of_a_Saturday_are_Fridays_night(string day, int expected)
    {
        // 2025-01-04 was a Saturday.
        Add("01:30", "", 30, "2025-01-04", 7);
        Add("23:30", "", 20, "2025-01-04", 7);
        Run("--shift", "night", "--weekday", day);
        Assert.Equal(expected, Assert.Single(Hotspots()).GetProperty("incidents").GetInt32());
    }

    [Fact]
    public void By_shift_ranks_in_each_shift_and_names_one_where_the_test_holds()
    {
        Add("23:30", "", 40);
        Add("10:00", "", 25, north: 53.18);
        // As many in each shift as there are hours: nothing to name.
        for (int hour = 0; hour < 24; hour++)
            Add($"{hour:00}:20", "", 3, north: 53.20);
        CommandLineRun run = Run("--by-shift");
        JsonElement[] places = Hotspots();
        Assert.Equal([72, 40, 25], places.Select(static place => place.GetProperty("incidents").GetInt32()));
        Assert.Equal([null, "night 23-07", "early 07-15"], places.Select(static place => place.GetProperty("busiestShift").GetString()));
        Assert.Equal([null, "night 23-07", "early 07-15"], places.Select(static place => place.GetProperty("shift").GetString()));
        JsonElement[] nights = [.. places.Select(static place => place.GetProperty("shifts").GetProperty("night 23-07").GetProperty("rank"))];
        Assert.Equal((2, 1, JsonValueKind.Null), (nights[0].GetInt32(), nights[1].GetInt32(), nights[2].ValueKind));
        Assert.True(places[0].GetProperty("busiestShiftQ").GetDouble() > 0.5);
        Assert.InRange(places[1].GetProperty("busiestShiftQ").GetDouble(), 0, 0.001);
        Assert.Equal(0.3333, places[0].GetProperty("shifts").GetProperty("late 15-23").GetProperty("share").GetDouble());
        Assert.Contains("A busiest shift is named for 2 of 3 hotspots", Flat(run.Out), StringComparison.Ordinal);
        Assert.Contains("night 23-07: the heaviest", run.Out, StringComparison.Ordinal);
        Assert.Contains("yes, q below 0.001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_how_many_no_hour_is_known_is_said()
    {
        Add("21:30", "", 30);
        for (int i = 0; i < 50; i++)
            _rows.Append(CultureInfo.InvariantCulture, $"D{i},tip,2025-02-01,,-3.144,53.167,Mold\n");
        Assert.Contains("Of 50 of the 80 incidents of the hotspots no hour is known: they are in no shift, and shares are of the others.",
            Flat(Run("--by-shift").Out), StringComparison.Ordinal);
    }

    [Fact]
    public void Shifts_of_the_users_own_are_those_of_the_columns()
    {
        Add("21:30", "", 30);
        Run("--shift", "dark", "--shifts", "light 06-21, dark 21-06");
        Assert.Equal("dark 21-06", Assert.Single(Hotspots()).GetProperty("shift").GetString());
    }

    [Fact]
    public void A_run_that_asks_for_no_shift_says_nothing_of_shifts()
    {
        Add("21:30", "", 30);
        Run();
        Assert.DoesNotContain("busiestShift", _folder.Read("out/hotspots.geojson"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03", "--shift|night", Months + "--shift")]
    [InlineData("2025-03-04", "--shift|night", "Times are known to the day only")]
    [InlineData("2025-03", "--by-shift", Months + "--by-shift")]
    [InlineData("2025-03-04T22:00", "--shift|noon", "There is no shift \"noon\"; choose one of early, late, night, or say with")]
    [InlineData("2025-03-04T22:00", "--shift|night|--hours|3", "--shift night is from 23:00 to 07:00 already: leave out --hours or --shift.")]
    [InlineData("2025-03-04T22:00", "--shift|night|--by-shift", "--shift narrows the run to one shift, and --by-shift looks at all")]
    [InlineData("2025-03-04T22:00", "--shifts|day 06-18", "--shifts says which shifts there are and asks for none: give --by-shift")]
    public void What_cannot_be_done_is_one_sentence(string time, string words, string expected)
    {
        for (int i = 0; i < 20; i++)
            _rows.Append(CultureInfo.InvariantCulture, $"R{i},tip,{time},,-3.144,53.167,Mold\n");
        Assert.StartsWith(expected, Run(words.Split('|')).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("change")]
    [InlineData("backtest")]
    public void Where_whole_incidents_are_counted_the_hours_are_said_instead(string command)
    {
        Add("21:30", "", 30);
        CommandLineRun run = CommandLineRun.Of([command, File(), "--shift", "night"]);
        Assert.Contains("give --hours 23-6 instead.", run.OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    private string File() => _folder.Write("tips.csv", _rows.ToString());

    private CommandLineRun Run(params string[] words) => CommandLineRun.Of(["run", File(), "-o", _folder.PathOf("out"), .. words]);

    private JsonElement[] Hotspots() =>
        [.. JsonDocument.Parse(_folder.Read("out/hotspots.geojson")).RootElement.GetProperty("features").EnumerateArray()
            .Select(static feature => feature.GetProperty("properties"))];

    /// <summary>So many incidents, each on a day of its own, at one of the hours or between two.</summary>
    private void Add(string from, string to, int count, string first = "2025-01-01", int days = 1, double north = 53.167)
    {
        DateTime day = DateTime.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            string date = day.AddDays(i * days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            string end = to.Length == 0 ? "" : $"{date}T{to}";
            _rows.Append(CultureInfo.InvariantCulture, $"R{_ids++},tip,{date}T{from},{end},{-3.144 + i * 1e-5:0.00000},{north:0.000},Mold\n");
        }
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
