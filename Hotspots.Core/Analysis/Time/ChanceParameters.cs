using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>The numbers that all comparisons with shuffled times take.</summary>
internal static class ChanceParameters
{
    /// <summary>Level of significance.</summary>
    public static Parameter Alpha { get; } = new(
        "alpha", "--alpha", "Level of significance", "", 0.0001, 0.5, IsInteger: false, "0.05: one false alarm in twenty towns without any gathering",
        "Larger: more places are shown, and more of them are chance.");

    /// <summary>Which chances.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "--seed", "Seed of chance", "", 0, 1_000_000_000, IsInteger: true, "1; the same start repeats the result to the last digit",
        "Larger: other chances, no better and no worse; p-values change a little.");

    /// <summary>How many shuffles.</summary>
    /// <param name="defaultRule">How many when nobody says.</param>
    public static Parameter Permutations(string defaultRule) => new(
        "permutations", "--permutations", "Random rearrangements", "rearrangements", 19, 9999, IsInteger: true, defaultRule,
        "Larger: p-values are finer and can be smaller, the work is longer.");
}
