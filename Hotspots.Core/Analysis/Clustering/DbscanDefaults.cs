using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>What are DBSCAN's two numbers when nobody says?</summary>
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

    /// <summary>The rule of <see cref="Epsilon"/> in words.</summary>
    public const string EpsilonRule = "the bend of the k-distance curve, kept within 75 to 400 m";

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
        return new ParameterValue(DbscanMethod.MinPointsName, value, "incidents", ParameterOrigin.Derived, reason);
    }

    /// <summary>Where the k-distance curve bends, kept within 75 to 400 m.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="minPoints">k: the number of incidents that make a core point, itself included.</param>
    /// <param name="workers">Who does it.</param>
    public static ParameterValue Epsilon(PointSet points, int minPoints, WorkSharing workers)
    {
        if (points.Count < minPoints)
            return Value(UsualEpsilon, $"fewer than {minPoints} incidents, no curve to read it from");
        double[] curve = KDistanceCurve.Measure(points, minPoints, LargestEpsilon, workers, out int sampled);
        if (curve.Length < 3)
            return Value(LargestEpsilon, string.Create(CultureInfo.InvariantCulture, $"hardly any incident has {minPoints} within 400 m"));
        double knee = Knee(curve);
        string k = minPoints.ToString(CultureInfo.InvariantCulture), bend = knee.ToString("0.#", CultureInfo.InvariantCulture);
        return knee < SmallestEpsilon ? Value(SmallestEpsilon, $"the smallest allowed; the k-distance curve bends at {bend} m (k = {k})")
            : Value(Math.Round(knee), $"the k-distance curve bends at {bend} m (k = {k})");
    }

    /// <summary>The value at which an ascending curve lies farthest below the straight line from its first to its last value.</summary>
    /// <remarks>Satopää et al., "Finding a 'kneedle' in a haystack", ICDCS workshops 2011, for a convex curve, without smoothing.</remarks>
    internal static double Knee(ReadOnlySpan<double> ascending)
    {
        double rise = ascending[^1] - ascending[0], deepest = 0;
        int knee = ascending.Length / 2;
        if (rise == 0)
            return ascending[0];
        for (int i = 0; i < ascending.Length; i++)
        {
            double below = (double)i / (ascending.Length - 1) - (ascending[i] - ascending[0]) / rise;
            if (below > deepest)
                (deepest, knee) = (below, i);
        }
        return ascending[knee];
    }

    private static ParameterValue Value(double metres, string reason) => new(DbscanMethod.EpsilonName, metres, "m", ParameterOrigin.Derived, reason);
}
