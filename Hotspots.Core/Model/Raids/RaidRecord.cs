namespace Hotspots.Core.Model.Raids;

/// <summary>Plan of a day of warrants: which team goes to which door, from where and when, with how it was made. Written beside its layers.</summary>
/// <remarks>It holds addresses: it is for the force alone, and no release profile for others lets it out.</remarks>
internal sealed record RaidRecord : ProvenanceRecord
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When the first wave strikes, on a clock in Britain: "06:00".</summary>
    public required string At { get; init; }

    /// <summary>Minutes that a team spends at a door before it can go to another.</summary>
    public required double TimeAtDoor { get; init; }

    /// <summary>Minutes that are added to every way, for what nobody foresees.</summary>
    public required double Slack { get; init; }

    /// <summary>Teams that there are.</summary>
    public required int TeamCount { get; init; }

    /// <summary>The plan in plain sentences.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>The longest way, minutes; null where no door can be reached.</summary>
    public required double? LongestMinutes { get; init; }

    /// <summary>No plan that strikes as many doors as early has a shorter longest way than this, minutes; equal to it where that is proved.</summary>
    public required double? LongestBound { get; init; }

    /// <summary>Share by which the longest way may be too long, 0 to 1; 0 where it is proved to be the shortest.</summary>
    public required double? Gap { get; init; }

    /// <summary>All ways together, minutes.</summary>
    public required double TotalMinutes { get; init; }

    /// <summary>Is it proved that with this longest way no assignment takes less in all?</summary>
    public required bool IsTotalProven { get; init; }

    /// <summary>Fewer waves than this certainly do not do.</summary>
    public required int FewestWaves { get; init; }

    /// <summary>The waves, in order.</summary>
    public required IReadOnlyList<RaidWave> Waves { get; init; }

    /// <summary>The doors: by wave, then as in the file; those that cannot be reached last.</summary>
    public required IReadOnlyList<RaidDoor> Doors { get; init; }

    /// <summary>One way for each team and door: by door, then by team.</summary>
    public required IReadOnlyList<RaidWay> Ways { get; init; }

    /// <summary>The teams, as they were given.</summary>
    public required IReadOnlyList<RaidTeam> Teams { get; init; }
}

/// <summary>Wave: doors that are reached at the same minute.</summary>
internal sealed record RaidWave
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it strikes: "2026-02-02T06:00", on a clock in Britain.</summary>
    public required string At { get; init; }

    /// <summary>How many doors.</summary>
    public required int Doors { get; init; }

    /// <summary>Teams at them.</summary>
    public required int Teams { get; init; }

    /// <summary>The longest way to one of them, minutes.</summary>
    public required double LongestMinutes { get; init; }
}
