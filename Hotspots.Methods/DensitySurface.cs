using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Methods;

/// <summary>Density surface: a value at the centre of each square cell.</summary>
public sealed class DensitySurface
{
    private readonly CellGrid _grid;
    private readonly double[] _values;

    internal DensitySurface(CellGrid grid, double[] values) => (_grid, _values) = (grid, values);

    /// <summary>Cells from west to east.</summary>
    public int Columns => _grid.Columns;

    /// <summary>Rows from south to north.</summary>
    public int Rows => _grid.Rows;

    /// <summary>Side of a cell, metres.</summary>
    public double CellSize => _grid.Size;

    /// <summary>Western edge, metres: a multiple of the side.</summary>
    public double West => _grid.West;

    /// <summary>Southern edge, metres: a multiple of the side.</summary>
    public double South => _grid.South;

    /// <summary>Weight per km², row by row from the south, in each from west to east.</summary>
    public ImmutableArray<double> Values => ImmutableCollectionsMarshal.AsImmutableArray(_values);

    /// <summary>The outline of a cell.</summary>
    /// <param name="cell">Its place in <see cref="Values"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public Polygon CellAt(int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, _values.Length);
        return _grid.OutlineOf(cell);
    }

    /// <summary>Superlevel set: the ground that is at least so dense, with straight lines between the centres of cells (marching squares).</summary>
    /// <param name="level">Weight per km², above 0.</param>
    /// <returns>Valid; empty where nothing is so dense.</returns>
    /// <exception cref="ArgumentException">The level is not above 0.</exception>
    public MultiPolygon Above(double level) => level > 0
        ? new LevelSet(new Core.Model.Results.Surface(_grid, _values, ""), level).Ground()
        : throw new ArgumentException(FormattableString.Invariant($"The level must be above 0; it was {level}."), nameof(level));
}
