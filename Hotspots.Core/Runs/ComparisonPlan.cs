using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
using Hotspots.Core.Runs.Changes;
using Hotspots.Core.Selection;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs;

/// <summary>What is to be compared, checked before any file is read, and what is recorded of it afterwards.</summary>
internal sealed class ComparisonPlan
{
    private readonly PeriodWish? _before;
    private readonly PeriodWish? _after;

    /// <summary>Checks the request.</summary>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist, or the marking is blank.</exception>
    public ComparisonPlan(ComparisonRequest request, TimeProvider clock)
    {
        if (request.Run.From is not null || request.Run.To is not null)
            throw new ArgumentException("The two periods say which times are meant: leave out ⟨from⟩ and ⟨to⟩, and give ⟨before⟩ and ⟨after⟩.");
        CountedShift.Refuse(request.Run, "a comparison");
        _before = ComparisonParameters.Before.Of(request.Before);
        _after = ComparisonParameters.After.Of(request.After);
        Run = RunPlan.Open(request.Run, clock);
    }

    /// <summary>Which incidents, areas and methods.</summary>
    public RunPlan Run { get; }

    /// <summary>Were periods asked for?</summary>
    public bool SaysPeriods => _before is not null || _after is not null;

    /// <summary>How far the data reach; null until <see cref="Periods"/> was asked.</summary>
    public DataCoverage? Coverage { get; private set; }

    /// <summary>The two periods.</summary>
    /// <param name="facets">All incidents that were read.</param>
    /// <exception cref="ArgumentException">There is nothing to compare; says what to change.</exception>
    public ComparedPeriods Periods(IncidentFacets facets)
    {
        Coverage = DataCoverage.Required(facets, "there are no two periods to compare");
        return ComparedPeriods.Choose(_before, _after, Coverage);
    }

    /// <summary>How it was made, and what came out.</summary>
    /// <param name="run">What a run over both periods would say of itself.</param>
    /// <param name="periods">The two periods.</param>
    /// <param name="found">What came out.</param>
    public ComparisonRecord Record(RunRecord run, ComparedPeriods periods, ComparisonFindings found)
    {
        var choices = new Dictionary<string, string>
        {
            ["before"] = $"{found.Before.From}..{found.Before.To}",
            ["after"] = $"{found.After.From}..{found.After.To}",
        };
        RunScope shows = run.Shows! with
        {
            Period = $"{ComparedPeriods.Words(periods.After)}, compared with {ComparedPeriods.Words(periods.Before)}",
        };
        string[] notes = [.. periods.Notes, .. found.Notes, .. ComparisonWords.Notes(periods, found, Run.Request)];
        return new ComparisonRecord(RunIdentity.Answering(run, "change", choices, shows, notes))
        {
            Before = found.Before,
            After = found.After,
            Chosen = periods.Chosen,
            Answer = ComparisonWords.Answer(periods, found),
            Rule = RateChange.Rule(MultipleTesting.UsualAlpha),
            Together = found.Together,
            Towns = found.Towns,
            Hotspots = found.Hotspots,
            Cells = found.Cells,
            Bursts = ComparisonWords.Bursts(found.Bursts),
            CellMetres = ChangedPlaces.CellMetres,
        };
    }
}

/// <summary>What came out of a comparison, before it is put into words.</summary>
/// <param name="Before">The period before, with its exposure.</param>
/// <param name="After">The period after.</param>
/// <param name="Together">All areas together.</param>
/// <param name="Towns">Each area.</param>
/// <param name="Hotspots">The hotspots, the surest change first.</param>
/// <param name="Cells">How many cells have which verdict.</param>
/// <param name="LeftOut">Incidents in neither period, because a limit cuts the long span in which they may have happened.</param>
/// <param name="Bursts">By what it is known how unevenly incidents come.</param>
/// <param name="Notes">What was found wanting.</param>
internal sealed record ComparisonFindings(
    ComparedPeriod Before, ComparedPeriod After, PlaceChange Together, IReadOnlyList<PlaceChange> Towns, IReadOnlyList<PlaceChange> Hotspots,
    VerdictCounts Cells, int LeftOut, DispersionBasis Bursts, IReadOnlyList<string> Notes);
