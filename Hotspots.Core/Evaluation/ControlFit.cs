namespace Hotspots.Core.Evaluation;

/// <summary>Matched control. How well do the earlier periods of another place fit those of the treated one?</summary>
/// <remarks>
/// Counts are compared by their square roots, whose variance is nearly the same whatever their size (Bartlett 1936), and as counts, not as shares:
/// a control must be as busy, not only rise and fall alike. Near ground is no control, for the operation may reach it: that is the caller's to
/// leave out.
/// </remarks>
internal static class ControlFit
{
    /// <summary>Fewer earlier periods than this fit many a place by chance.</summary>
    public const int FewestPeriods = 6;

    /// <summary>Σ (√x − √y)² over the earlier periods: 0 where both had the same, the smaller the better.</summary>
    /// <param name="treated">Incidents of each earlier period, none of them one by which the place was chosen.</param>
    /// <param name="candidate">The same of the other place.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double Distance(ReadOnlySpan<int> treated, ReadOnlySpan<int> candidate)
    {
        if (treated.Length != candidate.Length)
            throw new ArgumentException("Both places need the same earlier periods.");
        double sum = 0;
        for (int i = 0; i < treated.Length; i++)
        {
            double apart = Math.Sqrt(treated[i]) - Math.Sqrt(candidate[i]);
            sum += apart * apart;
        }
        return sum;
    }

    /// <summary>May it be a control at all: with as many periods as must be, and between half and double the incidents?</summary>
    /// <inheritdoc cref="Distance"/>
    public static bool IsEligible(ReadOnlySpan<int> treated, ReadOnlySpan<int> candidate)
    {
        if (treated.Length < FewestPeriods || candidate.Length != treated.Length)
            return false;
        long own = 0, other = 0;
        for (int i = 0; i < treated.Length; i++)
            (own, other) = (own + treated[i], other + candidate[i]);
        return own > 0 && 2 * other >= own && other <= 2 * own;
    }

    /// <summary>The candidates that fit best, the best first; of equal fit the earlier one.</summary>
    /// <param name="treated">As in <see cref="Distance"/>.</param>
    /// <param name="candidates">Candidate by candidate, in each its periods.</param>
    /// <param name="most">How many at most: three are shown.</param>
    public static int[] Best(ReadOnlySpan<int> treated, ReadOnlySpan<int> candidates, int most = 3)
    {
        int periods = treated.Length;
        var fits = new List<(double Distance, int Candidate)>();
        for (int candidate = 0; periods > 0 && candidate < candidates.Length / periods; candidate++)
        {
            ReadOnlySpan<int> own = candidates.Slice(candidate * periods, periods);
            if (IsEligible(treated, own))
                fits.Add((Distance(treated, own), candidate));
        }
        fits.Sort();
        return [.. fits.Take(most).Select(static fit => fit.Candidate)];
    }
}
