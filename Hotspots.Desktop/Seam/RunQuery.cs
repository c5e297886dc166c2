namespace Hotspots.Desktop.Seam;

/// <summary>What is to be analysed, and how? The page's <c>RunQuery</c>.</summary>
internal sealed record RunQuery
{
    public string? Window { get; set; }

    public int Version { get; set; }

    public QueryFilters? Filters { get; set; }

    /// <summary>Names of methods, the one whose places come first at the head; null or empty for the usual one.</summary>
    public string[]? Methods { get; set; }

    public Dictionary<string, double>? Given { get; set; }

    /// <summary>Kinds that are asked about where a method compares; null or empty for the usual ones.</summary>
    public string[]? Cases { get; set; }

    /// <summary>Kinds that they are compared with.</summary>
    public string[]? Controls { get; set; }

    /// <summary>Name of a preset.</summary>
    public string? Weights { get; set; }
}

/// <summary>What is left in; an empty list means all.</summary>
internal sealed record QueryFilters
{
    public string[]? Kinds { get; set; }

    public string[]? Areas { get; set; }

    public string[]? Operations { get; set; }

    public string[]? Lines { get; set; }

    public string[]? Drugs { get; set; }

    public string[]? Grades { get; set; }

    /// <summary>First minute, inclusive; null for no limit.</summary>
    public int? From { get; set; }

    /// <summary>Last minute, inclusive; null for no limit.</summary>
    public int? To { get; set; }

    /// <summary>0 Sunday … 6 Saturday.</summary>
    public int[]? Weekdays { get; set; }

    /// <summary>0 … 23.</summary>
    public int[]? Hours { get; set; }
}
