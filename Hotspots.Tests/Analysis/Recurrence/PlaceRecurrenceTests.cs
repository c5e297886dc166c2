using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Recurrence;

public sealed class PlaceRecurrenceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_crowd_over_the_year_repeats_in_every_look(bool monthsKnown)
    {
        MadeYear made = MadeYear.Even(1, 400);
        int[] crowd = made.AddCrowd(2, 60, (700, 800));
        int[][] places = made.Places();
        RecurrenceFindings findings = made.Ask(places, monthsKnown);
        int place = MadeYear.PlaceOf(places, crowd);
        Assert.Equal((TooLittle.None, 24), (findings.Why, findings.Looks));
        Assert.Equal((24, true), (findings.RepeatsOf(place), findings.IsLasting(place)));
        Assert.Equal(monthsKnown, findings.Blocks!.IsMonthly);
    }

    [Fact]
    public void Strewn_evenly_next_to_nothing_does()
    {
        // Twenty sets: a place called likely in one of them may happen, three are no chance that the words leave.
        int likely = 0, places = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            MadeYear made = MadeYear.Even(seed, 400);
            int[][] found = made.Places();
            RecurrenceFindings findings = made.Ask(found);
            likely += Enumerable.Range(0, found.Length).Any(p => 3 * findings.RepeatsOf(p) >= 2 * findings.Looks) ? 1 : 0;
            places += found.Length;
        }
        Assert.True(places > 40, $"{places}");
        Assert.InRange(likely, 0, 2);
    }

    [Fact]
    public void Batches_of_which_only_months_are_known_next_to_never_do()
    {
        int likely = 0, places = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            MadeYear made = MadeYear.Batches(seed, 1500);
            int[][] found = made.Places();
            RecurrenceFindings findings = made.Ask(found, monthsKnown: true);
            likely += Enumerable.Range(0, found.Length).Any(p => 3 * findings.RepeatsOf(p) >= 2 * findings.Looks) ? 1 : 0;
            places += found.Length;
            Assert.True(findings.Dispersion > 2, $"{findings.Dispersion}");
        }
        Assert.True(places > 100, $"{places}");
        Assert.InRange(likely, 0, 2);
    }

    [Fact]
    public void The_order_of_incidents_the_cores_and_where_the_town_lies_change_nothing()
    {
        MadeYear made = MadeYear.Even(3, 500);
        made.AddCrowd(4, 30, (300, 300), sigma: 40);
        made.AddCrowd(5, 15, (1100, 1200));
        // Many at one address, so that some of them are repeats; whole metres, so that a town that is moved is the same town.
        for (int i = 0; i < made.Rows.Count; i++)
            made.Rows[i] = (Math.Round(made.Rows[i].East), Math.Round(made.Rows[i].North), made.Rows[i].Day / 3 * 3);
        int[][] places = made.Places();
        PointSet exposure = MadeYear.Even(6, 2000).Points;
        RecurrenceFindings findings = made.Ask(places, exposure: exposure);

        int[] order = CrowdCellsTests.Shuffled(made.Rows.Count, 7), at = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            at[order[i]] = i;
        var shuffled = new MadeYear { Rows = [.. order.Select(i => made.Rows[i])] };
        AssertSame(findings, shuffled.Ask([.. places.Select(place => place.Select(i => at[i]).ToArray())], exposure: exposure), places.Length);

        AssertSame(findings, made.Ask(places, exposure: exposure, workers: new WorkSharing(2, CancellationToken.None)), places.Length);

        var moved = new MadeYear { Rows = [.. made.Rows.Select(static r => (r.East + 140, r.North - 90, r.Day))] };
        PointSet movedExposure = new(
            [.. exposure.Eastings.ToArray().Select(static e => e + 140)], [.. exposure.Northings.ToArray().Select(static n => n - 90)]);
        AssertSame(findings, moved.Ask(places, exposure: movedExposure), places.Length);
    }

    [Fact]
    public void Three_strays_five_kilometres_out_make_no_place_of_an_even_set_repeat()
    {
        int unchanged = 0;
        for (ulong seed = 30; seed < 36; seed++)
        {
            MadeYear made = MadeYear.Even(seed, 300);
            int[][] places = made.Places();
            RecurrenceFindings clean = made.Ask(places);
            made.Rows.AddRange([(-4250, 750, 40), (5750, 750, 180), (750, 5750, 300)]);
            RecurrenceFindings strayed = made.Ask(places);
            for (int p = 0; p < places.Length; p++)
            {
                if (clean.RepeatsOf(p) > 0)
                    continue;
                unchanged++;
                // The rest is a little thinner now: a look or two may fall otherwise, never two of three.
                Assert.InRange(strayed.RepeatsOf(p), 0, 3);
            }
        }
        Assert.True(unchanged >= 10, $"{unchanged}");
    }

    [Theory]
    [InlineData(-5017.3, 0)]
    [InlineData(5017.3, 0)]
    [InlineData(0, -5017.3)]
    [InlineData(0, 5017.3)]
    [InlineData(-5011.1, -5017.3)]
    public void Strays_on_any_side_leave_every_figure_as_it_is_but_for_their_own_share(double east, double north)
    {
        MadeYear made = MadeYear.Even(31, 300);
        made.AddCrowd(32, 30, (300, 300), sigma: 40);
        made.AddCrowd(33, 20, (1100, 1200));
        int all = made.Rows.Count;
        // Repeats a few metres from the first: of which of them one event is made depends on where the squares of addresses lie.
        for (int i = 0; i < all; i += 5)
            made.Rows.Add((made.Rows[i].East + 6, made.Rows[i].North - 5, Math.Min(made.Rows[i].Day + 3, MadeYear.Days - 1)));
        all = made.Rows.Count;
        int[][] places = made.Places();
        PointSet homes = MadeYear.Even(34, 2000).Points;
        RecurrenceFindings clean = Ask();
        made.Rows.AddRange([(750 + east, 750 + north, 40), (790 + east, 1500 + north, 180), (1500 + east, 790 + north, 300)]);
        RecurrenceFindings strayed = Ask();
        Assert.Equal(clean.Blocks!.BlockOf, strayed.Blocks!.BlockOf[..all]);
        Assert.Equal(clean.OwnExposure, strayed.OwnExposure);
        Assert.True(places.Length > 2 && Enumerable.Range(0, places.Length).Sum(p => clean.ExcessOf(p).There) > 100);
        for (int p = 0; p < places.Length; p++)
        {
            (int looks, double there, double expected) = clean.ExcessOf(p);
            Assert.Equal((looks, there), (strayed.ExcessOf(p).Looks, strayed.ExcessOf(p).There));
            Assert.InRange(strayed.ExcessOf(p).Expected, expected, expected * (1 + 4.0 / clean.Blocks.Events));
            Assert.Equal(clean.IsLasting(p), strayed.IsLasting(p));
            Assert.InRange(strayed.RepeatsOf(p), clean.RepeatsOf(p) - 1, clean.RepeatsOf(p) + 1);
        }

        RecurrenceFindings Ask() => PlaceRecurrence.Of(
            new RecurrenceQuestion(made.Points, made.ByDay, places, MadeYear.Reach, static _ => 6) { Exposure = homes },
            new RecurrenceOptions(),
            MadeYear.Alone);
    }

    [Fact]
    public void Places_that_nobody_finds_repeat_in_no_look()
    {
        MadeYear made = MadeYear.Even(9, 200, 20_000);
        RecurrenceFindings findings = made.Ask([[0, 1, 2, 3, 4, 5], [50, 51, 52, 53, 54, 55]]);
        Assert.Equal(TooLittle.None, findings.Why);
        Assert.All([0, 1], place => Assert.Equal((0, 0), (findings.RepeatsOf(place), findings.ExcessOf(place).Looks)));
        Assert.Null(findings.Outlook);
        Assert.Null(
            PlaceExcess.Of(findings.ExcessOf(0).Looks, findings.ExcessOf(0).There, findings.ExcessOf(0).Expected, 1, ExposureMeasure.Postcodes));
    }

    [Theory]
    [InlineData(121, 181, true)]
    [InlineData(125, 175, true)]
    [InlineData(40, 54, true)]
    [InlineData(98, 111, false)]
    [InlineData(91, 104, false)]
    [InlineData(84, 97, false)]
    [InlineData(105, 118, false)]
    [InlineData(91, 118, false)]
    [InlineData(84, 125, false)]
    public void A_burst_is_no_lasting_place_wherever_its_days_fall_and_a_crowd_over_the_year_is(int firstDay, int lastDay, bool monthsKnown)
    {
        MadeYear made = MadeYear.Even(10, 400);
        int[] burst = made.AddCrowd(11, 40, (400, 400), firstDay, lastDay), lasting = made.AddCrowd(12, 40, (1100, 1000));
        int[][] places = made.Places();
        int brief = MadeYear.PlaceOf(places, burst), year = MadeYear.PlaceOf(places, lasting);
        Assert.NotEqual(brief, year);
        RecurrenceFindings findings = made.Ask(places, monthsKnown);
        Assert.Equal((false, 0), (findings.IsLasting(brief), findings.RepeatsOf(brief)));
        Assert.False(findings.IsBurst(year));
        Assert.Equal((true, findings.Looks), (findings.IsLasting(year), findings.RepeatsOf(year)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_place_of_one_season_is_more_than_a_burst(bool monthsKnown)
    {
        // A third of the year.
        MadeYear made = MadeYear.Even(17, 400);
        int[] season = made.AddCrowd(18, 60, (700, 700), 122, 243);
        int[][] places = made.Places();
        Assert.True(made.Ask(places, monthsKnown).IsLasting(MadeYear.PlaceOf(places, season)));
    }

    [Fact]
    public void Repeats_at_one_address_do_not_vouch_for_themselves()
    {
        // Ten addresses of a fortnight's trouble each, forty reports of every one.
        MadeYear made = MadeYear.Even(16, 300);
        var places = new List<int[]>();
        for (int i = 0; i < 10; i++)
        {
            int first = made.Rows.Count;
            for (int k = 0; k < 40; k++)
                made.Rows.Add((125.5 + 130 * i, 605.5, 30 * i + k % 14));
            places.Add([.. Enumerable.Range(first, 40)]);
        }
        RecurrenceFindings findings = made.Ask(places);
        Assert.All(Enumerable.Range(0, 10), place => Assert.InRange(findings.RepeatsOf(place), 0, 15));
    }

    [Fact]
    public void Incidents_that_follow_the_exposure_are_no_excess_and_a_crowd_is()
    {
        // Twenty towns of two thousand homes, a third of them in the middle; at five per cent a town, five of twenty come by chance in 3 of 1,000.
        int more = 0, asked = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            MadeYear homes = MadeYear.Even(seed, 1400);
            homes.AddCrowd(seed + 50, 600, (750, 750), sigma: 150);
            var random = new SeededRandom(seed + 100);
            var made = new MadeYear();
            for (int i = 0; i < 400; i++)
            {
                (double east, double north, _) = homes.Rows[random.NextInt32(homes.Rows.Count)];
                made.Rows.Add((east, north, random.NextInt32(MadeYear.Days)));
            }
            int[][] places = made.Places();
            double[] chances = Chances(made.Ask(places, exposure: homes.Points), places.Length);
            asked += chances.Length;
            more += chances.Any(p => p * chances.Length <= 0.05) ? 1 : 0;
        }
        Assert.True(asked > 20, $"{asked}");
        Assert.InRange(more, 0, 4);

        MadeYear crowded = MadeYear.Even(40, 400);
        int[] crowd = crowded.AddCrowd(41, 40, (900, 600));
        RecurrenceFindings findings = crowded.Ask([crowd], exposure: MadeYear.Even(42, 3000).Points);
        (int looks, double there, double expected) = findings.ExcessOf(0);
        Assert.True(PlaceExcess.Of(looks, there, expected, findings.Dispersion, ExposureMeasure.Postcodes) is { P: < 1e-4, From: > 1.5 });
    }

    [Fact]
    public void Exposure_far_from_every_incident_counts_in_the_whole_and_explains_no_place()
    {
        MadeYear made = MadeYear.Even(43, 300);
        int[] crowd = made.AddCrowd(44, 40, (900, 600));
        PointSet near = MadeYear.Even(45, 2000).Points;
        PointSet twice = new([.. near.Eastings, .. near.Eastings.ToArray().Select(static e => e + 90_000)], [.. near.Northings, .. near.Northings]);
        double alone = made.Ask([crowd], exposure: near).ExcessOf(0).Expected, halved = made.Ask([crowd], exposure: twice).ExcessOf(0).Expected;
        Assert.Equal(alone / 2, halved, 1e-9 * alone);
    }

    [Fact]
    public void Too_few_events_and_no_times_are_said()
    {
        MadeYear few = MadeYear.Even(46, 19);
        Assert.Equal(TooLittle.FewIncidents, few.Ask([[0, 1]]).Why);
        var question = new RecurrenceQuestion(few.Points, null, [[0, 1]], MadeYear.Reach, MadeYear.MinPoints);
        Assert.Equal(TooLittle.NoTimes, PlaceRecurrence.Of(question, new RecurrenceOptions(), MadeYear.Alone).Why);
        Assert.Equal(TooLittle.None, MadeYear.Even(46, 40).Ask([[0, 1]]).Why);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        MadeYear made = MadeYear.Even(47, 300);
        Assert.ThrowsAny<OperationCanceledException>(() => made.Ask([[0, 1]], workers: WorkSharing.Alone(new CancellationToken(canceled: true))));
    }

    [Theory]
    [InlineData(1000, 1000, 5, 1.5)]
    [InlineData(1000, 500, 5, 1.5 + 2 * 0.35777087639996635)]
    [InlineData(1000, 1, 0, 4)]
    [InlineData(10, 20, 5, 1.5)]
    public void Ground_that_is_snapped_to_few_points_is_asked_for_more_contrast(int events, int positions, double near, double expected) =>
        Assert.Equal(expected, new RecurrenceOptions().ContrastFor(events, positions, near), 1e-12);

    private static double[] Chances(RecurrenceFindings findings, int places) =>
        [.. Enumerable.Range(0, places).Select(p => PlaceExcess.Of(
            findings.ExcessOf(p).Looks, findings.ExcessOf(p).There, findings.ExcessOf(p).Expected, findings.Dispersion, ExposureMeasure.Postcodes)?.P
                ?? 1)];

    private static void AssertSame(RecurrenceFindings expected, RecurrenceFindings actual, int places)
    {
        Assert.Equal((expected.Looks, expected.Contrast, expected.Dispersion), (actual.Looks, actual.Contrast, actual.Dispersion));
        Assert.Equal(expected.Blocks!.Events, actual.Blocks!.Events);
        Assert.True(places > 2);
        for (int p = 0; p < places; p++)
        {
            Assert.Equal((expected.RepeatsOf(p), expected.IsLasting(p)), (actual.RepeatsOf(p), actual.IsLasting(p)));
            Assert.Equal(expected.ExcessOf(p).Looks, actual.ExcessOf(p).Looks);
            Assert.Equal(expected.ExcessOf(p).There, actual.ExcessOf(p).There);
            Assert.Equal(expected.ExcessOf(p).Expected, actual.ExcessOf(p).Expected, 1e-9);
        }
        (double share, double from, double to) = expected.Outlook!.Of(0.1, 500);
        (double Share, double From, double To) other = actual.Outlook!.Of(0.1, 500);
        Assert.Equal(share, other.Share, 1e-9);
        Assert.Equal(from, other.From, 1e-9);
        Assert.Equal(to, other.To, 1e-9);
    }
}
