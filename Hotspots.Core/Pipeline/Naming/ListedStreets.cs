using Hotspots.Core.Geography;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Reverse geocoding by the list of streets. Which streets is a place on or beside, where its records name none?</summary>
/// <remarks>
/// Each incident counts for the street whose map point is nearest to it. The list has points and not the course of a street, so the answer is a
/// landmark: "Pier Avenue" where a point of it lies in the place, "Near Pier Avenue" where it only lies close by.
/// </remarks>
internal static class ListedStreets
{
    /// <summary>A point that is farther from an incident than this is not its street's, metres: about half the usual way between two points of
    /// a town.</summary>
    public const double ReachMetres = 150;

    /// <summary>A place with no point within reach is called by the nearest one to its middle within this, metres.</summary>
    public const double BesideMetres = 300;

    /// <summary>A point may lie so far outside an outline and still be in the place, metres: the point is one of a whole street.</summary>
    private const double SlackMetres = 25;

    /// <summary>So many incidents are asked at most, evenly over the place: enough for which street is the most frequent.</summary>
    private const int MostAsked = 32;

    /// <summary>The streets of a place, most frequent first, ties in ordinal order; empty where none is near.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="members">Those of the place, one at least.</param>
    /// <param name="outline">Its outline, metres.</param>
    public static StreetTally Tally(PointSet points, ReadOnlySpan<int> members, Geometry outline)
    {
        Streets list = Streets.Britain;
        int asked = Math.Min(MostAsked, members.Length);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var met = new Dictionary<int, string>();
        double easting = 0, northing = 0;
        for (int i = 0; i < asked; i++)
        {
            GridPoint at = points[members[(int)((long)i * members.Length / asked)]];
            (easting, northing) = (easting + at.Easting / asked, northing + at.Northing / asked);
            if (list.NearestTo(at, ReachMetres) is not { } point)
                continue;
            if (!met.TryGetValue(point, out string? name))
                met.Add(point, name = list.NameOf(list.StreetOf(point)));
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        if (counts.Count == 0)
        {
            return list.NearestTo(new GridPoint(easting, northing), BesideMetres) is { } beside
                ? Of([new NameCount(list.NameOf(list.StreetOf(beside)), 1)], isBeside: true)
                : StreetTally.Empty;
        }
        NameCount[] streets =
        [
            .. counts.Select(static c => new NameCount(c.Key, c.Value)).OrderByDescending(static c => c.Count)
                .ThenBy(static c => c.Name, StringComparer.Ordinal),
        ];
        bool isIn = met.Any(one => one.Value == streets[0].Name && IsIn(list.PointAt(one.Key)));
        return Of(streets, isBeside: !isIn);

        bool IsIn(GridPoint at) =>
            outline.EnvelopeInternal.Distance(new Envelope(new Coordinate(at.Easting, at.Northing))) <= SlackMetres
            && outline.IsWithinDistance(outline.Factory.CreatePoint(new Coordinate(at.Easting, at.Northing)), SlackMetres);
    }

    private static StreetTally Of(NameCount[] streets, bool isBeside) => new(streets, []) { IsListed = true, IsBeside = isBeside };
}
