namespace Hotspots.Core.Model.Briefs;

/// <summary>Round of one page of a briefing: its places in the order in which they are visited, with the times.</summary>
/// <param name="Page">The page.</param>
/// <param name="Begins">First second of the shift, since 1970-01-01T00:00:00Z.</param>
/// <param name="Visits">In order of time; none where the page has no places.</param>
/// <param name="Speed">km/h at which the way between two places is reckoned.</param>
/// <param name="Detour">Way over straight line.</param>
internal sealed record BriefRound(BriefPage Page, long Begins, IReadOnlyList<BriefVisit> Visits, double Speed, double Detour);

/// <summary>Visit of a round.</summary>
/// <param name="Place">The place.</param>
/// <param name="Number">Which visit to that place, from 1.</param>
/// <param name="Of">How many there are in the shift.</param>
/// <param name="From">When it begins, whole minutes in seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Until">When it ends.</param>
internal readonly record struct BriefVisit(BriefPlace Place, int Number, int Of, long From, long Until);
