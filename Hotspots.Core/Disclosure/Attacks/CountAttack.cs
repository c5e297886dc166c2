using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Disclosure audit: the reader's interval of every count that must be safe, from all that is published.</summary>
/// <remarks>
/// <para>
/// Counts that are not known are parted into connected components. A component that is a network is attacked by maximum flow, exactly, whatever its
/// size; another by linear programming in integers; one too large for that by linear programming within the neighbourhood of each count, with all
/// else taken as known, which gives an interval that is too narrow rather than too wide.
/// </para>
/// <para>The same for any number of cores: components and blocks of targets are the pieces of work, and none depends on another.</para>
/// </remarks>
internal static class CountAttack
{
    /// <summary>Entries of the largest tableau; beyond it neighbourhoods are attacked.</summary>
    public const long UsualTableau = 1 << 20;

    /// <summary>Targets a piece of work.</summary>
    private const int TargetsPerBlock = 4096;

    /// <summary>Attacks.</summary>
    /// <param name="table">What is published.</param>
    /// <param name="rule">What the reader knows of how.</param>
    /// <param name="enough">Width at which a count is not looked into further; <see cref="CountInterval.Unbounded"/> for exact intervals.</param>
    /// <param name="sharing">Cores and cancellation.</param>
    /// <param name="largestTableau">Entries of the largest tableau.</param>
    /// <returns>One interval a count of the table; what is no target and not known has that of its limits.</returns>
    public static CountInterval[] Intervals(
        CountTable table, DisclosureRule rule, int enough, WorkSharing sharing, long largestTableau = UsualTableau)
    {
        rule.Check();
        KnownLimits limits = KnownLimits.Of(table, rule);
        var intervals = new CountInterval[table.Count];
        for (int count = 0; count < intervals.Length; count++)
            intervals[count] = new CountInterval(limits.Low[count], limits.High[count], !limits.IsFree(count));
        List<Piece> pieces = Pieces(table, rule, limits);
        sharing.RunBlocks(pieces.Count, at => Attack(table, limits, pieces[at], enough, largestTableau, intervals));
        return intervals;
    }

    /// <summary>Consecutive targets of one component.</summary>
    private readonly record struct Piece(FreePart Part, CountNetwork? Network, int[] Targets, int First, int End);

    private static List<Piece> Pieces(CountTable table, DisclosureRule rule, KnownLimits limits)
    {
        var pieces = new List<Piece>();
        foreach (FreePart part in FreePart.All(table, limits))
        {
            var targets = new List<int>();
            for (int place = 0; place < part.Counts.Length; place++)
            {
                if (table.IsTarget(part.Counts[place], rule))
                    targets.Add(place);
            }
            if (targets.Count == 0)
                continue;
            CountNetwork? network = CountNetwork.Of(part.Relations, part.Counts.Length);
            int[] all = [.. targets];
            for (int first = 0; first < all.Length; first += TargetsPerBlock)
                pieces.Add(new Piece(part, network, all, first, Math.Min(all.Length, first + TargetsPerBlock)));
        }
        return pieces;
    }

    private static void Attack(CountTable table, KnownLimits limits, Piece piece, int enough, long largestTableau, CountInterval[] intervals)
    {
        FreePart part = piece.Part;
        if (piece.Network is { } network)
        {
            var flow = new Circulation(network, part.Limits, part.Truth);
            for (int at = piece.First; at < piece.End; at++)
            {
                int place = piece.Targets[at];
                bool isSeen = enough != CountInterval.Unbounded && flow.SeenHigh[place] - flow.SeenLow[place] >= enough;
                intervals[part.Counts[place]] = isSeen
                    ? new CountInterval(flow.SeenLow[place], flow.SeenHigh[place], false)
                    : flow.Interval(place, enough);
            }
            return;
        }
        if (SimplexAttack.SizeOf(part) <= largestTableau)
        {
            var simplex = new SimplexAttack(part);
            for (int at = piece.First; at < piece.End; at++)
                intervals[part.Counts[piece.Targets[at]]] = simplex.Interval(piece.Targets[at], enough);
            return;
        }
        var near = new Neighbourhood(table, limits.IsFree);
        for (int at = piece.First; at < piece.End; at++)
        {
            int count = part.Counts[piece.Targets[at]];
            FreePart around = near.Around(count, limits);
            CountInterval inner = new SimplexAttack(around).Interval(Array.BinarySearch(around.Counts, count), enough);
            intervals[count] = inner with { IsExact = false };
        }
    }
}
