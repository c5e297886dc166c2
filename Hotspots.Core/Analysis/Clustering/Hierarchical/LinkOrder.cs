using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Order of the links of a spanning tree. Which link is taken before which, and in which order do those taken join? Orders without ties, and
/// of the positions alone.</summary>
/// <remarks>
/// <para>
/// A point's core distance is the weight of every link to whoever is denser and nearer than that, so that links tie wherever a single
/// point holds parts together. Of equally heavy links the shorter is taken into the tree, then that whose more south-westerly end is
/// the more south-westerly, and at last that whose other end is.
/// </para>
/// <para>
/// Taken links join the lightest first, of equally heavy ones the longer first. So a point at the edge of a crowd first gathers the
/// stragglers that nothing but it holds together, and joins the crowd, which is nearest, at last: parting from the crowd again,
/// they part as one, and may be a cluster. Joined the other way round they would part one by one, and be noise. hdbscan and
/// fast_hdbscan say nothing of ties, but their answers are those of this order.
/// </para>
/// </remarks>
internal static class LinkOrder
{
    private const int SmallCount = 1024;
    private const int DigitBits = 11;

    /// <summary>Below 0 when the first link is taken before the second, 0 when they link the same positions.</summary>
    public static int CompareTaking(KdTree positions, ReachabilityLink a, ReachabilityLink b)
    {
        if (a.Squared != b.Squared)
            return a.Squared < b.Squared ? -1 : 1;
        double lengthA = Length(positions, a), lengthB = Length(positions, b);
        return lengthA != lengthB ? lengthA < lengthB ? -1 : 1 : CompareEnds(positions, a, b);
    }

    /// <summary>Sorts links that were taken into the order in which they join.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ReachabilityLink[] Sort(KdTree positions, ReachabilityLink[] links, CancellationToken cancellation)
    {
        if (links.Length <= SmallCount)
        {
            Array.Sort(links, Compare);
            return links;
        }
        links = SortByWeight(links, cancellation);
        for (int first = 0, end; first < links.Length; first = end)
        {
            for (end = first + 1; end < links.Length && links[end].Squared == links[first].Squared;)
                end++;
            if (end == first + 1)
                continue;
            cancellation.ThrowIfCancellationRequested();
            links.AsSpan(first, end - first).Sort(Compare);
        }
        return links;

        int Compare(ReachabilityLink a, ReachabilityLink b)
        {
            if (a.Squared != b.Squared)
                return a.Squared < b.Squared ? -1 : 1;
            double lengthA = Length(positions, a), lengthB = Length(positions, b);
            return lengthA != lengthB ? lengthA > lengthB ? -1 : 1 : CompareEnds(positions, a, b);
        }
    }

    private static double Length(KdTree positions, ReachabilityLink link)
    {
        double dx = positions.Eastings[link.A] - positions.Eastings[link.B], dy = positions.Northings[link.A] - positions.Northings[link.B];
        return dx * dx + dy * dy;
    }

    private static int CompareEnds(KdTree positions, ReachabilityLink a, ReachabilityLink b)
    {
        (int firstA, int otherA) = positions.IsSouthWestOf(a.A, a.B) ? (a.A, a.B) : (a.B, a.A);
        (int firstB, int otherB) = positions.IsSouthWestOf(b.A, b.B) ? (b.A, b.B) : (b.B, b.A);
        return firstA != firstB
            ? positions.IsSouthWestOf(firstA, firstB) ? -1 : 1
            : otherA == otherB ? 0 : positions.IsSouthWestOf(otherA, otherB) ? -1 : 1;
    }

    /// <summary>Least significant digit first: the bits of doubles that are 0 or more stand in the order of their values.</summary>
    private static ReachabilityLink[] SortByWeight(ReachabilityLink[] links, CancellationToken cancellation)
    {
        ulong different = 0, sample = Bits(links[0]);
        foreach (ref readonly ReachabilityLink link in links.AsSpan())
            different |= Bits(link) ^ sample;
        var other = new ReachabilityLink[links.Length];
        var places = new int[1 << DigitBits];
        for (int shift = 0; shift < 64; shift += DigitBits)
        {
            ulong mask = (1UL << DigitBits) - 1;
            if (((different >> shift) & mask) == 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(places);
            foreach (ref readonly ReachabilityLink link in links.AsSpan())
                places[(int)((Bits(link) >> shift) & mask)]++;
            int next = 0;
            foreach (ref int place in places.AsSpan())
                (place, next) = (next, next + place);
            foreach (ref readonly ReachabilityLink link in links.AsSpan())
                other[places[(int)((Bits(link) >> shift) & mask)]++] = link;
            (links, other) = (other, links);
        }
        return links;
    }

    private static ulong Bits(in ReachabilityLink link) => BitConverter.DoubleToUInt64Bits(link.Squared);
}
