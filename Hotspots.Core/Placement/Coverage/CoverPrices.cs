using System.Numerics;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>Dual prices that prove a cover impossible. Can so few sites cover all points of a part? Prices on the points that say no, when they are
/// found.</summary>
/// <remarks>
/// Sites that cover all points collect all their prices, each at least once. When the p sites that collect most collect less than there is,
/// no p sites cover all; a site that would not get there with the p − 1 best others can be left out (Beasley, "An algorithm for set
/// covering problems", 1987). Prices rise where the p best leave a point uncovered and fall where they cover it twice.
/// </remarks>
internal sealed class CoverPrices
{
    /// <summary>What sums of prices may be wrong by, relatively; far above their rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Rounds without a better bound after which steps are halved.</summary>
    private const int Patience = 6;

    /// <summary>What a bound must fall by to count as better, and the smallest step; shares of all prices.</summary>
    private const double LeastProgress = 1e-4, LeastStep = 0.004;

    private readonly CoverTable _table;
    private readonly double[] _prices, _best, _scores, _topScores;
    private readonly int[] _starts, _ends, _places, _counts, _top;
    private int[] _entries = [];
    private int _points;

    /// <summary>Prepares for parts of a problem.</summary>
    /// <param name="table">Who covers whom.</param>
    /// <param name="sites">How many sites there are.</param>
    /// <param name="most">How many may be chosen at most.</param>
    public CoverPrices(CoverTable table, int sites, int most)
    {
        _table = table;
        _prices = new double[table.Points];
        _best = new double[table.Points];
        _counts = new int[table.Points];
        _places = new int[table.Points];
        _scores = new double[sites];
        _starts = new int[sites];
        _ends = new int[sites];
        _top = new int[most];
        _topScores = new double[most];
    }

    /// <summary>The sites that collect most, as places in the part's list, best first; the first <see cref="TopCount"/> count.</summary>
    public ReadOnlySpan<int> Top => _top.AsSpan(0, TopCount);

    /// <summary>How often the prices were looked at in the last decision.</summary>
    public int RoundsDone { get; private set; }

    private int TopCount { get; set; }

    /// <summary>Looks for prices; leaves the best in the part, and drops sites that cannot take part.</summary>
    /// <param name="part">Reduced; has points, sites and first prices.</param>
    /// <param name="room">Sites to choose at most, 1 or more.</param>
    /// <param name="rounds">How often to change the prices.</param>
    /// <returns>False: no such sites. True: <see cref="Top"/> are such. Null: not known.</returns>
    public bool? Decide(CoverPart part, int room, int rounds)
    {
        Start(part);
        double step = 0.1, least = double.PositiveInfinity;
        int stale = 0;
        for (int round = 0; round < rounds; round++)
        {
            RoundsDone = round + 1;
            double all = 0;
            foreach (double price in _prices.AsSpan(0, _points))
                all += price;
            double collected = Collect(part.SiteCount, room), enough = all * (1 - Rounding);
            if (collected < enough)
                return false;
            if (CountTop() == 0)
                return true;
            DropSites(part, room, enough - collected);
            double ratio = collected / all;
            stale = ratio < least - LeastProgress ? 0 : stale + 1;
            if (ratio < least)
            {
                least = ratio;
                _prices.AsSpan(0, _points).CopyTo(_best);
            }
            if (stale > Patience)
            {
                step /= 2;
                stale = 0;
                if (step < LeastStep)
                    break;
            }
            if (!Move(collected - (1 - step) * all))
                break;
        }
        for (int k = 0; k < _points; k++)
            part.Prices[part.Points[k]] = _best[k];
        return null;
    }

    /// <summary>Takes the part's points and sites as lists. A point few sites cover is worth more; prices that came from a larger part stay in
    /// proportion.</summary>
    private void Start(CoverPart part)
    {
        _points = part.PointCount;
        double sum = 0;
        for (int k = 0; k < _points; k++)
        {
            _places[part.Points[k]] = k;
            sum += part.Prices[part.Points[k]];
        }
        int count = 0;
        for (int k = 0; k < _points; k++)
        {
            int point = part.Points[k];
            count += part.SiteCounts[point];
            _prices[k] = sum > 0 ? part.Prices[point] / sum + 0.01 / _points : 1.0 / part.SiteCounts[point];
        }
        if (_entries.Length < count)
            _entries = new int[2 * count];
        count = 0;
        for (int k = 0; k < part.SiteCount; k++)
        {
            ReadOnlySpan<ulong> covers = _table[part.Sites[k]];
            _starts[k] = count;
            for (int word = 0; word < covers.Length; word++)
            {
                for (ulong bits = covers[word] & part.Open[word]; bits != 0; bits &= bits - 1)
                    _entries[count++] = _places[word * 64 + BitOperations.TrailingZeroCount(bits)];
            }
            _ends[k] = count;
        }
    }

    /// <summary>Scores all sites and finds those that collect most, the first on a tie.</summary>
    /// <returns>What the <paramref name="room"/> best collect together.</returns>
    private double Collect(int sites, int room)
    {
        int count = 0;
        ReadOnlySpan<double> prices = _prices.AsSpan(0, _points);
        for (int site = 0; site < sites; site++)
        {
            double score = 0;
            foreach (int place in _entries.AsSpan(_starts[site], _ends[site] - _starts[site]))
                score += prices[place];
            _scores[site] = score;
            if (count == room && score <= _topScores[count - 1])
                continue;
            int at = count < room ? count++ : count - 1;
            for (; at > 0 && _topScores[at - 1] < score; at--)
                (_topScores[at], _top[at]) = (_topScores[at - 1], _top[at - 1]);
            (_topScores[at], _top[at]) = (score, site);
        }
        TopCount = count;
        double sum = 0;
        foreach (double score in _topScores.AsSpan(0, count))
            sum += score;
        return sum;
    }

    /// <summary>How often the best sites cover each point.</summary>
    /// <returns>How many they leave uncovered.</returns>
    private int CountTop()
    {
        Array.Clear(_counts, 0, _points);
        foreach (int site in Top)
        {
            foreach (int place in _entries.AsSpan(_starts[site], _ends[site] - _starts[site]))
                _counts[place]++;
        }
        return _counts.AsSpan(0, _points).Count(0);
    }

    /// <summary>Drops the sites with which even the best others collect too little; never one of the best.</summary>
    private void DropSites(CoverPart part, int room, double missing)
    {
        if (TopCount < room)
            return;
        int count = 0;
        double last = _topScores[room - 1];
        for (int site = 0; site < part.SiteCount; site++)
        {
            if (_scores[site] - last < missing)
                continue;
            (part.Sites[count], _starts[count], _ends[count]) = (part.Sites[site], _starts[site], _ends[site]);
            count++;
        }
        part.SiteCount = count;
    }

    /// <summary>One step that would bring the collected sum down by so much, if it went on as it begins. False when there is no way down.</summary>
    private bool Move(double wanted)
    {
        double norm = 0;
        for (int k = 0; k < _points; k++)
        {
            int slope = _counts[k] - 1;
            if (slope < 0 || _prices[k] > 0)
                norm += slope * slope;
        }
        if (norm <= 0)
            return false;
        double scale = wanted / norm;
        for (int k = 0; k < _points; k++)
            _prices[k] = Math.Max(0, _prices[k] - scale * (_counts[k] - 1));
        return true;
    }
}
