
namespace Hotspots.Core.Model.Backtests;

/// <summary>Everything that came out of a back-test.</summary>
/// <param name="Scores">One a town, fold, map and size of ground.</param>
/// <param name="Record">How it was made, and what it comes to.</param>
internal sealed record BacktestResult(IReadOnlyList<BacktestScore> Scores, BacktestRecord Record);

/// <summary>Record of a back-test: how it was made, and what came out. Written beside its table.</summary>
internal sealed record BacktestRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public BacktestRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The rule by which a map is chosen, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Length of a test: "28 days", "month".</summary>
    public required string Horizon { get; init; }

    /// <summary>Side of the square that is as large as a cell, metres.</summary>
    public required double CellMetres { get; init; }

    /// <summary>The towns that were tested, by name.</summary>
    public required IReadOnlyList<string> Towns { get; init; }

    /// <summary>The folds, the earliest first.</summary>
    public required IReadOnlyList<BacktestFoldRecord> Folds { get; init; }

    /// <summary>The map that the earlier folds chose.</summary>
    public required string Choice { get; init; }

    /// <summary>Why, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Each map against the plain counts, over the folds of the choice.</summary>
    public required IReadOnlyList<BacktestRival> Rivals { get; init; }

    /// <summary>Each map and size of ground over the folds of the choice; empty where there is but one fold.</summary>
    public required IReadOnlyList<BacktestSummary> Earlier { get; init; }

    /// <summary>The same in the last fold, which had no say.</summary>
    public required IReadOnlyList<BacktestSummary> Kept { get; init; }
}
