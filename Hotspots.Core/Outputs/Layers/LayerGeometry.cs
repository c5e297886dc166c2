using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Geometries of a layer, one a row, in grid metres.</summary>
internal abstract record LayerGeometry;

/// <summary>Points.</summary>
/// <param name="Points">Where they are.</param>
/// <param name="Indices">One a row: which of the points.</param>
internal sealed record PointGeometry(PointSet Points, int[] Indices) : LayerGeometry
{
    /// <summary>One point a row.</summary>
    public static PointGeometry Of(IReadOnlyList<GridPoint> places)
    {
        double[] eastings = [.. places.Select(static p => p.Easting)], northings = [.. places.Select(static p => p.Northing)];
        return new PointGeometry(new PointSet(eastings, northings), [.. Enumerable.Range(0, places.Count)]);
    }
}

/// <summary>Lines.</summary>
/// <param name="Vertices">Of all lines, one after another.</param>
/// <param name="Ends">One a row: the end of its vertices, exclusive; they begin where those of the row before end.</param>
internal sealed record LineGeometry(PointGeometry Vertices, int[] Ends) : LayerGeometry;

/// <summary>Polygons, of which a row may have several or none.</summary>
/// <param name="Shapes">One a row: a polygon or a multipolygon, perhaps empty.</param>
internal sealed record AreaGeometry(Geometry[] Shapes) : LayerGeometry;

/// <summary>Cells of grids.</summary>
/// <param name="Blocks">The cells of each grid, one block after another.</param>
internal sealed record CellGeometry(IReadOnlyList<CellRows> Blocks) : LayerGeometry;

/// <summary>Some cells of a grid.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Cells">One a row.</param>
internal sealed record CellRows(CellGrid Grid, int[] Cells)
{
    private readonly Coordinate[] _ring = Grid.OutlineOf(0).Coordinates;

    private readonly GridPoint _first = Grid.CentreOf(0);

    /// <summary>Corners of a cell: 4 or 6.</summary>
    public int Corners => _ring.Length - 1;

    /// <summary>Corners of a cell, counter-clockwise. Every cell has the shape of the first, moved.</summary>
    /// <param name="row">Which.</param>
    /// <param name="corners">Filled in; as many as <see cref="Corners"/>.</param>
    public void CornersOf(int row, Span<GridPoint> corners)
    {
        GridPoint centre = Grid.CentreOf(Cells[row]);
        for (int c = 0; c < corners.Length; c++)
            corners[c] = new GridPoint(centre.Easting + (_ring[c].X - _first.Easting), centre.Northing + (_ring[c].Y - _first.Northing));
    }
}
