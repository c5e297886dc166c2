using System.Globalization;
using System.Runtime.InteropServices;

namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Tables with margins: place by time, or place by time by kind, with every total.</summary>
/// <remarks>
/// A side of n categories has n + 1 positions, the last of which is its total. Every line of the table that is made longer so is an equation:
/// in two dimensions rows, columns and the two lines of totals.
/// </remarks>
internal static class MarginTables
{
    /// <summary>Builder with all cells and margins; index as <see cref="IndexOf"/> says.</summary>
    /// <param name="shape">Categories a side, one or more sides.</param>
    /// <param name="cells">Counts, the last side fastest.</param>
    /// <param name="state">What is seen of a count, by its index and its truth; exact everywhere when nobody says.</param>
    /// <param name="marginsMayHide">May totals be hidden to protect others?</param>
    public static CountTableBuilder Of(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> cells, Func<int, int, CountState>? state = null, bool marginsMayHide = true) =>
        Of(shape, cells, static _ => true, out _, state, marginsMayHide);

    /// <summary>Builder with all cells and those margins that are published.</summary>
    /// <param name="shape">Categories a side, one or more sides, at most 30.</param>
    /// <param name="cells">Counts, the last side fastest.</param>
    /// <param name="isPublished">
    /// Are there totals over a set of sides? A bit for each side that is added up, the first side's lowest; 0, the cells, is not asked.
    /// </param>
    /// <param name="countOf">The count of each index that <see cref="IndexOf"/> gives, or −1 for a total that is not published.</param>
    /// <param name="state">What is seen of a count, by its index and its truth; exact everywhere when nobody says.</param>
    /// <param name="marginsMayHide">May totals be hidden to protect others?</param>
    public static CountTableBuilder Of(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> cells, Func<int, bool> isPublished, out int[] countOf,
        Func<int, int, CountState>? state = null, bool marginsMayHide = true)
    {
        int sides = shape.Length;
        var strides = new int[sides];
        int all = 1, inner = 1;
        for (int side = sides - 1; side >= 0; side--)
        {
            strides[side] = all;
            all *= shape[side] + 1;
            inner *= shape[side];
        }
        if (cells.Length != inner)
            throw new ArgumentException($"{inner} cells were expected, not {cells.Length}.", nameof(cells));
        int[] truth = new int[all], summed = new int[all];
        Fill(shape, cells, strides, truth, summed);
        var builder = new CountTableBuilder();
        countOf = new int[all];
        for (int index = 0; index < all; index++)
        {
            bool isMargin = summed[index] != 0;
            countOf[index] = isMargin && !isPublished(summed[index]) ? -1
                : builder.Add(truth[index], state?.Invoke(index, truth[index]) ?? CountState.Exact, marginsMayHide || !isMargin);
        }
        var parts = new List<int>();
        for (int index = 0; index < all; index++)
        {
            if (countOf[index] < 0)
                continue;
            // A total over two sides is the sum of totals over either, as far as those are published, and else of the cells.
            bool isBound = summed[index] == 0;
            for (int side = 0; side < sides; side++)
            {
                if ((summed[index] >> side & 1) == 0 || !IsThere(summed[index] & ~(1 << side)))
                    continue;
                parts.Clear();
                for (int k = shape[side]; k > 0; k--)
                    parts.Add(countOf[index - k * strides[side]]);
                builder.AddTotal(countOf[index], CollectionsMarshal.AsSpan(parts));
                isBound = true;
            }
            if (isBound)
                continue;
            List<int> from = [index];
            for (int side = 0; side < sides; side++)
            {
                if ((summed[index] >> side & 1) == 0)
                    continue;
                int stride = strides[side], categories = shape[side];
                from = [.. from.SelectMany(at => Enumerable.Range(1, categories).Select(k => at - k * stride))];
            }
            parts.Clear();
            foreach (int cell in from)
                parts.Add(countOf[cell]);
            builder.AddTotal(countOf[index], CollectionsMarshal.AsSpan(parts));
        }
        return builder;

        bool IsThere(int sidesSummed) => sidesSummed == 0 || isPublished(sidesSummed);
    }

    /// <summary>Index of a cell or margin; a position equal to the side's categories is its total.</summary>
    public static int IndexOf(ReadOnlySpan<int> shape, params ReadOnlySpan<int> positions)
    {
        int index = 0;
        for (int side = 0; side < shape.Length; side++)
            index = index * (shape[side] + 1) + positions[side];
        return index;
    }

    /// <summary>The names of counts: categories joined by commas, "all" for a total.</summary>
    public static Func<int, string> Names(int[] shape, params string[][] categories) => index =>
    {
        var parts = new string[shape.Length];
        for (int side = shape.Length - 1; side >= 0; side--)
        {
            (index, int at) = Math.DivRem(index, shape[side] + 1);
            parts[side] = at == shape[side] ? "all"
                : at < categories[side].Length ? categories[side][at]
                : at.ToString(CultureInfo.InvariantCulture);
        }
        return string.Join(", ", parts);
    };

    private static void Fill(ReadOnlySpan<int> shape, ReadOnlySpan<int> cells, int[] strides, int[] truth, int[] summed)
    {
        int next = 0;
        for (int index = 0; index < truth.Length; index++)
        {
            for (int side = 0; side < shape.Length; side++)
                summed[index] |= index / strides[side] % (shape[side] + 1) == shape[side] ? 1 << side : 0;
            if (summed[index] == 0)
                truth[index] = cells[next++];
        }
        // Side by side: when a side is summed, those before it have their totals already.
        for (int side = 0; side < shape.Length; side++)
        {
            for (int index = 0; index < truth.Length; index++)
            {
                if (index / strides[side] % (shape[side] + 1) != shape[side])
                    continue;
                long sum = 0;
                for (int k = 1; k <= shape[side]; k++)
                    sum += truth[index - k * strides[side]];
                truth[index] = checked((int)sum);
            }
        }
    }
}
