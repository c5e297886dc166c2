namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which value would stand at a given rank if all were sorted?</summary>
internal static class OrderStatistic
{
    /// <summary>The k-th smallest value, 1 to their number; rearranges them. Hoare's quickselect.</summary>
    public static double Smallest(Span<double> values, int k)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            double pivot = values[low + (high - low) / 2];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (k - 1 <= j)
                high = j;
            else if (k - 1 >= i)
                low = i;
            else
                break;
        }
        return values[k - 1];
    }

    /// <summary>The k-th smallest value where each stands for as many as its count says; infinity if they are fewer. Rearranges both.</summary>
    public static double Smallest(Span<double> values, Span<int> counts, long k)
    {
        int low = 0, high = values.Length - 1;
        while (low <= high)
        {
            double pivot = values[low + (high - low) / 2];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                (counts[i], counts[j]) = (counts[j], counts[i]);
                i++;
                j--;
            }
            // Up to j not above the pivot, from i on not below it, between them the pivot itself.
            long below = Sum(counts[low..(j + 1)]), middle = Sum(counts[(j + 1)..i]);
            if (k <= below)
            {
                if (low == j)
                    return values[low];
                high = j;
            }
            else if (k <= below + middle)
            {
                return pivot;
            }
            else
            {
                k -= below + middle;
                low = i;
            }
        }
        return double.PositiveInfinity;
    }

    private static long Sum(ReadOnlySpan<int> counts)
    {
        long sum = 0;
        foreach (int count in counts)
            sum += count;
        return sum;
    }
}
