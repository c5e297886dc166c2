namespace Hotspots.Core.Placement.Centers;

/// <summary>Bracket of the optimal distance. Which distance is asked about next, between one that is known to do and one that is known to be
/// needed?</summary>
/// <remarks>
/// In the middle, as long as the questions are easy. Those near the answer are hard: one that is left open is gone round on both sides,
/// and when little is left on either, all get more patience. Near the end what is asked about is only whether the best can be beaten.
/// </remarks>
internal sealed class ReachBracket(double best)
{
    /// <summary>Work on the first questions, in the units of <see cref="SearchEffort"/>.</summary>
    private const long FirstPatience = 200_000_000;

    /// <summary>Share of the best within which it alone is tried.</summary>
    private const double Near = 0.02;

    private double _openFrom = double.PositiveInfinity, _openTo = double.NegativeInfinity;

    /// <summary>The shortest distance that does.</summary>
    public double Best { get; private set; } = best;

    /// <summary>No shorter distance does.</summary>
    public double Bound { get; private set; }

    /// <summary>How far apart the two are.</summary>
    public double Width => Best > Bound ? Best - Bound : 0;

    /// <summary>How much work a question is worth.</summary>
    public long Patience { get; private set; } = FirstPatience;

    /// <summary>A distance not below the bound and below the best.</summary>
    /// <param name="most">The longest to ask about while none is known to do.</param>
    public double Next(double most)
    {
        if (double.IsInfinity(Best))
            return Math.Max(most, Bound);
        double justBelow = Math.BitDecrement(Best), reach = justBelow;
        if (_openFrom <= _openTo)
        {
            double below = _openFrom - Bound, above = justBelow - _openTo;
            if (Math.Max(below, above) > Width / 8)
                return below >= above ? (Bound + _openFrom) / 2 : (_openTo + Best) / 2;
            Patience *= 4;
            Forget();
        }
        if (Width > Near * Best)
            reach = (Bound + Best) / 2;
        return Math.Clamp(reach, Bound, justBelow);
    }

    /// <summary>The question about a distance was left open.</summary>
    public void Undecided(double reach) => (_openFrom, _openTo) = (Math.Min(_openFrom, reach), Math.Max(_openTo, reach));

    /// <summary>This distance does.</summary>
    public void Lower(double distance)
    {
        Best = Math.Min(Best, distance);
        if (Best <= _openTo)
            Forget();
    }

    /// <summary>No shorter distance does.</summary>
    public void Raise(double distance)
    {
        Bound = Math.Max(Bound, distance);
        if (Bound > _openFrom)
            Forget();
    }

    private void Forget() => (_openFrom, _openTo) = (double.PositiveInfinity, double.NegativeInfinity);
}
