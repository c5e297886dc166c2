using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does it take to assign teams to the doors of a day, and how near to the best is the longest way? Doors by lot over 10 km; seeded; each
/// answer is checked before its time is told.
/// </summary>
internal static class RaidBenchmark
{
    private const int Runs = 3;

    private static readonly (int Doors, int Teams, bool HasPairs, bool IsOneMuster)[] Sizes =
    [
        (12, 12, false, true), (12, 8, true, true), (20, 10, false, true), (60, 60, false, true), (60, 40, false, true), (60, 40, true, false),
        (60, 20, false, true), (100, 50, false, true),
    ];

    public static void Run(TextWriter output)
    {
        RaidSolver.Solve(Problem(20, 10, true, true), CancellationToken.None);
        foreach ((int doors, int teams, bool hasPairs, bool isOneMuster) in Sizes)
        {
            RaidProblem problem = Problem(doors, teams, hasPairs, isOneMuster);
            var times = new double[Runs];
            RaidAssignment? found = null;
            for (int run = 0; run < Runs; run++)
            {
                long began = Stopwatch.GetTimestamp();
                found = RaidSolver.Solve(problem, CancellationToken.None);
                times[run] = Stopwatch.GetElapsedTime(began).TotalSeconds;
            }
            Check(problem, found!);
            Array.Sort(times);
            string pairs = hasPairs ? ", every sixth for two teams" : "", from = isOneMuster ? "one muster" : "places of their own";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{doors} doors{pairs}, {teams} teams from {from}: {times[Runs / 2]:0.000} s, {found!.Waves} waves, ")
                + string.Create(CultureInfo.InvariantCulture, $"longest way {found.Longest:0.00} min, bound {found.LongestBound:0.00} min"));
        }
    }

    private static RaidProblem Problem(int doors, int teams, bool hasPairs, bool isOneMuster)
    {
        var random = new SeededRandom(20_260_202);
        (double X, double Y)[] starts = isOneMuster ? [.. Enumerable.Repeat((5.0, 5.0), teams)] : Places(teams), at = Places(doors);
        return new RaidProblem
        {
            Teams = teams,
            Asks = [.. Enumerable.Range(0, doors).Select(door => hasPairs && door % 6 == 0 ? 2 : 1)],
            Classes = new int[doors],
            FixedWaves = new int[doors],
            FromStarts = [.. starts.SelectMany(start => at.Select(door => Minutes(start, door)))],
            FromDoors = [.. at.SelectMany(from => at.Select(door => Minutes(from, door)))],
        };

        (double X, double Y)[] Places(int count) => [.. Enumerable.Range(0, count).Select(_ => (10 * random.NextDouble(), 10 * random.NextDouble()))];
    }

    // 30 km/h on roads 1.3 times as long.
    private static double Minutes((double X, double Y) from, (double X, double Y) to) =>
        2.6 * Math.Sqrt((from.X - to.X) * (from.X - to.X) + (from.Y - to.Y) * (from.Y - to.Y));

    private static void Check(RaidProblem problem, RaidAssignment found)
    {
        bool isRight = found.Legs.Count == problem.Asks.Sum() && found.LongestBound <= found.Longest
            && found.Legs.GroupBy(leg => (leg.Team, Wave: found.WaveOf[leg.Door])).All(static one => one.Count() == 1)
            && found.Legs.All(leg => leg.Minutes == (leg.From < 0 ? problem.FromStart(leg.Team, leg.Door) : problem.FromDoor(leg.From, leg.Door)));
        if (!isRight)
            throw new InvalidOperationException("The plan cannot be done.");
    }
}
