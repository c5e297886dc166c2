using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>The numbers that methods on surfaces share: their words, and their values in one run.</summary>
internal static class DensityParameters
{
    public const string KernelName = "kernel";
    public const string BandwidthName = "bandwidth";
    public const string BandwidthRuleName = "bandwidth-rule";
    public const string AdaptiveName = "adaptive";
    public const string CellName = "cell";
    public const string FewestName = "min-incidents";

    /// <summary>Fewer incidents than this are no pattern, however dense the ground.</summary>
    private const double UsualFewest = 5;

    /// <summary>Which kernel.</summary>
    public static Parameter Kernel { get; } = Parameter.OfChoices(
        KernelName, "Kernel", "quartic: smooth, and no incident reaches farther than the bandwidth",
        "How the weight of an incident thins out with distance.", DensityKernels.Choices);

    /// <summary>The bandwidth.</summary>
    public static Parameter Bandwidth { get; } = new(
        BandwidthName, "Bandwidth: radius at which the kernel ends; for the Gaussian its standard deviation", "m",
        BandwidthChoice.Smallest, BandwidthChoice.Largest, IsInteger: false, BandwidthChoice.Rule,
        "Larger: the surface grows smoother, neighbouring peaks flow together and single streets are lost.");

    /// <summary>The rule of the bandwidth.</summary>
    public static Parameter Rule { get; } = Parameter.OfChoices(
        BandwidthRuleName, "Rule for the bandwidth", "practice: rules made for a single crowd are too wide for a town with many",
        "How the bandwidth is chosen when it is not given.", BandwidthChoice.Rules);

    /// <summary>One bandwidth or many.</summary>
    public static Parameter Adaptive { get; } = Parameter.OfChoices(
        AdaptiveName, "Adaptive bandwidth", "no: one bandwidth is easier to explain",
        "Whether the kernel is narrower where incidents are dense and wider where they are sparse.",
        new ParameterChoice("no", "one bandwidth for all"),
        new ParameterChoice("abramson", "after Abramson: the bandwidth shrinks with the square root of the density"));

    /// <summary>Side of a cell.</summary>
    public static Parameter Cell { get; } = new(
        CellName, "Side of a cell", "m", SurfaceGrid.SmallestCell, SurfaceGrid.LargestCell, IsInteger: false, SurfaceGrid.CellRule,
        "Larger: the surface is drawn more coarsely and outlines have fewer corners.");

    /// <summary>The fewest incidents of a place.</summary>
    /// <param name="what">"incidents", "cases".</param>
    public static Parameter Fewest(string what) => new(
        FewestName, $"Fewest {what} of a hotspot", "incidents", 1, 1_000_000, IsInteger: true,
        "5, the fewest that make a pattern", "Larger: dense ground with few incidents is no hotspot.");

    /// <summary>The choice that was given, or the first.</summary>
    public static ParameterValue Choice(IReadOnlyDictionary<string, double> given, Parameter parameter) =>
        parameter.ValueOr(given, 0, parameter.DefaultRule);

    /// <summary>The value of <see cref="Fewest"/>.</summary>
    public static ParameterValue FewestOf(IReadOnlyDictionary<string, double> given) =>
        Fewest("incidents").ValueOr(given, UsualFewest, "the fewest that make a pattern");

    /// <summary>Side of a cell as given, or derived from the ground.</summary>
    public static ParameterValue CellOf(IReadOnlyDictionary<string, double> given, GridBox? box) =>
        Cell.GivenIn(given)
        ?? (box is { } ground
            ? SurfaceGrid.Cell(ground)
            : Cell.Derived(SurfaceGrid.UsualCell, "finer than a street block; there is nothing to draw"));
}
