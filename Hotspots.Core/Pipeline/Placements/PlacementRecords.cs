using System.Globalization;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Making of the record of a placement. How was a placement made? Everything that was chosen, by the user or for the user, is
/// said.</summary>
internal sealed class PlacementRecords(
    PlacementWish wish, RunResult? run, PlacementReach reach, double candidateSpacing, PlacementSiteFiles files,
    IReadOnlyList<(string What, InputFile File)> inputs, DateTimeOffset started)
{
    private const string Method = "place";

    /// <summary>The streets along which teams travel; null for straight lines.</summary>
    public PlacementStreets? Streets { get; init; }

    /// <summary>What they said; null for straight lines.</summary>
    public StreetPlacement? Along { get; init; }

    private (string What, InputFile File)[] Inputs =>
    [
        .. inputs, .. files.Inputs, .. Streets?.Map.Inputs.Select(static file => ("streets", file)) ?? [],
        .. Streets?.OwnSpeeds is { } own ? [("speeds", own.Input)] : Array.Empty<(string, InputFile)>(),
    ];

    /// <summary>The record of what was found.</summary>
    public PlacementRecord Of(IReadOnlyList<SolvedPool> pools, PlacementDemand demand, IReadOnlyList<string> warnings, DateTimeOffset finished)
    {
        PlacementPlan[] plans = [.. pools.Select(static pool => pool.Pool.Plan)];
        IReadOnlyDictionary<string, string> choices = Choices(pools);
        string marking = wish.Marking ?? run?.Record.Marking ?? "OFFICIAL";
        string profile = run?.Record.Profile ?? new RunRequest { Files = [] }.Profile;
        InputFile[] read = [.. run?.Record.Inputs ?? [], .. Inputs.Select(static input => input.File)];
        double total = plans.Sum(static plan => plan.TotalWeight);
        // The worst of several worst distances is what counts, and its bound is the worst bound.
        bool worst = wish.Objective == PlacementObjective.Center;
        var record = new PlacementRecord
        {
            RunId = RunIdentity.IdOf(read, choices, [Method], marking, profile),
            Version = RunIdentity.Version,
            Libraries = RunIdentity.Libraries,
            Started = started,
            Finished = finished,
            Marking = marking,
            Profile = profile,
            Inputs = read,
            Choices = choices,
            Shows = run?.Record.Shows,
            Teams = pools.Sum(static pool => pool.Pool.Teams),
            Objective = wish.Objective,
            Value = worst ? plans.Max(static plan => plan.Value) : plans.Sum(static plan => plan.Value),
            Bound = worst ? plans.Max(static plan => plan.Bound) : plans.Sum(static plan => plan.Bound),
            IsProvenOptimal = plans.All(static plan => plan.IsProvenOptimal),
            TotalWeight = total,
            CoveredShare = total > 0 ? plans.Sum(static plan => plan.CoveredWeight) / total : 0,
            MeanDistance = plans.Length == 1 ? plans[0].MeanDistance : plans.Sum(static plan => plan.MeanDistance * plan.TotalWeight) / total,
            WorstDistance = plans.Max(static plan => plan.WorstDistance),
            Unit = reach.Travel.Unit,
            DemandPoints = demand.Points.Count,
            Candidates = pools.Sum(static pool => pool.Pool.Candidates),
            Target = wish.Target is double share && pools[0].Pool.Curve is { } curve
                ? new CoverageTarget(share, curve.TeamsFor(share), curve.TeamsAtLeastFor(share))
                : null,
            Summary = "",
            Notes = [],
        };
        return record with { Summary = PlacementWords.Summary(record), Notes = Notes(warnings, record) };
    }

    private SortedDictionary<string, string> Choices(IReadOnlyList<SolvedPool> pools)
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in run?.Record.Choices ?? new Dictionary<string, string>())
            choices[name] = value;
        if (run is not null)
        {
            choices["method"] = string.Join(", ", run.Record.Methods);
            choices["demandOf"] = wish.DemandOf switch
            {
                DemandSource.Hotspots => "hotspots: their centres, with the weight of their incidents",
                DemandSource.Cells => Say($"cells of {PlacementWish.CellMetres} m: their centres, with the weight of their incidents"),
                _ => "incidents, each with the weight of its kind",
            };
        }
        choices["objective"] = wish.Objective.ToString().ToLowerInvariant();
        choices["teams"] = wish.TeamsByArea.Count > 0 ? string.Join(", ", pools.Select(pool => Say($"{pool.Pool.Name}={pool.Pool.Teams}")))
            : wish.Teams is int teams ? Say($"{teams}") : Say($"{pools[0].Pool.Teams} (for the target)");
        choices["reach"] = reach.Limit is double limit
            ? Say($"{limit} {reach.Travel.Unit}{(reach.IsDefault ? " (nobody said)" : "")}")
            : "everywhere";
        choices["travel"] = Streets is not null ? Travelled(Streets)
            : wish.ReachMinutes is null ? "straight line"
            : Say($"straight line at {wish.Speed ?? PlacementWish.DefaultSpeed} km/h with a detour factor of ")
                + Say($"{wish.Detour ?? PlacementWish.DefaultDetour}");
        choices["candidates"] = wish.SitesFile is { } path ? "the sites of " + Path.GetFileName(path)
            : Say($"{(wish.Candidates == CandidateSource.Cells ? "the centres of squares with demand, side" : "a square lattice over each area,")} ")
                + Say($"{candidateSpacing} m{Why()}");
        if (wish.MinimumSpacing > 0)
            choices["spacing"] = Say($"{wish.MinimumSpacing} m between teams at least");
        if (wish.Capacity is double capacity)
            choices["capacity"] = Say($"{capacity}");
        choices["budget"] = "a fixed amount of work, the same on every machine";
        if (wish.Budget is TimeSpan budget)
            choices["budget"] = Say($"{budget.TotalSeconds} s");
        if (wish.Target is double target)
            choices["target"] = PlacementWords.Percent(target);
        if (wish.PatrolHours is double hours)
            choices["patrol"] = Say($"{hours} h a team, visits of {wish.VisitMinutes} min, each place {Often()}, ")
                + (Streets is not null
                    ? "along streets"
                    : Say($"at {wish.Speed ?? PlacementWish.DefaultSpeed} km/h with a detour factor of ")
                        + Say($"{wish.Detour ?? PlacementWish.DefaultDetour}"));
        if (wish.Week is { } week)
        {
            string from = week.From is { } date ? Say($"seven days from {date:yyyy-MM-dd}") : "Monday to Sunday";
            choices["week"] = from
                + (week.ControlDays == 0
                    ? ", no control days"
                    : Say($", {week.ControlDays} control days for each place, drawn with seed {week.Seed}"));
        }
        if (wish.FixedSites.Count > 0)
            choices["fixedAt"] = string.Join(
                " ", wish.FixedSites.Select(static at => string.Create(CultureInfo.InvariantCulture, $"{at.Easting:R},{at.Northing:R}")));
        if (wish.IsPlanar)
            choices["planar"] = "yes";
        foreach ((string what, InputFile file) in Inputs)
            choices[what + "Sha256"] = file.Sha256;
        return choices;
    }

    private string Travelled(PlacementStreets streets)
    {
        string ways = wish.ReachMinutes is null && wish.PatrolHours is null ? "" : ", km/h: " + streets.SpeedWords;
        return $"along streets {PlacementStreets.WordsOf(wish.By)}{ways}";
    }

    private IEnumerable<string> StreetNotes(PlacementStreets streets, StreetPlacement along, PlacementRecord record)
    {
        if (PlacementWords.Along(along, record) is { } sentence)
            yield return sentence;
        yield return wish.By == TravelProfile.Car
            ? "Ways are by car along the streets of the file, one-way streets as they run where it says so; what lies between a place and its street "
                + "is not counted, nor are traffic, gates and turns that are not allowed."
            : "Ways are on foot along the streets and paths of the file; what lies between a place and its street is not counted.";
        if (wish.By == TravelProfile.Car && !streets.Map.Roads.HasOneWays)
            yield return "The file of streets knows no one-way street: every street is driven both ways.";
        foreach (StreetSource source in streets.Map.Sources)
            yield return $"Streets: {source.Name}. {source.Attribution}.";
        foreach (string note in streets.Map.Notes)
            yield return note;
    }

    private string Often() => wish.MostVisits switch
    {
        null => Say($"as often as fits, in proportion to its weight, and left for {PatrolRequest.DefaultPauseMinutes} min at least"),
        1 => "once",
        int most => Say($"in proportion to its weight, at most {most} times, and left for {PatrolRequest.DefaultPauseMinutes} min at least"),
    };

    private string Why() =>
        wish.CandidateSpacing is not null ? "" : wish.Candidates == CandidateSource.Cells ? " (the usual cell)"
        : double.IsFinite(reach.Metres) ? " (a third of the reach)" : " (no reach was given)";

    /// <summary>What falls short of what was wished, most urgent first.</summary>
    public static IReadOnlyList<string> Warnings(
        PlacementWish wish, IReadOnlyList<SolvedPool> pools, IReadOnlyList<TeamSite> sites, PlacementDemand demand)
    {
        List<string> warnings = [];
        foreach (SolvedPool pool in pools)
        {
            if (pool.Pool.Plan.Sites.Count < pool.Pool.Teams)
                warnings.Add(Say($"In {pool.Pool.Name} there is room for {pool.Pool.Plan.Sites.Count} of {pool.Pool.Teams} teams only: ")
                    + Say($"the spacing between them leaves no other place."));
        }
        if (wish.PatrolHours is not null)
        {
            TeamSite[] idle = [.. sites.Where(static site => site.Patrol is null)];
            if (idle.Length > 0)
                warnings.Add(
                    $"No visit fits into the shift of team "
                        + $"{string.Join(", ", idle.Select(static site => site.Number.ToString(CultureInfo.InvariantCulture)))}: "
                        + "no hotspot is nearest to it, or the way there and back takes longer than the shift.");
            TeamSite[] alone = [.. sites.Where(
                static site =>
                    site.Patrol is { } patrol && patrol.Plan.Visits.Count > 1
                        && patrol.Plan.Visits.DistinctBy(static visit => visit.Place).Count() == 1)];
            if (alone.Length > 0)
                warnings.Add(
                    $"Only one hotspot is nearest to team "
                        + $"{string.Join(", ", alone.Select(static site => site.Number.ToString(CultureInfo.InvariantCulture)))}: "
                        + "it is visited again and again, with a pause; no other hotspot comes between.");
        }
        if (demand.AtSea.Length > 0)
        {
            warnings.Add(demand.AtSea.Length == 1
                ? Say($"1 incident lies more than {PlacementDemand.FarKilometres} km from any town, village or postcode, in the sea or nowhere: ")
                    + Say($"no team is placed for it.")
                : Say($"{demand.AtSea.Length:N0} incidents lie more than {PlacementDemand.FarKilometres} km from any town, village or postcode, ")
                    + Say($"in the sea or nowhere: no team is placed for them."));
        }
        foreach (SolvedPool pool in pools)
        {
            if (pool.Pool.Plan.End == PlacementEnd.OutOfTime)
                warnings.Add(
                    $"In {pool.Pool.Name} the time to search was used up: with more of it (⟨budget⟩) the answer may get better, and its bound too.");
        }
        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    // What matters for the plan first, then how it is meant, then what is to be known of the incidents.
    private List<string> Notes(IReadOnlyList<string> warnings, PlacementRecord record)
    {
        List<string> notes = [.. warnings];
        if (reach.IsDefault && reach.Limit is double limit)
            notes.Add(Say($"No reach was given: {limit:N0} m was taken, some twenty minutes on foot."));
        notes.AddRange(Streets is not null && Along is not null ? StreetNotes(Streets, Along, record)
            : ["Covered is what lies within reach of a team by the measure above; roads, rivers and railways in between are not looked at."]);
        notes.Add("Best is meant among the places that were considered: more candidates can only make it better.");
        if (run is not null)
            notes.AddRange(run.Record.Notes);
        else if (!wish.IsPlanar)
            notes.Add(NationalGrid.Accuracy);
        return [.. notes.Distinct(StringComparer.Ordinal)];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
