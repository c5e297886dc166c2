using Hotspots.Core.Model.Briefs;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Division of the places of a page among teams, a min-max travelling-salesman problem: the longest round as short as it can be, and of
/// those divisions the least way in all.</summary>
/// <remarks>
/// There are five places at most, and so 52 divisions and 24 rounds of each part: every one is tried. Each place has one team, each team one place or
/// more; with more teams than places the last have none. Deterministic: of equals the first in the order of the places.
/// </remarks>
internal static class SharedPlaces
{
    /// <summary>Metres that are no difference: the order of a sum must not choose.</summary>
    private const double Hair = 1e-6;

    /// <summary>The places of each team, in their order; the first team has the first place.</summary>
    /// <param name="places">One or more.</param>
    /// <param name="teams">One or more.</param>
    public static IReadOnlyList<IReadOnlyList<BriefPlace>> Of(IReadOnlyList<BriefPlace> places, int teams)
    {
        int parts = Math.Min(teams, places.Count);
        var best = new int[places.Count];
        (double Longest, double All) least = (double.PositiveInfinity, double.PositiveInfinity);
        Divide(new int[places.Count], 0, 0);
        return [.. Enumerable.Range(0, parts).Select(part => (IReadOnlyList<BriefPlace>)[.. places.Where((_, i) => best[i] == part)])];

        // Restricted growth strings: every division once, whatever its parts are called.
        void Divide(int[] partOf, int at, int used)
        {
            if (parts - used > places.Count - at)
                return;
            if (at == places.Count)
            {
                double[] rounds = [.. Enumerable.Range(0, parts).Select(part => Round([.. places.Where((_, i) => partOf[i] == part)]))];
                (double longest, double all) = (rounds.Max(), rounds.Sum());
                if (longest < least.Longest - Hair || (longest <= least.Longest + Hair && all < least.All - Hair))
                {
                    least = (longest, all);
                    partOf.CopyTo(best, 0);
                }
                return;
            }
            for (int part = 0; part <= Math.Min(used, parts - 1); part++)
            {
                partOf[at] = part;
                Divide(partOf, at + 1, Math.Max(used, part + 1));
            }
        }
    }

    /// <summary>The shortest round through places, metres in straight lines; 0 for one place.</summary>
    internal static double Round(IReadOnlyList<BriefPlace> places)
    {
        return Shortest(0, [.. places.Skip(1)]);

        double Shortest(double gone, List<BriefPlace> left, BriefPlace? last = null)
        {
            last ??= places[0];
            if (left.Count == 0)
                return gone + last.Centre.DistanceTo(places[0].Centre);
            double least = double.PositiveInfinity;
            foreach (BriefPlace next in left)
            {
                List<BriefPlace> others = [.. left.Where(one => !ReferenceEquals(one, next))];
                least = Math.Min(least, Shortest(gone + last.Centre.DistanceTo(next.Centre), others, next));
            }
            return least;
        }
    }
}
