namespace Hotspots.Desktop.Seam.Briefs;

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

/// <summary>What was visited. The page's <c>AttendedAnswer</c>.</summary>
internal sealed record AttendedAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>One for each place, over all days.</summary>
    public required AttendedRowAnswer[] Places { get; init; }

    /// <summary>As the Home Office asks for them.</summary>
    public required PatrolMonthAnswer[] Months { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Names of the tables that can be kept.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}

/// <summary>One place over all days of which the logs hold positions. Null is what they do not hold.</summary>
internal sealed record AttendedRowAnswer(string Place, string Area, int Days, int Asked, int? Made, double? Minutes, int DaysAsAsked, double? OutsideShare);

/// <summary>One month. Null is what the files do not hold, which is not the same as none.</summary>
internal sealed record PatrolMonthAnswer(string Month, double? UnitHours, double? PersonHours, long? Arrests, long? StopAndSearches, long? AsbPowers);
