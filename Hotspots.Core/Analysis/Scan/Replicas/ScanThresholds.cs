using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hotspots.Core.Analysis.Scan.Replicas;

/// <summary>How many cases must a window hold for its ratio to reach a level?</summary>
/// <param name="level">Logarithm of the ratio.</param>
/// <param name="next">From this best ratio on, a higher level sieves better.</param>
/// <param name="products">See <see cref="LikelihoodRatio.LargestProducts"/>.</param>
/// <param name="counts">
/// The smallest count for each stretch level, block of starts, length and start, in this order; null when it would be too large.
/// </param>
/// <typeparam name="TCount">Wide enough for a circle's cases: the narrower, the more windows a vector tries.</typeparam>
internal sealed class ScanThresholds<TCount>(double level, double next, long[] products, TCount[]? counts)
    where TCount : unmanaged, IBinaryInteger<TCount>, IMinMaxValue<TCount>
{
    /// <summary>Logarithm of the ratio.</summary>
    public double Level => level;

    /// <summary>From this best ratio on, a higher level sieves better.</summary>
    public double Next => next;

    /// <summary>Largest product at which a count reaches the level; −1 for none.</summary>
    public long[] Products => products;

    /// <summary>Smallest counts that reach the level, or null.</summary>
    public TCount[]? Counts => counts;
}

/// <summary>Thresholds for rising levels, each made when it is first asked for; safe to use from many threads.</summary>
/// <typeparam name="TCount">Wide enough for a circle's cases.</typeparam>
internal sealed class ThresholdLadder<TCount>
    where TCount : unmanaged, IBinaryInteger<TCount>, IMinMaxValue<TCount>
{
    private const double Rung = 0.5;
    private const int Rungs = 160;

    /// <summary>Windows times levels in a table at most: 8 MB of the wide kind.</summary>
    private const int LargestTable = 2_000_000;

    private readonly Lazy<ScanThresholds<TCount>>[] _rungs = new Lazy<ScanThresholds<TCount>>[Rungs];
    private readonly ScanCases _cases;
    private readonly int[] _levels;
    private readonly int _mostCases;
    private readonly int _maxSteps;

    /// <summary>For windows of up to <paramref name="maxSteps"/> steps, circles of up to <paramref name="mostCases"/> cases.</summary>
    public ThresholdLadder(ScanCases cases, int mostCases, int maxSteps)
    {
        _cases = cases;
        _mostCases = mostCases;
        _maxSteps = maxSteps;
        _levels = ScanZones.Levels(mostCases);
        Blocks = (cases.StepCount + Vector<TCount>.Count - 1) / Vector<TCount>.Count;
        LevelStride = Blocks * Vector<TCount>.Count * maxSteps;
        for (int rung = 0; rung < Rungs; rung++)
        {
            int own = rung;
            _rungs[rung] = new Lazy<ScanThresholds<TCount>>(() => Make(own));
        }
    }

    /// <summary>Blocks of starts that are looked at together.</summary>
    public int Blocks { get; }

    /// <summary>Entries of <see cref="ScanThresholds{TCount}.Counts"/> for one level.</summary>
    public int LevelStride { get; }

    /// <summary>The highest thresholds that let through whatever is above <paramref name="best"/>.</summary>
    public ScanThresholds<TCount> Below(double best) => _rungs[Math.Clamp((int)(best / Rung), 0, Rungs - 1)].Value;

    private ScanThresholds<TCount> Make(int rung)
    {
        double level = rung * Rung;
        long[] products = LikelihoodRatio.LargestProducts(level, _mostCases, _cases.Count);
        return new ScanThresholds<TCount>(
            level, rung == Rungs - 1 ? double.PositiveInfinity : level + Rung, products,
            (long)LevelStride * _levels.Length <= LargestTable ? Counts(products) : null);
    }

    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TCount[] Counts(long[] products)
    {
        int lanes = Vector<TCount>.Count;
        var counts = new TCount[LevelStride * _levels.Length];
        // No circle holds so many.
        Array.Fill(counts, TCount.MaxValue);
        for (int level = 0; level < _levels.Length; level++)
        {
            // From one start to the next a window expects nearly the same, so the count asked for is near the last.
            for (int length = 1, smallest = 0; length <= _maxSteps; length++)
            {
                for (int start = 0; start + length <= _cases.StepCount; start++)
                {
                    int inWindow = _cases.Before[start + length] - _cases.Before[start];
                    if (2L * inWindow > _cases.Count)
                        continue;
                    long product = (long)_levels[level] * inWindow;
                    while (smallest < products.Length && products[smallest] < product)
                        smallest++;
                    while (smallest > 0 && products[smallest - 1] >= product)
                        smallest--;
                    int at = level * LevelStride + (start / lanes * _maxSteps + length - 1) * lanes + start % lanes;
                    counts[at] = smallest < products.Length ? TCount.CreateChecked(Math.Max(smallest, 2)) : TCount.MaxValue;
                }
            }
        }
        return counts;
    }
}
