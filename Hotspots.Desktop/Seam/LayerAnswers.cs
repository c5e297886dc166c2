namespace Hotspots.Desktop.Seam;

/// <summary>What are the surfaces that follow? One a study area, each a column of f32: row by row from the south, west to east.</summary>
/// <param name="Method">The method that made them.</param>
/// <param name="Unit">Of the values; blank for a ratio.</param>
/// <param name="IsLog">Are the values the natural logarithms of ratios?</param>
/// <param name="Surfaces">In the order in which they follow.</param>
internal sealed record SurfacesHeader(string Method, string Unit, bool IsLog, SurfaceHeader[] Surfaces);

/// <summary>One surface.</summary>
/// <param name="Area">The study area.</param>
/// <param name="West">Western edge of the first column, metres.</param>
/// <param name="South">Southern edge of the first row, metres.</param>
/// <param name="Cell">Side of a cell, metres.</param>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Rows">Rows.</param>
internal sealed record SurfaceHeader(string Area, double West, double South, double Cell, int Columns, int Rows);

/// <summary>What are the cells that follow?</summary>
/// <param name="Method">The method that tested them.</param>
/// <param name="Alpha">A cell is significant when its corrected p-value is at most this.</param>
/// <param name="Correction">"bh", "bonferroni" or "none".</param>
/// <param name="Count">Rows of the columns, of all areas together.</param>
/// <param name="Columns">Name and type of each column.</param>
/// <param name="Grids">One a study area: its rows follow those of the one before.</param>
internal sealed record CellsHeader(string Method, double Alpha, string Correction, int Count, ColumnHeader[] Columns, GridHeader[] Grids);

/// <summary>One study area's cells.</summary>
/// <param name="Area">The study area.</param>
/// <param name="Shape">"hexagon" or "square".</param>
/// <param name="West">Western end of the rows that are not shifted, metres.</param>
/// <param name="South">Southern edge of squares; of hexagons half a row's spacing south of the first centres; metres.</param>
/// <param name="ColumnSpacing">From one centre to the next in a row, metres.</param>
/// <param name="RowSpacing">From one row to the next, metres.</param>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Rows">Rows.</param>
/// <param name="IsFirstRowShifted">Of hexagons: is it the first row that stands half a cell to the east, or the second?</param>
/// <param name="Tested">How many cells were tested.</param>
/// <param name="Count">How many of them follow: those with an incident, and those that are significant.</param>
internal sealed record GridHeader(
    string Area, string Shape, double West, double South, double ColumnSpacing, double RowSpacing, int Columns, int Rows, bool IsFirstRowShifted,
    int Tested, int Count);

/// <summary>Where is a surface at least so high?</summary>
/// <param name="Area">The study area.</param>
/// <param name="Level">In the unit.</param>
/// <param name="Unit">Of the surface; blank for a ratio.</param>
/// <param name="Share">Share of all that lies inside, 0 to 1.</param>
/// <param name="Ground">Polygons, rings (the first is the exterior), positions; metres.</param>
internal sealed record ContourAnswer(string Area, double Level, string Unit, double Share, double[][][][] Ground);
