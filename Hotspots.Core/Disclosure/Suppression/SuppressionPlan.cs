using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>Search for the further counts to hide: greedy, in one order or in several.</summary>
internal sealed class SuppressionPlan(
    CountTable table, DisclosureRule rule, CountState[] first, WorkSharing sharing, long largestTableau)
{
    /// <summary>How many orders there are.</summary>
    private const int Orders = 8;

    /// <summary>In tables up to this many counts it is tried to do without each further count.</summary>
    private const int Searched = 64;

    /// <summary>Pairs are done without where there are at most so many further counts.</summary>
    private const int MostPaired = 8;

    /// <summary>Primes by which counts are shuffled in the later orders.</summary>
    private static readonly int[] Shuffles = [7919, 104_729, 1_299_709, 15_485_863];

    private readonly CountNetwork? _network = CountNetwork.Of(table.Relations, table.Count);

    /// <summary>The least total of all orders, each thinned out, and of what comes of doing without one after another of its counts.</summary>
    /// <remarks>Of equal totals the fewest counts, then the first found.</remarks>
    public CountState[] Best()
    {
        CountState[]? best = null;
        (int Unsafe, long Total, int Counts) least = default;
        for (int order = 0; order < Orders; order++)
            Try(Mended(first, order, []));
        while (table.Count <= Searched && Doing(Further(best!)))
        {
        }
        return best!;

        // One count less, or two: what takes their place?
        bool Doing(List<int> further)
        {
            for (int one = 0; one < further.Count; one++)
            {
                if (TryWithout([further[one]]))
                    return true;
            }
            for (int one = 0; one < further.Count && further.Count <= MostPaired; one++)
            {
                for (int other = one + 1; other < further.Count; other++)
                {
                    if (TryWithout([further[one], further[other]]))
                        return true;
                }
            }
            return false;
        }

        bool TryWithout(int[] without)
        {
            CountState[] rest = [.. best!];
            foreach (int count in without)
                rest[count] = first[count];
            bool isBetter = Try(Mended(rest, 0, without));
            for (int order = 0; order < Orders && !isBetter; order++)
                isBetter = Try(Mended(first, order, without));
            return isBetter;
        }

        bool Try(CountState[] states)
        {
            Thin(states);
            (int Unsafe, long Total, int Counts) found = Weigh(states);
            if (best is not null && found.CompareTo(least) >= 0)
                return false;
            (best, least) = (states, found);
            return true;
        }
    }

    /// <summary>Hides until every hidden count is safe or cannot be made so, the counts in their order.</summary>
    public CountState[] Greedy() => Mended(first, 0, []);

    /// <summary>Counts that must not be hidden, or are told already, and would help a count if they were; empty where nothing helps.</summary>
    public IReadOnlyList<int> WouldHelp(int count, CountInterval interval)
    {
        var hiding = new Hiding(table, rule, first) { MayHideAny = true };
        bool isMended = _network is { } network
            ? new FlowMender(network, hiding).Mend(count, rule.Width)
            : new ProgramMender(hiding, largestTableau).Mend(count, interval, rule.Width);
        return isMended ? [.. hiding.Further.Where(c => !table.MayHide[c])] : [];
    }

    /// <summary>Hides from some states on.</summary>
    /// <param name="start">What is hidden to begin with.</param>
    /// <param name="order">In which order counts are looked at, from 0.</param>
    /// <param name="without">Counts that may not be hidden.</param>
    private CountState[] Mended(CountState[] start, int order, int[] without)
    {
        var hiding = new Hiding(table, rule, start) { Without = without };
        if (_network is { } network)
            Flow(hiding, network, order);
        else
            Programs(hiding, order);
        return hiding.States;
    }

    private void Flow(Hiding hiding, CountNetwork network, int order)
    {
        // Most are safe as they are: the many are looked at by all cores at once, the rest mended one after another.
        CountInterval[] intervals = Attack(hiding.States);
        var mender = new FlowMender(network, hiding);
        foreach (int count in Ordered(Narrow(hiding.States, intervals), order))
        {
            sharing.Cancellation.ThrowIfCancellationRequested();
            mender.Mend(count, rule.Width);
        }
        for (int at = 0; at < hiding.Further.Count; at++)
            mender.Mend(hiding.Further[at], rule.Width);
    }

    private void Programs(Hiding hiding, int order)
    {
        var mender = new ProgramMender(hiding, largestTableau);
        for (int round = 0; round < table.Count; round++)
        {
            CountInterval[] intervals = Attack(hiding.States);
            List<int> narrow = Narrow(hiding.States, intervals);
            bool isChanged = false;
            foreach (int count in Ordered(narrow, order))
            {
                sharing.Cancellation.ThrowIfCancellationRequested();
                isChanged |= mender.Mend(count, intervals[count], rule.Width);
                // In a small table the next is looked at in the light of what was hidden for this one.
                if (isChanged && order > 0)
                    break;
            }
            if (!isChanged)
                return;
        }
    }

    private CountInterval[] Attack(CountState[] states) =>
        CountAttack.Intervals(table.With(states), rule, rule.Width, sharing, largestTableau);

    private List<int> Narrow(CountState[] states, CountInterval[] intervals)
    {
        CountTable now = table.With(states);
        var narrow = new List<int>();
        for (int count = 0; count < table.Count; count++)
        {
            if (now.IsTarget(count, rule) && intervals[count].Width < rule.Width)
                narrow.Add(count);
        }
        return narrow;
    }

    private List<int> Ordered(List<int> counts, int order)
    {
        int[] truth = table.Truth;
        return order switch
        {
            0 => counts,
            1 => [.. counts.AsEnumerable().Reverse()],
            2 => [.. counts.OrderBy(c => truth[c])],
            3 => [.. counts.OrderByDescending(c => truth[c])],
            _ => [.. counts.OrderBy(c => (c + 1L) * Shuffles[order - 4] % 1009)],
        };
    }

    /// <summary>Tells again what need not be hidden, the largest counts first.</summary>
    private void Thin(CountState[] states)
    {
        int before = Narrow(states, Attack(states)).Count;
        foreach (int count in Further(states))
        {
            states[count] = first[count];
            if (Narrow(states, Attack(states)).Count > before)
                states[count] = CountState.Hidden;
        }
    }

    /// <summary>What is hidden beside the small, the largest first.</summary>
    private List<int> Further(CountState[] states) =>
        [.. Enumerable.Range(0, states.Length).Where(c => states[c] != first[c]).OrderByDescending(c => table.Truth[c])];

    private (int Unsafe, long Total, int Counts) Weigh(CountState[] states)
    {
        long total = 0;
        int counts = 0;
        for (int count = 0; count < states.Length; count++)
        {
            if (states[count] == first[count])
                continue;
            total += table.Truth[count];
            counts++;
        }
        return (Narrow(states, Attack(states)).Count, total, counts);
    }
}
