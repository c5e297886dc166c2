using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>States and limits of a table while counts are being hidden.</summary>
internal sealed class Hiding
{
    /// <summary>Weight of a count in the price of hiding it; the rest of the price tells fewer from more.</summary>
    private const long PerIncident = 1 << 12;

    private readonly DisclosureRule _rule;

    /// <summary>Begins with some states.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="rule">How they are hidden.</param>
    /// <param name="states">What is hidden to begin with; copied.</param>
    public Hiding(CountTable table, DisclosureRule rule, CountState[] states)
    {
        (Table, _rule) = (table, rule);
        States = [.. states];
        Limits = KnownLimits.Of(table.With(States), rule);
    }

    /// <summary>Are counts that must not be hidden candidates too? To say what would help.</summary>
    public bool MayHideAny { get; init; }

    /// <summary>Counts that are no candidates for this once; few.</summary>
    public int[] Without { get; init; } = [];

    /// <summary>The counts.</summary>
    public CountTable Table { get; }

    /// <summary>The states by now.</summary>
    public CountState[] States { get; }

    /// <summary>The limits by now.</summary>
    public KnownLimits Limits { get; }

    /// <summary>What has been hidden since, in order.</summary>
    public List<int> Further { get; } = [];

    /// <summary>Could this count be hidden? One that is told, exactly or as a range.</summary>
    public bool IsCandidate(int count) =>
        States[count] is CountState.Exact or CountState.Range && (MayHideAny || Table.MayHide[count])
        && (_rule.HidesZeros || Table.Truth[count] > 0) && Array.IndexOf(Without, count) < 0;

    /// <summary>Price of hiding a count: the count first of all.</summary>
    public long Price(int count) => Table.Truth[count] * PerIncident + 1;

    /// <summary>What a count could be from below and above if it were hidden.</summary>
    public int LowIfHidden(int count) => Math.Max(_rule.LeastHidden, Math.Min(Table.Truth[count], _rule.OwnContribution));

    /// <summary>Hides a count.</summary>
    public void Hide(int count)
    {
        States[count] = CountState.Hidden;
        Limits.Low[count] = LowIfHidden(count);
        Limits.High[count] = CountInterval.Unbounded;
        Further.Add(count);
    }
}
