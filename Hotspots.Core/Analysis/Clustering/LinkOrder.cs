namespace Hotspots.Core.Analysis.Clustering;

/// <summary>In which order do links stand from the lightest to the heaviest?</summary>
internal static class LinkOrder
{
    private const int SmallCount = 1024;
    private const int DigitBits = 11;

    /// <summary>Sorts by weight. Least significant digit first: the bits of doubles that are 0 or more stand in the order of their values.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ReachabilityLink[] Sort(ReachabilityLink[] links, CancellationToken cancellation)
    {
        if (links.Length <= SmallCount)
        {
            Array.Sort(links, static (a, b) => a.Squared.CompareTo(b.Squared));
            return links;
        }
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
