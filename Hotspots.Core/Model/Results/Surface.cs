using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Results;

/// <summary>Density surface. How dense is it at every place? A value at the centre of each square cell.</summary>
/// <remarks>The array is not copied: who gives it away must not change it.</remarks>
internal sealed class Surface
{
    /// <summary>Takes over the values.</summary>
    /// <param name="grid">Square cells.</param>
    /// <param name="values">One a cell, in the order of <paramref name="grid"/>: row by row from the south, west to east.</param>
    /// <param name="unit">Of the values: "incidents per km²", or blank for a ratio.</param>
    /// <exception cref="ArgumentException">The cells are not square, or values and cells differ in number.</exception>
    public Surface(CellGrid grid, double[] values, string unit)
    {
        if (grid.Shape != CellShape.Square)
            throw new ArgumentException("A surface has square cells.", nameof(grid));
        if (values.Length != grid.CellCount)
            throw new ArgumentException("A surface has one value a cell.", nameof(values));
        Grid = grid;
        Values = values;
        Unit = unit;
    }

    /// <summary>The cells.</summary>
    public CellGrid Grid { get; }

    /// <summary>One a cell, row by row from the south, west to east.</summary>
    public double[] Values { get; }

    /// <summary>Of the values: "incidents per km²", or blank for a ratio.</summary>
    public string Unit { get; }
}
