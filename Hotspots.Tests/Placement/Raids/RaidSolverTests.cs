using Hotspots.Core.Placement.Raids;

namespace Hotspots.Tests.Placement.Raids;

public class RaidSolverTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public void Waves_longest_way_and_total_are_those_of_trying_everything(int first)
    {
        for (int seed = first; seed < first + 50; seed++)
        {
            RaidProblem problem = SmallRaids.Random(seed);
            RaidAssignment found = RaidSolver.Solve(problem, CancellationToken.None)!;
            (int waves, double longest, double total) = SmallRaids.Best(problem);
            Assert.Equal(waves, found.Waves);
            Assert.Equal(waves, found.WavesBound);
            Assert.Equal(longest, found.Longest, 9);
            Assert.Equal(longest, found.LongestBound, 9);
            Assert.Equal(total, found.Total, 9);
            Assert.True(found.IsTotalProven);
            CanBeDone(problem, found);
        }
    }

    [Fact]
    public void Days_in_one_wave_in_two_and_in_more_with_doors_for_two_teams_are_among_those_tried()
    {
        RaidProblem[] days = [.. Enumerable.Range(0, 200).Select(static seed => SmallRaids.Random(seed))];
        int[] waves = [.. days.Select(static day => RaidSolver.Solve(day, CancellationToken.None)!.Waves)];
        Assert.True(waves.Count(static count => count == 1) > 50);
        Assert.True(waves.Count(static count => count == 2) > 50);
        Assert.True(waves.Count(static count => count > 2) > 10);
        Assert.True(days.Count(static day => day.Asks.Contains(2)) > 100);
    }

    [Fact]
    public void A_wave_that_was_named_is_kept_and_more_than_it_holds_is_no_plan()
    {
        for (int seed = 300; seed < 340; seed++)
        {
            RaidProblem problem = SmallRaids.Random(seed);
            problem.FixedWaves[0] = 2;
            RaidAssignment found = RaidSolver.Solve(problem, CancellationToken.None)!;
            (int waves, double longest, double total) = SmallRaids.Best(problem);
            Assert.Equal((waves, 2), (found.Waves, found.WaveOf[0]));
            Assert.Equal(longest, found.Longest, 9);
            Assert.Equal(total, found.Total, 9);
        }
        RaidProblem full = SmallRaids.Random(1) with
        {
            Teams = 2,
            Asks = [2, 1],
            Classes = [0, 0],
            FixedWaves = [1, 1],
            FromStarts = new double[4],
            FromDoors = new double[4],
        };
        Assert.Null(RaidSolver.Solve(full, CancellationToken.None));
    }

    [Fact]
    public void Three_doors_for_two_teams_each_need_three_waves_of_three_teams()
    {
        RaidProblem problem = SmallRaids.Random(1) with
        {
            Teams = 3,
            Asks = [2, 2, 2],
            Classes = [0, 0, 0],
            FixedWaves = [0, 0, 0],
            FromStarts = new double[9],
            FromDoors = new double[9],
        };
        RaidAssignment found = RaidSolver.Solve(problem, CancellationToken.None)!;
        // Six asked of three teams would be two waves, were doors not whole.
        Assert.Equal((3, 3), (found.Waves, found.WavesBound));
    }

    [Fact]
    public void Of_many_doors_no_plan_is_better_than_the_bound_and_all_can_be_done()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            RaidProblem problem = SmallRaids.Random(seed, mostTeams: 14, mostDoors: 40);
            RaidAssignment found = RaidSolver.Solve(problem, CancellationToken.None)!;
            Assert.InRange(found.LongestBound, 0, found.Longest);
            CanBeDone(problem, found);
        }
    }

    [Fact]
    public void The_bound_of_the_longest_way_holds_where_everything_was_tried()
    {
        for (int seed = 400; seed < 500; seed++)
        {
            RaidProblem problem = SmallRaids.Random(seed);
            WaveCounts counts = WaveCounts.Of(problem)!;
            double bound = new WaveSlots(problem).Bound(static (_, _) => true, static _ => true, 0);
            Assert.InRange(bound, 0, SmallRaids.Best(problem).Longest);
            Assert.True(counts.IsWhole);
        }
    }

    /// <summary>Fails unless every door has its teams, a wave no more than there are, and every way begins where the team is.</summary>
    private static void CanBeDone(RaidProblem problem, RaidAssignment found)
    {
        Assert.Equal(problem.Asks, Enumerable.Range(0, problem.Doors).Select(door => found.Legs.Count(leg => leg.Door == door)));
        Assert.Equal(found.Longest, found.Legs.Max(static leg => leg.Minutes), 9);
        Assert.Equal(found.Total, found.Legs.Sum(static leg => leg.Minutes), 9);
        foreach (IGrouping<int, RaidLeg> team in found.Legs.GroupBy(static leg => leg.Team))
        {
            RaidLeg[] ways = [.. team.OrderBy(leg => found.WaveOf[leg.Door])];
            Assert.Equal(ways.Length, ways.Select(leg => found.WaveOf[leg.Door]).Distinct().Count());
            int at = -1;
            foreach (RaidLeg leg in ways)
            {
                Assert.Equal(at, leg.From);
                Assert.Equal(at < 0 ? problem.FromStart(leg.Team, leg.Door) : problem.FromDoor(at, leg.Door), leg.Minutes);
                at = leg.Door;
            }
        }
    }
}
