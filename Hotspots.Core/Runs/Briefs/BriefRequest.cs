using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Tonight;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Request of a briefing on paper.</summary>
/// <param name="Run">Which incidents, and by which method hotspots are found. Its shift is the one that is briefed; its limits of time choose the
/// hotspots and do not count otherwise.</param>
/// <param name="On">The date on which the shift begins, such as 2026-06-30; null for the next by the clock.</param>
/// <param name="Places">Places a page, 1 to 5.</param>
/// <param name="Weeks">Weeks that are looked at, as <see cref="TonightRequest.Weeks"/>.</param>
/// <param name="Streets">A file of streets to draw the map with; null for names of streets alone.</param>
/// <param name="Actions">The force's own list of what to do, as <see cref="ActionFile"/> reads it; null for none.</param>
internal sealed record BriefRequest(RunRequest Run, string? On = null, int Places = 5, int Weeks = TonightRequest.UsualWeeks,
    string? Streets = null, string? Actions = null);
