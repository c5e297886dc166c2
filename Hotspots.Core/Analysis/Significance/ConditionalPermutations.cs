using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>How often would chance give a place neighbours as far from what is expected as those it has?</summary>
/// <remarks>
/// <para>
/// Anselin's conditional permutations ("Local indicators of spatial association", Geographical Analysis 1995): hold a place, draw its k
/// neighbours without replacement from the other n − 1, again and again. What is compared is the distance of the neighbours' sum from
/// its exact expectation, k times the mean of the others: two-sided, p = (M + 1)/(R + 1), M the number of the R draws at least as far
/// away as the observed sum. Local Moran's I and Gi* are both monotone in that sum while the place is held, so that p is both of theirs.
/// Valid: under the null P(p ≤ a) ≤ a for every a. Its smallest value is 1/(R + 1).
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
        int n = values.Length;
        var p = new double[n];
        Array.Fill(p, 1);
        Moments moments = Moments.Of(values);
        if (n < GiStar.FewestPlaces || moments.Deviation == 0)
            return p;
        double total = moments.Mean * n, tie = Rounding * moments.Deviation;
        workers.RunBlocks((n + PlacesABlock - 1) / PlacesABlock, block =>
        {
            int[]? deck = null;
            int first = block * PlacesABlock, end = Math.Min(n, first + PlacesABlock);
            for (int i = first; i < end; i++)
            {
                int k = neighbours[i];
                if (k == 0)
                    continue;
                double expected = k * ((total - values[i]) / (n - 1)), distance = Math.Abs(sums[i] - expected) - tie;
                int asFar = k <= MostCompared && 2 * k < n
                    ? Draw(values, i, k, permutations, expected, distance, new LaneRandom(seed, i))
                    : Shuffle(values, i, k, permutations, expected, distance, new SeededRandom(LaneRandom.Mix(seed, i)), deck ??= new int[n]);
                p[i] = (asFar + 1.0) / (permutations + 1.0);
            }
            meter.Advance(end - first);
        });
        return p;
    }

    [SkipLocalsInit]
    private static int Draw(ReadOnlySpan<double> values, int held, int k, int permutations, double expected, double distance, LaneRandom random)
    {
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
        ReadOnlySpan<double> values, int held, int k, int permutations, double expected, double distance, SeededRandom random, int[] deck)
    {
        // The held place is the last card and is never dealt. A deck shuffled before deals as fairly, but must begin the same for all.
        int others = values.Length - 1;
        for (int i = 0; i < deck.Length; i++)
            deck[i] = i;
        (deck[held], deck[others]) = (deck[others], deck[held]);
        int asFar = 0;
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
