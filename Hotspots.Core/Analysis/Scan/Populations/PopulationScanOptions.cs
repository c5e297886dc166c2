using Hotspots.Core.Analysis.Scan.Replicas;

namespace Hotspots.Core.Analysis.Scan.Populations;

/// <summary>Probability model of a scan statistic: what is as likely everywhere when there is no cluster.</summary>
internal enum ScanModel
{
    /// <summary>The rate of cases a head of the population.</summary>
    Poisson,

    /// <summary>The chance that one of the cases and controls is a case.</summary>
    Bernoulli,
}

/// <summary>Scanning windows and Monte Carlo replicas of <see cref="PopulationScan"/>.</summary>
internal sealed record PopulationScanOptions : ReplicaOptions
{
    /// <summary>What is as likely everywhere when there is no cluster.</summary>
    public required ScanModel Model { get; init; }

    /// <summary>Largest share of the population in a circle, above 0, at most 0.5: a cluster of more than half is a lack elsewhere.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double MaxShare
    {
        get;
        init => field = OptionRange.Kept(value, value is > 0 and <= 0.5, "largest share of the population must be above 0 and at most 0.5");
    } = 0.5;

    /// <summary>Largest radius of a circle, in the unit of the positions, above 0; a place at that distance is inside. Infinite for no
    /// limit.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double MaxRadius
    {
        get;
        init => field = OptionRange.Kept(value, value > 0, "largest radius must be above 0");
    } = double.PositiveInfinity;

    /// <summary>Longest window, in steps, 1 or more; of no account where there is one step.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public int MaxSteps
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "longest window");
    } = 1;
}
