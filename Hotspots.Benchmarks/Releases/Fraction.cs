using System.Numerics;

namespace Hotspots.Benchmarks.Releases;

/// <summary>Fraction of two integers of any size, in lowest terms with a positive denominator.</summary>
internal readonly struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominatorLessOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            common = -common;
        Numerator = numerator / common;
        _denominatorLessOne = denominator / common - 1;
    }

    /// <summary>Nought.</summary>
    public static Fraction Zero => default;

    /// <summary>Above the line.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line, 1 or more.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The greatest integer not above it.</summary>
    public long Floor => (long)(Numerator.Sign >= 0 ? Numerator / Denominator : -((-Numerator + Denominator - 1) / Denominator));

    public static implicit operator Fraction(long value) => new(value, BigInteger.One);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
