namespace Hotspots.Core.Model.Roads;

/// <summary>Travel profile: who is on the way, and with that which roads count and which way they run.</summary>
internal enum TravelProfile
{
    /// <summary>By car: roads that may be driven, one-way streets as they run.</summary>
    Car,

    /// <summary>On foot: everything but motorways, in both directions.</summary>
    Foot,
}
