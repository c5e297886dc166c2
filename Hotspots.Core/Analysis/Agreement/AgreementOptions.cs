using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>With which cells and how much chance are places put to the test?</summary>
internal sealed record AgreementOptions
{
    /// <summary>Side of the square as large as a cell of the usual setting, metres.</summary>
    public double CellSize { get; init; } = CellParameters.UsualCell;

    /// <summary>Hexagons or squares.</summary>
    public CellShape Shape { get; init; } = CellShape.Hexagon;

    /// <summary>How many times the incidents are drawn again, 1 or more. 199 tells 95 % from 90 %.</summary>
    public int Resamples { get; init; } = 199;

    /// <summary>Seed of chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Level of significance.</summary>
    public double Alpha { get; init; } = MultipleTesting.UsualAlpha;

    /// <summary>How p-values are corrected for the number of cells.</summary>
    public Correction Correction { get; init; } = Correction.BenjaminiHochberg;
}
