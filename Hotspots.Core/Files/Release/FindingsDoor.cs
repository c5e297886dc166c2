using Hotspots.Core.Files.Roads.Packs;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of what is no layer of a run: what was in the files, the user's own polygons, and streets. Marked as all that leaves.</summary>
internal static class FindingsDoor
{
    /// <summary>Writes what was in the files, as one JSON object: counts, columns and dates, and no incident.</summary>
    /// <exception cref="OutputException">The marking will not do.</exception>
    /// <param name="report">The report.</param>
    /// <param name="marking">Security marking.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">How a sentence that names options is said; null for the command line's way.</param>
    public static void WriteReport(ReadReport report, string marking, Stream stream, Func<string, string>? words = null) =>
        ReadReportJson.Write(report, ReleasedRun.Marking(marking), stream, words);

    /// <summary>Writes what the tests say of the user's own polygons, as one JSON object.</summary>
    public static void WritePolygons(PolygonFindings found, Stream stream) => PolygonCellJson.Write(Marked(found), stream);

    /// <summary>Writes the user's own polygons as a layer.</summary>
    public static void WritePolygons(PolygonFindings found, OutputPlace place, CancellationToken cancellation)
    {
        PolygonFindings marked = Marked(found);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the polygons", stream => PolygonCellJson.WriteLayer(marked, stream), cancellation);
    }

    /// <summary>Writes a pack of streets. Nothing of a case is in it: it is public data, marked with whose it is.</summary>
    public static void WriteStreets(StreetMap map, OutputPlace place, CancellationToken cancellation)
    {
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the streets", stream => StreetPack.Write(map, stream), cancellation);
    }

    private static PolygonFindings Marked(PolygonFindings found) => found with { Marking = ReleasedRun.Marking(found.Marking) };
}
