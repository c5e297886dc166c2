using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>What one layer and the layers before it tell together: refused or harmless, by another solver.</summary>
public sealed class EarlierReleaseTests : IDisposable
{
    private readonly ReleaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_was_given_is_given_again_in_the_same_words_whatever_came_in_later()
    {
        List<TownIncident> incidents = _desk.Scattered(21, 50, "tip", "seizure");
        List<TownIncident> until = [.. incidents.Where(static one => one.Day.Month < 5)];
        _desk.Hold(until);
        ReleaseResult first = _desk.Give(_desk.Request());
        Assert.Equal(4, first.Totals.Count);
        // One incident of March came in late, one was struck out, and May is there.
        List<TownIncident> later = [.. incidents.Where(static one => one.Day != new DateOnly(2026, 2, 28))];
        later.Add(new TownIncident("tip", new DateOnly(2026, 3, 3), _desk.Town.Houses[400]));
        _desk.Hold(later);
        ReleaseResult second = _desk.Give(_desk.Request(to: "Another body"));
        Assert.Equal(5, second.Totals.Count);
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-04"], second.Record.Repeated);
        Assert.Equal(first.Totals, second.Totals.Take(4));
        Assert.Equal(first.Counts, second.Counts.Take(first.Counts.Count));
        Assert.Equal(1, second.Record.CameLater);
        Assert.Contains(second.Record.Notes, static note =>
            note.StartsWith("1 incident came in after the month had been given", StringComparison.Ordinal));
        Assert.DoesNotContain("came in", string.Concat(second.Sheet), StringComparison.Ordinal);
        Assert.Equal(1, second.Record.Handed.ReleasesCompared);
        // The ledger keeps the months once, and says where the others were told.
        LedgerState ledger = ReleaseLedger.Read(_desk.Ledger);
        Assert.Equal(2, ledger.Releases.Count);
        Assert.Equal([2026 * 12 + 4], ledger.Releases[1].Told.Keys);
        Assert.All(ledger.Releases[1].Repeated.Values, static teller => Assert.Equal(1, teller));
        Assert.Single(ledger.Grounds);
        Assert.All(ledger.Releases, static release => Assert.True(release.IsPlaced));
    }

    [Fact]
    public void Two_windows_that_differ_by_a_day_tell_nothing_of_the_day()
    {
        _desk.Hold(_desk.Scattered(22, 50, "tip", "seizure"));
        ReleaseResult first = _desk.Give(_desk.Request(period: "2026-01-01..2026-03-31"));
        ReleaseResult second = _desk.Give(_desk.Request(period: "2026-01-01..2026-03-30"));
        Assert.Equal(first.Totals.Take(2), second.Totals);
        Assert.Equal(first.Counts.Take(second.Counts.Count), second.Counts);
    }

    [Fact]
    public void A_smaller_ground_after_a_larger_one_is_safe_together_with_it_or_refused_by_name()
    {
        int safe = 0, refused = 0;
        for (ulong seed = 31; seed <= 36; seed++)
        {
            using var desk = new ReleaseDesk(600);
            List<TownIncident> incidents = desk.Scattered(seed, 14 + 20 * (int)(seed % 3), "seizure");
            desk.Hold(incidents);
            ReleaseResult first = desk.Give(desk.Request(period: "2026-02"));
            ReleaseResult second;
            try
            {
                second = desk.Give(desk.Request(area: "smaller.geojson", period: "2026-02"));
            }
            catch (OutputException refusal)
            {
                Assert.StartsWith("Not written: with the layer of 10 July 2026 for Madeup Council, ", refusal.Message, StringComparison.Ordinal);
                Assert.Contains(" would be known to be ", refusal.Message, StringComparison.Ordinal);
                refused++;
                continue;
            }
            safe++;
            Assert.NotEqual(first.Entry.Ground.Key, second.Entry.Ground.Key);
            var reader = new ReleaseReader().Reads(first).Reads(second);
            foreach (ReleaseResult layer in (ReleaseResult[])[first, second])
            {
                Dictionary<(int Zone, string Period), int> truth = ReleaseDesk.TruthOf(layer, incidents);
                foreach (HandedCount one in layer.Counts.Concat(layer.Totals))
                {
                    int count = truth[(one.Zone, one.Period)];
                    Assert.True(one.Count is null or 0 or >= 5);
                    if (count is 0 or >= 5)
                        continue;
                    (int low, int high) = reader.Range(layer, one);
                    Assert.True(high == int.MaxValue || high - Math.Max(low, 1) >= 5, $"seed {seed}: {one.Cell} is {low} to {high}");
                }
            }
        }
        Assert.True(safe + refused == 6 && safe > 0, $"{safe} safe, {refused} refused");
    }

    [Theory]
    [InlineData(ReleaseRules.Partner, ReleaseRules.Public)]
    [InlineData(ReleaseRules.Public, ReleaseRules.Partner)]
    public void Two_profiles_of_the_same_months_are_safe_together_for_whoever_has_both(string before, string after)
    {
        using var desk = new ReleaseDesk(600);
        List<TownIncident> incidents = desk.Scattered(41, 40, "burglary", "tip");
        desk.Hold(incidents);
        desk.Today = new DateTimeOffset(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
        ReleaseResult first = desk.Give(desk.Request(before, period: "2026-Q1".Replace("-Q1", "-01..2026-03", StringComparison.Ordinal)));
        ReleaseResult second = desk.Give(desk.Request(after, period: "2026-01..2026-03"));
        ReleaseResult partner = before == ReleaseRules.Partner ? first : second, open = before == ReleaseRules.Partner ? second : first;
        Assert.Contains(open.Counts.Concat(open.Totals), static one => one.Count is not null);
        // Seizures bracket the months: they are no published crime, and no tip.
        static bool IsPublished(string kind) => kind == "burglary";
        var reader = new ReleaseReader("burglary", "tip", "seizure").Reads(partner).Reads(open, IsPublished);
        Dictionary<(int Zone, string Period), int> truth = ReleaseDesk.TruthOf(partner, incidents);
        foreach (HandedCount one in partner.Counts.Concat(partner.Totals))
        {
            int count = truth[(one.Zone, one.Period)];
            if (count is 0 or >= 5)
                continue;
            (int low, int high) = reader.Range(partner, one);
            Assert.True(high == int.MaxValue || high - Math.Max(low, 1) >= 5, $"{one.Cell} {one.Period} is {low} to {high}");
        }
    }

    [Fact]
    public void The_same_months_without_tips_do_not_tell_the_tips_by_subtraction()
    {
        using var desk = new ReleaseDesk(600);
        List<TownIncident> incidents = desk.Scattered(51, 60, "seizure", "tip");
        desk.Hold(incidents);
        ReleaseResult all = desk.Give(desk.Request(period: "2026-02"));
        ReleaseResult without;
        try
        {
            without = desk.Give(desk.Request(period: "2026-02", kinds: ["seizure"]));
        }
        catch (OutputException refusal)
        {
            Assert.Matches(" (would be known to be|can be pinned down to) ", refusal.Message);
            return;
        }
        var reader = new ReleaseReader("seizure", "tip").Reads(all).Reads(without, static kind => kind == "seizure");
        Dictionary<(int Zone, string Period), int> others = ReleaseDesk.TruthOf(without, incidents.Where(static one => one.Kind == "seizure"));
        foreach (HandedCount one in without.Counts.Where(static one => one.Count is null))
        {
            (int low, int high) = reader.Range(without, one);
            Assert.True(
                high == int.MaxValue || high - Math.Max(low, Math.Min(1, others[(one.Zone, one.Period)])) >= 5, $"{one.Cell}: {low} to {high}");
        }
        Dictionary<(int Zone, string Period), int> tips = ReleaseDesk.TruthOf(all, incidents.Where(static one => one.Kind == "tip"));
        foreach (HandedCount one in all.Counts.Where(one => tips[(one.Zone, one.Period)] > 0))
        {
            (int low, int high) = reader.Range(all, one, "tip");
            Assert.True(high == int.MaxValue || high - Math.Max(low, 1) >= 5, $"{one.Cell}: {low} to {high} tips");
        }
    }

    [Fact]
    public void Another_ledger_entry_meanwhile_is_noticed()
    {
        _desk.Hold(_desk.Scattered(61, 50));
        ReleaseResult early = _desk.Make(_desk.Request(period: "2026-01"));
        _desk.Give(_desk.Request(area: "smaller.geojson", period: "2026-01"));
        OutputException refusal = Assert.Throws<OutputException>(
            () => Hotspots.Core.Files.Release.CountsDoor.Write(early, _desk.Place("late"), CancellationToken.None));
        Assert.StartsWith("Another layer was entered into the ledger meanwhile", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.PathOf("late")));
    }
}
