using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Near pair of points of two crowds. Is any point of one crowd within a distance of any point of another?</summary>
/// <remarks>
/// Both crowds are halved, the larger first, until their boxes are too far apart, wholly near, or hold few points. Two crowds that face
/// each other all along just beyond the distance, where comparing all pairs has no end, take O(n log n): only what is straight
/// opposite is ever halved. Points that stand on one another share an empty box and cost nothing.
/// </remarks>
internal static class NearPair
{
    /// <summary>Pairs that are compared outright.</summary>
    private const int FewPairs = 256;

    /// <summary>Asks.</summary>
    /// <param name="a">Points, at least one; rearranged.</param>
    /// <param name="b">Points, at least one; rearranged.</param>
    /// <param name="limit">Square of the distance, itself included, m².</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static bool Exists(Span<KdEntry> a, Span<KdEntry> b, double limit, CancellationToken cancellation)
    {
        GridBox boxA = Around(a), boxB = Around(b);
        if (CoreCells.NearestSquared(boxA, boxB) > limit)
            return false;
        if (CoreCells.FarthestSquared(boxA, boxB) <= limit)
            return true;
        if ((long)a.Length * b.Length <= FewPairs)
            return AnyWithin(a, b, limit);
        cancellation.ThrowIfCancellationRequested();
        Span<KdEntry> larger = a.Length >= b.Length ? a : b, other = a.Length >= b.Length ? b : a;
        int half = larger.Length / 2;
        KdSplit.Halve(larger, half);
        return Exists(larger[..half], other, limit, cancellation) || Exists(larger[half..], other, limit, cancellation);
    }

    private static bool AnyWithin(ReadOnlySpan<KdEntry> a, ReadOnlySpan<KdEntry> b, double limit)
    {
        foreach (ref readonly KdEntry one in a)
        {
            foreach (ref readonly KdEntry other in b)
            {
                double dx = one.Easting - other.Easting, dy = one.Northing - other.Northing;
                if (dx * dx + dy * dy <= limit)
                    return true;
            }
        }
        return false;
    }

    private static GridBox Around(ReadOnlySpan<KdEntry> entries)
    {
        double west = entries[0].Easting, east = west, south = entries[0].Northing, north = south;
        foreach (ref readonly KdEntry entry in entries)
        {
            west = Math.Min(west, entry.Easting);
            east = Math.Max(east, entry.Easting);
            south = Math.Min(south, entry.Northing);
            north = Math.Max(north, entry.Northing);
        }
        return new GridBox(west, south, east, north);
    }
}
