using System.Globalization;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Hotspots.Core.Placement;

/// <summary>Candidate sites. Where might a team stand, when nobody has said?</summary>
internal static class CandidateSites
{
    /// <summary>Spacing over reach when none is given: a third, so that no place is farther than a quarter of the reach from a site.</summary>
    public const double SpacingPerReach = 1.0 / 3;

    /// <summary>More sites than this are too many to choose from in reasonable time.</summary>
    public const int MostSites = 100_000;

    /// <summary>A square lattice whose points are multiples of the spacing, so that two runs propose the same places. Rows from south to north,
    /// each from west to east.</summary>
    /// <param name="area">To be filled, edges included.</param>
    /// <param name="spacing">Metres, above 0.</param>
    /// <exception cref="ArgumentException">The spacing is not above 0, or gives more than <see cref="MostSites"/>.</exception>
    public static PointSet Lattice(Geometry area, double spacing)
    {
        Envelope box = area.EnvelopeInternal;
        IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(area);
        return Lattice(new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY), spacing, place => prepared.Covers(Point(place)));
    }

    /// <inheritdoc cref="Lattice(Geometry, double)"/>
    public static PointSet Lattice(GridBox area, double spacing) => Lattice(area, spacing, static _ => true);

    /// <summary>The centres of the squares that hold demand; squares' corners are multiples of their side. From south to north, then west to
    /// east.</summary>
    /// <param name="demand">Incidents or hotspots.</param>
    /// <param name="side">Metres, above 0.</param>
    /// <exception cref="ArgumentException">The side is not above 0, or there are more than <see cref="MostSites"/> squares.</exception>
    public static PointSet Cells(PointSet demand, double side)
    {
        Require(side);
        var cells = new HashSet<(double Row, double Column)>();
        for (int i = 0; i < demand.Count; i++)
            cells.Add((Math.Floor(demand.Northings[i] / side), Math.Floor(demand.Eastings[i] / side)));
        if (cells.Count > MostSites)
            throw TooMany(cells.Count, side);
        (double Row, double Column)[] sorted = [.. cells];
        Array.Sort(sorted);
        return new PointSet(Array.ConvertAll(sorted, cell => (cell.Column + 0.5) * side), Array.ConvertAll(sorted, cell => (cell.Row + 0.5) * side));
    }

    /// <summary>Indices of the points inside zones where nobody may stand, edges included, ascending: for
    /// <see cref="PlacementRequest.Forbidden"/>.</summary>
    public static int[] Inside(PointSet points, Geometry zones)
    {
        if (zones.IsEmpty)
            return [];
        IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(zones);
        var inside = new List<int>();
        for (int i = 0; i < points.Count; i++)
        {
            if (prepared.Covers(Point(points[i])))
                inside.Add(i);
        }
        return [.. inside];
    }

    /// <summary>The demand outside the zones: for those who want nothing inside served either.</summary>
    /// <exception cref="ArgumentException">Nothing is left.</exception>
    public static PointSet Outside(PointSet demand, Geometry zones)
    {
        int[] inside = Inside(demand, zones);
        int[] left = [.. Enumerable.Range(0, demand.Count).Where(i => Array.BinarySearch(inside, i) < 0)];
        return left.Length > 0 || demand.Count == 0 ? demand.Select(left)
            : throw new ArgumentException("All demand lies in the forbidden zones: make them smaller, or let their demand be served from outside.");
    }

    private static PointSet Lattice(GridBox area, double spacing, Func<GridPoint, bool> isWanted)
    {
        Require(spacing);
        double west = Math.Ceiling(area.West / spacing), east = Math.Floor(area.East / spacing);
        double south = Math.Ceiling(area.South / spacing), north = Math.Floor(area.North / spacing);
        double count = Math.Max(0, east - west + 1) * Math.Max(0, north - south + 1);
        if (!(count <= 20.0 * MostSites))
            throw TooMany(count, spacing);
        List<double> eastings = [], northings = [];
        for (double row = south; row <= north; row++)
        {
            for (double column = west; column <= east; column++)
            {
                var place = new GridPoint(column * spacing, row * spacing);
                if (!isWanted(place))
                    continue;
                eastings.Add(place.Easting);
                northings.Add(place.Northing);
            }
        }
        if (eastings.Count > MostSites)
            throw TooMany(eastings.Count, spacing);
        return new PointSet([.. eastings], [.. northings]);
    }

    private static Point Point(GridPoint place) => new(place.Easting, place.Northing);

    private static void Require(double spacing)
    {
        if (!(spacing > 0 && double.IsFinite(spacing)))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The distance between candidate sites must be above 0 m; it was {spacing}."));
    }

    private static ArgumentException TooMany(double count, double spacing) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"A distance of {spacing} m gives {count:N0} candidate sites, more than {MostSites:N0}: choose a larger one or a smaller area."));
}
