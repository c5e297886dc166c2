using System.Globalization;
using Hotspots.Core.Evaluation.Predictions;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>What is to be back-tested, checked before any file is read, and what is recorded of it afterwards.</summary>
internal sealed class BacktestPlan
{
    /// <summary>Share of the incidents that must be known to the day for tests of days.</summary>
    private const double DaysKnown = 0.95;

    private readonly TestHorizon? _horizon;
    private readonly int _folds;

    /// <summary>Checks the request.</summary>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist, or the marking is blank.</exception>
    public BacktestPlan(BacktestRequest request, TimeProvider clock)
    {
        CountedShift.Refuse(request.Run, "a back-test");
        _horizon = BacktestParameters.Horizon.Of(request.Horizon) ?? (request.IsNij ? TestHorizon.Month : null);
        Flag = FlagWish.Parse(request.Flag, request.Teams, request.Visits, request.IsNij);
        if (request.IsNij && _horizon is { IsNij: false })
            throw new ArgumentException("By the rules that ⟨nij⟩ names a test is 7d, 14d, month, 2months or 3months long: give such a ⟨horizon⟩.");
        Maps = MapWish.Parse(request.Methods);
        BacktestParameters.Folds.Check(request.Folds);
        _folds = request.Folds;
        Run = RunPlan.Open(request.Run with { Methods = Maps.Methods }, clock);
    }

    /// <summary>Which incidents and areas, and the methods that are tried.</summary>
    public RunPlan Run { get; }

    /// <summary>The maps that were asked for.</summary>
    public MapWish Maps { get; }

    /// <summary>Ground flagged.</summary>
    public FlagWish Flag { get; }

    /// <summary>The tests, and how long each is.</summary>
    /// <param name="facets">All incidents that were read: where they end does not depend on a filter.</param>
    /// <param name="areas">The areas with those that are wanted.</param>
    /// <param name="timed">When they happened.</param>
    /// <param name="notes">Told of what is not tested.</param>
    /// <exception cref="ArgumentException">There is nothing to test; says what to change.</exception>
    public BacktestTime Time(IncidentFacets facets, IReadOnlyList<StudyArea> areas, TimedIncidents timed, List<string> notes)
    {
        var data = DataCoverage.Required(facets, "there is nothing to test a map of the past on");
        if (areas.All(static area => area.Members.Length == 0))
            throw new ArgumentException("No incident is left in the areas and times asked for: ask for others, or give other files.");
        int known = 0, toTheDay = 0;
        foreach (int incident in areas.SelectMany(static area => area.Members))
        {
            known += timed.IsKnown(incident) ? 1 : 0;
            toTheDay += timed.IsToTheDay(incident) ? 1 : 0;
        }
        if (known == 0)
            throw new ArgumentException("None of the incidents asked for says when it happened: ask for others, or give files with dates.");
        // By days only where nearly all are known to them: what is known to the month would be left out.
        bool byDays = toTheDay >= DaysKnown * known;
        if (_horizon is { Days: not null } && toTheDay == 0)
            throw new ArgumentException("The times in these files are known to the month only: give ⟨horizon month⟩, or leave it out.");
        TestHorizon horizon = _horizon ?? (byDays ? new TestHorizon(TestHorizon.UsualDays) : TestHorizon.Month);
        StudyPeriod? limits = Run.Filter.HasTimes ? Run.Filter.Watched(areas, facets.Incidents.Times).Period : null;
        return new BacktestTime(horizon, BacktestFolds.Choose(horizon, _folds, data, limits, notes));
    }

    /// <summary>How it was made, and what came out.</summary>
    /// <param name="run">What a run over the areas would say of itself.</param>
    /// <param name="time">The tests.</param>
    /// <param name="found">What came out.</param>
    /// <param name="track">Where patrols were; null where nobody said.</param>
    /// <param name="notes">What was found wanting.</param>
    public BacktestRecord Record(
        RunRecord run, BacktestTime time, BacktestFindings found, PatrolTrack? track, IReadOnlyList<string> notes)
    {
        var choices = new Dictionary<string, string>
        {
            ["folds"] = _folds.ToString(CultureInfo.InvariantCulture),
            ["horizon"] = time.Horizon.Words,
            ["flaggedCells"] = Flag.Cells.ToString(CultureInfo.InvariantCulture),
            ["maps"] = string.Join(", ", found.Maps.Select(static map => map.Name)),
        };
        if (Flag.IsNij)
            choices["rules"] = "nij";
        if (track is not null)
            choices["patrolled"] = track.File;
        BacktestFold first = time.Folds[0], last = time.Folds[^1];
        var whole = new StudyPeriod(first.Train.FromUtcSeconds, last.Test.UntilUtcSeconds);
        RunScope shows = run.Shows! with { Period = ComparedPeriods.Words(whole) };
        return new BacktestRecord(RunIdentity.Answering(run, "backtest", choices, shows, notes))
        {
            Answer = BacktestWords.Answer(time, found, track),
            Rule = MapChoice.Rule,
            Horizon = time.Horizon.Words,
            CellMetres = FlagWish.CellMetres,
            Towns = found.Towns,
            Folds = found.Folds,
            Choice = found.Maps[found.Chosen].Name,
            Reason = BacktestWords.Reason(time, found),
            Rivals = found.Rivals,
            Earlier = found.Earlier,
            Kept = found.Kept,
        };
    }
}

/// <summary>The tests of a back-test.</summary>
/// <param name="Horizon">Length of each.</param>
/// <param name="Folds">The earliest first; the last is kept out of the choice.</param>
internal sealed record BacktestTime(TestHorizon Horizon, BacktestFold[] Folds);
