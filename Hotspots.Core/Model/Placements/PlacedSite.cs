using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Placements;

/// <summary>Placed site. Where does one team stand, and what is it good for?</summary>
internal sealed class PlacedSite
{
    /// <summary>Index among the sites of the request.</summary>
    public required int Site { get; init; }

    /// <summary>Where it is.</summary>
    public required GridPoint Place { get; init; }

    /// <summary>Was it there already?</summary>
    public required bool IsFixed { get; init; }

    /// <summary>What it adds to the sites before it: weight covered; for the median the fall of the weighted distance, for the center that of the
    /// worst distance. The first site of those two has nothing to be compared with: 0.</summary>
    public required double Gain { get; init; }

    /// <summary>Weight within its reach, shared with others or not; what it serves when there is no reach.</summary>
    public required double WeightInReach { get; init; }

    /// <summary>Weight of the demand it serves.</summary>
    public required double WeightServed { get; init; }

    /// <summary>Weighted mean travel to the demand it serves; 0 when it serves none.</summary>
    public required double MeanDistance { get; init; }

    /// <summary>Indices of the demand it serves, ascending: that within reach to which it is the nearest site (the assigned, where there is a
    /// capacity).</summary>
    public required int[] Demand { get; init; }
}
