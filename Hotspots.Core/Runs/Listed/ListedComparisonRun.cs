using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Runs.Changes;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Listed;

/// <summary>Comparison of two periods on the ground of hotspots that are listed already: more, fewer or as before, hotspot by hotspot.</summary>
/// <remarks>No hotspot is looked for, so that it takes milliseconds where <see cref="ComparisonRun"/> takes as long as three runs.</remarks>
internal static class ListedComparisonRun
{
    /// <summary>Compares.</summary>
    /// <param name="request">The request by which the hotspots were found; limits of time chose them and are none of what is counted.</param>
    /// <param name="before">The period before, as <see cref="ComparisonRequest.Before"/>.</param>
    /// <param name="after">The period after.</param>
    /// <param name="listed">The run.</param>
    /// <param name="cache">The cache of its incidents; null for none. The result is the same.</param>
    /// <param name="clock">Says when it began; nothing else depends on it.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">There is nothing to compare; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ListedChanges Execute(
        RunRequest request, string? before, string? after, RunResult listed, RunCache? cache, TimeProvider clock, CancellationToken cancellation)
    {
        var plan = new ComparisonPlan(new ComparisonRequest(request with { From = null, To = null }, before, after), clock);
        IncidentTable placed = listed.Read.Placed;
        IncidentFacets facets = cache?.Facets ?? new IncidentFacets(placed);
        ComparedPeriods periods = plan.Periods(facets);
        IReadOnlyList<StudyArea> kept = plan.Run.Filter.Keep(plan.Run.Areas.Divide(facets).Areas, facets);
        cancellation.ThrowIfCancellationRequested();
        ListedGround ground = ListedGround.Of(request, plan.Run.Request, listed.Hotspots, kept, placed.Points, periods);
        return Compare(plan.Run.Request, plan.Coverage!, periods, ground, listed.Hotspots, kept, placed);
    }

    /// <summary>The comparison, of periods and ground that are settled.</summary>
    internal static ListedChanges Compare(
        RunRequest request, DataCoverage data, ComparedPeriods periods, ListedGround ground, IReadOnlyList<Hotspot> hotspots,
        IReadOnlyList<StudyArea> kept, IncidentTable placed)
    {
        var members = new PeriodMembers(placed.Times, periods);
        int[] all = [.. kept.SelectMany(static area => area.Members)];
        BeforeAfter counts = members.Count(all);
        ComparedPeriod first = Compared(periods.Before, data, request, counts.Before);
        ComparedPeriod last = Compared(periods.After, data, request, counts.After);
        var stretches = new IncidentStretches(placed.Times, kept, periods, data, request);
        var dispersion = new ChangeDispersion(AreaCells.Of(kept, placed.Points, stretches, members, CancellationToken.None), stretches, members);
        PlaceChange[] changes = new ChangedPlaces(members, first.Days, last.Days, dispersion).Listed(all, hotspots, ground.Members, ground.IsNeutral);
        return new ListedChanges(first, last, periods.Chosen, changes[0], changes[1..], ground.WhyUntested, periods.Notes);
    }

    private static ComparedPeriod Compared(StudyPeriod period, DataCoverage data, RunRequest request, int incidents)
    {
        double days = PeriodExposure.Days(data.Watched(period), request);
        if (!(days > 0))
        {
            throw new ArgumentException(
                $"Nothing was watched from {ComparedPeriods.Words(period)} in the days and hours asked for: choose other dates.");
        }
        PeriodRecord limits = RunIdentity.Period(period);
        return new ComparedPeriod(limits.From, limits.To, days, incidents);
    }
}
