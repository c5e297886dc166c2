using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Bounds of counts by linear programming, one count after another from where the last search ended.</summary>
/// <remarks>
/// The optimum of the linear programme bounds the reader's interval from outside, the tables of integers passed on the way from inside. Where the
/// two do not meet (equations in three directions may have corners that are no integers) a search by branch and bound is made; what it does not
/// settle stays an inner interval, which is not called exact.
/// </remarks>
internal sealed class SimplexAttack
{
    private readonly ProgramColumns _program;
    private readonly ExactSimplex _simplex;
    private readonly long[] _weights;

    /// <summary>Begins at the true counts.</summary>
    public SimplexAttack(FreePart part)
    {
        _program = part.Program();
        _simplex = new ExactSimplex(_program);
        _weights = new long[part.Counts.Length];
    }

    /// <summary>Size of the tableau that a part needs, entries.</summary>
    public static long SizeOf(FreePart part) => (long)part.Relations.Count * (part.Relations.Count + part.Counts.Length);

    /// <summary>The reader's interval of a count of the part.</summary>
    /// <param name="place">Which.</param>
    /// <param name="enough">Width at which to stop looking; <see cref="CountInterval.Unbounded"/> for the exact interval.</param>
    public CountInterval Interval(int place, int enough)
    {
        if (enough != CountInterval.Unbounded && Seen(place) >= enough)
            return new CountInterval(_simplex.SeenLow[place], _simplex.SeenHigh[place], false);
        (int high, bool isHighest) = End(place, 1);
        if (enough != CountInterval.Unbounded && (high == CountInterval.Unbounded || Seen(place) >= enough))
            return new CountInterval(_simplex.SeenLow[place], high, false);
        (int low, bool isLowest) = End(place, -1);
        return new CountInterval(low, high, isHighest && isLowest);
    }

    private int Seen(int place) => _simplex.SeenHigh[place] - _simplex.SeenLow[place];

    private (int Value, bool IsExact) End(int place, int direction)
    {
        _weights[place] = direction;
        SimplexOutcome outcome = _simplex.Maximise(_weights);
        _weights[place] = 0;
        if (outcome.End == SimplexEnd.Unbounded)
            return (CountInterval.Unbounded, true);
        int seen = direction > 0 ? _simplex.SeenHigh[place] : _simplex.SeenLow[place];
        if (outcome.End == SimplexEnd.GaveUp)
            return (seen, false);
        long limit = direction * outcome.Floor;
        return limit == seen ? (seen, true) : IntegerSearch.Furthest(_program, place, direction, seen, (int)limit);
    }
}
