using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Benchmarks.Sureness;

/// <summary>
/// What the words claim, tried on incidents laid by known chance. Seeds are fixed: a run does the same every time, and fails only
/// when the product changed. Bounds leave room for a product that is true: where a word may err in one of twenty, a bound is passed by chance
/// less than once in a hundred sets of seeds.
/// </summary>
public sealed class SurenessTrialsTests
{
    private const int Sets = 60;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    public void Where_there_is_nothing_next_to_nothing_is_called_clear_or_likely(int kind, int fault)
    {
        Rate alarms = NothingThere.FalseAlarms(kind, fault, 500, Sets);
        Assert.True(alarms.Count <= 3, $"{NothingThere.Kinds[kind].Name}, {NothingThere.Faults[fault].Name}: {alarms}");
    }

    [Fact]
    public void Nor_is_it_where_only_months_are_known()
    {
        Rate alarms = NothingThere.FalseAlarms(0, 0, 500, Sets, monthsKnown: true);
        Assert.True(alarms.Count <= 3, alarms.ToString());
    }

    [Theory]
    [InlineData(30, 150, SurenessWord.Likely, 48)]
    [InlineData(30, 600, SurenessWord.Likely, 48)]
    [InlineData(60, 2000, SurenessWord.Clear, 57)]
    internal void A_crowd_over_the_year_is_told(int crowd, int others, SurenessWord word, int atLeast)
    {
        Rate told = NothingThere.Told(crowd, others, word, Sets);
        Assert.True(told.Count >= atLeast, $"{crowd} among {others}: {told}");
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(28, false)]
    [InlineData(14, true)]
    [InlineData(40, true)]
    public void A_burst_of_a_few_weeks_is_not_called_clear_or_likely_for_all_its_weight(int days, bool monthsKnown)
    {
        const int Others = 400, Burst = 40;
        Rate called = SurenessTrial.Count(Sets, (ulong)days, random =>
        {
            MadeUpIncidents made = MadeUpIncidents.Even(random, Others);
            double first = (MadeUpIncidents.Days - days) * random.NextDouble(), east = MadeUpIncidents.Side * random.NextDouble();
            for (int i = 0; i < Burst; i++)
            {
                made.Add(
                    MadeUpIncidents.Corner.Easting + east + 80 * random.NextDouble(),
                    MadeUpIncidents.Corner.Northing + 700 + 80 * random.NextDouble(),
                    first + days * random.NextDouble());
            }
            Hotspot there = SurenessTrial.Run(made, monthsKnown).Hotspots.MaxBy(static h => h.Members.Count(static i => i >= Others))!;
            return SurenessTrial.IsSure(there);
        });
        Assert.True(called.Count <= 6, $"{days} days: {called}");
    }

    [Fact]
    public void Incidents_that_follow_the_postcodes_of_a_town_are_no_more_than_its_people_explain()
    {
        PointSet mold = Calibration.PostcodesOf("Mold");
        var drawn = new Calibration((random, n) => MadeUpIncidents.From(random, mold, n));
        drawn.Add(Sets, 500);
        Assert.Equal(Sets, drawn.MoreThanPeople.Of);
        Assert.True(drawn.MoreThanPeople.Count <= 3, drawn.MoreThanPeople.ToString());
    }

    [Fact]
    public void What_is_called_clear_is_there_again_and_shares_lie_in_their_range()
    {
        var drawn = new Calibration(Calibration.ThreeHotspots);
        drawn.Add(Sets, 500);
        Rate clear = drawn.AgainByWord[(int)SurenessWord.Clear], unsure = drawn.AgainByWord[(int)SurenessWord.Unsure];
        Assert.True(clear.Of > Sets, clear.ToString());
        Assert.True(clear.Share >= 0.9, clear.ToString());
        Assert.True(clear.Share > unsure.Share, $"{clear}; {unsure}");
        Assert.True(drawn.Covered.Share >= 0.9, drawn.Covered.ToString());
    }

    [Fact]
    public void The_same_incidents_have_the_same_words_in_another_town()
    {
        GridPoint mold = Gazetteer.Britain.Find("Mold")!.Centre;
        foreach (string name in new[] { "Flint", "High Wycombe", "Clacton-on-Sea" })
        {
            var random = new SeededRandom(31);
            MadeUpIncidents set = MadeUpIncidents.Even(random, 300);
            set.AddCrowd(random, 25, 30);
            GridPoint there = Gazetteer.Britain.Find(name)!.Centre;
            // Whole metres, so that what is written to two decimals stays as it is.
            MadeUpIncidents moved = set.Moved(Math.Round(there.Easting - mold.Easting), Math.Round(there.Northing - mold.Northing), name);
            (string, SurenessWord?)[] here = Words(SurenessTrial.Run(set)), away = Words(SurenessTrial.Run(moved));
            Assert.Contains(here, static place => place.Item2 == SurenessWord.Clear);
            Assert.Equal(here, away);
        }

        static (string, SurenessWord?)[] Words(RunResult run) =>
            [.. run.Hotspots.Select(static h => (string.Join(',', h.Members), h.Sureness?.Word)).Order()];
    }

    [Fact]
    public void Trials_do_the_same_every_time() =>
        Assert.Equal(NothingThere.FalseAlarms(3, 1, 100, 6), NothingThere.FalseAlarms(3, 1, 100, 6));
}
