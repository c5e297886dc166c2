using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Model.Raids;

/// <summary>Plan of a day of warrants, with the streets to draw it on.</summary>
/// <param name="Record">The plan.</param>
/// <param name="Streets">The user's own streets round the doors; null where none were given.</param>
internal sealed record RaidPlan(RaidRecord Record, StreetMap? Streets);
