using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Geography.Shore;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Ground under a place. May a team stand there?</summary>
internal static class PlacementGround
{
    /// <summary>A postcode so near, metres, east or north, says that people are there: a pier or a new quay is no sea.</summary>
    private const double Near = 500;

    /// <summary>Digits of a grid reference to 10 m.</summary>
    private const int Digits = 4;

    /// <summary>Why no team can stand there, in one sentence; null where one can, and off the grid, of which nothing is known.</summary>
    /// <param name="place">On the National Grid.</param>
    public static string? ProblemOf(GridPoint place) =>
        NationalGrid.Domain.ContainsGrid(place.Easting, place.Northing) && !HasPostcode(place) && Coast.Britain.IsSea(place)
            ? $"No team can stand at {GridReference.Format(place, Digits)}: that is in the sea; put it on land."
            : null;

    private static bool HasPostcode(GridPoint place) =>
        Postcodes.Britain.CountWithin(new GridBox(place.Easting - Near, place.Northing - Near, place.Easting + Near, place.Northing + Near)) > 0;
}
