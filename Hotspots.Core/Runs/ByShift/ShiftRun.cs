using Hotspots.Core.Evaluation;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.ByShift;

/// <summary>Run of hotspots with what is known of their shifts, where those are asked for. From files to ranked hotspots.</summary>
/// <remarks>
/// Files → incidents → <see cref="HotspotRun"/> → aoristic weights by shift → ranks by shift → exact tests, corrected over all hotspots.
/// </remarks>
internal static class ShiftRun
{
    /// <summary>Reads the files and finds the hotspots.</summary>
    /// <inheritdoc cref="HotspotRun.Execute(RunRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    public static RunResult Execute(
        RunRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        Check(request);
        var plan = RunPlan.Open(request, clock);
        ReadOptions reading = request.Reading with { Columns = request.ColumnChoices, Grid = request.Grid, Dates = request.Dates };
        ProgressShare? first = progress is null ? null : new ProgressShare(progress, 0, 0.6);
        ProgressShare? last = progress is null ? null : new ProgressShare(progress, 0.6, 1);
        if (PartReading.Read(plan, reading, first, cancellation) is { } part)
        {
            try
            {
                RunResult result = Execute(plan, part, new RunCache(part.Placed, part.Report.Whole?.Coverage), clock, last, cancellation);
                if (result.Record.Analysed > 0)
                    return result;
            }
            catch (ArgumentException)
            {
                // What is not there among a part is looked for among all, and what is not there either is said of all.
            }
        }
        string? state = reading.Question is null ? null : StoreMemory.StateOf(request.Files);
        ReadResult read = IncidentFiles.Read(request.Files, reading, first, cancellation);
        var cache = new RunCache(read.Placed);
        PartReading.Remember(request, state, read, cache.Facets);
        return Execute(plan, read, cache, clock, last, cancellation);
    }

    /// <summary>Finds the hotspots among incidents that have been read before, and keeps what may be asked for again.</summary>
    /// <inheritdoc cref="HotspotRun.Execute(RunRequest, ReadResult, RunCache?, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    public static RunResult Execute(
        RunRequest request, ReadResult read, RunCache cache, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        Check(request);
        return Execute(RunPlan.Open(request, clock), read, cache, clock, progress, cancellation);
    }

    private static RunResult Execute(
        RunPlan plan, ReadResult read, RunCache cache, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunRequest request = plan.Request;
        if (request.ByShift)
            ShiftShares.RequireHours(cache.Facets, "by-shift");
        RunResult result = HotspotRun.Execute(plan, read, cache, clock, progress, cancellation);
        return request.ByShift || request.Shift is not null ? WithShifts(result, plan, cache.Facets) : result;
    }

    private static void Check(RunRequest request)
    {
        if (request.ByShift && request.Shift is not null)
            throw new ArgumentException("⟨shift⟩ narrows the run to one shift, and ⟨by-shift⟩ looks at all of them: leave one of them out.");
        if (request.Shifts is not null && !request.ByShift && request.Shift is null)
            throw new ArgumentException("⟨shifts⟩ says which shifts there are and asks for none: give ⟨by-shift⟩ or ⟨shift⟩ with it.");
    }

    private static RunResult WithShifts(RunResult result, RunPlan plan, IncidentFacets facets)
    {
        Shifts shifts = ShiftWish.Of(plan.Request);
        var weights = new ShiftWeights(result.Hotspots, facets, plan.Request.Weights, shifts);
        int wanted = ShiftWish.Wanted(plan.Request);
        IReadOnlyList<Hotspot> hotspots = wanted >= 0
            ? weights.Narrowed(wanted)
            : weights.Named(Tests(result, plan, facets, shifts));
        return result with
        {
            Hotspots = hotspots,
            Record = result.Record with { Notes = [.. ShiftWords.Notes(hotspots, shifts, wanted, weights), .. result.Record.Notes] },
        };
    }

    /// <summary>The exact test of the shifts of each hotspot; null where too few of its incidents certainly lie in a shift.</summary>
    private static ShiftTest?[] Tests(RunResult result, RunPlan plan, IncidentFacets facets, Shifts shifts)
    {
        TimeColumn times = facets.Incidents.Times;
        if (facets.Coverage is not { } data)
            return new ShiftTest?[result.Hotspots.Count];
        StudyPeriod? watched = plan.Filter.Watched([.. result.Areas.Select(static area => area.Area)], times).Period;
        StudyPeriod period = data.PeriodOf(watched, plan.Request);
        double[] exposure = PeriodExposure.Hours(data.Watched(period), plan.Request);
        TimeGroup[] groups = [.. result.Hotspots.Select(static hotspot => new TimeGroup(hotspot.Name, hotspot.Area, hotspot.Members))];
        return [.. new TimeProfiles(exposure, shifts, [Model.TimeProfiles.TimePart.Shift]).Of(groups, times, facets.HasClock).Select(ShiftTest.Of)];
    }
}
