namespace Hotspots.Core.Model.Briefs;

/// <summary>Round of one team on one page of a briefing: its places in the order in which they are visited, with the times.</summary>
/// <param name="Page">The page.</param>
/// <param name="Begins">First second of the shift, since 1970-01-01T00:00:00Z.</param>
/// <param name="Visits">In order of time; none where the page has no places.</param>
/// <param name="Speed">km/h at which the way between two places is reckoned.</param>
/// <param name="Detour">Way over straight line.</param>
internal sealed record BriefRound(BriefPage Page, long Begins, IReadOnlyList<BriefVisit> Visits, double Speed, double Detour)
{
    /// <summary>Call sign of the team; blank where there is one and nobody named it.</summary>
    public string Team { get; init; } = "";

    /// <summary>The places of the round: all of the page, or where teams share them this team's.</summary>
    public IReadOnlyList<BriefPlace> Places { get => field ?? Page.Places; init; }

    /// <summary>"22:00", and on a night on which the clock is changed which time that is, "01:30 BST".</summary>
    /// <param name="utcSeconds">Since 1970-01-01T00:00:00Z.</param>
    public string ClockOf(long utcSeconds) =>
        HasClockChange ? $"{BriefClock.Of(utcSeconds)} {BriefClock.ZoneOf(utcSeconds)}" : BriefClock.Of(utcSeconds);

    /// <summary>Is the clock changed in the shift?</summary>
    public bool HasClockChange => BriefClock.ZoneOf(Page.Begins) != BriefClock.ZoneOf(Page.Ends);
}

/// <summary>Visit of a round.</summary>
/// <param name="Place">The place.</param>
/// <param name="Number">Which visit to that place, from 1.</param>
/// <param name="Of">How many there are in the shift.</param>
/// <param name="From">When it begins, whole minutes in seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Until">When it ends.</param>
internal readonly record struct BriefVisit(BriefPlace Place, int Number, int Of, long From, long Until);
