using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Local Moran's I as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class LocalMoranMethod
{
    private static readonly Parameter Permutations = CellParameters.Permutations(99, 9999, $"999 {CellParameters.PermutationsReason}; a number that is given is kept to");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = CellTests.LocalMoranName,
        Title = "Cells like their neighbours (local Moran's I)",
        Question = "Which busy cells lie among busy cells, and which stand alone?",
        Family = MethodFamily.Significance,
        Parameters =
        [
            CellParameters.Cell, CellParameters.Shape, CellParameters.Rings, Permutations, CellParameters.Correction, CellParameters.Alpha, CellParameters.Seed,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        ParameterValue[] parameters =
        [
            CellParameters.CellValue(given, input.Points, CellGround.Of(input)),
            CellParameters.Value(given, CellParameters.Shape, (int)CellShape.Hexagon, "all neighbours are equally far"),
            CellParameters.Value(given, CellParameters.Rings, 1, "the cells that touch"),
            CellParameters.Value(given, Permutations, 999, CellParameters.PermutationsReason),
            CellParameters.Value(given, CellParameters.Correction, (int)Correction.BenjaminiHochberg, "of the cells called significant at most the given share is so by chance"),
            CellParameters.Value(given, CellParameters.Alpha, MultipleTesting.UsualAlpha, "the usual level"),
            CellParameters.Value(given, CellParameters.Seed, 1, "any number will do"),
        ];
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        return new CellTestRun(input, workers, new ProgressMeter(progress, cancellation), parameters)
            .Find(CellTests.LocalMoranName, CellTests.LocalMoranOf);
    }
}
