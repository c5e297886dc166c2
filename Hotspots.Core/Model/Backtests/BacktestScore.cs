namespace Hotspots.Core.Model.Backtests;

/// <summary>Prediction measures of one map in one test: what happened in the ground it flagged, and the most that could have.</summary>
internal sealed record BacktestScore
{
    /// <summary>The study area.</summary>
    public required string Town { get; init; }

    /// <summary>Number of the fold, 1 for the earliest.</summary>
    public required int Fold { get; init; }

    /// <summary>The map: "counts", "kde".</summary>
    public required string Method { get; init; }

    /// <summary>Ground flagged, km².</summary>
    public required double FlaggedKm2 { get; init; }

    /// <summary>Cells flagged.</summary>
    public required int Cells { get; init; }

    /// <summary>Pieces they hang together in, 1 or more.</summary>
    public required int Patches { get; init; }

    /// <summary>Ground over perimeter of all pieces, metres: the larger the more compact, and the easier to walk.</summary>
    public required double AreaToPerimeter { get; init; }

    /// <summary>Test incidents in the ground; cells that tie for the last places share them, so that it may be no whole number.</summary>
    public required double Hits { get; init; }

    /// <summary>All test incidents of the town, those outside its cells too.</summary>
    public required long Of { get; init; }

    /// <summary>Hits over all, 0 to 1; null where nothing happened.</summary>
    public double? HitRate { get; init; }

    /// <summary>Lower end of its 95 % interval (Wilson), incidents taken as independent.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>The most that any map of as many cells could have held.</summary>
    public required long Best { get; init; }

    /// <summary>Prediction efficiency index: hits over the best, 0 to 1; null where nothing happened.</summary>
    public double? PeiStar { get; init; }

    /// <summary>
    /// Prediction accuracy index: share of incidents over share of ground; it grows with the study area. Null where nothing happened.
    /// </summary>
    public double? Pai { get; init; }

    /// <summary>Ground of the town that could have been flagged, km².</summary>
    public required double StudyKm2 { get; init; }

    /// <summary>Search efficiency: hits per km² flagged.</summary>
    public required double HitsPerKm2 { get; init; }

    /// <summary>Hits with the emptiest of the tied cells.</summary>
    public required int TieLow { get; init; }

    /// <summary>Hits with the fullest of them.</summary>
    public required int TieHigh { get; init; }

    /// <summary>Share of the flagged cells in which a patrol was during the test, 0 to 1; null where nobody said where patrols were.</summary>
    public double? PatrolledShare { get; init; }

    /// <summary>Test incidents in the flagged cells in which none was; null where nobody said.</summary>
    public double? HitsUnpatrolled { get; init; }

    /// <summary>All test incidents of the town but those in cells in which a patrol was; null where nobody said.</summary>
    public long? OfUnpatrolled { get; init; }
}
