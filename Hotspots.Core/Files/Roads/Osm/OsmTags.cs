using System.Globalization;
using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Tags of one object of OpenStreetMap, those that mean something here.</summary>
internal struct OsmTags
{
    private OsmWord _highway, _building, _leisure, _landuse, _natural, _waterway, _railway, _place, _type;
    private OsmWord _oneway, _junction, _access, _vehicle, _motorVehicle, _motorcar, _foot, _bridge, _tunnel;

    /// <summary>Index of the name in the block's texts; 0 for none.</summary>
    public int Name { get; private set; }

    /// <summary>Index of the number.</summary>
    public int Number { get; private set; }

    /// <summary>Index of the level.</summary>
    public int Layer { get; private set; }

    /// <summary>Is it put together from several ways, an area with holes?</summary>
    public readonly bool IsMultipolygon => _type is OsmWord.Multipolygon;

    /// <summary>Notes a tag.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value, as a word.</param>
    /// <param name="text">Its value, as an index into the block's texts.</param>
    public void Add(OsmWord key, OsmWord value, int text)
    {
        switch (key)
        {
            case OsmWord.Highway: _highway = value; break;
            case OsmWord.Building: _building = value; break;
            case OsmWord.Leisure: _leisure = value; break;
            case OsmWord.Landuse: _landuse = value; break;
            case OsmWord.Natural: _natural = value; break;
            case OsmWord.Waterway: _waterway = value; break;
            case OsmWord.Railway: _railway = value; break;
            case OsmWord.Place: _place = value; break;
            case OsmWord.Type: _type = value; break;
            case OsmWord.Oneway: _oneway = value; break;
            case OsmWord.Junction: _junction = value; break;
            case OsmWord.Access: _access = value; break;
            case OsmWord.Vehicle: _vehicle = value; break;
            case OsmWord.MotorVehicle: _motorVehicle = value; break;
            case OsmWord.Motorcar: _motorcar = value; break;
            case OsmWord.Foot: _foot = value; break;
            case OsmWord.Bridge: _bridge = value; break;
            case OsmWord.Tunnel: _tunnel = value; break;
            case OsmWord.Name: Name = text; break;
            case OsmWord.Ref: Number = text; break;
            case OsmWord.Layer: Layer = text; break;
        }
    }

    /// <summary>The classification of a road; null where it is none that can be travelled.</summary>
    public readonly RoadClass? Road => _highway switch
    {
        OsmWord.Motorway or OsmWord.MotorwayLink => RoadClass.Motorway,
        OsmWord.Trunk or OsmWord.TrunkLink => RoadClass.Trunk,
        OsmWord.Primary or OsmWord.PrimaryLink => RoadClass.Primary,
        OsmWord.Secondary or OsmWord.SecondaryLink => RoadClass.Secondary,
        OsmWord.Tertiary or OsmWord.TertiaryLink => RoadClass.Tertiary,
        OsmWord.Unclassified or OsmWord.Residential or OsmWord.LivingStreet or OsmWord.Road => RoadClass.Local,
        OsmWord.Service => RoadClass.Service,
        OsmWord.Pedestrian => RoadClass.Pedestrian,
        OsmWord.Cycleway => RoadClass.Cycleway,
        OsmWord.Footway or OsmWord.Path or OsmWord.Bridleway or OsmWord.Corridor => RoadClass.Footway,
        OsmWord.Track => RoadClass.Track,
        OsmWord.Steps => RoadClass.Steps,
        _ => null,
    };

    /// <summary>Who may use a road, which way, and on what it stands.</summary>
    /// <remarks>A private road is a way like another: officers are let in. What is closed to all is not.</remarks>
    public readonly RoadTraits TraitsOf(RoadClass road)
    {
        RoadTraits traits = RoadTraits.None;
        bool cars = road <= RoadClass.Service || road == RoadClass.Track, feet = road != RoadClass.Motorway;
        cars = cars && !IsClosed(_access);
        // The most particular tag has the last word.
        foreach (OsmWord access in (ReadOnlySpan<OsmWord>)[_vehicle, _motorVehicle, _motorcar])
            cars = !IsClosed(access) && (cars || IsOpened(access));
        feet = _foot == OsmWord.Absent ? feet && !IsClosed(_access) : !IsClosed(_foot);
        if (cars)
            traits |= RoadTraits.Car;
        if (feet)
            traits |= RoadTraits.Foot;
        if (_oneway is OsmWord.MinusOne or OsmWord.Reverse)
            traits |= RoadTraits.OneWayBack;
        else if (_oneway is OsmWord.Yes or OsmWord.True or OsmWord.One
            || (_oneway != OsmWord.No && (_junction is OsmWord.Roundabout or OsmWord.Circular || _highway == OsmWord.Motorway)))
            traits |= RoadTraits.OneWay;
        if (IsThere(_bridge))
            traits |= RoadTraits.Bridge;
        if (IsThere(_tunnel))
            traits |= RoadTraits.Tunnel;
        return traits;
    }

    /// <summary>What is drawn of it; null for nothing.</summary>
    public readonly GroundKind? Ground
    {
        get
        {
            if (IsThere(_building))
                return GroundKind.Building;
            if (_natural == OsmWord.Water || _waterway == OsmWord.Riverbank || _landuse is OsmWord.Reservoir or OsmWord.Basin)
                return GroundKind.Water;
            if (_waterway is OsmWord.River or OsmWord.Canal or OsmWord.Stream && !IsThere(_tunnel))
                return GroundKind.Watercourse;
            if (_railway is OsmWord.Rail or OsmWord.LightRail or OsmWord.Tram or OsmWord.NarrowGauge or OsmWord.Subway && !IsThere(_tunnel))
                return GroundKind.Railway;
            if (_natural == OsmWord.Wood || _landuse == OsmWord.Forest)
                return GroundKind.Woodland;
            return _leisure is OsmWord.Park or OsmWord.Garden or OsmWord.RecreationGround or OsmWord.GolfCourse or OsmWord.Pitch
                    or OsmWord.Playground or OsmWord.Common
                || _landuse is OsmWord.RecreationGround or OsmWord.VillageGreen or OsmWord.Grass or OsmWord.Cemetery or OsmWord.Allotments
                    or OsmWord.Meadow
                ? GroundKind.Greenspace : null;
        }
    }

    /// <summary>What a point names; null for nothing.</summary>
    public readonly MapNameKind? Label => Name == 0 ? null : _place switch
    {
        OsmWord.City => MapNameKind.City,
        OsmWord.Town => MapNameKind.Town,
        OsmWord.Suburb => MapNameKind.Suburb,
        OsmWord.Village => MapNameKind.Village,
        OsmWord.Hamlet or OsmWord.Neighbourhood => MapNameKind.Hamlet,
        _ => _railway is OsmWord.Station or OsmWord.Halt ? MapNameKind.Station : null,
    };

    /// <summary>The level that a text says; 0 where it says none.</summary>
    public static int LevelOf(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int level) ? level : 0;

    private static bool IsThere(OsmWord word) => word is not (OsmWord.Absent or OsmWord.No);

    private static bool IsClosed(OsmWord access) => access is OsmWord.No or OsmWord.Agricultural or OsmWord.Forestry;

    // "access=yes" on a footpath lets nobody drive; "motor_vehicle=yes" does.
    private static bool IsOpened(OsmWord access) =>
        access is OsmWord.Yes or OsmWord.Permissive or OsmWord.Designated or OsmWord.Destination or OsmWord.Private or OsmWord.Customers
            or OsmWord.Emergency;
}
