using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>Search for the further counts to hide: greedy, in one order or in several.</summary>
internal sealed class SuppressionPlan(
    CountTable table, DisclosureRule rule, CountState[] first, WorkSharing sharing, long largestTableau)
{
    /// <summary>How many orders there are.</summary>
    private const int Orders = 6;

    private readonly CountNetwork? _network = CountNetwork.Of(table.Relations, table.Count);

    /// <summary>The least total of all orders, each thinned out; of equals the fewest counts, then the first order.</summary>
    public CountState[] Best()
    {
        CountState[]? best = null;
        (int Unsafe, long Total, int Counts) least = default;
        for (int order = 0; order < Orders; order++)
        {
            CountState[] states = Greedy(order);
            Thin(states);
            (int Unsafe, long Total, int Counts) found = Weigh(states);
            if (best is null || found.CompareTo(least) < 0)
                (best, least) = (states, found);
        }
        return best!;
    }

    /// <summary>Hides until every hidden count is safe or cannot be made so.</summary>
    /// <param name="order">In which order they are looked at, from 0.</param>
    public CountState[] Greedy(int order)
    {
        var hiding = new Hiding(table, rule, first);
        if (_network is { } network)
            Flow(hiding, network, order);
        else
            Programs(hiding, order);
        return hiding.States;
    }

    /// <summary>Counts that would have to be hidden beside what may be, for one to be safe; empty where nothing helps.</summary>
    public IReadOnlyList<int> WouldHelp(int count, CountInterval interval)
    {
        var hiding = new Hiding(table, rule, first, mayHideAny: true);
        bool isMended = _network is { } network
            ? new FlowMender(network, hiding).Mend(count, rule.Width)
            : new ProgramMender(hiding, largestTableau).Mend(count, interval, rule.Width);
        return isMended ? hiding.Further : [];
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
            _ => [.. counts.OrderBy(c => (c + 1L) * (order == 4 ? 7919 : 104_729) % 1009)],
        };
    }

    /// <summary>Tells again what need not be hidden, the largest counts first.</summary>
    private void Thin(CountState[] states)
    {
        int before = Narrow(states, Attack(states)).Count;
        List<int> further = [.. Enumerable.Range(0, states.Length).Where(c => states[c] != first[c])];
        foreach (int count in further.OrderByDescending(c => table.Truth[c]))
        {
            states[count] = first[count];
            if (Narrow(states, Attack(states)).Count > before)
                states[count] = CountState.Hidden;
        }
    }

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
