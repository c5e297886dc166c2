using System.Text.Json;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class NearRepeatZonesTests
{
    /// <summary>
    /// What is kept, and ptools, end the fourth sum of Q₃ one term too soon (r up to k − 2): 0.0000897 away here. The three windows below say
    /// which is right.
    /// </summary>
    [SharedFact(Kept)]
    public void A_scan_window_has_every_answer_that_is_kept_but_for_a_term()
    {
        foreach (JsonElement record in Of("scan_window_naus").GetProperty("cases").EnumerateArray())
        {
            double p = ScanWindow.PValue(record.GetProperty("count").GetInt32(), record.Number("L"), record.Number("mu"));
            Assert.Equal(record.Number("p"), p, 1e-4);
        }
    }

    /// <summary>ptools prints 0.486814 here, by another exponent and without a term.</summary>
    [Fact]
    public void Six_in_one_week_of_five_years_with_one_a_week() => Near(0.4855866478917622, ScanWindow.PValue(6, 260, 1));

    /// <summary>Of two in one window of three: each count of incidents has a closed form.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(1.1)]
    public void Two_of_three_windows_in_closed_form(double mean) =>
        Near(1 - Math.Exp(-3 * mean) * (1 + 3 * mean + 2 * mean * mean + mean * mean * mean / 6), ScanWindow.PValue(2, 3, mean));

    /// <summary>
    /// In three windows the formula is exact; without the last term of its last sum it would be 0.33 % of all sets away, eight standard
    /// deviations.
    /// </summary>
    [Fact]
    public void Three_of_three_windows_as_often_as_simulation_makes_it()
    {
        var random = new SeededRandom(59);
        const int Sets = 1_000_000;
        int none = 0;
        Span<double> times = stackalloc double[64];
        for (int set = 0; set < Sets; set++)
        {
            int n = random.Poisson(6);
            for (int i = 0; i < n; i++)
                times[i] = 3 * random.NextDouble();
            times[..n].Sort();
            bool apart = true;
            for (int i = 2; i < n; i++)
                apart &= times[i] - times[i - 2] > 1;
            none += apart ? 1 : 0;
        }
        double p = ScanWindow.PValue(3, 3, 2);
        Assert.Equal(1 - none / (double)Sets, p, 3.5 * Math.Sqrt(p * (1 - p) / Sets));
    }

    [Theory]
    [InlineData(4, 10, 0.6)]
    [InlineData(7, 30, 1.5)]
    [InlineData(2, 4, 0.1)]
    [InlineData(12, 6, 6)]
    public void A_scan_window_is_as_likely_as_simulation_makes_it(int count, int windows, double mean)
    {
        var random = new SeededRandom(47);
        const int Sets = 4000;
        int seen = 0;
        for (int set = 0; set < Sets; set++)
        {
            double[] times = [.. Enumerable.Range(0, random.Poisson(mean * windows)).Select(_ => windows * random.NextDouble()).Order()];
            seen += Enumerable.Range(0, Math.Max(0, times.Length - count + 1)).Any(i => times[i + count - 1] - times[i] <= 1) ? 1 : 0;
        }
        double p = ScanWindow.PValue(count, windows, mean);
        Assert.Equal(seen / (double)Sets, p, 4 * Math.Sqrt(p * (1 - p) / Sets) + 0.003);
    }

    [Fact]
    public void A_scan_window_at_its_ends()
    {
        Assert.Equal(1, ScanWindow.PValue(0, 20, 1));
        Near(1 - Math.Exp(-20), ScanWindow.PValue(1, 20, 1));
        Assert.Equal(1, ScanWindow.PValue(2, 500, 20), 1e-9);
        Assert.InRange(ScanWindow.PValue(40, 20, 1), 0, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(static () => ScanWindow.PValue(3, 1.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ScanWindow.PValue(3, 10, 0));
    }

    /// <summary>Up to 100 m for two weeks, to 200 m for one, and a band by chance that must count nothing.</summary>
    private static NearRepeatRisk Risk => new([0, 100, 200, 300], [0, 7, 14], [3, 2, 1.5, 1.2, 4, 0.5], [0.01, 0.04, 0.05, 0.3, 0.2, 0.01]);

    [Fact]
    public void Only_bands_beyond_chance_raise_a_risk()
    {
        NearRepeatRisk risk = Risk;
        Assert.Equal((200, 13), (risk.Reach, risk.LastDay));
        Assert.Equal((3, 3, 2, 2, 1), (risk.At(0, 0), risk.At(99.9, 6), risk.At(50, 7), risk.At(0, 13), risk.At(0, 14)));
        Assert.Equal((1.5, 1, 1, 1), (risk.At(100, 6), risk.At(100, 7), risk.At(250, 0), risk.At(250, 8)));
        Assert.Equal((13, 6, -1, -1), (risk.LastDayAt(0), risk.LastDayAt(150), risk.LastDayAt(250), risk.LastDayAt(900)));
        var none = new NearRepeatRisk([0, 100], [0, 7], [5], [0.06]);
        Assert.Equal((0, 0), (none.Reach, none.LastDay));
        Assert.Throws<ArgumentException>(static () => new NearRepeatRisk([0, 100], [0, 7], [5, 5], [0.06]));
        Assert.Throws<ArgumentException>(static () => new NearRepeatRisk([100, 0], [0, 7], [5], [0.06]));
    }

    [Fact]
    public void Zones_are_those_of_each_cell_and_incident_one_by_one()
    {
        var random = new SeededRandom(53);
        const long Today = 20_000;
        double[] eastings = new double[80], northings = new double[80];
        var days = new long[80];
        for (int i = 0; i < 80; i++)
        {
            (eastings[i], northings[i]) = (500_000 + 3000 * random.NextDouble(), 200_000 + 3000 * random.NextDouble());
            days[i] = Today + 3 - random.NextInt32(25);
        }
        var points = new PointSet(eastings, northings);
        CellGrid grid = CellGrid.Around(points.Bounds(), CellShape.Square, 80);
        NearRepeatCell[] found = NearRepeatZones.InForce(points, days, Today, Risk, grid);
        Assert.NotEmpty(found);
        var expected = new List<NearRepeatCell>();
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            double product = 1;
            int raised = 0;
            long last = long.MinValue;
            for (int i = 0; i < 80; i++)
            {
                double d = grid.CellAt(eastings[i], northings[i]) == cell ? 0 : points[i].DistanceTo(grid.CentreOf(cell));
                long age = Today - days[i];
                double ratio = age < 0 ? 1 : age < 7 && d < 100 ? 3 : age < 14 && d < 100 ? 2 : age < 7 && d < 200 ? 1.5 : 1;
                product *= ratio;
                raised += ratio > 1 ? 1 : 0;
                if (ratio > 1)
                    last = Math.Max(last, days[i] + (d < 100 ? 13 : 6));
            }
            if (product > 1)
                expected.Add(new NearRepeatCell(cell, product, raised, last));
        }
        Assert.Equal(expected.Count, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Near(expected[i].Risk, found[i].Risk);
            Assert.Equal(expected[i] with { Risk = 0 }, found[i] with { Risk = 0 });
            Assert.True(found[i].LastDay >= Today);
        }
    }

    [Fact]
    public void A_zone_ends_with_its_last_band_and_there_is_none_without_a_band()
    {
        var point = new PointSet([500_040], [200_040]);
        CellGrid grid = CellGrid.Around(point.Bounds(), CellShape.Square, 80, margin: 4);
        Assert.NotEmpty(NearRepeatZones.InForce(point, [100], 113, Risk, grid));
        Assert.All(NearRepeatZones.InForce(point, [100], 113, Risk, grid), static cell => Assert.Equal(113, cell.LastDay));
        Assert.Empty(NearRepeatZones.InForce(point, [100], 114, Risk, grid));
        Assert.Empty(NearRepeatZones.InForce(point, [100], 99, Risk, grid));
        Assert.Empty(NearRepeatZones.InForce(point, [100], 100, new NearRepeatRisk([0, 100], [0, 7], [5], [0.06]), grid));
        Assert.Throws<ArgumentException>(() => NearRepeatZones.InForce(point, [], 100, Risk, grid));
    }
}
