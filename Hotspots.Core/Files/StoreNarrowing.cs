using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files;

/// <summary>Range query to a store: ground beyond which no row is wanted. More than these may be given, never fewer.</summary>
/// <param name="Box">On the grid, metres, edges inclusive.</param>
/// <param name="Names">Names of towns, all rows of which are wanted wherever they lie; so are those of every town that is recorded in the
/// box.</param>
internal sealed record StoreNarrowing(GridBox Box, IReadOnlyList<string> Names);
