using System.Collections.Frozen;

namespace Hotspots.Core.Model.Incidents;

/// <summary>Weights by kind and grade. How much does an incident count in the ranking?</summary>
/// <remarks>
/// The weight of its kind, times a factor for its source and one for its intelligence where the table has any: see <see cref="Of(string, string)"/>.
/// Immutable and safe to use from many threads.
/// </remarks>
/// <param name="Name">Name of the preset, or "given".</param>
/// <param name="Weights">Weight by kind, 0 or more; kinds are matched without regard to case.</param>
/// <param name="Otherwise">Weight of every other kind.</param>
internal sealed record WeightTable(string Name, IReadOnlyDictionary<string, double> Weights, double Otherwise)
{
    /// <summary>Before the code of a source in a table of one's own and in records: "source:2".</summary>
    public const string SourcePrefix = "source:";

    /// <summary>Before the code of an intelligence assessment: "intelligence:D".</summary>
    public const string IntelligencePrefix = "intelligence:";

    /// <summary>A source that is not given counts as one that is untested.</summary>
    public const char UsualSource = '2';

    /// <summary>An assessment that is not given counts as not known.</summary>
    public const char UsualIntelligence = 'D';

    /// <summary>Every incident counts 1: the default, because a count can be checked by anyone.</summary>
    public static WeightTable Count { get; } = new("count", FrozenDictionary<string, double>.Empty, 1)
    {
        Title = "Every incident counts 1",
        Effect = "The ranking is by number of incidents, which anyone can check.",
    };

    /// <summary>
    /// Proven things count more than said things: a tip 1, a warrant 3, a seizure 5, all else 1. A preset to try, not a finding.
    /// </summary>
    public static WeightTable Evidence { get; } = new(
        "evidence",
        new Dictionary<string, double> { [IncidentKind.Tip] = 1, [IncidentKind.Warrant] = 3, [IncidentKind.Seizure] = 5 },
        1)
    {
        Title = "Proven things count more",
        Effect = "A tip counts 1, a warrant 3, a seizure 5, all else 1. A preset to try, not a finding.",
    };

    /// <summary>
    /// A tip counts by its grade, and what was found counts 1. Each step down the scale halves; what is corroborated (B) counts as what was known
    /// directly (A), and what is suspected false counts nothing. A convention of this tool, not a finding.
    /// </summary>
    public static WeightTable Grade { get; } = new("grade", FrozenDictionary<string, double>.Empty, 1)
    {
        Title = "Tips count by their grade",
        Effect = "What was found counts 1; a tip counts by its source times its intelligence, so that 1A counts 1 and 2D an eighth. "
            + "The numbers are a convention of this program, not a finding.",
        Sources = new Dictionary<string, double> { ["1"] = 1, ["2"] = 0.5, ["3"] = 0.25 },
        Intelligence = new Dictionary<string, double> { ["A"] = 1, ["B"] = 1, ["C"] = 0.5, ["D"] = 0.25, ["E"] = 0 },
    };

    /// <summary>The presets a user can name.</summary>
    public static IReadOnlyList<WeightTable> Presets { get; } = [Count, Evidence, Grade];

    /// <summary>What it is called on the screen; blank for weights that are no preset.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it does to the ranking, in one or two sentences; blank for weights that are no preset.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Factor by the source of a 3x5x2 grade, 1 to 3; 1 for what is not named.</summary>
    public IReadOnlyDictionary<string, double> Sources { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>Factor by the intelligence of a 3x5x2 grade, A to E; 1 for what is not named.</summary>
    public IReadOnlyDictionary<string, double> Intelligence { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>Does a grade change how much an incident counts?</summary>
    public bool IsGraded => Sources.Count > 0 || Intelligence.Count > 0;

    /// <summary>Does every incident count 1?</summary>
    public bool IsCount => Otherwise == 1 && Weights.Values.Concat(Sources.Values).Concat(Intelligence.Values).All(static w => w == 1);

    /// <summary>The weight of a kind.</summary>
    public double Of(string kind)
    {
        foreach ((string name, double weight) in Weights)
        {
            if (string.Equals(name, kind, StringComparison.OrdinalIgnoreCase))
                return weight;
        }
        return Otherwise;
    }

    /// <summary>The weight of an incident.</summary>
    /// <remarks>
    /// A part of a grade that is not given, or is of another scheme, counts as <see cref="UsualSource"/> and <see cref="UsualIntelligence"/>. A tip
    /// without any grade counts so altogether; anything else without a grade has no factor.
    /// </remarks>
    /// <param name="kind">Its kind.</param>
    /// <param name="reliance">How far it can be relied on; see <see cref="Grading.Reliance"/>.</param>
    public double Of(string kind, string reliance)
    {
        double ofKind = Of(kind);
        if (!IsGraded)
            return ofKind;
        if (reliance.Length == 0)
            return string.Equals(kind, IncidentKind.Tip, StringComparison.OrdinalIgnoreCase)
                ? ofKind * Factor(Sources, UsualSource) * Factor(Intelligence, UsualIntelligence) : ofKind;
        char source = reliance[0] == Grading.Unknown ? UsualSource : reliance[0];
        char intelligence = reliance[1] == Grading.Unknown ? UsualIntelligence : reliance[1];
        return ofKind * Factor(Sources, source) * Factor(Intelligence, intelligence);
    }

    private static double Factor(IReadOnlyDictionary<string, double> factors, char code) => factors.TryGetValue(code.ToString(), out double factor)
        ? factor : 1;
}
