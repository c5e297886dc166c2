using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Results;

/// <summary>Class of a cell. What does a test of significance say of a cell?</summary>
internal enum CellClass
{
    /// <summary>Nothing: it could be chance.</summary>
    NotSignificant,

    /// <summary>High among high neighbours: a hotspot.</summary>
    HighHigh,

    /// <summary>Low among high neighbours.</summary>
    LowHigh,

    /// <summary>Low among low neighbours: a cold spot.</summary>
    LowLow,

    /// <summary>High among low neighbours.</summary>
    HighLow,
}

/// <summary>Correction for multiple testing. How were p-values corrected for the many cells that were tested at once?</summary>
internal enum Correction
{
    /// <summary>Benjamini and Hochberg's false discovery rate: of the cells called significant at most so large a share is so by chance.</summary>
    BenjaminiHochberg,

    /// <summary>Bonferroni: at most so large a chance that even one cell is called significant by chance.</summary>
    Bonferroni,

    /// <summary>None: of all cells that are no hotspots so large a share is called significant by chance.</summary>
    None,
}

/// <summary>Short names of corrections for multiple testing, as on the command line and in files.</summary>
internal static class CorrectionNames
{
    /// <summary>All of them, in the order of <see cref="Correction"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["bh", "bonferroni", "none"];

    /// <summary>The name of one.</summary>
    public static string Of(Correction correction) => All[(int)correction];

    /// <summary>The one with a name, in any case.</summary>
    /// <param name="name">"bh".</param>
    /// <param name="correction">Which it is.</param>
    /// <returns>False where none has that name.</returns>
    public static bool TryFind(string name, out Correction correction)
    {
        foreach (Correction one in Enum.GetValues<Correction>())
        {
            if (string.Equals(Of(one), name, StringComparison.OrdinalIgnoreCase))
            {
                correction = one;
                return true;
            }
        }
        correction = default;
        return false;
    }
}

/// <summary>Statistics of places. Which places stand out from chance? Columns with one row a place: a cell of a grid, or a polygon of the user's
/// own.</summary>
/// <remarks>The arrays are of equal length and are not copied: who gives them away must not change them.</remarks>
internal sealed record CellStatistics
{
    /// <summary>Short name of the statistic: "gi-star", "local-moran".</summary>
    public required string Statistic { get; init; }

    /// <summary>What was counted: weighted incidents in each place.</summary>
    public required double[] Counts { get; init; }

    /// <summary>The statistic: z of Gi*, I of Moran.</summary>
    public required double[] Values { get; init; }

    /// <summary>The statistic in standard deviations from what chance alone gives.</summary>
    public required double[] Z { get; init; }

    /// <summary>Chance of a value at least so far from the expected one, two-sided, 0 to 1.</summary>
    public required double[] P { get; init; }

    /// <summary>The p-value after correction for the number of places, 0 to 1; with <see cref="Correction.None"/> the same as
    /// <see cref="P"/>.</summary>
    public required double[] Q { get; init; }

    /// <summary>What it comes to at <see cref="Alpha"/>.</summary>
    public required CellClass[] Classes { get; init; }

    /// <summary>A place is significant when its <see cref="Q"/> is at most this.</summary>
    public required double Alpha { get; init; }

    /// <summary>How <see cref="Q"/> was made.</summary>
    public required Correction Correction { get; init; }

    /// <summary>Is there anything to say of a place: does it hold an incident, or stand out without one? The others are most of the ground.</summary>
    public bool Says(int place) => Counts[place] > 0 || Classes[place] != CellClass.NotSignificant;
}

/// <summary>Statistics of the cells of a grid. Which cells of a grid stand out from chance?</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Cells">The cells of the grid that lie in the study area, ascending: row i of the statistics is cell <c>Cells[i]</c>.</param>
/// <param name="Statistics">What was found.</param>
internal sealed record CellFindings(CellGrid Grid, int[] Cells, CellStatistics Statistics)
{
    /// <summary>The steps in which they were tested; null where time was not asked for.</summary>
    public EmergingCells? Emerging { get; init; }
}
