using System.Globalization;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Scan;

/// <summary>Ten thousand synthetic incidents in the form that SaTScan reads.</summary>
public sealed class ScanReferenceTests
{
    [SharedFact("references/synthetic/stp_A.cas")]
    public void Ten_thousand_cases_at_250_m_have_the_maximum_that_all_cylinders_round_its_centre_have()
    {
        string[][] geo = [.. File.ReadLines(SharedData.Path("references/synthetic/stp_A.geo")).Select(line => line.Split(' '))];
        string[][] cas = [.. File.ReadLines(SharedData.Path("references/synthetic/stp_A.cas")).Select(line => line.Split(' '))];
        // Kilometres with three decimals; whole metres keep equal distances equal.
        var places = new PointSet(
            [.. geo.Select(row => Math.Round(1000 * double.Parse(row[1], CultureInfo.InvariantCulture)))],
            [.. geo.Select(row => Math.Round(1000 * double.Parse(row[2], CultureInfo.InvariantCulture)))]);
        int[] locations = [.. cas.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))];
        int start = DateOnly.Parse("2023-01-01", CultureInfo.InvariantCulture).DayNumber;
        int[] steps = [.. cas.Select(row => (DateOnly.ParseExact(row[2], "yyyy/MM/dd", CultureInfo.InvariantCulture).DayNumber - start) / 7)];
        Assert.Equal((3804, 9955, 104), (places.Count, steps.Length, steps.Max() + 1));

        var cases = new ScanCases(locations, steps, places.Count, 104);
        ScanResult found = SpaceTimeScan.Run(
            places, cases, new SpaceTimeScanOptions { MaxRadius = 2000, MaxSteps = 8, Permutations = 1 }, WorkSharing.Alone(CancellationToken.None),
            new ProgressMeter(null));
        Cylinder best = found.Clusters[0].Cylinder;
        int[] weekly = [.. Enumerable.Range(0, 104).Select(week => steps.Count(t => t == week))];
        Assert.Equal(LargestRound(places, locations, steps, weekly, best.Centre), best.LogRatio, 1e-9);
        for (int centre = 0; centre < places.Count; centre += 200)
            Assert.True(LargestRound(places, locations, steps, weekly, centre) < best.LogRatio + 1e-9);
        Assert.Equal(
            steps.Where((step, i) => step >= best.FirstStep && step < best.EndStep && Inside(found, places, best, locations[i])).Count(),
            best.Observed);
    }

    private static bool Inside(ScanResult found, PointSet places, Cylinder cylinder, int location) =>
        BruteForceScan.Squared(places, cylinder.Centre, location) <= found.Zones.Circles[cylinder.Circle].RadiusSquared;

    // All circles and windows round one centre, each a sum over a table of places and weeks.
    private static double LargestRound(PointSet places, int[] locations, int[] steps, int[] weekly, int centre)
    {
        int n = steps.Length;
        double best = 0;
        double[] squares = [.. Enumerable.Range(0, places.Count).Select(j => BruteForceScan.Squared(places, centre, j))];
        int[] near = [.. Enumerable.Range(0, n).Where(i => squares[locations[i]] <= 4e6)];
        foreach (double radiusSquared in near.Select(i => squares[locations[i]]).Distinct())
        {
            var weeks = new int[weekly.Length];
            int inside = 0;
            foreach (int i in near.Where(i => squares[locations[i]] <= radiusSquared))
            {
                weeks[steps[i]]++;
                inside++;
            }
            for (int first = 0; first < weeks.Length; first++)
            {
                int observed = 0, ever = 0;
                for (int end = first; end < Math.Min(weeks.Length, first + 8); end++)
                {
                    observed += weeks[end];
                    ever += weekly[end];
                    double expected = (double)inside * ever / n;
                    if (observed >= 2 && observed > expected)
                        best = Math.Max(best, observed * Math.Log(observed / expected) + (n - observed) * Math.Log((n - observed) / (n - expected)));
                }
            }
        }
        return best;
    }
}
