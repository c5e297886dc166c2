using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;
using static Hotspots.Core.Runs.Releases.ReleaseWords;

namespace Hotspots.Core.Runs.Releases;

/// <summary>What a release tells, and what was done for it.</summary>
internal sealed record ReleaseTold
{
    /// <summary>The release as the ledger is to know it.</summary>
    public required LedgerRelease Release { get; init; }

    /// <summary>What was known of what it tells first.</summary>
    public required IReadOnlyList<LedgerTruth> Truth { get; init; }

    /// <summary>The counts of zones, by period.</summary>
    public required IReadOnlyList<HandedCount> Counts { get; init; }

    /// <summary>The totals of periods.</summary>
    public required IReadOnlyList<HandedCount> Totals { get; init; }

    /// <summary>Counts, hiding, attack and linkage, a line each.</summary>
    public required IReadOnlyList<ReleaseStep> Steps { get; init; }

    /// <summary>Counts of new periods hidden because they are small or guarded.</summary>
    public required int First { get; init; }

    /// <summary>Counts of new periods hidden to protect others.</summary>
    public required int Further { get; init; }

    /// <summary>Earlier layers of the same ground.</summary>
    public required int Compared { get; init; }

    /// <summary>The narrowest range of a hidden count; null where no new one is hidden.</summary>
    public required string? Narrowest { get; init; }

    /// <summary>Was it reckoned to the end?</summary>
    public required bool IsNarrowestExact { get; init; }
}

/// <summary>Telling of periods: those that were given before as they were given, the others as far as it is safe.</summary>
internal sealed class ReleaseTelling(
    IncidentTable table, ReleaseIncidents incidents, LedgerGround ground, LedgerState ledger, ReleaseCounts counts, ReleaseRules rules)
{
    private readonly Dictionary<int, int> _zoneOf =
        ground.Cells.Zip(ground.Zones).ToDictionary(static one => one.First, static one => one.Second);

    private int Zones => ground.Names.Count;

    /// <summary>Tells them.</summary>
    /// <param name="release">For whom and of what; without periods.</param>
    /// <param name="periods">The first months of the periods.</param>
    /// <param name="sharing">Cores and cancellation.</param>
    /// <exception cref="Model.OutputException">It cannot be made safe.</exception>
    public ReleaseTold Tell(LedgerRelease release, int[] periods, WorkSharing sharing)
    {
        LedgerRelease[] same =
        [
            .. ledger.Releases.Where(one => one.Ground == ground.Id && one.Profile == release.Profile && one.PeriodMonths == release.PeriodMonths
                && one.Kinds.SequenceEqual(release.Kinds)),
        ];
        var repeated = new Dictionary<int, int>();
        var values = new Dictionary<int, ToldValue[]>();
        foreach (int period in periods)
        {
            if (same.FirstOrDefault(one => one.Told.ContainsKey(period)) is not { } teller)
                continue;
            repeated[period] = teller.Id;
            values[period] = teller.Told[period];
        }
        int[] fresh = [.. periods.Where(period => !repeated.ContainsKey(period))];
        Dictionary<int, int[]> truth = CountsOf(fresh, release);
        (int pairs, HashSet<(int, int)> guarded) = Linked(fresh, truth, release);
        release = release with
        {
            Repeated = repeated,
            Told = fresh.ToDictionary(static period => period, period => Array.ConvertAll(truth[period], count => ToldValue.Of(count, rules))),
        };
        int first = fresh.Sum(period => truth[period].Select((count, zone) => IsFirst(count, zone, period) ? 1 : 0).Sum());
        var proof = new ReleaseProof(ground, ledger, counts, rules, sharing) { Guarded = guarded };
        release = proof.Make(release);
        foreach (int period in fresh)
            values[period] = release.Told[period];
        int hidden = fresh.Sum(period => release.Told[period].Count(static value => value.As == ToldAs.Hidden));
        var cells = ground.Cells.ToHashSet();
        int compared = ledger.Releases.Count(one => one.Ground == ground.Id || Array.Exists(ledger.GroundOf(one).Cells, cells.Contains));
        return new ReleaseTold
        {
            Release = release,
            Truth = counts.Open(cells, fresh.SelectMany(period => Enumerable.Range(period, rules.PeriodMonths)).ToHashSet()),
            Counts = [.. periods.SelectMany(period => Enumerable.Range(0, Zones).Select(zone => CountOf(zone, period, values[period][zone])))],
            Totals = [.. periods.Select(period => CountOf(-1, period, values[period][Zones]))],
            Steps = [.. Steps(periods, fresh, same, first, hidden, compared, pairs, guarded.Count, proof)],
            First = first,
            Further = hidden - first,
            Compared = compared,
            Narrowest = proof.Narrowest,
            IsNarrowestExact = proof.IsNarrowestExact,
        };

        bool IsFirst(int count, int zone, int period) =>
            rules.RoundTo > 1 ? count < rules.Threshold : (count > 0 && count < rules.Threshold) || guarded.Contains((zone, period));
    }

    /// <summary>The true counts of periods: of each zone, and last the total.</summary>
    private Dictionary<int, int[]> CountsOf(int[] periods, LedgerRelease release)
    {
        Dictionary<int, int[]> counted = periods.ToDictionary(static period => period, _ => new int[Zones + 1]);
        Dictionary<int, int> periodOf = periods.SelectMany(period => Enumerable.Range(period, rules.PeriodMonths).Select(month => (month, period)))
            .ToDictionary(static one => one.month, static one => one.period);
        foreach ((int cell, int month) in counts.Places)
        {
            if (!_zoneOf.TryGetValue(cell, out int zone) || !periodOf.TryGetValue(month, out int period))
                continue;
            foreach ((string kind, int count) in counts.At(cell, month))
            {
                if (!ReleaseIncidents.Counts(kind, release.Profile, release.Kinds))
                    continue;
                counted[period][zone] += count;
                counted[period][Zones] += count;
            }
        }
        return counted;
    }

    /// <summary>Pairs of a tip and a warrant, and the counts in which they would be more than a few of many.</summary>
    private (int Pairs, HashSet<(int Zone, int Period)> Guarded) Linked(int[] fresh, Dictionary<int, int[]> truth, LedgerRelease release)
    {
        var guarded = new HashSet<(int Zone, int Period)>();
        if (rules.IsPublic)
            return (0, guarded);
        (int pairs, bool[] isIn) = TipWarrantPairs.Find(table, incidents, rules);
        var paired = new Dictionary<(int Zone, int Period), (int All, bool HasTip)>();
        for (int i = 0; i < isIn.Length; i++)
        {
            if (!isIn[i] || !_zoneOf.TryGetValue(incidents.Cells[i], out int zone))
                continue;
            string kind = incidents.KindOf(i);
            int period = Array.FindIndex(fresh, first => incidents.Months[i] >= first && incidents.Months[i] < first + rules.PeriodMonths);
            if (period < 0 || !ReleaseIncidents.Counts(kind, release.Profile, release.Kinds))
                continue;
            (int all, bool hasTip) = paired.GetValueOrDefault((zone, fresh[period]));
            paired[(zone, fresh[period])] = (all + 1, hasTip || incidents.IsTipAt(i));
        }
        foreach (((int zone, int period), (int all, bool hasTip)) in paired)
        {
            int others = truth[period][zone] - all;
            if (hasTip && others < rules.Threshold)
                guarded.Add((zone, period));
        }
        return (pairs, guarded);
    }

    private HandedCount CountOf(int zone, int period, ToldValue value) => new(
        zone, zone < 0 ? "all" : ground.Names[zone], ReleasePeriods.NameOf(period, rules.PeriodMonths), period, value.Printed(rules),
        zone < 0 ? "" : Band(ground.Addresses[zone]));

    private IEnumerable<ReleaseStep> Steps(
        int[] periods, int[] fresh, LedgerRelease[] same, int first, int hidden, int compared, int pairs, int guarded, ReleaseProof proof)
    {
        int all = periods.Length * (Zones + 1);
        string given = same.Length == 0 ? "" : same.Length == 1 ? $" by {same[0].Name}" : $" by {same[0].Name} and later ones";
        yield return new ReleaseStep(
            "counts", Say($"{all:N0} counts: {Many(Zones, "cell", "cells")} and the total in {Many(periods.Length, "period", "periods")}.")
            + (fresh.Length == periods.Length ? ""
                : Say($" {Many(periods.Length - fresh.Length, "period is", "periods are")} repeated as given{given}.")));
        yield return new ReleaseStep(
            "hiding", fresh.Length == 0 ? "Nothing new is told, and nothing more is hidden."
            : Say($"{first:N0} counts {(rules.RoundTo > 1 ? $"below {rules.Threshold}" : $"of 1 to {rules.Threshold - 1}")} hidden, ")
                + Say($"{hidden - first:N0} more hidden so that those do not follow from the totals."));
        yield return new ReleaseStep(
            "attack", fresh.Length == 0 ? "All of it was told before, in the same words: there is nothing new to attack."
            : proof.Narrowest is not { } narrow ? "No new count is hidden, so that there is none to be found out."
            : proof.IsNarrowestExact ? $"Attacked: the narrowest a hidden count can be pinned down to is {narrow}."
            : $"Attacked: the lowest and the highest that a hidden count can be are {narrow}.");
        yield return new ReleaseStep(
            "earlier layers", compared == 0 ? "The ledger has no earlier layer of this ground."
            : fresh.Length == 0 ? Say($"{Many(compared, "earlier layer", "earlier layers")} of this ground; nothing is told that was not told ")
                + "before."
            : Say($"Attacked together with {Many(compared, "earlier layer", "earlier layers")} of this ground, to whomever: nothing new follows."));
        yield return new ReleaseStep(
            "tips and warrants", rules.IsPublic ? "There are none in it."
            : Say($"{Many(pairs, "pair", "pairs")} of a tip and a warrant within {rules.PairDays} days and {rules.PairMetres} m; ")
                + Say($"{Many(guarded, "count", "counts")} hidden because fewer than {rules.Threshold} others are counted with one."));
    }

    /// <summary>"50 to 99": how many addresses, roughly.</summary>
    private static string Band(int addresses)
    {
        int[] ends = [50, 100, 250, 500, 1_000, 2_500];
        int at = Array.FindLastIndex(ends, end => addresses >= end);
        return at < 0 ? Say($"under {ends[0]}") : at == ends.Length - 1 ? Say($"{ends[^1]:N0} or more") : Say($"{ends[at]} to {ends[at + 1] - 1}");
    }
}
