using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>Complementary suppression by linear programming, for tables that are no network.</summary>
/// <remarks>
/// The count is moved by as much as is missing, and every count that is not hidden may move with it at its price a unit: those that move are
/// hidden (Kelly, Golden and Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 1992). Large tables are looked
/// at in the neighbourhood of the count.
/// </remarks>
internal sealed class ProgramMender
{
    /// <summary>Prices are kept below this, so that sums stay exact.</summary>
    private const long Dearest = 1L << 24;

    private readonly Hiding _hiding;
    private readonly Neighbourhood? _near;
    private readonly int[] _places, _rows;

    /// <summary>Begins with what is hidden already.</summary>
    public ProgramMender(Hiding hiding, long largestTableau)
    {
        _hiding = hiding;
        CountTable table = hiding.Table;
        if (table.Relations.Count * (table.Relations.Count + 2L * table.Count) > largestTableau)
            _near = new Neighbourhood(table, count => hiding.Limits.IsFree(count) || hiding.IsCandidate(count));
        _places = new int[table.Count];
        _rows = new int[table.Relations.Count];
        Array.Fill(_places, -1);
        Array.Fill(_rows, -1);
    }

    /// <summary>Hides what moves when a count is to be as wide as asked.</summary>
    /// <param name="count">Which.</param>
    /// <param name="inner">The interval it has.</param>
    /// <param name="width">The width asked.</param>
    /// <returns>Was anything hidden?</returns>
    public bool Mend(int count, CountInterval inner, int width)
    {
        (List<int> up, long upReach, long upPrice) = Moved(count, inner.Low + width);
        (List<int> down, long downReach, long downPrice) = Moved(count, inner.High - width);
        bool isUp = up.Count > 0 && (down.Count == 0 || upReach > downReach || (upReach == downReach && upPrice <= downPrice));
        List<int> chosen = isUp ? up : down;
        foreach (int one in chosen)
            _hiding.Hide(one);
        return chosen.Count > 0;
    }

    /// <summary>The candidates that move when a count goes towards a goal, how far it gets, and their price.</summary>
    private (List<int> Moved, long Reach, long Price) Moved(int target, int goal)
    {
        CountTable table = _hiding.Table;
        int direction = goal > table.Truth[target] ? 1 : -1;
        goal = Math.Clamp(goal, _hiding.Limits.Low[target], _hiding.Limits.High[target]);
        if (goal == table.Truth[target])
            return ([], 0, 0);
        int[] chosen = _near?.Counts(target) ?? [.. Enumerable.Range(0, table.Count).Where(c => _hiding.Limits.IsFree(c) || _hiding.IsCandidate(c))];
        FreePart part = FreePart.Of(table, _hiding.Limits, chosen, _places, _rows);
        int counts = chosen.Length, place = Array.BinarySearch(chosen, target);
        // Three variables a count: itself, which stands still where it is not hidden, and its rise and its fall if it were.
        List<int> starts = [0], rows = [], low = [], high = [], truth = [], owner = [];
        List<sbyte> signs = [];
        List<long> prices = [];
        for (int i = 0; i < counts; i++)
        {
            bool isCandidate = _hiding.IsCandidate(chosen[i]);
            foreach (int turn in isCandidate ? (ReadOnlySpan<int>)[1, -1] : [0])
            {
                for (int at = part.Relations.ColumnStarts[i]; at < part.Relations.ColumnStarts[i + 1]; at++)
                {
                    rows.Add(part.Relations.Rows[at]);
                    signs.Add((sbyte)(turn < 0 ? -part.Relations.RowSigns[at] : part.Relations.RowSigns[at]));
                }
                starts.Add(rows.Count);
                owner.Add(i);
                truth.Add(isCandidate ? 0 : part.Truth[i]);
                low.Add(isCandidate ? 0 : part.Limits.Low[i]);
                high.Add(turn > 0 ? CountInterval.Unbounded : turn < 0 ? part.Truth[i] - _hiding.LowIfHidden(chosen[i]) : part.Limits.High[i]);
                prices.Add(isCandidate ? -Math.Min(_hiding.Price(chosen[i]), Dearest) : 0);
            }
        }
        int column = owner.IndexOf(place);
        if (direction > 0)
            high[column] = goal;
        else
            low[column] = goal;
        prices[column] = direction * (1L << 36);
        var program = new ProgramColumns(part.Relations.Count, [.. starts], [.. rows], [.. signs], [.. low], [.. high], [.. truth]);
        var simplex = new ExactSimplex(program);
        SimplexOutcome outcome = simplex.Maximise([.. prices]);
        var moved = new List<int>();
        long price = 0;
        for (int variable = 0; variable < owner.Count; variable++)
        {
            int count = chosen[owner[variable]];
            if (!_hiding.IsCandidate(count) || simplex.IsAt(variable, 0) || moved.Contains(count))
                continue;
            moved.Add(count);
            price += _hiding.Price(count);
        }
        long reach = outcome.End == SimplexEnd.Optimal ? outcome.Numerator / outcome.Denominator >> 36 : 0;
        return (moved, reach, price);
    }
}
