using Hotspots.Core.Analysis.Shape;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Activity and reach of sightings: counts, first and last, months, centrography, and the ground that holds most of them.</summary>
internal static class LineReaches
{
    /// <summary>A line reaches a town with so many incidents in so many days.</summary>
    public const int Enough = 3, WithinDays = 90;

    /// <summary>Longer than this without an incident to the end of the data is quiet; a closure must be silent for as long.</summary>
    public const int QuietDays = 60;

    /// <summary>Has a line three incidents or more in some 90 days?</summary>
    /// <param name="sightings">Of one line in one town; those whose day or month is not known have no say.</param>
    public static bool IsReached(IEnumerable<Sighting> sightings)
    {
        DaySpan[] days = [.. sightings.Where(static one => one.HasDays).Select(static one => new DaySpan(one.FirstDay, one.LastDay))
            .OrderBy(static one => one.First)];
        for (int from = 0; from + Enough <= days.Length; from++)
        {
            long end = days[from].First + WithinDays;
            int inside = 0;
            for (int i = from; i < days.Length && days[i].First < end && inside < Enough; i++)
                inside += days[i].Last < end ? 1 : 0;
            if (inside == Enough)
                return true;
        }
        return false;
    }

    /// <summary>Has it three or more in the last 90 days of the data?</summary>
    /// <param name="sightings">Of one line in one town.</param>
    /// <param name="end">The last day of the data.</param>
    public static bool IsReachedAt(IEnumerable<Sighting> sightings, long end) =>
        sightings.Count(one => one.HasDays && one.FirstDay > end - WithinDays && one.LastDay <= end) >= Enough;

    /// <summary>The earliest time; of equally early ones the most exact. Unknown where none is known.</summary>
    public static IncidentTime First(IEnumerable<IncidentTime> times) =>
        times.Where(static time => time.IsKnown).OrderBy(static time => time.FromUtcSeconds).ThenBy(static time => time.LengthSeconds)
            .FirstOrDefault();

    /// <summary>The latest time; of equally late ones the most exact. Unknown where none is known.</summary>
    public static IncidentTime Last(IEnumerable<IncidentTime> times) =>
        times.Where(static time => time.IsKnown).OrderByDescending(static time => time.UntilUtcSeconds).ThenBy(static time => time.LengthSeconds)
            .FirstOrDefault();

    /// <summary>The status at the end of the data.</summary>
    /// <param name="sightings">Of the line, or of it in one town.</param>
    /// <param name="end">The last day of the data.</param>
    /// <param name="closed">The day of its closure; null for none.</param>
    public static LineStatus StatusOf(IReadOnlyCollection<Sighting> sightings, long end, long? closed)
    {
        if (closed is { } day && day <= end)
        {
            // What is known to the month of the closure may have been before it.
            if (sightings.Any(one => one.HasDays && one.FirstDay > day))
                return LineStatus.SeenSince;
            return end - day >= QuietDays ? LineStatus.ClosedHolds : LineStatus.TooEarly;
        }
        long last = sightings.Where(static one => one.HasDays).Select(static one => one.LastDay).DefaultIfEmpty(LineSightings.NoDay).Max();
        return last == LineSightings.NoDay ? LineStatus.Unknown : end - last > QuietDays ? LineStatus.Quiet : LineStatus.Active;
    }

    /// <summary>Ground of the fewest cells that hold four fifths of the sightings, km²; null where no cell is known.</summary>
    public static double? CoreKm2(IEnumerable<Sighting> sightings)
    {
        const int Fifths = 5, Wanted = 4;
        int[] counts = [.. sightings.Where(static one => one.Cell != LineSightings.NoCell).GroupBy(static one => one.Cell)
            .Select(static cell => cell.Count()).OrderDescending()];
        long all = counts.Sum(), held = 0;
        int cells = 0;
        while (cells < counts.Length && held * Fifths < all * Wanted)
            held += counts[cells++];
        return counts.Length == 0 ? null : cells * LineSightings.CellMetres * LineSightings.CellMetres / 1e6;
    }

    /// <summary>Mean centre and standard distance; null where no cell is known.</summary>
    /// <param name="sightings">The sightings.</param>
    /// <param name="points">Where incidents are.</param>
    public static Spread? SpreadOf(IEnumerable<Sighting> sightings, PointSet points)
    {
        // The same sums whatever the order of the rows.
        int[] own =
        [
            .. sightings.Where(static one => one.Cell != LineSightings.NoCell).Select(static one => one.Incident)
                .OrderBy(i => points.Eastings[i]).ThenBy(i => points.Northings[i]),
        ];
        return own.Length == 0 ? null : Spread.Of(points.Select(own).WithWeights(null));
    }

    /// <summary>The cell that holds a point.</summary>
    public static Polygon CellAt(GridPoint point)
    {
        const double Side = LineSightings.CellMetres;
        GridPoint corner = LineSightings.CornerOf(LineSightings.CellOf(point.Easting, point.Northing));
        (double west, double south) = (corner.Easting, corner.Northing);
        return GeometryFactory.Default.CreatePolygon(
        [
            new Coordinate(west, south), new Coordinate(west + Side, south), new Coordinate(west + Side, south + Side),
            new Coordinate(west, south + Side), new Coordinate(west, south),
        ]);
    }
}
