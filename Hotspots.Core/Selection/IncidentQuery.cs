namespace Hotspots.Core.Selection;

/// <summary>Selection query: which incidents are meant, by area, by what is said of them, and by time.</summary>
/// <remarks>
/// The one description of it. How each property is typed, recorded, said and matched is a line of <see cref="QueryFields"/>, and all that makes two
/// queries the same comes from there. A run's request is a query with what else a run needs, and none is made without one.
/// </remarks>
internal abstract record IncidentQuery
{
    /// <summary>Names of the areas to analyse; empty for all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>A GeoJSON file of polygons to analyse instead of towns; null for towns.</summary>
    public string? BoundaryFile { get; init; }

    /// <summary>Take everything as one area, for comparison with other programs?</summary>
    public bool Whole { get; init; }

    /// <summary>Kinds of incident to analyse, matched without regard to case; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Operations to analyse, in any case; empty for all. A blank name means incidents of no operation.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>County lines to analyse, as <see cref="Operations"/>.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Drugs to analyse, as <see cref="Operations"/>; a seizure of several drugs is kept for each of them.</summary>
    public IReadOnlyList<string> Drugs { get; init; } = [];

    /// <summary>Gradings to analyse as source, intelligence and handling in one word, "2BP"; as <see cref="Operations"/>.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>What incidents rest on, "tips" or "facts", as <see cref="Operations"/>; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Are incidents graded E, suspected false, kept in? They are else left out, but where <see cref="Grades"/> are asked for.</summary>
    public bool KeepsSuspectedFalse { get; init; }

    /// <summary>Weekdays to analyse, in Britain; empty for all. Incidents not known to the day are left out when there are any.</summary>
    /// <remarks>Where <see cref="Hours"/> cross midnight a weekday is the night that begins on it: Friday's 22:00 to Saturday's 04:59.</remarks>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>
    /// Hours to analyse, 0 to 23 on a clock in Britain; empty for all. Incidents not known to the minute are left out when there are any.
    /// </summary>
    public IReadOnlyList<int> Hours { get; init; } = [];

    /// <summary>
    /// Shift to analyse by its name, "night", in any case; null for all. An incident known to lie between two times counts with its share in it, and
    /// one whose hour is not known is left out.
    /// </summary>
    /// <remarks>A weekday is then that of the operational day: 01:30 on a Saturday belongs to Friday's night.</remarks>
    public string? Shift { get; init; }

    /// <summary>
    /// Which shifts there are: "early 07-15, late 15-23, night 23-07", which are the usual ones; null for them. The first of them begins the day.
    /// </summary>
    public string? Shifts { get; init; }

    /// <summary>
    /// Earliest time: a month, a day or a minute such as 2018-10, 2018-10-01 or 2018-10-01T14:00, by the clock in Britain; null for no
    /// limit. The limit is its first second. See <see cref="To"/>.
    /// </summary>
    public string? From { get; init; }

    /// <summary>
    /// Latest time, as <see cref="From"/>; null for no limit. The whole of it is meant: 2018-10 reaches to the last second of October.
    /// </summary>
    /// <remarks>
    /// An incident is kept when the middle of the span in which it may have happened lies within the limits: one known only to the month
    /// of October counts as noon on the 16th, so that it is kept from 2018-10-15 on and left out from 2018-10-17 on. Two periods that
    /// follow on one another thus never count an incident twice, and lose none. Incidents without a time are left out as soon as there is a limit.
    /// </remarks>
    public string? To { get; init; }
}
