namespace Hotspots.Core.Model.Effects;

/// <summary>Place of a patrol week, on its days with patrols and on its control days.</summary>
/// <param name="Week">First day of the week.</param>
/// <param name="Team">The team that visits it.</param>
/// <param name="Place">What it is called.</param>
/// <param name="PatrolDays">Days on which it was to be visited.</param>
/// <param name="ControlDays">Days on which it was left alone by lot.</param>
/// <param name="OnPatrolDays">Incidents near it on days with patrols.</param>
/// <param name="OnControlDays">Incidents near it on control days.</param>
internal sealed record ControlDayPlace(string Week, string Team, string Place, int PatrolDays, int ControlDays, int OnPatrolDays, int OnControlDays);

/// <summary>How a patrol week was kept: place-days on which somebody was there.</summary>
/// <param name="PatrolDays">Place-days with patrols of which the positions tell.</param>
/// <param name="PatrolVisited">Those of them with a visit.</param>
/// <param name="ControlDays">Place-days left alone by lot of which the positions tell.</param>
/// <param name="ControlVisited">Those of them with a visit all the same.</param>
/// <param name="Unknown">Place-days of which they do not tell.</param>
internal sealed record KeptDays(int PatrolDays, int PatrolVisited, int ControlDays, int ControlVisited, int Unknown);

/// <summary>Record of the evaluation of control days. Written beside its table.</summary>
internal sealed record ControlDayRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public ControlDayRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The verdict.</summary>
    public required EffectVerdict Verdict { get; init; }

    /// <summary>How near an incident must be to a place to be its, metres.</summary>
    public required double ReachMetres { get; init; }

    /// <summary>Days of a place with patrols, over all places.</summary>
    public required int PatrolDays { get; init; }

    /// <summary>Control days, over all places.</summary>
    public required int ControlDays { get; init; }

    /// <summary>Incidents on days with patrols.</summary>
    public required int OnPatrolDays { get; init; }

    /// <summary>Incidents on control days.</summary>
    public required int OnControlDays { get; init; }

    /// <summary>Of both, how many would fall on days with patrols if patrols did nothing, each place compared with itself.</summary>
    public required double Expected { get; init; }

    /// <summary>Incidents a patrol day over incidents a control day; null where there is nothing on control days.</summary>
    public required double? Ratio { get; init; }

    /// <summary>Chance of so few or fewer on days with patrols, the lots drawn again.</summary>
    public required double PFewer { get; init; }

    /// <summary>Chance of being so far from what is expected on either side.</summary>
    public required double P { get; init; }

    /// <summary>How often the lots were drawn again.</summary>
    public required int Redraws { get; init; }

    /// <summary>How the plan was kept, by positions of radios and cars; null where nobody gave them.</summary>
    public KeptDays? Kept { get; init; }

    /// <summary>Each place of each week.</summary>
    public required IReadOnlyList<ControlDayPlace> Places { get; init; }
}
