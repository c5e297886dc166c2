using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Default parameters of DBSCAN. What are DBSCAN's two numbers when nobody says?</summary>
internal static class DbscanDefaults
{
    /// <summary>Fewer incidents than this are no pattern, however small the area.</summary>
    public const int FewestMinPoints = 5;

    /// <summary>More would hide a street corner in a large town.</summary>
    public const int MostMinPoints = 100;

    /// <summary>Metres. Below this, hotspots break into the single points that positions were snapped to.</summary>
    public const double SmallestEpsilon = 75;

    /// <summary>Metres. Above this, a hotspot is a quarter, not a street.</summary>
    public const double LargestEpsilon = 400;

    /// <summary>Metres, when there are too few incidents for a curve: the side of the cells of British hot-spot trials.</summary>
    public const double UsualEpsilon = 150;

    /// <summary>Metres. Positions are not finer than this: data.police.uk snaps them to map points of eight or more addresses.</summary>
    public const double FinestDistance = 25;

    /// <summary>How many times the density of the median incident still tells one crowded corner from another.</summary>
    public const double MostCrowding = 4;

    /// <summary>The rule of <see cref="Epsilon"/> in words.</summary>
    public const string EpsilonRule = "the bend of the k-distance curve (k = min-points), read as density, kept within 75 to 400 m";

    /// <summary>The rule of <see cref="MinPoints"/> in words.</summary>
    public const string MinPointsRule = "half the square root of the number of incidents in the area, kept within 5 to 100";

    /// <summary>Half the square root of the number of incidents, kept within 5 to 100.</summary>
    public static ParameterValue MinPoints(int incidents)
    {
        double half = Math.Round(Math.Sqrt(incidents) / 2, MidpointRounding.AwayFromZero);
        double value = Math.Clamp(half, FewestMinPoints, MostMinPoints);
        string count = incidents.ToString("N0", CultureInfo.InvariantCulture);
        string reason = half < FewestMinPoints ? $"the fewest that make a pattern; half the square root of {count} incidents is less"
            : half > MostMinPoints ? $"the most that leave single streets visible; half the square root of {count} incidents is more"
            : $"half the square root of {count} incidents";
        return DbscanMethod.MinPoints.Derived(value, reason);
    }

    /// <summary>Where the k-distance curve, read as density, bends; kept within 75 to 400 m.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="minPoints">k: the number of incidents that make a core point, itself included.</param>
    /// <param name="workers">Who does it.</param>
    public static ParameterValue Epsilon(PointSet points, int minPoints, WorkSharing workers)
    {
        string k = minPoints.ToString(CultureInfo.InvariantCulture);
        if (points.Count < minPoints)
            return DbscanMethod.Epsilon.Derived(
                UsualEpsilon, $"the usual cell of hot-spot trials; fewer than {k} incidents have no k-distance curve");
        double[] curve = KDistanceCurve.Measure(points, minPoints, LargestEpsilon, workers);
        if (curve.Length == 0)
            return DbscanMethod.Epsilon.Derived(LargestEpsilon, $"the largest allowed; no incident has {k} within 400 m");
        double bend = Math.Round(Bend(curve));
        string found = string.Create(CultureInfo.InvariantCulture, $"the k-distance curve bends at {bend} m (k = {k})");
        return bend < SmallestEpsilon
            ? DbscanMethod.Epsilon.Derived(SmallestEpsilon, $"the smallest allowed; {found}")
            : DbscanMethod.Epsilon.Derived(bend, found);
    }

    /// <summary>The distance at which an ascending k-distance curve, read as density, lies farthest below its chord.</summary>
    /// <remarks>
    /// <para>
    /// k incidents within d are a density of k/πd². Drawn from the densest incident to the sparsest, density falls steeply at the
    /// crowded corners, bends, and runs flat through the ordinary streets: the bend parts the two, and so is the ε for hotspots.
    /// The bend of the bare distances comes later, where the streets end and the fields begin: with it, most of a town is one cluster.
    /// The point farthest below the chord is Satopää et al.'s ("Finding a 'kneedle' in a haystack", ICDCS workshops 2011), without
    /// smoothing.
    /// </para>
    /// <para>
    /// Positions snapped to one coordinate have distance 0 and no density at all. Densities are therefore cut off at
    /// <see cref="MostCrowding"/> times that of the median incident, and distances at <see cref="FinestDistance"/>.
    /// </para>
    /// </remarks>
    internal static double Bend(ReadOnlySpan<double> ascending)
    {
        double finest = Math.Max(FinestDistance, ascending[ascending.Length / 2] / Math.Sqrt(MostCrowding));
        double densest = Density(ascending[0]), sparsest = Density(ascending[^1]), deepest = 0;
        int bend = ascending.Length - 1;
        for (int i = 0; i < ascending.Length && densest > sparsest; i++)
        {
            double along = (double)i / (ascending.Length - 1), height = (Density(ascending[i]) - sparsest) / (densest - sparsest);
            double below = 1 - along - height;
            if (below > deepest)
                (deepest, bend) = (below, i);
        }
        return ascending[bend];

        double Density(double distance) => 1 / (Math.Max(distance, finest) * Math.Max(distance, finest));
    }
}
