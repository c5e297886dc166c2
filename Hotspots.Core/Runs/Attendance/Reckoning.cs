using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Model.Attendance;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Reckoning of attendance: the visits to every place of every shift.</summary>
/// <remarks>Each unit in each shift is a piece of work of its own; what they find is put in order of time, so that cores do not matter.</remarks>
internal static class Reckoning
{
    /// <summary>The visits of a shift, and how many units have any fix in it.</summary>
    /// <param name="Visits">One a place of the shift.</param>
    /// <param name="Units">Units with any fix, wherever.</param>
    internal sealed record ShiftVisits(PlaceVisits[] Visits, int Units);

    /// <summary>Reckons.</summary>
    /// <param name="tracks">Where each unit was, and when.</param>
    /// <param name="shifts">What was asked.</param>
    /// <param name="rules">What counts as a visit.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <returns>One a shift.</returns>
    public static ShiftVisits[] Of(
        FixTracks tracks, IReadOnlyList<AskedShift> shifts, AttendanceRules rules, CancellationToken cancellation)
    {
        PlaceGround[][] grounds = [.. shifts.Select(static shift => shift.Places.Select(static place => GroundOf(place.Outline)).ToArray())];
        PlaceCells[] cells = Array.ConvertAll(grounds, own => new PlaceCells(own, rules.Margin));
        var found = new List<Stay>[shifts.Count * tracks.Units];
        var units = new int[shifts.Count];
        Parallel.For(
            0, found.Length, new ParallelOptions { CancellationToken = cancellation }, static () => new Stays(),
            (piece, _, stays) =>
            {
                (int shift, int unit) = (piece / tracks.Units, piece % tracks.Units);
                (int first, int end) = tracks.In(unit, shifts[shift].From, shifts[shift].Until);
                var own = new List<Stay>();
                if (end > first)
                {
                    Interlocked.Increment(ref units[shift]);
                    stays.Find(
                        tracks.Times[first..end], tracks.Eastings[first..end], tracks.Northings[first..end], grounds[shift], cells[shift], rules,
                            own);
                }
                found[piece] = own;
                return stays;
            },
            static _ => { });
        return
        [
            .. Enumerable.Range(0, shifts.Count).Select(shift => new ShiftVisits(
                Visits.Of(
                    [.. Enumerable.Range(0, tracks.Units).SelectMany(unit => found[shift * tracks.Units + unit])], grounds[shift].Length, rules),
                units[shift])),
        ];
    }

    /// <summary>The edges of all rings of an outline.</summary>
    internal static PlaceGround GroundOf(Geometry outline)
    {
        var (x, y, toX, toY) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (int part = 0; part < outline.NumGeometries; part++)
        {
            if (outline.GetGeometryN(part) is not Polygon polygon)
                continue;
            foreach (LineString ring in (IEnumerable<LineString>)[polygon.ExteriorRing, .. polygon.InteriorRings])
            {
                Coordinate[] corners = ring.Coordinates;
                for (int i = 1; i < corners.Length; i++)
                {
                    x.Add(corners[i - 1].X);
                    y.Add(corners[i - 1].Y);
                    toX.Add(corners[i].X);
                    toY.Add(corners[i].Y);
                }
            }
        }
        return new PlaceGround([.. x], [.. y], [.. toX], [.. toY]);
    }
}
