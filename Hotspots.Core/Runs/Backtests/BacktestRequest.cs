using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Request for a back-test: which incidents, how many tests, how long each, and how much ground.</summary>
/// <param name="Run">Which incidents, areas and weights; limits of time are limits of everything that is looked at.</param>
/// <param name="Folds">Tests at most, as <see cref="BacktestParameters.Folds"/>; fewer where the data are short.</param>
/// <param name="Horizon">Length of a test: "28d", "month"; null for 28 days, and months where only months are known.</param>
/// <param name="Flag">Ground flagged in each town: "1km2", "20cells", "plan"; null for 1 km². Half of it and twice as much are shown, too.</param>
internal sealed record BacktestRequest(RunRequest Run, int Folds = BacktestRequest.UsualFolds, string? Horizon = null, string? Flag = null)
{
    /// <summary>Tests when nobody says.</summary>
    public const int UsualFolds = 6;

    /// <summary>Maps that are tried beside the plain counts, by name; null for the usual ones.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>Of the flag "plan": teams in a town; null otherwise.</summary>
    public int? Teams { get; init; }

    /// <summary>Of the flag "plan": places that a team visits; null otherwise.</summary>
    public int? Visits { get; init; }

    /// <summary>Do the ground and the horizon keep to the rules of the forecasting challenge of the National Institute of Justice?</summary>
    public bool IsNij { get; init; }

    /// <summary>A file of positions of patrols, with times where they are known; null for none.</summary>
    public string? PatrolFile { get; init; }

    /// <summary>Names of the maps that there are: "counts, last-month, blend, kde …".</summary>
    public static string MapNames => MapWish.Names();
}
