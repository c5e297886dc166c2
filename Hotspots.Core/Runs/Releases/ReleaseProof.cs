using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Proof that a layer is safe: counts are hidden until it is, and what is then left is attacked anew, as each of its readers
/// would.</summary>
/// <remarks>
/// Readers of a profile may tell one another what they were given, and everybody has what is public. So the public sees the public layers, under the
/// rule for the public; and partners see all layers, under the rule for partners: what a layer for the public hides may be no secret to them.
/// </remarks>
/// <param name="ground">The ground of the new layer.</param>
/// <param name="ledger">What was given before.</param>
/// <param name="counts">What there is to count.</param>
/// <param name="rules">The rules of the new layer.</param>
/// <param name="sharing">Cores and cancellation.</param>
internal sealed class ReleaseProof(LedgerGround ground, LedgerState ledger, ReleaseCounts counts, ReleaseRules rules, WorkSharing sharing)
{
    /// <summary>Hidden counts whose ranges are reckoned to the end; of more it is known that they are as wide as asked.</summary>
    private const int MostExact = 5_000;

    private CountInterval? _narrowest;

    /// <summary>Cells of the new layer that may not be seen whatever their count: zone and first month of the period.</summary>
    public IReadOnlySet<(int Zone, int Period)> Guarded { get; init; } = new HashSet<(int, int)>();

    /// <summary>The narrowest range of a hidden count, in words; null where none is hidden.</summary>
    public string? Narrowest => _narrowest is not { } narrow ? null
        : IsNarrowestExact ? narrow.ToString()
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{narrow.Width} or more apart");

    /// <summary>Were all ranges reckoned to the end?</summary>
    public bool IsNarrowestExact { get; private set; } = true;

    /// <summary>Hides what must be hidden of the new periods, and attacks the outcome.</summary>
    /// <param name="release">The new release; of its new periods all that it would tell if nothing had to be hidden.</param>
    /// <returns>The same with what may be told.</returns>
    /// <exception cref="OutputException">It cannot be made safe: says what would be known, by what, and what would help.</exception>
    public LedgerRelease Make(LedgerRelease release)
    {
        if (release.Told.Count == 0)
            return release;
        foreach (bool isPublic in Views)
            release = Suppressed(release, isPublic);
        foreach (bool isPublic in Views)
            Attack(release, isPublic);
        return release;
    }

    private bool[] Views => rules.IsPublic ? [true, false] : [false];

    private LedgerRelease Suppressed(LedgerRelease release, bool isPublic)
    {
        (ReleaseLayers cut, List<ReleasedLayer> layers, CommonRefinement refined, bool[] guarded, DisclosureRule rule) = Cut(release, isPublic);
        CountTable table = refined.Table.Guarding(guarded);
        SuppressionResult result = Suppressor.Suppress(table, rule, sharing);
        int[] countOf = refined.CountOf[^1];
        if (!result.IsSafe)
        {
            ReleasedLayer seen = layers[^1] with
            {
                Told = [.. layers[^1].Told.Select((one, at) => result.Table.States[countOf[at]] == CountState.Hidden ? ToldCount.Hidden : one)],
            };
            IReadOnlyList<ReleasedLayer> all = [.. layers.SkipLast(1), seen];
            Refuse(cut, CommonRefinement.Of(all, cut.Truth, cut.NameOf), all, rule);
        }
        int[] periods = [.. release.Told.Keys.Order()];
        int zones = ground.Names.Count;
        var told = new Dictionary<int, ToldValue[]>();
        for (int p = 0; p < periods.Length; p++)
        {
            ToldValue[] values = [.. release.Told[periods[p]]];
            for (int zone = 0; zone <= zones; zone++)
            {
                int at = zone < zones ? zone * periods.Length + p : zones * periods.Length + p;
                if (result.Table.States[countOf[at]] == CountState.Hidden)
                    values[zone] = ToldValue.Hidden;
            }
            told[periods[p]] = values;
        }
        return release with { Told = told };
    }

    /// <summary>Attacks what is to be written, by code that knows nothing of how it came about.</summary>
    private void Attack(LedgerRelease release, bool isPublic)
    {
        (ReleaseLayers cut, List<ReleasedLayer> layers, CommonRefinement refined, bool[] guarded, DisclosureRule rule) = Cut(release, isPublic);
        Refuse(cut, refined, layers, rule);
        if (isPublic != rules.IsPublic)
            return;
        CountTable table = refined.Table.Guarding(guarded);
        int[] hidden = [.. refined.CountOf[^1].Distinct().Where(count => table.States[count] == CountState.Hidden)];
        if (hidden.Length == 0)
            return;
        IsNarrowestExact = hidden.Length <= MostExact;
        CountInterval[] intervals = CountAttack.Intervals(table, rule, IsNarrowestExact ? CountInterval.Unbounded : rule.Width, sharing);
        foreach (int count in hidden)
        {
            // That an earlier layer tells it so by itself is no excuse: this layer would hide what is known.
            if (intervals[count].Width < rule.Width)
            {
                throw new OutputException(
                    $"Not written: with what was given before, {table.NameOf(count)} can be pinned down to {intervals[count]}. "
                    + "Use the kinds, cells and periods of the layer before, or wait until a whole further period can be told.");
            }
            if (_narrowest is not { } narrow || intervals[count].Width < narrow.Width)
                _narrowest = intervals[count];
        }
        // What is as wide as asked is not looked into further: no more than that is known of it.
        if (!IsNarrowestExact)
            _narrowest = new CountInterval(0, Math.Min(_narrowest!.Value.Width, rule.Width), false);
    }

    private void Refuse(ReleaseLayers cut, CommonRefinement refined, IReadOnlyList<ReleasedLayer> layers, DisclosureRule rule)
    {
        IReadOnlyList<Difference> found = Differencing.Find(refined, layers, rule, sharing, GuardedIn(cut, refined, layers));
        if (found.Count > 0)
            throw new OutputException(found[0].Sentence());
    }

    private (ReleaseLayers Cut, List<ReleasedLayer> Layers, CommonRefinement Refined, bool[] Guarded, DisclosureRule Rule) Cut(
        LedgerRelease release, bool isPublic)
    {
        ReleaseLayers cut = ReleaseLayers.Of(release, ground, ledger, counts, one => !isPublic || one.Profile == ReleaseRules.Public);
        List<ReleasedLayer> layers =
            [.. cut.Layers.Select((layer, at) => IsOpen(at < cut.Earlier.Count ? cut.Earlier[at] : release) ? Opened(layer) : layer)];
        layers.InsertRange(layers.Count - 1, cut.OfTips);
        CommonRefinement refined = CommonRefinement.Of(layers, cut.Truth, cut.NameOf);
        return (cut, layers, refined, GuardedIn(cut, refined, layers), RuleOf(cut.Earlier, isPublic));

        // What is hidden from the public partners may know: it says nothing to them, and need not be safe from them unless it is small to them.
        bool IsOpen(LedgerRelease one) => !isPublic && one.Profile == ReleaseRules.Public;
    }

    private static ReleasedLayer Opened(ReleasedLayer layer) => layer with
    {
        Told = Array.ConvertAll(layer.Told, static one => one.State == CountState.Hidden
            ? new ToldCount(CountState.Untold, 0, CountInterval.Unbounded) : one),
    };

    private DisclosureRule RuleOf(IReadOnlyList<LedgerRelease> earlier, bool isPublic)
    {
        string profile = isPublic ? ReleaseRules.Public : ReleaseRules.Partner;
        int threshold = earlier.Where(one => one.Profile == profile).Select(static one => one.Threshold)
            .Append(rules.Profile == profile ? rules.Threshold : ReleaseRules.Of(profile).Threshold).Max();
        // Each reader may know of one incident in every cell that it is there: the tip that he gave.
        return new DisclosureRule { Threshold = threshold, Width = threshold, OwnContribution = 1 };
    }

    private bool[] GuardedIn(ReleaseLayers cut, CommonRefinement refined, IReadOnlyList<ReleasedLayer> layers)
    {
        var guarded = new bool[refined.Table.Count];
        GuardTips(cut, refined, layers, guarded);
        int[] periods = [.. cut.Periods];
        foreach ((int zone, int period) in Guarded)
        {
            if (Array.IndexOf(periods, period) is >= 0 and int at)
                guarded[refined.CountOf[^1][zone * periods.Length + at]] = true;
        }
        return guarded;
    }

    /// <summary>Counts that subtraction could make a column of tips: guarded where tips are few, or more than half.</summary>
    private void GuardTips(ReleaseLayers cut, CommonRefinement refined, IReadOnlyList<ReleasedLayer> layers, bool[] guarded)
    {
        if (cut.OfTips.Count == 0)
            return;
        var tips = new long[guarded.Length];
        var isOfTips = new bool[guarded.Length];
        // Two layers may have the same cell, whose tips are counted once.
        var owner = new Dictionary<int, int>();
        for (int layer = cut.Earlier.Count; layer < layers.Count - 1; layer++)
        {
            foreach (int count in refined.CountOf[layer])
                owner.TryAdd(count, layer);
        }
        for (int piece = 0; piece < cut.IsOfTips.Length; piece++)
        {
            if (!cut.IsOfTips[piece])
                continue;
            if (refined.AtomOf(piece) is >= 0 and int atom)
                (tips[atom], isOfTips[atom]) = (tips[atom] + cut.Tips[piece], true);
            for (int layer = cut.Earlier.Count; layer < layers.Count - 1; layer++)
            {
                if (layers[layer].CellOfPiece[piece] is not (>= 0 and int cell))
                    continue;
                int count = refined.CountOf[layer][cell];
                if (!refined.IsAtomOf(count, piece) && owner[count] == layer)
                    (tips[count], isOfTips[count]) = (tips[count] + cut.Tips[piece], true);
            }
        }
        for (int count = 0; count < guarded.Length; count++)
            guarded[count] = isOfTips[count] && tips[count] > 0 && (tips[count] < rules.Threshold || 2 * tips[count] > refined.Table.Truth[count]);
    }
}
