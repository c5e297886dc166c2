using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>Answers of scikit-learn and R dbscan, read from where they are kept.</summary>
public sealed class DbscanReferenceTests
{
    [SharedFact("references/EXPECTED.json")]
    public void Tendring_has_the_clusters_noise_and_largest_cluster_that_scikit_learn_and_R_agree_on()
    {
        PointSet points = ReferencePoints.Read("references/tendring-2018-10_2019-02-bng.csv", "E", "N");
        JsonElement settings = ReferencePoints.Expected("references/EXPECTED.json").GetProperty("dbscan_tendring_eps_m/minPts_including_self");
        int checkedSettings = 0;
        foreach (JsonProperty setting in settings.EnumerateObject().Where(s => s.Value.ValueKind == JsonValueKind.Object))
        {
            int[] numbers = [.. setting.Name.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            ClusterLabels labels = Dbscan.Run(points, new DbscanOptions { Epsilon = numbers[0], MinPoints = numbers[1] });
            Assert.Equal(setting.Value.GetProperty("clusters").GetInt32(), labels.ClusterCount);
            Assert.Equal(setting.Value.GetProperty("noise").GetInt32(), labels.NoiseCount());
            int[] firstCome = FirstComeFirstServed(points, labels, numbers[0]);
            Assert.Equal(setting.Value.GetProperty("largest").GetInt32(), firstCome.Where(l => l >= 0).GroupBy(l => l).Max(g => g.Count()));
            checkedSettings++;
        }
        Assert.Equal(3, checkedSettings);
    }

    [SharedFact("realdata/classic/dbscan/moons.csv")]
    public void Moons_fall_into_the_sizes_that_R_documents()
    {
        PointSet points = ReferencePoints.Read("realdata/classic/dbscan/moons.csv", "X", "Y");
        JsonElement expected = ReferencePoints.Expected("references/EXPECTED.json").GetProperty("dbscan_moons");
        ClusterLabels labels = Dbscan.Run(points, new DbscanOptions
        {
            Epsilon = expected.GetProperty("eps").GetDouble(),
            MinPoints = expected.GetProperty("minPts").GetInt32(),
        });
        int[] sizes = [.. expected.GetProperty("noise_then_sizes").EnumerateArray().Select(size => size.GetInt32())];
        Assert.Equal(sizes[0], labels.NoiseCount());
        Assert.Equal(sizes[1..].OrderDescending(), labels.Members().Select(m => m.Length));
    }

    [SharedFact("references/synthetic/dbscan_10k_labels.csv")]
    public void Ten_thousand_synthetic_incidents_are_parted_as_scikit_learn_parts_them()
    {
        JsonElement expected = ReferencePoints.Expected("references/synthetic/EXPECTED.json").GetProperty("dbscan");
        PointSet points = ReferencePoints.TenThousand();
        double epsilon = expected.GetProperty("eps").GetDouble();
        ClusterLabels labels = Dbscan.Run(points, new DbscanOptions { Epsilon = epsilon, MinPoints = expected.GetProperty("minPts").GetInt32() });

        Assert.Equal(expected.GetProperty("clusters").GetInt32(), labels.ClusterCount);
        Assert.Equal(expected.GetProperty("noise").GetInt32(), labels.NoiseCount());
        Assert.Equal(expected.GetProperty("core").GetInt32(), labels.IsCore.Count(core => core));

        int[] peer =
            [.. ReferencePoints.Read("references/synthetic/dbscan_10k_labels.csv", "label", "id").Eastings.ToArray().Select(label => (int)label)];
        var peerOf = new Dictionary<int, int>();
        foreach (int i in Enumerable.Range(0, points.Count).Where(i => labels.IsCore[i]))
            Assert.Equal(peer[i], peerOf.TryAdd(labels.Labels[i], peer[i]) ? peer[i] : peerOf[labels.Labels[i]]);
        Assert.Equal(labels.ClusterCount, peerOf.Values.Distinct().Count());
        int contested = 0;
        for (int i = 0; i < points.Count; i++)
        {
            Assert.Equal(peer[i] < 0, labels.Labels[i] < 0);
            if (peer[i] < 0 || peerOf[labels.Labels[i]] == peer[i])
                continue;
            // scikit-learn gives a border point to the cluster that it happens to grow first; that cluster must be in reach as well.
            Assert.False(labels.IsCore[i]);
            Assert.Contains(
                Enumerable.Range(0, points.Count), j => labels.IsCore[j] && peer[j] == peer[i] && points[i].DistanceTo(points[j]) <= epsilon);
            contested++;
        }
        Assert.InRange(contested, 0, 60);
        int[] sizes = [.. expected.GetProperty("sizes_desc").EnumerateArray().Select(size => size.GetInt32())];
        int[] firstCome = FirstComeFirstServed(points, labels, epsilon);
        Assert.Equal(sizes, firstCome.Where(l => l >= 0).GroupBy(l => l).Select(g => g.Count()).OrderDescending());
    }

    /// <summary>
    /// The labels that the other programs would give: a border point goes to the cluster, of those in reach, whose first core point
    /// comes first in the file, because they grow clusters in that order.
    /// </summary>
    private static int[] FirstComeFirstServed(PointSet points, ClusterLabels labels, double epsilon)
    {
        int[] cores = [.. Enumerable.Range(0, points.Count).Where(i => labels.IsCore[i])];
        Dictionary<int, int> first = cores.GroupBy(i => labels.Labels[i]).ToDictionary(g => g.Key, g => g.Min());
        return [.. Enumerable.Range(0, points.Count).Select(i => labels.Labels[i] < 0 || labels.IsCore[i]
            ? labels.Labels[i]
            : cores.Where(j => points[i].DistanceTo(points[j]) <= epsilon).Select(j => labels.Labels[j]).MinBy(l => first[l]))];
    }
}
