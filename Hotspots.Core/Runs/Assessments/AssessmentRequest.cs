using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Assessments;

/// <summary>Request of the facts of a data protection impact assessment.</summary>
/// <param name="Run">Which files, and how they are read.</param>
internal sealed record AssessmentRequest(RunRequest Run)
{
    /// <summary>What the data are used for, in the user's words; null leaves a blank.</summary>
    public string? Purpose { get; init; }

    /// <summary>How long data and results are kept, in the user's words; null leaves a blank.</summary>
    public string? Retention { get; init; }

    /// <summary>Who is given results; empty leaves a blank.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>What is built in against misuse.</summary>
    public IReadOnlyList<Safeguard> Safeguards { get; init; } = Safeguard.BuiltIn;

    /// <summary>What of what is built in is tried at each build, each one sentence.</summary>
    public IReadOnlyList<string> Tested { get; init; } = Safeguard.Tested;
}
