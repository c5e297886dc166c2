using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Pictures;

/// <summary>Reading of a page's query of a picture: ground, lines and names, where what comes from a page may be anything.</summary>
internal static class PictureReading
{
    private const int BadRequest = 400;

    /// <summary>Metres beyond which no ground of Britain lies, either way.</summary>
    private const double Furthest = 3e6;

    /// <summary>A window shows at least so much, metres: nearer there is nothing to be told apart.</summary>
    private const double LeastGround = 20;

    /// <summary>What the window shows.</summary>
    /// <exception cref="Refusal">It is no ground.</exception>
    public static Envelope GroundOf(PictureQuery query) =>
        query.Ground is [double west, double south, double east, double north] && Array.TrueForAll(query.Ground, IsNear)
            && east - west >= LeastGround && north - south >= LeastGround
            ? new Envelope(west, east, south, north)
            : throw new Refusal(BadRequest, "The picture has no ground: move the map a little and save it again.");

    /// <summary>Boundaries of the user's own, without what is no line.</summary>
    public static IReadOnlyList<MapBoundary> BoundariesOf(PictureQuery query) =>
    [
        .. (query.Boundaries ?? []).Select(static one => new MapBoundary(
            one.Name ?? "", LinesOf(one.Lines), [.. (one.Names ?? []).Where(static name => name.Text?.Length > 0 && IsNear(name.Easting)
                && IsNear(name.Northing) && name.Metres > 0).Select(
                static name => new MapAreaName(name.Text!, new GridPoint(name.Easting, name.Northing), name.Metres))])),
    ];

    /// <summary>What was looked for; null for nothing.</summary>
    public static MapMark? MarkOf(PictureQuery query) =>
        query.Marked is { } mark && IsNear(mark.Easting) && IsNear(mark.Northing) && mark.Side is >= 0 and < Furthest
            ? new MapMark(new GridPoint(mark.Easting, mark.Northing), mark.Side, LinesOf(mark.Rings)) : null;

    /// <summary>A share of ground that is covered.</summary>
    public static double CoverOf(double cover) => double.IsFinite(cover) ? Math.Clamp(cover, 0, 1) : 1;

    private static IReadOnlyList<IReadOnlyList<GridPoint>> LinesOf(double[][]? lines) =>
    [
        .. (lines ?? []).Where(static line => line is { Length: >= 4 } && line.Length % 2 == 0 && Array.TrueForAll(line, IsNear)).Select(
            static line => (IReadOnlyList<GridPoint>)[.. Enumerable.Range(0, line.Length / 2).Select(
                i => new GridPoint(line[2 * i], line[2 * i + 1]))]),
    ];

    private static bool IsNear(double metres) => Math.Abs(metres) <= Furthest;
}
