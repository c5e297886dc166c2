using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Lattice of evaluation points. At which positions is the density wanted? The centres of a grid's square cells, in the coordinates of
/// <see cref="DensityPlaces"/>.</summary>
/// <param name="X0">Easting of the first column's centres, metres.</param>
/// <param name="Y0">Northing of the first row's centres, metres.</param>
/// <param name="Step">From centre to centre, metres.</param>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Rows">Rows.</param>
internal readonly record struct Lattice(double X0, double Y0, double Step, int Columns, int Rows)
{
    /// <summary>The centres of the cells of a square grid.</summary>
    public static Lattice Of(CellGrid grid, DensityPlaces places)
    {
        (double e, double n) = grid.CentreOf(0);
        return new Lattice(e - places.Bounds.West, n - places.Bounds.South, grid.Size, grid.Columns, grid.Rows);
    }

    /// <summary>The first column at or east of an easting, within 0 to <see cref="Columns"/>.</summary>
    public int FirstColumnFrom(double x) => (int)Math.Clamp(Math.Ceiling((x - X0) / Step), 0, Columns);

    /// <summary>The first row at or north of a northing, within 0 to <see cref="Rows"/>.</summary>
    public int FirstRowFrom(double y) => (int)Math.Clamp(Math.Ceiling((y - Y0) / Step), 0, Rows);

    /// <summary>Easting of a column's centres, metres.</summary>
    public double XOf(int column) => X0 + column * Step;

    /// <summary>Northing of a row's centres, metres.</summary>
    public double YOf(int row) => Y0 + row * Step;
}
