namespace Hotspots.Core.Model.Lines;

/// <summary>Overlap and turf change of two county lines: of places, and never of people.</summary>
internal sealed record LineLink
{
    /// <summary>One line.</summary>
    public required string A { get; init; }

    /// <summary>The other.</summary>
    public required string B { get; init; }

    /// <summary>Cells of 150 m in 28 days that A occupied, in towns and times in which both were seen.</summary>
    public required int CellsA { get; init; }

    /// <summary>Those that B occupied.</summary>
    public required int CellsB { get; init; }

    /// <summary>Those that both did.</summary>
    public required int Shared { get; init; }

    /// <summary>Jaccard index: shared of all that either occupied, 0 to 1.</summary>
    public required double Jaccard { get; init; }

    /// <summary>Its mean where the names of lines are shuffled within town and time; null where it was not tested.</summary>
    public double? Expected { get; init; }

    /// <summary>Chance of an index at least as high; null where there are too few.</summary>
    public double? P { get; init; }

    /// <summary>The same corrected for all pairs tested.</summary>
    public double? Q { get; init; }

    /// <summary>Do they share more places than chance makes?</summary>
    public bool IsShared { get; init; }

    /// <summary>Cells of 150 m in which both were seen in the two periods that are compared.</summary>
    public required int Places { get; init; }

    /// <summary>Incidents of A there in the earlier period.</summary>
    public required int BeforeA { get; init; }

    /// <summary>Incidents of A there in the later one.</summary>
    public required int AfterA { get; init; }

    /// <summary>Incidents of B there in the earlier period.</summary>
    public required int BeforeB { get; init; }

    /// <summary>Incidents of B there in the later one.</summary>
    public required int AfterB { get; init; }

    /// <summary>Chance of so large a fall of one and so large a rise of the other where neither changed; null where there are too few.</summary>
    public double? TurfP { get; init; }

    /// <summary>The same corrected for all pairs tested.</summary>
    public double? TurfQ { get; init; }

    /// <summary>"too few", "no change", "A fewer, B more" or "B fewer, A more".</summary>
    public required string Turf { get; init; }
}

/// <summary>Words of a turf change, which say what was counted and never who did what to whom.</summary>
internal static class TurfWord
{
    /// <summary>Nothing was tested.</summary>
    public const string TooFew = "too few";

    /// <summary>It was, and is not beyond chance.</summary>
    public const string NoChange = "no change";

    /// <summary>The first line has fewer and the second more.</summary>
    public const string AFell = "A fewer, B more";

    /// <summary>The second has fewer and the first more.</summary>
    public const string BFell = "B fewer, A more";
}
