using System.Globalization;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Parameters of tests of polygons.</summary>
internal static class PolygonParameters
{
    /// <summary>Level of significance when nobody says.</summary>
    public const double UsualAlpha = 0.05;

    /// <summary>Random rearrangements, and draws of the scan, when nobody says.</summary>
    public const int UsualPermutations = 999;

    /// <summary>Counts are made whole downwards, or to the nearest whole number.</summary>
    public const string Down = "down", Nearest = "nearest";

    private const int LeastShare = 1, MostShare = 50;

    /// <summary>Largest share of the population in a circle of the scan, per cent.</summary>
    public static Parameter MaxShare { get; } = new(
        "max-share", Say($"Largest share of the population in a circle of the scan, {LeastShare} to {MostShare}"), "%", LeastShare, MostShare,
        IsInteger: false, Say($"{MostShare}"), "")
    {
        Form = "PERCENT",
        Usual = MostShare,
    };

    /// <summary>How counts that are not whole are made so for the scan.</summary>
    public static Parameter Round { get; } = Parameter.OfChoices(
        "round", "How counts that are not whole are made so for the scan", "", "", new ParameterChoice(Down, ""),
        new ParameterChoice(Nearest, "")) with
    {
        Form = "HOW",
        Help = $"How counts that are not whole are made so for the scan: {Down} or {Nearest}. Without it they are refused.",
    };

    /// <summary>How p is corrected for the number of polygons; in the order of <see cref="Model.Results.Correction"/>.</summary>
    public static Parameter Correction { get; } = Parameter.OfChoices(
        "correction", "How p is corrected for the number of polygons", CorrectionNames.All[0], "",
        [.. CorrectionNames.All.Select(static name => new ParameterChoice(name, ""))]) with
    {
        Usual = 0,
    };

    /// <summary>What the p of Gi* is taken from; the names are those of a grid of cells.</summary>
    public static Parameter PFrom { get; } = Parameter.OfChoices(
        CellParameters.PFrom.Name, "What the p of Gi* is taken from", "counts of incidents that are counted, normal with ⟨counts⟩", "",
        [.. CellParameters.PFrom.Choices.Select(static choice => choice with { Words = "" })]);

    /// <summary>Level of significance.</summary>
    public static Parameter Alpha { get; } = new(
        "alpha", "Level of significance", "", 0, 1, IsInteger: false, Say($"{UsualAlpha}"), "")
    {
        IsAboveMinimum = true,
        IsBelowMaximum = true,
        Usual = UsualAlpha,
    };

    /// <summary>Random rearrangements, and draws of the scan.</summary>
    public static Parameter Permutations { get; } = new(
        "permutations", "Random rearrangements for local Moran's I, for Gi* with ⟨p-from permutation⟩, and draws of the scan", "", 0, 99_999,
        IsInteger: true, Say($"{UsualPermutations}, and for local Moran's I more for polygons that may pass the correction"), "");

    /// <summary>Seed of the rearrangements.</summary>
    public static Parameter Seed { get; } = new("seed", "Seed of the rearrangements", "", 0, int.MaxValue, IsInteger: true, "1", "")
    {
        Usual = 1,
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
