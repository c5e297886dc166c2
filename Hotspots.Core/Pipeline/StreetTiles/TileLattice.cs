using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Projection from the National Grid to the units of one tile of web Mercator, straight between the points of a lattice.</summary>
/// <remarks>Within a sixteenth of a tile the two grids differ from an affine map by less than a unit from zoom 8 on.</remarks>
internal sealed class TileLattice
{
    private const int Cells = 16;

    /// <summary>How far round the tile the lattice goes, as a share of its side.</summary>
    private const double Margin = 0.08;

    private readonly double[] _x = new double[(Cells + 1) * (Cells + 1)], _y = new double[(Cells + 1) * (Cells + 1)];
    private readonly double _eastStep, _northStep;

    /// <param name="zoom">0 for the whole world in one tile.</param>
    /// <param name="column">From the west.</param>
    /// <param name="row">From the north.</param>
    public TileLattice(int zoom, int column, int row)
    {
        double side = 1L << zoom;
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        // The grid's lines are bent on the web's map, so the corners alone would not do.
        for (int i = 0; i <= Cells; i++)
        {
            for (int j = 0; j <= Cells; j++)
            {
                GridPoint at = NationalGrid.ToGrid(WebMercator.FromShares((column + Across(i)) / side, (row + Across(j)) / side));
                (west, east) = (Math.Min(west, at.Easting), Math.Max(east, at.Easting));
                (south, north) = (Math.Min(south, at.Northing), Math.Max(north, at.Northing));
            }
        }
        Box = new GridBox(west, south, east, north);
        (_eastStep, _northStep) = ((east - west) / Cells, (north - south) / Cells);
        for (int j = 0; j <= Cells; j++)
        {
            for (int i = 0; i <= Cells; i++)
            {
                GeoPoint at = NationalGrid.ToGeo(new GridPoint(west + i * _eastStep, south + j * _northStep));
                (double x, double y) = WebMercator.ToShares(at);
                _x[j * (Cells + 1) + i] = (x * side - column) * VectorTileWriter.Extent;
                _y[j * (Cells + 1) + i] = (y * side - row) * VectorTileWriter.Extent;
            }
        }
    }

    /// <summary>What of the grid the tile and its room may show.</summary>
    public GridBox Box { get; }

    /// <summary>Where a position lies, in the tile's units from its north-western corner; beyond the lattice its outermost cells go on.</summary>
    public (double X, double Y) At(GridPoint point)
    {
        double u = (point.Easting - Box.West) / _eastStep, v = (point.Northing - Box.South) / _northStep;
        int i = (int)Math.Clamp(Math.Floor(u), 0, Cells - 1), j = (int)Math.Clamp(Math.Floor(v), 0, Cells - 1);
        double a = u - i, b = v - j;
        int at = j * (Cells + 1) + i, above = at + Cells + 1;
        return (
            (1 - b) * ((1 - a) * _x[at] + a * _x[at + 1]) + b * ((1 - a) * _x[above] + a * _x[above + 1]),
            (1 - b) * ((1 - a) * _y[at] + a * _y[at + 1]) + b * ((1 - a) * _y[above] + a * _y[above + 1]));
    }

    private static double Across(int step) => -Margin + step * (1 + 2 * Margin) / Cells;
}
