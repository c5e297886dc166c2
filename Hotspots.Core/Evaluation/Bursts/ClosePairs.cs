namespace Hotspots.Core.Evaluation.Bursts;

/// <summary>Pairs of incidents of one place in one stretch of time, and those of them that are close in time.</summary>
/// <param name="Pairs">All pairs: n(n − 1)/2.</param>
/// <param name="Close">Those that are no farther apart than a burst lasts.</param>
internal readonly record struct ClosePairs(long Pairs, long Close)
{
    /// <summary>Both together; no pair lies half here and half there.</summary>
    public static ClosePairs operator +(ClosePairs one, ClosePairs other) => new(one.Pairs + other.Pairs, one.Close + other.Close);

    /// <summary>The first without the second, which is part of it.</summary>
    public static ClosePairs operator -(ClosePairs one, ClosePairs part) => new(one.Pairs - part.Pairs, one.Close - part.Close);

    /// <summary>Counts them among sorted times.</summary>
    /// <param name="sorted">Days or months, in rising order.</param>
    /// <param name="within">Times so far apart are close still: 14 for days, 0 for the same month.</param>
    public static ClosePairs Of(ReadOnlySpan<int> sorted, int within)
    {
        long close = 0;
        for (int last = 1, first = 0; last < sorted.Length; last++)
        {
            while (sorted[last] - sorted[first] > within)
                first++;
            close += last - first;
        }
        return new ClosePairs(sorted.Length * (sorted.Length - 1L) / 2, close);
    }
}

/// <summary>Overdispersion of a place's count by pairs: φ = variance/mean = 1 + 2·(pairs of one burst)/(incidents).</summary>
/// <remarks>
/// <para>
/// Where bursts come by chance and have sizes m, a count has the variance E[m²]/E[m] times its mean (compound Poisson; Cox and Isham, "Point
/// Processes" 1980), and E[m²]/E[m] − 1 is twice the number of pairs within bursts for each incident. They are counted as the close pairs
/// beyond those that chance makes: of M pairs a share p is close where nothing has to do with anything else, and pairs of a burst are always
/// close, so that the close ones are B + (M − B)p and B = (close − Mp)/(1 − p). Ten reports of one event make φ = 10: they count as one.
/// </para>
/// <para>Only pairs of one stretch are looked at, so that a rise from one period to the next is not taken for a burst.</para>
/// </remarks>
/// <param name="Incidents">n, summed over stretches.</param>
/// <param name="Excess">B, summed; below 0 where chance makes them more even.</param>
/// <param name="Noise">Variance of B where there are no bursts: Σ Mp/(1 − p).</param>
internal readonly record struct PairExcess(double Incidents, double Excess, double Noise)
{
    /// <summary>
    /// A stretch in which more than four of five pairs are close by chance tells next to nothing, and loudly: B is divided by what is left.
    /// </summary>
    private const double Telling = 0.2;

    /// <summary>φ as these pairs have it; 1 where there is none. It may be below 1.</summary>
    public double Dispersion => Incidents > 0 ? 1 + 2 * Excess / Incidents : 1;

    /// <summary>Degrees of freedom of φ: its variance where there are no bursts is 2 over them. 0 where nothing is known.</summary>
    public double Degrees => Noise > 0 ? Incidents * Incidents / (2 * Noise) : 0;

    /// <summary>Both together.</summary>
    public static PairExcess operator +(PairExcess one, PairExcess other) =>
        new(one.Incidents + other.Incidents, one.Excess + other.Excess, one.Noise + other.Noise);

    /// <summary>Counts a place in one stretch.</summary>
    /// <param name="incidents">n.</param>
    /// <param name="pairs">Its pairs.</param>
    /// <param name="chance">p, 0 to 1.</param>
    /// <param name="kept">Share of the pairs of a burst that count as close, above 0: 1 but for months, whose ends part some.</param>
    public static PairExcess Of(long incidents, ClosePairs pairs, double chance, double kept = 1) => 1 - chance < Telling ? default
        : new PairExcess(
            incidents, (pairs.Close - pairs.Pairs * chance) / (1 - chance) / kept, pairs.Pairs * chance / (1 - chance) / (kept * kept));
}
