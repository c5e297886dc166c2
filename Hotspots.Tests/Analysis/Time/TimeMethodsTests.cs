using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Time;

public sealed class TimeMethodsTests
{
    [Fact]
    public void A_gathering_is_told_in_words_with_its_numbers_its_dates_and_its_ground()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        MethodFindings found = Run("scan", points, times, ("max-radius", 500));
        Assert.Equal(1, found.Labels.ClusterCount);
        int[] members = found.Labels.Members()[0];
        Assert.True(members.Count(i => i >= 400) >= 18);
        Dictionary<string, Figure> evidence = found.Evidence[0].ToDictionary(figure => figure.Name);
        Assert.Equal(members.Length, evidence["observed"].Value);
        Assert.Equal(0.001, evidence["p"].Value);
        Assert.Matches(@"^\d+ incidents where \d\.\d were expected between \d+ \w+ 202[34] and \d+ \w+ 202[34]$", evidence["observed"].Words);
        Assert.All(members, i => Assert.InRange(times[i].FromUtcSeconds / 86400, (long)evidence["fromDay"].Value, (long)evidence["toDay"].Value));
        Assert.All(members, i => Assert.True(found.Outlines![0].Covers(new Point(points.Eastings[i], points.Northings[i]))));
        Assert.All(members, i => Assert.True(found.Labels.IsCore[i]));
    }

    [Fact]
    public void Weeks_later_the_same_gathering_is_the_same_but_for_its_dates()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        IncidentTime[] later = [.. times.Select(t => t with { FromUtcSeconds = t.FromUtcSeconds + 70 * 86400 })];
        // Both lie in winter, so that the clock is that of UTC.
        MethodFindings found = Run("scan", points, times), moved = Run("scan", points, later);
        Assert.Equal(found.Labels.Labels, moved.Labels.Labels);
        Assert.Equal(found.Evidence[0].Select(f => f.Name.EndsWith("Day", StringComparison.Ordinal) ? f.Value + 70 : f.Value), moved.Evidence[0].Select(f => f.Value));
    }

    [Fact]
    public void Incidents_without_a_day_are_left_out_and_said()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        for (int i = 0; i < 7; i++)
            times[i] = i < 5 ? TimeStepsTests.Month(2024, 1) : IncidentTime.Unknown;
        foreach (string method in new[] { "scan", "knox", "trend" })
            Assert.Contains("7 of 420 incidents", Assert.Single(Run(method, points, times).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Months_alone_make_a_scan_and_a_trend_of_months_and_no_repeats()
    {
        var points = new PointSet([.. Enumerable.Range(0, 120).Select(i => i % 12 * 1000.0)], [.. new double[120]]);
        IncidentTime[] times = [.. Enumerable.Range(0, 120).Select(i => TimeStepsTests.Month(2024, i < 110 ? 1 + i / 11 : 11))];
        MethodFindings scan = Run("scan", points, times);
        Assert.Contains(scan.Notes, note => note.Contains("calendar months", StringComparison.Ordinal));
        MethodFindings trend = Run("trend", points, times);
        Assert.Equal(11, trend.Figures.Single(figure => figure.Name == "periods").Value);
        Assert.Equal("month", trend.Parameters.Single(p => p.Name == "period").Choice);
        MethodFindings knox = Run("knox", points, times);
        Assert.Contains("120 of 120 incidents", Assert.Single(knox.Notes), StringComparison.Ordinal);
        Assert.All(knox.Figures.Where(figure => figure.Name.StartsWith("p-", StringComparison.Ordinal)), figure => Assert.Equal(1, figure.Value));
    }

    [Fact]
    public void Repeats_near_by_are_told_in_words()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        Figure nearest = Run("knox", points, times).Figures.Single(figure => figure.Name == "ratio-0-200m-0-6d");
        Assert.True(nearest.Value > 1.5);
        Assert.Matches(@"^Within 200 m, 0 to 6 days after an incident, another is \d\.\d\d times as likely as chance would make it: \d+ pairs where [\d.]+ were expected, p 0\.001$", nearest.Words);
        Assert.Contains(Run("knox", points, times, ("same-place", 1)).Figures, figure => figure.Words.StartsWith("At the same place, ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_that_is_cut_off_is_no_fall()
    {
        // Ten whole weeks with more and more, and two days of an eleventh.
        long[] days = [.. Enumerable.Range(0, 10).SelectMany(week => Enumerable.Range(0, 7 + week).Select(k => 7L * week + k % 7)), 70, 71];
        IncidentTime[] times = [.. days.Select(day => new IncidentTime(86400 * (LondonTime.DaysFromCivil(2024, 1, 1) + day) + 43200, 60, TimePrecision.Minute))];
        Dictionary<string, double> figures = Run("trend", new PointSet(new double[days.Length], new double[days.Length]), times).Figures.ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal((10, 45, 1), (figures["periods"], figures["s"], figures["slope"]));
    }

    [Fact]
    public void Months_that_are_cut_off_at_either_end_are_left_out()
    {
        // From 20 January to 10 June, one a day: February to May are whole.
        IncidentTime[] times = [.. Enumerable.Range(0, 143).Select(day => new IncidentTime(86400 * (LondonTime.DaysFromCivil(2024, 1, 20) + day) + 43200, 60, TimePrecision.Minute))];
        Figure months = Run("trend", new PointSet(new double[143], new double[143]), times, ("period", 1)).Figures[0];
        Assert.Equal((4, "months"), (months.Value, months.Unit));
    }

    private static MethodFindings Run(string method, PointSet points, IncidentTime[] times, (string Name, double Value)? given = null) =>
        AnalysisCatalog.Find(method).Run(
            AnalysisInput.Of(points) with { Times = TimeColumn.From(times) },
            given is { } one ? new Dictionary<string, double> { [one.Name] = one.Value } : [], 1, null, CancellationToken.None);

    /// <summary>Incidents anywhere in two winter months, and twenty more within some days and streets.</summary>
    private static (PointSet Points, IncidentTime[] Times) Town(int count)
    {
        var random = new SeededRandom(77);
        double[] e = new double[count + 20], n = new double[count + 20];
        var times = new IncidentTime[count + 20];
        for (int i = 0; i < e.Length; i++)
        {
            bool gathered = i >= count;
            e[i] = 617_000 + (gathered ? 1500 + 150 * random.NextDouble() : 4000 * random.NextDouble());
            n[i] = 214_000 + (gathered ? 2000 + 150 * random.NextDouble() : 4000 * random.NextDouble());
            long day = LondonTime.DaysFromCivil(2024, 1, 1) - 60 + (gathered ? 30 + random.NextInt32(4) : random.NextInt32(63));
            times[i] = new IncidentTime(86400 * day + 43200, 60, TimePrecision.Minute);
        }
        return (new PointSet(e, n), times);
    }
}
