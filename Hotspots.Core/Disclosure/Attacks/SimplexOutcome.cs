namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>How a linear programme ended.</summary>
internal enum SimplexEnd
{
    /// <summary>At an optimum, proved by weak duality.</summary>
    Optimal,

    /// <summary>Nothing limits the objective.</summary>
    Unbounded,

    /// <summary>The numbers grew beyond what is kept exactly, or the steps allowed were used up: nothing is proved.</summary>
    GaveUp,
}

/// <summary>Optimum of a linear programme as a fraction.</summary>
/// <param name="End">How it ended; the value holds only for an optimum.</param>
/// <param name="Numerator">Of the objective's value.</param>
/// <param name="Denominator">1 or more.</param>
internal readonly record struct SimplexOutcome(SimplexEnd End, long Numerator, long Denominator)
{
    /// <summary>The value rounded down: no whole number above it is reached.</summary>
    public long Floor => Numerator >= 0 ? Numerator / Denominator : -((-Numerator + Denominator - 1) / Denominator);
}
