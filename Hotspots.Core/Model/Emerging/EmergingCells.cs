using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Model.Emerging;

/// <summary>Space-time cube of the cells of a grid, and the emerging hot spot class of each.</summary>
/// <remarks>Row i is that of <see cref="CellFindings.Cells"/>. The arrays are not copied: who gives them away must not change them.</remarks>
internal sealed record EmergingCells
{
    /// <summary>First day of each step, oldest first; days since 1970-01-01.</summary>
    public required long[] Steps { get; init; }

    /// <summary>Weighted incidents, cell by cell, in each the steps.</summary>
    public required double[] Counts { get; init; }

    /// <summary>Steps in which each cell is significantly hot.</summary>
    public required int[] HotSteps { get; init; }

    /// <summary>Steps in which each cell is significantly cold.</summary>
    public required int[] ColdSteps { get; init; }

    /// <summary>The last hot step of each cell, −1 where there is none.</summary>
    public required int[] LastHot { get; init; }

    /// <summary>Mann–Kendall S of each cell's statistic: pairs of steps that rise less those that fall.</summary>
    public required double[] TrendS { get; init; }

    /// <summary>Two-sided p of that trend, of each cell by itself, 0 to 1.</summary>
    public required double[] TrendP { get; init; }

    /// <summary>The class of each cell.</summary>
    public required EmergingClass[] Classes { get; init; }
}
