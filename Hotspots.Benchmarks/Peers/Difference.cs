using System.Globalization;

namespace Hotspots.Benchmarks.Peers;

/// <summary>How far do two columns of numbers differ?</summary>
internal static class Difference
{
    /// <summary>The largest difference of two numbers of one place; two that are equal, infinities among them, differ by 0, and NaN differs from
    /// all by NaN.</summary>
    public static double Largest(ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs)
    {
        double worst = 0;
        for (int i = 0; i < ours.Length; i++)
            worst = ours[i] == theirs[i] ? worst : Math.Max(worst, Math.Abs(ours[i] - theirs[i]));
        return worst;
    }

    /// <summary>How large it is: one figure after the point is more than it means.</summary>
    public static string Say(double difference) => difference == 0 ? "0" : difference.ToString("0.0e0", CultureInfo.InvariantCulture);
}
