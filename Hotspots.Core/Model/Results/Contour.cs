using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Results;

/// <summary>Contour of a surface. Where is a surface at least so high?</summary>
/// <param name="Level">Height, in the unit of the surface.</param>
/// <param name="Share">How much of the whole volume lies inside, 0 to 1: 0.5 makes it the smallest ground that holds half.</param>
/// <param name="Ground">Polygons in grid metres; empty where nothing is so high.</param>
internal sealed record Contour(double Level, double Share, Geometry Ground);
