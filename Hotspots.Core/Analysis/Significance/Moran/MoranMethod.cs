using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Global Moran's I as the catalogue knows it.</summary>
internal static class MoranMethod
{
    private static readonly Parameter Permutations = CellParameters.Permutations(0, 999, "199: p-values down to 0.005");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = "moran",
        Title = "Clustering over the area as a whole (Moran's I)",
        Question = "Do busy cells lie beside busy cells, or are they strewn as chance would strew them?",
        Family = MethodFamily.Significance,
        FindsPlaces = false,
        Parameters = [CellParameters.Cell, CellParameters.Shape, Permutations, CellParameters.Seed],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CellGround ground = CellGround.Of(input);
        ParameterValue cell = CellParameters.CellValue(given, input.Points, ground);
        ParameterValue shape = CellParameters.Shape.ValueOr(given, (int)CellShape.Hexagon, "all neighbours are equally far");
        ParameterValue permutations = Permutations.ValueOr(given, 199, "p-values down to 0.005");
        ParameterValue seed = CellParameters.Seed.ValueOr(given, 1, "any number will do");
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        var meter = new ProgressMeter(progress, cancellation);
        meter.Begin("Counting incidents in cells", 0.3, 1);
        CellField field = CellField.Count(input.Points, ground, (CellShape)(int)shape.Value, cell.Value, workers);
        meter.Begin("Comparing neighbours", 0.4, 1);
        double[] counts = field.AtCells(field.Excess());
        NeighbourLists lists = NeighbourLists.OfCells(field);
        meter.Begin("Rearranging cells", 0.9, (int)permutations.Value);
        cancellation.ThrowIfCancellationRequested();
        MoranFindings? found = GlobalMoran.Of(counts, lists, (int)permutations.Value, (ulong)seed.Value, workers, meter);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Compared");
        return new MethodFindings
        {
            Method = Entry.Name,
            Labels = ClusterLabels.None(input.Points.Count),
            Parameters = [cell, shape, permutations, seed],
            Figures = [new Figure("cells", counts.Length, "", "Cells that were compared with their neighbours"),
                .. found is null ? [] : Figures(found)],
            Notes = [ground.Words(field), .. found is null ? (string[])["Fewer than four cells, or all alike: there is nothing to compare."] : []],
        };
    }

    private static List<Figure> Figures(MoranFindings found)
    {
        double p = found.PermutationP ?? ErrorFunction.TwoSided(found.ZRandomised);
        string words = p > MultipleTesting.UsualAlpha ? "Cells resemble their neighbours no more than chance gives"
            : found.I > found.Expected ? "Busy cells lie beside busy cells" : "Busy cells lie beside quiet ones";
        List<Figure> figures =
        [
            new("I", found.I, "", string.Create(CultureInfo.InvariantCulture, $"{words}: Moran's I is {found.I:0.000}")),
            new("expected", found.Expected, "", "What chance gives"),
            new("z", found.ZRandomised, "", "In standard deviations, were the counts dealt out at random"),
            new("zNormal", found.ZNormal, "", "In standard deviations, were the counts drawn from a normal distribution"),
            new("p", ErrorFunction.TwoSided(found.ZRandomised), "", "Two-sided, from the normal distribution of z"),
        ];
        if (found.PermutationP is double permuted)
            figures.Add(new Figure("pPermutation", permuted, "", "Two-sided, from random rearrangements of the counts"));
        return figures;
    }
}
