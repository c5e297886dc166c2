using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Grids;

/// <summary>Grid square of a reference. Which square of the grid does a reference name? The position is its centre, known to within the
/// square.</summary>
/// <param name="Centre">The middle of the square.</param>
/// <param name="SizeMetres">Length of a side, metres: 100 for SJ 237 640, 100,000 for SJ alone.</param>
internal readonly record struct GridSquare(GridPoint Centre, double SizeMetres);
