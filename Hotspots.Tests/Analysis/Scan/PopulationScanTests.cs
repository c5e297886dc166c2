using System.Globalization;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Analysis.Scan.Replicas;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Scan;

public sealed class PopulationScanTests
{
    private const string NewYork = "realdata/classic/smerc-ny/nydf.csv";

    /// <summary>
    /// SaTScan 9.6's answer for the leukaemia of upstate New York, as the tests of the R package smerc (1.8, test-scan.test.R, by J. French)
    /// keep it: regions by number from 1, positions as plane coordinates, cases rounded down; its p-value of the first is 0.001.
    /// </summary>
    [SharedTheory(NewYork)]
    [InlineData(0.1, 1, "49 48 50 47 1 15 51 2 13 14 3 35 16 52 36 37 12 11 5 17 10 4 6 38 18 9", 95_249, 85, 49.71, 1.84, 11.577255)]
    [InlineData(0.1, 2, "89 88 87 84 90 86 92 85", 34_083, 38, 17.79, 2.22, 9.019716)]
    [InlineData(0.1, 7, "166 159 167", 8_839, 11, 4.61, 2.41, 3.209485)]
    [InlineData(0.5, 1, "52 50 37 49 38 48 53 39 15 47 51 1 40 44 16 2 55 36 14 43 13 45 3 35 17 11 12 46", 111_674, 100, 58.28, 1.87, 14.083511)]
    [InlineData(0.5, 6, "166 159 167", 8_839, 11, 4.61, 2.41, 3.209485)]
    public void Finds_the_leukaemia_of_New_York_as_SaTScan_does(
        double share, int number, string regions, double people, int cases, double expected, double risk, double ratio)
    {
        ScanRegions newYork = ReadNewYork();
        Assert.Equal((281, 552, 1_057_673.0), (newYork.Count, newYork.TotalCases, newYork.TotalPopulation));
        PopulationScanResult found = Scan(newYork, new() { Model = ScanModel.Poisson, MaxShare = share });
        PopulationCluster cluster = found.Clusters[number - 1];
        Assert.Equal(regions, string.Join(' ', cluster.Regions.Select(static r => r + 1)));
        Assert.Equal((people, cases), (cluster.Population, cluster.Observed));
        Assert.Equal(expected, Math.Round(cluster.Expected, 2));
        Assert.Equal(risk, Math.Round(cluster.RelativeRisk, 2));
        Assert.Equal(ratio, Math.Round(cluster.LogRatio, 6));
        if (number == 1)
            Assert.InRange(cluster.PValue, 0.001, 0.004);
        if (number > 5)
            Assert.InRange(cluster.PValue, 0.5, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Poisson_clusters_are_the_strongest_of_all_windows(int steps)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            ScanRegions regions = Made(seed, 24, steps);
            var options = new PopulationScanOptions { Model = ScanModel.Poisson, MaxShare = 0.4, MaxRadius = 6, MaxSteps = 3, Permutations = 19 };
            PopulationCluster[] found = Scan(regions, options).Clusters;
            AssertStrongest(found, regions, options, (c, n) => PoissonRatio(c, n, regions.TotalCases, regions.TotalPopulation * steps));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(6, 6)]
    public void Bernoulli_clusters_are_the_strongest_of_all_windows(int steps, int maxSteps)
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            ScanRegions regions = MadeOfTwo(seed, 24, steps);
            var options = new PopulationScanOptions { Model = ScanModel.Bernoulli, MaxShare = 0.5, MaxSteps = maxSteps, Permutations = 19 };
            PopulationCluster[] found = Scan(regions, options).Clusters;
            AssertStrongest(found, regions, options, (c, n) => BernoulliRatio(c, n, regions.TotalCases, regions.TotalPopulation));
        }
    }

    [Theory]
    [InlineData(ScanModel.Poisson, 1)]
    [InlineData(ScanModel.Poisson, 4)]
    [InlineData(ScanModel.Bernoulli, 1)]
    [InlineData(ScanModel.Bernoulli, 9)]
    public void A_replica_is_measured_as_the_data_are(object model, int steps)
    {
        for (int seed = 1; seed <= 6; seed++)
        {
            ScanRegions regions = (ScanModel)model == ScanModel.Poisson ? Made(seed, 40, steps) : MadeOfTwo(seed, 40, steps);
            var options = new PopulationScanOptions { Model = (ScanModel)model, MaxShare = 0.5, MaxSteps = 3 };
            var strength = new ScanStrength((ScanModel)model, regions.TotalCases, regions.TotalExposure);
            var sweep = new ScanSweep(regions, ScanCircles.Build(regions, options, WorkSharing.Alone(default)), Math.Min(3, steps));
            // Twice: nothing of the first look may be left for the second.
            for (int look = 0; look < 2; look++)
            {
                double best = Enumerable.Range(0, regions.Count).Max(centre => sweep.BestRound(centre, strength)?.LogRatio ?? 0);
                Assert.Equal(best, sweep.Largest(regions.Cases, strength, default));
            }
        }
    }

    [Fact]
    public void Poisson_cases_fall_by_population_and_Bernoulli_keeps_everybody_where_he_is()
    {
        double[] people = [1, 0, 3, 6];
        var regions = new ScanRegions(new PointSet([0, 1, 2, 3], [0, 0, 0, 0]), people, [10, 0, 0, 10], 1);
        var replicas = new ScanReplicas(regions, ScanModel.Poisson);
        int[] cases = new int[4], sum = new int[4];
        for (int i = 0; i < 5_000; i++)
        {
            replicas.Deal(new SeededRandom((ulong)i), cases);
            Assert.Equal(20, cases.Sum());
            for (int region = 0; region < 4; region++)
                sum[region] += cases[region];
        }
        // 100,000 draws: five standard deviations.
        for (int region = 0; region < 4; region++)
            Assert.InRange(
                sum[region] - 10_000 * people[region], -5 * Math.Sqrt(1_000 * people[region] * (10 - people[region])),
                5 * Math.Sqrt(1_000 * people[region] * (10 - people[region])));

        var two = new ScanRegions(new PointSet([0, 1, 2], [0, 0, 0]), [2, 5, 3], [2, 1, 1], 1);
        var labels = new ScanReplicas(two, ScanModel.Bernoulli);
        int[] labelled = new int[3], total = new int[3];
        for (int i = 0; i < 20_000; i++)
        {
            labels.Deal(new SeededRandom((ulong)i), labelled);
            Assert.Equal(4, labelled.Sum());
            for (int region = 0; region < 3; region++)
            {
                Assert.InRange(labelled[region], 0, (int)two.Population[region]);
                total[region] += labelled[region];
            }
        }
        // The same people, each at one of two times: whoever is dealt out stays at his.
        var timed = ScanRegions.OfControls(new PointSet([0, 1, 2], [0, 0, 0]), [2, 0, 1, 4, 3, 0], [2, 0, 0, 1, 1, 0], 2);
        var timedLabels = new ScanReplicas(timed, ScanModel.Bernoulli);
        int[] inTime = new int[6], totalInTime = new int[6];
        for (int i = 0; i < 20_000; i++)
        {
            timedLabels.Deal(new SeededRandom((ulong)i), inTime);
            Assert.Equal(4, inTime.Sum());
            for (int cell = 0; cell < 6; cell++)
            {
                Assert.InRange(inTime[cell], 0, timed.PeopleByStep![cell]);
                totalInTime[cell] += inTime[cell];
            }
        }
        Assert.Equal([0.8, 0, 0.4, 1.6, 1.2, 0], totalInTime.Select(static sum => Math.Round(sum / 20_000.0, 1)));
        // Hypergeometric means 0.8, 2, 1.2; five standard deviations of 20,000 are below 0.03.
        Assert.Equal(0.8, total[0] / 20_000.0, 0.03);
        Assert.Equal(2, total[1] / 20_000.0, 0.03);
        Assert.Equal(1.2, total[2] / 20_000.0, 0.03);
    }

    [Theory]
    [InlineData(ScanModel.Poisson, 1)]
    [InlineData(ScanModel.Poisson, 3)]
    [InlineData(ScanModel.Bernoulli, 1)]
    [InlineData(ScanModel.Bernoulli, 4)]
    public void Where_nothing_is_p_is_below_a_twentieth_one_time_in_twenty(object model, int steps)
    {
        int below = 0;
        for (int draw = 0; draw < 200; draw++)
        {
            ScanRegions even = Even((ScanModel)model, draw, steps);
            var options = new PopulationScanOptions { Model = (ScanModel)model, MaxSteps = 2, Permutations = 99, Seed = (ulong)(1_000 + draw) };
            PopulationCluster[] found = Scan(even, options).Clusters;
            below += found.Length > 0 && found[0].PValue <= 0.05 ? 1 : 0;
        }
        // Binomial of 200 and 0.05: 10 in the mean, 2 to 20 in 998 of 1,000 cases.
        Assert.InRange(below, 2, 20);
    }

    [Fact]
    public void The_answer_depends_on_neither_the_cores_nor_the_order_of_the_regions()
    {
        ScanRegions regions = Made(3, 60, 4);
        var options = new PopulationScanOptions { Model = ScanModel.Poisson, MaxSteps = 2, Permutations = 99 };
        PopulationScanResult one = Scan(regions, options, 1), two = Scan(regions, options, 2);
        Assert.Equal(Told(one, static r => r), Told(two, static r => r));

        int[] order = [.. Enumerable.Range(0, regions.Count).OrderBy(static i => i * 37 % 60)];
        var shuffled = new ScanRegions(
            regions.Places.Select(order), [.. order.Select(i => regions.Population[i])],
            [.. order.SelectMany(i => Enumerable.Range(0, 4).Select(step => regions.Cases[i * 4 + step]))], 4);
        PopulationCluster[] other = Scan(shuffled, options).Clusters;
        Assert.Equal(one.Clusters.Select(static c => Math.Round(c.LogRatio, 9)), other.Select(static c => Math.Round(c.LogRatio, 9)));
        Assert.Equal(one.Clusters[0].Regions.Order(), other[0].Regions.Select(r => order[r]).Order());
    }

    [Fact]
    public void Stopped_early_the_p_value_is_the_share_so_far()
    {
        ScanRegions even = Even(ScanModel.Poisson, 7, 1);
        var options = new PopulationScanOptions { Model = ScanModel.Poisson, Permutations = 999 };
        PopulationScanResult all = Scan(even, options), early = Scan(even, options with { StopsEarly = true });
        Assert.True(all.Clusters[0].PValue > 0.1);
        PopulationCluster only = Assert.Single(early.Clusters);
        Assert.InRange(early.Permutations, 50, 500);
        // 50 of 1,000 are too many; the fiftieth ends it.
        Assert.Equal(50.0 / early.Permutations, only.PValue);
        Assert.Equal(all.Clusters[0].LogRatio, only.LogRatio);
    }

    [Fact]
    public void Nothing_above_expectation_is_no_cluster()
    {
        var regions = new ScanRegions(new PointSet([0, 1, 2], [0, 0, 0]), [1, 1, 1], [1, 1, 1], 1);
        Assert.Empty(Scan(regions, new() { Model = ScanModel.Poisson }).Clusters);
        Assert.Empty(Scan(new ScanRegions(PointSet.Empty, [], [], 1), new() { Model = ScanModel.Poisson }).Clusters);
        // All people are cases: nobody is likelier than anybody.
        Assert.Empty(Scan(new ScanRegions(new PointSet([0, 1], [0, 0]), [3, 4], [3, 4], 1), new() { Model = ScanModel.Bernoulli }).Clusters);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        PointSet two = new([0, 1], [0, 0]);
        Assert.Contains(
            "Region 2 has cases and no population", Assert.Throws<ArgumentException>(() => new ScanRegions(two, [1, 0], [1, 1], 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Region 1 has a population", Assert.Throws<ArgumentException>(() => new ScanRegions(two, [double.NaN, 0], [0, 0], 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Region 2 has fewer than no cases", Assert.Throws<ArgumentException>(() => new ScanRegions(two, [1, 1], [0, -1], 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ScanRegions(two, [1, 1], [0], 1));
        Assert.Throws<ArgumentException>(() => Scan(new ScanRegions(two, [1.5, 2], [1, 1], 1), new() { Model = ScanModel.Bernoulli }));
        Assert.Throws<ArgumentException>(() => Scan(new ScanRegions(two, [1, 2], [2, 1], 1), new() { Model = ScanModel.Bernoulli }));
        Assert.Throws<ArgumentException>(() => Scan(new ScanRegions(two, [1, 2], [0, 1, 0, 1], 2), new() { Model = ScanModel.Bernoulli }));
        Assert.Throws<ArgumentException>(static () => new PopulationScanOptions { Model = ScanModel.Poisson, MaxShare = 0.6 });
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PopulationScan.Run(Made(1, 30, 1), new() { Model = ScanModel.Poisson }, new WorkSharing(-1, source.Token), new ProgressMeter(null)));
    }

    private static PopulationScanResult Scan(ScanRegions regions, PopulationScanOptions options, int cores = -1) =>
        PopulationScan.Run(regions, options, new WorkSharing(cores, default), new ProgressMeter(null));

    private static string[] Told(PopulationScanResult result, Func<int, int> number) =>
        [.. result.Clusters.Select(
            c => string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(' ', c.Regions.Select(number))} {c.FirstStep} {c.EndStep} {c.LogRatio:R} {c.PValue:R}"))];

    /// <summary>Every circle and window, written apart from what is tested: of each centre the best, then those without a region in common.</summary>
    private static void AssertStrongest(
        PopulationCluster[] found, ScanRegions regions, PopulationScanOptions options, Func<double, double, double> ratio)
    {
        var windows = new List<(double Ratio, double Radius, int Centre, HashSet<int> Regions, int First, int End)>();
        for (int centre = 0; centre < regions.Count; centre++)
        {
            double Distance(int i) => regions.Places[i].DistanceTo(regions.Places[centre]);
            (double Ratio, double Radius, int Centre, HashSet<int> Regions, int First, int End) best = (1e-12, 0, -1, [], 0, 0);
            foreach (double radius in Enumerable.Range(0, regions.Count).Select(Distance).Where(d => d <= options.MaxRadius).Distinct().Order())
            {
                int[] inside = [.. Enumerable.Range(0, regions.Count).Where(i => Distance(i) <= radius)];
                double people = inside.Sum(i => regions.Population[i]);
                if (people > options.MaxShare * regions.TotalPopulation)
                    break;
                for (int length = 1; length <= Math.Min(options.MaxSteps, regions.StepCount); length++)
                {
                    for (int first = 0; first + length <= regions.StepCount; first++)
                    {
                        int cases = inside.Sum(i => Enumerable.Range(first, length).Sum(step => regions.Cases[i * regions.StepCount + step]));
                        double exposure = regions.PeopleByStep is not { } byStep ? people * length
                            : inside.Sum(i => Enumerable.Range(first, length).Sum(step => byStep[i * regions.StepCount + step]));
                        double here = cases < 2 ? 0 : ratio(cases, exposure);
                        if (here > best.Ratio + 1e-12)
                            best = (here, radius, centre, [.. inside], first, first + length);
                    }
                }
            }
            if (best.Centre >= 0)
                windows.Add(best);
        }
        var taken = new HashSet<int>();
        var expected = windows.OrderByDescending(static w => Math.Round(w.Ratio, 10)).ThenBy(static w => w.Radius).ThenBy(static w => w.Centre)
            .Where(w => !w.Regions.Overlaps(taken) && w.Regions.All(r => taken.Add(r))).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, found.Length);
        for (int k = 0; k < found.Length; k++)
        {
            Assert.Equal(expected[k].Ratio, found[k].LogRatio, 9);
            Assert.Equal((expected[k].Centre, expected[k].First, expected[k].End), (found[k].Centre, found[k].FirstStep, found[k].EndStep));
            Assert.Equal(expected[k].Regions.Order(), found[k].Regions.Order());
        }
    }

    // Of all that is possible, the likeliest rates inside and outside against one rate everywhere.
    private static double PoissonRatio(double c, double n, double allCases, double allPeople) =>
        c / n <= allCases / allPeople ? 0
        : LogPoisson(c, n) + LogPoisson(allCases - c, allPeople - n) - LogPoisson(allCases, allPeople);

    private static double LogPoisson(double cases, double people) => cases == 0 ? 0 : cases * Math.Log(cases / people);

    private static double BernoulliRatio(double c, double n, double allCases, double allPeople) =>
        c / n <= allCases / allPeople ? 0
        : LogBinomial(c, n) + LogBinomial(allCases - c, allPeople - n) - LogBinomial(allCases, allPeople);

    private static double LogBinomial(double cases, double people)
    {
        double p = cases / people;
        return (cases == 0 ? 0 : cases * Math.Log(p)) + (cases == people ? 0 : (people - cases) * Math.Log(1 - p));
    }

    private static ScanRegions Made(int seed, int count, int steps)
    {
        var random = new Random(seed);
        double[] people = [.. Enumerable.Range(0, count).Select(i => i % 7 == 3 ? 0.0 : random.Next(1, 40))];
        int[] cases = [.. Enumerable.Range(0, count * steps).Select(i => people[i / steps] == 0 ? 0 : random.Next(0, i % 5 == 0 ? 9 : 3))];
        // On a lattice, so that many regions are equally far.
        return new ScanRegions(
            new PointSet(
            [.. Enumerable.Range(0, count).Select(static i => (double)(i % 6))], [.. Enumerable.Range(0, count).Select(static i => (double)(i / 6))]),
            people, cases, steps);
    }

    private static ScanRegions MadeOfTwo(int seed, int count, int steps)
    {
        var random = new Random(seed);
        int[] people = [.. Enumerable.Range(0, count * steps).Select(_ => random.Next(0, 12))];
        int[] cases = [.. people.Select(n => random.Next(0, n + 1))];
        double[] x = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        return ScanRegions.OfControls(new PointSet(x, y), people, cases, steps);
    }

    private static ScanRegions Even(ScanModel model, int draw, int steps)
    {
        const int Count = 25;
        var random = new Random(draw);
        double[] people = [.. Enumerable.Range(0, Count).Select(static i => 4.0 + i % 5)];
        int[] home = [.. Enumerable.Range(0, Count).SelectMany(i => Enumerable.Repeat(i, (int)people[i]))];
        var cases = new int[Count * steps];
        var places = new PointSet([.. people.Select((_, i) => i % 5 + 0.01 * i)], [.. people.Select(static (_, i) => (double)(i / 5))]);
        if (model == ScanModel.Bernoulli)
        {
            // Everybody has his time, and the later steps are fuller; who is a case does not depend on it.
            int[] cells = [.. home.Select(region => region * steps + (int)(steps * Math.Sqrt(random.NextDouble())))];
            var everybody = new int[Count * steps];
            random.Shuffle(cells);
            for (int i = 0; i < cells.Length; i++)
            {
                everybody[cells[i]]++;
                cases[cells[i]] += i < 50 ? 1 : 0;
            }
            return ScanRegions.OfControls(places, everybody, cases, steps);
        }
        for (int i = 0; i < 50; i++)
            cases[home[random.Next(home.Length)] * steps + random.Next(steps)]++;
        return new ScanRegions(places, people, cases, steps);
    }

    private static ScanRegions ReadNewYork()
    {
        double[][] rows = [.. File.ReadLines(SharedData.Path(NewYork)).Skip(1)
            .Select(static line => Array.ConvertAll(line.Split(','), static field => double.Parse(field, CultureInfo.InvariantCulture)))];
        return new ScanRegions(
            new PointSet([.. rows.Select(static r => r[0])], [.. rows.Select(static r => r[1])]), [.. rows.Select(static r => r[2])],
            [.. rows.Select(static r => (int)Math.Floor(r[3]))], 1);
    }
}
