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

/// <summary>Request of the sheet for a shift: what <c>hotspots brief</c> takes. The page's <c>BriefQuery</c>.</summary>
/// <remarks>The filters choose the hotspots; their own shift does not count, for a sheet is of the shift that is named here.</remarks>
internal record BriefQuery : RunQuery
{
    /// <summary>Name of the shift: "night"; null for the night from 22:00 to 05:00.</summary>
    public string? Shift { get; set; }

    /// <summary>Which shifts there are: "evening 17-22"; null for the usual ones.</summary>
    public string? Shifts { get; set; }

    /// <summary>The date on which the shift begins: "2026-06-30"; null or blank for the next shift.</summary>
    public string? On { get; set; }

    /// <summary>Weeks that are looked at; null for the usual.</summary>
    public int? Weeks { get; set; }

    /// <summary>Places a page; null for as many as there is room for.</summary>
    public int? Places { get; set; }

    /// <summary>Name of the paper: "a4"; null for the usual.</summary>
    public string? Paper { get; set; }

    /// <summary>A sheet of cards behind each page?</summary>
    public bool Cards { get; set; }

    /// <summary>Is the map drawn with the streets that lie under that of the window, where any do?</summary>
    public bool Streets { get; set; }

    /// <summary>Key of a list of actions; null for none.</summary>
    public string? Actions { get; set; }

    /// <summary>Width of the picture of a sheet, pixels; where a picture is asked for.</summary>
    public int? Pixels { get; set; }
}

/// <summary>Request of attendance: what <c>hotspots attended</c> takes, on the sheets of a shift. The page's <c>AttendedQuery</c>.</summary>
internal sealed record AttendedQuery : BriefQuery
{
    /// <summary>Key of the logs of positions.</summary>
    public string? Logs { get; set; }

    /// <summary>"2026-06-30", or the first and the last day, "2026-06-01..2026-06-30"; null or blank for the days that the logs cover.</summary>
    public string? Days { get; set; }

    /// <summary>Officers that each unit stands for; null where that is not known.</summary>
    public int? Officers { get; set; }

    /// <summary>Is a time without an offset UTC, and not the clock in Britain?</summary>
    public bool IsUtc { get; set; }
}

/// <summary>Request of the map as a window shows it, drawn for paper. The page's <c>PictureQuery</c>.</summary>
internal sealed record PictureQuery : RunQuery
{
    /// <summary>What stands at its head; null or blank for the usual.</summary>
    public string? Title { get; set; }

    /// <summary>"screen", "a4", "a3" or "slide"; null for the first.</summary>
    public string? Paper { get; set; }

    /// <summary>Metres of ground in a metre of paper; null for one that shows what the window shows.</summary>
    public int? Scale { get; set; }

    /// <summary>West, south, east and north of what the window shows, metres.</summary>
    public double[]? Ground { get; set; }

    /// <summary>Words of the layers that are seen.</summary>
    public string[]? Layers { get; set; }

    /// <summary>Method of the surface that is drawn; null for none.</summary>
    public string? Surface { get; set; }

    /// <summary>How much of the ground the surface covers, 0 to 1.</summary>
    public double SurfaceCover { get; set; }

    /// <summary>Method of the tested cells that are drawn; null for none.</summary>
    public string? Cells { get; set; }

    /// <summary>How much of the ground the cells cover, 0 to 1.</summary>
    public double CellCover { get; set; }

    /// <summary>Are incidents fainter that no team reaches?</summary>
    public bool IsFaded { get; set; }

    /// <summary>The comparison that is seen; null for none.</summary>
    public ChangeQuery? Change { get; set; }

    /// <summary>The operation that is seen; null for none.</summary>
    public EffectQuery? Effect { get; set; }

    /// <summary>Boundaries of the user's own that are seen.</summary>
    public BoundaryQuery[]? Boundaries { get; set; }

    /// <summary>What was looked for; null for nothing.</summary>
    public MarkedQuery? Marked { get; set; }
}

/// <summary>Boundaries of one file of the user's own. The page's <c>BoundaryQuery</c>.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Lines">Lines and rings: easting, northing, easting …</param>
/// <param name="Names">Names of areas, each where it stands.</param>
internal sealed record BoundaryQuery(string? Name, double[][]? Lines, AreaNameQuery[]? Names);

/// <summary>Name of an area of a boundary. The page's <c>AreaNameQuery</c>.</summary>
/// <param name="Text">The name.</param>
/// <param name="Easting">Where it stands, metres.</param>
/// <param name="Northing">Where it stands.</param>
/// <param name="Metres">How wide the area is.</param>
internal sealed record AreaNameQuery(string? Text, double Easting, double Northing, double Metres);

/// <summary>What was looked for: a square, or an area by its rings. The page's <c>MarkedQuery</c>.</summary>
/// <param name="Easting">Middle of the square, metres.</param>
/// <param name="Northing">Middle of the square.</param>
/// <param name="Side">Side of the square.</param>
/// <param name="Rings">Rings of an area: easting, northing, easting …; null or empty for a square.</param>
internal sealed record MarkedQuery(double Easting, double Northing, double Side, double[][]? Rings);

/// <summary>Request of a layer that is to be handed over. The page's <c>ReleaseQuery</c>.</summary>
/// <remarks>Of the filters only the boundary and the kinds may be set: every other would be one more way to subtract.</remarks>
internal sealed record ReleaseQuery : RunQuery
{
    /// <summary>"partner" or "public".</summary>
    public string? Profile { get; set; }

    /// <summary>To whom: "Tendring District Council".</summary>
    public string? To { get; set; }

    /// <summary>The months, "2026-01..2026-05"; null for all that may be told.</summary>
    public string? Period { get; set; }

    /// <summary>Key of a file of addresses; null for the postcodes that come with the program.</summary>
    public string? Addresses { get; set; }
}

/// <summary>Request of the files of a layer that was tried: nothing of it can be changed on the way. The page's <c>ReleaseWriteQuery</c>.</summary>
/// <param name="Key">By which the host knows what was tried.</param>
internal sealed record ReleaseWriteQuery(string? Key);
