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
        bool mayStop = enough != CountInterval.Unbounded;
        if (mayStop && Seen(place) >= enough)
            return Inner(place, null, null);
        int? most = Limit(place, 1);
        if (mayStop && (most == CountInterval.Unbounded || Seen(place) >= enough))
            return Inner(place, most, null);
        int? least = Limit(place, -1);
        // Wide enough, or not even the outer bounds are: nothing is left to be settled.
        if (mayStop && (Seen(place) >= enough || most - least < enough))
            return Inner(place, most, least);
        (int high, bool isHighest) = Settled(place, 1, most, _simplex.SeenHigh[place]);
        (int low, bool isLowest) = Settled(place, -1, least, _simplex.SeenLow[place]);
        return new CountInterval(low, high, isHighest && isLowest);
    }

    private int Seen(int place) => _simplex.SeenHigh[place] - _simplex.SeenLow[place];

    private CountInterval Inner(int place, int? most, int? least)
    {
        int low = _simplex.SeenLow[place], high = most == CountInterval.Unbounded ? CountInterval.Unbounded : _simplex.SeenHigh[place];
        return new CountInterval(low, high, most == high && least == low);
    }

    /// <summary>What no table passes; null where nothing is proved.</summary>
    private int? Limit(int place, int direction)
    {
        _weights[place] = direction;
        SimplexOutcome outcome = _simplex.Maximise(_weights);
        _weights[place] = 0;
        return outcome.End switch
        {
            SimplexEnd.Unbounded => CountInterval.Unbounded,
            SimplexEnd.Optimal => (int)(direction * outcome.Floor),
            _ => null,
        };
    }

    private (int Value, bool IsExact) Settled(int place, int direction, int? limit, int seen) =>
        limit is not { } end ? (seen, false)
        : end == seen || end == CountInterval.Unbounded ? (end, true)
        : IntegerSearch.Furthest(_program, place, direction, seen, end);
}
