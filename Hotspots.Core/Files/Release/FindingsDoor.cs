using Hotspots.Core.Files.Roads.Packs;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Assessments;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Outputs.Assessments;
using Hotspots.Core.Outputs.Briefs;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Records.Sheets;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of what is no layer of a run: what was in the files, the user's own polygons, and streets. Marked as all that leaves.</summary>
internal static class FindingsDoor
{
    private const string TheCalendar = "the calendar", TheRoute = "the route";

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

    /// <summary>Writes what stands on the pages of a briefing, as one JSON object.</summary>
    public static void WriteBrief(Brief brief, Stream stream) => BriefRecordJson.Write(Marked(brief), stream);

    /// <summary>Writes the sheets of a briefing as one file.</summary>
    /// <param name="brief">The briefing.</param>
    /// <param name="place">The file.</param>
    /// <param name="write">Draws the marked briefing into a stream.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <exception cref="OutputException">It cannot be written there, or the marking will not do.</exception>
    public static void WriteSheets(Brief brief, OutputPlace place, Action<Brief, Stream> write, CancellationToken cancellation)
    {
        Brief marked = Marked(brief);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the sheets", stream => write(marked, stream), cancellation);
    }

    /// <summary>Writes the sheets of a briefing into a stream, byte for byte as in their file.</summary>
    /// <param name="brief">The briefing.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="write">Draws the marked briefing into a stream.</param>
    /// <exception cref="OutputException">The marking will not do.</exception>
    public static void WriteSheets(Brief brief, Stream stream, Action<Brief, Stream> write) => write(Marked(brief), stream);

    /// <summary>Writes what stands on the pages of a problem profile, as one JSON object.</summary>
    public static void WriteProblem(ProblemProfile profile, Stream stream) => ProblemRecordJson.Write(Marked(profile), stream);

    /// <summary>Writes the sheets of a problem profile as one file.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="place">The file.</param>
    /// <param name="write">Draws the marked profile into a stream.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <inheritdoc cref="WriteSheets(Brief, OutputPlace, Action{Brief, Stream}, CancellationToken)" path="/exception"/>
    public static void WriteSheets(ProblemProfile profile, OutputPlace place, Action<ProblemProfile, Stream> write, CancellationToken cancellation)
    {
        ProblemProfile marked = Marked(profile);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the profile", stream => write(marked, stream), cancellation);
    }

    /// <summary>Writes the rounds of a briefing as a calendar of visits.</summary>
    /// <param name="brief">The briefing.</param>
    /// <param name="rounds">The rounds of its pages.</param>
    /// <param name="place">The file.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <exception cref="OutputException">It cannot be written there, there is no visit, or the marking will not do.</exception>
    public static void WriteCalendar(Brief brief, IReadOnlyList<BriefRound> rounds, OutputPlace place, CancellationToken cancellation) =>
        WriteRounds(brief, rounds, place, TheCalendar, BriefCalendar.Write, cancellation);

    /// <summary>Writes the same calendar into a stream.</summary>
    /// <exception cref="OutputException">There is no visit, or the marking will not do.</exception>
    public static void WriteCalendar(Brief brief, IReadOnlyList<BriefRound> rounds, Stream stream) =>
        BriefCalendar.Write(Visited(brief, rounds, TheCalendar), rounds, stream);

    /// <summary>Writes the rounds of a briefing as a route for a satellite navigator, GPX.</summary>
    /// <inheritdoc cref="WriteCalendar(Brief, IReadOnlyList{BriefRound}, OutputPlace, CancellationToken)"/>
    public static void WriteRoute(Brief brief, IReadOnlyList<BriefRound> rounds, OutputPlace place, CancellationToken cancellation) =>
        WriteRounds(brief, rounds, place, TheRoute, BriefRoute.Write, cancellation);

    /// <summary>Writes the same route into a stream.</summary>
    /// <inheritdoc cref="WriteCalendar(Brief, IReadOnlyList{BriefRound}, Stream)" path="/exception"/>
    public static void WriteRoute(Brief brief, IReadOnlyList<BriefRound> rounds, Stream stream) =>
        BriefRoute.Write(Visited(brief, rounds, TheRoute), rounds, stream);

    private static void WriteRounds(
        Brief brief, IReadOnlyList<BriefRound> rounds, OutputPlace place, string what, Action<Brief, IReadOnlyList<BriefRound>, Stream> write,
        CancellationToken cancellation)
    {
        ReleaseDoor.CheckFilePlace(place);
        Brief marked = Visited(brief, rounds, what);
        ReleaseDoor.WriteOne(place, what, stream => write(marked, rounds, stream), cancellation);
    }

    private static Brief Visited(Brief brief, IReadOnlyList<BriefRound> rounds, string what) =>
        rounds.Any(static round => round.Visits.Count > 0) ? Marked(brief) : throw new OutputException(
            $"There is no place to visit, and so nothing to write as {what}: look at more weeks, or at another shift.");

    /// <summary>Writes what stands on the pages of a map, as one JSON object.</summary>
    public static void WriteMap(RunMap map, Stream stream) => MapRecordJson.Write(Marked(map), stream);

    /// <summary>Writes the sheets of a map as one file.</summary>
    /// <param name="map">The map.</param>
    /// <param name="place">The file.</param>
    /// <param name="write">Draws the marked map into a stream.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <inheritdoc cref="WriteSheets(Brief, OutputPlace, Action{Brief, Stream}, CancellationToken)" path="/exception"/>
    public static void WriteSheets(RunMap map, OutputPlace place, Action<RunMap, Stream> write, CancellationToken cancellation)
    {
        RunMap marked = Marked(map);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the map", stream => write(marked, stream), cancellation);
    }

    /// <summary>Writes the sheets of a map into a stream.</summary>
    /// <param name="map">The map.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="write">Draws the marked map into a stream.</param>
    /// <exception cref="OutputException">The marking will not do.</exception>
    public static void WriteSheets(RunMap map, Stream stream, Action<RunMap, Stream> write) => write(Marked(map), stream);

    /// <summary>Writes the facts of a data protection impact assessment, as one JSON object.</summary>
    public static void WriteAssessment(Assessment assessment, Stream stream) => AssessmentRecordJson.Write(Marked(assessment), stream);

    /// <summary>Writes a data protection impact assessment as Markdown.</summary>
    /// <inheritdoc cref="WriteAssessment(Assessment, OutputPlace, Action{Assessment, Stream}, CancellationToken)" path="/exception"/>
    public static void WriteAssessment(Assessment assessment, OutputPlace place, CancellationToken cancellation) =>
        WriteAssessment(assessment, place, AssessmentMarkdown.Write, cancellation);

    /// <summary>Writes a data protection impact assessment as one file.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="place">The file.</param>
    /// <param name="write">Writes the marked assessment into a stream.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <exception cref="OutputException">It cannot be written there, or the marking will not do.</exception>
    public static void WriteAssessment(
        Assessment assessment, OutputPlace place, Action<Assessment, Stream> write, CancellationToken cancellation)
    {
        Assessment marked = Marked(assessment);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the assessment", stream => write(marked, stream), cancellation);
    }

    private static Assessment Marked(Assessment assessment) => assessment with { Marking = ReleasedRun.Marking(assessment.Marking) };

    private static ProblemProfile Marked(ProblemProfile profile) =>
        profile with { Run = profile.Run with { Marking = ReleasedRun.Marking(profile.Marking) } };

    private static RunMap Marked(RunMap map) => map with { Marking = ReleasedRun.Marking(map.Marking) };

    private static Brief Marked(Brief brief) => brief with { Run = brief.Run with { Marking = ReleasedRun.Marking(brief.Run.Marking) } };

    /// <summary>Writes a pack of streets. Nothing of a case is in it: it is public data, marked with whose it is.</summary>
    public static void WriteStreets(StreetMap map, OutputPlace place, CancellationToken cancellation)
    {
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the streets", stream => StreetPack.Write(map, stream), cancellation);
    }

    private static PolygonFindings Marked(PolygonFindings found) => found with { Marking = ReleasedRun.Marking(found.Marking) };
}
