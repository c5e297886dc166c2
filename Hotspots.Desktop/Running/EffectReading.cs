using System.Globalization;
using System.Text;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Effects;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Hotspots.Desktop.Running;

/// <summary>What does a page's query of an operation mean to the pipeline? The same as the command line's options would.</summary>
internal static class EffectReading
{
    private const int BadRequest = 400;

    /// <summary>Metres beyond which no ground of Britain lies, either way.</summary>
    private const double Furthest = 2e6;

    /// <summary>The request, and what makes two of them the same beside the incidents.</summary>
    /// <exception cref="Refusal">The query is of files that are no longer loaded, or its ground is none.</exception>
    public static (EffectRequest Request, string?[] Key) Read(EffectQuery query, LoadedFiles files)
    {
        RunRequest run = QueryReading.ReadCounted(query, files) with { From = null, To = null };
        DrawnGround? drawn = GroundOf(query.Ground, "treated ground"), control = GroundOf(query.Control, "control");
        double ring = query.Ring ?? EffectRequest.UsualRing;
        var request = new EffectRequest(run, query.Operation, null, query.Start, query.End, query.Chosen, ring, Drawn: drawn, DrawnControl: control);
        return (request,
        [
            query.Operation, query.Start, query.End, query.Chosen, ring.ToString("R", CultureInfo.InvariantCulture), drawn?.Name, Corners(drawn),
            control?.Name, Corners(control),
        ]);
    }

    private static DrawnGround? GroundOf(GroundQuery? ground, string what) =>
        ground is null ? null : new DrawnGround(NameOf(ground, what), OutlineOf(ground, what));

    private static string NameOf(GroundQuery ground, string what) =>
        !string.IsNullOrWhiteSpace(ground.Name) ? ground.Name.Trim()
            : throw new Refusal(BadRequest, $"The {what} has no name: choose another.");

    // What comes from a page may be anything.
    private static Geometry OutlineOf(GroundQuery ground, string what)
    {
        if (ground.Outline is not { Length: > 0 } polygons)
            throw None(what);
        Polygon[] made = Array.ConvertAll(polygons, rings => rings is { Length: > 0 }
            ? new Polygon(RingOf(rings[0], what), Array.ConvertAll(rings[1..], ring => RingOf(ring, what))) : throw None(what));
        Geometry whole = GeometryFixer.Fix(GeometryFactory.Default.BuildGeometry(made));
        return whole is Polygon or MultiPolygon && whole.Area > 0 ? whole : throw None(what);
    }

    private static LinearRing RingOf(double[][] positions, string what)
    {
        if (positions is not { Length: >= 3 } || Array.Exists(positions, static at => at is not { Length: 2 } || !Array.TrueForAll(at, IsNear)))
            throw None(what);
        Coordinate[] corners = Array.ConvertAll(positions, static at => new Coordinate(at[0], at[1]));
        return new LinearRing(corners[0].Equals2D(corners[^1]) && corners.Length > 3 ? corners : [.. corners, corners[0].Copy()]);
    }

    private static bool IsNear(double metres) => Math.Abs(metres) <= Furthest;

    private static Refusal None(string what) =>
        new(BadRequest, $"The {what} is no area on the map: draw it again, or choose a hotspot that has one.");

    private static string? Corners(DrawnGround? drawn)
    {
        if (drawn is null)
            return null;
        var text = new StringBuilder();
        foreach (Coordinate at in drawn.Outline.Coordinates)
            text.Append(CultureInfo.InvariantCulture, $"{at.X:R} {at.Y:R} ");
        return text.ToString();
    }
}
