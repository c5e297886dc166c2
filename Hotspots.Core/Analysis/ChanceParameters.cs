using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis;

/// <summary>The numbers that all comparisons with chance take: one wording, whatever is rearranged.</summary>
internal static class ChanceParameters
{
    /// <summary>Short name of the number of rearrangements.</summary>
    public const string PermutationsName = "permutations";

    /// <summary>Short name of the choice to stop once nothing can be significant.</summary>
    public const string StopEarlyName = "stop-early";

    /// <summary>Level of significance of a comparison with shuffled times.</summary>
    public static Parameter Alpha { get; } = Level(
        "0.05: one false alarm in twenty towns without any gathering", "Larger: more places are shown, and more of them are chance.");

    /// <summary>Which chances.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "Seed of chance", "", 0, int.MaxValue, IsInteger: true, "1: any number will do; the same number repeats the result to the last digit",
        "Larger: other chances, no better and no worse; p-values change a little.");

    /// <summary>Level of significance.</summary>
    /// <param name="defaultRule">What it is when nobody says.</param>
    /// <param name="effect">What a larger one does.</param>
    public static Parameter Level(string defaultRule, string effect) => new(
        "alpha", "Level of significance", "", 0.0001, 0.5, IsInteger: false, defaultRule, effect);

    /// <summary>How many rearrangements, at least 19: fewer allow no p-value of 0.05.</summary>
    /// <param name="defaultRule">How many when nobody says.</param>
    public static Parameter Permutations(string defaultRule) => Permutations(19, 9999, defaultRule);

    /// <summary>How many rearrangements.</summary>
    /// <param name="minimum">Fewest.</param>
    /// <param name="maximum">Most.</param>
    /// <param name="defaultRule">How many when nobody says.</param>
    public static Parameter Permutations(int minimum, int maximum, string defaultRule) => new(
        PermutationsName, "Random rearrangements", "rearrangements", minimum, maximum, IsInteger: true, defaultRule,
        "Larger: p-values are finer and can be smaller, the work is longer.");
}
