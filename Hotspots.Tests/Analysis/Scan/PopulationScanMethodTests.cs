using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Scan;

/// <summary>
/// A town of 3 by 3 km: a centre of 600 m with 25 postcodes a square, two a square elsewhere. One incident in ten postcodes, and an excess at
/// the edge. Times run over a year.
/// </summary>
public sealed class PopulationScanMethodTests
{
    private const int Side = 30, West = 400_000, South = 300_000;

    private static readonly GridPoint Edge = new(West + 2_450, South + 2_450);

    [Fact]
    public void More_than_the_postcodes_lead_to_expect_is_a_place_and_a_busy_centre_is_none()
    {
        AnalysisInput town = Town(excess: 40, burst: false) with { Times = null };
        MethodFindings found = Run(town, ("model", PopulationScanMethod.Poisson));
        int[] members = Assert.Single(found.Labels.Members());
        Assert.InRange(members.Length, 38, 60);
        Assert.All(members, i => Assert.True(town.Points[i].DistanceTo(Edge) < 1_000));
        Assert.All(members, i => Assert.True(found.Outlines![0].Covers(new Point(town.Points.Eastings[i], town.Points.Northings[i]))));
        Dictionary<string, Figure> evidence = found.Evidence[0].ToDictionary(static figure => figure.Name);
        Assert.Equal(members.Length, evidence["observed"].Value);
        Assert.Equal(0.001, evidence["p"].Value);
        Assert.True(evidence["relativeRisk"].Value > 5);
        Assert.False(evidence.ContainsKey("fromDay"));
        Assert.Matches(@"^\d+ incidents where \d+\.\d were expected$", evidence["observed"].Words);
        // 36 squares of 25 postcodes and 864 of two.
        Assert.Equal(36 * 25 + 864 * 2, found.Figures.Single(static figure => figure.Name == "population").Value);
        Assert.Empty(found.Notes);
    }

    [Fact]
    public void Incidents_that_fall_as_postcodes_do_are_no_place()
    {
        MethodFindings found = Run(Town(excess: 0, burst: false) with { Times = null }, ("model", PopulationScanMethod.Poisson), ("permutations", 199));
        Assert.Equal(0, found.Labels.ClusterCount);
        Assert.True(found.Figures.Single(static figure => figure.Name == "strongestP").Value > 0.05);
    }

    [Fact]
    public void A_burst_is_a_place_with_its_dates()
    {
        AnalysisInput town = Town(excess: 12, burst: true);
        MethodFindings found = Run(town, ("model", PopulationScanMethod.PoissonInTime), ("permutations", 199));
        int[] members = found.Labels.Members()[0];
        Assert.True(members.Count(i => i >= town.Points.Count - 12) >= 11);
        Dictionary<string, Figure> evidence = found.Evidence[0].ToDictionary(static figure => figure.Name);
        Assert.Equal(0.005, evidence["p"].Value);
        Assert.All(members, i => Assert.InRange(town.Times![i].FromUtcSeconds / 86_400, (long)evidence["fromDay"].Value, (long)evidence["toDay"].Value));
        Assert.InRange(evidence["toDay"].Value - evidence["fromDay"].Value, 0, 8 * 7);
    }

    [Fact]
    public void More_cases_than_the_controls_lead_to_expect_are_a_place_of_cases()
    {
        AnalysisInput town = Town(excess: 40, burst: false) with { Times = null, Ground = null };
        var random = new Random(4);
        ComparisonSide[] sides = [.. Enumerable.Range(0, town.Points.Count).Select(i =>
            i >= town.Points.Count - 40 || random.Next(4) == 0 ? ComparisonSide.Case : random.Next(10) == 0 ? ComparisonSide.Neither : ComparisonSide.Control)];
        MethodFindings found = Run(town with { Sides = sides }, ("model", PopulationScanMethod.Bernoulli));
        int[] members = Assert.Single(found.Labels.Members());
        Assert.True(members.Count(i => i >= town.Points.Count - 40) >= 38);
        Assert.All(members, i => Assert.Equal(ComparisonSide.Case, sides[i]));
        Assert.Equal(sides.Count(static s => s != ComparisonSide.Neither), found.Figures.Single(static figure => figure.Name == "population").Value);
    }

    [Fact]
    public void What_is_lacking_is_said_in_one_sentence()
    {
        AnalysisInput bare = AnalysisInput.Of(new PointSet([400_050, 400_150], [300_050, 300_050]));
        Assert.Contains("choose --model permutation", Assert.Single(Run(bare, ("model", PopulationScanMethod.Poisson)).Notes), StringComparison.Ordinal);
        Assert.Contains("--cases KIND", Assert.Single(Run(bare, ("model", PopulationScanMethod.Bernoulli)).Notes), StringComparison.Ordinal);
        BuiltUpGround incidents = new(GroundSource.Incidents, [BuiltUpGround.KeyOf(400_050, 300_050)], [0]);
        Assert.Contains("choose --model permutation", Assert.Single(Run(bare with { Ground = incidents }, ("model", PopulationScanMethod.Poisson)).Notes), StringComparison.Ordinal);
        // Places alone need no times; the others do.
        Assert.Throws<ArgumentException>(() => Run(bare));
        Assert.Throws<ArgumentException>(() => Run(bare, ("model", PopulationScanMethod.PoissonInTime)));
    }

    [Fact]
    public void Incidents_off_the_ground_are_left_out_and_said()
    {
        AnalysisInput town = Town(excess: 0, burst: false);
        PointSet points = town.Points;
        var with = new PointSet([.. points.Eastings.ToArray(), 100, 200, 300], [.. points.Northings.ToArray(), 0, 0, 0]);
        MethodFindings found = Run(town with { Points = with, Times = null }, ("model", PopulationScanMethod.Poisson), ("permutations", 19));
        Assert.StartsWith("3 of ", Assert.Single(found.Notes), StringComparison.Ordinal);
        Assert.Equal(with.Count, found.Labels.Labels.Length);
    }

    private static MethodFindings Run(AnalysisInput input, params (string Name, double Value)[] given) =>
        AnalysisCatalog.Find("scan").Run(input, given.ToDictionary(static g => g.Name, static g => g.Value), null, CancellationToken.None);

    private static AnalysisInput Town(int excess, bool burst)
    {
        var random = new Random(11);
        var postcodes = new SortedDictionary<long, int>();
        List<double> eastings = [], northings = [];
        var times = new List<IncidentTime>();
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                int here = row is >= 12 and < 18 && column is >= 12 and < 18 ? 25 : 2;
                double west = West + 100 * column, south = South + 100 * row;
                postcodes.Add(BuiltUpGround.KeyOf(west, south), here);
                for (int i = 0; i < here; i++)
                {
                    if (random.Next(10) == 0)
                        Add(west + random.Next(100), south + random.Next(100), random.Next(365));
                }
            }
        }
        for (int i = 0; i < excess; i++)
            Add(Edge.Easting + random.Next(-150, 150), Edge.Northing + random.Next(-150, 150), burst ? 200 + random.Next(7) : random.Next(365));
        return AnalysisInput.Of(new PointSet([.. eastings], [.. northings])) with
        {
            Times = TimeColumn.From([.. times]),
            Ground = new BuiltUpGround(GroundSource.Postcodes, [.. postcodes.Keys], [.. postcodes.Values]),
        };

        void Add(double easting, double northing, int day)
        {
            eastings.Add(easting);
            northings.Add(northing);
            times.Add(new IncidentTime(1_704_110_400 + 86_400L * day, 60, TimePrecision.Minute));
        }
    }
}
