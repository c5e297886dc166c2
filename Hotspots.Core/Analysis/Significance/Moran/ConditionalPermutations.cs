using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Conditional permutation test. How often would chance give a place neighbours as far from what is expected as those it has?</summary>
/// <remarks>
/// <para>
/// Anselin's conditional permutations ("Local indicators of spatial association", Geographical Analysis 1995): hold a place, draw its k
/// neighbours without replacement from the other n − 1, again and again. What is compared is the distance of the neighbours' sum from
/// its exact expectation, k times the mean of the others: two-sided, p = (M + 1)/(R + 1), M the number of the R draws at least as far
/// away as the observed sum. Local Moran's I and Gi* are both monotone in that sum while the place is held, so that p is both of theirs.
/// Valid: under the null P(p ≤ a) ≤ a for every a. Its smallest value is 1/(R + 1).
/// </para>
/// <para>
/// So few draws settle nothing among many places: of n places one passes a correction at α only with p ≤ α/n. A sequential test (Besag
/// and Clifford, "Sequential Monte Carlo p-values", Biometrika 1991) therefore draws on for those places alone that may pass: those of
/// which fewer than <see cref="Exceeding"/> of the first R draws were as far away. It stops at so many, with p = M/L or a little more,
/// L the draws so far, or else at R' = 4n/(αm) draws in all with p = (M + 1)/(R' + 1), m the number of places that no draw has equalled: m such
/// places pass a step-up correction together with p ≤ αm/n (without one, m = 1). Valid as well; the more places stand out the fewer draws each
/// needs, so that the work stays near that of the first R.
/// </para>
/// <para>
/// Each place has a stream of chance of its own from seed and index: the answer depends neither on the cores nor on what is tested
/// besides. Eight draws go side by side, without lists and with a few comparisons against repetition.
/// </para>
/// </remarks>
internal static class ConditionalPermutations
{
    /// <summary>So many neighbours are kept apart by comparison; for more, a deck of places is shuffled.</summary>
    private const int MostCompared = 64;

    /// <summary>Places a block: each costs tens of microseconds.</summary>
    private const int PlacesABlock = 64;

    /// <summary>Distances that differ by less than this share of the standard deviation are ties: sums are rounded.</summary>
    private const double Rounding = 1e-10;

    /// <summary>Of a sequential test: with so many draws as far away as what was observed, more would tell nothing new.</summary>
    private const int Exceeding = 20;

    /// <summary>Of a sequential test: draws at a time.</summary>
    private const int Stretch = 96;

    /// <summary>Of a sequential test: so many times the draws that a place needs to pass, so that a near miss by chance is rare.</summary>
    private const double Spare = 4;

    /// <summary>The second stream of a place.</summary>
    private const ulong DrawnOn = 0x9E3779B97F4A7C15;

    /// <summary>The p-value of each place; 1 for places without neighbours and where nothing varies.</summary>
    /// <param name="values">One a place.</param>
    /// <param name="sums">The sum over each place's neighbours, itself left out.</param>
    /// <param name="neighbours">How many they are.</param>
    /// <param name="permutations">R, 1 or more.</param>
    /// <param name="seed">Of the streams of chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each place done.</param>
    public static double[] TwoSided(
        double[] values, double[] sums, int[] neighbours, int permutations, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        int[] asFar = AsFar(values, sums, neighbours, permutations, seed, workers, meter);
        return Array.ConvertAll(asFar, far => far < 0 ? 1 : (far + 1.0) / (permutations + 1.0));
    }

    /// <summary>The p-value of each place by a sequential test: as <see cref="TwoSided"/>, but small enough to pass a correction where they
    /// should.</summary>
    /// <param name="values">One a place.</param>
    /// <param name="sums">The sum over each place's neighbours, itself left out.</param>
    /// <param name="neighbours">How many they are.</param>
    /// <param name="permutations">The first draws of every place, R, 1 or more.</param>
    /// <param name="alpha">Level of significance, before correction for the number of places.</param>
    /// <param name="stepUp">Do places that stand out help one another through the correction, as Benjamini and Hochberg's lets them?</param>
    /// <param name="seed">Of the streams of chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each place done.</param>
    public static double[] Sequential(
        double[] values, double[] sums, int[] neighbours, int permutations, double alpha, bool stepUp, ulong seed, WorkSharing workers,
        ProgressMeter meter)
    {
        int n = values.Length, never = 0;
        int[] asFar = AsFar(values, sums, neighbours, permutations, seed, workers, meter);
        var open = new List<int>();
        for (int i = 0; i < n; i++)
        {
            never += asFar[i] == 0 ? 1 : 0;
            if (asFar[i] is >= 0 and < Exceeding)
                open.Add(i);
        }
        double[] p = Array.ConvertAll(asFar, far => far < 0 ? 1 : (far + 1.0) / (permutations + 1.0));
        int most = (int)Math.Min(Spare * n / (alpha * (stepUp ? Math.Max(1, never) : 1)), int.MaxValue / 2);
        if (most <= permutations)
            return p;
        var places = new Places(values, sums, neighbours);
        workers.RunBlocks(open.Count, at =>
        {
            int i = open[at], far = asFar[i], done = permutations;
            var draws = new Draws(places, i, seed ^ DrawnOn);
            while (far < Exceeding && done < most)
            {
                int stretch = Math.Min(Stretch, most - done);
                far += draws.Next(stretch);
                done += stretch;
                if ((done & 0xFFFF) < Stretch)
                    workers.Cancellation.ThrowIfCancellationRequested();
            }
            // Which of the last stretch was the one too many is not known: the first of it, to be on the safe side.
            p[i] = far < Exceeding ? (far + 1.0) / (done + 1.0) : Math.Min(1, far / (done - Stretch + 1.0));
        });
        return p;
    }

    /// <summary>Of each place the number of draws as far away; −1 where there is nothing to draw.</summary>
    private static int[] AsFar(
        double[] values, double[] sums, int[] neighbours, int permutations, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        int n = values.Length;
        var asFar = new int[n];
        Array.Fill(asFar, -1);
        var places = new Places(values, sums, neighbours);
        if (n < GiStar.FewestPlaces || places.Tie == 0)
            return asFar;
        workers.RunBlocks((n + PlacesABlock - 1) / PlacesABlock, block =>
        {
            int first = block * PlacesABlock, end = Math.Min(n, first + PlacesABlock);
            for (int i = first; i < end; i++)
            {
                if (neighbours[i] > 0)
                    asFar[i] = new Draws(places, i, seed).Next(permutations);
            }
            meter.Advance(end - first);
        });
        return asFar;
    }

    /// <summary>What is drawn from.</summary>
    private sealed class Places
    {
        public Places(double[] values, double[] sums, int[] neighbours)
        {
            (Values, Sums, Neighbours) = (values, sums, neighbours);
            Moments moments = Moments.Of(values);
            (Total, Tie) = (moments.Mean * values.Length, Rounding * moments.Deviation);
        }

        public double[] Values { get; }

        public double[] Sums { get; }

        public int[] Neighbours { get; }

        public double Total { get; }

        public double Tie { get; }
    }

    /// <summary>The draws of one place, a stretch after another.</summary>
    private struct Draws
    {
        private readonly Places _places;
        private readonly int _held;
        private readonly int _size;
        private readonly double _expected;
        private readonly double _distance;
        private readonly int[]? _deck;
        private readonly SeededRandom? _dealer;
        private LaneRandom _lanes;

        public Draws(Places places, int held, ulong seed)
        {
            int n = places.Values.Length;
            (_places, _held, _size) = (places, held, places.Neighbours[held]);
            _expected = _size * ((places.Total - places.Values[held]) / (n - 1));
            _distance = Math.Abs(places.Sums[held] - _expected) - places.Tie;
            if (_size <= MostCompared && 2 * _size < n)
            {
                _lanes = new LaneRandom(seed, held);
                return;
            }
            // The held place is the last card and is never dealt. A deck shuffled before deals as fairly, but must begin the same for all.
            _dealer = new SeededRandom(LaneRandom.Mix(seed, held));
            _deck = new int[n];
            for (int i = 0; i < n; i++)
                _deck[i] = i;
            (_deck[held], _deck[n - 1]) = (_deck[n - 1], _deck[held]);
        }

        /// <summary>How many of the next draws are as far away?</summary>
        public int Next(int permutations) => _deck is null
            ? Draw(_places.Values, _held, _size, permutations, _expected, _distance, ref _lanes)
            : Shuffle(_places.Values, _size, permutations, _expected, _distance, _dealer!, _deck);
    }

    [SkipLocalsInit]
    private static int Draw(
        ReadOnlySpan<double> values, int held, int k, int permutations, double expected, double distance, ref LaneRandom stream)
    {
        LaneRandom random = stream;
        Span<Vector256<int>> drawn = stackalloc Vector256<int>[MostCompared];
        Vector256<uint> limit = Vector256.Create((uint)(values.Length - 1));
        Vector256<int> skip = Vector256.Create(held);
        Vector256<double> middle = Vector256.Create(expected), bound = Vector256.Create(distance);
        Vector256<long> asFar = Vector256<long>.Zero;
        ref double value = ref MemoryMarshal.GetReference(values);
        int done = 0;
        uint lanes = 0xFF;
        long last = 0;
        for (; done < permutations; done += LaneRandom.Lanes)
        {
            Vector256<double> low = Vector256<double>.Zero, high = low;
            for (int t = 0; t < k; t++)
            {
                Vector256<int> index = random.Next(limit);
                Vector256<int> repeated = Vector256<int>.Zero;
                for (int j = 0; j < t; j++)
                    repeated |= Vector256.Equals(index, drawn[j]);
                while (repeated != Vector256<int>.Zero)
                {
                    index = Vector256.ConditionalSelect(repeated, random.Next(limit), index);
                    repeated = Vector256<int>.Zero;
                    for (int j = 0; j < t; j++)
                        repeated |= Vector256.Equals(index, drawn[j]);
                }
                drawn[t] = index;
                // Numbers from the held place on stand for the next place.
                index -= Vector256.GreaterThanOrEqual(index, skip);
                low += Gather(ref value, index.GetLower());
                high += Gather(ref value, index.GetUpper());
            }
            Vector256<long> farLow = Vector256.GreaterThanOrEqual(Vector256.Abs(low - middle), bound).AsInt64();
            Vector256<long> farHigh = Vector256.GreaterThanOrEqual(Vector256.Abs(high - middle), bound).AsInt64();
            if (done + LaneRandom.Lanes > permutations)
            {
                lanes = (1u << (permutations - done)) - 1;
                uint far = Vector256.ExtractMostSignificantBits(farLow) | Vector256.ExtractMostSignificantBits(farHigh) << 4;
                last = System.Numerics.BitOperations.PopCount(far & lanes);
            }
            else
            {
                asFar -= farLow + farHigh;
            }
        }
        stream = random;
        return (int)(Vector256.Sum(asFar) + last);
    }

    private static unsafe Vector256<double> Gather(ref double values, Vector128<int> index)
    {
        if (Avx2.IsSupported)
        {
            fixed (double* start = &values)
                return Avx2.GatherVector256(start, index, sizeof(double));
        }
        return Vector256.Create(
            Unsafe.Add(ref values, index[0]), Unsafe.Add(ref values, index[1]), Unsafe.Add(ref values, index[2]), Unsafe.Add(ref values, index[3]));
    }

    private static int Shuffle(
        ReadOnlySpan<double> values, int k, int permutations, double expected, double distance, SeededRandom random, int[] deck)
    {
        int others = values.Length - 1, asFar = 0;
        for (int permutation = 0; permutation < permutations; permutation++)
        {
            double sum = 0;
            for (int t = 0; t < k; t++)
            {
                int pick = t + random.NextInt32(others - t);
                (deck[t], deck[pick]) = (deck[pick], deck[t]);
                sum += values[deck[t]];
            }
            if (Math.Abs(sum - expected) >= distance)
                asFar++;
        }
        return asFar;
    }
}
