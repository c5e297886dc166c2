using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis;

/// <summary>What did a method find, and with which numbers? One kind of outcome for each kind of answer.</summary>
public abstract class AnalysisOutcome
{
    private protected AnalysisOutcome(IReadOnlyList<ParameterValue> parameters) => Parameters = parameters;

    /// <summary>Every parameter of the method, in its order, whether given or derived.</summary>
    public IReadOnlyList<ParameterValue> Parameters { get; }
}

/// <summary>Which incidents belong together?</summary>
public sealed class ClusterOutcome : AnalysisOutcome
{
    /// <summary>Takes the answer and what it was made with.</summary>
    public ClusterOutcome(ClusterLabels labels, IReadOnlyList<ParameterValue> parameters)
        : base(parameters) => Labels = labels;

    /// <summary>The cluster of each point.</summary>
    public ClusterLabels Labels { get; }
}
