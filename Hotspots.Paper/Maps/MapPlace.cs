using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Paper.Maps;

/// <summary>Place on a map: ground with a number.</summary>
/// <param name="Number">As in the table beside the map.</param>
/// <param name="Outline">Metres on the National Grid.</param>
/// <param name="Centre">Where the number stands, if there is room.</param>
internal sealed record MapPlace(int Number, Geometry Outline, GridPoint Centre);
