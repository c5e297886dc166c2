namespace Hotspots.Core.Model.Incidents;

/// <summary>Weights by kind. How much does an incident of each kind count in the ranking?</summary>
/// <param name="Name">Name of the preset, or "given".</param>
/// <param name="Weights">Weight by kind, 0 or more; kinds are matched without regard to case.</param>
/// <param name="Otherwise">Weight of every other kind.</param>
internal sealed record WeightTable(string Name, IReadOnlyDictionary<string, double> Weights, double Otherwise)
{
    /// <summary>Every incident counts 1: the default, because a count can be checked by anyone.</summary>
    public static WeightTable Count { get; } = new("count", new Dictionary<string, double>(), 1)
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

    /// <summary>The presets a user can name.</summary>
    public static IReadOnlyList<WeightTable> Presets { get; } = [Count, Evidence];

    /// <summary>What it is called on the screen; blank for weights that are no preset.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it does to the ranking, in one or two sentences; blank for weights that are no preset.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Does every incident count 1?</summary>
    public bool IsCount => Otherwise == 1 && Weights.Values.All(static w => w == 1);

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
}
