namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Regression to the mean of places' shares: what a place that was found with a share of the incidents holds of the incidents that did not
/// find it.</summary>
/// <remarks>
/// A place is found because it was high, and falls back. Over all looks the share in the other part is fitted by a line on the share in the part
/// that found it (weighted least squares, variance as the share), and stepped up from a half to the whole (Spearman and Brown, 1910). The interval
/// is for the count of a
/// period with as many incidents, on the scale of square roots: as wide as holds nineteen of twenty of the looks, and no narrower than counts that
/// vary as E + κE², κ from the residuals.
/// </remarks>
internal sealed class ShareOutlook
{
    /// <summary>Fewer pairs do not carry a line: then it goes through the origin.</summary>
    private const int FewPairs = 12;

    /// <summary>Normal quantile of the interval: nineteen of twenty lie within where nothing changes, and nine of ten where it does.</summary>
    private const double Quantile = 1.959963984540054;

    private const double Held = 0.95;

    private readonly double _base, _slope, _spread, _half;

    private ShareOutlook(double @base, double slope, double spread, double half) => (_base, _slope, _spread, _half) = (@base, slope, spread, half);

    /// <summary>Fits the line; null when no place was found in any look.</summary>
    public static ShareOutlook? Of(IReadOnlyList<SharePair> pairs)
    {
        double inverse = 0, own = 0, ratio = 0, other = 0;
        foreach (SharePair pair in pairs)
        {
            inverse += 1 / pair.Own;
            own += pair.Own;
            ratio += pair.Other / pair.Own;
            other += pair.Other;
        }
        if (own == 0)
            return null;
        double slope = other / own, intercept = 0, determinant = inverse * own - (double)pairs.Count * pairs.Count;
        if (pairs.Count >= FewPairs && determinant > 1e-9 * inverse * own)
        {
            slope = Math.Clamp((inverse * other - pairs.Count * ratio) / determinant, 0, 1);
            // The line keeps the mean whatever was clamped.
            intercept = Math.Max(0, (other - slope * own) / pairs.Count);
        }
        double residuals = 0, squares = 0;
        var distances = new double[pairs.Count];
        int at = 0;
        foreach (SharePair pair in pairs)
        {
            double expected = pair.OtherEvents * (intercept + slope * pair.Own), difference = pair.OtherEvents * pair.Other - expected;
            residuals += difference * difference - expected;
            squares += expected * expected;
            distances[at++] = Math.Abs(Math.Sqrt(pair.OtherEvents * pair.Other) - Math.Sqrt(expected));
        }
        double full = 2 * slope / (1 + slope);
        Array.Sort(distances);
        return new ShareOutlook(
            slope < 1 ? intercept * (1 - full) / (1 - slope) : 0, full, squares > 0 ? Math.Max(0, residuals / squares) : 0,
            distances[(int)Math.Ceiling(Held * distances.Length) - 1]);
    }

    /// <summary>The share to expect next time, with an interval that holds nine of ten.</summary>
    /// <param name="share">Share now, 0 to 1.</param>
    /// <param name="incidents">Incidents of a period as long as this one.</param>
    public (double Share, double From, double To) Of(double share, int incidents)
    {
        double expected = Math.Min(share, _base + _slope * share), count = incidents * expected;
        double half = Math.Max(_half, Quantile / 2 * Math.Sqrt(1 + _spread * count)), root = Math.Sqrt(count);
        double low = Math.Max(0, root - half), high = root + half;
        return (expected, low * low / incidents, Math.Min(1, high * high / incidents));
    }
}
