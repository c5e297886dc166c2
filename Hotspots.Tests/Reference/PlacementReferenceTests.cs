using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Reference;

/// <summary>Optimal values found by HiGHS, CBC and a p-median solver for 1,000 demand points and 500 sites.</summary>
public class PlacementReferenceTests
{
    private const string Folder = "references/placement", Answers = "references/synthetic/EXPECTED.json";

    [SharedFact(Folder)]
    public void Ten_sites_cover_what_integer_programming_covers()
    {
        JsonElement expected = Expected("mclp");
        PlacementPlan plan = PlacementSolver.Solve(
            Request(1000) with { Objective = PlacementObjective.Coverage, Reach = expected.GetProperty("radius").GetDouble() }, TimeProvider.System);
        Assert.True(plan.IsProvenOptimal);
        Assert.Equal(expected.GetProperty("optimum").GetDouble(), plan.Value, 6);
    }

    [SharedFact(Folder)]
    public void Ten_sites_are_as_near_as_a_median_can_be()
    {
        JsonElement expected = Expected("pmedian");
        PlacementPlan plan = PlacementSolver.Solve(Request(1000) with { Objective = PlacementObjective.Median }, TimeProvider.System);
        double optimum = expected.GetProperty("objective").GetDouble();
        Assert.True(plan.IsProvenOptimal);
        Assert.True(Math.Abs(plan.Value - optimum) <= 1e-9 * optimum, $"expected {optimum:R}, was {plan.Value:R}");
        int[] sites = Array.ConvertAll(expected.GetProperty("sites").GetString()!.Split(','), static text => int.Parse(text, CultureInfo.InvariantCulture));
        Assert.Equal(sites, plan.Sites.Select(static site => site.Site).Order());
    }

    private static JsonElement Expected(string what)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path(Answers)));
        return document.RootElement.GetProperty("facility").GetProperty("values").GetProperty("1000x500").GetProperty(what).Clone();
    }

    private static PlacementRequest Request(int demand)
    {
        double[][] points = Read($"fl_{demand}_500_demand.csv"), sites = Read($"fl_{demand}_500_sites.csv");
        return new PlacementRequest
        {
            Demand = new PointSet([.. points.Select(static p => p[0])], [.. points.Select(static p => p[1])], [.. points.Select(static p => p[2])]),
            Sites = new PointSet([.. sites.Select(static p => p[0])], [.. sites.Select(static p => p[1])]),
            Teams = 10,
        };
    }

    private static double[][] Read(string file) =>
        [.. File.ReadLines(Path.Combine(SharedData.Path(Folder), file)).Skip(1)
            .Select(static line => Array.ConvertAll(line.Split(','), static text => double.Parse(text, CultureInfo.InvariantCulture)))];
}
