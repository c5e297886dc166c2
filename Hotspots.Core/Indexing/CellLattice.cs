using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Indexing;

/// <summary>Square lattice with an origin: row and column of a position, counted from those of a box's south-west corner.</summary>
/// <remarks>
/// Lines run through the origin. A position is measured from the origin, and the box takes off whole rows and columns only: on one origin
/// boxes of any extent cut the very same squares, to the last bit.
/// </remarks>
internal readonly struct CellLattice
{
    private readonly GridPoint _origin;
    private readonly double _perMetre, _firstRow, _firstColumn;

    /// <summary>Lays it.</summary>
    /// <param name="origin">A corner of four cells; in the box or near it, for far from it rows are no longer sure to their last digit.</param>
    /// <param name="box">Its south-west corner lies in row 0 and column 0.</param>
    /// <param name="side">Side of a cell, metres, above 0.</param>
    public CellLattice(GridPoint origin, GridBox box, double side)
    {
        (_origin, _perMetre) = (origin, 1 / side);
        _firstRow = Math.Floor((box.South - origin.Northing) * _perMetre);
        _firstColumn = Math.Floor((box.West - origin.Easting) * _perMetre);
    }

    /// <summary>The row that holds a northing, metres; its southern line belongs to it. Below 0 south of the box.</summary>
    public long RowOf(double northing) => (long)(Math.Floor((northing - _origin.Northing) * _perMetre) - _firstRow);

    /// <summary>The column that holds an easting, metres; its western line belongs to it. Below 0 west of the box.</summary>
    public long ColumnOf(double easting) => (long)(Math.Floor((easting - _origin.Easting) * _perMetre) - _firstColumn);
}
