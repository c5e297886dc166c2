namespace Hotspots.Core.Model.Problems;

/// <summary>Assessment of a problem: by what measure and from when on it can be judged, and what an evaluation and the radios say already.</summary>
internal sealed record ProblemAssessment
{
    /// <summary>What is counted, and with what it is compared, in a sentence.</summary>
    public required string Measure { get; init; }

    /// <summary>From which date on how large a fall can be told from chance, each one sentence.</summary>
    public required IReadOnlyList<string> Judged { get; init; }

    /// <summary>Before and after, as "hotspots effect" evaluates it; null where no work is named.</summary>
    public ProblemEffect? Effect { get; init; }

    /// <summary>How the visits that were asked for were kept; null where no answer of "hotspots attended" was given.</summary>
    public ProblemAttendance? Attendance { get; init; }
}

/// <summary>Evaluation of what was done, as a table and in sentences.</summary>
internal sealed record ProblemEffect
{
    /// <summary>What is evaluated, and on which ground.</summary>
    public required string What { get; init; }

    /// <summary>The time before, in words.</summary>
    public required string Before { get; init; }

    /// <summary>The time of the work, in words.</summary>
    public required string During { get; init; }

    /// <summary>The treated place, its control, the ring and the control's ring.</summary>
    public required IReadOnlyList<ProblemEffectRow> Rows { get; init; }

    /// <summary>The answer in plain sentences, the verdict first.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>Identity of the run that it was evaluated by.</summary>
    public required string RunId { get; init; }
}

/// <summary>Place of an evaluation: incidents before and during.</summary>
/// <param name="Role">"Treated place", "Compared with".</param>
/// <param name="Name">What it is called.</param>
/// <param name="Before">Incidents before.</param>
/// <param name="During">Incidents during the work.</param>
internal sealed record ProblemEffectRow(string Role, string Name, int Before, int During);

/// <summary>Attendance at a place, from the positions of radios and cars.</summary>
/// <param name="Days">"1 to 30 June 2026".</param>
/// <param name="Shifts">Shifts in which the place was asked for and positions are there.</param>
/// <param name="Unknown">Shifts without any position, which say nothing.</param>
/// <param name="Asked">Visits that were asked for.</param>
/// <param name="Made">Visits that were made.</param>
/// <param name="None">Shifts in which nobody came.</param>
internal sealed record ProblemAttendance(string Days, int Shifts, int Unknown, int Asked, int Made, int None);
