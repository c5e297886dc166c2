using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Request of a problem profile.</summary>
/// <param name="Run">Which incidents, and by which method hotspots are found.</param>
internal sealed record ProblemRequest(RunRequest Run)
{
    /// <summary>The day of the profile, such as 2026-06-30: what happened from it on has no say in the first three pages; null for today, or for
    /// <see cref="Start"/>.</summary>
    public string? On { get; init; }

    /// <summary>Which places: "1", "1,3" or "all"; null for the first.</summary>
    public string? Place { get; init; }

    /// <summary>A file of streets to draw the map with; null for names of streets alone.</summary>
    public string? Streets { get; init; }

    /// <summary>The force's own list of what to do, as <see cref="Briefs.ActionFile"/> reads it; null for none.</summary>
    public string? Actions { get; init; }

    /// <summary>The effect.json that an earlier evaluation wrote; null for none.</summary>
    public string? EffectFile { get; init; }

    /// <summary>The first day of work at the place, which is then evaluated on its ground; null for none.</summary>
    public string? Start { get; init; }

    /// <summary>The last day of that work; null for as long as the data reach.</summary>
    public string? End { get; init; }

    /// <summary>The attended.csv that says how visits were kept; null for none.</summary>
    public string? Attended { get; init; }
}
