using Hotspots.Core.Analysis.Scan.Populations;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Log likelihood ratio of a window against the rest.</summary>
/// <remarks>
/// <see cref="LikelihoodRatio"/>. For a given number of cases the ratio falls as the exposure grows, and for a given exposure it grows with
/// the cases, as long as there are more than expected.
/// </remarks>
/// <param name="model">Which likelihood.</param>
/// <param name="totalCases">All cases, C.</param>
/// <param name="totalExposure">All people times all steps, or all cases and controls, N.</param>
internal readonly struct ScanStrength(ScanModel model, int totalCases, double totalExposure)
{
    /// <summary>Fewer cases are no cluster.</summary>
    public const int FewestCases = 2;

    /// <summary>Cases that a window of such exposure would have if there were no cluster.</summary>
    public double Expected(double exposure) => totalCases * (exposure / totalExposure);

    /// <summary>The logarithm of the ratio, 0 or more; 0 where there are no more cases than expected, or fewer than two.</summary>
    /// <param name="cases">Cases in the window, c.</param>
    /// <param name="exposure">People in the window times its steps, or cases and controls in it, n.</param>
    public double Log(int cases, double exposure)
    {
        if (cases < FewestCases)
            return 0;
        return model == ScanModel.Poisson
            ? LikelihoodRatio.Poisson(cases, totalCases, Expected(exposure))
            : LikelihoodRatio.Bernoulli(cases, totalCases, exposure, totalExposure);
    }

    /// <summary>Risk inside over risk outside; infinite when no case is outside.</summary>
    public double RelativeRisk(int cases, double exposure) =>
        cases / exposure / ((totalCases - cases) / (totalExposure - exposure));
}
