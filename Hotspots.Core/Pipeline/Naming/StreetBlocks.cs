using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Map point of the list of streets: a place on or beside the street, not its course.</summary>
/// <param name="Name">The street's.</param>
/// <param name="At">Where the point is, to 7 m.</param>
internal readonly record struct StreetPoint(string Name, GridPoint At);

/// <summary>Map points of streets by square blocks of the National Grid: a view of a map is a few of them.</summary>
/// <remarks>A block owns its southern and its western edge. Safe to use from many threads.</remarks>
internal static class StreetBlocks
{
    /// <summary>Side of a block, metres. The fullest has some 3,000 points.</summary>
    public const int SideMetres = 4_000;

    /// <summary>The points of a block: by street in the order of the list, of one street by north, then east.</summary>
    /// <param name="column">Easting / 4 km, rounded down.</param>
    /// <param name="row">Northing / 4 km, rounded down.</param>
    public static IReadOnlyList<StreetPoint> Of(int column, int row)
    {
        Streets list = Streets.Britain;
        double west = (double)column * SideMetres, south = (double)row * SideMetres, east = west + SideMetres, north = south + SideMetres;
        return
        [
            .. list.Within(new GridBox(west, south, east, north))
                .Select(point => new StreetPoint(list.NameOf(list.StreetOf(point)), list.PointAt(point)))
                .Where(point => point.At.Easting < east && point.At.Northing < north),
        ];
    }
}
