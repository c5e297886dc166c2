using System.Globalization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Change of rate of one place between two periods, with its doubt.</summary>
/// <param name="Counts">What was counted.</param>
/// <param name="Ratio">Rate after over rate before; infinite where there was none before, NaN where there was none at all.</param>
/// <param name="Between">Confidence interval of the ratio (conditional mid-p), for this place alone.</param>
/// <param name="P">Two-sided p-value of the <see cref="ScoreTest"/>.</param>
/// <param name="Q">P corrected for all places that were tested with it (Benjamini and Hochberg).</param>
/// <param name="Verdict">In a word.</param>
/// <param name="Dispersion">φ: variance over mean of such counts; 1 for incidents that come one by one.</param>
internal readonly record struct RateChange(
    TwoPeriods Counts, double Ratio, Interval Between, double P, double Q, ChangeVerdict Verdict, double Dispersion = 1)
{
    /// <summary>So large a T² is beyond chance at any level that is asked for: p is below 1e-3 even where counts are few.</summary>
    private const double Certain = 16;

    /// <summary>The rule by which a verdict is given, for people.</summary>
    public static string Rule(double alpha) => string.Create(
        CultureInfo.InvariantCulture,
        $"more, fewer: the rate differs at q ≤ {alpha:0.###} (score E-test; false discovery rate over all that was tested: " +
        $"areas and hotspots, and cells for themselves). as before: " +
        $"it does not. too few: so few incidents that even all of them in one period would not have p ≤ {alpha:0.###}, which is not tested. " +
        $"Where incidents come in bursts they are counted as if they were so many times fewer as the bursts are large.");

    /// <summary>Tests many places at once.</summary>
    /// <param name="places">Each with its own exposures; places without any incident count among those tested.</param>
    /// <param name="alpha">Level of q, and share left outside the intervals.</param>
    /// <returns>One a place, in the same order.</returns>
    /// <exception cref="ArgumentException">A count is negative, or an exposure is not above 0.</exception>
    public static RateChange[] Of(ReadOnlySpan<TwoPeriods> places, double alpha = MultipleTesting.UsualAlpha) =>
        Corrected(Alone(places, [], alpha), alpha);

    /// <summary>Tests many places, each for itself: q is 1 until <see cref="Corrected"/> has seen them together.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{TwoPeriods}, double)"/>
    /// <param name="places">Each with its own exposures.</param>
    /// <param name="dispersions">φ of each, 1 or more; none at all for 1.</param>
    /// <param name="alpha">Level of q, and share left outside the intervals.</param>
    public static RateChange[] Alone(ReadOnlySpan<TwoPeriods> places, ReadOnlySpan<double> dispersions, double alpha = MultipleTesting.UsualAlpha)
    {
        // Cells have many counts in common, and the test is dear beside a look-up.
        var known = new Dictionary<(TwoPeriods, double), RateChange>();
        var changes = new RateChange[places.Length];
        for (int i = 0; i < changes.Length; i++)
        {
            double dispersion = dispersions.IsEmpty ? 1 : dispersions[i];
            if (!known.TryGetValue((places[i], dispersion), out changes[i]))
                known.Add((places[i], dispersion), changes[i] = Alone(places[i], dispersion, alpha));
        }
        return changes;
    }

    /// <summary>The same places with q and the verdict that follows from it, corrected for all of them together.</summary>
    /// <param name="alone">Each for itself.</param>
    /// <param name="alpha">Level of q.</param>
    public static RateChange[] Corrected(ReadOnlySpan<RateChange> alone, double alpha = MultipleTesting.UsualAlpha)
    {
        RateChange[] changes = alone.ToArray();
        double[] p = Array.ConvertAll(changes, static change => change.P);
        double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, alpha);
        for (int i = 0; i < changes.Length; i++)
        {
            bool isBeyond = q[i] <= alpha && changes[i].Verdict != ChangeVerdict.TooFew;
            changes[i] = changes[i] with
            {
                Q = q[i],
                Verdict = !isBeyond ? changes[i].Verdict : changes[i].Ratio > 1 ? ChangeVerdict.More : ChangeVerdict.Fewer,
            };
        }
        return changes;
    }

    private static RateChange Alone(TwoPeriods counts, double dispersion, double alpha)
    {
        double p = ScoreTest.PValue(counts, dispersion);
        // With many incidents all of them on one side are always beyond chance: T² is then k·n₁/n₂ over φ, four standard deviations or more.
        // Few are soon tried.
        double unequal = counts.ExposureBefore / counts.ExposureAfter, farthest = counts.Total / dispersion * Math.Max(unequal, 1 / unequal);
        bool canTell = p <= alpha || farthest >= Certain || ScoreTest.PValue(counts.With(counts.Total), dispersion) <= alpha
            || ScoreTest.PValue(counts.With(0), dispersion) <= alpha;
        return new RateChange(
            counts, counts.Ratio, RateRatio.Between(counts, alpha, dispersion), p, 1, canTell ? ChangeVerdict.AsBefore : ChangeVerdict.TooFew,
            dispersion);
    }
}
