using System.CommandLine;
using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Cli.Options;

/// <summary>What says how many teams there are, where they may stand, how far they get and what is asked of them.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string> _teams = Text(
        "--teams", "N|AREA=N,…",
        "How many teams there are in all, or how many each area has: Mold=1,Clacton-on-Sea=2. Teams that are there already (--fixed) count.");
    private readonly Option<string> _target = Text(
        "--target", "SHARE",
        "How many teams for so much? 80% asks for the fewest that cover four fifths of the weight; with --teams it is only told.");
    private readonly Option<string> _objective = ParameterOptions.Of(PlacementParameters.Objective);
    private readonly Option<string> _reach = ParameterOptions.Of(PlacementParameters.Reach);
    private readonly Option<string> _minutes = ParameterOptions.Of(PlacementParameters.Minutes);
    private readonly Option<string> _speed = ParameterOptions.Of(PlacementParameters.Speed);
    private readonly Option<string> _detour = ParameterOptions.Of(PlacementParameters.Detour);
    private readonly InputFileOption _streets = new(
        "--streets",
        "Ways along streets instead of straight lines: OS Open Roads or OS Open Zoomstack (.gpkg), OpenStreetMap (.osm.pbf), or a pack made with "
            + "hotspots streets. With --by alone a pack is looked for beside the incidents, and in the folder streets beside the program.");
    private readonly Option<string> _by = ParameterOptions.Of(PlacementParameters.By);
    private readonly InputFileOption _speeds = new(
        "--speeds", "Speeds of your own along --streets: a table of two columns, the class of a road and km/h, such as local,25.");
    private readonly Option<string> _demandOf = ParameterOptions.Of(PlacementParameters.DemandOf);
    private readonly InputFileOption _demand = new(
        "--demand", "Starts from plain points instead of incidents: a table with easting, northing and weight (or x, y, w).");
    private readonly Option<bool> _planar = new(
        "--planar")
    { Description = "The points of --demand and --sites lie on any plane: nothing is projected, and only placement.json is written." };
    private readonly InputFileOption _sites = new(
        "--sites", "Real sites to choose from, such as stations and car parks: CSV, GeoJSON or Excel with positions and names.");
    private readonly Option<string> _candidates = ParameterOptions.Of(PlacementParameters.Candidates);
    private readonly Option<string> _lattice = ParameterOptions.Of(PlacementParameters.Lattice);
    private readonly InputFileOption _fixed = new("--fixed", "Sites where teams are already; they count among the teams.");
    private readonly InputFileOption _forbid = new("--forbid", "Polygons (GeoJSON) in which no team may stand.");
    private readonly Option<string> _spacing = ParameterOptions.Of(PlacementParameters.Spacing);
    private readonly Option<string> _capacity = ParameterOptions.Of(PlacementParameters.Capacity);
    private readonly Option<string> _budget = Text(
        "--budget", "TIME",
        "Time to search for a better answer, such as 5s or 2m; the best so far is then given with its gap. Default: a fixed amount of work, "
            + "the same on every machine, some ten seconds at most.");
    private readonly Option<string> _patrol = ParameterOptions.Of(PlacementParameters.PatrolHours);
    private readonly Option<string> _visit = ParameterOptions.Of(PlacementParameters.Visit);
    private readonly Option<string> _visits = ParameterOptions.Of(PlacementParameters.Visits);

    private readonly Option<string?> _week = new("--week")
    {
        HelpName = "DATE",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Plans seven days of shifts, from a date such as 2026-01-05 or for any week: when they begin, which hotspot is visited when, "
            + "and on which days it is left alone on purpose.",
    };

    private readonly Option<string> _controlDays = ParameterOptions.Of(PlacementParameters.ControlDays);
    private readonly Option<string> _seed = ParameterOptions.Of(PlacementParameters.ControlSeed);

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
            Objective = (PlacementObjective)Choice(parsed, _objective, PlacementParameters.Objective),
            Reach = Number(parsed, _reach, PlacementParameters.Reach),
            ReachMinutes = Number(parsed, _minutes, PlacementParameters.Minutes),
            Speed = Number(parsed, _speed, PlacementParameters.Speed),
            Detour = Number(parsed, _detour, PlacementParameters.Detour),
            StreetsFile = Existing(parsed, _streets),
            FindsStreets = hasBy && parsed.GetValue(_streets) is null,
            By = (TravelProfile)Choice(parsed, _by, PlacementParameters.By),
            SpeedsFile = Existing(parsed, _speeds),
            DemandOf = (DemandSource)Choice(parsed, _demandOf, PlacementParameters.DemandOf),
            Candidates = (CandidateSource)Choice(parsed, _candidates, PlacementParameters.Candidates),
            CandidateSpacing = Number(parsed, _lattice, PlacementParameters.Lattice),
            SitesFile = Existing(parsed, _sites),
            FixedFile = Existing(parsed, _fixed),
            ForbiddenFile = Existing(parsed, _forbid),
            MinimumSpacing = Number(parsed, _spacing, PlacementParameters.Spacing) ?? 0,
            Capacity = Number(parsed, _capacity, PlacementParameters.Capacity),
            Budget = Budget(parsed.GetValue(_budget)),
            Target = Share(parsed.GetValue(_target)),
            PatrolHours = Number(parsed, _patrol, PlacementParameters.PatrolHours),
            VisitMinutes = Number(parsed, _visit, PlacementParameters.Visit) ?? PatrolRequest.DefaultVisitMinutes,
            MostVisits = (int?)Number(parsed, _visits, PlacementParameters.Visits),
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
        double? controlDays = Number(parsed, _controlDays, PlacementParameters.ControlDays);
        double? seed = Number(parsed, _seed, PlacementParameters.ControlSeed);
        if (parsed.GetResult(_week) is null)
        {
            return controlDays is null && seed is null ? null
                : throw CommandException.Usage("--control-days and --control-seed are about a week: plan one with --week.");
        }
        return new PatrolWeekWish
        {
            From = parsed.GetValue(_week) is not { } text ? null
                : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
                : throw CommandException.Usage($"--week takes a date such as 2026-01-05 or nothing, not \"{text}\"."),
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

    private static double? Number(ParseResult parsed, Option<string> option, Parameter parameter) =>
        parsed.GetValue(option) is { } text ? parameter.Parse(text) : null;

    /// <summary>Index of the choice; the first where none is named.</summary>
    private static int Choice(ParseResult parsed, Option<string> option, Parameter parameter) => (int)(Number(parsed, option, parameter) ?? 0);

    private static double? Share(string? text)
    {
        if (text is null)
            return null;
        string number = text.Trim();
        bool percent = number.EndsWith('%');
        if (!double.TryParse(percent ? number[..^1] : number, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            || (!percent && share > 1))
            throw CommandException.Usage($"--target takes a share such as 80% or 0.8, not \"{text}\".");
        return percent ? share / 100 : share;
    }

    private static TimeSpan? Budget(string? text)
    {
        if (text is null)
            return null;
        (string Ending, double Seconds)[] units = [("ms", 0.001), ("s", 1), ("min", 60), ("m", 60), ("", 1)];
        string number = text.Trim();
        foreach ((string ending, double seconds) in units)
        {
            if (number.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(number[..^ending.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0
                && value * seconds <= 86_400)
                return TimeSpan.FromSeconds(value * seconds);
        }
        throw CommandException.Usage($"--budget takes a time above 0 such as 5s or 2m, not \"{text}\".");
    }

    private static string? Existing(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } path ? TypedPaths.Existing(path, forOption: option.Name) : null;

    private static Option<string> Text(string flag, string help, string description) => new(flag) { HelpName = help, Description = description };
}
