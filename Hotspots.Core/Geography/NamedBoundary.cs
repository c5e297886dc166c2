using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography;

/// <summary>Boundary with its name. Which piece of country did the user draw?</summary>
/// <param name="Name">"Tendring 016C", or "boundary 1" where the file gave none.</param>
/// <param name="OnGrid">One or several polygons in metres on the National Grid; valid.</param>
internal sealed record NamedBoundary(string Name, Geometry OnGrid);
