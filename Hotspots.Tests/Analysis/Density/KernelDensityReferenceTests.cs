using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Other programs' densities.</summary>
public sealed class KernelDensityReferenceTests
{
    [SharedTheory("references/EXPECTED.json")]
    [InlineData("gaussian", "gaussian_sigma_500_per_km2")]
    [InlineData("quartic", "quartic_radius_500_per_km2")]
    public void Tendring_s_density_at_a_place_is_that_of_two_other_programs(string kernel, string figure)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("references/EXPECTED.json")));
        JsonElement expected = file.RootElement.GetProperty("kde_tendring");
        PointSet points = Tendring();
        Assert.Equal(expected.GetProperty("points").GetInt32(), points.Count);
        AnalysisMethod method = AnalysisCatalog.Find("kde");
        IReadOnlyList<ParameterChoice> kernels = method.Parameters.Single(p => p.Name == "kernel").Choices;
        var given = new Dictionary<string, double>
        {
            ["kernel"] = kernels.ToList().FindIndex(choice => choice.Name == kernel),
            ["bandwidth"] = expected.GetProperty("bandwidth_m").GetDouble(),
        };
        JsonElement at = expected.GetProperty("at_bng");
        // The place is an incident ("events at the place itself are counted"), given to the nearest metre.
        var near = new GridPoint(at[0].GetDouble(), at[1].GetDouble());
        GridPoint place = Enumerable.Range(0, points.Count).Select(i => points[i]).MinBy(near.DistanceTo);
        Assert.InRange(near.DistanceTo(place), 0, 0.71);
        Figure found = Assert.Single(Assert.Single(method.Measure!(AnalysisInput.Of(points), given, [place], CancellationToken.None)));
        Assert.Equal(("perKm2", "incidents per km²"), (found.Name, found.Unit));
        double value = expected.GetProperty(figure).GetDouble();
        Assert.Equal(value, found.Value, 0.00051);
    }

    [SharedTheory("references/synthetic/kde_10k.csv")]
    [InlineData((int)DensityKernel.Quartic, "quartic_200")]
    [InlineData((int)DensityKernel.Gaussian, "gaussian_200")]
    public void Ten_thousand_incidents_on_40_000_cells_have_the_values_of_three_other_programs(int kernel, string name)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("references/synthetic/EXPECTED.json")));
        JsonElement kde = file.RootElement.GetProperty("kde"), expected = kde.GetProperty("values").GetProperty(name);
        double[][] rows = [.. File.ReadLines(SharedData.Path("references/synthetic/kde_10k.csv")).Select(Numbers)];
        var points = new PointSet([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 3160, 3545, 200, 200);
        var workers = new WorkSharing(2, CancellationToken.None);
        double[] cells = KernelDensity.OnGrid(
            DensityPlaces.Of(points, workers), (DensityKernel)kernel, [kde.GetProperty("h").GetDouble()], grid, workers, new ProgressMeter(null));
        Same(expected.GetProperty("sum").GetDouble(), cells.Sum());
        Same(expected.GetProperty("max").GetDouble(), cells.Max());
        Assert.Equal(
            expected.GetProperty("max_row").GetInt32() * 200 + expected.GetProperty("max_col").GetInt32(), Array.IndexOf(cells, cells.Max()));
        foreach (JsonProperty cell in expected.GetProperty("cells").EnumerateObject())
        {
            int[] place = [.. cell.Name.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            Same(cell.Value.GetDouble(), cells[place[0] * 200 + place[1]]);
        }

        static void Same(double perM2, double perKm2) => Assert.InRange(perKm2, perM2 * 1e6 * (1 - 1e-12), perM2 * 1e6 * (1 + 1e-12));
    }

    private static PointSet Tendring()
    {
        double[][] rows =
        [
            .. File.ReadLines(SharedData.Path("references/tendring-2018-10_2019-02-bng.csv")).Skip(1)
            .Select(line => Numbers(string.Join(',', line.Split(',')[^2..])))
        ];
        return new PointSet([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
    }

    private static double[] Numbers(string line) => [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
