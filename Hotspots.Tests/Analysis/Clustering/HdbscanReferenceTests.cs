using System.Text.Json;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>Answers of hdbscan 0.8.33, of Prim's algorithm in NumPy, and of R dbscan.</summary>
public sealed class HdbscanReferenceTests
{
    [SharedFact("references/synthetic/inc_10k.csv")]
    public void Links_weigh_what_others_found_with_the_point_counted_among_its_neighbours_and_without()
    {
        PointSet points = ReferencePoints.TenThousand();
        JsonElement sums = ReferencePoints.Expected("references/synthetic/EXPECTED.json").GetProperty("projection");
        Close(sums.GetProperty("sum_E").GetDouble(), points.Eastings.ToArray().Sum());
        Close(sums.GetProperty("sum_N").GetDouble(), points.Northings.ToArray().Sum());
        JsonElement trees = ReferencePoints.Expected("references/synthetic/EXPECTED.json").GetProperty("hdbscan").GetProperty("mst");
        foreach ((int k, string key) in new[] { (25, "k=25 incl. self"), (26, "k=26 incl. self") })
        {
            JsonElement expected = trees.EnumerateObject().Single(p => p.Name.StartsWith(key, StringComparison.Ordinal)).Value;
            HdbscanSteps steps = HdbscanSteps.Run(points, k);
            Close(expected.GetProperty("core_dist_sum").GetDouble(), steps.ReachOfPoints().Sum());
            Close(expected.GetProperty("core_dist_max").GetDouble(), steps.ReachOfPoints().Max());
            Close(expected.GetProperty("mst_weight").GetDouble(), steps.LinkLengths().Sum());
        }

        static void Close(double expected, double actual) => Assert.InRange(actual, expected * (1 - 1e-12), expected * (1 + 1e-12));
    }

    [SharedFact("references/synthetic/inc_10k.csv")]
    public void Ten_thousand_synthetic_incidents_have_the_clusters_that_hdbscan_finds()
    {
        PointSet points = ReferencePoints.TenThousand();
        JsonElement hdbscan = ReferencePoints.Expected("references/synthetic/EXPECTED.json").GetProperty("hdbscan");
        foreach (int minSamples in new[] { 25, 10 })
        {
            JsonElement expected = hdbscan.GetProperty("values").GetProperty(FormattableString.Invariant($"min_samples={minSamples}"));
            // hdbscan does not count the point among its own neighbours.
            ClusterLabels labels = Hdbscan.Run(
                points, new HdbscanOptions { MinClusterSize = hdbscan.GetProperty("min_cluster_size").GetInt32(), MinSamples = minSamples + 1 })
                .Labels;
            Assert.Equal(expected.GetProperty("clusters").GetInt32(), labels.ClusterCount);
            Assert.InRange(labels.NoiseCount(), expected.GetProperty("noise").GetInt32() - 5, expected.GetProperty("noise").GetInt32() + 5);
            // Where the other program parts ties by order, a few points go elsewhere.
            int[] sizes = [.. expected.GetProperty("sizes_desc").EnumerateArray().Select(size => size.GetInt32())];
            Assert.All(sizes.Zip(labels.Members()), pair => Assert.InRange(pair.Second.Length, pair.First - 5, pair.First + 5));
        }
    }

    [HundredThousandFact]
    public void A_hundred_thousand_synthetic_incidents_have_as_many_clusters_and_as_much_noise_as_others_find()
    {
        PointSet points = ReferencePoints.Incidents(Environment.GetEnvironmentVariable(HundredThousandFactAttribute.Variable)!);
        Assert.Equal(100_000, points.Count);
        ClusterLabels labels = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 25, MinSamples = 26 }).Labels;
        JsonElement expected = ReferencePoints.Expected("references/synthetic/EXPECTED.json").GetProperty("hdbscan").GetProperty("other_n")
            .GetProperty("100k");
        foreach (JsonProperty program in expected.EnumerateObject())
        {
            Assert.Equal(program.Value.GetProperty("clusters").GetInt32(), labels.ClusterCount);
            int noise = program.Value.GetProperty("noise").GetInt32();
            Assert.InRange(labels.NoiseCount(), noise - 5, noise + 5);
        }
    }

    [SharedFact("realdata/classic/dbscan/moons.csv")]
    public void Moons_fall_into_the_sizes_that_R_documents()
    {
        JsonElement expected = ReferencePoints.Expected("references/EXPECTED.json").GetProperty("hdbscan_moons");
        int minPoints = expected.GetProperty("minPts").GetInt32();
        PointSet points = ReferencePoints.Read("realdata/classic/dbscan/moons.csv", "X", "Y");
        ClusterLabels labels = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = minPoints, MinSamples = minPoints }).Labels;
        Assert.Equal(
            expected.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32()).OrderDescending(), labels.Members().Select(m => m.Length));
        Assert.Equal(0, labels.NoiseCount());
    }
}
