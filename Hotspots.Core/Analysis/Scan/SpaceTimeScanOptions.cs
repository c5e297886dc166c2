using Hotspots.Core.Analysis.Scan.Replicas;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Which cylinders does <see cref="SpaceTimeScan"/> look at, and how does it tell them from chance?</summary>
internal sealed record SpaceTimeScanOptions : ReplicaOptions
{
    /// <summary>Largest radius of a circle, in the unit of the positions, above 0; a place at that distance is inside.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double MaxRadius
    {
        get;
        init => field = OptionRange.Kept(value, value > 0 && double.IsFinite(value), "largest radius must be above 0");
    }

    /// <summary>Longest window, in steps, 1 or more.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required int MaxSteps
    {
        get;
        init => field = OptionRange.Kept(value, value >= 1, "longest window must be 1 step or more");
    }
}
