using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Feature as it is drawn: a road of one name and class, joined of its pieces, or an area or line of the ground.</summary>
/// <param name="Number">Its place in the order of drawing.</param>
/// <param name="Layer">Of the tile.</param>
/// <param name="IsArea">Is it filled?</param>
/// <param name="LeastZoom">Least zoom at which it is drawn.</param>
/// <param name="Parts">Lines or rings, metres; a ring repeats its first point.</param>
/// <param name="Texts">What is said of it.</param>
internal sealed record DrawnFeature(
    int Number, string Layer, bool IsArea, int LeastZoom, IReadOnlyList<GridPoint[]> Parts, IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    private readonly bool[] _holes = IsArea && Parts.Count > 1 ? [.. Parts.Select((_, part) => IsWithinOthers(Parts, part))] : [];

    /// <summary>The box round all its parts.</summary>
    public GridBox Box { get; } = BoxOf(Parts);

    /// <summary>Is a ring a hole: within an odd number of the others?</summary>
    public bool IsHole(int part) => _holes.Length > 0 && _holes[part];

    // Rings may touch at corners: a ring is within a larger one that holds most of its own.
    private static bool IsWithinOthers(IReadOnlyList<GridPoint[]> rings, int of)
    {
        double area = Area(rings[of]);
        bool isHole = false;
        for (int other = 0; other < rings.Count; other++)
        {
            if (other != of && Area(rings[other]) > area && 2 * rings[of].Count(at => Contains(rings[other], at)) > rings[of].Length)
                isHole = !isHole;
        }
        return isHole;
    }

    private static double Area(GridPoint[] ring)
    {
        double twice = 0;
        for (int i = 1; i < ring.Length; i++)
            twice += (ring[i - 1].Easting - ring[0].Easting) * (ring[i].Northing - ring[0].Northing)
                - (ring[i].Easting - ring[0].Easting) * (ring[i - 1].Northing - ring[0].Northing);
        return Math.Abs(twice);
    }

    private static bool Contains(GridPoint[] ring, GridPoint at)
    {
        bool isInside = false;
        for (int i = 0, before = ring.Length - 1; i < ring.Length; before = i++)
        {
            (GridPoint a, GridPoint b) = (ring[i], ring[before]);
            if (a.Northing > at.Northing != b.Northing > at.Northing
                && at.Easting < (b.Easting - a.Easting) * (at.Northing - a.Northing) / (b.Northing - a.Northing) + a.Easting)
                isInside = !isInside;
        }
        return isInside;
    }

    private static GridBox BoxOf(IReadOnlyList<GridPoint[]> parts)
    {
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        foreach (GridPoint point in parts.SelectMany(static part => part))
        {
            (west, east) = (Math.Min(west, point.Easting), Math.Max(east, point.Easting));
            (south, north) = (Math.Min(south, point.Northing), Math.Max(north, point.Northing));
        }
        return new GridBox(west, south, east, north);
    }
}

/// <summary>Cartographic selection: what of a street map is drawn, as what, and from which zoom on.</summary>
internal static class DrawnFeatures
{
    /// <summary>All that is drawn of a map: ground first, then roads.</summary>
    public static IEnumerable<DrawnFeature> Of(StreetMap map)
    {
        int number = 0;
        GroundTable ground = map.Ground;
        for (int feature = 0; feature < ground.Count; feature++)
        {
            GroundKind kind = ground.Kinds[feature];
            var parts = new List<GridPoint[]>();
            for (int ring = ground.FirstRingOf(feature); ring < ground.FirstRingOf(feature + 1); ring++)
            {
                if (ground.Rings[ring].Length >= 2)
                    parts.Add([.. ground.Rings[ring]]);
            }
            if (parts.Count > 0)
                yield return new DrawnFeature(number++, LayerOf(kind), GroundTable.IsArea(kind), LeastZoomOf(kind, parts), parts, []);
        }
        foreach (DrawnFeature road in Roads(map.Roads, number))
            yield return road;
    }

    /// <summary>A named place's type in the tiles.</summary>
    public static string TypeOf(MapNameKind kind) => kind switch
    {
        MapNameKind.City => "City",
        MapNameKind.Town => "Town",
        MapNameKind.Suburb => "Suburban Area",
        MapNameKind.Village => "Village",
        MapNameKind.Hamlet => "Hamlet",
        _ => "Railway Station",
    };

    /// <summary>The least zoom at which a place is named.</summary>
    public static int LeastZoomOf(MapNameKind kind) => kind switch
    {
        MapNameKind.City => 7,
        MapNameKind.Town => 8,
        MapNameKind.Village => 10,
        MapNameKind.Suburb => 11,
        _ => 12,
    };

    // Roads of one class, name and number are joined where two pieces meet and no third: a name is written along the whole.
    private static IEnumerable<DrawnFeature> Roads(RoadTable roads, int number)
    {
        foreach (IGrouping<(RoadClass, bool, int, int), int> alike in Enumerable.Range(0, roads.Count)
            .GroupBy(road => (roads.Classes[road], (roads.Traits[road] & RoadTraits.Tunnel) != 0, roads.Names[road], roads.Numbers[road])))
        {
            (RoadClass kind, bool isTunnel, int name, int sign) = alike.Key;
            (string type, int leastZoom) = isTunnel ? ("Tunnels", Math.Max(11, LeastZoomOf(kind))) : (TypeOf(kind), LeastZoomOf(kind));
            List<KeyValuePair<string, string>> texts = [new("type", type)];
            if (roads.Texts[name].Length > 0)
                texts.Add(new("name", roads.Texts[name]));
            if (roads.Texts[sign].Length > 0)
                texts.Add(new("number", roads.Texts[sign]));
            foreach (GridPoint[] line in JoinedLines.Of([.. alike.Select(road => roads.LineOf(road).ToArray())]))
                yield return new DrawnFeature(number++, "roads", IsArea: false, leastZoom, [line], texts);
        }
    }

    private static string TypeOf(RoadClass kind) => kind switch
    {
        RoadClass.Motorway => "Motorway",
        RoadClass.Trunk => "Primary",
        RoadClass.Primary => "A Road",
        RoadClass.Secondary => "B Road",
        RoadClass.Tertiary => "Minor",
        RoadClass.Local => "Local",
        RoadClass.Service => "Restricted",
        RoadClass.Pedestrian => "Pedestrian",
        RoadClass.Track => "Track",
        _ => "Path",
    };

    // As far out as the page draws them: see the rules of its style.
    private static int LeastZoomOf(RoadClass kind) => kind switch
    {
        RoadClass.Motorway or RoadClass.Trunk => 7,
        RoadClass.Primary => 8,
        RoadClass.Secondary => 9,
        RoadClass.Tertiary => 10,
        RoadClass.Local => 12,
        _ => 13,
    };

    private static string LayerOf(GroundKind kind) => kind switch
    {
        GroundKind.Building => "buildings",
        GroundKind.Greenspace => "greenspaces",
        GroundKind.Woodland => "woodland",
        GroundKind.Water => "surfacewater",
        GroundKind.Watercourse => "waterlines",
        _ => "rail",
    };

    private static int LeastZoomOf(GroundKind kind, IReadOnlyList<GridPoint[]> parts) => kind switch
    {
        GroundKind.Building => 13,
        GroundKind.Railway => 8,
        GroundKind.Watercourse => 11,
        _ => LeastZoomOf(parts),
    };

    // An area is drawn where it is some pixels wide: a pixel of zoom 14 has about 3 m, one of zoom 7 some 360.
    private static int LeastZoomOf(IReadOnlyList<GridPoint[]> parts)
    {
        double width = parts.Max(static part => Math.Max(
            part.Max(static p => p.Easting) - part.Min(static p => p.Easting), part.Max(static p => p.Northing) - part.Min(static p => p.Northing)));
        const double PixelsWide = 3, FinestPixel = 2.9;
        return Math.Clamp(14 - (int)Math.Floor(Math.Log2(Math.Max(1, width / (PixelsWide * FinestPixel)))), StreetMapTiles.LeastZoom, 13);
    }
}
