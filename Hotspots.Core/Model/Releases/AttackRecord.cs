using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Releases;

/// <summary>Hidden count as an attack found it.</summary>
/// <param name="Place">"B".</param>
/// <param name="Period">"2026-05", or the column of a table.</param>
/// <param name="Least">It cannot be less.</param>
/// <param name="Most">It cannot be more; null where nothing limits it.</param>
/// <param name="IsExact">Is it proved that the range is no wider?</param>
/// <param name="IsHidden">Does a file hide it? Else it is a piece that no file tells, such as the difference of two.</param>
/// <param name="ToldBy">What tells it: sums, in words; empty where nothing narrows it.</param>
internal sealed record AttackedCount(string Place, string Period, int Least, int? Most, bool IsExact, bool IsHidden, IReadOnlyList<string> ToldBy)
{
    /// <summary>Does its value follow?</summary>
    public bool IsKnown => Most == Least;
}

/// <summary>Outcome of an attack on layers: what somebody can work out of them.</summary>
internal sealed record AttackRecord
{
    /// <summary>The files, in the order in which they were given.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Counts in them, hidden or not.</summary>
    public required int Counts { get; init; }

    /// <summary>Those of them that are hidden.</summary>
    public required int Hidden { get; init; }

    /// <summary>Counts from 1 to below this are taken to be secret.</summary>
    public required int Threshold { get; init; }

    /// <summary>The outcome in plain sentences.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>What was hidden or not told, the narrowest first.</summary>
    public required IReadOnlyList<AttackedCount> Found { get; init; }

    /// <summary>How the files were understood, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
