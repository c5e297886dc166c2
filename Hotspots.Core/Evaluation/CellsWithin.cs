using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Evaluation;

/// <summary>Cells round a position.</summary>
internal static class CellsWithin
{
    /// <summary>The cells whose centres are nearer than a distance, and the square of how far each is, m².</summary>
    /// <param name="grid">Squares or hexagons.</param>
    /// <param name="position">May lie outside the grid.</param>
    /// <param name="reach">Metres.</param>
    public static IEnumerable<(int Cell, double Squared)> Reach(CellGrid grid, GridPoint position, double reach)
    {
        (int firstRow, int lastRow) = Lines(position.Northing - grid.South, reach, grid.RowSpacing, grid.Rows);
        // Odd rows of hexagons are set half a cell to the east.
        (int firstColumn, int lastColumn) = Lines(position.Easting - grid.West, reach + grid.ColumnSpacing, grid.ColumnSpacing, grid.Columns);
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                int cell = row * grid.Columns + column;
                GridPoint centre = grid.CentreOf(cell);
                double east = centre.Easting - position.Easting, north = centre.Northing - position.Northing, squared = east * east + north * north;
                if (squared < reach * reach)
                    yield return (cell, squared);
            }
        }
    }

    private static (int First, int Last) Lines(double offset, double reach, double spacing, int count)
    {
        double first = Math.Floor((offset - reach) / spacing) - 1, last = Math.Ceiling((offset + reach) / spacing) + 1;
        return ((int)Math.Clamp(first, 0, count), (int)Math.Clamp(last, -1, count - 1));
    }
}
