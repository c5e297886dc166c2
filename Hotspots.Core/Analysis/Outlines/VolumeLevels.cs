namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Levels by share of the volume. How high must a surface be so that the ground above holds a given share of all there is?</summary>
/// <remarks>
/// Percentage volume contours: the cells are taken from the highest down until they hold the share; no other ground so small holds
/// as much. Cells of one height (to 10⁻⁹) are taken together, so that the share held may be larger than the one asked for; it is the
/// one reported. The level lies half way between the last cell taken and the first left out.
/// </remarks>
internal sealed class VolumeLevels
{
    private const double Tie = 1e-9;

    private readonly double[] _descending;
    private readonly double _total;

    /// <summary>Sorts the heights.</summary>
    /// <param name="values">Finite; those not above 0 hold nothing.</param>
    public VolumeLevels(ReadOnlySpan<double> values)
    {
        int count = 0;
        foreach (double value in values)
            count += value > 0 ? 1 : 0;
        _descending = new double[count];
        count = 0;
        foreach (double value in values)
        {
            if (value > 0)
                _descending[count++] = value;
        }
        Array.Sort(_descending);
        Array.Reverse(_descending);
        // From the smallest up, so that the sum loses nothing.
        for (int i = count - 1; i >= 0; i--)
            _total += _descending[i];
    }

    /// <summary>Is there nothing above 0?</summary>
    public bool IsEmpty => _descending.Length == 0;

    /// <summary>Largest value; 0 when there is none.</summary>
    public double Peak => IsEmpty ? 0 : _descending[0];

    /// <summary>The level of the smallest ground that holds a share.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    /// <returns>The level, above 0, and the share that the cells at or above it hold; (∞, 0) when there is nothing.</returns>
    public (double Level, double Share) For(double share)
    {
        if (IsEmpty)
            return (double.PositiveInfinity, 0);
        double wanted = share * _total, held = 0;
        int taken = 0;
        while (taken < _descending.Length && (held < wanted || _descending[taken] >= _descending[taken - 1] * (1 - Tie)))
            held += _descending[taken++];
        double last = _descending[taken - 1], next = taken < _descending.Length ? _descending[taken] : 0;
        return ((last + next) / 2, Math.Min(1, held / _total));
    }
}
