using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Grid of a surface. On which cells is a surface worked out?</summary>
internal static class SurfaceGrid
{
    /// <summary>Metres. A sixth of the widest usual bandwidth: smooth on the map, and finer than a street block.</summary>
    public const double UsualCell = 50;

    /// <summary>Metres.</summary>
    public const double SmallestCell = 10;

    /// <summary>Metres.</summary>
    public const double LargestCell = 10_000;

    /// <summary>More cells than this are not made unless asked for.</summary>
    public const double MostUsualCells = 1_000_000;

    /// <summary>How far beyond the outermost incident a Gaussian surface goes, in σ: three incidents in ten thousand of those at the rim spill
    /// over.</summary>
    private const double GaussianMargin = 4;

    /// <summary>The rule of <see cref="Cell"/> in words.</summary>
    public const string CellRule = "50 m, or the next of 100, 200, 500 … m that makes a surface of at most a million cells";

    /// <summary>The ground on which a surface is not 0: the box of the incidents, and as far round it as the kernel reaches.</summary>
    public static GridBox Box(GridBox incidents, DensityKernel kernel, ReadOnlySpan<double> bandwidths)
    {
        double widest = 0;
        foreach (double bandwidth in bandwidths)
            widest = Math.Max(widest, bandwidth);
        double margin = kernel == DensityKernel.Gaussian ? GaussianMargin * widest : widest;
        return new GridBox(incidents.West - margin, incidents.South - margin, incidents.East + margin, incidents.North + margin);
    }

    /// <summary>Side of a cell when nobody says.</summary>
    public static ParameterValue Cell(GridBox box)
    {
        double cell = UsualCell;
        for (int step = 0; cell < LargestCell && Cells(cell) > MostUsualCells; step++)
            cell *= step % 3 == 1 ? 2.5 : 2;
        string reason = cell == UsualCell
            ? "finer than a street block, and a surface of at most a million cells"
            : string.Create(
                CultureInfo.InvariantCulture, $"so that {box.Width / 1000:0.#} by {box.Height / 1000:0.#} km are at most a million cells");
        return DensityParameters.Cell.Derived(cell, reason);

        double Cells(double side) => (box.Width / side + 2) * (box.Height / side + 2);
    }
}
