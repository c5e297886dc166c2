using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Methods;

/// <summary>Planar points, each with a weight: what every method of the library works on. Point i is the i-th that was given.</summary>
/// <remarks>
/// Positions are metres on a plane (a national grid, UTM); degrees have to be projected first. What is given is copied. Safe to use from many
/// threads.
/// </remarks>
public sealed class Locations
{
    /// <summary>The identifier of longitudes and latitudes (EPSG:4326), which are no metres.</summary>
    private const int Degrees = 4326;

    private Locations(PointSet points) => Points = points;

    /// <summary>How many points.</summary>
    public int Count => Points.Count;

    /// <summary>Metres east, one a point.</summary>
    public ReadOnlySpan<double> X => Points.Eastings;

    /// <summary>Metres north, one a point.</summary>
    public ReadOnlySpan<double> Y => Points.Northings;

    internal PointSet Points { get; }

    /// <summary>Takes points.</summary>
    /// <param name="points">None empty, none with the SRID 4326, which is degrees.</param>
    /// <param name="weights">How much each counts where a method weighs: as many as points, 0 to 10¹²; none means that each counts 1.</param>
    /// <exception cref="ArgumentException">A point or a weight cannot be used; says which, and what to change.</exception>
    public static Locations FromPoints(IReadOnlyList<Point> points, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[] x = new double[points.Count], y = new double[points.Count];
        for (int i = 0; i < x.Length; i++)
        {
            if (points[i] is not { IsEmpty: false } point)
                throw new ArgumentException($"Point {i} is empty: leave it out.", nameof(points));
            if (point.SRID == Degrees)
                throw new ArgumentException($"Point {i} has the SRID 4326, which is degrees: project the points to metres.", nameof(points));
            (x[i], y[i]) = (point.X, point.Y);
        }
        return new Locations(Columns(x, y, weights));
    }

    /// <summary>Takes columns of coordinates.</summary>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north, as many.</param>
    /// <param name="weights">How much each counts where a method weighs: as many as points, 0 to 10¹²; none means that each counts 1.</param>
    /// <exception cref="ArgumentException">A coordinate or a weight cannot be used; says which, and what to change.</exception>
    public static Locations FromColumns(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default) =>
        new(Columns(x.ToArray(), y.ToArray(), weights));

    private static PointSet Columns(double[] x, double[] y, ReadOnlySpan<double> weights)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"There are {x.Length} x and {y.Length} y: give one of each for every point.", nameof(y));
        if (!weights.IsEmpty && weights.Length != x.Length)
        {
            throw new ArgumentException(
                $"There are {weights.Length} weights for {x.Length} points: give one for every point, or none.", nameof(weights));
        }
        return new PointSet(x, y, weights.IsEmpty ? null : weights.ToArray());
    }
}
