using Hotspots.Core.Files.Positions;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Place and time of a row that was understood when its file was read, as a store keeps them, to the last bit.</summary>
/// <param name="Place">On the grid, metres; null for none.</param>
/// <param name="Metres">Metres that the place is known to; 0 for as closely as its digits.</param>
/// <param name="Source">What the place was read from.</param>
/// <param name="Time">When.</param>
/// <param name="Hash">Hash of all that the row said, by which repeated rows are told.</param>
internal readonly record struct KeptRow(GridPoint? Place, double Metres, PositionSource Source, IncidentTime Time, ulong Hash);
