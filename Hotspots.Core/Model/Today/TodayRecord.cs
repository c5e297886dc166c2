namespace Hotspots.Core.Model.Today;

/// <summary>Near-repeat zones in force on a day, with how they were made. Written beside their layer.</summary>
internal sealed record TodayRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public TodayRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The day on which zones are in force.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The last day on which anything in the files happened, until then.</summary>
    public required DateOnly DataUntil { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The zones, the highest first.</summary>
    public required IReadOnlyList<NearRepeatZone> Zones { get; init; }

    /// <summary>The tests, the surest first.</summary>
    public required IReadOnlyList<NearRepeatTest> Tests { get; init; }
}
