using Hotspots.Core.Files.Roads;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>The user's own streets round places that go on paper: as far as a page shows.</summary>
internal static class PlaceStreets
{
    /// <summary>So far round the places, metres.</summary>
    private const double RoundPlaces = 3_000;

    /// <summary>The streets; null where there is no place, or the file has none near any.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="outlines">The places, metres on the National Grid.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static StreetMap? Round(string file, IReadOnlyList<Geometry> outlines, CancellationToken cancellation)
    {
        var box = new Envelope();
        foreach (Geometry outline in outlines)
            box.ExpandToInclude(outline.EnvelopeInternal);
        if (box.IsNull)
            return null;
        box.ExpandBy(RoundPlaces);
        StreetMap map = StreetFiles.Read(
            [file], new StreetReading { Box = new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY) }, cancellation: cancellation);
        return outlines.Any(outline => map.Meets(Widened(outline.EnvelopeInternal))) ? map : null;
    }

    /// <summary>That a file has none, and what to change.</summary>
    public static ArgumentException NoneNear(string file) =>
        new($"The streets in {Path.GetFileName(file)} are nowhere near these places: give ⟨streets⟩ of their county.");

    private static Envelope Widened(Envelope box)
    {
        Envelope wide = box.Copy();
        wide.ExpandBy(RoundPlaces);
        return wide;
    }
}
