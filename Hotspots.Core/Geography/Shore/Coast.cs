using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography.Shore;

/// <summary>Point in polygon on the basemap's land: whether a place is surely in the sea.</summary>
/// <remarks>
/// The coast is off by up to 300 m (data/basemap/README.md), so a place is in the sea only where neither it nor any of eight points 300 m round it
/// is land: Britain's, Ireland's or the Continent's. Safe to use from many threads.
/// </remarks>
internal sealed class Coast
{
    /// <summary>How far the coast may be off, metres.</summary>
    private const double Doubt = 300;

    private const int Directions = 8;

    private static readonly Lazy<Coast> LazyBritain = new(static () => new Coast());

    private readonly List<(Envelope Box, Polygon Ground, IndexedPointInAreaLocator Part)> _land = [];

    private Coast()
    {
        foreach (Polygon part in BasemapFile.Polygons(typeof(Coast).Assembly, "basemap/local.bin", "land"))
            _land.Add((part.EnvelopeInternal, part, new IndexedPointInAreaLocator(part)));
    }

    /// <summary>The coast that travels with the tool; read when first asked for.</summary>
    public static Coast Britain => LazyBritain.Value;

    /// <summary>Is it surely in the sea?</summary>
    /// <param name="place">On the National Grid, also beyond Britain.</param>
    public bool IsSea(GridPoint place)
    {
        if (IsLand(place.Easting, place.Northing))
            return false;
        for (int k = 0; k < Directions; k++)
        {
            (double north, double east) = Math.SinCos(2 * Math.PI * k / Directions);
            if (IsLand(place.Easting + Doubt * east, place.Northing + Doubt * north))
                return false;
        }
        return true;
    }

    /// <summary>The land whose box meets a box, as it is drawn: up to 300 m off.</summary>
    public IEnumerable<Polygon> LandAt(Envelope where) =>
        _land.Where(part => part.Box.Intersects(where)).Select(static part => part.Ground);

    private bool IsLand(double easting, double northing)
    {
        var at = new Coordinate(easting, northing);
        foreach ((Envelope box, _, IndexedPointInAreaLocator part) in _land)
        {
            if (box.Contains(at) && part.Locate(at) != Location.Exterior)
                return true;
        }
        return false;
    }
}
