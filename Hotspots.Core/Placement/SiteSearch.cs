using Hotspots.Core.Indexing;

namespace Hotspots.Core.Placement;

/// <summary>Branch and bound over choices of sites. Which choice of at most p sites has the largest value, and how large can any be?</summary>
/// <remarks>
/// Lagrangian bounds by deflected subgradients (Camerini, Fratta and Maffioli, 1975; steps by Polyak, 1969), sites fixed in or out
/// by what the bound says of them (Beasley, 1993), then depth-first branch and bound. Deterministic; one thread drives it.
/// </remarks>
internal sealed class SiteSearch
{
    private const int RootRounds = 600, NodeRounds = 60;

    /// <summary>Rounds without a better bound after which steps are halved.</summary>
    private const int Patience = 8;

    /// <summary>Weight of the newest choice in the running mean of choices.</summary>
    private const double Freshness = 0.1;

    private readonly ISiteRelaxation _relaxation;
    private readonly SearchEffort _effort;
    private readonly int _most;
    private readonly double _step, _gapWanted;
    private readonly double[] _scores, _means, _slopes, _direction;
    private readonly HashSet<ulong> _exchanged = [];
    private double _rootBound = double.PositiveInfinity;

    /// <summary>Prepares a search.</summary>
    /// <param name="relaxation">The problem.</param>
    /// <param name="most">Sites to choose at most, 1 or more.</param>
    /// <param name="step">A choice that beats another does so by at least this much; above 0, at least the rounding of values.</param>
    /// <param name="gapWanted">Relative gap at which to stop.</param>
    /// <param name="effort">How long.</param>
    public SiteSearch(ISiteRelaxation relaxation, int most, double step, double gapWanted, SearchEffort effort)
    {
        _relaxation = relaxation;
        _most = most;
        _step = step;
        _gapWanted = gapWanted;
        _effort = effort;
        _scores = new double[relaxation.SiteCount];
        _means = new double[relaxation.SiteCount];
        _slopes = new double[relaxation.Highest.Length];
        _direction = new double[relaxation.Highest.Length];
    }

    /// <summary>The best choice so far.</summary>
    public int[] Best { get; private set; } = [];

    /// <summary>Its value.</summary>
    public double BestValue { get; private set; } = double.NegativeInfinity;

    /// <summary>No choice has a larger value.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>Is the search over: best found, close enough or out of time?</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What is left open after the root.</summary>
    public SearchNode? Root { get; private set; }

    /// <summary>Rounds between two looks whether exchanging sites of the current choice makes a record.</summary>
    public int RoundsBetweenExchanges { get; init; } = 12;

    /// <summary>The first step at the root, as a share of the way that would close the gap, above 0: shorter where the multipliers are good from
    /// the start.</summary>
    public double FirstStep { get; init; } = 1;

    private double Cutoff => BestValue + _step;

    /// <summary>Takes a choice as known.</summary>
    public void Offer(ReadOnlySpan<int> choice, double value)
    {
        if (value > BestValue)
            (Best, BestValue) = (choice.ToArray(), value);
    }

    /// <summary>Bounds the whole problem and fixes what can be fixed.</summary>
    /// <param name="held">Sites that must be chosen.</param>
    /// <param name="free">Sites that may be chosen.</param>
    /// <param name="multipliers">To begin with; the best are in it afterwards.</param>
    /// <param name="rounds">How often to change them.</param>
    public void BoundRoot(int[] held, int[] free, double[] multipliers, int rounds = RootRounds)
    {
        var root = new SearchNode([.. held], (int[])free.Clone(), free.Length, multipliers, double.PositiveInfinity);
        bool open = Tighten(root, rounds, isRoot: true);
        Bound = Math.Max(BestValue, open ? root.Bound : BestValue);
        Root = open ? root : null;
        IsClosed = !open || IsCloseEnough(Bound) || _effort.End is not null;
    }

    /// <summary>Divides what the root left open until it is done or the effort is spent.</summary>
    public void Branch(SearchNode root)
    {
        var stack = new Stack<SearchNode>([root]);
        _rootBound = root.Bound;
        while (stack.TryPop(out SearchNode? node))
        {
            if (node.Bound > Cutoff)
                Divide(node, stack);
            if (_effort.End is null && _gapWanted == 0)
                continue;
            double bound = OpenBound(stack);
            if (_effort.End is not null || IsCloseEnough(bound))
            {
                (Bound, IsClosed) = (bound, true);
                return;
            }
        }
        (Bound, IsClosed) = (BestValue, true);
    }

    private double OpenBound(Stack<SearchNode> stack)
    {
        double bound = BestValue;
        foreach (SearchNode node in stack)
            bound = Math.Max(bound, node.Bound);
        return Math.Min(bound, Math.Max(BestValue, _rootBound));
    }

    private bool IsCloseEnough(double bound) => double.IsFinite(bound) && bound - BestValue <= _gapWanted * Math.Abs(bound);

    /// <summary>Tightens a node, then replaces it by two: the undecided site in, and out. The one in is looked at first.</summary>
    private void Divide(SearchNode node, Stack<SearchNode> stack)
    {
        bool isOpen = Tighten(node, NodeRounds, isRoot: false);
        if (_effort.End is not null)
        {
            // Its bound still counts.
            stack.Push(node);
            return;
        }
        if (!isOpen)
            return;
        if (node.FreeCount == 0 || node.In.Count >= _most)
        {
            // One choice is left.
            int[] choice = [.. node.In];
            Offer(choice, _relaxation.Slope(node.Multipliers, choice, _slopes));
            return;
        }
        int branching = -1;
        double closest = double.PositiveInfinity;
        for (int k = 0; k < node.FreeCount; k++)
        {
            double distance = Math.Abs(_means[node.Free[k]] - 0.5);
            if (distance < closest)
                (closest, branching) = (distance, node.Free[k]);
        }
        SearchNode without = node.Without(branching), with = node.With(branching, _relaxation);
        stack.Push(without);
        stack.Push(with);
    }

    /// <summary>Lowers a node's bound. False when nothing better than the best choice is left in it.</summary>
    private bool Tighten(SearchNode node, int rounds, bool isRoot)
    {
        double[] highest = _relaxation.Highest, multipliers = node.Multipliers;
        double[] best = (double[])multipliers.Clone();
        double bestBound = double.PositiveInfinity, theta = isRoot ? FirstStep : 0.6;
        int stale = 0;
        var top = new int[_most + 1];
        var topScores = new double[_most + 1];
        var choice = new int[_most];
        Array.Clear(_direction);
        foreach (int site in node.Free.AsSpan(0, node.FreeCount))
            _means[site] = 0;
        double heldScore = 0;
        for (int round = 0; round < rounds; round++)
        {
            // However short the time, the root gives one bound.
            if (!_effort.Spend((node.FreeCount + node.In.Count) * _relaxation.WorkOfSite + highest.Length) && !(isRoot && round == 0))
                break;
            int[] held = [.. node.In];
            double bound = _relaxation.Score(multipliers, held, held.Length, _scores);
            heldScore = 0;
            for (int k = 0; k < held.Length; k++)
                heldScore += _scores[k];
            bound += heldScore;
            _relaxation.Score(multipliers, node.Free, node.FreeCount, _scores);
            int wanted = _most - held.Length, kept = TakeTop(node, wanted, top, topScores);
            int chosen = Math.Min(wanted, kept);
            for (int k = 0; k < chosen; k++)
                bound += topScores[k];
            held.CopyTo(choice, 0);
            for (int k = 0; k < chosen; k++)
                choice[held.Length + k] = node.Free[top[k]];
            Span<int> current = choice.AsSpan(0, held.Length + chosen);
            for (int k = 0; k < node.FreeCount; k++)
                _means[node.Free[k]] *= 1 - Freshness;
            foreach (int site in current)
                _means[site] += Freshness;

            double value = _relaxation.Slope(multipliers, current, _slopes);
            bool isAllowed = IsAllowed(current);
            if (isAllowed)
            {
                Offer(current, value);
                if (round % RoundsBetweenExchanges == 0 && (isRoot || value > BestValue - 0.5 * (bound - BestValue)))
                    TryExchanges(current, held.Length);
            }
            if (bound < bestBound)
            {
                if (bound < bestBound - 1e-4 * Math.Abs(bestBound - BestValue))
                    stale = 0;
                bestBound = bound;
                multipliers.CopyTo(best, 0);
                node.Bound = Math.Min(node.Bound, bound);
            }
            else
            {
                stale++;
            }
            if (bound <= Cutoff)
                return false;
            // All that is free is chosen, or nothing more may be: there is no other choice in this node.
            if ((kept <= wanted || wanted == 0) && isAllowed)
                return false;
            if (isRoot && IsCloseEnough(node.Bound))
                break;
            if (FixSites(node, bound, wanted, chosen, kept, top, topScores))
            {
                if (node.IsEmpty)
                    return false;
                stale = 0;
            }
            if (stale > Patience)
            {
                theta /= 2;
                stale = 0;
                best.CopyTo(multipliers, 0);
                Array.Clear(_direction);
                if (theta < (isRoot ? 2e-4 : 0.02))
                    break;
                continue;
            }
            if (!Move(multipliers, highest, theta * (bound - BestValue)))
                break;
        }
        best.CopyTo(multipliers, 0);
        return true;
    }

    /// <summary>One step down the deflected slope, inside the box. False when there is no way down.</summary>
    private bool Move(double[] multipliers, double[] highest, double length)
    {
        double across = 0, previous = 0;
        for (int i = 0; i < multipliers.Length; i++)
        {
            double slope = _slopes[i];
            if ((slope > 0 && multipliers[i] <= 0) || (slope < 0 && multipliers[i] >= highest[i]))
                _slopes[i] = slope = 0;
            across += slope * _direction[i];
            previous += _direction[i] * _direction[i];
        }
        double deflection = across < 0 && previous > 0 ? -1.5 * across / previous : 0, norm = 0;
        for (int i = 0; i < multipliers.Length; i++)
        {
            double direction = _slopes[i] + deflection * _direction[i];
            if ((direction > 0 && multipliers[i] <= 0) || (direction < 0 && multipliers[i] >= highest[i]))
                direction = 0;
            _direction[i] = direction;
            norm += direction * direction;
        }
        if (norm <= 0)
            return false;
        double scale = length / norm;
        for (int i = 0; i < multipliers.Length; i++)
            multipliers[i] = Math.Clamp(multipliers[i] - scale * _direction[i], 0, highest[i]);
        return true;
    }

    /// <summary>The best free sites, one more than wanted if there are so many, as places in the node's list; on a tie the first.</summary>
    private int TakeTop(SearchNode node, int wanted, int[] top, double[] topScores)
    {
        int count = 0;
        for (int k = 0; k < node.FreeCount; k++)
        {
            double score = _scores[k];
            if (count == wanted + 1 && score <= topScores[count - 1])
                continue;
            int at = count < wanted + 1 ? count++ : count - 1;
            for (; at > 0 && topScores[at - 1] < score; at--)
                (topScores[at], top[at]) = (topScores[at - 1], top[at - 1]);
            (topScores[at], top[at]) = (score, k);
        }
        return count;
    }

    /// <summary>Takes in the sites without which, and drops those with which, the bound falls to the best choice. True when any was.</summary>
    private bool FixSites(SearchNode node, double bound, int wanted, int chosen, int kept, int[] top, double[] topScores)
    {
        double slack = bound - Cutoff;
        double next = kept > wanted ? topScores[wanted] : 0, last = chosen == wanted && chosen > 0 ? topScores[chosen - 1] : 0;
        bool any = false;
        var taken = new List<int>();
        for (int k = 0; k < chosen; k++)
        {
            if (topScores[k] - next >= slack)
                taken.Add(node.Free[top[k]]);
        }
        if (last >= slack || wanted == 0)
        {
            var isTop = new HashSet<int>();
            for (int k = 0; k < chosen; k++)
                isTop.Add(top[k]);
            int count = 0;
            for (int k = 0; k < node.FreeCount; k++)
            {
                if (isTop.Contains(k) || last - _scores[k] < slack)
                    node.Free[count++] = node.Free[k];
            }
            any = count < node.FreeCount;
            node.FreeCount = count;
        }
        foreach (int site in taken)
        {
            node.Take(site, _relaxation);
            any = true;
        }
        return any;
    }

    private void TryExchanges(ReadOnlySpan<int> choice, int held)
    {
        int[] copy = choice.ToArray();
        if (copy.Length < _most || !_exchanged.Add(Fingerprint(copy)))
            return;
        double value = _relaxation.Improve(copy, held);
        Offer(copy, value);
    }

    private bool IsAllowed(ReadOnlySpan<int> choice)
    {
        for (int a = 0; a < choice.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (_relaxation.AreTooClose(choice[a], choice[b]))
                    return false;
            }
        }
        return true;
    }

    /// <summary>The same for the same sites in any order.</summary>
    private static ulong Fingerprint(ReadOnlySpan<int> choice)
    {
        ulong sum = 0;
        foreach (int site in choice)
        {
            ulong state = (ulong)site;
            sum += SeededRandom.SplitMix64(ref state);
        }
        return sum;
    }
}
