namespace Hotspots.Core.Model.Spatial;

/// <summary>Shape of a cell. Which shape have the cells that tile the ground?</summary>
internal enum CellShape
{
    /// <summary>Hexagons with a corner to the north: each has six neighbours, all across an edge and equally far.</summary>
    Hexagon,

    /// <summary>Squares with sides to the north and east: each has eight neighbours, four of them across a corner.</summary>
    Square,
}
