namespace Hotspots.Core.Evaluation.Attendance;

/// <summary>Point in polygon, and distance to it, of a place's ground.</summary>
/// <remarks>
/// The edges of all rings as columns. A point is inside where a ray to the east crosses them an odd number of times; the distance is that to the
/// nearest edge. O(edges) a fix, and nothing but four comparisons for nearly all of them, which lie outside the box. Safe to ask from many threads.
/// </remarks>
/// <param name="x">Eastings of the edges' beginnings, metres.</param>
/// <param name="y">Northings of the edges' beginnings.</param>
/// <param name="toX">Eastings of the edges' ends.</param>
/// <param name="toY">Northings of the edges' ends.</param>
internal sealed class PlaceGround(double[] x, double[] y, double[] toX, double[] toY)
{
    private readonly double _west = x.Length == 0 ? double.PositiveInfinity : x.Min();
    private readonly double _east = x.Length == 0 ? double.NegativeInfinity : x.Max();
    private readonly double _south = y.Length == 0 ? double.PositiveInfinity : y.Min();
    private readonly double _north = y.Length == 0 ? double.NegativeInfinity : y.Max();

    /// <summary>The box round it, wider by a margin: west, south, east and north.</summary>
    public (double West, double South, double East, double North) Box(double margin) =>
        (_west - margin, _south - margin, _east + margin, _north + margin);

    /// <summary>Is a place on the ground itself? One on its very edge is on either side.</summary>
    public bool Holds(double easting, double northing)
    {
        if (easting < _west || easting > _east || northing < _south || northing > _north)
            return false;
        bool inside = false;
        for (int i = 0; i < x.Length; i++)
        {
            if (y[i] > northing != toY[i] > northing && easting < x[i] + (toX[i] - x[i]) * ((northing - y[i]) / (toY[i] - y[i])))
                inside = !inside;
        }
        return inside;
    }

    /// <summary>Is a place outside the ground no farther from it than so many metres?</summary>
    public bool IsNear(double easting, double northing, double metres)
    {
        if (easting < _west - metres || easting > _east + metres || northing < _south - metres || northing > _north + metres)
            return false;
        double most = metres * metres;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = toX[i] - x[i], dy = toY[i] - y[i], px = easting - x[i], py = northing - y[i];
            double length = dx * dx + dy * dy;
            double along = length > 0 ? Math.Clamp((px * dx + py * dy) / length, 0, 1) : 0;
            double ex = px - along * dx, ey = py - along * dy;
            if (ex * ex + ey * ey <= most)
                return true;
        }
        return false;
    }
}
