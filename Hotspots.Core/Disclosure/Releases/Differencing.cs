using System.Globalization;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Releases;

/// <summary>A count that a new layer would give away together with earlier ones.</summary>
/// <param name="Count">Index in the refined table.</param>
/// <param name="Name">What it is: place and period.</param>
/// <param name="Interval">To what it can be pinned down.</param>
/// <param name="Releases">Names of the earlier releases that together with the new layer tell it, none of which could be left out.</param>
internal sealed record Difference(int Count, string Name, CountInterval Interval, IReadOnlyList<string> Releases)
{
    /// <summary>Sentence for the screen: what would be told, by what, and what to do.</summary>
    public string Sentence() => Releases.Count == 0
        ? $"Not written: the layer alone would show that {Name} is {Interval}. Hide more, or make the cells or the periods larger."
        : $"Not written: with {string.Join(" and ", Releases)}, {Name} would be known to be {Interval}. "
            + $"Use the cells and periods of {Releases[^1]}, or wait until a whole further period can be told.";
}

/// <summary>Differencing attack. What do a new layer and all earlier ones tell together that none tells alone?</summary>
internal static class Differencing
{
    /// <summary>Findings that are traced to the releases that tell them; of more the name and the interval are given.</summary>
    private const int Traced = 20;

    /// <summary>Attacks the new layer, the last, together with all earlier ones.</summary>
    /// <param name="refined">The layers held against one another.</param>
    /// <param name="layers">The layers, in the same order.</param>
    /// <param name="rule">What is small and how vague it must be.</param>
    /// <param name="sharing">Cores and cancellation.</param>
    /// <param name="guarded">Counts of the refined table that may not be known whatever their size; empty for none.</param>
    /// <returns>What would be given away that the earlier layers by themselves do not, narrowest first.</returns>
    public static IReadOnlyList<Difference> Find(
        CommonRefinement refined, IReadOnlyList<ReleasedLayer> layers, DisclosureRule rule, WorkSharing sharing, params bool[] guarded)
    {
        int fresh = layers.Count - 1;
        List<int> now = Unsafe(refined.Table, out CountInterval[] intervals);
        CountInterval[] earlier = [];
        HashSet<int> before = now.Count == 0 ? [] : [.. Unsafe(refined.ToldBy(layer => layer != fresh), out earlier)];
        // What was told before is no finding unless it is now told more closely.
        now.RemoveAll(count => before.Contains(count) && earlier[count].Width <= intervals[count].Width);
        var found = new List<Difference>();
        foreach (int count in now.OrderBy(c => intervals[c].Width).ThenBy(static c => c))
        {
            IReadOnlyList<string> tellers = found.Count < Traced ? Tellers(count) : [];
            found.Add(new Difference(count, refined.Table.NameOf(count), intervals[count], tellers));
        }
        return found;

        List<int> Unsafe(CountTable table, out CountInterval[] all)
        {
            table = table.Guarding(guarded);
            all = CountAttack.Intervals(table, rule, rule.Width, sharing);
            var narrow = new List<int>();
            for (int count = 0; count < table.Count; count++)
            {
                if (table.IsSecret(count, rule) && (table.States[count] == CountState.Exact || all[count].Width < rule.Width))
                    narrow.Add(count);
                else if (table.States[count] == CountState.Hidden && all[count].Width < rule.Width)
                    narrow.Add(count);
            }
            return narrow;
        }

        IReadOnlyList<string> Tellers(int count)
        {
            // One release after another is left out; what then is still told needs it not.
            var used = Enumerable.Repeat(true, layers.Count).ToArray();
            for (int layer = 0; layer < fresh; layer++)
            {
                used[layer] = false;
                if (!Unsafe(refined.ToldBy(at => used[at]), out _).Contains(count))
                    used[layer] = true;
            }
            return [.. Enumerable.Range(0, fresh).Where(layer => used[layer]).Select(layer => layers[layer].Name)];
        }
    }

    /// <summary>Hides counts of the new layer until it is safe together with all earlier ones.</summary>
    /// <returns>The outcome on the refined table; <see cref="CommonRefinement.CountOf"/> says which count is which cell.</returns>
    public static SuppressionResult Suppress(CommonRefinement refined, DisclosureRule rule, WorkSharing sharing) =>
        Suppressor.Suppress(refined.Table, rule, sharing);

    /// <summary>"This layer was attacked …", for a layer that nothing was found in.</summary>
    public static string Assurance(int earlier, int threshold, int narrowest) => string.Create(
        CultureInfo.InvariantCulture,
        $"This layer was attacked before it was written: from it and {earlier} earlier {(earlier == 1 ? "layer" : "layers")} no count of 1 to "
        + $"{threshold - 1} can be worked out. ")
        + (narrowest == CountInterval.Unbounded ? "It hides no count."
            : string.Create(CultureInfo.InvariantCulture, $"The lowest and the highest that a hidden count can be are {narrowest} or more apart."));
}
