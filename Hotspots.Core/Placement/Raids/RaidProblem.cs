namespace Hotspots.Core.Placement.Raids;

/// <summary>Assignment of teams to doors in waves: which doors there are, what each asks for, and how long every way takes.</summary>
/// <remarks>All doors of a wave are reached at one minute. A team that was at a door sets off from there for its next.</remarks>
internal sealed record RaidProblem
{
    /// <summary>How many teams.</summary>
    public required int Teams { get; init; }

    /// <summary>Teams that each door asks for, one a door, 1 or more and no more than there are.</summary>
    public required int[] Asks { get; init; }

    /// <summary>How important each door is: 0 for the most important, then 1, 2 …</summary>
    public required int[] Classes { get; init; }

    /// <summary>The wave in which a door must be, from 1; 0 where nobody said.</summary>
    public required int[] FixedWaves { get; init; }

    /// <summary>Minutes from each team's start to each door, team after team; finite, 0 or more.</summary>
    public required double[] FromStarts { get; init; }

    /// <summary>Minutes from each door to each other, door after door; finite, 0 or more.</summary>
    public required double[] FromDoors { get; init; }

    /// <summary>How many doors.</summary>
    public int Doors => Asks.Length;

    /// <summary>Minutes from a start to a door.</summary>
    public double FromStart(int team, int door) => FromStarts[team * Doors + door];

    /// <summary>Minutes from a door to another.</summary>
    public double FromDoor(int door, int next) => FromDoors[door * Doors + next];
}

/// <summary>Way of one team to one door.</summary>
/// <param name="Door">To which door.</param>
/// <param name="Team">Which team.</param>
/// <param name="From">The door from which it sets off; −1 for its start.</param>
/// <param name="Minutes">How long it takes.</param>
internal readonly record struct RaidLeg(int Door, int Team, int From, double Minutes);

/// <summary>Assignment that was found, and how good it is.</summary>
internal sealed record RaidAssignment
{
    /// <summary>The wave of each door, from 1.</summary>
    public required int[] WaveOf { get; init; }

    /// <summary>How many waves.</summary>
    public required int Waves { get; init; }

    /// <summary>Fewer waves than this certainly do not do.</summary>
    public required int WavesBound { get; init; }

    /// <summary>The ways, door after door.</summary>
    public required IReadOnlyList<RaidLeg> Legs { get; init; }

    /// <summary>The longest way, minutes.</summary>
    public required double Longest { get; init; }

    /// <summary>No assignment with as many doors as early has a shorter longest way; equal to <see cref="Longest"/> where that is proved.</summary>
    public required double LongestBound { get; init; }

    /// <summary>All ways together, minutes.</summary>
    public required double Total { get; init; }

    /// <summary>Is it proved that no assignment with this longest way has a smaller total?</summary>
    public required bool IsTotalProven { get; init; }
}
