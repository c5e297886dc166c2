using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Today;

/// <summary>Near-repeat zones in force on a day, by each town's own Knox test. The whole story from files to zones.</summary>
/// <remarks>
/// Files → incidents until that day → towns and kinds → Knox tests, corrected over all of them → ratios of the bands beyond chance → cells in force →
/// zones → names → words. No figures of other towns are used: where a town's own test does not hold, it has no zone. The result does not depend on
/// the number of cores.
/// </remarks>
internal static class TodayRun
{
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>Reads the files and looks.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says which day it is where nobody says it, and when the work began and ended.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TodayRecord Execute(
        TodayRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        CountedShift.Refuse(request.Run, "the test of repeats");
        long today = DayOf(request.On, clock);
        var plan = RunPlan.Open(request.Run, clock);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.6), cancellation);
        var meter = new ProgressMeter(progress is null ? null : new ProgressShare(progress, 0.6, 1));
        meter.Begin("Dividing into study areas", 0.1, 1);
        IncidentTable placed = read.Placed;
        var facets = new IncidentFacets(placed);
        AreaDivision division = plan.Areas.Divide(facets);
        IReadOnlyList<StudyArea> areas = plan.Filter.Keep(division.Areas, facets);
        WatchedTime watched = plan.Filter.Watched(areas, placed.Times);
        var days = new KnownDays(areas, watched.Believed, today);
        CodedTextColumn kinds = facets.Texts(Facet.Kind)!;
        NearRepeatGroup[] all =
        [
            .. areas.Where(static area => !area.IsScattered)
                .SelectMany(area => NearRepeatGroup.Of(area, placed, i => kinds.Texts[kinds.CodeAt(i)], days.Of)),
        ];
        NearRepeatGroup[] groups = Array.FindAll(all, static group => group.Days.Length >= NearRepeatGroup.FewestEvents);
        meter.Begin("Looking for repeats near by", 0.9, groups.Sum(static group => (long)group.Days.Length));
        NearRepeatTest[] tests = TownKnox.Of(groups, request.Seed, meter, cancellation);
        meter.Begin("Drawing zones", 1, 1);
        var drawing = new ZoneDrawing(facets);
        NearRepeatZone[] zones = ZoneDrawing.Ranked(groups.SelectMany((group, g) =>
            tests[g].Holds ? drawing.Of(group, tests[g], ZoneFinder.Find(group, TownKnox.RiskOf(tests[g]), today)) : []));
        RunRecord made = plan.Record(
            read, facets, plan.Methods, [.. areas.Select(static area => new AreaResult(area, []))], [], division, watched, clock.GetUtcNow());
        var words = new TodayWords(today, days, all.Length - groups.Length, all.Sum(static group => group.Days.Length), request.Seed);
        TodayRecord record = Record(request, made, days, words, zones, tests);
        meter.Finish("Done");
        return record;
    }

    private static TodayRecord Record(
        TodayRequest request, RunRecord made, KnownDays days, TodayWords words, NearRepeatZone[] zones, NearRepeatTest[] tests)
    {
        DateOnly on = TodayWords.DateOf(days.Today);
        var choices = new SortedDictionary<string, string>(made.Choices.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["on"] = on.ToString(DayForm, CultureInfo.InvariantCulture),
            ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
        };
        ProvenanceRecord provenance = made with
        {
            RunId = RunIdentity.IdOf(made.Inputs, choices, ["today"], made.Marking, made.Profile),
            Choices = choices,
            Shows = made.Shows! with { Period = $"in force on {on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}", Methods = "" },
            Notes = [.. words.Notes(zones, tests), .. made.Notes],
        };
        return new TodayRecord(provenance)
        {
            On = on,
            DataUntil = TodayWords.DateOf(days.Last),
            Answer = words.Answer(zones, tests),
            Zones = zones,
            Tests = [.. tests.OrderBy(static test => test.P).ThenByDescending(static test => test.Incidents)],
        };
    }

    private static long DayOf(string? text, TimeProvider clock) => TodayParameters.On.Of(text) is { } day
        ? LondonTime.DaysFromCivil(day.Year, day.Month, day.Day) : DayAt(clock.GetUtcNow().ToUnixTimeSeconds());

    private static long DayAt(long utcSeconds) => new StudyPeriod(utcSeconds, utcSeconds + 1).FirstDay;
}
