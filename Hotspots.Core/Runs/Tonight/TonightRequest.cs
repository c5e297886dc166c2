using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>Request of the briefing of a shift: of which incidents, at which hours, looking how far back.</summary>
/// <param name="Run">The request by which the hotspots were found. Its limits of time and its hours do not count: the shift and the weeks do.</param>
/// <param name="FromHour">Hour at which the shift begins, 0 to 23.</param>
/// <param name="UntilHour">Hour at which it ends, 0 to 24; at or before <paramref name="FromHour"/> where it ends on the next date.</param>
/// <param name="Weeks">Weeks that are looked at, as <see cref="TonightParameters.Weeks"/>; they are compared with as many before.</param>
internal sealed record TonightRequest(RunRequest Run, int FromHour = 22, int UntilHour = 5, int Weeks = TonightRequest.UsualWeeks)
{
    /// <summary>Did somebody say the day? Then what happened from that day on has no say; a clock that is behind the data is not believed.</summary>
    public bool IsDayGiven { get; init; }

    /// <summary>Weeks when nobody says: each weekday as often, and long enough for a count.</summary>
    public const int UsualWeeks = 4;
}
