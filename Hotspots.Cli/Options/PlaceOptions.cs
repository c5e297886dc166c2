using System.CommandLine;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Cli.Options;

/// <summary>What says how many teams there are, where they may stand, how far they get and what is asked of them.</summary>
internal sealed class PlaceOptions
{
    private readonly TableOption _teams = new(PlacementParameters.Teams)
    {
        HelpName = "N|AREA=N,…",
        Description = "How many teams there are in all, or how many each area has: Mold=1,Clacton-on-Sea=2. Teams that are there already "
            + "(--fixed) count.",
    };
    private readonly WrittenOption<double> _target = new(PlacementParameters.Target);
    private readonly NumberOption _objective = new(PlacementParameters.Objective);
    private readonly NumberOption _reach = new(PlacementParameters.Reach);
    private readonly NumberOption _minutes = new(PlacementParameters.Minutes);
    private readonly NumberOption _speed = new(PlacementParameters.Speed);
    private readonly NumberOption _detour = new(PlacementParameters.Detour);
    private readonly InputFileOption _streets = StreetOptions.ForWays("incidents");
    private readonly NumberOption _by = new(PlacementParameters.By);
    private readonly InputFileOption _speeds = StreetOptions.Speeds();
    private readonly NumberOption _demandOf = new(PlacementParameters.DemandOf);
    private readonly InputFileOption _demand = new(
        "--demand", "Starts from plain points instead of incidents: a table with easting, northing and weight (or x, y, w).");
    private readonly Option<bool> _planar = new(
        "--planar")
    { Description = "The points of --demand and --sites lie on any plane: nothing is projected, and only placement.json is written." };
    private readonly InputFileOption _sites = new(
        "--sites", "Real sites to choose from, such as stations and car parks: CSV, GeoJSON or Excel with positions and names.");
    private readonly NumberOption _candidates = new(PlacementParameters.Candidates);
    private readonly NumberOption _lattice = new(PlacementParameters.Lattice);
    private readonly InputFileOption _fixed = new("--fixed", "Sites where teams are already; they count among the teams.");
    private readonly InputFileOption _forbid = new("--forbid", "Polygons (GeoJSON) in which no team may stand.");
    private readonly NumberOption _spacing = new(PlacementParameters.Spacing);
    private readonly NumberOption _capacity = new(PlacementParameters.Capacity);
    private readonly WrittenOption<TimeSpan> _budget = new(PlacementParameters.Budget);
    private readonly NumberOption _patrol = new(PlacementParameters.PatrolHours);
    private readonly NumberOption _visit = new(PlacementParameters.Visit);
    private readonly NumberOption _visits = new(PlacementParameters.Visits);

    private readonly WrittenOption<DateOnly> _week = new(PlacementParameters.Week) { Arity = ArgumentArity.ZeroOrOne };
    private readonly NumberOption _controlDays = new(PlacementParameters.ControlDays);
    private readonly NumberOption _seed = new(PlacementParameters.ControlSeed);

    public IEnumerable<Option> All =>
    [
        _teams, _target, _objective, _reach, _minutes, _speed, _detour, _streets, _by, _speeds, _demandOf, _demand, _planar, _sites, _candidates,
        _lattice, _fixed, _forbid, _spacing, _capacity, _budget, _patrol, _visit, _visits, _week, _controlDays, _seed,
    ];

    /// <summary>Is the demand a table of points?</summary>
    public bool HasDemand(ParseResult parsed) => parsed.GetValue(_demand) is not null;

    /// <summary>The wish, without the incidents it is about.</summary>
    public PlacementWish Read(ParseResult parsed)
    {
        bool hasBy = parsed.GetValue(_by) is not null;
        (int? teams, Dictionary<string, int> byArea) = Teams(parsed.GetValue(_teams));
        var wish = new PlacementWish
        {
            Teams = teams,
            TeamsByArea = byArea,
            DemandFile = Existing(parsed, _demand),
            IsPlanar = parsed.GetValue(_planar),
            Objective = (PlacementObjective)_objective.Whole(parsed),
            Reach = _reach.Given(parsed),
            ReachMinutes = _minutes.Given(parsed),
            Speed = _speed.Given(parsed),
            Detour = _detour.Given(parsed),
            StreetsFile = Existing(parsed, _streets),
            FindsStreets = hasBy && parsed.GetValue(_streets) is null,
            By = (TravelProfile)_by.Whole(parsed),
            SpeedsFile = Existing(parsed, _speeds),
            DemandOf = (DemandSource)_demandOf.Whole(parsed),
            Candidates = (CandidateSource)_candidates.Whole(parsed),
            CandidateSpacing = _lattice.Given(parsed),
            SitesFile = Existing(parsed, _sites),
            FixedFile = Existing(parsed, _fixed),
            ForbiddenFile = Existing(parsed, _forbid),
            MinimumSpacing = _spacing.Given(parsed) ?? 0,
            Capacity = _capacity.Given(parsed),
            Budget = _budget.Value(parsed),
            Target = _target.Value(parsed),
            PatrolHours = _patrol.Given(parsed),
            VisitMinutes = _visit.Given(parsed) ?? PatrolRequest.DefaultVisitMinutes,
            MostVisits = (int?)_visits.Given(parsed),
            Week = Week(parsed),
        };
        if (wish.SitesFile is not null && (parsed.GetValue(_candidates) is not null || wish.CandidateSpacing is not null))
            throw CommandException.Usage("With --sites the sites of the file are the candidates: leave out --candidates and --lattice.");
        if (wish.PatrolHours is null && (parsed.GetValue(_visit) is not null || parsed.GetValue(_visits) is not null))
            throw CommandException.Usage("--visit and --visits are about a patrol: say how long it lasts with --patrol-hours.");
        if (wish.DemandFile is not null && parsed.GetValue(_demandOf) is not null)
            throw CommandException.Usage("The points of --demand are what is to be reached: leave out --demand-of.");
        return wish;
    }

    private PatrolWeekWish? Week(ParseResult parsed)
    {
        double? controlDays = _controlDays.Given(parsed);
        double? seed = _seed.Given(parsed);
        if (parsed.GetResult(_week) is null)
        {
            return controlDays is null && seed is null ? null
                : throw CommandException.Usage("--control-days and --control-seed are about a week: plan one with --week.");
        }
        return new PatrolWeekWish
        {
            From = _week.Value(parsed),
            ControlDays = (int?)controlDays ?? PatrolWeekWish.DefaultControlDays,
            Seed = (int?)seed ?? PatrolWeekWish.DefaultSeed,
        };
    }

    private static (int? Teams, Dictionary<string, int> ByArea) Teams(string? text)
    {
        var byArea = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (text is null)
            return (null, byArea);
        if (!text.Contains('=', StringComparison.Ordinal))
            return ((int)PlacementParameters.Teams.Parse(text), byArea);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            KeyValuePair<string, string> pair = OptionValues.Pair(
                "--teams", part, "a whole number, or one for each area such as Mold=1,Clacton-on-Sea=2");
            if (!byArea.TryAdd(pair.Key, (int)PlacementParameters.Teams.Parse(pair.Value)))
                throw CommandException.Usage($"--teams names \"{pair.Key}\" twice: name each area once.");
        }
        return (null, byArea);
    }

    private static string? Existing(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } path ? TypedPaths.Existing(path, forOption: option.Name) : null;
}
