using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

/// <summary>What must hold of teams placed by the whole chain, whatever the points.</summary>
public sealed class PlacementRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Pier Avenue", "Pier Avenue")]
    [InlineData("Near Pier Avenue", "the hotspot near Pier Avenue")]
    [InlineData("Nearfield Road", "Nearfield Road")]
    public void A_site_is_named_from_a_hotspot_in_words_that_can_follow_of(string name, string words) =>
        Assert.Equal(words, PlacementSites.InWords(name));

    [Fact]
    public void Another_team_never_covers_less() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(ArbMap.Default.ArbFor<ushort>(), seed =>
        {
            string demand = Write(seed, 40, 0, 1);
            double before = 0;
            for (int teams = 1; teams <= 4; teams++)
            {
                PlacementResult result = Place(demand, teams);
                if (result.Record.Value < before - 1e-9 || result.Record.Bound < result.Record.Value || result.Record.Gap is < 0 or > 1)
                    return false;
                // The curve knew it before.
                CoverageStep step = result.Pools[0].Curve!.Steps[teams - 1];
                if (step.Teams != teams || Math.Abs(step.CoveredShare - result.Record.CoveredShare) > 1e-9 || step.ShareBound < step.CoveredShare)
                    return false;
                before = result.Record.Value;
            }
            return true;
        }));

    [Fact]
    public void Moving_all_points_moves_the_sites_and_nothing_else() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(ArbMap.Default.ArbFor<ushort>(), seed =>
        {
            // By a multiple of the lattice, which is laid at multiples of its spacing.
            PlacementResult here = Place(Write(seed, 40, 0, 1), 2), there = Place(Write(seed, 40, 12_000, 1), 2);
            return Math.Abs(here.Record.Value - there.Record.Value) < 1e-9
                && here.Sites.Zip(there.Sites).All(static pair => pair.First.Figures.Place.Easting + 12_000 == pair.Second.Figures.Place.Easting);
        }));

    [Fact]
    public void Doubling_the_weights_doubles_the_value_and_nothing_else() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(ArbMap.Default.ArbFor<ushort>(), seed =>
        {
            PlacementResult once = Place(Write(seed, 40, 0, 1), 2), twice = Place(Write(seed, 40, 0, 2), 2);
            return Math.Abs(2 * once.Record.Value - twice.Record.Value) < 1e-9 && Math.Abs(once.Record.CoveredShare - twice.Record.CoveredShare) < 1e-12
                && once.Sites.Select(static s => s.Figures.Place).SequenceEqual(twice.Sites.Select(static s => s.Figures.Place));
        }));

    [Fact]
    public void The_same_question_has_the_same_id_and_another_has_not()
    {
        string demand = Write(7, 40, 0, 1);
        PlacementResult first = Place(demand, 2), again = Place(demand, 2), other = Place(demand, 3);
        Assert.Equal(first.Record.RunId, again.Record.RunId);
        Assert.NotEqual(first.Record.RunId, other.Record.RunId);
        Assert.Equal("600 m", first.Record.Choices["reach"]);
        Assert.Equal("a square lattice over each area, 200 m (a third of the reach)", first.Record.Choices["candidates"]);
    }

    [Fact]
    public void No_place_of_a_fine_lattice_reaches_more_than_those_near_the_demand()
    {
        // What is left out of the lattice has no demand within reach: one team over the whole ground finds the same.
        string demand = Write(3, 25, 0, 1);
        PlacementWish wish = Wish(demand, 1) with { CandidateSpacing = 200 };
        PlacementResult near = PlacementRun.Execute(wish, TimeProvider.System, null, CancellationToken.None);
        double best = 0;
        for (double e = 323_000; e <= 329_000; e += 200)
        {
            for (double n = 361_000; n <= 367_000; n += 200)
            {
                double covered = 0;
                for (int i = 0; i < near.Demand.Count; i++)
                    covered += near.Demand[i].DistanceTo(new GridPoint(e, n)) <= 600 ? near.Demand.WeightAt(i) : 0;
                best = Math.Max(best, covered);
            }
        }
        Assert.Equal(best, near.Record.Value, 9);
    }

    private PlacementResult Place(string demand, int teams) => PlacementRun.Execute(Wish(demand, teams), TimeProvider.System, null, CancellationToken.None);

    private static PlacementWish Wish(string demand, int teams) => new() { DemandFile = demand, Teams = teams, Reach = 600 };

    private string Write(int seed, int count, double shift, double weight)
    {
        var random = new SeededRandom((ulong)seed);
        string rows = string.Concat(Enumerable.Range(0, count).Select(_ => FormattableString.Invariant(
            $"{324_000 + shift + 4_000 * random.NextDouble():0.0},{362_000 + 4_000 * random.NextDouble():0.0},{weight * (1 + random.NextInt32(9))}\n")));
        string name = FormattableString.Invariant($"demand-{seed}-{shift}-{weight}.csv");
        _folder.Write(name, "easting,northing,weight\n" + rows);
        return _folder.PathOf(name);
    }
}
