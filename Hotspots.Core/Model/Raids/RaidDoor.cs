using System.Text.Json.Serialization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Raids;

/// <summary>Door for which there is a warrant.</summary>
internal sealed record RaidDoor
{
    /// <summary>Its number in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The address, or what else the file calls it.</summary>
    public required string Label { get; init; }

    /// <summary>The force's reference; blank where the file has none.</summary>
    public required string Reference { get; init; }

    /// <summary>Grid reference, a square of 10 m.</summary>
    public required string GridReference { get; init; }

    /// <summary>Metres on the National Grid.</summary>
    [JsonIgnore]
    public GridPoint Place { get; init; }

    /// <summary>How closely the position is known, metres: the side of its square; 0 for as closely as the digits say.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>Teams that it asks for.</summary>
    public required int Asked { get; init; }

    /// <summary>How important it is, 1 for the most; null where nobody said.</summary>
    public int? Priority { get; init; }

    /// <summary>The wave in which it is; null where no team can reach it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Wave { get; init; }

    /// <summary>When it is struck: "2026-02-02T06:00"; null where no team can reach it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? At { get; init; }

    /// <summary>The teams that go to it; empty where none can reach it.</summary>
    public required IReadOnlyList<string> Teams { get; init; }
}

/// <summary>Team of a day of warrants.</summary>
internal sealed record RaidTeam
{
    /// <summary>Its call sign.</summary>
    public required string CallSign { get; init; }

    /// <summary>What the place is called from which it sets off.</summary>
    public required string Start { get; init; }

    /// <summary>Metres on the National Grid.</summary>
    [JsonIgnore]
    public GridPoint Place { get; init; }

    /// <summary>Officers in it; null where nobody said.</summary>
    public int? Size { get; init; }

    /// <summary>How many doors it goes to.</summary>
    public int Doors { get; init; }
}

/// <summary>Way of a team to a door.</summary>
internal sealed record RaidWay
{
    /// <summary>The team's call sign.</summary>
    public required string Team { get; init; }

    /// <summary>Number of the door.</summary>
    public required int Door { get; init; }

    /// <summary>Its wave.</summary>
    public required int Wave { get; init; }

    /// <summary>Number of the door from which it comes; null from its start.</summary>
    public int? FromDoor { get; init; }

    /// <summary>What that place is called.</summary>
    public required string From { get; init; }

    /// <summary>How long the way takes, minutes, without what is added for the unforeseen.</summary>
    public required double Minutes { get; init; }

    /// <summary>How long it is along its line, metres: along streets, or straight.</summary>
    public required double Metres { get; init; }

    /// <summary>When the team sets off: "2026-02-02T05:41".</summary>
    public required string SetsOff { get; init; }

    /// <summary>When it strikes: "2026-02-02T06:00".</summary>
    public required string At { get; init; }

    /// <summary>The way on the National Grid, two points or more: along streets, or straight from end to end.</summary>
    [JsonIgnore]
    public IReadOnlyList<GridPoint> Line { get; init; } = [];
}
