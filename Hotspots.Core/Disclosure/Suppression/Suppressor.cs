using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>Cell suppression: small counts are hidden, then others until no hidden count can be worked out closer than asked.</summary>
/// <remarks>
/// First the small counts, then greedily what costs least. In a small table that is done in several orders, each is then thinned out (a count that
/// turns out not to be needed is told again), and the one with the least total is kept. At the end the whole is attacked anew, by code that knows
/// nothing of how it came about: only that decides whether it is safe. One sign for every hidden count, whatever the reason.
/// </remarks>
internal static class Suppressor
{
    /// <summary>Tables up to this many counts are done in several orders.</summary>
    private const int Small = 400;

    /// <summary>Reasons are looked for of this many unsafe counts.</summary>
    private const int Explained = 20;

    /// <summary>Hides what must be hidden.</summary>
    /// <param name="table">Counts as they would be published without any rule; what is hidden already stays hidden.</param>
    /// <param name="rule">What is small, and how vague the hidden must be.</param>
    /// <param name="sharing">Cores and cancellation.</param>
    /// <param name="largestTableau">Entries of the largest tableau.</param>
    public static SuppressionResult Suppress(
        CountTable table, DisclosureRule rule, WorkSharing sharing, long largestTableau = CountAttack.UsualTableau)
    {
        rule.Check();
        var states = (CountState[])table.States.Clone();
        var first = new List<int>();
        for (int count = 0; count < states.Length; count++)
        {
            if (states[count] != CountState.Exact || !table.MayHide[count] || !table.IsSecret(count, rule))
                continue;
            states[count] = CountState.Hidden;
            first.Add(count);
        }
        var plan = new SuppressionPlan(table, rule, states, sharing, largestTableau);
        CountState[] chosen = table.Count <= Small ? plan.Best() : plan.Greedy();
        var further = new List<int>();
        for (int count = 0; count < states.Length; count++)
        {
            if (chosen[count] == CountState.Hidden && states[count] != CountState.Hidden)
                further.Add(count);
        }
        CountTable result = table.With(chosen);
        CountInterval[] intervals = CountAttack.Intervals(result, rule, rule.Width, sharing, largestTableau);
        return new SuppressionResult(result, first, further, intervals, Unsafe(result, rule, intervals, sharing, largestTableau));
    }

    /// <summary>What is not safe in a table as it stands, and what would help.</summary>
    public static IReadOnlyList<UnsafeCount> Unsafe(
        CountTable table, DisclosureRule rule, CountInterval[] intervals, WorkSharing sharing, long largestTableau = CountAttack.UsualTableau)
    {
        var found = new List<UnsafeCount>();
        for (int count = 0; count < table.Count; count++)
        {
            if (table.States[count] == CountState.Exact && table.IsSecret(count, rule))
                found.Add(new UnsafeCount(count, intervals[count], true, []));
            else if (table.IsTarget(count, rule) && intervals[count].Width < rule.Width)
                found.Add(new UnsafeCount(count, intervals[count], false, found.Count < Explained ? Help(count) : []));
        }
        return found;

        IReadOnlyList<int> Help(int count)
        {
            var plan = new SuppressionPlan(table, rule, table.States, sharing, largestTableau);
            return plan.WouldHelp(count, intervals[count]);
        }
    }
}
