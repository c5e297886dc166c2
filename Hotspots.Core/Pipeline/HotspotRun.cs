using Hotspots.Core.Analysis;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline;

/// <summary>Run of hotspots. Where is it worse than elsewhere? The whole story from files to ranked hotspots.</summary>
/// <remarks>
/// Files → rows → incidents → study areas → what each method finds → places, joined across areas → how sure each is → outlines → hotspots →
/// ranks → record. The result does not depend on the number
/// of cores. Writing it is <see cref="ReleaseDoor"/>'s part.
/// </remarks>
internal static class HotspotRun
{
    /// <summary>Reads the files and finds the hotspots.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when the run began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the run promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RunResult Execute(
        RunRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var plan = RunPlan.Open(request, clock);
        ReadResult read = IncidentFiles.Read(
            request.Files, request.Reading with { Columns = request.ColumnChoices, Grid = request.Grid, Dates = request.Dates },
            Share(progress, 0, 0.6), cancellation);
        return Execute(plan, read, null, clock, Share(progress, 0.6, 1), cancellation);
    }

    /// <summary>Finds the hotspots among incidents that have been read before.</summary>
    /// <inheritdoc cref="Execute(RunRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="clock">Says when the run began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the run promptly.</param>
    public static RunResult Execute(
        RunRequest request, ReadResult read, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Execute(request, read, null, clock, progress, cancellation);

    /// <summary>Finds the hotspots among incidents that have been read before, and keeps what may be asked for again.</summary>
    /// <inheritdoc cref="Execute(RunRequest, ReadResult, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="cache">The cache of these incidents; null for none. The result is the same.</param>
    /// <param name="clock">Says when the run began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the run promptly.</param>
    public static RunResult Execute(
        RunRequest request, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Execute(RunPlan.Open(request, clock), read, cache, clock, progress, cancellation);

    /// <summary>As the others, of a plan already made.</summary>
    internal static RunResult Execute(
        RunPlan plan, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        IncidentTable placed = read.Placed;
        IncidentFacets facets = cache?.Facets ?? new IncidentFacets(placed);
        var meter = new ProgressMeter(progress);
        meter.Begin("Dividing into study areas", 0.1, 1);
        AreaDivision division = plan.Areas.Divide(facets);
        IReadOnlyList<StudyArea> areas = plan.Filter.Keep(division.Areas, facets);
        int analysed = areas.Sum(static a => a.Members.Length);
        cancellation.ThrowIfCancellationRequested();

        // Before hours of work: a column that the table needs may be missing.
        HarmScores? harm = plan.Harm is { } table && placed.Count > 0 ? new HarmScores(table, placed, plan.Request.HarmColumn) : null;
        MethodChoice methods = plan.Methods;
        WatchedTime watched = plan.Filter.Watched(areas, placed.Times);
        AnalysisInput input = plan.Input(facets, watched);
        // An empty file lacks everything, and that is no method's fault.
        if (placed.Count > 0)
            methods = methods.For(input);
        meter.Begin("Finding hotspots", 0.6, (long)analysed * methods.Methods.Count);
        AreaResult[] found = Find(plan, methods, cache, areas, input, meter, cancellation);
        IReadOnlyList<ListedPlace>[] apart = [.. found.Select(area => ListedPlaces.Of(area, input.Points))];
        IReadOnlyList<ListedPlace>[] joined = JoinedPlaces.Of(found, apart, methods.Methods, placed);
        IReadOnlyList<ListedPlace>[] places = [.. joined.Select((listed, i) => ListedPlaces.Patterns(listed, found[i].Area))];

        meter.Begin("Asking how sure it is", 0.75, analysed);
        AreaSureness[] sure = PlaceSureness.Of(found, places, input, meter, cancellation);
        found = [.. found.Select(
            (area, i) => area with { Sureness = sure[i].Settings, ListedElsewhere = JoinedPlaces.CountOf(area, apart[i], joined[i]) })];

        meter.Begin("Drawing outlines", 0.9, places.Sum(static area => area.Sum(static place => (long)place.Members.Length)));
        Geometry[][] outlines = AreaAnalysis.Outline(found, places, placed.Points, meter, cancellation);

        meter.Begin("Naming and ranking", 0.99, analysed);
        var builder = new HotspotBuilder(facets, plan.WeightsOf(facets), HotspotBuilder.FinestOf(read.Report), NearestPlace)
        {
            Harm = harm,
        };
        var perArea = new Hotspot[found.Length][];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            perArea[i] = builder.Build(found[i], places[i], outlines[i], sure[i].Places);
            meter.Advance(found[i].Area.Members.Length);
        });
        Hotspot[] ranked = BusiestTimes.Named(
            HotspotRanks.Rank([.. perArea.SelectMany(static h => h)]), facets, plan.Request, watched.Period, cancellation);

        RunRecord record = plan.Record(read, facets, methods, found, ranked, division, watched, clock.GetUtcNow());
        if (harm is not null)
            record = record with { Notes = [.. harm.Notes(areas.SelectMany(static area => area.Members)), .. record.Notes] };
        meter.Finish("Done");
        return new RunResult(read, found, ranked, record) { Points = input.Points };
    }

    private static AreaResult[] Find(
        RunPlan plan, MethodChoice methods, RunCache? cache, IReadOnlyList<StudyArea> areas, AnalysisInput input, ProgressMeter meter,
        CancellationToken cancellation)
    {
        string[] keys = [.. methods.Methods.Select(method => RequestKey.OfMethod(plan.Choices, method.Name, methods.GivenTo(method)))];
        MethodFindings[]?[] known = Array.ConvertAll(keys, key => cache?.Findings.Find(key));
        AreaResult[] found = AreaAnalysis.Find(areas, input, methods, known, meter, cancellation);
        for (int m = 0; m < keys.Length; m++)
        {
            if (known[m] is null)
                cache?.Findings.Keep(keys[m], Array.ConvertAll(found, area => area.Findings[m]));
        }
        return found;
    }

    // A hotspot is named from the nearest place however far it is: "14 km SW of the centre of Brecon" is still an answer.
    private static NamedCentre? NearestPlace(GridPoint point) =>
        Gazetteer.Britain.NearestPlace(point, double.PositiveInfinity) is { } place ? new NamedCentre(place.Name, place.Centre) : null;

    private static ProgressShare? Share(IProgress<RunProgress>? progress, double from, double to) =>
        progress is null ? null : new ProgressShare(progress, from, to);
}
