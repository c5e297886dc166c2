using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files;

/// <summary>Range query to a store: a box and a span of time, beyond which no row is wanted. More than these may be given, never fewer.</summary>
/// <param name="Box">On the grid, metres, edges inclusive; null for everywhere, and then rows without a position are given, too.</param>
/// <param name="From">First second, since 1970-01-01T00:00:00Z; null for no limit. Rows without a time are then left out.</param>
/// <param name="Until">End, exclusive; null for no limit.</param>
internal sealed record StoreNarrowing(GridBox? Box, long? From, long? Until);
