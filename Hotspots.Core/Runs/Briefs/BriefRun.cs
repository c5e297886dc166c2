using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Files;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Tonight;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Briefing of a shift: hotspots of a run → the next shift town by town → at most five places a page, in words to read out.</summary>
/// <remarks>What is said of a shift is <see cref="TonightRun"/>'s; where no hour is known the heaviest hotspots stand there, and why.</remarks>
internal static class BriefRun
{
    /// <summary>Towns that get a page: who wants others names them.</summary>
    public const int MostPages = 12;

    private const int GridDigits = 3, HoursADay = 24;

    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Reads the files, finds the hotspots and briefs the shift.</summary>
    /// <param name="request">Which shift, of which incidents.</param>
    /// <param name="clock">Says which shift is next where no date is asked for.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Brief Execute(BriefRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        BriefParameters.Places.Check(request.Places);
        (RunRequest run, Shift shift) = ShiftOf(request.Run);
        // Before anything is read: a line of it may say nothing.
        ActionFile? actions = request.Actions is { } list ? ActionFile.Read(list) : null;
        TimeProvider at = ClockOf(request, shift, clock);
        ReadResult read = Read(run, progress, cancellation);
        var cache = new RunCache(read.Placed);
        RunResult result = HotspotRun.Execute(Listed(request, read.Placed.Times), read, cache, clock, progress, cancellation);
        return Of(request with { Run = run }, shift, result, cache, at, cancellation, actions);
    }

    /// <summary>The run whose hotspots a briefing lists: at all hours, and of what was known on the day that is asked for.</summary>
    /// <param name="request">Which shift, of which incidents.</param>
    /// <param name="times">When the incidents happened.</param>
    /// <exception cref="ArgumentException">There is no such shift or day; says what to write.</exception>
    public static RunRequest Listed(BriefRequest request, TimeColumn times)
    {
        (RunRequest run, _) = ShiftOf(request.Run);
        return request.On is null ? run : KnownBy(run, times, BriefParameters.On.Parse(request.On));
    }

    /// <summary>Briefs a shift of several days, each with what was known by then, as if its sheet were made on that day.</summary>
    /// <param name="request">Which shift, of which incidents; its day and its streets do not count.</param>
    /// <param name="days">The dates on which the shifts begin.</param>
    /// <param name="known">The incidents that were read before, and their cache; null to read the files.</param>
    /// <param name="clock">Says when the runs began and ended.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <returns>What was read, and the briefing of each day.</returns>
    /// <inheritdoc cref="Execute" path="/exception"/>
    public static (ReadResult Read, IReadOnlyList<Brief> Briefs) OnDays(
        BriefRequest request, IReadOnlyList<DateOnly> days, (ReadResult Read, RunCache Cache)? known, TimeProvider clock,
        IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        (RunRequest run, Shift shift) = ShiftOf(request.Run);
        ReadResult read = known?.Read ?? Read(run, progress is null ? null : new ProgressShare(progress, 0, 0.3), cancellation);
        RunCache cache = known?.Cache ?? new RunCache(read.Placed);
        var briefs = new Brief[days.Count];
        for (int d = 0; d < briefs.Length; d++)
        {
            string on = days[d].ToString(DayForm, CultureInfo.InvariantCulture);
            RunResult result = HotspotRun.Execute(KnownBy(run, read.Placed.Times, days[d]), read, cache, clock, null, cancellation);
            briefs[d] = Of(
                request with { Run = run, On = on, Streets = null }, shift, result, cache, new FixedClock(Begin(on, shift)), cancellation);
            progress?.Report(new RunProgress(0.3 + 0.7 * (d + 1) / briefs.Length, $"Making the sheet of {on}"));
        }
        return (read, briefs);
    }

    /// <summary>The briefing of hotspots that are found already.</summary>
    /// <param name="request">Which shift, of which incidents. Its streets are drawn where they lie near the places; elsewhere they do no
    /// harm.</param>
    /// <param name="result">The run that <see cref="Listed"/> says.</param>
    /// <param name="cache">The cache of its incidents.</param>
    /// <param name="clock">Says which shift is next where no date is asked for.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <inheritdoc cref="Execute" path="/exception"/>
    public static Brief Of(BriefRequest request, RunResult result, RunCache cache, TimeProvider clock, CancellationToken cancellation)
    {
        BriefParameters.Places.Check(request.Places);
        (RunRequest run, Shift shift) = ShiftOf(request.Run);
        ActionFile? actions = request.Actions is { } list ? ActionFile.Read(list) : null;
        Brief brief = Of(
            request with { Run = run, Streets = null }, shift, result, cache, ClockOf(request, shift, clock), cancellation, actions);
        return request.Streets is { } file ? brief with { Streets = PlaceStreets.Round(file, OutlinesOf(brief.Pages), cancellation) } : brief;
    }

    private static Brief Of(
        BriefRequest request, Shift shift, RunResult result, RunCache cache, TimeProvider clock, CancellationToken cancellation,
        ActionFile? actions = null)
    {
        var pages = new List<(int Incidents, BriefPage Page)>();
        foreach (IGrouping<string, Hotspot> area in result.Hotspots.GroupBy(static hotspot => hotspot.Area))
        {
            RunResult listed = result with { Hotspots = [.. area] };
            RunRequest own = request.Run.Whole ? request.Run : request.Run with { Areas = [area.Key] };
            var wish = new TonightRequest(own, shift.From, shift.Until, request.Weeks) { IsDayGiven = request.On is not null };
            TonightRecord tonight = TonightRun.Execute(wish, listed, cache, clock, cancellation);
            var words = new BriefWords(wish, shift, clock);
            BriefPlace ListedAt(int number, Hotspot hotspot, TonightPlace? place) =>
                Place(number, hotspot, place, words, result, cache) with { ToDo = actions?.For(hotspot, place?.Change?.Verdict) };
            BriefPlace[] places = tonight.Why is null
                ? [.. tonight.Places.Take(request.Places).Select(
                    (place, k) => ListedAt(k + 1, Named(area, place.Hotspot), place))]
                : [.. area.OrderBy(static hotspot => hotspot.Rank).Take(request.Places).Select(
                    (hotspot, k) => ListedAt(k + 1, hotspot, null))];
            pages.Add((tonight.Places.Sum(static place => place.Incidents), words.Page(area.Key, tonight, places)));
        }
        if (pages.Count == 0)
            pages.Add((0, new BriefWords(new TonightRequest(request.Run, shift.From, shift.Until, request.Weeks), shift, clock).Nothing(result)));
        // Where no hour is known no town has any at these hours: then the town with the heaviest hotspot comes first.
        pages.Sort(static (one, other) => one.Incidents != other.Incidents ? other.Incidents.CompareTo(one.Incidents)
            : BestRank(one.Page) != BestRank(other.Page) ? BestRank(one.Page).CompareTo(BestRank(other.Page))
            : string.CompareOrdinal(one.Page.Area, other.Page.Area));
        BriefPage[] kept = [.. pages.Take(MostPages).Select(static page => page.Page)];
        return new Brief
        {
            Run = result.Record,
            Pages = kept,
            Streets = request.Streets is not { } file || kept[0].Places.Count == 0 ? null
                : PlaceStreets.Round(file, OutlinesOf(kept), cancellation) ?? throw PlaceStreets.NoneNear(file),
            LeftOut = [.. pages.Skip(MostPages).Select(static page => page.Page.Area)],
        };
    }

    private static Geometry[] OutlinesOf(IEnumerable<BriefPage> pages) =>
        [.. pages.SelectMany(static page => page.Places).Select(static place => place.Outline)];

    private static int BestRank(BriefPage page) => page.Places.Count == 0 ? int.MaxValue : page.Places.Min(static place => place.Rank);

    private static Hotspot Named(IEnumerable<Hotspot> hotspots, int rank) => hotspots.First(hotspot => hotspot.Rank == rank);

    private static BriefPlace Place(int number, Hotspot hotspot, TonightPlace? tonight, BriefWords words, RunResult result, RunCache cache) => new()
    {
        Number = number,
        Rank = hotspot.Rank,
        Name = BriefWords.NameOf(hotspot),
        IsTipsOnly = hotspot.Grading?.IsTipsOnly == true,
        Conditional = hotspot.Grading?.Conditional ?? 0,
        GridReference = GridReference.Format(hotspot.Centre, GridDigits),
        Centre = hotspot.Centre,
        Outline = hotspot.Outline,
        When = BriefWords.When(tonight),
        What = BriefWords.What(hotspot),
        Change = tonight?.Words ?? "",
        Sure = hotspot.Sureness?.Word,
        Why = words.Why(hotspot, tonight),
        ByHour = ByHour(hotspot, result.Read.Placed.Times, cache.Facets),
    };

    private static int[] ByHour(Hotspot hotspot, TimeColumn times, IncidentFacets facets)
    {
        var counts = new int[HoursADay];
        int known = 0;
        foreach (int incident in hotspot.Members)
        {
            if (!facets.HasClock(incident))
                continue;
            counts[HoursOfWeek.HourAt(LondonTime.ToClockSeconds(times[incident].FromUtcSeconds)) % HoursADay]++;
            known++;
        }
        return known == 0 ? [] : counts;
    }

    private static ReadResult Read(RunRequest run, IProgress<RunProgress>? progress, CancellationToken cancellation) => IncidentFiles.Read(
        run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates }, progress, cancellation);

    /// <summary>The run by what was known before a day: what happened from it on was not. A limit of the user's own stays as it is.</summary>
    internal static RunRequest KnownBy(RunRequest run, TimeColumn times, DateOnly day)
    {
        if (run.To is not null)
            return run;
        long begins = OperationalDay.At(day, 0);
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i].IsKnown && times[i].FromUtcSeconds >= begins)
                return run with { To = day.AddDays(-1).ToString(DayForm, CultureInfo.InvariantCulture) };
        }
        return run;
    }

    /// <summary>The shift that is briefed, and the run by which its hotspots are found.</summary>
    /// <remarks>Hotspots are looked for at all hours, for a place is where it is by day, too.</remarks>
    /// <exception cref="ArgumentException">There is no such shift; says what to write.</exception>
    internal static (RunRequest Run, Shift Shift) ShiftOf(RunRequest run)
    {
        Shifts shifts = ShiftWish.Of(run);
        int wanted = ShiftWish.Wanted(run);
        if (wanted < 0 && run.Shifts is not null)
            throw new ArgumentException("⟨shifts⟩ says which shifts there are and asks for none: give ⟨shift⟩ with it.");
        Shift shift = wanted < 0 ? new Shift("night", 22, 5) : shifts[wanted];
        return (run with { Shift = null, Shifts = null }, shift);
    }

    private static TimeProvider ClockOf(BriefRequest request, Shift shift, TimeProvider clock) =>
        request.On is null ? clock : new FixedClock(Begin(request.On, shift));

    private static DateTimeOffset Begin(string on, Shift shift) =>
        DateTimeOffset.FromUnixTimeSeconds(OperationalDay.At(BriefParameters.On.Parse(on), shift.From));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
