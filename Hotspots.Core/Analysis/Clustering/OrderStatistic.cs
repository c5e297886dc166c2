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
}
