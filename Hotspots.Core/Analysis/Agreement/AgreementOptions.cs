using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Agreement;

/// <summary>With which cells and how much chance are places put to the test?</summary>
internal sealed record AgreementOptions
{
    /// <summary>Cells a district of ordinary size has, and more: 40 km by 40 km.</summary>
    private const double ManyCells = 70_000;

    private const int FewResamples = 99;

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

    /// <summary>What a piece of ground can afford: where it has very many cells they are doubled in size, and drawn again fewer times.</summary>
    /// <remarks>Incidents strewn over half the country must not make everyone wait for an answer about them. 99 resamples still tell 95 % from 88 %.</remarks>
    public static AgreementOptions For(PointSet points, Geometry? window)
    {
        var options = new AgreementOptions();
        if (points.Count == 0)
            return options;
        GridBox box = new CellGround(window, null).BoundsWith(points);
        double size = options.CellSize;
        while (2 * size <= CellParameters.LargestCell && Cells(size) > 4 * ManyCells)
            size *= 2;
        return options with { CellSize = size, Resamples = Cells(size) > ManyCells ? FewResamples : options.Resamples };

        double Cells(double side) => (box.Width / side + 1) * (box.Height / side + 1);
    }
}
