using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Sampling error of a surface at heaps. Are there points as dense as the hot ground that lie between the centres of cells?</summary>
/// <remarks>
/// A heap is a coordinate at which enough incidents for a place are heaped, and which makes a good part of its density by itself. Its
/// density is steepest there, and the centres of cells round it may all be lower than the ground of a place, though it is not. Of
/// incidents that are not heaped none is a heap, and nothing is looked at.
/// </remarks>
internal static class MissedHeaps
{
    /// <summary>As much of a heap's density is its own, at least.</summary>
    private const double OwnShare = 0.25;

    /// <summary>The level at which the ground holds the heaps that belong to it.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="level">The level of the ground.</param>
    /// <param name="ground">The ground.</param>
    /// <param name="places">Where the incidents are.</param>
    /// <param name="fewest">Weight from which on a coordinate is a heap, above 0.</param>
    /// <param name="ownDensity">Density at a place that its own incidents make, in the unit of the surface.</param>
    /// <param name="densityAt">Density at a place, in the unit of the surface.</param>
    /// <returns>The level, or a lower one.</returns>
    public static double Level(
        Surface surface, double level, LevelSet ground, DensityPlaces places, double fewest, Func<int, double> ownDensity,
        Func<int, double> densityAt)
    {
        double lowered = level;
        for (int i = 0; i < places.Count; i++)
        {
            if (places.Weights[i] < fewest || ownDensity(i) < OwnShare * level)
                continue;
            (double easting, double northing) = places.PointOf(i);
            if (ground.PieceAt(easting, northing) != LevelSet.None)
                continue;
            double density = densityAt(i);
            if (density >= level && ownDensity(i) >= OwnShare * density
                && FromSurface.LowestRound(surface, easting, northing) is > 0 and double lowest)
                lowered = Math.Min(lowered, lowest);
        }
        return lowered;
    }
}
