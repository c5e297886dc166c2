namespace Hotspots.Desktop.Seam;

/// <summary>Request of a comparison of two periods. The page's <c>ChangeQuery</c>.</summary>
internal record ChangeQuery : RunQuery
{
    /// <summary>The period before, "2026-05-06..2026-06-02"; null for the same days a year earlier, else the stretch just before.</summary>
    public string? Before { get; set; }

    /// <summary>The period after; null for the last whole months.</summary>
    public string? After { get; set; }
}

/// <summary>
/// Request of what is said at once of now: the next shift, and the hotspots that are listed in two periods. The page's <c>NowQuery</c>.
/// </summary>
internal sealed record NowQuery : ChangeQuery
{
    /// <summary>Hour at which the shift begins, 0 to 23; null for the usual.</summary>
    public int? FromHour { get; set; }

    /// <summary>Hour at which it ends, 0 to 24.</summary>
    public int? UntilHour { get; set; }

    /// <summary>Weeks that are looked at.</summary>
    public int? Weeks { get; set; }
}

/// <summary>Request of time profiles. The page's <c>WhenQuery</c>.</summary>
internal sealed record WhenQuery : RunQuery
{
    /// <summary>"town", "hotspot", "line" or "operation"; null for towns.</summary>
    public string? Group { get; set; }

    /// <summary>"early 07-15, late 15-23, night 23-07"; null for these.</summary>
    public string? Shifts { get; set; }
}

/// <summary>Request of a back-test. The page's <c>BacktestQuery</c>.</summary>
internal sealed record BacktestQuery : RunQuery
{
    /// <summary>Ground flagged in each town: "1km2", "20cells"; null for 1 km².</summary>
    public string? Flag { get; set; }
}

/// <summary>Request of a day of warrants: which day, when, how many teams, and from where. The page's <c>RaidQuery</c>.</summary>
/// <remarks>The warrants are those of the loaded files on that day; filters leave none out.</remarks>
internal sealed record RaidQuery : RunQuery
{
    /// <summary>The day: "2026-02-02"; null or blank where the warrants have one.</summary>
    public string? On { get; set; }

    /// <summary>When the first wave strikes: "06:00".</summary>
    public string? At { get; set; }

    /// <summary>How many teams.</summary>
    public int Teams { get; set; }

    /// <summary>From where they set off, as typed.</summary>
    public string? Muster { get; set; }
}
