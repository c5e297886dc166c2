using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Roads;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Source of candidate sites. Where may a team stand, when no file says so?</summary>
internal enum CandidateSource
{
    /// <summary>The crossings of a square lattice over each area.</summary>
    Lattice,

    /// <summary>The centres of the squares that hold demand.</summary>
    Cells,
}

/// <summary>Request of a placement from files. What is to be reached, by how many teams, from where, and how far do they get?</summary>
internal sealed record PlacementWish
{
    /// <summary>How far a team reaches where coverage is asked for and nobody said, metres: some twenty minutes on foot.</summary>
    public const double DefaultReach = 1500;

    /// <summary>Speed of a car in a town where nobody said, km/h.</summary>
    public const double DefaultSpeed = 30;

    /// <summary>Way driven over straight line where nobody said; usual in towns.</summary>
    public const double DefaultDetour = 1.3;

    /// <summary>Side of a square where cells are demand, metres: that of the usual cell of British trials.</summary>
    public const double CellMetres = 150;

    /// <summary>Which incidents, and how hotspots are found among them; null with <see cref="DemandFile"/>.</summary>
    public RunRequest? Run { get; init; }

    /// <summary>A table of points with weights instead of incidents; null for incidents.</summary>
    public string? DemandFile { get; init; }

    /// <summary>Are the points of <see cref="DemandFile"/> and of the sites on any plane? Nothing is then projected, and no layer is made.</summary>
    public bool IsPlanar { get; init; }

    /// <summary>Security marking; null for the run's, or OFFICIAL for plain points.</summary>
    public string? Marking { get; init; }

    /// <summary>Teams in all, those already there included, shared between all areas; null where <see cref="TeamsByArea"/> or <see cref="Target"/>
    /// says it.</summary>
    public int? Teams { get; init; }

    /// <summary>Teams of each area, placed apart; empty for one pool.</summary>
    public IReadOnlyDictionary<string, int> TeamsByArea { get; init; } = new Dictionary<string, int>();

    /// <summary>What makes a choice good.</summary>
    public PlacementObjective Objective { get; init; } = PlacementObjective.Coverage;

    /// <summary>How far a team reaches, metres, inclusive; null for <see cref="ReachMinutes"/> or the default.</summary>
    public double? Reach { get; init; }

    /// <summary>How far a team reaches, minutes, inclusive; distances are then minutes.</summary>
    public double? ReachMinutes { get; init; }

    /// <summary>Speed, km/h, above 0; null for <see cref="DefaultSpeed"/>. Of a reach in minutes and of patrols.</summary>
    public double? Speed { get; init; }

    /// <summary>Way driven over straight line, 1 or more; null for <see cref="DefaultDetour"/>.</summary>
    public double? Detour { get; init; }

    /// <summary>What of the incidents is to be reached.</summary>
    public DemandSource DemandOf { get; init; } = DemandSource.Incidents;

    /// <summary>Where a team may stand, without <see cref="SitesFile"/>.</summary>
    public CandidateSource Candidates { get; init; } = CandidateSource.Lattice;

    /// <summary>Distance between candidates, metres; null to derive it from the reach.</summary>
    public double? CandidateSpacing { get; init; }

    /// <summary>A file of real sites, the only ones to choose from; null for candidates laid out.</summary>
    public string? SitesFile { get; init; }

    /// <summary>A file of sites that are there already; null for none.</summary>
    public string? FixedFile { get; init; }

    /// <summary>Sites that must be among the chosen, beside those of <see cref="FixedFile"/>.</summary>
    public IReadOnlyList<GridPoint> FixedSites { get; init; } = [];

    /// <summary>A GeoJSON file of polygons in which no team may stand; null for none.</summary>
    public string? ForbiddenFile { get; init; }

    /// <summary>Metres between any two teams at least, 0 for none.</summary>
    public double MinimumSpacing { get; init; }

    /// <summary>Weight that one team can serve; null for no limit.</summary>
    public double? Capacity { get; init; }

    /// <summary>A file of streets along which teams travel; null for straight lines, or for <see cref="Streets"/>.</summary>
    public string? StreetsFile { get; init; }

    /// <summary>Streets that were read before; null for straight lines, or for <see cref="StreetsFile"/>.</summary>
    public StreetMap? Streets { get; init; }

    /// <summary>Where streets that were read before are found again; null to read them anew.</summary>
    public StreetMemory? StreetMemory { get; init; }

    /// <summary>Is a pack of streets looked for beside the incidents and beside the program, where none is named?</summary>
    public bool FindsStreets { get; init; }

    /// <summary>Who is on the way along streets.</summary>
    public TravelProfile By { get; init; } = TravelProfile.Car;

    /// <summary>A table of speeds by the class of a road; null for the usual ones.</summary>
    public string? SpeedsFile { get; init; }

    /// <summary>Are ways along streets?</summary>
    public bool HasStreets => StreetsFile is not null || Streets is not null || FindsStreets;

    /// <summary>Time to search in all; null for a fixed amount of work, the same on every machine.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>How many teams for this share, above 0 and at most 1? Null where nobody asks.</summary>
    public double? Target { get; init; }

    /// <summary>Hours of a shift, above 0 and at most 24; null for no patrols.</summary>
    public double? PatrolHours { get; init; }

    /// <summary>Minutes of a visit, above 0.</summary>
    public double VisitMinutes { get; init; } = PatrolRequest.DefaultVisitMinutes;

    /// <summary>Visits to one place in a shift at most, 1 or more; null for as many as fit.</summary>
    public int? MostVisits { get; init; }

    /// <summary>The week to plan, with its control days; null for none.</summary>
    public PatrolWeekWish? Week { get; init; }
}
