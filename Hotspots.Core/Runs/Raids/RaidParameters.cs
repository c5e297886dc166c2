using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Parameters of a day of warrants: THE list of its numbers, each with its words, its range and its default.</summary>
internal static class RaidParameters
{
    /// <summary>Minutes at a door where nobody said.</summary>
    public const double DefaultTimeAtDoor = 60;

    /// <summary>Minutes added to every way where nobody said.</summary>
    public const double DefaultSlack = 5;

    /// <summary>Farther than this from every door a start is questioned, kilometres.</summary>
    public const double DefaultFarthest = 100;

    /// <summary>More doors, or teams, than this are no one day.</summary>
    public const int Most = 500;

    private const string NoEffect = "";

    /// <summary>When the first wave strikes, minutes after midnight.</summary>
    public static WrittenParameter<int> At { get; } = WrittenParameter.OfClock("at", "When the first wave strikes, such as 06:00 or 6am");

    /// <summary>The latest strike, minutes after midnight.</summary>
    public static WrittenParameter<int> Before { get; } = WrittenParameter.OfClock(
        "before", "Refuses a plan whose last wave would strike later than this");

    /// <summary>The day.</summary>
    public static WrittenParameter<DateOnly> On { get; } = WrittenParameter.OfDay(
        "on", "The day, such as 2026-02-02", "that of the warrants, where they have one");

    /// <summary>Speed where there are no streets.</summary>
    public static Parameter Speed { get; } = PlacementParameters.Speed with
    {
        Help = Say($"Speed in a straight line, without ⟨streets⟩. Default: {PlacementWish.DefaultSpeed}."),
    };

    /// <summary>Teams, all from the muster.</summary>
    public static Parameter Teams { get; } = new("teams", "How many teams there are", "", 1, Most, IsInteger: true, "", NoEffect);

    /// <summary>Teams that one door asks for.</summary>
    public static Parameter Asked { get; } = new("teams", "Teams that a door asks for", "", 1, 50, IsInteger: true, "1", NoEffect);

    /// <summary>Minutes at a door.</summary>
    public static Parameter TimeAtDoor { get; } = new(
        "time-at-door", "Minutes at a door before a team goes on to one of the next wave", "min", 0, 24 * 60, IsInteger: false,
        Say($"{DefaultTimeAtDoor}"), NoEffect);

    /// <summary>Minutes added to every way.</summary>
    public static Parameter Slack { get; } = new(
        "slack", "Minutes that are added to every way, for what nobody foresees", "min", 0, 24 * 60, IsInteger: false,
        Say($"{DefaultSlack}"), NoEffect);

    /// <summary>How far a start may be from the nearest door.</summary>
    public static Parameter Farthest { get; } = new(
        "farthest", "A place to set off from that is farther than this from every door is questioned, kilometres", "km", 0, 2_000,
        IsInteger: false, Say($"{DefaultFarthest}"), NoEffect)
    { IsAboveMinimum = true };

    /// <summary>Refuses a request with a number out of its range.</summary>
    /// <exception cref="ArgumentException">One is; says the range.</exception>
    public static void Check(RaidRequest request)
    {
        foreach ((Parameter parameter, double? value) in (ReadOnlySpan<(Parameter, double?)>)
        [
            (TimeAtDoor, request.TimeAtDoor), (Slack, request.Slack), (Farthest, request.Farthest), (Speed, request.Speed),
            (PlacementParameters.Detour, request.Detour),
        ])
        {
            if (value is double given)
                parameter.Check(given);
        }
        if (request.HasStreets && (request.Speed is not null || request.Detour is not null))
            throw new ArgumentException("Along streets each road has its own speed: leave out ⟨speed⟩ and ⟨detour⟩, or ⟨streets⟩.");
        if (request.SpeedsFile is not null && !request.HasStreets)
            throw new ArgumentException("Speeds are of roads: give ⟨streets⟩ with ⟨speeds⟩.");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
