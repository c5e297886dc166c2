using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Effects;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Effects;

/// <summary>What is to be evaluated, checked before any file is read, and what is recorded of it afterwards.</summary>
internal sealed class EffectPlan
{
    private const double SquareMetresPerKm2 = 1e6;

    private readonly EffectRequest _request;
    private readonly PeriodWish? _start, _end, _chosen;
    private readonly GivenGround? _treated, _control;

    /// <summary>Checks the request, and reads the polygons that it names.</summary>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist, or the marking is blank.</exception>
    public EffectPlan(EffectRequest request, TimeProvider clock)
    {
        if (request.Run.From is not null || request.Run.To is not null)
            throw new ArgumentException("The operation's dates say which times are meant: leave out ⟨from⟩ and ⟨to⟩, and give ⟨start⟩ and ⟨end⟩.");
        if ((request.Operation is null ? 0 : 1) + (request.TreatedFile is null ? 0 : 1) + (request.Drawn is null ? 0 : 1) != 1)
            throw new ArgumentException("Say where the operation was: give either ⟨operation NAME⟩ or ⟨treated AREA.geojson⟩, and not both.");
        if (request.Operation is null && request.Start is null)
            throw new ArgumentException("A drawn ground does not say when the operation began: give its first day with ⟨start⟩.");
        EffectParameters.Ring.Check(request.Ring);
        EffectParameters.Placebos.Check(request.Placebos);
        EffectParameters.Seed.Check(request.Seed);
        (_start, _end) = (EffectParameters.Start.Of(request.Start), EffectParameters.End.Of(request.End));
        _chosen = EffectParameters.Chosen.Of(request.Chosen);
        if (_start is { From: null } || _end is { Until: null })
            throw new ArgumentException("⟨start⟩ needs a beginning and ⟨end⟩ an end: give a day or a month to each, such as 2025-11-10.");
        _treated = GivenGround.Read(request.TreatedFile, "treated ground") ?? GivenGround.Of(request.Drawn, "treated ground");
        _control = GivenGround.Read(request.ControlFile, "control") ?? GivenGround.Of(request.DrawnControl, "control");
        _request = request;
        Choice = new EffectChoice(request.Ring, request.Placebos, request.Seed);
        // Controls and placebos may lie in any town; the areas say where the operation is looked at.
        Run = RunPlan.Open(request.Run with { Areas = [], Operations = [] }, clock);
    }

    /// <summary>Which incidents.</summary>
    public RunPlan Run { get; }

    /// <summary>Ring, placebos and seed.</summary>
    public EffectChoice Choice { get; }

    /// <summary>Was it said by which time the place was chosen?</summary>
    public bool SaysChosen => _chosen is not null;

    /// <summary>Was a control given?</summary>
    public bool HasControl => _control is not null;

    /// <summary>Where and when the operation was.</summary>
    /// <param name="division">All towns with all of their incidents.</param>
    /// <param name="facets">The incidents.</param>
    /// <param name="data">How far the data reach.</param>
    /// <exception cref="ArgumentException">It cannot be told; says what to change.</exception>
    public TreatedGround Treated(AreaDivision division, IncidentFacets facets, DataCoverage data)
    {
        if (_treated is { } drawn)
            return new TreatedGround(
                drawn.File, false, drawn.Name, drawn.Outline, $"The ground is that of {drawn.File}.", Window(null), []);
        AreaDivision among = _request.Run.Areas.Count == 0 ? division : StudyAreas.Select(division, _request.Run.Areas, Gazetteer.Britain);
        var operation = OperationGround.Of(_request.Operation!, among.Areas, facets, data);
        EffectWindow window = operation.Window is null && _start is null
            ? throw new ArgumentException($"No incident of {operation.Name} says on which day it happened: give the first day with ⟨start⟩.")
            : Window(operation.Window);
        return new TreatedGround(
            operation.Name, true, $"a part of {EffectAnswer.SpokenOf(operation.Town)}", operation.Outline, operation.Words, window, operation.Notes);
    }

    /// <summary>The control that was given; null for none.</summary>
    /// <param name="treated">The treated ground.</param>
    /// <exception cref="ArgumentException">It is too near.</exception>
    public GroundMask? Control(GroundMask treated)
    {
        if (_control is not { } control)
            return null;
        if (control.Outline.Distance(treated.Ground) < 2 * Choice.Ring)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The control {control.File} lies within {2 * Choice.Ring:0} m of the treated ground, so that the rings touch: choose one further ")
                + "away, or a narrower ⟨ring⟩.");
        return new GroundMask(control.Outline, Choice.Ring);
    }

    /// <summary>How it was made, and what came out.</summary>
    /// <param name="read">The incidents.</param>
    /// <param name="run">What a run over the areas would say of itself.</param>
    /// <param name="answer">What came out.</param>
    public EffectRecord Record(ReadResult read, RunRecord run, EffectAnswer answer)
    {
        (EffectPeriods periods, EffectFindings found) = (answer.Periods, answer.Found);
        IReadOnlyList<EffectPlace> places = Places(answer);
        (AreaCounts treated, AreaCounts control, AreaCounts ring) = (CountsOf(places[0]), CountsOf(places[1]), CountsOf(places[2]));
        DisplacementDifference difference = found.Matched.Difference;
        var quotient = DisplacementQuotient.Of(treated, ring, control, difference.Local.P);
        double net = DisplacementQuotient.TotalNetEffect(treated, ring, control), preTrend = PreTrendOf(periods, found);
        SortedDictionary<string, string> choices = Choices(run);
        ProvenanceRecord provenance = run with
        {
            RunId = RunIdentity.IdOf(read.Report.Inputs, choices, ["effect"], run.Marking, run.Profile),
            Choices = choices,
            Shows = run.Shows! with
            {
                Period = $"{ComparedPeriods.Words(periods.During)}, compared with {ComparedPeriods.Words(periods.Before)}",
                Methods = "Weighted displacement difference (WDD)",
            },
            Notes = [.. answer.Notes, .. run.Notes],
        };
        var record = new EffectRecord(provenance)
        {
            Answer = [],
            Rule = EffectWords.Rule,
            Verdict = found.Verdict,
            Operation = answer.Treated.Name,
            Ground = answer.Treated.Words,
            RingMetres = Choice.Ring,
            Before = Compared(periods.Before, periods.DaysBefore, places, static place => place.Before),
            During = Compared(periods.During, periods.DaysDuring, places, static place => place.During),
            Chosen = periods.Chosen,
            ChosenBy = periods.ChosenBy is { } chosen ? RunIdentity.Period(chosen) : null,
            Places = places,
            Periods = [.. periods.Steps.Select((step, i) => PeriodOf(step, [.. found.Steps.Select(counts => counts[i])]))],
            Wdd = Written(difference.Total),
            Local = Written(difference.Local),
            Displaced = Written(difference.Displaced),
            Dispersion = found.Matched.Dispersion,
            Wdq = quotient.Quotient,
            WdqRefused = EffectWords.Refused(quotient.Refusal),
            Net = double.IsFinite(net) ? net : null,
            PreTrendP = double.IsFinite(preTrend) ? preTrend : null,
            Placebos = found.PlaceboZ.Length,
            PlacebosApart = found.Apart,
            PlaceboTowns = found.PlacebosEverywhere ? "all towns of the files" : answer.Town,
            PlacebosAsLow = found.PlaceboZ.Count(z => z <= difference.Total.Z),
            PlaceboP = found.PlaceboP,
            PlaceboPMore = found.PlaceboPMore,
            Z = difference.Total.Z,
            PlaceboZ = found.PlaceboZ,
            Controls = Controls(answer, places[1]),
        };
        return record with { Answer = EffectWords.Answer(record, answer) };
    }

    private EffectWindow Window(EffectWindow? own)
    {
        long start = _start is { From: { } from } ? DayOf(from) : own!.Value.StartDay;
        long? end = _end is { Until: { } until } ? DayOf(until - 1) + 1 : own?.EndDay is { } last && last > start ? last : null;
        long? chosen = _chosen is null ? own?.ChosenDay : _chosen.Value.From is { } first ? DayOf(first)
            : throw new ArgumentException("⟨chosen⟩ needs a beginning: give the time by which the place was chosen such as 2026-05..2026-06.");
        if (_chosen is { Until: { } chosenUntil } && DayOf(chosenUntil - 1) >= start)
            throw new ArgumentException("The time by which the place was chosen ends before the operation begins: give an earlier ⟨chosen⟩.");
        return new EffectWindow(start, end, chosen < start ? chosen : null);
    }

    private static long DayOf(long utcSeconds) => new StudyPeriod(utcSeconds, utcSeconds + 1).FirstDay;

    private static AreaCounts CountsOf(EffectPlace place) => new(place.Before, place.During);

    private IReadOnlyList<EffectPlace> Places(EffectAnswer answer)
    {
        EffectFindings found = answer.Found;
        string treated = answer.Treated.Place ?? $"the ground of {answer.Treated.Name}";
        string control = found.IsGiven ? _control!.Name ?? _control.File
            : $"{(found.SameTown ? "another" : "a")} part of {answer.TownOf(found.Controls[0].Place)}";
        string[] names = [treated, control, $"the ring round {treated}", $"the ring round {control}"];
        return
        [
            .. names.Select((name, i) => new EffectPlace(
                (EffectPlaceRole)i, name, In(i, EffectPeriodUse.Before), In(i, EffectPeriodUse.During), found.Outlines[i].Area / SquareMetresPerKm2)),
        ];

        int In(int place, EffectPeriodUse use) => found.Steps[place].Where((_, step) => answer.Periods.Steps[step].Use == use).Sum();
    }

    private static EffectControl[] Controls(EffectAnswer answer, EffectPlace used)
    {
        EffectFindings found = answer.Found;
        NetTopologySuite.Geometries.Coordinate centre = found.Outlines[0].EnvelopeInternal.Centre;
        if (found.IsGiven)
        {
            NetTopologySuite.Geometries.Coordinate own = found.Outlines[1].EnvelopeInternal.Centre;
            return [new EffectControl(used.Name, null, Earlier(found.Steps[1]), own.X, own.Y, true)];
        }
        return
        [
            .. found.Controls.Select((control, i) => new EffectControl(
                $"{(found.SameTown ? "another" : "a")} part of {answer.TownOf(control.Place)}", control.Fit, found.Table.Totals[control.Place],
                centre.X + found.Table.Eastings[control.Place], centre.Y + found.Table.Northings[control.Place], i == 0)),
        ];

        int Earlier(int[] counts) => counts.Where((_, step) => answer.Periods.Steps[step].Matches).Sum();
    }

    private static double PreTrendOf(EffectPeriods periods, EffectFindings found)
    {
        int[] matching = [.. Enumerable.Range(0, periods.Steps.Count).Where(i => periods.Steps[i].Matches)];
        double[] middles = [.. matching.Select(i => (double)periods.Steps[i].Period.FromUtcSeconds + periods.Steps[i].Period.UntilUtcSeconds)];
        int[] Of(int place) => [.. matching.Select(i => found.Steps[place][i])];
        return PreTrend.P(Of(0), Of(1), middles, found.Matched.Dispersion);
    }

    private static EffectPeriod PeriodOf(EffectStep step, int[] counts)
    {
        PeriodRecord limits = RunIdentity.Period(step.Period);
        return new EffectPeriod(limits.From, limits.To, step.Use, counts[0], counts[1], counts[2], counts[3]);
    }

    private static ComparedPeriod Compared(StudyPeriod period, double days, IReadOnlyList<EffectPlace> places, Func<EffectPlace, int> count)
    {
        PeriodRecord limits = RunIdentity.Period(period);
        return new ComparedPeriod(limits.From, limits.To, days, places.Sum(count));
    }

    private static EffectDifference Written(CountDifference difference)
    {
        Interval between = difference.Between();
        return new EffectDifference(difference.Value, difference.StandardError, between.Low, between.High);
    }

    private SortedDictionary<string, string> Choices(RunRecord run)
    {
        var choices = new SortedDictionary<string, string>(run.Choices.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["ring"] = _request.Ring.ToString("R", CultureInfo.InvariantCulture),
            ["placebos"] = _request.Placebos.ToString(CultureInfo.InvariantCulture),
            ["seed"] = _request.Seed.ToString(CultureInfo.InvariantCulture),
        };
        Add("areas", _request.Run.Areas.Count == 0 ? null : NameList.Of(NameList.Once(_request.Run.Areas)));
        Add("operation", _request.Operation?.Trim());
        Add("treated", _treated?.File);
        Add("treatedSha256", _treated?.Digest);
        Add("control", _control?.File);
        Add("controlSha256", _control?.Digest);
        Add("start", _request.Start?.Trim());
        Add("end", _request.End?.Trim());
        Add("chosen", _request.Chosen?.Trim());
        return choices;

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
                choices[name] = value;
        }
    }
}
