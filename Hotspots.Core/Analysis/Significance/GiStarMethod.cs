using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Gi* as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class GiStarMethod
{
    private static readonly Parameter Permutations = CellParameters.Permutations(
        0, 9999, $"999 {CellParameters.PermutationsReason}, when p comes from them; 0 otherwise");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = CellTests.GiStarName,
        Title = "Hot and cold cells (Getis-Ord Gi*)",
        Question = "Which cells, with those round them, hold more incidents than chance would put there?",
        Family = MethodFamily.Significance,
        Parameters =
        [
            CellParameters.Cell, CellParameters.Shape, CellParameters.Rings, CellParameters.PFrom, Permutations, CellParameters.Correction,
            CellParameters.Alpha, CellParameters.Seed,
        ],
        Scores = static (input, given, places, workers) =>
            new CellTestRun(input, workers, new ProgressMeter(null), ParametersOf(input, given)).ScoresAt(places, CellTests.GiStarScoresOf),
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        var run = new CellTestRun(input, workers, new ProgressMeter(progress, cancellation), ParametersOf(input, given));
        return run.Find(CellTests.GiStarName, CellTests.GiStarOf);
    }

    private static ParameterValue[] ParametersOf(AnalysisInput input, IReadOnlyDictionary<string, double> given)
    {
        ParameterValue model = ModelOf(given);
        return
        [
            CellParameters.CellValue(given, input.Points, CellGround.Of(input)),
            CellParameters.Shape.ValueOr(given, (int)CellShape.Hexagon, "all neighbours are equally far"),
            CellParameters.Rings.ValueOr(given, 1, "the cells that touch"),
            model,
            model.Value == (int)ChanceModel.Permutation
                ? Permutations.ValueOr(given, 999, CellParameters.PermutationsReason)
                : Permutations.ValueOr(given, 0, "p does not come from them"),
            CellParameters.Correction.ValueOr(
                given, (int)Correction.BenjaminiHochberg, "of the cells called significant at most the given share is so by chance"),
            CellParameters.Alpha.ValueOr(given, MultipleTesting.UsualAlpha, "the usual level"),
            CellParameters.Seed.ValueOr(given, 1, "any number will do"),
        ];
    }

    private static ParameterValue ModelOf(IReadOnlyDictionary<string, double> given)
    {
        bool rearranged = given.GetValueOrDefault(Permutations.Name) > 0;
        ParameterValue model = CellParameters.PFrom.ValueOr(
            given, (int)(rearranged ? ChanceModel.Permutation : ChanceModel.Counts),
            rearranged ? "rearrangements are asked for" : "valid where cells hold few incidents too");
        if (model.Value == (int)ChanceModel.Permutation && given.TryGetValue(Permutations.Name, out double count) && count == 0)
            throw new ArgumentException(
                $"{OptionNames.Of("p-from permutation")} takes p from random rearrangements: give {OptionNames.Of(Permutations.Name)} 1 or more, "
                    + "or leave it out for 999.", nameof(given));
        return model;
    }
}
