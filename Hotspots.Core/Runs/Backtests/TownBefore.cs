using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>A town as it was known before a test: what had happened, and the ground that could have been flagged.</summary>
/// <param name="Area">The town with what was before, and its ground as it was known by then.</param>
/// <param name="Grid">The cells of the town.</param>
/// <param name="Known">Those that could be flagged, ascending.</param>
internal sealed record TownBefore(StudyArea Area, CellGrid Grid, int[] Known);
