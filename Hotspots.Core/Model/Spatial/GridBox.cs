namespace Hotspots.Core.Model.Spatial;

/// <summary>Bounding box. Which upright rectangle of the grid? Sides in metres, all four edges belong to it.</summary>
/// <param name="West">Smallest easting, metres.</param>
/// <param name="South">Smallest northing, metres.</param>
/// <param name="East">Largest easting, metres; not less than <paramref name="West"/>.</param>
/// <param name="North">Largest northing, metres; not less than <paramref name="South"/>.</param>
internal readonly record struct GridBox(double West, double South, double East, double North)
{
    /// <summary>Metres from west to east.</summary>
    public double Width => East - West;

    /// <summary>Metres from south to north.</summary>
    public double Height => North - South;

    /// <summary>The middle of the box.</summary>
    public GridPoint Centre => new((West + East) / 2, (South + North) / 2);

    /// <summary>Is the point inside or on an edge?</summary>
    public bool Contains(GridPoint point) =>
        point.Easting >= West && point.Easting <= East && point.Northing >= South && point.Northing <= North;

    /// <summary>The smallest box round the points.</summary>
    /// <exception cref="ArgumentException">There are no points, or the two columns differ in length.</exception>
    public static GridBox Around(ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings)
    {
        if (eastings.Length != northings.Length)
            throw new ArgumentException("Eastings and northings must be equally many.", nameof(northings));
        if (eastings.IsEmpty)
            throw new ArgumentException("A box needs at least one point.", nameof(eastings));
        double west = eastings[0], east = west, south = northings[0], north = south;
        for (int i = 1; i < eastings.Length; i++)
        {
            west = Math.Min(west, eastings[i]);
            east = Math.Max(east, eastings[i]);
            south = Math.Min(south, northings[i]);
            north = Math.Max(north, northings[i]);
        }
        return new GridBox(west, south, east, north);
    }
}
