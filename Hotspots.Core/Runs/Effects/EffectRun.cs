using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Evaluation of an operation by weighted displacement difference, a matched control and placebos. The whole story from files to a
/// verdict.</summary>
/// <remarks>
/// Files → incidents → the operation's ground and dates → equal periods, without those by which the place was chosen → the same ground moved to
/// everywhere else → the control that fits best before → the difference → its rank among places without an operation → words. The result does not
/// depend on the number of cores.
/// </remarks>
internal static class EffectRun
{
    /// <summary>Share of the incidents that must be known to the day for periods of days.</summary>
    private const double DaysKnown = 0.95;

    /// <summary>Reads the files and evaluates.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EffectResult Execute(
        EffectRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var plan = new EffectPlan(request, clock);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.6), cancellation);
        return Execute(
            plan, read, new IncidentFacets(read.Placed), clock, progress is null ? null : new ProgressShare(progress, 0.6, 1), cancellation);
    }

    /// <summary>Evaluates on incidents that have been read before.</summary>
    /// <inheritdoc cref="Execute(EffectRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <param name="facets">Those of the incidents, where they are kept; null to work them out.</param>
    public static EffectResult Execute(
        EffectRequest request, ReadResult read, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation,
        IncidentFacets? facets = null) =>
        Execute(new EffectPlan(request, clock), read, facets ?? new IncidentFacets(read.Placed), clock, progress, cancellation);

    private static EffectResult Execute(
        EffectPlan plan, ReadResult read, IncidentFacets facets, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        IncidentTable placed = read.Placed;
        var meter = new ProgressMeter(progress);
        meter.Begin("Dividing into study areas", 0.3, 1);
        var data = DataCoverage.Required(facets, "before and during cannot be told apart");
        AreaDivision division = plan.Run.Areas.Divide(facets);
        TreatedGround treated = plan.Treated(division, facets, data);
        var notes = new List<string>(treated.Notes);
        IReadOnlyList<StudyArea> wanted = CountedIncidents.Of(
            plan.Run.Filter.Keep(division.Areas, facets), placed, plan.Run.Request, notes);
        var timed = new TimedIncidents(placed.Times);
        EffectPeriods periods = EffectPeriods.Of(treated.Window, OnlyMonths(wanted, timed), data, plan.Run.Request);
        cancellation.ThrowIfCancellationRequested();

        meter.Begin("Counting places like it", 0.8, 1);
        var mask = new GroundMask(treated.Outline, plan.Choice.Ring);
        GroundMask? given = plan.Control(mask);
        var incidents = new SteppedIncidents(
            wanted, facets, timed, periods, Math.Max(mask.Box.Width, mask.Box.Height), cancellation);
        GridBox?[] towns = [.. wanted.Select(area => area.Members.Length == 0 ? (GridBox?)null : placed.Points.Select(area.Members).Bounds())];
        EffectFindings found = EffectStudy.Of(mask, given, incidents, towns, plan.Choice, cancellation);

        meter.Begin("Putting it into words", 1, 1);
        notes.AddRange(EffectWords.Notes(incidents, plan, periods, found));
        AreaResult[] asked = [.. wanted.Select(static area => new AreaResult(area, []))];
        RunRecord run = plan.Run.Record(
            read, facets, plan.Run.Methods, asked, [], division, new WatchedTime(periods.During, placed.Times, [], []), clock.GetUtcNow());
        string[] names = [.. wanted.Select(static area => area.Name)];
        EffectRecord record = plan.Record(read, run, new EffectAnswer(treated, periods, found, names, notes));
        meter.Finish("Done");
        return new EffectResult([.. record.Places.Select((place, i) => new DrawnEffectPlace(place, found.Outlines[i]))], record);
    }

    private static bool OnlyMonths(IReadOnlyList<StudyArea> areas, TimedIncidents timed)
    {
        int known = 0, toTheDay = 0;
        foreach (int incident in areas.SelectMany(static area => area.Members))
        {
            known += timed.IsKnown(incident) ? 1 : 0;
            toTheDay += timed.IsToTheDay(incident) ? 1 : 0;
        }
        return known > 0 ? toTheDay < DaysKnown * known
            : throw new ArgumentException("None of the incidents asked for says when it happened: ask for others, or give files with dates.");
    }
}

/// <summary>Where and when an operation was.</summary>
/// <param name="Name">"Operation Racer", or the name of the file of its ground.</param>
/// <param name="IsOperation">Is it a name of the files?</param>
/// <param name="Place">What the ground is called, "a part of Buckley"; null where nobody named what was drawn.</param>
/// <param name="Outline">The ground, metres.</param>
/// <param name="Words">How it was made.</param>
/// <param name="Window">When.</param>
/// <param name="Notes">What a reader must know of it.</param>
internal sealed record TreatedGround(
    string Name, bool IsOperation, string? Place, Geometry Outline, string Words, EffectWindow Window, IReadOnlyList<string> Notes);

/// <summary>All that the answer is made of.</summary>
/// <param name="Treated">Where and when.</param>
/// <param name="Periods">The steps.</param>
/// <param name="Found">What came out.</param>
/// <param name="Towns">Names of the towns.</param>
/// <param name="Notes">What was found wanting.</param>
internal sealed record EffectAnswer(
    TreatedGround Treated, EffectPeriods Periods, EffectFindings Found, IReadOnlyList<string> Towns, IReadOnlyList<string> Notes)
{
    /// <summary>The town of the treated ground.</summary>
    public string Town => NameOf(Found.Town);

    /// <summary>The town of a place of the table.</summary>
    public string TownOf(int place) => NameOf(Found.Table.Towns[place]);

    /// <summary>A town as it is spoken of: "Buckley", or what the files call no town.</summary>
    public static string SpokenOf(string town) => town switch
    {
        StudyArea.ElsewhereName => "the ground outside the towns",
        StudyArea.WholeName => "the area",
        _ => town,
    };

    private string NameOf(int town) => SpokenOf(town < 0 ? StudyArea.ElsewhereName : Towns[town]);
}
