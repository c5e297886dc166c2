namespace Hotspots.Desktop.Seam;

/// <summary>How many teams are to reach what, and how far do they get? The page's <c>PlaceQuery</c>.</summary>
internal sealed record PlacementQuery
{
    public string? Window { get; set; }

    public int Version { get; set; }

    public QueryFilters? Filters { get; set; }

    /// <summary>As of a run: the hotspots that sites are named after and patrols visit.</summary>
    public string[]? Methods { get; set; }

    public Dictionary<string, double>? Given { get; set; }

    public string[]? Cases { get; set; }

    public string[]? Controls { get; set; }

    /// <summary>Name of a preset.</summary>
    public string? Weights { get; set; }

    /// <summary>Locked ones included; null where the target says it.</summary>
    public int? Teams { get; set; }

    /// <summary>In <see cref="Unit"/>; null for the usual.</summary>
    public double? Reach { get; set; }

    /// <summary>"m" or "minutes"; null for metres.</summary>
    public string? Unit { get; set; }

    /// <summary>Kilometres an hour; of minutes and patrols.</summary>
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

    /// <summary>The query of the run whose hotspots these are.</summary>
    public RunQuery ToRunQuery() => new() { Window = Window, Version = Version, Filters = Filters, Methods = Methods, Given = Given, Cases = Cases, Controls = Controls, Weights = Weights };
}
