namespace Hotspots.Desktop.Seam;

/// <summary>A profile of layers that are handed over. The page's <c>ReleaseProfile</c>.</summary>
/// <param name="Name">"partner".</param>
/// <param name="Words">For whom it is.</param>
/// <param name="Rules">Its numbers.</param>
internal sealed record ReleaseProfileAnswer(string Name, string Words, ReleaseRuleAnswer[] Rules);

/// <summary>A number of a profile. The page's <c>ReleaseRule</c>.</summary>
internal sealed record ReleaseRuleAnswer(string Words, int Value, string Unit);

/// <summary>What would be handed over, and how it was made. The page's <c>ReleaseAnswer</c>.</summary>
internal sealed record ReleaseAnswer
{
    /// <summary>By which it is written, as it is.</summary>
    public required string Key { get; init; }

    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    public required string Profile { get; init; }

    public required string Recipient { get; init; }

    public required string Area { get; init; }

    /// <summary>What was proved.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>For the force: step by step how it was made.</summary>
    public required ReleaseStepAnswer[] Steps { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Counts from 1 to below this are hidden, and others with them.</summary>
    public required int Threshold { get; init; }

    /// <summary>Counts are rounded to this; 1 for exact ones.</summary>
    public required int RoundedTo { get; init; }

    /// <summary>"addresses" or "postcodes".</summary>
    public required string AddressesAre { get; init; }

    /// <summary>Names of the files in the archive.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Where the ledger is.</summary>
    public required string Ledger { get; init; }

    public required ReleaseCellAnswer[] Cells { get; init; }

    /// <summary>The oldest first.</summary>
    public required ReleasePeriodAnswer[] Periods { get; init; }
}

/// <summary>One step. The page's <c>ReleaseStep</c>.</summary>
internal sealed record ReleaseStepAnswer(string Name, string Words);

/// <summary>One cell. The page's <c>ReleaseCell</c>.</summary>
/// <param name="Name">"TM 178 155".</param>
/// <param name="Band">Roughly how many addresses it has: "50 to 99".</param>
/// <param name="At">Easting and northing of a place in it, metres.</param>
/// <param name="Outline">Polygons, rings (the first is the exterior), positions; metres.</param>
internal sealed record ReleaseCellAnswer(string Name, string Band, double[] At, double[][][][] Outline);

/// <summary>One period. The page's <c>ReleasePeriod</c>.</summary>
/// <param name="Name">"2026-05".</param>
/// <param name="Words">"May 2026".</param>
/// <param name="Counts">One a cell, in their order; null where hidden, for whatever reason.</param>
/// <param name="Total">Of all cells; null where hidden.</param>
internal sealed record ReleasePeriodAnswer(string Name, string Words, int?[] Counts, int? Total);
