using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Reach of a team. How far does a team get, and how is the way measured?</summary>
/// <param name="Travel">Metres in a straight line, or minutes.</param>
/// <param name="Limit">The reach in the unit of the way; null for everywhere.</param>
/// <param name="IsDefault">Did nobody say?</param>
internal readonly record struct PlacementReach(ITravel Travel, double? Limit, bool IsDefault)
{
    /// <summary>The reach in a straight line, metres; +∞ for everywhere. Along streets about so far: by it candidates are laid out.</summary>
    public double Metres => Limit is not double limit ? double.PositiveInfinity
        : Travel is StraightLineTravel straight ? limit / straight.PerMetre
        : Travel.Unit == "m" ? limit : limit * PlacementWish.DefaultSpeed * 1000 / 60 / PlacementWish.DefaultDetour;

    /// <summary>Reads the wish, whose numbers are within their ranges.</summary>
    /// <exception cref="ArgumentException">Two numbers contradict one another.</exception>
    public static PlacementReach Of(PlacementWish wish, PlacementStreets? streets = null)
    {
        ITravel metresAlong = streets?.Metres ?? (ITravel)StraightLineTravel.Metres;
        if (wish.Reach is not null && wish.ReachMinutes is not null)
            throw new ArgumentException("The reach is given in metres and in minutes: leave out ⟨reach⟩ or ⟨minutes⟩.");
        if (wish.ReachMinutes is double minutes)
            return new PlacementReach(Minutes(wish, streets), minutes, false);
        if ((wish.Speed is not null || wish.Detour is not null) && wish.PatrolHours is null)
            throw new ArgumentException(
                "A speed or a detour factor says how minutes are made of metres: give the reach with ⟨minutes⟩, or leave out ⟨speed⟩ and ⟨detour⟩.");
        if (wish.Reach is double metres)
            return new PlacementReach(metresAlong, metres, false);
        return wish.Objective == PlacementObjective.Coverage
            ? new PlacementReach(metresAlong, PlacementWish.DefaultReach, true)
            : new PlacementReach(metresAlong, null, true);
    }

    /// <summary>Minutes along streets, or by the wish's speed and detour, or the usual ones.</summary>
    public static ITravel Minutes(PlacementWish wish, PlacementStreets? streets)
    {
        if (streets is not null)
            return streets.Minutes;
        double speed = wish.Speed ?? PlacementWish.DefaultSpeed, detour = wish.Detour ?? PlacementWish.DefaultDetour;
        return StraightLineTravel.Minutes(speed, detour);
    }
}
