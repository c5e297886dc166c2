namespace Hotspots.Desktop.Seam;

/// <summary>Request of a placement: how many teams are to reach what, and how far they get. The page's <c>PlaceQuery</c>.</summary>
/// <remarks>As of a run: the hotspots are those that sites are named after and patrols visit.</remarks>
internal sealed record PlacementQuery : RunQuery
{
    /// <summary>Locked ones included; null where the target says it.</summary>
    public int? Teams { get; set; }

    /// <summary>Teams of each town, placed apart; null or empty where <see cref="Teams"/> are shared.</summary>
    public Dictionary<string, int>? TeamsByArea { get; set; }

    /// <summary>Key of a file of stations, the only places to choose from; null for candidates laid out.</summary>
    public string? Stations { get; set; }

    /// <summary>Key of a file of sites where teams stand already; they count among the teams.</summary>
    public string? Standing { get; set; }

    /// <summary>Key of a file of zones in which no team may stand.</summary>
    public string? Forbidden { get; set; }

    /// <summary>In <see cref="Unit"/>; null for the usual.</summary>
    public double? Reach { get; set; }

    /// <summary>"m" or "minutes"; null for metres.</summary>
    public string? Unit { get; set; }

    /// <summary>"car" or "foot" for ways along the streets of the map file; null for straight lines.</summary>
    public string? By { get; set; }

    /// <summary>Key of a table of speeds by the class of a road, for ways along streets; null for the usual ones.</summary>
    public string? Speeds { get; set; }

    /// <summary>Kilometres an hour; of minutes and patrols in straight lines.</summary>
    public double? Speed { get; set; }

    public double? Detour { get; set; }

    /// <summary>"coverage", "median" or "center"; null for coverage.</summary>
    public string? Objective { get; set; }

    /// <summary>Easting and northing of each site that stands.</summary>
    public double[][]? Fixed { get; set; }

    /// <summary>Metres between two sites at least.</summary>
    public double? Spacing { get; set; }

    /// <summary>Share, above 0 and at most 1; null where nobody asks.</summary>
    public double? Target { get; set; }

    /// <summary>0 or null for no patrols.</summary>
    public double? PatrolHours { get; set; }

    /// <summary>Days of the week's sheet on which each hotspot is left alone; null for the usual.</summary>
    public int? ControlDays { get; set; }
}
