namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>A linear programme's equations and limits, in columns, with a point that fulfils them.</summary>
/// <param name="rows">How many equations.</param>
/// <param name="starts">Where each variable's entries begin, and the end of the last.</param>
/// <param name="rowOf">The equation of each entry.</param>
/// <param name="signs">+1 or −1, one an entry.</param>
/// <param name="low">Lower limits.</param>
/// <param name="high">Upper limits; <see cref="int.MaxValue"/> for none.</param>
/// <param name="truth">Values within the limits; what the equations' left sides are there is what they must be.</param>
internal sealed class ProgramColumns(int rows, int[] starts, int[] rowOf, sbyte[] signs, int[] low, int[] high, int[] truth)
{
    /// <summary>How many equations.</summary>
    public int Rows => rows;

    /// <summary>How many variables.</summary>
    public int Columns => truth.Length;

    /// <summary>Where each variable's entries begin, and the end of the last.</summary>
    public int[] Starts => starts;

    /// <summary>The equation of each entry.</summary>
    public int[] RowOf => rowOf;

    /// <summary>+1 or −1, one an entry.</summary>
    public sbyte[] Signs => signs;

    /// <summary>Lower limits.</summary>
    public int[] Low => low;

    /// <summary>Upper limits.</summary>
    public int[] High => high;

    /// <summary>A point that fulfils everything.</summary>
    public int[] Truth => truth;

    /// <summary>
    /// Weak duality: the upper bound on the weighted sum that a multiplier for each equation proves, times the scale; null where it proves none.
    /// </summary>
    /// <remarks>Reckoned from the equations alone, in 128 bits: whatever found the multipliers, the bound holds.</remarks>
    /// <param name="weights">One a variable.</param>
    /// <param name="negated">−scale × the multiplier of each equation.</param>
    /// <param name="scale">1 or more.</param>
    public Int128? BoundBy(ReadOnlySpan<long> weights, ReadOnlySpan<long> negated, long scale)
    {
        Int128 bound = 0;
        for (int column = 0; column < Columns; column++)
        {
            Int128 rest = (Int128)weights[column] * scale, priced = 0;
            for (int at = starts[column]; at < starts[column + 1]; at++)
            {
                Int128 price = -(Int128)negated[rowOf[at]] * signs[at];
                rest -= price;
                priced += price;
            }
            // The equations' share of the objective is fixed, whatever the counts: it is what it is at the known point.
            bound += priced * truth[column];
            if (rest > 0 && high[column] == int.MaxValue)
                return null;
            bound += rest * (rest > 0 ? high[column] : low[column]);
        }
        return bound;
    }
}
