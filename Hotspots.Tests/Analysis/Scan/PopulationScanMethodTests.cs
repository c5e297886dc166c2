using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
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
        MethodFindings found = Run(
            Town(excess: 0, burst: false) with { Times = null }, ("model", PopulationScanMethod.Poisson), ("permutations", 199));
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
        Assert.All(
            members, i => Assert.InRange(town.Times![i].FromUtcSeconds / 86_400, (long)evidence["fromDay"].Value, (long)evidence["toDay"].Value));
        Assert.InRange(evidence["toDay"].Value - evidence["fromDay"].Value, 0, 8 * 7);
    }

    [Fact]
    public void More_cases_than_the_controls_lead_to_expect_are_a_place_of_cases()
    {
        AnalysisInput town = Town(excess: 40, burst: false) with { Times = null, Ground = null };
        var random = new Random(4);
        ComparisonSide[] sides = [.. Enumerable.Range(0, town.Points.Count).Select(i =>
            i >= town.Points.Count - 40 || random.Next(4) == 0
                ? ComparisonSide.Case : random.Next(10) == 0 ? ComparisonSide.Neither : ComparisonSide.Control)];
        MethodFindings found = Run(town with { Sides = sides }, ("model", PopulationScanMethod.Bernoulli));
        int[] members = Assert.Single(found.Labels.Members());
        Assert.True(members.Count(i => i >= town.Points.Count - 40) >= 38);
        Assert.All(members, i => Assert.Equal(ComparisonSide.Case, sides[i]));
        Assert.Equal(sides.Count(static s => s != ComparisonSide.Neither), found.Figures.Single(static figure => figure.Name == "population").Value);
    }

    [Fact]
    public void A_burst_of_cases_is_a_place_with_its_dates_and_a_burst_of_both_is_none()
    {
        AnalysisInput town = Town(excess: 30, burst: true) with { Ground = null };
        int first = town.Points.Count - 30;
        // One in three is a case at any time and place; of the burst all are in one town, and one in three in the other.
        ComparisonSide[] ofCases =
        [
            .. Enumerable.Range(0, town.Points.Count)
            .Select(i => i >= first || i % 3 == 0 ? ComparisonSide.Case : i % 7 == 0 ? ComparisonSide.Neither : ComparisonSide.Control)
        ];
        ComparisonSide[] ofBoth =
            [.. Enumerable.Range(0, town.Points.Count).Select(static i => i % 3 == 0 ? ComparisonSide.Case : ComparisonSide.Control)];
        MethodFindings found = Run(town with { Sides = ofCases }, ("model", PopulationScanMethod.BernoulliInTime), ("permutations", 199));
        int[] members = found.Labels.Members()[0];
        Assert.True(members.Count(i => i >= first) >= 28);
        Assert.All(members, i => Assert.Equal(ComparisonSide.Case, ofCases[i]));
        Dictionary<string, Figure> evidence = found.Evidence[0].ToDictionary(static figure => figure.Name);
        Assert.Equal(0.005, evidence["p"].Value);
        Assert.Equal(members.Length, evidence["observed"].Value);
        Assert.All(
            members, i => Assert.InRange(town.Times![i].FromUtcSeconds / 86_400, (long)evidence["fromDay"].Value, (long)evidence["toDay"].Value));
        Assert.InRange(evidence["toDay"].Value - evidence["fromDay"].Value, 0, 8 * 7);
        Assert.Matches(@"^\d+ cases where \d+\.\d were expected between ", evidence["observed"].Words);
        Assert.Matches(@"^\d+ cases and controls in the circle between ", evidence["population"].Words);
        Assert.Equal(
            ofCases.Count(static side => side != ComparisonSide.Neither), found.Figures.Single(static figure => figure.Name == "population").Value);
        Assert.Equal(SurenessBasis.RandomLabels, found.Basis);

        MethodFindings both = Run(town with { Sides = ofBoth }, ("model", PopulationScanMethod.BernoulliInTime), ("permutations", 199));
        Assert.Equal(0, both.Labels.ClusterCount);
        // All times together, the same cases are the same place without dates.
        Assert.DoesNotContain(
            "fromDay", Run(town with { Sides = ofCases }, ("model", PopulationScanMethod.Bernoulli), ("permutations", 19))
            .Evidence[0].Select(static f => f.Name));
    }

    [Fact]
    public void Cases_and_controls_without_a_time_are_left_out_and_said()
    {
        AnalysisInput town = Town(excess: 10, burst: true) with { Ground = null };
        ComparisonSide[] sides =
        [
            .. Enumerable.Range(0, town.Points.Count)
            .Select(static i => i % 3 == 0 ? ComparisonSide.Case : i % 3 == 1 ? ComparisonSide.Control : ComparisonSide.Neither)
        ];
        IncidentTime[] times = [.. Enumerable.Range(0, town.Points.Count).Select(i => i is 0 or 1 or 2 or 4 ? IncidentTime.Unknown : town.Times![i])];
        MethodFindings found = Run(
            town with { Sides = sides, Times = TimeColumn.From(times) }, ("model", PopulationScanMethod.BernoulliInTime), ("permutations", 19));
        // Of rows 0, 1, 2 and 4 all but row 2 are compared.
        int compared = sides.Count(static side => side != ComparisonSide.Neither);
        Assert.Equal($"3 of {compared} incidents are left out: their week is not known.", Assert.Single(found.Notes));
        Assert.Contains(
            "without \"-time\"",
            Assert.Single(Run(town with { Sides = sides, Times = TimeColumn.From([.. times.Select(static _ => IncidentTime.Unknown)]) },
            ("model", PopulationScanMethod.BernoulliInTime)).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_that_is_given_goes_before_postcodes_and_gives_its_name()
    {
        AnalysisInput town = Town(excess: 40, burst: false) with { Times = null };
        BuiltUpGround ground = town.Ground!;
        // As many people as postcodes, and 360 more where the excess is: then it is none.
        GridPoint[] places =
        [
            .. Enumerable.Range(0, ground.Count).Select(i => BuiltUpGround.CentreOf(ground.Keys[i])), Edge,
            new GridPoint(Edge.Easting + 5_000, Edge.Northing)
        ];
        double[] like = [.. ground.Postcodes.ToArray().Select(static n => (double)n), 0, 0], more = [.. like];
        for (int i = 0; i < ground.Count; i++)
            more[i] += Math.Abs(places[i].Easting - Edge.Easting) <= 150 && Math.Abs(places[i].Northing - Edge.Northing) <= 150 ? 40 : 0;
        Assert.Equal(360, more.Sum() - like.Sum());
        MethodFindings asPostcodes = Run(town with { Population = People(places, like) }, ("model", PopulationScanMethod.Poisson));
        MethodFindings plain = Run(town, ("model", PopulationScanMethod.Poisson));
        Assert.Equal(plain.Labels.Labels.ToArray(), asPostcodes.Labels.Labels.ToArray());
        Assert.Equal(plain.Evidence[0].Select(static f => f.Value), asPostcodes.Evidence[0].Select(static f => f.Value));
        Assert.Contains(
            asPostcodes.Evidence[0], static figure =>
            figure is { Name: "population", Unit: "households" } && figure.Words.EndsWith(" households in the circle", StringComparison.Ordinal));
        foreach (Figure figure in asPostcodes.Evidence[0].Concat(asPostcodes.Figures))
            Assert.DoesNotContain("postcode", figure.Words, StringComparison.OrdinalIgnoreCase);
        int[] members = Assert.Single(asPostcodes.Labels.Members());
        Assert.All(members, i => Assert.True(asPostcodes.Outlines![0].Covers(new Point(town.Points.Eastings[i], town.Points.Northings[i]))));

        MethodFindings none = Run(
            town with { Population = People(places, more), Ground = null }, ("model", PopulationScanMethod.Poisson), ("permutations", 199));
        Assert.Equal(0, none.Labels.ClusterCount);
        Assert.Contains("among the households", none.Figures[0].Words, StringComparison.Ordinal);

        // Few places far apart: an incident belongs to the nearest within the largest radius.
        PopulationPoints two = People([new(West + 500, South + 500), new(West + 2_500, South + 2_500)], [100, 100]);
        MethodFindings near = Run(town with { Population = two }, ("model", PopulationScanMethod.Poisson), ("permutations", 19), ("max-radius", 700));
        int away = Enumerable.Range(0, town.Points.Count).Count(
            i => two.Places[0].DistanceTo(town.Points[i]) > 700 && two.Places[1].DistanceTo(town.Points[i]) > 700);
        Assert.Equal(
            $"{away} of {town.Points.Count} incidents lie more than 700 m from any place with households and were left out.",
            Assert.Single(near.Notes));
        int[] heavier = near.Labels.Members()[0];
        Assert.All(heavier, i => Assert.True(near.Outlines![0].Covers(new Point(town.Points.Eastings[i], town.Points.Northings[i]))));

        MethodFindings nobody = Run(town with { Population = People(places, new double[places.Length]) }, ("model", PopulationScanMethod.Poisson));
        Assert.Contains("has any households here", Assert.Single(nobody.Notes), StringComparison.Ordinal);

        static PopulationPoints People(GridPoint[] places, double[] counts) =>
            new("households", new PointSet([.. places.Select(static p => p.Easting)], [.. places.Select(static p => p.Northing)], counts));
    }

    [Fact]
    public void What_is_lacking_is_said_in_one_sentence()
    {
        AnalysisInput bare = AnalysisInput.Of(new PointSet([400_050, 400_150], [300_050, 300_050]));
        Assert.Contains(
            "choose ⟨model permutation⟩", Assert.Single(Run(bare, ("model", PopulationScanMethod.Poisson)).Notes), StringComparison.Ordinal);
        Assert.Contains("⟨population⟩", Assert.Single(Run(bare, ("model", PopulationScanMethod.Poisson)).Notes), StringComparison.Ordinal);
        Assert.Contains("⟨cases KIND⟩", Assert.Single(Run(bare, ("model", PopulationScanMethod.Bernoulli)).Notes), StringComparison.Ordinal);
        BuiltUpGround incidents = new(GroundSource.Incidents, [BuiltUpGround.KeyOf(400_050, 300_050)], [0]);
        Assert.Contains(
            "choose ⟨model permutation⟩", Assert.Single(Run(bare with { Ground = incidents }, ("model", PopulationScanMethod.Poisson)).Notes),
            StringComparison.Ordinal);
        // Places alone need no times; the others do.
        Assert.Throws<ArgumentException>(() => Run(bare));
        Assert.Throws<ArgumentException>(() => Run(bare, ("model", PopulationScanMethod.PoissonInTime)));
        Assert.Throws<ArgumentException>(() => Run(bare, ("model", PopulationScanMethod.BernoulliInTime)));
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
