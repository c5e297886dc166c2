using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
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
    public void Two_gatherings_at_one_place_months_apart_are_two_places_that_share_no_incident()
    {
        (PointSet town, IncidentTime[] townTimes) = Town(300);
        // 12 more in three days ten months later, in the same streets, and incidents anywhere in between.
        var random = new SeededRandom(5);
        double[] e =
        [
            .. town.Eastings, .. Enumerable.Range(0, 12).Select(_ => 618_500 + 150 * random.NextDouble()),
            .. Enumerable.Range(0, 900).Select(_ => 617_000 + 4000 * random.NextDouble())
        ];
        double[] n =
        [
            .. town.Northings, .. Enumerable.Range(0, 12).Select(_ => 216_000 + 150 * random.NextDouble()),
            .. Enumerable.Range(0, 900).Select(_ => 214_000 + 4000 * random.NextDouble())
        ];
        IncidentTime[] times =
        [
            .. townTimes, .. Enumerable.Range(0, 12).Select(k => TimeStepsTests.Day(2024, 10, 8 + k % 3)),
            .. Enumerable.Range(0, 900).Select(_ => TimeStepsTests.Day(2024, 1 + random.NextInt32(12), 1 + random.NextInt32(28))),
        ];
        MethodFindings found = Run("scan", new PointSet(e, n), times);
        Assert.Equal(2, found.Labels.ClusterCount);
        int[][] members = found.Labels.Members();
        Assert.True(members[0].Count(i => i is >= 300 and < 320) >= 18);
        Assert.True(members[1].Count(i => i is >= 320 and < 332) >= 10);
        Assert.True(found.Outlines![0].Intersects(found.Outlines[1]));
        for (int place = 0; place < 2; place++)
        {
            Dictionary<string, Figure> evidence = found.Evidence[place].ToDictionary(figure => figure.Name);
            Assert.Equal(members[place].Length, evidence["observed"].Value);
            Assert.Equal(0.001, evidence["p"].Value);
            Assert.All(
                members[place],
                i => Assert.InRange(times[i].FromUtcSeconds / 86400, (long)evidence["fromDay"].Value - 1, (long)evidence["toDay"].Value));
        }
        Assert.Contains("2024", found.Evidence[1].Single(f => f.Name == "fromDay").Words, StringComparison.Ordinal);
        Assert.NotEqual(found.Evidence[0][0].Words, found.Evidence[1][0].Words);
    }

    [Fact]
    public void Weeks_later_the_same_gathering_is_the_same_but_for_its_dates()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        IncidentTime[] later = [.. times.Select(t => t with { FromUtcSeconds = t.FromUtcSeconds + 70 * 86400 })];
        // Both lie in winter, so that the clock is that of UTC.
        MethodFindings found = Run("scan", points, times), moved = Run("scan", points, later);
        Assert.Equal(found.Labels.Labels, moved.Labels.Labels);
        Assert.Equal(
            found.Evidence[0].Select(f => f.Name.EndsWith("Day", StringComparison.Ordinal) ? f.Value + 70 : f.Value),
            moved.Evidence[0].Select(f => f.Value));
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
        Assert.Equal(("tested", 0), (Assert.Single(knox.Figures).Name, knox.Figures[0].Value));
    }

    [Fact]
    public void A_day_serves_its_month_where_others_are_known_to_the_month_only()
    {
        // Fewer and fewer with a day, more and more without: only together do they say what happens.
        int[] dated = [6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 2], undated = [5, 7, 6, 9, 12, 11, 15, 14, 18, 20, 22, 25];
        List<IncidentTime> times = [];
        for (int month = 1; month <= 12; month++)
        {
            times.AddRange(Enumerable.Repeat(TimeStepsTests.Month(2024, month), undated[month - 1]));
            times.AddRange(Enumerable.Range(1, dated[month - 1]).Select(day => TimeStepsTests.Day(2024, month, day)));
        }
        var points = new PointSet(new double[times.Count], new double[times.Count]);
        foreach ((string, double)? given in new (string, double)?[] { null, ("period", 1) })
        {
            MethodFindings trend = Run("trend", points, [.. times], given);
            Dictionary<string, double> figures = trend.Figures.ToDictionary(f => f.Name, f => f.Value);
            // Counts 11 12 11 13 16 14 18 16 20 21 23 27: of 66 pairs 61 rise, 3 fall and 2 are equal; Var S = (12 · 11 · 29 − 2 · 18)/18.
            Assert.Equal((12, 58), (figures["periods"], figures["s"]));
            Assert.Equal(57 / Math.Sqrt(3792 / 18.0), figures["z"], 1e-12);
            Assert.Equal(0.000086, figures["p"], 1e-6);
            Assert.Equal("p 0.00009: incidents become more", trend.Figures.Single(f => f.Name == "p").Words);
            Assert.Empty(trend.Notes);
            Assert.Equal("month", trend.Parameters.Single(p => p.Name == "period").Choice);
        }
        MethodFindings weeks = Run("trend", points, [.. times], ("period", 0));
        Assert.Equal("weeks", weeks.Figures[0].Unit);
        Assert.Equal("164 of 202 incidents are left out: their week is not known.", Assert.Single(weeks.Notes));
        MethodFindings scan = Run("scan", points, [.. times]);
        Assert.Equal("The week is known of only 38 incidents, the month of 202: the scan goes by calendar months.", Assert.Single(scan.Notes));
        Assert.Equal(
            "164 of 202 incidents are left out: their week is not known.", Assert.Single(Run("scan", points, [.. times], ("time-step", 7)).Notes));
        Assert.Equal("164 of 202 incidents are left out: their day is not known.", Assert.Single(Run("knox", points, [.. times]).Notes));
    }

    /// <summary>Three years of months that swing by the season, with one more a year in each: within months every pair rises.</summary>
    [Fact]
    public void Three_whole_years_are_compared_month_by_month_and_two_where_that_is_asked_for()
    {
        (PointSet points, IncidentTime[] times) = Swinging(years: 3);
        MethodFindings trend = Run("trend", points, times);
        Dictionary<string, double> figures = trend.Figures.ToDictionary(f => f.Name, f => f.Value);
        // In each of 12 months three values rise: S = 3 and Var = 3 · 2 · 11/18.
        Assert.Equal((36, 36, 1), (figures["periods"], figures["s"], figures["slope"]));
        Assert.Equal(35 / Math.Sqrt(12 * 66 / 18.0), figures["z"], 1e-12);
        Assert.Equal(("months", "month"), (Choice(trend, "season"), Choice(trend, "period")));
        Assert.Equal("incidents per month per year", trend.Figures[^1].Unit);
        Assert.True(Run("trend", points, times, ("season", 0)).Figures.Single(f => f.Name == "p").Value > figures["p"]);

        (points, times) = Swinging(years: 2);
        Assert.Equal("none", Choice(Run("trend", points, times), "season"));
        MethodFindings two = Run("trend", points, times, ("season", 1));
        Assert.Equal(12, two.Figures.Single(f => f.Name == "s").Value);
        Assert.Equal(11 / Math.Sqrt(12), two.Figures.Single(f => f.Name == "z").Value, 1e-12);

        (points, times) = Swinging(years: 1);
        MethodFindings one = Run("trend", points, times, ("season", 1));
        Assert.Contains("A season takes 24 whole months, and 12 were watched: it is left in.", one.Notes);
        Assert.Equal(Run("trend", points, times).Figures.Single(f => f.Name == "s"), one.Figures.Single(f => f.Name == "s"));
    }

    private static string? Choice(MethodFindings trend, string name) => trend.Parameters.Single(p => p.Name == name).Choice;

    private static (PointSet Points, IncidentTime[] Times) Swinging(int years)
    {
        IncidentTime[] times =
        [
            .. Enumerable.Range(0, 12 * years).SelectMany(static k => Enumerable.Repeat(
                TimeStepsTests.Month(2022 + k / 12, 1 + k % 12), 3 + k % 12 + k / 12)),
        ];
        return (new PointSet(new double[times.Length], new double[times.Length]), times);
    }

    [Fact]
    public void A_trend_without_doubt_has_a_p_value_under_what_is_printed_and_not_none()
    {
        IncidentTime[] times =
            [.. Enumerable.Range(1, 24).SelectMany(k => Enumerable.Repeat(TimeStepsTests.Month(2022 + (k - 1) / 12, 1 + (k - 1) % 12), k))];
        Figure p = Run("trend", new PointSet(new double[times.Length], new double[times.Length]), times).Figures.Single(f => f.Name == "p");
        Assert.InRange(p.Value, 1e-12, 1e-9);
        Assert.Equal("p under 0.00001: incidents become more", p.Words);
    }

    [Fact]
    public void Where_no_pairs_can_be_there_is_no_figure_of_repeats()
    {
        // Ten pairs at ten places, far from one another, a day apart within a pair and half a year between pairs.
        double[] e = [.. Enumerable.Range(0, 20).Select(i => 10_000.0 * (i / 2))];
        IncidentTime[] times = [.. Enumerable.Range(0, 20).Select(i => TimeStepsTests.Day(2010 + i / 4, i / 2 % 2 == 0 ? 1 : 7, 1 + i % 2))];
        MethodFindings found = Run("knox", new PointSet(e, new double[20]), times);
        Assert.Equal(["tested", "ratio-0-200m-0-6d", "p-0-200m-0-6d", "q-0-200m-0-6d"], found.Figures.Select(f => f.Name));
        Assert.Equal(
            "1 combination of distance and time compared: q is p corrected for so many (Benjamini–Hochberg); 11 more hold no pairs to compare",
            found.Figures[0].Words);
        // Ten of 190 pairs are near in place and ten in time: 100/190 are expected to be both.
        Assert.Equal(19, found.Figures[1].Value, 1e-12);
        Assert.Equal(found.Figures[2].Value, found.Figures[3].Value);
        Assert.Equal(
            "Within 200 m, 0 to 6 days after an incident, another is 19.00 times as likely as chance would make it: 10 pairs where 0.5 were "
                + "expected, p 0.001, corrected q 0.001",
            found.Figures[1].Words);
    }

    [Fact]
    public void Words_about_repeats_rest_on_p_values_corrected_for_all_that_were_looked_at()
    {
        // Wholly by chance: of 12 combinations in 40 towns some have p up to 0.05, and next to none are called likelier.
        int alone = 0, said = 0;
        for (int town = 0; town < 40; town++)
        {
            var random = new SeededRandom((ulong)town);
            double[] e = [.. Enumerable.Range(0, 150).Select(_ => 3000 * random.NextDouble())],
                n = [.. Enumerable.Range(0, 150).Select(_ => 3000 * random.NextDouble())];
            IncidentTime[] times = [.. Enumerable.Range(0, 150).Select(_ => TimeStepsTests.Day(2024, 1, 1) is var first
                ? first with { FromUtcSeconds = first.FromUtcSeconds + 86400L * random.NextInt32(80) } : default)];
            MethodFindings found = Run("knox", new PointSet(e, n), times, ("permutations", 199));
            double[] p = Values(found, "p-"), q = Values(found, "q-");
            Assert.Equal(12, found.Figures[0].Value);
            Assert.Equal(StepUp(p), q, (a, b) => Math.Abs(a - b) < 1e-12);
            alone += p.Count(value => value <= 0.05);
            said += found.Figures.Count(f => f.Words.Contains("times as likely", StringComparison.Ordinal));
            Assert.Equal(q.Count(value => value <= 0.05), found.Figures.Count(f => f.Words.Contains("times as likely", StringComparison.Ordinal)));
        }
        Assert.InRange(alone, 10, 40);
        Assert.InRange(said, 0, 4);

        static double[] Values(MethodFindings found, string kind) =>
            [.. found.Figures.Where(f => f.Name.StartsWith(kind, StringComparison.Ordinal)).Select(f => f.Value)];

        // Benjamini and Hochberg by the definition: the least of p n/k over all that are no smaller.
        static double[] StepUp(double[] p) =>
            [.. p.Select(own => Math.Min(1, p.Where(other => other >= own).Min(other => other * p.Length / p.Count(value => value <= other))))];
    }

    [Fact]
    public void Repeats_near_by_are_told_in_words()
    {
        (PointSet points, IncidentTime[] times) = Town(400);
        Figure nearest = Run("knox", points, times).Figures.Single(figure => figure.Name == "ratio-0-200m-0-6d");
        Assert.True(nearest.Value > 1.5);
        Assert.Matches(@"^Within 200 m, 0 to 6 days after an incident, another is \d\.\d\d times as likely as chance would make it: \d+ pairs where [\d.]+ were expected, p 0\.001, corrected q 0\.0\d+$", nearest.Words);
        // No two are at the very same place, until places are told apart by 100 m only.
        Assert.DoesNotContain(
            Run("knox", points, times, ("same-place", 1)).Figures,
            figure => figure.Words.StartsWith("At the same place, ", StringComparison.Ordinal));
        var rounded = new PointSet(
            [.. points.Eastings.ToArray().Select(e => Math.Round(e / 100) * 100)],
            [.. points.Northings.ToArray().Select(n => Math.Round(n / 100) * 100)]);
        Assert.Contains(
            Run("knox", rounded, times, ("same-place", 1)).Figures,
            figure => figure.Words.StartsWith("At the same place, ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_that_is_cut_off_is_no_fall()
    {
        // Ten whole weeks with more and more, and two days of an eleventh.
        long[] days = [.. Enumerable.Range(0, 10).SelectMany(week => Enumerable.Range(0, 7 + week).Select(k => 7L * week + k % 7)), 70, 71];
        IncidentTime[] times =
            [.. days.Select(day => new IncidentTime(86400 * (LondonTime.DaysFromCivil(2024, 1, 1) + day) + 43200, 60, TimePrecision.Minute))];
        Dictionary<string, double> figures =
            Run("trend", new PointSet(new double[days.Length], new double[days.Length]), times).Figures.ToDictionary(f => f.Name, f => f.Value);
        Assert.Equal((10, 45, 1), (figures["periods"], figures["s"], figures["slope"]));
    }

    [Fact]
    public void Months_that_are_cut_off_at_either_end_are_left_out()
    {
        // From 20 January to 10 June, one a day: February to May are whole.
        IncidentTime[] times =
        [
            .. Enumerable.Range(0, 143)
            .Select(day => new IncidentTime(86400 * (LondonTime.DaysFromCivil(2024, 1, 20) + day) + 43200, 60, TimePrecision.Minute))
        ];
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
