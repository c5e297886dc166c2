namespace Hotspots.Core.Model.Roads;

/// <summary>Road classification: what kind of way it is, from the widest to the narrowest.</summary>
/// <remarks>
/// The words are Britain's: a trunk road is a primary route (green signs), primary any other A road, secondary a B road, tertiary a minor road
/// between villages or through a suburb, local a street with houses.
/// </remarks>
internal enum RoadClass : byte
{
    /// <summary>Motorway and its slip roads; nobody walks there.</summary>
    Motorway,

    /// <summary>A road that is a primary route.</summary>
    Trunk,

    /// <summary>Other A road.</summary>
    Primary,

    /// <summary>B road.</summary>
    Secondary,

    /// <summary>Minor road.</summary>
    Tertiary,

    /// <summary>Street with houses, unclassified road.</summary>
    Local,

    /// <summary>Way to a house, a car park, a yard; back lane.</summary>
    Service,

    /// <summary>Street for people on foot.</summary>
    Pedestrian,

    /// <summary>Cycle track.</summary>
    Cycleway,

    /// <summary>Footpath, bridleway, alley.</summary>
    Footway,

    /// <summary>Farm or forest track.</summary>
    Track,

    /// <summary>Steps.</summary>
    Steps,
}

/// <summary>Access and structure of a road.</summary>
[Flags]
internal enum RoadTraits : byte
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>A car may be driven there.</summary>
    Car = 1,

    /// <summary>Somebody may walk there.</summary>
    Foot = 2,

    /// <summary>Driven only as the line runs.</summary>
    OneWay = 4,

    /// <summary>Driven only against the run of the line.</summary>
    OneWayBack = 8,

    /// <summary>On a bridge.</summary>
    Bridge = 16,

    /// <summary>In a tunnel, or through a building.</summary>
    Tunnel = 32,
}

/// <summary>Road feature: what is known of one road, beside its line.</summary>
/// <param name="Class">Its classification.</param>
/// <param name="Traits">Who may use it, which way, and on what it stands.</param>
/// <param name="Level">How many ways lie under it: 0 on the ground, 1 on a bridge, −1 below; −9 to 9.</param>
/// <param name="Name">"Pier Avenue"; blank for none.</param>
/// <param name="Number">"A133"; blank for none.</param>
internal readonly record struct RoadFeature(RoadClass Class, RoadTraits Traits, int Level, string Name, string Number)
{
    /// <summary>May a car be driven there?</summary>
    public bool IsForCars => (Traits & RoadTraits.Car) != 0;

    /// <summary>May somebody walk there?</summary>
    public bool IsForFeet => (Traits & RoadTraits.Foot) != 0;
}
