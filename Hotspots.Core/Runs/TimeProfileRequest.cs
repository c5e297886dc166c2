using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs;

/// <summary>What time profiles are made of.</summary>
internal enum TimeGrouping
{
    /// <summary>Each study area.</summary>
    Town,

    /// <summary>Each hotspot.</summary>
    Hotspot,

    /// <summary>Each county line.</summary>
    Line,

    /// <summary>Each operation.</summary>
    Operation,
}

/// <summary>Request of time profiles: which incidents, looked at together by what.</summary>
/// <param name="Run">Which incidents and areas, and which shifts there are.</param>
/// <param name="Group">What is looked at together.</param>
internal sealed record TimeProfileRequest(RunRequest Run, TimeGrouping Group = TimeGrouping.Town);
