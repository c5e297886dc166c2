using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Local Moran's I as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class LocalMoranMethod
{
    private static readonly Parameter Permutations = CellParameters.Permutations(
        99, 9999, $"999 {CellParameters.PermutationsReason}; a number that is given is kept to");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = CellTests.LocalMoranName,
        Title = "Cells like their neighbours (local Moran's I)",
        Question = "Which busy cells lie among busy cells, and which stand alone?",
        Family = MethodFamily.Significance,
        Parameters =
        [
            CellParameters.Cell, CellParameters.Shape, CellParameters.Rings, Permutations, CellParameters.Correction, CellParameters.Alpha,
            CellParameters.Seed,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        ParameterValue[] parameters =
        [
            CellParameters.CellValue(given, input.Points, CellGround.Of(input)),
            CellParameters.Shape.ValueOr(given, (int)CellShape.Hexagon, "all neighbours are equally far"),
            CellParameters.Rings.ValueOr(given, 1, "the cells that touch"),
            Permutations.ValueOr(given, 999, CellParameters.PermutationsReason),
            CellParameters.Correction.ValueOr(
                given, (int)Correction.BenjaminiHochberg, "of the cells called significant at most the given share is so by chance"),
            CellParameters.Alpha.ValueOr(given, MultipleTesting.UsualAlpha, "the usual level"),
            CellParameters.Seed.ValueOr(given, 1, "any number will do"),
        ];
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        return new CellTestRun(input, workers, new ProgressMeter(progress, cancellation), parameters)
            .Find(CellTests.LocalMoranName, CellTests.LocalMoranOf);
    }
}
