using System.Collections.Concurrent;
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

    private readonly BasemapLayer _land = BasemapLayer.Of(typeof(Coast).Assembly, "basemap/local.bin", "land");

    /// <summary>Indices of the parts that were asked about: each takes milliseconds to make.</summary>
    private readonly ConcurrentDictionary<int, IndexedPointInAreaLocator> _parts = [];

    private Coast()
    {
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
    public IEnumerable<Polygon> LandAt(Envelope where) => _land.Meeting(where);

    private bool IsLand(double easting, double northing)
    {
        var at = new Coordinate(easting, northing);
        for (int part = 0; part < _land.Count; part++)
        {
            GridBox box = _land.BoxOf(part);
            bool isNear = easting >= box.West && easting <= box.East && northing >= box.South && northing <= box.North;
            if (isNear && _parts.GetOrAdd(part, i => new IndexedPointInAreaLocator(_land[i])).Locate(at) != Location.Exterior)
                return true;
        }
        return false;
    }
}
