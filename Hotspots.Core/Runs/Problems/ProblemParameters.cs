using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Places that are asked for, by their rank; null for all.</summary>
/// <param name="Ranks">Each once, ascending; null for all there are.</param>
internal readonly record struct PlaceChoice(IReadOnlyList<int>? Ranks);

/// <summary>Parameters of a problem profile.</summary>
internal static class ProblemParameters
{
    /// <summary>Places of one file: more than two hundred pages are read by nobody.</summary>
    public const int MostPlaces = 60;

    /// <summary>Which places.</summary>
    public static WrittenParameter<PlaceChoice> Place { get; } = new(
        "place", ParameterKind.Text, "RANK|all", "the rank of a hotspot, several with commas between, or all",
        "With ⟨paper profile⟩: which hotspots, by rank, such as 2, or 1,3, or all", "the first", static (_, text) => ChoiceOf(text));

    /// <summary>The first day of work at the place.</summary>
    public static WrittenParameter<DateOnly> Start { get; } = WrittenParameter.OfDay(
        "start",
        "With ⟨paper profile⟩: the first day of work at the place, such as 2026-02-01; before and after are then worked out on its ground", "");

    /// <summary>The last day of that work.</summary>
    public static WrittenParameter<DateOnly> End { get; } = WrittenParameter.OfDay(
        "end", "With ⟨start⟩: the last day of that work, inclusive", "six periods of 28 days or of a month, as far as the data reach");

    private static PlaceChoice? ChoiceOf(string text)
    {
        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return new PlaceChoice(null);
        var ranks = new SortedSet<int>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) || rank < 1)
                return null;
            ranks.Add(rank);
        }
        return new PlaceChoice([.. ranks]);
    }
}
