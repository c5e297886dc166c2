using System.Numerics;

namespace Hotspots.Core.Evaluation.Bursts;

/// <summary>Moderated dispersion: what a place says of its own bursts, and places of its size where it says too little.</summary>
/// <remarks>
/// After Smyth, "Linear models and empirical Bayes methods", Statistical Applications in Genetics and Molecular Biology 2004: φ = (d₀φ₀ + dφ̂)/
/// (d₀ + d), where φ̂ with its d degrees of freedom is the place's own and φ₀ that of places as large, which weighs as much as d₀ degrees. Sizes
/// go by powers of two; one with few places borrows from the next smaller in the same way. No place is taken for calmer than the others, nor
/// than chance: φ is at least φ₀ and 1.
/// </remarks>
internal sealed class DispersionPool
{
    /// <summary>d₀: what is borrowed weighs as much as so many degrees of freedom.</summary>
    public const double Borrowed = 4;

    private readonly double[] _bySize;

    /// <summary>Pools places.</summary>
    /// <param name="places">Cells of all towns; those with one incident say nothing.</param>
    public DispersionPool(IEnumerable<PairExcess> places)
    {
        var sums = new PairExcess[64];
        int sizes = 1;
        foreach (PairExcess place in places)
        {
            int size = SizeOf(place.Incidents);
            sums[size] += place;
            All += place;
            sizes = Math.Max(sizes, size + 1);
        }
        _bySize = new double[sizes];
        double before = 1;
        for (int size = 0; size < sizes; size++)
            _bySize[size] = before = Moderate(sums[size].Dispersion, sums[size].Degrees, before);
    }

    /// <summary>All places together.</summary>
    public PairExcess All { get; }

    /// <summary>Does it rest on anything?</summary>
    public bool IsKnown => All.Degrees > 0;

    /// <summary>φ of a place, 1 or more.</summary>
    /// <param name="own">What its pairs say, which may be nothing.</param>
    /// <param name="incidents">How many it has, whether or not they say anything.</param>
    public double Of(PairExcess own, int incidents)
    {
        double borrowed = Math.Max(1, _bySize[Math.Min(SizeOf(Math.Max(own.Incidents, incidents)), _bySize.Length - 1)]);
        return Math.Max(borrowed, Moderate(own.Dispersion, own.Degrees, borrowed));
    }

    /// <summary>φ of a whole town from all its places, 1 or more.</summary>
    public double OfTown(PairExcess places) => Math.Max(1, Moderate(places.Dispersion, places.Degrees, Math.Max(1, All.Dispersion)));

    /// <summary>(d₀φ₀ + dφ̂)/(d₀ + d).</summary>
    /// <param name="own">φ̂.</param>
    /// <param name="degrees">d, 0 or more.</param>
    /// <param name="borrowed">φ₀.</param>
    public static double Moderate(double own, double degrees, double borrowed) => (Borrowed * borrowed + degrees * own) / (Borrowed + degrees);

    private static int SizeOf(double incidents) => incidents < 1 ? 0 : BitOperations.Log2((uint)Math.Min(incidents, uint.MaxValue));
}
