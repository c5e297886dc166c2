using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Contracts;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Clustering;

public sealed class DbscanDefaultsTests
{
    private static readonly WorkSharing OneCore = WorkSharing.Alone(CancellationToken.None);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(100, 5)]
    [InlineData(120, 5)]
    [InlineData(122, 6)]
    [InlineData(1936, 22)]
    [InlineData(40_000, 100)]
    [InlineData(1_000_000, 100)]
    public void MinPoints_is_half_the_square_root_within_5_and_100(int incidents, double expected) =>
        Assert.Equal((expected, "incidents", ParameterOrigin.Derived), (
            DbscanDefaults.MinPoints(incidents).Value, DbscanDefaults.MinPoints(incidents).Unit, DbscanDefaults.MinPoints(incidents).Origin));

    [Fact]
    public void The_reasons_are_plain_words_with_plain_numbers()
    {
        Assert.Equal("half the square root of 1,936 incidents", DbscanDefaults.MinPoints(1936).Reason);
        Assert.Equal("the fewest that make a pattern; half the square root of 50 incidents is less", DbscanDefaults.MinPoints(50).Reason);
        Assert.Equal(
            "the most that leave single streets visible; half the square root of 1,000,000 incidents is more",
            DbscanDefaults.MinPoints(1_000_000).Reason);
        Assert.Matches(@"^the k-distance curve bends at \d+ m \(k = 20\)$", DbscanDefaults.Epsilon(ContractSets.All["towns"], 20, OneCore).Reason);
    }

    [Fact]
    public void Too_few_too_sparse_and_too_crowded_sets_have_the_value_at_the_end_and_say_so()
    {
        Assert.Equal(
            (150, "the usual cell of hot-spot trials; fewer than 5 incidents have no k-distance curve"),
            Said(DbscanDefaults.Epsilon(new PointSet([0], [0]), 5, OneCore)));
        Assert.Equal(
            (400, "the largest allowed; no incident has 5 within 400 m"),
            Said(DbscanDefaults.Epsilon(new PointSet([0, 1e3, 2e3, 3e3, 4e3], new double[5]), 5, OneCore)));
        Assert.Equal(
            (75, "the smallest allowed; the k-distance curve bends at 0 m (k = 5)"),
            Said(DbscanDefaults.Epsilon(ContractSets.All["all at one place"], 5, OneCore)));

        static (double, string) Said(ParameterValue value) => (value.Value, value.Reason);
    }

    [Theory]
    [InlineData("towns", 1)]
    [InlineData("towns", 2)]
    [InlineData("scattered", 17)]
    [InlineData("snapped", 40)]
    [InlineData("a lattice", 9)]
    [InlineData("two far apart", 21)]
    public void Distances_to_the_kth_neighbour_are_those_of_a_full_search(string set, int k)
    {
        PointSet points = ContractSets.All[set];
        points = points.Select([.. Enumerable.Range(0, Math.Min(points.Count, KDistanceCurve.MostSamples))]);
        double[] expected = [.. Enumerable.Range(0, points.Count)
            .Select(i => Enumerable.Range(0, points.Count).Select(j => points[i].DistanceTo(points[j])).Order().ElementAt(k - 1))
            .Where(distance => distance <= 400)
            .Order()];
        Assert.Equal(expected, KDistanceCurve.Measure(points, k, 400, OneCore));
    }

    [Fact]
    public void A_large_set_is_sampled_evenly_and_searched_in_full()
    {
        // A sample compared only with itself, one in a hundred, would see ten times the distances.
        PointSet all = ContractSets.Large;
        double[] curve = KDistanceCurve.Measure(all, 10, 400, OneCore);
        Assert.InRange(curve.Length, KDistanceCurve.MostSamples * 95 / 100, KDistanceCurve.MostSamples);
        double[] some = [.. Enumerable.Range(0, 60).Select(i => all[i * 3331])
            .Select(p => Enumerable.Range(0, all.Count).Select(j => p.DistanceTo(all[j])).Order().ElementAt(9)).Order()];
        // The median of 60 other incidents against the curve's: between its quartiles.
        Assert.InRange(some[30], curve[curve.Length / 4], curve[curve.Length * 3 / 4]);
    }

    [Fact]
    public void The_bend_of_a_density_that_falls_steeply_and_then_runs_flat_is_the_corner()
    {
        // Density falls in a straight line from 4 to 1 over the first fifth and from 1 to 0.9 over the rest, at about 100 m.
        double[] distances = [.. Enumerable.Range(0, 501)
            .Select(i => i <= 100 ? 4 - 3 * i / 100.0 : 1 - 0.1 * (i - 100) / 400.0)
            .Select(density => 100 / Math.Sqrt(density))];
        Assert.Equal(100, DbscanDefaults.Bend(distances), 9);
    }

    [Fact]
    public void Many_incidents_at_one_coordinate_do_not_pull_the_bend_to_0()
    {
        double[] distances = [.. new double[200], .. Enumerable.Range(0, 300).Select(i => 80 + i * 0.1 + Math.Max(0, i - 200) * 2.0)];
        Assert.InRange(DbscanDefaults.Bend(distances), 80, 120);
    }

    [Fact]
    public void A_flat_curve_bends_at_its_only_value() => Assert.Equal(64, DbscanDefaults.Bend([64, 64, 64]));

    [SharedTheory("references/tendring-2018-10_2019-02-bng.csv")]
    [InlineData("tendring", 617_750, 214_824, 3000)] // Clacton
    [InlineData("tendring", 625_500, 231_500, 2500)] // Harwich
    [InlineData("flintshire", 323_700, 364_000, 2500)] // Mold
    [InlineData("flintshire", 328_000, 364_200, 2500)] // Buckley
    [InlineData("flintshire", 331_500, 368_500, 3500)] // Deeside
    [InlineData("wycombe", 486_700, 193_000, 4000)] // High Wycombe
    [InlineData("wycombe", 485_000, 186_500, 2500)] // Marlow
    public void Real_towns_fall_into_some_hotspots_neither_one_blob_nor_crumbs(string district, double easting, double northing, double radius)
    {
        // Five months of street-level crime, positions snapped: what the rules were chosen on, held so that they stay chosen.
        double[][] rows = [.. File.ReadLines(SharedData.Path($"references/{district}-2018-10_2019-02-bng.csv")).Skip(1)
            .Select(line => line.Split(',')[^2..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .Where(row => new GridPoint(row[0], row[1]).DistanceTo(new GridPoint(easting, northing)) <= radius)];
        var points = new PointSet([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
        int minPoints = (int)DbscanDefaults.MinPoints(points.Count).Value;
        ClusterLabels labels = Dbscan.Run(
            points, new DbscanOptions { Epsilon = DbscanDefaults.Epsilon(points, minPoints, OneCore).Value, MinPoints = minPoints });
        Assert.InRange(labels.ClusterCount, 3, 25);
        Assert.InRange(labels.Members()[0].Length, 0.03 * points.Count, 0.35 * points.Count);
        Assert.InRange(labels.NoiseCount(), 0.25 * points.Count, 0.65 * points.Count);
    }
}
