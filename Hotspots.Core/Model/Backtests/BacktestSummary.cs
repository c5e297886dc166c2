namespace Hotspots.Core.Model.Backtests;

/// <summary>A rolling-origin fold: a map is made from everything before, and held against what followed.</summary>
/// <param name="Fold">Its number, 1 for the earliest.</param>
/// <param name="TrainFrom">First day of what the maps are made from.</param>
/// <param name="TrainTo">Last day, inclusive.</param>
/// <param name="TestFrom">First day of the test.</param>
/// <param name="TestTo">Last day, inclusive.</param>
/// <param name="Trained">Incidents the maps were made from.</param>
/// <param name="Tested">Incidents they were held against.</param>
/// <param name="IsKept">Was it kept out of the choice? The last is, and the sentence speaks of it.</param>
internal sealed record BacktestFoldRecord(
    int Fold, string TrainFrom, string TrainTo, string TestFrom, string TestTo, int Trained, int Tested, bool IsKept);

/// <summary>Pooled prediction measures of one map over towns, and over folds.</summary>
internal sealed record BacktestSummary
{
    /// <summary>The map: "counts", "kde".</summary>
    public required string Method { get; init; }

    /// <summary>The same in words: "Counts of all earlier incidents".</summary>
    public required string Title { get; init; }

    /// <summary>Ground flagged in each town, km².</summary>
    public required double FlaggedKm2 { get; init; }

    /// <summary>Cells flagged in each town.</summary>
    public required int Cells { get; init; }

    /// <summary>Hits over all towns, and over all folds of which it speaks.</summary>
    public required double Hits { get; init; }

    /// <summary>Test incidents.</summary>
    public required long Of { get; init; }

    /// <summary>Hits over all, 0 to 1; null where nothing happened.</summary>
    public double? HitRate { get; init; }

    /// <summary>Lower end of the 95 % interval: of one fold Wilson's, of several by bootstrap of folds and incidents.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>Middle of the folds' hit rates; null where nothing happened.</summary>
    public double? Median { get; init; }

    /// <summary>Lowest of them.</summary>
    public double? Lowest { get; init; }

    /// <summary>Highest of them.</summary>
    public double? Highest { get; init; }

    /// <summary>The most that any maps of as many cells could have held.</summary>
    public required long Best { get; init; }

    /// <summary>Hits over the best, 0 to 1; null where nothing happened.</summary>
    public double? PeiStar { get; init; }

    /// <summary>
    /// Prediction accuracy index over all: share of incidents over share of ground; it grows with the study area. Null where nothing
    /// happened.
    /// </summary>
    public double? Pai { get; init; }

    /// <summary>Share of the flagged cells in which a patrol was during the test, 0 to 1; null where nobody said where patrols were.</summary>
    public double? PatrolledShare { get; init; }

    /// <summary>Hits in the flagged cells in which none was; null where nobody said.</summary>
    public double? HitsUnpatrolled { get; init; }

    /// <summary>Test incidents where none was; null where nobody said.</summary>
    public long? OfUnpatrolled { get; init; }
}

/// <summary>Paired comparison of one map with the plain counts, over the folds of the choice.</summary>
/// <param name="Method">The map.</param>
/// <param name="OnlyThis">Incidents that it alone held.</param>
/// <param name="OnlyCounts">Incidents that the plain counts alone held.</param>
/// <param name="P">McNemar's exact test, two-sided.</param>
/// <param name="PCorrected">The same for the number of maps that were tried (Bonferroni).</param>
/// <param name="FoldsWon">Folds in which it had more hits.</param>
/// <param name="Folds">Folds that were looked at.</param>
/// <param name="IsBetter">More hits in all, in most folds, and beyond chance.</param>
internal sealed record BacktestRival(
    string Method, long OnlyThis, long OnlyCounts, double P, double PCorrected, int FoldsWon, int Folds, bool IsBetter);
