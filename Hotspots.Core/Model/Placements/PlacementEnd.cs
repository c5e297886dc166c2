namespace Hotspots.Core.Model.Placements;

/// <summary>End of a search. Why did a search for sites stop?</summary>
internal enum PlacementEnd
{
    /// <summary>No better answer exists.</summary>
    ProvenOptimal,

    /// <summary>The answer is as close to the best possible as was wanted.</summary>
    GapReached,

    /// <summary>The time given was used up.</summary>
    OutOfTime,

    /// <summary>The fixed limit of work was used up, the same on every machine.</summary>
    OutOfWork,
}
