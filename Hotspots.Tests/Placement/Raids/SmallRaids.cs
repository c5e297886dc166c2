using Hotspots.Core.Indexing;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Tests.Placement.Raids;

/// <summary>Made-up days of warrants small enough that everything that can be done can be tried, and the trying.</summary>
internal static class SmallRaids
{
    /// <summary>A few teams and doors on a coarse lattice, so that ties are common; some doors ask for two teams, some matter more.</summary>
    public static RaidProblem Random(int seed, int mostTeams = 5, int mostDoors = 6)
    {
        var random = new SeededRandom((ulong)seed);
        bool isFine = random.NextInt32(3) == 0;
        int teams = 2 + random.NextInt32(mostTeams - 1), doors = 1 + random.NextInt32(mostDoors);
        double Coordinate() => isFine ? 20 * random.NextDouble() : random.NextInt32(9);
        (double X, double Y)[] Places(int count) => [.. Enumerable.Range(0, count).Select(_ => (Coordinate(), Coordinate()))];
        (double X, double Y)[] starts = Places(teams), at = Places(doors);
        bool hasClasses = random.NextInt32(2) == 0;
        return new RaidProblem
        {
            Teams = teams,
            Asks = [.. Enumerable.Range(0, doors).Select(_ => random.NextInt32(3) == 0 ? 2 : 1)],
            Classes = [.. Enumerable.Range(0, doors).Select(_ => hasClasses ? random.NextInt32(3) : 0)],
            FixedWaves = new int[doors],
            FromStarts = [.. starts.SelectMany(start => at.Select(door => Way(start, door)))],
            FromDoors = [.. at.SelectMany(from => at.Select(door => Way(from, door)))],
        };
    }

    private static double Way((double X, double Y) from, (double X, double Y) to) => Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y);

    /// <summary>The best there is: fewest waves; then, class by class, the least waited; then the longest way and the total.</summary>
    public static (int Waves, double Longest, double Total) Best(RaidProblem problem)
    {
        for (int waves = 1; ; waves++)
        {
            int[][] divisions = [.. Divisions(problem, waves)];
            if (divisions.Length == 0)
                continue;
            int[] least = divisions.Select(division => Waited(problem, division)).Aggregate(static (a, b) => Compare(a, b) <= 0 ? a : b);
            (double Longest, double Total) best = (double.PositiveInfinity, double.PositiveInfinity);
            foreach (int[] division in divisions.Where(division => Compare(Waited(problem, division), least) == 0))
                Send(problem, division, waves, 1, new int[problem.Teams], 0, 0, ref best);
            return (waves, best.Longest, best.Total);
        }
    }

    private static IEnumerable<int[]> Divisions(RaidProblem problem, int waves)
    {
        int all = (int)Math.Pow(waves, problem.Doors);
        for (int code = 0; code < all; code++)
        {
            var division = new int[problem.Doors];
            for (int door = 0, left = code; door < division.Length; door++, left /= waves)
                division[door] = 1 + left % waves;
            bool fits = Enumerable.Range(1, waves).All(
                wave => Enumerable.Range(0, problem.Doors).Where(door => division[door] == wave).Sum(door => problem.Asks[door]) <= problem.Teams);
            if (fits && Enumerable.Range(0, problem.Doors).All(door => problem.FixedWaves[door] == 0 || problem.FixedWaves[door] == division[door]))
                yield return division;
        }
    }

    private static int[] Waited(RaidProblem problem, int[] division) =>
        [.. Enumerable.Range(0, 3).Select(rank =>
            Enumerable.Range(0, problem.Doors).Where(door => problem.Classes[door] == rank).Sum(door => division[door] - 1))];

    private static int Compare(int[] a, int[] b) => a.AsSpan().SequenceCompareTo(b);

    // Every team in turn is sent to every place of the wave that is left. at: 0 for the start, else the door + 1 where a team is.
    private static void Send(
        RaidProblem problem, int[] division, int waves, int wave, int[] at, double longest, double total, ref (double Longest, double Total) best)
    {
        if (wave > waves)
        {
            if (longest < best.Longest || (longest == best.Longest && total < best.Total))
                best = (longest, total);
            return;
        }
        int[] places = [.. Enumerable.Range(0, problem.Doors).Where(door => division[door] == wave)
            .SelectMany(door => Enumerable.Repeat(door, problem.Asks[door]))];
        Fill(0, new bool[problem.Teams], [.. at], longest, total, ref best);

        void Fill(int place, bool[] isSent, int[] now, double far, double sum, ref (double Longest, double Total) found)
        {
            if (far > found.Longest)
                return;
            if (place == places.Length)
            {
                Send(problem, division, waves, wave + 1, now, far, sum, ref found);
                return;
            }
            int door = places[place];
            for (int team = 0; team < problem.Teams; team++)
            {
                if (isSent[team])
                    continue;
                double way = at[team] == 0 ? problem.FromStart(team, door) : problem.FromDoor(at[team] - 1, door);
                int[] then = [.. now];
                then[team] = door + 1;
                isSent[team] = true;
                Fill(place + 1, isSent, then, Math.Max(far, way), sum + way, ref found);
                isSent[team] = false;
            }
        }
    }
}
