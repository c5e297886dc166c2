using System.Numerics;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Scan.Replicas;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Analysis.Time;

namespace Hotspots.Tests.Analysis.Scan;

public sealed class SpaceTimeScanTests
{
    private static readonly WorkSharing Alone = WorkSharing.Alone(CancellationToken.None);

    [Theory]
    [InlineData(1, 30, 12, 10, 3, 3.0)]
    [InlineData(2, 80, 20, 15, 4, 2.0)]
    [InlineData(3, 200, 25, 9, 9, 4.5)]
    [InlineData(4, 150, 6, 40, 5, 1.0)]
    [InlineData(5, 60, 60, 30, 8, 9.0)]
    [InlineData(6, 300, 15, 3, 8, 2.0)]
    public void The_best_cylinder_of_every_centre_is_that_of_looking_at_all(
        int seed, int caseCount, int placeCount, int stepCount, int maxSteps, double maxRadius)
    {
        // Small counts and large ones are searched by the same code, in vectors of different widths.
        FindsTheBest<short>(seed, caseCount, placeCount, stepCount, maxSteps, maxRadius);
        FindsTheBest<int>(seed, caseCount, placeCount, stepCount, maxSteps, maxRadius);
    }

    private static void FindsTheBest<TCount>(int seed, int caseCount, int placeCount, int stepCount, int maxSteps, double maxRadius)
        where TCount : unmanaged, IBinaryInteger<TCount>, IMinMaxValue<TCount>
    {
        Example example = Example.Random((ulong)seed, caseCount, placeCount, stepCount);
        var cases = new ScanCases(example.Locations, example.Steps, placeCount, stepCount);
        ScanZones zones = ScanZones.Build(example.Places, cases, maxRadius, CancellationToken.None);
        int most = Math.Min(maxSteps, stepCount);
        var search = new ScanSearch<TCount>(cases, zones, new ThresholdLadder<TCount>(cases, zones.MostCases, most), most);
        double largest = 0;
        for (int centre = 0; centre < placeCount; centre++)
        {
            double expected = BruteForceScan.Largest(example.Places, example.Locations, example.Steps, stepCount, maxRadius, maxSteps, centre);
            Cylinder best = search.BestRound(centre, 0, null);
            Assert.Equal(expected, best.LogRatio, 1e-10);
            largest = Math.Max(largest, expected);
        }
        Assert.True(largest > 0);
        Assert.Equal(largest, search.Largest(0, double.PositiveInfinity, CancellationToken.None), 1e-10);
        // From any floor below the answer the same answer; from the answer itself nothing above it.
        Assert.Equal(largest, search.Largest(largest * 0.9, double.PositiveInfinity, CancellationToken.None), 1e-10);
        Assert.Equal(largest + 1, search.Largest(largest + 1, double.PositiveInfinity, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Every_p_value_counts_the_shuffles_that_are_as_strong(int seed)
    {
        Example example = Example.Random((ulong)seed, 90, 20, 12).With((15, 3, 8), (4, 9, 7));
        var options = new SpaceTimeScanOptions { MaxRadius = 2, MaxSteps = 3, Permutations = 199, Seed = 5, Alpha = 0.5 };
        var cases = new ScanCases(example.Locations, example.Steps, 20, 12);
        ScanResult found = SpaceTimeScan.Run(example.Places, cases, options, Alone, new ProgressMeter(null));
        Assert.Equal(199, found.Permutations);
        Assert.True(found.Clusters.Length > 1);
        int[] locations = [.. Enumerable.Range(0, 20).SelectMany(place => Enumerable.Repeat(place, cases.CountAt(place)))];
        double[] largest = [.. Enumerable.Range(0, 199).Select(k =>
        {
            int[] steps = [.. cases.Steps];
            Shuffles.Shuffle<int>(steps, Shuffles.ChancesOf(5, k));
            return BruteForceScan.Largest(example.Places, locations, steps, 12, 2, 3);
        })];
        Assert.Equal(BruteForceScan.Largest(example.Places, locations, cases.Steps, 12, 2, 3), found.Clusters[0].Cylinder.LogRatio, 1e-10);
        Assert.All(found.Clusters, cluster => Assert.Equal(
            (largest.Count(ratio => ratio >= cluster.Cylinder.LogRatio - 1e-10) + 1) / 200.0, cluster.PValue, 1e-12));
    }

    [Theory]
    [InlineData(1, 30, 8, 10, 3, 3.0)]
    [InlineData(2, 60, 12, 15, 4, 2.0)]
    [InlineData(3, 90, 6, 20, 5, 1.0)]
    [InlineData(4, 70, 9, 12, 12, 4.5)]
    public void Each_further_cluster_is_the_strongest_that_shares_no_place_at_any_step_with_an_earlier_one(
        int seed, int caseCount, int placeCount, int stepCount, int maxSteps, double maxRadius)
    {
        Example example = Example.Random((ulong)seed, caseCount, placeCount, stepCount);
        var cases = new ScanCases(example.Locations, example.Steps, placeCount, stepCount);
        var options = new SpaceTimeScanOptions { MaxRadius = maxRadius, MaxSteps = maxSteps, Permutations = 1, Alpha = 1 };
        ScanResult found = SpaceTimeScan.Run(example.Places, cases, options, Alone, new ProgressMeter(null));
        (bool[] Places, int First, int End, double Ratio)[] all =
            [.. BruteForceScan.All(example.Places, example.Locations, example.Steps, stepCount, maxRadius, maxSteps)];
        var taken = new bool[placeCount, stepCount];
        int again = 0;
        foreach (ScanCluster cluster in found.Clusters)
        {
            Assert.Equal(all.Where(IsFree).Max(c => c.Ratio), cluster.Cylinder.LogRatio, 1e-10);
            bool isKnown = false;
            foreach (int place in found.Zones.LocationsOf(cluster.Cylinder))
            {
                isKnown |= Enumerable.Range(0, stepCount).Any(step => taken[place, step]);
                for (int step = cluster.Cylinder.FirstStep; step < cluster.Cylinder.EndStep; step++)
                {
                    Assert.False(taken[place, step]);
                    taken[place, step] = true;
                }
            }
            again += isKnown ? 1 : 0;
        }
        Assert.DoesNotContain(all, IsFree);
        // Places had clusters at several times.
        Assert.True(again > 0);

        bool IsFree((bool[] Places, int First, int End, double Ratio) cylinder)
        {
            for (int place = 0; place < placeCount; place++)
            {
                for (int step = cylinder.First; step < cylinder.End; step++)
                {
                    if (cylinder.Places[place] && taken[place, step])
                        return false;
                }
            }
            return true;
        }
    }

    [Fact]
    public void A_place_has_as_many_clusters_as_times_at_which_it_gathers()
    {
        // A fourth gathering lies beside the first at the same time, and is ground of its own.
        Example example = Example.Random(12, 3000, 400, 52, columns: 20).With((45, 10, 24), (45, 30, 20), (45, 44, 16), (350, 10, 12));
        var cases = new ScanCases(example.Locations, example.Steps, 400, 52);
        var options = new SpaceTimeScanOptions { MaxRadius = 4, MaxSteps = 8, Permutations = 999 };
        ScanResult found = SpaceTimeScan.Run(example.Places, cases, options, Alone, new ProgressMeter(null));
        ScanCluster[] sure = [.. found.Clusters.Where(cluster => cluster.PValue == 0.001)];
        Assert.Equal([(45, 10), (45, 30), (45, 44), (350, 10)], sure.Select(c => (c.Cylinder.Centre, c.Cylinder.FirstStep)).Order());
        Assert.Equal(
            found.Clusters,
            SpaceTimeScan.Run(example.Places, cases, options, new WorkSharing(4, CancellationToken.None), new ProgressMeter(null)).Clusters);
    }

    [Fact]
    public void Planted_clusters_are_found_where_and_when_they_were_planted()
    {
        Example example = Example.Random(11, 3000, 400, 52, columns: 20).With((45, 10, 14), (45, 11, 14), (46, 10, 14), (350, 40, 12));
        var cases = new ScanCases(example.Locations, example.Steps, 400, 52);
        var options = new SpaceTimeScanOptions { MaxRadius = 4, MaxSteps = 8, Permutations = 999 };
        ScanResult found = SpaceTimeScan.Run(example.Places, cases, options, Alone, new ProgressMeter(null));
        Assert.Equal(2, found.Clusters.Length);
        Assert.All(found.Clusters, cluster => Assert.Equal(0.001, cluster.PValue));
        Assert.Equal((10, 12), (found.Clusters[0].Cylinder.FirstStep, found.Clusters[0].Cylinder.EndStep));
        Assert.Equal((350, 40, 41), (found.Clusters[1].Cylinder.Centre, found.Clusters[1].Cylinder.FirstStep, found.Clusters[1].Cylinder.EndStep));
        int[] members = Members(found, 0);
        Assert.Contains(45, members);
        Assert.Contains(46, members);
    }

    [Fact]
    public void Without_clusters_p_values_are_as_likely_small_as_large()
    {
        const int Draws = 600;
        var counts = new int[20];
        for (int draw = 0; draw < Draws; draw++)
        {
            Example example = Example.Random((ulong)(1000 + draw), 60, 15, 20);
            var options = new SpaceTimeScanOptions { MaxRadius = 2, MaxSteps = 3, Permutations = 19, Seed = (ulong)draw };
            ScanResult found = SpaceTimeScan.Run(
                example.Places, new ScanCases(example.Locations, example.Steps, 15, 20), options, Alone, new ProgressMeter(null));
            counts[(int)Math.Round(found.Clusters[0].PValue * 20) - 1]++;
        }
        double chiSquared = counts.Sum(count => (count - Draws / 20.0) * (count - Draws / 20.0) / (Draws / 20.0));
        // 99.9 % of chi-squared with 19 degrees of freedom is below 43.8.
        Assert.InRange(chiSquared, 0, 43.8);
        // At level 0.05, 30 of 600 are expected; 47 is three standard deviations more.
        Assert.InRange(counts[0], 13, 47);
    }

    [Fact]
    public void Stopping_early_changes_no_cluster_and_gives_the_share_so_far_where_there_is_none()
    {
        Example quiet = Example.Random(4, 200, 30, 20);
        var cases = new ScanCases(quiet.Locations, quiet.Steps, 30, 20);
        var options = new SpaceTimeScanOptions { MaxRadius = 2, MaxSteps = 3, Permutations = 999 };
        ScanResult full = SpaceTimeScan.Run(quiet.Places, cases, options, Alone, new ProgressMeter(null));
        ScanResult early = SpaceTimeScan.Run(quiet.Places, cases, options with { StopsEarly = true }, Alone, new ProgressMeter(null));
        Assert.True(full.Clusters[0].PValue > 0.05);
        Assert.InRange(early.Permutations, 50, 998);
        Assert.Equal(50.0 / early.Permutations, early.Clusters[0].PValue, 1e-12);
        Assert.InRange(early.Clusters[0].PValue / full.Clusters[0].PValue, 0.6, 1.6);

        Example planted = quiet.With((4, 9, 15));
        var plantedCases = new ScanCases(planted.Locations, planted.Steps, 30, 20);
        Assert.Equal(
            SpaceTimeScan.Run(planted.Places, plantedCases, options, Alone, new ProgressMeter(null)).Clusters,
            SpaceTimeScan.Run(planted.Places, plantedCases, options with { StopsEarly = true }, Alone, new ProgressMeter(null)).Clusters);
    }

    [Fact]
    public void Places_on_the_largest_circle_are_inside_and_half_of_the_cases_still_fit()
    {
        var places = new PointSet([0, 3, 0, 10], [0, 4, 5.000001, 0]);
        ScanZones zones = ScanZones.Build(places, new ScanCases([0, 1, 2, 3], [0, 0, 1, 1], 4, 2), 5, CancellationToken.None);
        Assert.Equal([0, 1], zones.Neighbours[zones.Starts[0]..zones.Starts[1]]);
        Assert.Equal(2, zones.MostCases);
        // With the third place at 5 m as well, both enter together and would be three of four.
        zones = ScanZones.Build(
            new PointSet([0, 3, 0, 10], [0, 4, 5, 0]), new ScanCases([0, 1, 2, 3], [0, 0, 1, 1], 4, 2), 5, CancellationToken.None);
        Assert.Equal([0], zones.Neighbours[zones.Starts[0]..zones.Starts[1]]);
    }

    [Fact]
    public void The_sieve_lets_through_what_reaches_the_level_and_little_else()
    {
        const int N = 500;
        foreach (double level in new[] { 0, 0.5, 3, 12.5, 60 })
        {
            long[] products = LikelihoodRatio.LargestProducts(level, 250, N);
            for (int c = 2; c <= 250; c++)
            {
                for (long product = 1; product < (long)c * N; product += 37)
                {
                    double ratio = LikelihoodRatio.Log(c, product, N);
                    if (ratio > 0 && ratio >= level)
                        Assert.True(product <= products[c]);
                    else
                        Assert.True(product > products[c] - 3);
                }
            }
            Assert.Equal([-1L, -1L], products[..2]);
        }
    }

    private static int[] Members(ScanResult found, int cluster)
    {
        Cylinder cylinder = found.Clusters[cluster].Cylinder;
        return found.Zones.Neighbours[found.Zones.Starts[cylinder.Centre]..found.Zones.Circles[cylinder.Circle].End];
    }
}
