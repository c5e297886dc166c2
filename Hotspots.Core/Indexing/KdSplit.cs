namespace Hotspots.Core.Indexing;

/// <summary>Median split (quickselect). Where is the middle of some points, so that half of them lie on either side?</summary>
internal static class KdSplit
{
    /// <summary>An order of points along one side of their box; points level along it are ordered along the other side.</summary>
    private interface IAxis
    {
        static abstract bool IsBefore(in KdEntry a, in KdEntry b);
    }

    /// <summary>Rearranges the points so that none of the first <paramref name="half"/> comes after any of the others along the longer side of
    /// their box.</summary>
    public static void Halve(Span<KdEntry> entries, int half)
    {
        if (entries.Length < 2)
            return;
        double west = entries[0].Easting, east = west, south = entries[0].Northing, north = south;
        foreach (ref readonly KdEntry entry in entries)
        {
            west = Math.Min(west, entry.Easting);
            east = Math.Max(east, entry.Easting);
            south = Math.Min(south, entry.Northing);
            north = Math.Max(north, entry.Northing);
        }
        if (east - west >= north - south)
            Select<East>(entries, half);
        else
            Select<North>(entries, half);
    }

    /// <summary>Hoare's quickselect; the pivot is the middle one of three, so that points already in order are no bad case.</summary>
    private static void Select<TAxis>(Span<KdEntry> entries, int rank)
        where TAxis : struct, IAxis
    {
        int low = 0, high = entries.Length - 1;
        while (low < high)
        {
            KdEntry first = entries[low], middle = entries[low + (high - low) / 2], last = entries[high];
            if (TAxis.IsBefore(middle, first))
                (first, middle) = (middle, first);
            KdEntry pivot = TAxis.IsBefore(last, middle) ? TAxis.IsBefore(last, first) ? first : last : middle;
            int i = low, j = high;
            while (i <= j)
            {
                while (TAxis.IsBefore(entries[i], pivot))
                    i++;
                while (TAxis.IsBefore(pivot, entries[j]))
                    j--;
                if (i > j)
                    break;
                (entries[i], entries[j]) = (entries[j], entries[i]);
                i++;
                j--;
            }
            if (rank <= j)
                high = j;
            else if (rank >= i)
                low = i;
            else
                break;
        }
    }

    private readonly struct East : IAxis
    {
        public static bool IsBefore(in KdEntry a, in KdEntry b) =>
            a.Easting < b.Easting || (a.Easting == b.Easting && a.Northing < b.Northing);
    }

    private readonly struct North : IAxis
    {
        public static bool IsBefore(in KdEntry a, in KdEntry b) =>
            a.Northing < b.Northing || (a.Northing == b.Northing && a.Easting < b.Easting);
    }
}

/// <summary>A point on its way into a <see cref="KdTree"/>.</summary>
internal readonly record struct KdEntry(double Easting, double Northing, int Index);
