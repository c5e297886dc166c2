using Hotspots.Core.Indexing;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Binomial test of a count. Would so many incidents meet round a place, or so few, if each fell on any place alike?</summary>
/// <remarks>
/// <para>
/// Under complete randomness the N incidents of an area fall on its n places independently, so that a neighbourhood of k places holds a
/// binomial number of them with chance k/n. Two-sided: p = min(1, 2 min(P(X ≤ s), P(X ≥ s))), exact for counts and never too small.
/// The normal distribution is no substitute for it where few are expected: three incidents in a neighbourhood that expects a third of
/// one have a z of 4.6 and a normal p of 0.000004, but a chance of 0.005 to be so many.
/// </para>
/// <para>
/// Incidents of unequal weight count as so many equal ones as vary as much: N = (Σw)²/Σw² of weight Σw²/Σw each (Kish, "Survey
/// Sampling", 1965, section 11.7). With equal weights that is their number whatever the weight.
/// </para>
/// </remarks>
/// <param name="places">n, above 0: places, or the ground of all places where they have unequal much of it.</param>
/// <param name="total">Σw, 0 or more.</param>
/// <param name="unit">Σw²/Σw, above 0: 1 for incidents that are counted.</param>
internal readonly struct BinomialCounts(double places, double total, double unit)
{
    private readonly double _trials = total / unit;

    /// <summary>The two-sided p-value of a sum over so many places, or so much ground.</summary>
    public double TwoSided(double sum, double size)
    {
        if (!(_trials > 0) || size >= places)
            return 1;
        double successes = sum / unit, chance = size / places;
        // Only one tail can be below a half; the other is not worth its sum.
        double tail = successes >= _trials * chance
            ? IncompleteBeta.AtLeast(successes, _trials, chance)
            : IncompleteBeta.AtMost(successes, _trials, chance);
        return Math.Min(1, 2 * tail);
    }

    /// <summary>The larger of each p and this one.</summary>
    /// <param name="p">One a place; raised where this test is more doubtful.</param>
    /// <param name="sums">What each place and its neighbours hold together.</param>
    /// <param name="sizes">Of how many places each sum is made.</param>
    /// <param name="workers">Who does it.</param>
    public void Raise(double[] p, double[] sums, double[] sizes, WorkSharing workers)
    {
        BinomialCounts counts = this;
        workers.Run(p.Length, (first, end) =>
        {
            // Counts have many ties.
            var known = new Dictionary<(double Sum, double Size), double>();
            (double Sum, double Size) last = (-1, -1);
            double lastP = 1;
            for (int i = first; i < end; i++)
            {
                (double Sum, double Size) key = (sums[i], sizes[i]);
                if (key != last)
                {
                    if (!known.TryGetValue(key, out lastP))
                        known.Add(key, lastP = counts.TwoSided(key.Sum, key.Size));
                    last = key;
                }
                p[i] = Math.Max(p[i], lastP);
            }
        });
    }
}
