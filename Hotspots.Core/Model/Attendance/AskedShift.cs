using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Attendance;

/// <summary>Place that was to be visited.</summary>
/// <param name="Area">The town; blank for a polygon of the user's own.</param>
/// <param name="Hotspot">Its rank in the run that the sheet is made of, or its number in the file of polygons, from 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Centre">Its centre, metres on the National Grid.</param>
/// <param name="Outline">Its ground, metres on the National Grid.</param>
internal sealed record AskedPlace(string Area, int Hotspot, string Name, GridPoint Centre, Geometry Outline);

/// <summary>Shift in which places were to be visited.</summary>
/// <param name="Day">The date on which it begins.</param>
/// <param name="From">Its first second, since 1970-01-01T00:00:00Z.</param>
/// <param name="Until">Its end, exclusive, in the same unit: over a change of clocks it is an hour longer or shorter than the clock says.</param>
/// <param name="Places">The places, in the order of the sheet.</param>
internal sealed record AskedShift(DateOnly Day, long From, long Until, IReadOnlyList<AskedPlace> Places);
