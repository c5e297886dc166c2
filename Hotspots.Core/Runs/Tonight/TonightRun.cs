using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Model.Tonight;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Runs.Listed;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>Briefing of the next shift: where most happened at these hours lately, whether that is more than before, and when in the shift.</summary>
/// <remarks>
/// Hotspots of a run → the last whole weeks that the data cover, and as many before → counts at the hours of the shift → score E-test over the
/// hotspots with any, and exact test of hours → words. It depends on the clock by its date and hour alone.
/// </remarks>
internal static class TonightRun
{
    /// <summary>Places in the briefing: more are a list, which stands below.</summary>
    public const int MostPlaces = 5;

    /// <summary>With fewer weeks a weekday is a night or two, and what it has may be one event.</summary>
    private const int FewestWeeks = 3;

    /// <summary>Makes it.</summary>
    /// <param name="request">Of which incidents, at which hours.</param>
    /// <param name="listed">The run whose hotspots are listed.</param>
    /// <param name="cache">The cache of its incidents; null for none. The result is the same.</param>
    /// <param name="clock">Says which shift is next.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TonightRecord Execute(
        TonightRequest request, RunResult listed, RunCache? cache, TimeProvider clock, CancellationToken cancellation)
    {
        TonightShift shift = TonightShift.Of(request, clock);
        IncidentTable placed = listed.Read.Placed;
        IncidentFacets facets = cache?.Facets ?? new IncidentFacets(placed);
        RunRequest asked = request.Run with { From = null, To = null, Hours = [] };
        var timeless = RunPlan.Open(asked, clock);
        IReadOnlyList<StudyArea> all = timeless.Filter.Keep(timeless.Areas.Divide(facets).Areas, facets);
        if (facets.Coverage is not { } data || !all.Any(area => area.Members.Any(facets.HasClock)))
            return Empty(shift, "", null, WhyNoClock(all, placed));
        TonightWeeks weeks = TonightWeeks.Of(request.Weeks, shift.Today, data, request.IsDayGiven);
        var words = new TonightWords(weeks, shift);

        var plan = RunPlan.Open(asked with { Hours = shift.Filter }, clock);
        IReadOnlyList<StudyArea> kept = [.. all.Select(area => area.With(Array.FindAll(area.Members, facets.HasClock)))];
        kept = plan.Filter.Keep(kept, facets);
        cancellation.ThrowIfCancellationRequested();
        var members = new PeriodMembers(placed.Times, weeks.Periods);
        int[] lately = [.. kept.SelectMany(static area => area.Members).Where(members.IsAfter)];
        if (lately.Length == 0)
            return Empty(shift, weeks.Span, weeks.Stale, words.Nothing);

        ListedGround ground = ListedGround.Of(request.Run, plan.Request, listed.Hotspots, kept, placed.Points, weeks.Periods);
        // A hotspot that sleeps at these hours is none of this shift's, and not tested with the others.
        int[] awake = [.. Enumerable.Range(0, listed.Hotspots.Count).Where(i => ground.Members[i].Any(members.IsIn))];
        ListedChanges? found = !weeks.HasBefore ? null : ListedComparisonRun.Compare(
            plan.Request, data, weeks.Periods, ground.Only(awake), [.. awake.Select(i => listed.Hotspots[i])], kept, placed);
        int[] first =
        [
            .. Enumerable.Range(0, awake.Length).Where(k => Lately(k) > 0).OrderByDescending(Lately).ThenBy(static k => k).Take(MostPlaces),
        ];
        cancellation.ThrowIfCancellationRequested();
        double[] exposure = Exposure(data, weeks, plan.Request);
        string span = weeks.HasBefore ? $"{2 * weeks.Weeks} weeks" : weeks.Words;
        string?[] hours = new TonightHours(shift.Hours, exposure, span)
            .Of([.. first.Select(k => Array.FindAll(ground.Members[awake[k]], Looked))], placed.Times);
        string? weekday = Weekday(shift, exposure, [.. kept.SelectMany(static area => area.Members).Where(Looked)], placed.Times, facets);
        int withoutClock = all.Sum(area => area.Members.Count(i => members.IsAfter(i) && !facets.HasClock(i)));
        return new TonightRecord
        {
            Title = shift.Title,
            Span = weeks.Span,
            Stale = weeks.Stale,
            Why = null,
            Total = words.Total(found, lately.Length),
            Weekday = weekday,
            Places =
            [
                .. first.Select((k, at) => new TonightPlace(
                    listed.Hotspots[awake[k]].Rank, Lately(k), found?.Places[k], found is null ? "" : words.Change(found.Places[k], found),
                    hours[at])),
            ],
            Notes =
            [
                .. words.Notes(found, withoutClock, request.Run.From is not null || request.Run.To is not null || request.Run.Hours.Count > 0),
                .. weekday is null ? [$"No {shift.Noun} of the week can be told from the others, beyond chance."] : Array.Empty<string>(),
            ],
        };

        int Lately(int k) => ground.Members[awake[k]].Count(members.IsAfter);

        bool Looked(int incident) => members.IsAfter(incident) || (weeks.HasBefore && members.IsBefore(incident));
    }

    private static TonightRecord Empty(TonightShift shift, string span, string? stale, string why) => new()
    {
        Title = shift.Title,
        Span = span,
        Stale = stale,
        Why = why,
        Total = "",
        Weekday = null,
        Places = [],
        Notes = [],
    };

    private static string WhyNoClock(IReadOnlyList<StudyArea> areas, IncidentTable placed)
    {
        int[] asked = [.. areas.SelectMany(static area => area.Members)];
        return asked.Length == 0 ? "No incident is left to look at: widen the filters."
            : !Array.Exists(asked, i => placed.Times[i].IsKnown) ? "No incident says when it happened: there are no shifts to tell apart."
            : TonightWords.NoClock(
                Array.Exists(asked, i => placed.Times[i].HasDay),
                Array.Exists(asked, i => ShiftShares.KnowledgeOf(placed.Times[i], false) == HourKnowledge.Between));
    }

    private static double[] Exposure(DataCoverage data, TonightWeeks weeks, RunRequest request)
    {
        // Before the data begin nothing was watched.
        StudyPeriod after = weeks.Periods.After;
        long begins = DataCoverage.BeginOf(data.FirstDay);
        if (!weeks.HasBefore && begins > after.FromUtcSeconds)
            after = new StudyPeriod(begins, after.UntilUtcSeconds);
        IEnumerable<StudyPeriod> watched = data.Watched(after);
        return PeriodExposure.Hours(weeks.HasBefore ? data.Watched(weeks.Periods.Before).Concat(watched) : watched, request);
    }

    // Of all areas together: a hotspot alone has too few nights of one weekday to say anything.
    private static string? Weekday(TonightShift shift, double[] exposure, int[] incidents, TimeColumn times, IncidentFacets facets)
    {
        if (exposure.Sum() < FewestWeeks * 7.0 * shift.Hours.Length)
            return null;
        TimeProfile profile = new TimeProfiles(exposure, new Shifts(shift.Hours)).Of([new TimeGroup("", "", incidents)], times, facets.HasClock)[0];
        if (profile.Divisions.FirstOrDefault(static part => part.Part == TimePart.Weekday) is not { } week || week.Bins.Count < 2)
            return null;
        string noun = shift.Noun, own = shift.Date.DayOfWeek.ToString();
        TimeBin[] named = [.. week.Bins.Where(static bin => bin.StandsOut)];
        if (named.Length == 0)
            return null;
        string[] said = [.. named.Select(bin => string.Create(
            CultureInfo.InvariantCulture, $"{bin.Name} {noun}s have {TimesText.Of(bin.Ratio!.Value)} times the mean"))];
        string mine = named.Any(bin => bin.Name == own) ? "" : $" {own} does not stand out.";
        return $"{string.Join(", ", said)}: more than chance.{mine}";
    }
}
