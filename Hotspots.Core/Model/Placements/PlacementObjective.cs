namespace Hotspots.Core.Model.Placements;

/// <summary>Objective of a placement. What makes a choice of sites good?</summary>
internal enum PlacementObjective
{
    /// <summary>As much weight as possible within reach of a site: the maximal covering location problem of Church and ReVelle, 1974.</summary>
    Coverage,

    /// <summary>The smallest weighted sum of distances to the nearest site: the p-median of Hakimi, 1964.</summary>
    Median,

    /// <summary>The smallest distance from the worst-placed demand to its nearest site: the p-center of Hakimi, 1964.</summary>
    Center,
}
