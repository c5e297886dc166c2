using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Sample;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Data;

/// <summary>The sample incidents keep what data/README.md promises.</summary>
public sealed class CountyLinesTests
{
    private static readonly string SamplePath = Repository.Path("data", "county-lines.csv");
    private static readonly Lazy<ReadResult> Sample = new(static () => IncidentFiles.Read([SamplePath], ReadOptions.Default, null, default));

    [Fact]
    public void The_script_makes_the_very_same_bytes_again()
    {
        var made = new StringWriter();
        CountyLinesFile.Write(made);
        Assert.True(
            File.ReadAllBytes(SamplePath).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(made.ToString())),
            "data/county-lines.csv is not what its script makes; make it again with the command in data/README.md.");
    }

    [Fact]
    public void The_file_is_small_plain_text()
    {
        byte[] bytes = File.ReadAllBytes(SamplePath);
        Assert.InRange(bytes.Length, 1, 700_000);
        Assert.DoesNotContain(bytes, static b => b >= 0x80 || b == '\r');
    }

    [Fact]
    public void Three_quarters_are_tips_and_sixty_are_warrants()
    {
        ReadReport report = Sample.Value.Report;
        int incidents = report.Incidents;
        Assert.InRange(incidents, 3_500, 4_500);
        Assert.InRange(CountOf(IncidentKind.Tip) / (double)incidents, 0.72, 0.80);
        Assert.InRange((double)AllKinds().Count(k => k == IncidentKind.Seizure) / incidents, 0.09, 0.14);
        Assert.InRange(CountOf(IncidentKind.StopAndSearch) / (double)incidents, 0.09, 0.14);
        Assert.Equal(60, CountOf(IncidentKind.Warrant));

        int CountOf(string kind) => report.Kinds.Single(k => k.Name == kind).Count;
    }

    [Fact]
    public void Some_seizures_hold_several_things()
    {
        int[] itemsEach = [.. Sample.Value.Placed.Items.CountBy(static i => i.Incident).Select(static c => c.Value)];
        Assert.Contains(3, itemsEach);
        Assert.InRange(itemsEach.Count(static n => n > 1), 50, 300);
        Assert.Contains(Sample.Value.Placed.Items, static i => i is { Drug: "M-Cat", DrugClass: "B", Unit: "g" });
    }

    [Fact]
    public void The_report_of_reading_has_something_to_say()
    {
        ReadReport report = Sample.Value.Report;
        Assert.Equal(report.Rows, report.Placed + report.Unplaced + report.Rejected);
        Assert.InRange(report.Rejected, 12, 16);
        Assert.InRange(report.Unplaced / (double)report.Rows, 0.02, 0.04);
        Assert.Equal(2, report.SwappedPositions);
        Assert.Equal(1, report.ZeroPositions);
        Assert.Equal(1, report.Strays);
        Assert.Equal(6, report.DuplicateRows);
        Assert.Equal(2, report.DuplicateIds - report.DuplicateRows);
        foreach (string value in (string[])["30/02/2025", "31/11/2025 19:40", "early hours", "near the pier", "fifty-three", "-3,050170", "531.68210",
            "48.856600", "SJ 237 64"])
            Assert.Contains(Sample.Value.Rejected, r => r.Issue.Value == value);
        Assert.Equal(2, Sample.Value.Rejected.Count(static r => r.Fields.Count != 21));
    }

    [Fact]
    public void Times_span_two_years_and_are_known_to_the_minute_the_day_or_the_month()
    {
        ReadReport report = Sample.Value.Report;
        Assert.StartsWith("2024-07-0", LondonTime.ToIso(report.First), StringComparison.Ordinal);
        Assert.StartsWith("2026-06-", LondonTime.ToIso(report.Last), StringComparison.Ordinal);
        Assert.InRange(report.Precisions[(int)TimePrecision.Minute] / (double)report.Rows, 0.8, 0.95);
        Assert.InRange(report.Precisions[(int)TimePrecision.Day], 200, 700);
        Assert.InRange(report.Precisions[(int)TimePrecision.Month], 20, 100);
        Assert.InRange(report.Precisions[(int)TimePrecision.Unknown], 1, 40);
    }

    [Fact]
    public void Weekends_and_evenings_are_busier()
    {
        IncidentTable placed = Sample.Value.Placed;
        DateTime[] clocks =
        [
            .. Enumerable.Range(0, placed.Count).Select(i => placed.Times[i]).Where(static t => t.HasClock)
            .Select(static t => LondonTime.ToClock(t.FromUtcSeconds))
        ];
        double fridayAndSaturday = clocks.Count(static t => t.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday) / (double)clocks.Length;
        double evening = clocks.Count(static t => t.Hour is >= 17 and <= 22) / (double)clocks.Length;
        Assert.InRange(fridayAndSaturday, 0.33, 0.45); // evenly spread it would be 0.29
        Assert.InRange(evening, 0.40, 0.65); // evenly spread it would be 0.25
    }

    [Theory]
    [InlineData("Clacton-on-Sea", "2026-02-02")]
    [InlineData("High Wycombe", "2025-06-16")]
    [InlineData("Buckley", "2025-11-10")]
    public void Incidents_rise_before_the_raids_and_fall_after(string town, string raid)
    {
        long day = (long)(DateTime.ParseExact(raid, "yyyy-MM-dd", CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalDays;
        int Between(int from, int to) => Rows(IncidentKind.Tip, town).Count(i =>
            Sample.Value.Placed.Times[i] is { HasDay: true } time && time.FromUtcSeconds / 86400.0 - day is double since && since >= from
                && since < to);
        int longBefore = Between(-300, -210), before = Between(-90, 0), after = Between(7, 97);
        Assert.True(before > 1.4 * longBefore, $"{longBefore} long before, {before} before");
        Assert.True(before > 1.4 * after, $"{before} before, {after} after");
    }

    [Fact]
    public void The_three_stories_are_told_with_their_published_numbers()
    {
        int[] racer = Warrants("Operation Racer");
        Assert.Equal(3, racer.Length);
        Assert.All(racer, static i => Assert.Equal("Buckley", Text(ColumnRole.Town, i)));
        Assert.InRange(Sample.Value.Placed.Times[racer[^1]].FromUtcSeconds - Sample.Value.Placed.Times[racer[0]].FromUtcSeconds, 0, 7 * 86400);
        int[] clacton = Warrants("Operation Saltmarsh");
        Assert.Equal(12, clacton.Sum(static i => int.Parse(Text(ColumnRole.Arrests, i), CultureInfo.InvariantCulture)));
        int[] rowlock = Warrants("Operation Rowlock");
        Assert.Equal(16, rowlock.Length);
        Assert.All(rowlock, static i => Assert.Equal("High Wycombe", Text(ColumnRole.Town, i)));
    }

    [Fact]
    public void Tips_are_graded_mostly_in_the_scheme_of_today_and_nothing_else_is_graded()
    {
        int[] tips = [.. Rows(IncidentKind.Tip, null)];
        Grading[] grades =
            [.. tips.Select(static i => new Grading(Text(ColumnRole.Source, i), Text(ColumnRole.Intelligence, i), Text(ColumnRole.Handling, i)))];
        Assert.InRange(grades.Count(static g => g.IsCurrentScheme) / (double)grades.Length, 0.9, 0.98);
        Assert.InRange(grades.Count(static g => !g.IsCurrentScheme && !g.IsBlank), 5, 60);
        Assert.Equal("2DP", grades.CountBy(static g => g.ToString()).MaxBy(static c => c.Value).Key);
        Assert.All(Rows(IncidentKind.Warrant, null), static i => Assert.Equal("", Text(ColumnRole.Source, i)));
    }

    [Fact]
    public void Nothing_names_a_person_or_a_door()
    {
        foreach (ColumnRole role in (ColumnRole[])[ColumnRole.Street, ColumnRole.Notes, ColumnRole.Outcome])
            Assert.All(Enumerable.Range(0, Sample.Value.Placed.Count), i => Assert.DoesNotMatch("[0-9]", Text(role, i)));
    }

    [Fact]
    public void Nothing_lies_in_the_sea_off_Clacton()
    {
        // The beach by eye: Jaywick, the foot of Clacton Pier, Holland Haven.
        GridPoint[] beach =
        [
            NationalGrid.ToGrid(GeoPoint.FromLonLat(1.1174, 51.7738)), NationalGrid.ToGrid(GeoPoint.FromLonLat(1.1556, 51.7870)),
            NationalGrid.ToGrid(GeoPoint.FromLonLat(1.2060, 51.8040))
        ];
        PointSet points = Sample.Value.Placed.Points;
        int seen = 0;
        for (int i = 0; i < points.Count; i++)
        {
            var point = new GridPoint(points.Eastings[i], points.Northings[i]);
            if (point.DistanceTo(beach[1]) > 20_000)
                continue;
            seen++;
            int part = point.Easting < beach[1].Easting ? 0 : 1;
            GridPoint a = beach[part], b = beach[part + 1];
            double inland =
                ((b.Easting - a.Easting) * (point.Northing - a.Northing) - (b.Northing - a.Northing) * (point.Easting - a.Easting)) / a.DistanceTo(b);
            Assert.True(inland > 0, $"{point} lies {-inland:0} m out at sea");
        }
        Assert.InRange(seen, 1_000, 2_000);
    }

    [SharedFact("realdata/boundaries")]
    public void Everything_but_the_stray_lies_inside_the_three_districts()
    {
        NamedBoundary[] parts = [.. ((string[])["W06000005", "E07000076", "E07000007"]).SelectMany(static code =>
        {
            using FileStream stream = File.OpenRead(SharedData.Path($"realdata/boundaries/lsoa-2011-{code}.geojson"));
            return BoundaryReader.Read(stream);
        })];
        var districts = new BoundaryLocator([.. parts.Select(static p => p.OnGrid)]);
        PointSet points = Sample.Value.Placed.Points;
        int outside = Enumerable.Range(0, points.Count).Count(i => districts.Find(points.Eastings[i], points.Northings[i]) < 0);
        Assert.Equal(Sample.Value.Report.Strays, outside);
    }

    [Fact]
    public void A_grid_reference_beside_degrees_names_the_square_they_lie_in()
    {
        int seen = 0;
        foreach (string line in File.ReadLines(SamplePath).Skip(1))
        {
            string[] fields = line.Split(',');
            if (fields.Length < 6 || fields[3].Length == 0 || fields[3][0] == '"' || fields[5].Length == 0)
                continue;
            seen++;
            Assert.True(GridReference.TryParse(fields[5], out GridSquare square), fields[5]);
            GridPoint point = NationalGrid.ToGrid(
                GeoPoint.FromLonLat(double.Parse(fields[3], CultureInfo.InvariantCulture), double.Parse(fields[4], CultureInfo.InvariantCulture)));
            // The script's straight line is within 6 m of the projection.
            Assert.InRange(point.Easting, square.Centre.Easting - square.SizeMetres / 2 - 6, square.Centre.Easting + square.SizeMetres / 2 + 6);
            Assert.InRange(point.Northing, square.Centre.Northing - square.SizeMetres / 2 - 6, square.Centre.Northing + square.SizeMetres / 2 + 6);
        }
        Assert.InRange(seen, 20, 200);
    }

    private static IEnumerable<string> AllKinds() => ((IncidentTable[])[Sample.Value.Placed, Sample.Value.Unplaced])
        .SelectMany(static table => Enumerable.Range(0, table.Count).Select(i => table.Kinds[i]));

    private static IEnumerable<int> Rows(string kind, string? town) => Enumerable.Range(0, Sample.Value.Placed.Count)
        .Where(i => Sample.Value.Placed.Kinds[i] == kind && (town is null || Text(ColumnRole.Town, i) == town));

    private static int[] Warrants(string operation) => [.. Rows(IncidentKind.Warrant, null).Where(i => Text(ColumnRole.Operation, i) == operation)];

    private static string Text(ColumnRole role, int incident) => Sample.Value.Placed.Find(role)![incident];
}
