using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs;

/// <summary>Request of a comparison: which incidents, in which two periods.</summary>
/// <param name="Run">Which incidents, areas and weights; without limits of time, for the periods are such.</param>
/// <param name="Before">
/// The period before, such as "2025-01..2025-06" or "2025-06"; null for the same days a year earlier where the data reach, else the stretch just
/// before.
/// </param>
/// <param name="After">The period after; null for the last whole months of the data, three of them or as many as leave as much before.</param>
internal sealed record ComparisonRequest(RunRequest Run, string? Before = null, string? After = null);
