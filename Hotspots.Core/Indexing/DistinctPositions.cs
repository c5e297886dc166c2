using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Indexing;

/// <summary>Distinct positions. Which points stand at exactly the same position?</summary>
/// <remarks>
/// Published police positions are snapped to map points: thousands of incidents may share one. What is true of a position is then
/// worked out once. Positions are numbered in order of their first point. −0 and 0 are one position. Cost O(n).
/// </remarks>
internal sealed class DistinctPositions
{
    private DistinctPositions(int[] ofPoint, double[] eastings, double[] northings, int[] counts)
    {
        OfPoint = ofPoint;
        Eastings = eastings;
        Northings = northings;
        Counts = counts;
    }

    /// <summary>How many positions.</summary>
    public int Count => Counts.Length;

    /// <summary>One a point: the number of its position.</summary>
    public int[] OfPoint { get; }

    /// <summary>Easting of each position, metres.</summary>
    public double[] Eastings { get; }

    /// <summary>Northing of each position, metres.</summary>
    public double[] Northings { get; }

    /// <summary>Points at each position, 1 or more.</summary>
    public int[] Counts { get; }

    /// <summary>Finds them by hashing.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DistinctPositions Find(PointSet points, CancellationToken cancellation)
    {
        int n = points.Count, size = 16, found = 0;
        while (size < 2L * n && size < 1 << 30)
            size *= 2;
        var slots = new int[size];
        var ofPoint = new int[n];
        double[] eastings = new double[n], northings = new double[n];
        var counts = new int[n];
        for (int i = 0; i < n; i++)
        {
            if ((i & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            // Adding 0 makes −0 and 0 the same bits.
            double easting = points.Eastings[i] + 0.0, northing = points.Northings[i] + 0.0;
            int slot = (int)(Hash(easting, northing) & (uint)(size - 1)), position;
            while ((position = slots[slot] - 1) >= 0 && (eastings[position] != easting || northings[position] != northing))
                slot = (slot + 1) & (size - 1);
            if (position < 0)
            {
                position = found++;
                slots[slot] = found;
                (eastings[position], northings[position]) = (easting, northing);
            }
            ofPoint[i] = position;
            counts[position]++;
        }
        if (found < n)
        {
            Array.Resize(ref eastings, found);
            Array.Resize(ref northings, found);
            Array.Resize(ref counts, found);
        }
        return new DistinctPositions(ofPoint, eastings, northings, counts);
    }

    private static ulong Hash(double easting, double northing)
    {
        ulong state = BitConverter.DoubleToUInt64Bits(easting) ^ (BitConverter.DoubleToUInt64Bits(northing) * 0x9E3779B97F4A7C15);
        return SeededRandom.SplitMix64(ref state);
    }
}
