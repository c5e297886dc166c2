using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Changes;

/// <summary>Where nothing changed nothing is called changed, more often than the level allows; small versions of the benchmark "change".</summary>
public sealed class ChangeSizeTests
{
    private const double Side = 1500, Easting = 323_050, Northing = 363_250;

    [Fact]
    public void Bursts_anywhere_make_no_change() => Calls(Bursts, monthly: false, most: 8);

    [Fact]
    public void Bursts_of_which_the_month_is_known_make_no_change() => Calls(Bursts, monthly: true, most: 8);

    [Fact]
    public void Incidents_one_by_one_make_no_change() => Calls(OneByOne, monthly: false, most: 8);

    [Fact]
    public void A_doubling_of_fifty_is_found_where_incidents_come_one_by_one()
    {
        int found = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new SeededRandom(seed + 500);
            List<TestRow> rows = OneByOne(random);
            for (int i = 0; i < 150; i++)
                rows.Add(Row(random, Easting + 700 + 80 * random.NextDouble(), Northing + Side + 300, i < 50 ? Day(random, 0) : Day(random, 1)));
            found += Compare(rows).Hotspots.Any(static place => place.Verdict == ChangeVerdict.More) ? 1 : 0;
        }
        Assert.InRange(found, 18, 20);
    }

    // Of 60 files three are called by chance at 5 %; more than eight in one of 200 such series.
    private static void Calls(Func<SeededRandom, List<TestRow>> make, bool monthly, int most)
    {
        int places = 0, cells = 0;
        for (ulong seed = 0; seed < 60; seed++)
        {
            List<TestRow> rows = make(new SeededRandom(seed + 100));
            ComparisonRecord record = Compare(monthly ? [.. rows.Select(static row => row with { Time = MonthOf(row.Time) })] : rows);
            places += record.Towns.Concat(record.Hotspots).Any(static place => place.IsBeyondChance) ? 1 : 0;
            cells += record.Cells.More + record.Cells.Fewer > 0 ? 1 : 0;
        }
        Assert.InRange(places, 0, most);
        Assert.InRange(cells, 0, most);
    }

    private static ComparisonRecord Compare(List<TestRow> rows) => ComparisonRun.Execute(
        new ComparisonRequest(new RunRequest { Files = ["made-up.csv"] }, "2025-01..2025-06", "2025-07..2025-12"),
        TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None).Record;

    private static List<TestRow> Bursts(SeededRandom random)
    {
        var rows = new List<TestRow>();
        while (rows.Count < 200)
        {
            double easting = Easting + Side * random.NextDouble(), northing = Northing + Side * random.NextDouble();
            int day = random.NextInt32(351);
            for (int left = 1 + random.NextInt32(11); left > 0; left--)
                rows.Add(Row(random, easting, northing, day + random.NextInt32(14)));
        }
        return rows;
    }

    private static List<TestRow> OneByOne(SeededRandom random)
    {
        var rows = new List<TestRow>();
        for (int crowd = 0; crowd < 5; crowd++)
        {
            double easting = Easting + Side * random.NextDouble(), northing = Northing + Side * random.NextDouble();
            for (int i = 0; i < 40; i++)
                rows.Add(Row(random, easting + 80 * random.NextDouble(), northing + 80 * random.NextDouble(), random.NextInt32(365)));
        }
        return rows;
    }

    private static int Day(SeededRandom random, int half) => half * 181 + random.NextInt32(half == 0 ? 181 : 184);

    private static TestRow Row(SeededRandom random, double easting, double northing, int day)
    {
        DateTime at = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Min(364, day));
        return new TestRow
        {
            Easting = easting,
            Northing = northing,
            Kind = "tip",
            Town = "Mold",
            Time = TestRows.Minute(at.Year, at.Month, at.Day, random.NextInt32(24), random.NextInt32(60)),
        };
    }

    private static IncidentTime MonthOf(IncidentTime time)
    {
        DateTime at = LondonTime.ToClock(time.MiddleUtcSeconds);
        return TestRows.Month(at.Year, at.Month);
    }
}
