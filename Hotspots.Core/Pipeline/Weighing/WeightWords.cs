using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Pipeline.Weighing;

/// <summary>Words of a table of weights, as it is printed, shown and recorded.</summary>
internal static class WeightWords
{
    /// <summary>The factors by grade in one sentence, and whose they are; null for a table that has none.</summary>
    public static string? Of(WeightTable table)
    {
        if (!table.IsGraded)
            return null;
        string[] parts = [.. new[] { Part("source", table.Sources), Part("intelligence", table.Intelligence) }.Where(static part => part.Length > 0)];
        string whose = table == WeightTable.Grade
            ? "The numbers are a convention of this program: ⟨weights⟩ takes others, such as ⟨weights source:2=0.8⟩."
            : "The numbers are those that were given.";
        return $"Incidents count by their grade ({string.Join("; ", parts)}): a part that is not given counts as {WeightTable.UsualSource} or "
            + $"{WeightTable.UsualIntelligence}, a tip without a grade of 3x5x2 as {WeightTable.UsualSource}{WeightTable.UsualIntelligence}, and "
            + $"what is no tip and has no grade in full. {whose}";
    }

    private static string Part(string name, IReadOnlyDictionary<string, double> factors) => factors.Count == 0 ? "" : name + " "
        + string.Join(", ", factors.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Key} ×{one.Value:0.######}")));
}
