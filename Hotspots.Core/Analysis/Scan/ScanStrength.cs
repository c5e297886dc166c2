namespace Hotspots.Core.Analysis.Scan;

/// <summary>Log likelihood ratio of a window against the rest.</summary>
/// <remarks>
/// Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 1997. For a given number of cases the ratio falls as the
/// exposure grows, and for a given exposure it grows with the cases, as long as there are more than expected.
/// </remarks>
/// <param name="model">Which likelihood.</param>
/// <param name="totalCases">All cases, C.</param>
/// <param name="totalExposure">All people times all steps, N.</param>
internal readonly struct ScanStrength(ScanModel model, int totalCases, double totalExposure)
{
    /// <summary>Fewer cases are no cluster.</summary>
    public const int FewestCases = 2;

    /// <summary>Cases that a window of such exposure would have if there were no cluster.</summary>
    public double Expected(double exposure) => totalCases * (exposure / totalExposure);

    /// <summary>The logarithm of the ratio, 0 or more; 0 where there are no more cases than expected, or fewer than two.</summary>
    /// <param name="cases">Cases in the window, c.</param>
    /// <param name="exposure">People in the window times its steps, n.</param>
    public double Log(int cases, double exposure)
    {
        double expected = Expected(exposure);
        if (cases < FewestCases || !(cases > expected))
            return 0;
        if (model == ScanModel.Poisson)
            return Math.Max(0, Term(cases, cases, expected) + Term(totalCases - cases, totalCases - cases, totalCases - expected));
        double others = totalExposure - exposure, casesOutside = totalCases - cases;
        return Math.Max(0, Term(cases, cases, exposure) + Term(exposure - cases, exposure - cases, exposure)
            + Term(casesOutside, casesOutside, others) + Term(others - casesOutside, others - casesOutside, others)
            - Term(totalCases, totalCases, totalExposure) - Term(totalExposure - totalCases, totalExposure - totalCases, totalExposure));
    }

    /// <summary>Risk inside over risk outside; infinite when no case is outside.</summary>
    public double RelativeRisk(int cases, double exposure) =>
        cases / exposure / ((totalCases - cases) / (totalExposure - exposure));

    // Nothing of nothing is nothing: 0 ln 0 is 0.
    private static double Term(double times, double upper, double lower) => times <= 0 ? 0 : times * Math.Log(upper / lower);
}
