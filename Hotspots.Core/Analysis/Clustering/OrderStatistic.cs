using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Order statistic. Which value would stand at a given rank if all were sorted?</summary>
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
        while (!values.IsEmpty)
        {
            double pivot = values[(values.Length - 1) / 2];
            (int low, int high) = KeyedSort.Part(values, counts, pivot);
            long below = Sum(counts[..(low + 1)]), middle = Sum(counts[(low + 1)..high]);
            if (k <= below)
            {
                values = values[..(low + 1)];
                counts = counts[..(low + 1)];
            }
            else if (k <= below + middle)
            {
                return pivot;
            }
            else
            {
                k -= below + middle;
                values = values[high..];
                counts = counts[high..];
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
