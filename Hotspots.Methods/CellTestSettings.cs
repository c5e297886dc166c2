using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Methods;

/// <summary>Parameters of a test of cells: how finely, and against how much chance.</summary>
public sealed record CellTestSettings
{
    /// <summary>Side of the square as large as a cell, metres, above 0. 150, the cell of British hot-spot trials, where nothing is said.</summary>
    public double CellSize { get; init; } = 150;

    /// <summary>Hexagons, with six equal neighbours, or squares, with eight.</summary>
    public CellForm Form { get; init; } = CellForm.Hexagon;

    /// <summary>Rings of cells round a cell that are its neighbours, 1 or more.</summary>
    public int Rings { get; init; } = 1;

    /// <summary>
    /// The ground that was watched, metres: cells whose centre lies in it count although nothing happened there. Null: the cells that points touch,
    /// and those beside them.
    /// </summary>
    public Geometry? Boundary { get; init; }

    /// <summary>What the p of Gi* is taken from. Local Moran's comes from rearrangements.</summary>
    public PValueSource PValues { get; init; } = PValueSource.Counts;

    /// <summary>
    /// Rearrangements for each cell where p comes from them, 1 to 999,999. Null: 999, and more for those that may pass the correction.
    /// </summary>
    public int? Permutations { get; init; }

    /// <summary>How p is corrected for the number of cells.</summary>
    public PValueCorrection Correction { get; init; } = PValueCorrection.BenjaminiHochberg;

    /// <summary>A cell is significant when its corrected p is at most this; above 0, below 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Seed of the rearrangements, 0 or more; the same one repeats the result.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>As the kernels take them.</summary>
    /// <param name="rearranges">Does p come from rearrangements?</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    internal CellTestOptions Options(bool rearranges)
    {
        if (Rings < 1)
            throw new ArgumentException(FormattableString.Invariant($"The rings must be 1 or more; there were {Rings}."));
        if (Permutations is < 1 or > 999_999)
            throw new ArgumentException(FormattableString.Invariant($"The permutations must be between 1 and 999,999; there were {Permutations}."));
        if (Seed < 0)
            throw new ArgumentException(FormattableString.Invariant($"The seed must be 0 or more; it was {Seed}."));
        return new CellTestOptions
        {
            CellSize = CellSize,
            Shape = (CellShape)Known.Value(Form),
            Rings = Rings,
            PFrom = (ChanceModel)Known.Value(PValues),
            Permutations = rearranges ? Permutations ?? 999 : 0,
            IsSequential = rearranges && Permutations is null,
            Correction = (Correction)Known.Value(Correction),
            Alpha = Alpha,
            Seed = (ulong)Seed,
        };
    }
}

/// <summary>Form of a cell; of one size both cover as much ground.</summary>
public enum CellForm
{
    /// <summary>Hexagon.</summary>
    Hexagon,

    /// <summary>Square.</summary>
    Square,
}

/// <summary>Null model of Gi*: beside which chance a cell is judged.</summary>
public enum PValueSource
{
    /// <summary>The larger of the normal p and the chance that so many scattered points meet there: valid where cells hold few points too.</summary>
    Counts,

    /// <summary>2Φ(−|z|), as most programs have it; far too small where cells hold few points.</summary>
    Normal,

    /// <summary>Random rearrangements of the cells round each cell.</summary>
    Permutation,
}

/// <summary>Correction for multiple testing.</summary>
public enum PValueCorrection
{
    /// <summary>Benjamini and Hochberg's false discovery rate: of the cells called significant at most so large a share is so by chance.</summary>
    BenjaminiHochberg,

    /// <summary>Bonferroni: at most so large a chance that even one cell is called significant by chance.</summary>
    Bonferroni,

    /// <summary>None.</summary>
    None,
}
