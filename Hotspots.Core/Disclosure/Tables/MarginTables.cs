using System.Globalization;

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
        ReadOnlySpan<int> shape, ReadOnlySpan<int> cells, Func<int, int, CountState>? state = null, bool marginsMayHide = true)
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
        var truth = new int[all];
        var isMargin = new bool[all];
        Fill(shape, cells, strides, truth, isMargin);
        var builder = new CountTableBuilder();
        for (int index = 0; index < all; index++)
            builder.Add(truth[index], state?.Invoke(index, truth[index]) ?? CountState.Exact, marginsMayHide || !isMargin[index]);
        for (int side = 0; side < sides; side++)
        {
            var parts = new int[shape[side]];
            for (int index = 0; index < all; index++)
            {
                if (index / strides[side] % (shape[side] + 1) != shape[side])
                    continue;
                for (int k = 0; k < parts.Length; k++)
                    parts[k] = index - (shape[side] - k) * strides[side];
                builder.AddTotal(index, parts);
            }
        }
        return builder;
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

    private static void Fill(ReadOnlySpan<int> shape, ReadOnlySpan<int> cells, int[] strides, int[] truth, bool[] isMargin)
    {
        int next = 0;
        for (int index = 0; index < truth.Length; index++)
        {
            for (int side = 0; side < shape.Length; side++)
                isMargin[index] |= index / strides[side] % (shape[side] + 1) == shape[side];
            if (!isMargin[index])
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
