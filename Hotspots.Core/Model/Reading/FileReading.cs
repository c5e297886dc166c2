using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Reading;

/// <summary>Reading of one path: what the user said of it; null for what its files tell.</summary>
/// <param name="Sheet">As <c>ReadOptions.Sheet</c>.</param>
/// <param name="Grid">As <c>ReadOptions.Grid</c>.</param>
/// <param name="Dates">As <c>ReadOptions.Dates</c>.</param>
internal sealed record FileReading(string? Sheet, GridSystem? Grid, DateOrder? Dates);
