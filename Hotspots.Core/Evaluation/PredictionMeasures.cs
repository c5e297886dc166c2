using Hotspots.Core.Indexing;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Predictive accuracy of flagged ground: hit rate, PAI, PEI* and search efficiency rate.</summary>
/// <remarks>
/// n of N test incidents in flagged ground a of a study area A; n* the most that any map of the same ground could hold. Hit rate n/N with
/// Wilson's interval (1927); PAI = (n/N)/(a/A) (Chainey, Tompson and Uhlig, Security Journal 2008), which grows with the study area and compares
/// nothing across studies; PEI* = n/n* (National Institute of Justice 2017); search efficiency = n per km² (Bowers, Johnson and Pease 2004).
/// </remarks>
/// <param name="Hits">n, with ties shared.</param>
/// <param name="Of">N.</param>
/// <param name="Best">n*.</param>
/// <param name="FlaggedKm2">a.</param>
/// <param name="StudyKm2">A.</param>
internal readonly record struct PredictionMeasures(Hits Hits, long Of, long Best, double FlaggedKm2, double StudyKm2)
{
    /// <summary>
    /// Trials that are drawn one by one: beyond, the normal approximation is as good and a county's incidents are not drawn a thousand times.
    /// </summary>
    private const long MostSingleDraws = 1000;

    /// <summary>n/N; NaN where nothing happened in the test.</summary>
    public double HitRate => Hits.Expected / Of;

    /// <summary>Prediction accuracy index; NaN where nothing happened or nothing is flagged.</summary>
    public double Pai => HitRate / (FlaggedKm2 / StudyKm2);

    /// <summary>Prediction efficiency index, 0 to 1; NaN where no map could hold an incident.</summary>
    public double PeiStar => Hits.Expected / Best;

    /// <summary>Search efficiency rate, incidents per km² flagged; NaN where nothing is flagged.</summary>
    public double HitsPerKm2 => Hits.Expected / FlaggedKm2;

    /// <summary>Measures the cells of a curve ranked highest.</summary>
    /// <param name="curve">Of one method and one test.</param>
    /// <param name="cells">How many are flagged.</param>
    /// <param name="cellKm2">Ground of a cell, km².</param>
    public static PredictionMeasures At(HitCurve curve, int cells, double cellKm2)
    {
        Hits hits = curve.At(cells);
        return new PredictionMeasures(hits, curve.Total, curve.Best(cells), hits.Cells * cellKm2, curve.Cells * cellKm2);
    }

    /// <summary>Confidence interval of the hit rate, incidents taken as independent (Wilson); 0 to 1 where nothing happened.</summary>
    public Interval Between(double alpha = MultipleTesting.UsualAlpha) => Wilson(Hits.Expected, Of, alpha);

    /// <summary>Wilson's score interval of a share.</summary>
    /// <param name="hits">0 to <paramref name="of"/>; shared ties may make it no whole number.</param>
    /// <param name="of">Trials, 0 or more.</param>
    /// <param name="alpha">Share left outside.</param>
    public static Interval Wilson(double hits, double of, double alpha = MultipleTesting.UsualAlpha)
    {
        if (!(of > 0))
            return new Interval(0, 1);
        double z = ErrorFunction.QuantileBeyond(alpha), share = hits / of, squared = z * z / of;
        double middle = share + squared / 2, half = z * Math.Sqrt(share * (1 - share) / of + squared / (4 * of)), scale = 1 + squared;
        return new Interval(Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    /// <summary>Confidence interval of the pooled hit rate of several folds, by bootstrap of folds and of the incidents within each.</summary>
    /// <remarks>
    /// Months differ more than incidents do: an interval from pooled incidents alone would be too narrow. Percentiles of <paramref
    /// name="draws"/> draws.
    /// </remarks>
    /// <param name="hits">n of each fold.</param>
    /// <param name="of">N of each fold; an empty fold tells nothing and is left out.</param>
    /// <param name="alpha">Share left outside.</param>
    /// <param name="draws">How often the folds are drawn, 1 or more.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval OfFolds(
        ReadOnlySpan<double> hits, ReadOnlySpan<long> of, double alpha = MultipleTesting.UsualAlpha, int draws = 999, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var folds = new List<int>();
        for (int fold = 0; fold < of.Length; fold++)
        {
            if (of[fold] > 0)
                folds.Add(fold);
        }
        if (folds.Count == 0)
            return new Interval(0, 1);
        var random = new SeededRandom(seed);
        var rates = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            double caught = 0, all = 0;
            for (int k = 0; k < folds.Count; k++)
            {
                int fold = folds[random.NextInt32(folds.Count)];
                double share = hits[fold] / of[fold];
                caught += Caught(of[fold], share, random);
                all += of[fold];
            }
            rates[draw] = caught / all;
        }
        Array.Sort(rates);
        int cut = (int)(alpha / 2 * draws);
        return new Interval(rates[cut], rates[^(cut + 1)]);
    }

    /// <summary>A binomial draw; of many trials from its normal approximation.</summary>
    private static double Caught(long trials, double share, SeededRandom random)
    {
        if (trials > MostSingleDraws)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Math.Clamp(Math.Round(trials * share + normal * Math.Sqrt(trials * share * (1 - share))), 0, trials);
        }
        double caught = 0;
        for (long i = 0; i < trials; i++)
            caught += random.NextDouble() < share ? 1 : 0;
        return caught;
    }

    /// <summary>
    /// Recapture rate index: share of the test's incidents in the flagged ground over that of the training's (Levine, Security Journal 2008).
    /// </summary>
    public static double RecaptureRateIndex(double hits, double of, double trainHits, double trainOf) => hits / of / (trainHits / trainOf);

    /// <summary>Predicted over observed incidents in the flagged ground, which some programs print as a recapture rate.</summary>
    public static double PredictedToObserved(double predicted, double hits) => predicted / hits;
}

/// <summary>McNemar's exact test. Does one map catch more of the same incidents than another?</summary>
/// <param name="OnlyFirst">Incidents that only the first map caught.</param>
/// <param name="OnlySecond">Incidents that only the second caught.</param>
/// <param name="P">Two-sided; 1 where both caught the same.</param>
internal readonly record struct PairedHits(long OnlyFirst, long OnlySecond, double P)
{
    /// <summary>Compares two maps of as many cells, tied cells taken in the order of the cells.</summary>
    /// <remarks>
    /// McNemar, Psychometrika 1947: given those that one map alone caught, each is as likely the one's as the other's; p = min(1, 2 P(X ≤ the
    /// fewer)), binomial.
    /// </remarks>
    /// <param name="first">Curve of the first method.</param>
    /// <param name="second">Curve of the second, over the same cells and incidents.</param>
    /// <param name="cells">How many are flagged.</param>
    /// <param name="counts">Test incidents of each cell.</param>
    public static PairedHits Of(HitCurve first, HitCurve second, int cells, ReadOnlySpan<int> counts)
    {
        if (first.Cells != counts.Length || second.Cells != counts.Length)
            throw new ArgumentException("Both maps must be of the same cells.");
        var isFirst = new bool[counts.Length];
        long onlyFirst = 0, onlySecond = 0;
        foreach (int cell in first.Highest(cells))
        {
            isFirst[cell] = true;
            onlyFirst += counts[cell];
        }
        foreach (int cell in second.Highest(cells))
            (onlyFirst, onlySecond) = isFirst[cell] ? (onlyFirst - counts[cell], onlySecond) : (onlyFirst, onlySecond + counts[cell]);
        return Of(onlyFirst, onlySecond);
    }

    /// <summary>The test of two counts.</summary>
    public static PairedHits Of(long onlyFirst, long onlySecond)
    {
        long both = onlyFirst + onlySecond;
        double p = both == 0 ? 1 : Math.Min(1, 2 * IncompleteBeta.AtMost(Math.Min(onlyFirst, onlySecond), both, 0.5));
        return new PairedHits(onlyFirst, onlySecond, p);
    }
}
