using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Eight streams of repeatable chance side by side, for simulations that draw thousands of millions of numbers.</summary>
/// <remarks>
/// xoshiro128++ 1.0 (Blackman and Vigna, ACM TOMS 2021) in each lane, states filled by SplitMix64. The same numbers on every machine,
/// with or without vector instructions.
/// </remarks>
internal struct LaneRandom
{
    /// <summary>Streams.</summary>
    public const int Lanes = 8;

    private Vector256<uint> _s0, _s1, _s2, _s3;

    /// <summary>Starts the streams that belong to a seed and a number, such as that of a cell.</summary>
    public LaneRandom(ulong seed, int number)
    {
        ulong state = Mix(seed, number);
        Span<uint> words = stackalloc uint[4 * Lanes];
        for (int i = 0; i < words.Length; i += 2)
        {
            ulong word = SeededRandom.SplitMix64(ref state);
            words[i] = (uint)word;
            // A state of four zeros would stay there for ever.
            words[i + 1] = (uint)(word >> 32) | (i < Lanes ? 1u : 0);
            words[i] |= i < Lanes ? 1u : 0;
        }
        _s0 = Vector256.Create<uint>(words);
        _s1 = Vector256.Create<uint>(words[Lanes..]);
        _s2 = Vector256.Create<uint>(words[(2 * Lanes)..]);
        _s3 = Vector256.Create<uint>(words[(3 * Lanes)..]);
    }

    /// <summary>A seed of its own for one of many numbered things.</summary>
    public static ulong Mix(ulong seed, int number)
    {
        ulong state = seed, other = ~(ulong)number;
        return SeededRandom.SplitMix64(ref state) ^ BitOperations.RotateLeft(SeededRandom.SplitMix64(ref other), 17);
    }

    /// <summary>In each lane 0 inclusive to <paramref name="limit"/> exclusive; a value's chance is off by at most limit / 2³² of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Next(Vector256<uint> limit)
    {
        Vector256<uint> sum = _s0 + _s3;
        Vector256<uint> result = ((sum << 7) | (sum >>> 25)) + _s0;
        Vector256<uint> t = _s1 << 9;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = (_s3 << 11) | (_s3 >>> 21);
        return UpperHalf(result, limit).AsInt32();
    }

    /// <summary>The upper 32 bits of each product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> UpperHalf(Vector256<uint> a, Vector256<uint> b)
    {
        if (Avx2.IsSupported)
        {
            Vector256<ulong> even = Avx2.Multiply(a, b), odd = Avx2.Multiply((a.AsUInt64() >>> 32).AsUInt32(), (b.AsUInt64() >>> 32).AsUInt32());
            return Avx2.Blend((even >>> 32).AsUInt32(), odd.AsUInt32(), 0b10101010);
        }
        (Vector256<ulong> lowA, Vector256<ulong> highA) = Vector256.Widen(a);
        (Vector256<ulong> lowB, Vector256<ulong> highB) = Vector256.Widen(b);
        return Vector256.Narrow((lowA * lowB) >>> 32, (highA * highB) >>> 32);
    }
}
