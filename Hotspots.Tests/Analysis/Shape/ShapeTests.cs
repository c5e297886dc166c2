using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Shape;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Shape;

public sealed class ShapeTests
{
    [SharedFact("references/EXPECTED.json")]
    public void Tendring_has_the_mean_centre_and_standard_distance_that_others_give()
    {
        string[] lines = File.ReadAllLines(SharedData.Path("references/tendring-2018-10_2019-02-bng.csv"));
        double[][] rows =
            [.. lines.Skip(1).Select(line => line.Split(',')).Select(f => new[] { SharedAnswers.Number(f[^2]), SharedAnswers.Number(f[^1]) })];
        Spread spread = Spread.Of(new PointSet([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]));
        System.Text.Json.JsonElement expected = SharedAnswers.Json("references/EXPECTED.json");
        Assert.Equal(expected.GetProperty("mean_centre_tendring")[0].GetDouble(), spread.Centre.Easting, 0.001);
        Assert.Equal(expected.GetProperty("mean_centre_tendring")[1].GetDouble(), spread.Centre.Northing, 0.001);
        Assert.Equal(expected.GetProperty("standard_distance_tendring").GetDouble(), spread.StandardDistance, 0.001);
    }

    [SharedFact("realdata/classic/spatstat/redwood.csv")]
    public void Textbook_trees_and_cells_have_the_indices_of_spatstat()
    {
        // clarkevans(x)["Donnelly"] of spatstat.explore 3.0-6.
        var donnelly = new Dictionary<string, double> { ["redwood"] = 0.584990626590, ["cells"] = 1.56042560611, ["japanesepines"] = 1.00750724320 };
        System.Text.Json.JsonElement expected = SharedAnswers.Json("references/EXPECTED.json").GetProperty("clark_evans");
        foreach (string name in donnelly.Keys)
        {
            string[][] rows = SharedAnswers.Rows($"realdata/classic/spatstat/{name}.csv");
            var points = new PointSet([.. rows.Select(r => SharedAnswers.Number(r[0]))], [.. rows.Select(r => SharedAnswers.Number(r[1]))]);
            Geometry window = GeometryFactory.Default.ToGeometry(name == "redwood" ? new Envelope(0, 1, -1, 0) : new Envelope(0, 1, 0, 1));
            MethodFindings found = AnalysisCatalog.Find("nearest-neighbour").Run(
                AnalysisInput.Of(points) with { Window = window }, new Dictionary<string, double> { ["edge"] = 0 }, null, CancellationToken.None);
            if (expected.TryGetProperty(name, out System.Text.Json.JsonElement listed))
            {
                Assert.Equal(listed.GetProperty("n").GetInt32(), points.Count);
                Assert.Equal(listed.GetProperty("R").GetDouble(), Value(found, "ratio"), 1e-5);
            }
            if (name == "redwood")
                Assert.Equal(expected.GetProperty(name).GetProperty("mean_nn").GetDouble(), Value(found, "meanNearest"), 1e-8);
            MethodFindings corrected = AnalysisCatalog.Find("nearest-neighbour").Run(
                AnalysisInput.Of(points) with { Window = window }, new Dictionary<string, double>(), null, CancellationToken.None);
            Assert.Equal(donnelly[name], Value(corrected, "ratio"), 1e-10);
        }
    }

    [Fact]
    public void The_mean_distance_is_that_of_all_pairs_whatever_the_crowding()
    {
        var random = new SeededRandom(21);
        foreach (int n in new[] { 2, 3, 50, 1500 })
        {
            double[] e = [.. Enumerable.Range(0, n).Select(i => i % 7 == 0 ? 5e5 * random.NextDouble() : 200 * random.NextDouble())];
            double[] north = [.. Enumerable.Range(0, n).Select(i => i % 5 == 0 ? Math.Floor(20 * random.NextDouble()) : 300 * random.NextDouble())];
            double expected = Enumerable.Range(0, n).Average(i => Enumerable.Range(0, n).Where(j => j != i)
                .Min(j => Math.Sqrt((e[i] - e[j]) * (e[i] - e[j]) + (north[i] - north[j]) * (north[i] - north[j]))));
            double mean = Core.Analysis.Significance.NearestNeighbour.NearestNeighbours.Of(
                new PointSet(e, north), new WorkSharing(2, CancellationToken.None), new ProgressMeter(null)).Mean;
            Assert.Equal(expected, mean, expected * 1e-12);
        }
    }

    [Fact]
    public void A_weight_of_two_is_two_incidents_and_weights_of_nothing_count_once()
    {
        PointSet points = GiStarTests.Crowd(300, weighted: false);
        PointSet weighted = points.WithWeights([.. Enumerable.Range(0, 300).Select(i => i < 50 ? 2.0 : 1.0)]);
        var doubled = new PointSet([.. points.Eastings, .. points.Eastings[..50]], [.. points.Northings, .. points.Northings[..50]]);
        Near(Spread.Of(doubled), Spread.Of(weighted));
        Near(Spread.Of(points), Spread.Of(points.WithWeights(new double[300])));
        Assert.NotEqual(Spread.Of(points).Centre, Spread.Of(weighted).Centre);

        static void Near(Spread a, Spread b)
        {
            Assert.Equal(a.Centre.Easting, b.Centre.Easting, 1e-7);
            Assert.Equal(a.Major, b.Major, 1e-7);
            Assert.Equal(a.Bearing, b.Bearing, 1e-7);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(135)]
    [InlineData(179)]
    public void An_ellipse_points_where_its_points_were_turned_to_and_has_axes_of_root_two_deviations(double bearing)
    {
        double angle = bearing * Math.PI / 180;
        (double Along, double Across)[] cross = [(100, 0), (-100, 0), (0, 30), (0, -30)];
        var points = new PointSet(
            [.. cross.Select(p => 5000 + p.Along * Math.Sin(angle) + p.Across * Math.Cos(angle))],
            [.. cross.Select(p => 7000 + p.Along * Math.Cos(angle) - p.Across * Math.Sin(angle))]);
        Spread spread = Spread.Of(points);
        Assert.Equal(0, Math.IEEERemainder(bearing - spread.Bearing, 180), 1e-9);
        Assert.Equal(Math.Sqrt(2) * Math.Sqrt(2 * 100 * 100 / 4.0), spread.Major, 1e-9);
        Assert.Equal(Math.Sqrt(2) * Math.Sqrt(2 * 30 * 30 / 4.0), spread.Minor, 1e-9);
        Assert.Equal(Math.Sqrt((100 * 100 + 30 * 30) / 2.0), spread.StandardDistance, 1e-9);
        Assert.InRange(spread.Bearing, 0, 180 - 1e-9);
    }

    private static double Value(MethodFindings found, string name) => found.Figures.Single(f => f.Name == name).Value;
}
