using System.Text.Json;
using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Methods;
using Hotspots.Tests.Analysis.Clustering;
using Hotspots.Tests.Contracts;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Methods;

/// <summary>The library answers as the catalogue's methods do, to the last bit, and as other programs do.</summary>
public sealed class MethodsAnswersTests
{
    public static TheoryData<string> Sets => ["none", "one", "all on a slope", "a lattice", "snapped", "towns", "two far apart"];

    [Theory, MemberData(nameof(Sets))]
    public void DBSCAN(string set)
    {
        Clusters clusters = Dbscan.Cluster(Of(set), radius: 120, minPoints: 10);
        Assert.Equal(Catalogue(set, "dbscan", ("eps", 120), ("min-points", 10)).Labels.Labels, clusters.Labels);
    }

    [Theory, MemberData(nameof(Sets))]
    public void HDBSCAN(string set)
    {
        HierarchicalClusters clusters = Hdbscan.Cluster(
            Of(set), minClusterSize: 40, minSamples: 12, singleCluster: SingleCluster.WhenNothingParts, finestDistance: 25);
        Assert.Equal(
            Catalogue(set, "hdbscan", ("min-cluster", 40), ("min-samples", 12), ("finest", 25)).Labels.Labels, clusters.Clusters.Labels);
        Assert.Equal(clusters.Clusters.Count, clusters.Stabilities.Length);
    }

    [Theory, MemberData(nameof(Sets))]
    public void OPTICS_cut_at_a_radius_parts_core_points_as_DBSCAN_does(string set)
    {
        ReachabilityPlot plot = Optics.Order(Of(set), maxDistance: 300, minPoints: 10);
        Clusters clusters = Dbscan.Cluster(Of(set), radius: 120, minPoints: 10);
        int[] cut = plot.CutAt(120);
        var pairs = new HashSet<(int, int)>();
        for (int i = 0; i < cut.Length; i++)
        {
            Assert.Equal(clusters.IsCore[i], plot.CoreDistances[i] <= 120);
            if (clusters.IsCore[i])
                pairs.Add((cut[i], clusters.Labels[i]));
        }
        Assert.Equal(clusters.Count, pairs.Count);
        Assert.Equal(cut.Length, plot.Order.Distinct().Count());
    }

    [Theory]
    [InlineData("towns", DensityShape.Quartic)]
    [InlineData("towns", DensityShape.Gaussian)]
    [InlineData("snapped", DensityShape.Uniform)]
    public void Density_of_a_surface_and_at_places(string set, DensityShape kernel)
    {
        DensitySurface surface = Density.Surface(Of(set), bandwidth: 300, cellSize: 50, kernel);
        Surface expected = Catalogue(set, "kde", ("kernel", (int)kernel), ("bandwidth", 300), ("cell", 50)).Surface!;
        Assert.Equal(expected.Values, surface.Values);
        Assert.Equal((expected.Grid.West, expected.Grid.South, expected.Grid.Columns), (surface.West, surface.South, surface.Columns));
        int cell = surface.Values.IndexOf(surface.Values.Max());
        Point middle = surface.CellAt(cell).Centroid;
        double there = Density.At(Of(set), Locations.FromPoints([middle]), 300, kernel)[0];
        Assert.Equal(surface.Values[cell], there, surface.Values[cell] * 1e-9);
        Assert.True(surface.Above(surface.Values[cell] / 2).Contains(middle));
        Assert.True(surface.Above(surface.Values[cell] * 2).IsEmpty);
    }

    [Theory]
    [InlineData("a lattice", CellForm.Square, PValueCorrection.Bonferroni)]
    [InlineData("towns", CellForm.Hexagon, PValueCorrection.BenjaminiHochberg)]
    [InlineData("snapped", CellForm.Hexagon, PValueCorrection.None)]
    public void Getis_Ord_and_local_Moran(string set, CellForm form, PValueCorrection correction)
    {
        var settings = new CellTestSettings { CellSize = 200, Form = form, Correction = correction };
        (string, double)[] given = [("cell", 200), ("cell-shape", (int)form), ("correction", (int)correction)];
        Same(Catalogue(set, "gi-star", given), GetisOrd.Cells(Of(set), settings));
        Same(Catalogue(set, "local-moran", given), LocalMoran.Cells(Of(set), settings));
        Same(
            Catalogue(set, "gi-star", [.. given, ("p-from", (int)PValueSource.Permutation), ("permutations", 99)]),
            GetisOrd.Cells(Of(set), settings with { PValues = PValueSource.Permutation, Permutations = 99 }));
    }

    [Fact]
    public void Space_time_scan()
    {
        DateOnly[] days = Days(Burst);
        IReadOnlyList<SpaceTimeCluster> clusters = SpaceTimeScan.Find(Of("towns"), days, new ScanSettings { Permutations = 99 });
        MethodFindings expected = Catalogue(AnalysisCatalog.Find("scan"), Timed(days), ("permutations", 99));
        SpaceTimeCluster[] significant = [.. clusters.Where(static cluster => cluster.PValue <= 0.05)];
        Assert.NotEmpty(significant);
        Assert.Equal(expected.Labels.ClusterCount, significant.Length);
        foreach (SpaceTimeCluster cluster in significant)
        {
            int label = Assert.Single(cluster.Members.Select(member => expected.Labels.Labels[member]).Distinct());
            Assert.Equal(expected.Labels.Members()[label], cluster.Members);
            Assert.Equal(expected.Outlines![label], cluster.Outline);
            Dictionary<string, double> said = expected.Evidence![label].ToDictionary(static figure => figure.Name, static figure => figure.Value);
            Assert.Equal((said["p"], said["expected"], said["logLikelihoodRatio"]), (cluster.PValue, cluster.Expected, cluster.LogLikelihoodRatio));
            int epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
            Assert.Equal((said["fromDay"], said["toDay"]), (cluster.FirstDay.DayNumber - epoch, cluster.LastDay.DayNumber - epoch));
        }
    }

    [Fact]
    public void Knox_test()
    {
        DateOnly[] days = Days(Burst);
        KnoxResult result = Knox.Test(Of("towns"), days, new KnoxSettings { DistanceEdges = [0, 100, 200], Permutations = 99 });
        MethodFindings expected = Catalogue(
            AnalysisCatalog.Find("knox"), Timed(days), ("distance-band", 100), ("distance-bands", 2), ("permutations", 99));
        Dictionary<string, double> said = expected.Figures.ToDictionary(static figure => figure.Name, static figure => figure.Value);
        Assert.Equal(6, result.Bands.Length);
        foreach (KnoxBand band in result.Bands)
        {
            string name = $"{band.FromDistance}-{band.ToDistance}m-{band.FromDays}-{band.ToDays - 1}d";
            Assert.Equal((said["p-" + name], said["q-" + name], said["ratio-" + name]), (band.PValue, band.QValue, band.Observed / band.Expected));
        }
    }

    [SharedFact("references/EXPECTED.json")]
    public void Tendring_falls_into_the_clusters_that_scikit_learn_and_R_find()
    {
        PointSet points = ReferencePoints.Read("references/tendring-2018-10_2019-02-bng.csv", "E", "N");
        JsonElement expected = ReferencePoints.Expected("references/EXPECTED.json").GetProperty("dbscan_tendring_eps_m/minPts_including_self");
        Locations locations = Locations.FromColumns(points.Eastings, points.Northings);
        int settings = 0;
        foreach (JsonProperty setting in expected.EnumerateObject().Where(static s => s.Value.ValueKind == JsonValueKind.Object))
        {
            int[] numbers = [.. setting.Name.Split('/').Select(static part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
            Clusters clusters = Dbscan.Cluster(locations, numbers[0], numbers[1]);
            Assert.Equal(setting.Value.GetProperty("clusters").GetInt32(), clusters.Count);
            Assert.Equal(setting.Value.GetProperty("noise").GetInt32(), clusters.Labels.Count(static label => label == Clusters.Noise));
            settings++;
        }
        Assert.Equal(3, settings);
    }

    [Fact]
    public void A_cluster_has_its_members_in_its_outline()
    {
        Locations points = Of("towns");
        Clusters clusters = Dbscan.Cluster(points, 60, 10);
        Assert.InRange(clusters.Count, 2, 1000);
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            Polygon outline = clusters.OutlineOf(cluster, reach: 60);
            Assert.True(outline.IsValid);
            foreach (int member in clusters.MembersOf(cluster))
                Assert.True(outline.Contains(new Point(points.X[member], points.Y[member])));
        }
    }

    [Fact]
    public void Points_and_columns_are_the_same()
    {
        Point[] points = [new(1, 2), new(3, 4)];
        Locations one = Locations.FromPoints(points, [5, 6]), other = Locations.FromColumns([1, 3], [2, 4], [5, 6]);
        Assert.Equal(one.X, other.X);
        Assert.Equal(one.Y, other.Y);
        Assert.Equal(Density.At(one, one, 100), Density.At(other, other, 100));
        Assert.NotEqual(Density.At(one, one, 100), Density.At(Locations.FromPoints(points), one, 100));
    }

    private static Locations Of(string set)
    {
        PointSet points = ContractSets.All[set];
        return Locations.FromColumns(points.Eastings, points.Northings);
    }

    /// <summary>Days of the towns, all over a year but for a burst of a week at one place.</summary>
    private static DateOnly[] Days(Func<GridPoint, bool> isInBurst)
    {
        PointSet points = ContractSets.All["towns"];
        var random = new SeededRandom(5);
        return [.. Enumerable.Range(0, points.Count)
            .Select(i => new DateOnly(2024, 1, 1).AddDays(isInBurst(points[i]) ? 140 + random.NextInt32(7) : random.NextInt32(366)))];
    }

    private static bool Burst(GridPoint point) => point is { Easting: > 401_500 and < 401_800, Northing: > 300_000 and < 300_300 };

    private static AnalysisInput Timed(DateOnly[] days) => AnalysisInput.Of(ContractSets.All["towns"]) with
    {
        Times = TimeColumn.From(Array.ConvertAll(days, static day =>
            new IncidentTime(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero).ToUnixTimeSeconds(), 60, TimePrecision.Minute))),
    };

    private static MethodFindings Catalogue(string set, string name, params (string Name, double Value)[] given) =>
        Catalogue(AnalysisCatalog.Find(name), AnalysisInput.Of(ContractSets.All[set]), given);

    private static MethodFindings Catalogue(AnalysisMethod method, AnalysisInput input, params (string Name, double Value)[] given) =>
        method.Run(input, given.ToDictionary(static one => one.Name, static one => one.Value), null, CancellationToken.None);

    private static void Same(MethodFindings expected, CellTest actual)
    {
        CellFindings cells = expected.Cells!;
        Assert.Equal(cells.Statistics.Values, actual.Values);
        Assert.Equal(cells.Statistics.Z, actual.Z);
        Assert.Equal(cells.Statistics.P, actual.P);
        Assert.Equal(cells.Statistics.Q, actual.Q);
        Assert.Equal(
            cells.Statistics.Classes.Select(static one => one.ToString()),
            Enumerable.Range(0, actual.Count).Select(i => actual.VerdictOf(i).ToString()));
        Assert.Equal(expected.Outlines, actual.HotSpots);
        for (int i = 0; i < actual.Count; i += 97)
        {
            Assert.Equal(cells.Grid.OutlineOf(cells.Cells[i]), actual.CellAt(i));
            Assert.Equal(i, actual.IndexAt(actual.CellAt(i).Centroid.X, actual.CellAt(i).Centroid.Y));
        }
    }
}
