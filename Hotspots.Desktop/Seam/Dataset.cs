namespace Hotspots.Desktop.Seam;

/// <summary>What is loaded? The page's <c>Dataset</c>; times are minutes since 2000-01-01T00:00 on a London clock, places metres on the
/// grid.</summary>
internal sealed record Dataset
{
    public required int Version { get; init; }

    public required string Name { get; init; }

    public required int Rows { get; init; }

    public required int Placed { get; init; }

    public required int Unplaced { get; init; }

    public required int Rejected { get; init; }

    /// <summary>Rejected rows whose degrees lie outside Britain.</summary>
    public int OutsideBritain { get; init; }

    /// <summary>Why most of the rejected rows were rejected; null where none was.</summary>
    public string? Reason { get; init; }

    public required int Incidents { get; init; }

    public required bool IsSample { get; init; }

    public required bool HasReport { get; init; }

    public required string Marking { get; init; }

    /// <summary>West, south, east, north; null when nothing is placed.</summary>
    public required double[]? Bounds { get; init; }

    public required int? FirstMinute { get; init; }

    /// <summary>The last minute in which any incident may have happened.</summary>
    public required int? LastMinute { get; init; }

    /// <summary>First minute of the incidents whose dates are believed: the others lie far from all the rest.</summary>
    public required int? PeriodFirst { get; init; }

    /// <summary>The last minute of these.</summary>
    public required int? PeriodLast { get; init; }

    public required AreaSummary[] Areas { get; init; }

    /// <summary>What was read, path by path; files of an archive or folder bear its name before their own.</summary>
    public required string[] Inputs { get; init; }

    /// <summary>What was loaded before, and can be had back; blank for nothing.</summary>
    public required string Before { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One study area.</summary>
internal sealed record AreaSummary(string Name, int Incidents, double? Easting, double? Northing);
