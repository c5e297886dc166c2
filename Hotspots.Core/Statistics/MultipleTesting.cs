using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Statistics;

/// <summary>Correction for multiple testing. When many places are tested at once, which of them are still beyond chance?</summary>
/// <remarks>
/// <para>
/// The one place where p-values are corrected. The number of tests is the number of places tested, never the number of neighbours.
/// Benjamini and Hochberg ("Controlling the false discovery rate", J. R. Statist. Soc. B 1995): with the p-values in ascending order,
/// those up to the largest k with p₍ₖ₎ ≤ kα/n are significant, the bound included; when no k passes, nothing is. The adjusted value
/// q₍ₖ₎ = min over j ≥ k of p₍ⱼ₎ n/j, at most 1: equal p have equal q, and q ≤ α says the same as the rule. Bonferroni: q = min(1, np).
/// </para>
/// <para>O(n log n) in the number of different p-values, of which counts of incidents have few.</para>
/// </remarks>
internal static class MultipleTesting
{
    /// <summary>The share of chance findings that is put up with when nobody says.</summary>
    public const double UsualAlpha = 0.05;

    /// <summary>Adjusts the p-values of all places of one area.</summary>
    /// <param name="p">One a place, 0 to 1.</param>
    /// <param name="correction">How.</param>
    /// <param name="alpha">The level that q is to be compared with: a p that just meets its bound gets a q that just meets this, rounding or
    /// not.</param>
    /// <returns>One q a place, 0 to 1.</returns>
    public static double[] Adjust(double[] p, Correction correction, double alpha) => correction switch
    {
        Correction.BenjaminiHochberg => BenjaminiHochberg(p, alpha),
        Correction.Bonferroni => Array.ConvertAll(p, value => Snapped(value, 1, p.Length, alpha)),
        _ => (double[])p.Clone(),
    };

    private static double[] BenjaminiHochberg(double[] p, double alpha)
    {
        // Equal p-values are one value with a multiplicity: its k is that of the last of them.
        var places = new Dictionary<double, int>();
        var code = new int[p.Length];
        var values = new List<double>();
        var counts = new List<int>();
        for (int i = 0; i < p.Length; i++)
        {
            ref int at = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(places, p[i], out bool known);
            if (!known)
            {
                at = values.Count;
                values.Add(p[i]);
                counts.Add(0);
            }
            code[i] = at;
            counts[at]++;
        }
        int[] order = new int[values.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(values.ToArray(), order);
        var adjusted = new double[values.Count];
        double least = 1;
        int k = p.Length;
        for (int i = order.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, Snapped(values[order[i]], k, p.Length, alpha));
            adjusted[order[i]] = least;
            k -= counts[order[i]];
        }
        return Array.ConvertAll(code, at => adjusted[at]);
    }

    /// <summary>p · n/k, at most 1, and at most α exactly when p ≤ kα/n: rounding must not tell the two apart.</summary>
    private static double Snapped(double p, int k, int n, double alpha)
    {
        double q = Math.Clamp(p * n / k, p, 1);
        return p <= k * alpha / n ? Math.Min(q, alpha) : Math.Max(q, Math.BitIncrement(alpha));
    }
}
