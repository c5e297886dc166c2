using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Options of a test of cells. How finely, and against how much chance, are cells tested?</summary>
internal sealed record CellTestOptions
{
    /// <summary>Side of the square as large as a cell, metres, above 0.</summary>
    public double CellSize { get; init; } = 150;

    /// <summary>Hexagons or squares.</summary>
    public CellShape Shape { get; init; } = CellShape.Hexagon;

    /// <summary>Rings of cells round a cell that are its neighbours, 1 or more.</summary>
    public int Rings { get; init; } = 1;

    /// <summary>What the p of Gi* is taken from; local Moran's has rearrangements or, without any, the normal distribution.</summary>
    public ChanceModel PFrom { get; init; }

    /// <summary>Random rearrangements for each cell; 0 where p does not come from them.</summary>
    public int Permutations { get; init; }

    /// <summary>Are cells that may pass the correction rearranged more often than the others? Not where somebody said how often.</summary>
    public bool IsSequential { get; init; }

    /// <summary>Seed of the rearrangements, 0 or more.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A cell is significant when its corrected p is at most this; above 0, below 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = OptionRange.Kept(value, value is > 0 and < 1, "level of significance must lie between 0 and 1");
    } = MultipleTesting.UsualAlpha;

    /// <summary>How p is corrected for the number of cells.</summary>
    public Correction Correction { get; init; } = Correction.BenjaminiHochberg;
}
