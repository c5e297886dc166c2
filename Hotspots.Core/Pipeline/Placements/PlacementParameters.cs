using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Parameters of a placement: THE list of its numbers and choices, each with its words, its range and its default.</summary>
internal static class PlacementParameters
{
    private const string NoEffect = "", Metres = "m";

    /// <summary>Teams in all, or of one area.</summary>
    public static Parameter Teams { get; } = Whole("teams", "How many teams there are", 1, int.MaxValue, "");

    /// <summary>Share of the weight that is to be covered, above 0 and at most 1.</summary>
    public static WrittenParameter<double> Target { get; } = new(
        "target", ParameterKind.Quantity, "SHARE", "a share such as 80% or 0.8",
        "How many teams for so much? 80% asks for the fewest that cover four fifths of the weight; with ⟨teams⟩ it is only told", "",
        static (_, text) => Share(text));

    /// <summary>Time to search for a better answer.</summary>
    public static WrittenParameter<TimeSpan> Budget { get; } = new(
        "budget", ParameterKind.Quantity, "TIME", "a time above 0 such as 5s or 2m",
        "Time to search for a better answer, such as 5s or 2m; the best so far is then given with its gap",
        "a fixed amount of work, the same on every machine, some ten seconds at most", static (_, text) => Duration(text));

    /// <summary>First day of a week of shifts; a week may be asked for without.</summary>
    public static WrittenParameter<DateOnly> Week { get; } = new(
        "week", ParameterKind.Day, "DATE", "a date such as 2026-01-05 or nothing",
        "Plans seven days of shifts, from a date such as 2026-01-05 or for any week: when they begin, which hotspot is visited when, and on which "
            + "days it is left alone on purpose",
        "", static (_, text) => WrittenParameter.Day(text));

    /// <summary>What makes a choice of sites good; in the order of <see cref="PlacementObjective"/>.</summary>
    public static Parameter Objective { get; } = Parameter.OfChoices(
        "objective", "What makes places good", "coverage", NoEffect, new ParameterChoice("coverage", "as much as possible within reach"),
        new ParameterChoice("median", "the shortest mean way"), new ParameterChoice("center", "the shortest longest way")) with
    { Usual = 0 };

    /// <summary>What of the incidents is to be reached; in the order of <see cref="DemandSource"/>.</summary>
    public static Parameter DemandOf { get; } = Parameter.OfChoices(
        "demand-of", "What is to be reached", "incidents", NoEffect, new ParameterChoice("incidents", ""),
        new ParameterChoice("hotspots", "their centres"),
        new ParameterChoice("cells", Say($"of {PlacementWish.CellMetres} m"))) with
    { Usual = 0 };

    /// <summary>Where a team may stand; in the order of <see cref="CandidateSource"/>.</summary>
    public static Parameter Candidates { get; } = Parameter.OfChoices(
        "candidates", "Where a team may stand without ⟨sites⟩", "lattice", NoEffect, new ParameterChoice("lattice", "over each area"),
        new ParameterChoice("cells", "that hold demand")) with
    { Usual = 0 };

    /// <summary>How far a team gets, metres, inclusive.</summary>
    public static Parameter Reach { get; } = Above0(
        "reach", "How far a team gets in a straight line, or along ⟨streets⟩, metres, inclusive", Metres,
        Say($"{PlacementWish.DefaultReach}, for coverage"));

    /// <summary>How far a team gets, minutes, inclusive.</summary>
    public static Parameter Minutes { get; } = Above0("minutes", "How far a team gets, in minutes, instead of ⟨reach⟩", "min", "");

    /// <summary>Speed, km/h.</summary>
    public static Parameter Speed { get; } = Above0("speed", "Speed for ⟨minutes⟩ and patrols", "km/h", Say($"{PlacementWish.DefaultSpeed}"));

    /// <summary>Way driven over straight line: no way is shorter than that.</summary>
    public static Parameter Detour { get; } = Number(
        "detour", "Way driven over straight line, 1 or more", "", 1, Say($"{PlacementWish.DefaultDetour}"));

    /// <summary>Who is on the way; in the order of <see cref="Model.Roads.TravelProfile"/>.</summary>
    public static Parameter By { get; } = Parameter.OfChoices(
        "by", "How a team gets along ⟨streets⟩", "car", NoEffect, new ParameterChoice("car", "one-way streets as they run"),
        new ParameterChoice("foot", "paths and steps too, no motorways")) with
    { Usual = 0 };

    /// <summary>Distance between candidates, metres; beyond the largest, squares have no corners that a number can hold.</summary>
    public static Parameter Lattice { get; } =
        Above0("lattice", "Distance between candidates, metres", Metres, "a third of the reach") with { Maximum = 1e9 };

    /// <summary>Distance between any two teams at least, metres.</summary>
    public static Parameter Spacing { get; } = Number("spacing", "Metres between any two teams at least", Metres, 0, "0");

    /// <summary>Weight that one team can serve.</summary>
    public static Parameter Capacity { get; } = Above0("capacity", "Weight that one team can serve at most", "", "");

    /// <summary>Hours of a shift.</summary>
    public static Parameter PatrolHours { get; } = Above0(
        "patrol-hours", "Plans a shift of so many hours for each team: visits to the hotspots, and the way between them", "hours",
        "") with
    { Maximum = 24 };

    /// <summary>Minutes of a visit.</summary>
    public static Parameter Visit { get; } = Number("visit", "Minutes of a visit", "min", 1, Say($"{PatrolRequest.DefaultVisitMinutes}"));

    /// <summary>Visits to one place in a shift at most.</summary>
    public static Parameter Visits { get; } = Whole(
        "visits", "Visits to one hotspot in a shift at most", 1, int.MaxValue, "as many as fit, more to heavier ones");

    /// <summary>Days of the week on which each hotspot is left alone.</summary>
    public static Parameter ControlDays { get; } = Whole(
        "control-days", "Days of the week on which each hotspot, by lot, is not visited, so that the effect can be measured; 0 for none",
        0, PatrolWeekWish.Days - 1, Say($"{PatrolWeekWish.DefaultControlDays}"));

    /// <summary>Seed of the lots by which those days are drawn.</summary>
    public static Parameter ControlSeed { get; } = Whole(
        "control-seed", "Seed of those lots: another seed draws other days", 0, int.MaxValue, Say($"{PatrolWeekWish.DefaultSeed}"));

    /// <summary>Refuses a wish with a number out of its range.</summary>
    /// <exception cref="ArgumentException">One is; says the range.</exception>
    internal static void Check(PlacementWish wish)
    {
        foreach ((Parameter parameter, double? value) in (ReadOnlySpan<(Parameter, double?)>)
        [
            (Teams, wish.Teams), (Reach, wish.Reach), (Minutes, wish.ReachMinutes), (Speed, wish.Speed), (Detour, wish.Detour),
            (Lattice, wish.CandidateSpacing), (Spacing, wish.MinimumSpacing), (Capacity, wish.Capacity), (PatrolHours, wish.PatrolHours),
            (Visit, wish.VisitMinutes), (Visits, wish.MostVisits), (ControlDays, wish.Week?.ControlDays), (ControlSeed, wish.Week?.Seed),
        ])
        {
            if (value is double given)
                parameter.Check(given);
        }
        foreach (int teams in wish.TeamsByArea.Values)
            Teams.Check(teams);
    }

    private static double? Share(string text)
    {
        bool isPercent = text.EndsWith('%');
        return !double.TryParse(isPercent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            || (!isPercent && share > 1) ? null : isPercent ? share / 100 : share;
    }

    private static TimeSpan? Duration(string text)
    {
        const double secondsADay = 86_400;
        foreach ((string ending, double seconds) in (ReadOnlySpan<(string, double)>)[("ms", 0.001), ("s", 1), ("min", 60), ("m", 60), ("", 1)])
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^ending.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0
                && value * seconds <= secondsADay)
                return TimeSpan.FromSeconds(value * seconds);
        }
        return null;
    }

    private static Parameter Number(string name, string title, string unit, double least, string defaultRule) =>
        new(name, title, unit, least, double.MaxValue, IsInteger: false, defaultRule, NoEffect);

    private static Parameter Above0(string name, string title, string unit, string defaultRule) =>
        Number(name, title, unit, 0, defaultRule) with { IsAboveMinimum = true };

    private static Parameter Whole(string name, string title, int least, int most, string defaultRule) =>
        new(name, title, "", least, most, IsInteger: true, defaultRule, NoEffect);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
