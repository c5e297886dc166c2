using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Selection;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Request of the evaluation of control days.</summary>
/// <param name="Run">Which incidents; without limits of time, for the week is such.</param>
/// <param name="WeekFile">The patrol-week.csv that a placement with a week wrote, or a folder of such.</param>
/// <param name="Reach">How near to a place an incident must be to be its, metres.</param>
/// <param name="Seed">The same seed draws the lots again in the same way.</param>
/// <param name="AttendedFile">The attended.csv that says on which days somebody was there; null for none.</param>
internal sealed record ControlDayRequest(
    RunRequest Run, string WeekFile, double Reach = EffectRequest.UsualRing, int Seed = 1, string? AttendedFile = null);

/// <summary>Randomised trial of patrol days: incidents on days with patrols against those that the lot left without.</summary>
/// <remarks>
/// Each place is compared with itself, and chance is that of the lots, drawn again as they were drawn. A day begins at 07:00. The result does
/// not depend on the number of cores.
/// </remarks>
internal static class ControlDayRun
{
    private const int Redraws = 9999;
    private const int FewestIncidents = 10;

    /// <summary>A longer span says too little of the day.</summary>
    private const long LongestSpan = 86_400;

    /// <summary>Reads the files and evaluates.</summary>
    /// <inheritdoc cref="EffectRun.Execute(EffectRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    public static ControlDayRecord Execute(
        ControlDayRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunRequest run = request.Run;
        if (run.From is not null || run.To is not null)
            throw new ArgumentException("The week says which days are meant: leave out ⟨from⟩ and ⟨to⟩.");
        EffectParameters.Ring.Check(request.Reach);
        EffectParameters.Seed.Check(request.Seed);
        var plan = RunPlan.Open(run, clock);
        PatrolWeeks weeks = PatrolWeeks.Read(request.WeekFile, cancellation);
        KeptDays? kept = request.AttendedFile is { } attended ? KeptWeeks.Of(weeks, AttendedFile.Read(attended), request.Reach) : null;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.8), cancellation);
        var facets = new IncidentFacets(read.Placed);
        AreaDivision division = plan.Areas.Divide(facets);
        var notes = new List<string>();
        IReadOnlyList<StudyArea> areas = CountedIncidents.Of(plan.Filter.Keep(division.Areas, facets), read.Placed, plan.Request, notes);
        int[] counts = Count(areas, facets, weeks, request.Reach, notes);
        var test = ControlDayTest.Of(counts, weeks.IsControl, weeks.Places, weeks.Draw, Redraws, (ulong)request.Seed);
        RunRecord record = plan.Record(
            read, facets, plan.Methods, [.. areas.Select(static area => new AreaResult(area, []))], [], division,
            new WatchedTime(null, read.Placed.Times, [], []), clock.GetUtcNow());
        return Record(request, read, record, weeks, counts, test, kept, notes);
    }

    private static int[] Count(
        IReadOnlyList<StudyArea> areas, IncidentFacets facets, PatrolWeeks weeks, double reach, List<string> notes)
    {
        IncidentTable placed = facets.Incidents;
        var counts = new int[PatrolWeekWish.Days * weeks.Places];
        int vague = 0, dayOnly = 0;
        foreach (int incident in areas.SelectMany(static area => area.Members))
        {
            IncidentTime time = placed.Times[incident];
            if (!time.IsKnown || placed.IsCoarse(incident) || weeks.CellOf(placed.Points[incident], time, reach) is not (>= 0 and int cell))
                continue;
            if (time.LengthSeconds > LongestSpan + 3600)
            {
                vague++;
                continue;
            }
            dayOnly += facets.HasClock(incident) ? 0 : 1;
            counts[cell]++;
        }
        if (vague > 0)
            notes.Add(Say($"{Count(vague, "incident near a place is", "incidents near a place are")} not known to the day, and not counted."));
        if (dayOnly > 0)
            notes.Add(Say($"{Count(dayOnly, "incident is", "incidents are")} known to the day only, and counted on the day of that date, which ")
                + "begins at 07:00: what happened before that belongs to the day before.");
        return counts;
    }

    private static ControlDayRecord Record(
        ControlDayRequest request, ReadResult read, RunRecord run, PatrolWeeks weeks, int[] counts, ControlDayTest test,
        KeptDays? kept, List<string> notes)
    {
        int all = test.Treated + test.Control;
        EffectVerdict verdict = all < FewestIncidents ? EffectVerdict.TooFew
            : test.P > MultipleTesting.UsualAlpha ? EffectVerdict.WithinChance
            : test.Treated < test.Expected ? EffectVerdict.Fewer : EffectVerdict.More;
        var choices = new SortedDictionary<string, string>(run.Choices.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["week"] = Path.GetFileName(request.WeekFile),
            ["weekSha256"] = weeks.Digest,
            ["ring"] = request.Reach.ToString("R", CultureInfo.InvariantCulture),
            ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
        };
        if (request.AttendedFile is { } attended)
            choices["attended"] = Path.GetFileName(attended);
        ControlDayPlace[] places = Places(weeks, counts);
        long first = weeks.Teams.Min(static team => team.FirstDay), last = weeks.Teams.Max(static team => team.FirstDay) + PatrolWeekWish.Days;
        var period = new StudyPeriod(DataCoverage.BeginOf(first), DataCoverage.BeginOf(last));
        ProvenanceRecord provenance = run with
        {
            RunId = RunIdentity.IdOf(read.Report.Inputs, choices, ["control-days"], run.Marking, run.Profile),
            Choices = choices,
            Shows = run.Shows! with { Period = ComparedPeriods.Words(period), Methods = "Control days by lot" },
            Notes =
            [
                .. notes,
                "This says what the plan did, visits made or not: days on which nobody could go, and visits on a control day, make a difference "
                    + "smaller than it is.",
                "Fewer records can be less crime, fewer who report, or less recorded; this cannot tell which.", .. run.Notes,
            ],
        };
        var record = new ControlDayRecord(provenance)
        {
            Answer = [],
            Verdict = verdict,
            ReachMetres = request.Reach,
            PatrolDays = test.TreatedDays,
            ControlDays = test.ControlDays,
            OnPatrolDays = test.Treated,
            OnControlDays = test.Control,
            Expected = test.Expected,
            Ratio = double.IsFinite(test.Ratio) ? test.Ratio : null,
            PFewer = test.PFewer,
            P = test.P,
            Redraws = Redraws,
            Places = places,
            Kept = kept,
        };
        return record with { Answer = [.. Answer(record, period), .. kept is null ? [] : KeptWeeks.Words(kept)] };
    }

    private static string[] Answer(ControlDayRecord record, StudyPeriod period)
    {
        string counts = Say($"from {ComparedPeriods.Words(period)} {Count(record.OnPatrolDays, "incident", "incidents")} happened within ")
            + Say($"{record.ReachMetres:0} m of the places on days with patrols ({Count(record.PatrolDays, "place-day", "place-days")}) and ")
            + Say($"{record.OnControlDays:N0} on control days ({Count(record.ControlDays, "place-day", "place-days")})");
        string verdict = record.Verdict switch
        {
            EffectVerdict.Fewer => $"Fewer on days with patrols, beyond chance: {counts}.",
            EffectVerdict.More => $"More on days with patrols, beyond chance: {counts}; patrols may also find or bring in reports.",
            EffectVerdict.WithinChance => $"No difference that can be told from chance: {counts}.",
            _ => $"Too few incidents to tell anything: {counts}. Collect more weeks, and give them together, as the files of one folder.",
        };
        return
        [
            verdict,
            Say($"If patrols did nothing, {record.Expected:0.#} would be expected on days with patrols, each place compared with itself; with the ")
                + Say($"lots drawn {record.Redraws:N0} times again, so far from that or further came about in {100 * record.P:0.#} % ")
                + Say($"(p {record.P:0.###})."),
        ];
    }

    private static ControlDayPlace[] Places(PatrolWeeks weeks, int[] counts)
    {
        var places = new List<ControlDayPlace>();
        int offset = 0;
        foreach (TeamWeek team in weeks.Teams)
        {
            string week = DateTime.UnixEpoch.AddDays(team.FirstDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (int place = 0; place < team.Places.Count; place++)
            {
                int patrol = 0, control = 0;
                for (int day = 0; day < PatrolWeekWish.Days; day++)
                {
                    int count = counts[day * weeks.Places + offset + place];
                    (patrol, control) = team.IsControl[day][place] ? (patrol, control + count) : (patrol + count, control);
                }
                places.Add(new ControlDayPlace(week, team.Team, team.Names[place], PatrolWeekWish.Days - team.Each, team.Each, patrol, control));
            }
            offset += team.Places.Count;
        }
        return [.. places];
    }

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
