using Hotspots.Core.Model.Raids;
using Hotspots.Core.Placement.Raids;
using Hotspots.Core.Runs.Raids;
using Hotspots.Tests.Files.Roads;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Raids;

public sealed class RaidRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Twelve_doors_and_thirteen_teams_are_one_wave_at_the_same_minute()
    {
        RaidRecord record = Clacton("13", ClactonDay.Muster);
        Assert.Equal("OFFICIAL-SENSITIVE", record.Marking);
        Assert.Equal((12, 13, 1), (record.Doors.Count, record.Ways.Count, record.Waves.Count));
        Assert.All(record.Ways, static way => Assert.Equal("2026-02-02T06:00", way.At));
        Assert.Equal(2, record.Doors.Single(static door => door.Asked == 2).Teams.Count);
        Assert.Equal(0, record.Gap);
        Assert.True(record.IsTotalProven);
        // Every team from one place: the longest way is that to the farthest door, whoever goes.
        double farthest = record.Doors.Max(static door => door.Place.DistanceTo(new(617_100, 215_300))) * 1.3 * 60 / 30_000;
        Assert.Equal(farthest, record.LongestMinutes!.Value, 9);
        Assert.Contains("12 doors at 06:00, all at the same minute, by 13 of 13 teams.", record.Summary);
    }

    [Fact]
    public void Every_team_sets_off_its_way_and_the_slack_before_at_the_minute_before()
    {
        RaidRecord record = Clacton("13", ClactonDay.Muster);
        foreach (RaidWay way in record.Ways)
        {
            double early = (At(way.At) - At(way.SetsOff)).TotalMinutes - way.Minutes - 5;
            Assert.InRange(early, -1e-9, 1);
        }
        RaidPlan midnight = ClactonDay.Plan(Request("13", ClactonDay.Muster) with { At = "00:02", Slack = 10 });
        Assert.All(midnight.Record.Ways, static way => Assert.StartsWith("2026-02-01T23:", way.SetsOff, StringComparison.Ordinal));
    }

    [Fact]
    public void Eight_teams_need_two_waves_the_important_doors_in_the_first_and_no_team_at_two_doors_at_once()
    {
        RaidRecord record = Clacton(_folder.Write("teams.csv", ClactonDay.Teams()), null);
        Assert.Equal((2, 2), (record.Waves.Count, record.FewestWaves));
        Assert.All(record.Doors.Where(static door => door.Priority == 1), static door => Assert.Equal(1, door.Wave));
        foreach (IGrouping<string, RaidWay> team in record.Ways.GroupBy(static way => way.Team))
        {
            RaidWay[] ways = [.. team.OrderBy(static way => way.Wave)];
            Assert.Null(ways[0].FromDoor);
            for (int i = 1; i < ways.Length; i++)
            {
                Assert.Equal(ways[i - 1].Door, ways[i].FromDoor);
                // An hour at the door, the way, and the slack lie between.
                Assert.True((At(ways[i].SetsOff) - At(ways[i - 1].At)).TotalMinutes >= 60 - 1e-9);
            }
        }
        Assert.Equal([.. Enumerable.Range(1, 12)], record.Doors.Select(static door => door.Number));
        Assert.Equal(record.Doors.Select(static door => door.Wave), record.Doors.Select(static door => door.Wave).Order());
    }

    [Fact]
    public void A_wave_strikes_when_its_last_team_is_there()
    {
        // Team 1 at door 0, then door 2 (7.2 min on); team 2 at door 1.
        var plan = new RaidAssignment
        {
            WaveOf = [1, 1, 2],
            Waves = 2,
            WavesBound = 2,
            Legs = [new RaidLeg(0, 0, -1, 3), new RaidLeg(1, 1, -1, 10), new RaidLeg(2, 0, 0, 7.2)],
            Longest = 10,
            LongestBound = 10,
            Total = 20.2,
            IsTotalProven = true,
        };
        var clock = new RaidClock(new DateOnly(2026, 2, 2), 360, 60, 5);
        // 06:00 + 60 + 7.2 + 5 is past 07:12.
        Assert.Equal([360, 433], clock.Strikes(plan));
        Assert.Equal(352, clock.SetsOff(360, 3));
        Assert.Equal(344, clock.SetsOff(360, 10.5));
        Assert.Equal("2026-02-02T05:52", clock.Stamp(352));
        Assert.Equal(("05:52", "23:58 on 1 Feb"), (clock.Words(352), clock.Words(-2)));
    }

    [Fact]
    public void Of_a_file_of_all_kinds_the_warrants_of_the_day_count_and_the_rest_is_told()
    {
        RaidRequest sample = ClactonDay.Request(Repository.Path("data", "county-lines.csv"), "4", "CO15 1QD") with { On = "2026-02-02" };
        RaidRecord record = ClactonDay.Plan(sample).Record;
        // Two in Clacton and one in Jaywick.
        Assert.Equal(3, record.Doors.Count);
        Assert.Contains(
            record.Notes, static note => note.Contains("rows of other kinds than warrant were passed over: tip", StringComparison.Ordinal));
        Assert.Contains(record.Notes, static note => note.Contains("of other days", StringComparison.Ordinal));
        Assert.Contains(record.Notes, static note => note.StartsWith("Teams set off from the middle of CO15 1Q", StringComparison.Ordinal));
    }

    [Fact]
    public void A_warrant_without_a_position_is_the_first_thing_to_know()
    {
        string warrants = _folder.Write(
            "w.csv", "id,date,easting,northing,address\nA,2026-02-02,617000,215000,1 High St\nB,2026-02-02,,,2 High St\n");
        RaidRecord record = ClactonDay.Plan(ClactonDay.Request(warrants, "1", ClactonDay.Muster)).Record;
        Assert.StartsWith("1 warrant of the day has no position, and is not in the plan", record.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Doors_may_be_named_by_postcode_and_grid_reference_and_two_at_one_place_are_told()
    {
        string warrants = _folder.Write("w.csv", "ref,gridref,postcode,wave\nA,TM 1769 1480,,1\nB,TM 1769 1480,,2\nC,,CO15 1AA,\n");
        RaidRecord record = ClactonDay.Plan(ClactonDay.Request(warrants, "2", ClactonDay.Muster) with { On = "2026-02-02" }).Record;
        Assert.Equal([1, 1, 2], record.Doors.Select(static door => door.Wave!.Value));
        Assert.Contains("1 door lies where another does: if they are one door, take a row out.", record.Notes);
        Assert.Contains(record.Notes, static note => note.Contains("only the square or the postcode is known", StringComparison.Ordinal));
    }

    [Fact]
    public void Along_streets_ways_follow_the_bridge_and_a_door_off_all_streets_is_null_and_said()
    {
        MadeUpOsm town = new MadeUpOsm()
            .Node(1, 52.670, -0.730).Node(2, 52.670, -0.700).Node(3, 52.6715, -0.700).Node(4, 52.6715, -0.730)
            .Way(10, [1, 2], "highway", "residential").Way(11, [2, 3], "highway", "residential", "bridge", "yes")
            .Way(12, [3, 4], "highway", "residential");
        _folder.Write("town.osm.pbf", town.Bytes());
        string warrants = _folder.Write(
            "w.csv", "ref,date,latitude,longitude\nOver the water,2026-02-02,52.6715,-0.729\nIn the meadow,2026-02-02,52.680,-0.72\n");
        RaidPlan plan = ClactonDay.Plan(ClactonDay.Request(warrants, "2", "52.670,-0.729") with { StreetsFile = _folder.PathOf("town.osm.pbf") });
        RaidWay way = Assert.Single(plan.Record.Ways);
        // 167 m over the water, 4 km by the bridge.
        Assert.InRange(way.Metres, 3_900, 4_200);
        Assert.True(way.Line.Count >= 4);
        RaidDoor meadow = plan.Record.Doors[1];
        Assert.Equal(("In the meadow", null, null), (meadow.Label, meadow.Wave, meadow.At));
        Assert.StartsWith("No team can reach door 2 (In the meadow", plan.Record.Notes[0], StringComparison.Ordinal);
        Assert.Contains("1 more door cannot be reached along the streets: see the notes.", plan.Record.Summary);
        Assert.NotNull(plan.Streets);
    }

    [Fact]
    public void The_same_question_has_the_same_id_and_plan_and_another_time_another()
    {
        RaidRecord one = Clacton("9", ClactonDay.Muster), again = Clacton("9", ClactonDay.Muster);
        Assert.Equal(one.RunId, again.RunId);
        Assert.Equal(one.Ways.Select(static way => (way.Team, way.Door)), again.Ways.Select(static way => (way.Team, way.Door)));
        Assert.NotEqual(one.RunId, ClactonDay.Plan(Request("9", ClactonDay.Muster) with { At = "06:30" }).Record.RunId);
    }

    private RaidRequest Request(string teams, string? muster) => ClactonDay.Request(_folder.Write("warrants.csv", ClactonDay.Csv()), teams, muster);

    private RaidRecord Clacton(string teams, string? muster) => ClactonDay.Plan(Request(teams, muster)).Record;

    private static DateTime At(string stamp) => DateTime.Parse(stamp, System.Globalization.CultureInfo.InvariantCulture);
}
