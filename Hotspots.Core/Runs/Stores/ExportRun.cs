using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Stores;

/// <summary>Export of incidents of a store: those that a query means, for whoever may have them. It is logged as a disclosure.</summary>
internal static class ExportRun
{
    /// <summary>Reads them.</summary>
    /// <param name="request">Which incidents; its one file is the store.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met, or the store cannot be read; says what to change.</exception>
    public static StoreExport Execute(RunRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var plan = RunPlan.Open(request, clock);
        ReadOptions reading = request.Reading;
        ReadResult read = IncidentFiles.Read(
            request.Files, reading with { Question = reading.Question! with { Kind = ProcessingKind.Disclosure } }, progress, cancellation);
        if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
            throw new OutputException($"{unread.Name}: {unread.Problem}");
        var facets = new IncidentFacets(read.Placed);
        IReadOnlyList<StudyArea> kept = read.Placed.Count == 0 ? [] : plan.Filter.Keep(plan.Areas.Divide(facets).Areas, facets);
        int[] members = [.. kept.SelectMany(static area => area.Members).Distinct().Order()];
        string marking = SecurityMarking.Of(read, request.Marking);
        var made = new ExportRecord(
            RunIdentity.IdOf(read.Report.Inputs, plan.Choices, ["export"], marking, request.Profile), marking, request.Profile,
            plan.Filter.IsOpen && request.Areas.Count == 0 ? null : ScopeWords.Of(plan.Request, [], null), clock.GetUtcNow())
        {
            Incidents = members.Length,
        };
        return new StoreExport(read.Placed, members, made) { Unplaced = read.Unplaced.Count };
    }
}
