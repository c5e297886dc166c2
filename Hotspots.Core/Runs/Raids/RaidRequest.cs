using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Request of a plan for a day of warrants.</summary>
internal sealed record RaidRequest
{
    /// <summary>The file of warrants, how it is read, the marking and the release profile.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>How many teams, all from the muster; or the name of a file with one row a team.</summary>
    public required string Teams { get; init; }

    /// <summary>When the first wave strikes: "06:00".</summary>
    public required string At { get; init; }

    /// <summary>The day: "2026-02-02"; null where the warrants have one day.</summary>
    public string? On { get; init; }

    /// <summary>From where the teams set off: a place, several with semicolons between, or the name of a file; null with a file of teams.</summary>
    public string? Muster { get; init; }

    /// <summary>No wave strikes later than this: "12:00"; null for no limit.</summary>
    public string? Before { get; init; }

    /// <summary>Minutes at a door before a team goes on; null for the usual.</summary>
    public double? TimeAtDoor { get; init; }

    /// <summary>Minutes that are added to every way; null for the usual.</summary>
    public double? Slack { get; init; }

    /// <summary>Farther than this from every door a start is questioned, kilometres; null for the usual.</summary>
    public double? Farthest { get; init; }

    /// <summary>Speed in a straight line, km/h; null for the usual.</summary>
    public double? Speed { get; init; }

    /// <summary>Way driven over straight line; null for the usual.</summary>
    public double? Detour { get; init; }

    /// <summary>A file of streets along which teams travel; null for straight lines, or for <see cref="FindsStreets"/>.</summary>
    public string? StreetsFile { get; init; }

    /// <summary>Is a pack of streets looked for beside the warrants and beside the program?</summary>
    public bool FindsStreets { get; init; }

    /// <summary>Who is on the way along streets.</summary>
    public TravelProfile By { get; init; } = TravelProfile.Car;

    /// <summary>A table of speeds by the class of a road; null for the usual ones.</summary>
    public string? SpeedsFile { get; init; }

    /// <summary>Are ways along streets?</summary>
    public bool HasStreets => StreetsFile is not null || FindsStreets;
}
