using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Backtests;

public sealed class BacktestPatrolTests : IDisposable
{
    /// <summary>Cells of the tool round Clacton-on-Sea, ten by ten.</summary>
    private static readonly CellGrid Cells = CellGrid.At(CellShape.Hexagon, FlagWish.CellMetres, 3828, 1540, 10, 10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Counts flag two cells of four, in which 4 and 2 of April's 10 incidents are; a patrol was in the first.</summary>
    [Fact]
    public void What_happened_where_a_patrol_was_is_counted_with_and_without()
    {
        BacktestRecord record = Test("time,easting,northing\n" + At(0, "2025-04-07T22:00")).Record;
        BacktestSummary april = Counts(record.Kept), before = Counts(record.Earlier);
        Assert.Equal((6.0, 10L, 0.5, 2.0, 6L), (april.Hits, april.Of, april.PatrolledShare, april.HitsUnpatrolled, april.OfUnpatrolled));
        // It was there in April, and in no month before.
        Assert.Equal((0.0, before.Hits, before.Of), (before.PatrolledShare, before.HitsUnpatrolled, before.OfUnpatrolled));
        Assert.Contains("Of that ground 50 % was patrolled in the test (gps.csv); where no patrol was it held 2 of 6 (33 %).", record.Answer);
        Assert.Equal("gps.csv", record.Choices["patrolled"]);
    }

    [Fact]
    public void Positions_without_a_time_count_for_every_test()
    {
        BacktestRecord record = Test("easting,northing\n" + At(0, null)).Record;
        Assert.Equal(0.5, Counts(record.Kept).PatrolledShare);
        Assert.True(Counts(record.Earlier).PatrolledShare > 0);
        Assert.Contains(record.Answer, static sentence => sentence.Contains("was patrolled at some time", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_attended_is_a_track_of_the_places_that_had_a_visit()
    {
        const string Head = "hotspot,area,place,day,shift,asked,made,minutes,firstIn,lastOut,outsideShare,units,tooShort,easting,northing\n";
        static string Row(int cell, string made, string first) =>
            $"1,\"Clacton-on-Sea\",\"Pier\",\"2025-04-07\",\"night\",2,{made},15,{first},{first},0,1,0,{Position(cell, 0)}\n";
        string visited = Row(0, "1", "\"2025-04-07T22:10:00+01:00\""), left = Row(33, "0", "") + Row(66, "", "");
        Assert.Equal(0.5, Counts(Test(Head + left + visited).Record.Kept).PatrolledShare);
        Assert.Contains("had a visit", Assert.Throws<ArgumentException>(() => Test(Head + left)).Message, StringComparison.Ordinal);
        Assert.Contains("is not as it was written", Assert.Throws<ArgumentException>(() => Test(Head + Row(0, "many", ""))).Message,
            StringComparison.Ordinal);
        Assert.Contains("is not as it was written",
            Assert.Throws<ArgumentException>(() => Test(Head.Replace("firstIn", "begin", StringComparison.Ordinal) + visited)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_track_may_be_gpx()
    {
        double[] at = [.. Position(0, 0).Split(',').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        double[] x = [at[0]], y = [at[1]];
        Hotspots.Core.Geography.Grids.NationalGrid.ToGeo(x, y, x, y);
        string gpx = string.Create(CultureInfo.InvariantCulture, $"""
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg><trkpt lat="{y[0]:0.0000000}" lon="{x[0]:0.0000000}">
            <time>2025-04-07T21:00:00Z</time></trkpt></trkseg></trk></gpx>
            """);
        Assert.Equal(0.5, Counts(Test(gpx).Record.Kept).PatrolledShare);
    }

    [Fact]
    public void Without_a_track_nothing_is_said_of_patrols()
    {
        BacktestResult result = Test(null);
        Assert.All(result.Scores, static score => Assert.Equal((null, null, null), (score.PatrolledShare, score.HitsUnpatrolled,
            score.OfUnpatrolled)));
        Assert.DoesNotContain(result.Record.Answer, static sentence => sentence.Contains("patrolled in", StringComparison.Ordinal));
        Assert.Equal("No other map was tried: these are the plain counts, the simplest.", result.Record.Reason);
    }

    [Fact]
    public void A_track_without_positions_is_one_sentence() => Assert.Contains("No row of gps.csv, which ⟨exclude-patrolled⟩ names, has a position",
        Assert.Throws<ArgumentException>(() => Test("time,easting,northing\n2025-04-07,,\n")).Message, StringComparison.Ordinal);

    private static BacktestSummary Counts(IReadOnlyList<BacktestSummary> maps) => maps.Single(static map => map is { Method: "counts", Cells: 2 });

    private BacktestResult Test(string? track)
    {
        var text = new StringBuilder("kind,time,easting,northing\n");
        (int Cell, int[] Months)[] held = [(0, [5, 4, 0, 4]), (33, [3, 0, 6, 2]), (66, [1, 2, 0, 1]), (99, [0, 1, 2, 3])];
        foreach ((int cell, int[] months) in held)
        {
            for (int month = 0; month < months.Length; month++)
            {
                for (int i = 0; i < months[month]; i++)
                    text.Append("tip,").Append(CultureInfo.InvariantCulture, $"2025-0{month + 1},").Append(Position(cell, i)).Append('\n');
            }
        }
        var run = new RunRequest { Files = [_folder.Write("tips.csv", text.ToString())], Whole = true };
        var request = new BacktestRequest(run, Flag: "2cells")
        {
            PatrolFile = track is null ? null : _folder.Write("gps.csv", track),
            Methods = ["counts"],
        };
        return BacktestRun.Execute(request, new FixedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), null, CancellationToken.None);
    }

    private static string At(int cell, string? time) => $"{(time is null ? "" : time + ",")}{Position(cell, 0)}\n";

    private static string Position(int cell, int i)
    {
        GridPoint centre = Cells.CentreOf(cell);
        return string.Create(CultureInfo.InvariantCulture, $"{centre.Easting + i:0.0},{centre.Northing - i:0.0}");
    }
}
