using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Placement in plain words. How is a placement put in plain words: what cannot be asked, how good the answer is, and why a team stands
/// where it does?</summary>
internal static class PlacementWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Can the wish be met at all, as far as can be seen before any file is read?</summary>
    /// <exception cref="ArgumentException">It cannot; one sentence says what to change.</exception>
    /// <exception cref="OutputException">The marking will not do.</exception>
    public static void Check(PlacementWish wish)
    {
        ReleaseDoor.Check(new RunRequest { Files = [] }.Profile, wish.Marking ?? wish.Run?.Marking ?? "OFFICIAL");
        if (wish.Run is null && wish.DemandFile is null)
            throw new ArgumentException("There is no demand: name files of incidents, or a table of points with ⟨demand⟩.");
        if (wish.IsPlanar && wish.DemandFile is null)
            throw new ArgumentException("⟨planar⟩ is for points of ⟨demand⟩: incidents lie on the National Grid.");
        if (wish is { IsPlanar: true, PatrolHours: not null })
            throw new ArgumentException(
                "A patrol needs metres and a speed, and ⟨planar⟩ has a unit of its own: leave out ⟨planar⟩ or ⟨patrol-hours⟩.");
        if (wish is { IsPlanar: true, HasStreets: true })
            throw new ArgumentException("Streets lie on the National Grid, points of a plane do not: leave out ⟨streets⟩ or ⟨planar⟩.");
        if (wish is { HasStreets: false, SpeedsFile: not null })
            throw new ArgumentException("Speeds by the class of a road need roads: name a file of them with ⟨streets⟩, or leave out ⟨speeds⟩.");
        if (wish.HasStreets && (wish.Speed is not null || wish.Detour is not null))
            throw new ArgumentException(
                "Along streets each road has its own speed and its own length: leave out ⟨speed⟩ and ⟨detour⟩, or give speeds with ⟨speeds⟩.");
        if (wish.DemandFile is not null && wish.TeamsByArea.Count > 0)
            throw new ArgumentException("The points of ⟨demand⟩ lie in no area: give one number of teams.");
        if (wish.DemandFile is not null && wish.DemandOf != DemandSource.Incidents)
            throw new ArgumentException("The points of ⟨demand⟩ are the demand: leave out ⟨demand-of⟩.");
        if (wish.Teams is not null && wish.TeamsByArea.Count > 0)
            throw new ArgumentException("The teams are given as one number and by area: choose one of the two.");
        if (wish.Teams is null && wish.TeamsByArea.Count == 0 && wish.Target is null)
            throw new ArgumentException("Say how many teams there are with ⟨teams⟩, or what they are to reach with ⟨target⟩.");
        PlacementParameters.Check(wish);
        if (wish.Target is double target)
        {
            Require(target is > 0 and <= 1, $"The target must be above 0 % and at most 100 %; it was {100 * target} %.");
            if (wish.Objective != PlacementObjective.Coverage || wish.Capacity is not null)
                throw new ArgumentException("A target is a share of what is covered: leave out ⟨target⟩, or choose coverage without a capacity.");
            if (wish.TeamsByArea.Count > 0)
                throw new ArgumentException("A target asks how many teams are needed in all: leave out ⟨target⟩, or give ⟨teams⟩ as one number.");
        }
        if (wish is { Week: not null, PatrolHours: null })
            throw new ArgumentException("A week is planned of shifts: say how long a shift lasts with ⟨patrol-hours⟩.");
        Require(
            wish.Budget is not TimeSpan budget || budget > TimeSpan.Zero,
            $"The time to search must be above 0 s; it was {wish.Budget?.TotalSeconds} s.");
    }

    /// <summary>How good the answer is, for someone who has never heard of a bound.</summary>
    public static string Summary(PlacementRecord record)
    {
        string places = Count(record.Teams) + (record.Teams == 1 ? " place" : " places");
        string among = Say($" among the {record.Candidates:N0} considered");
        switch (record.Objective)
        {
            case PlacementObjective.Coverage:
                double bound = record.TotalWeight > 0 ? Math.Min(1, record.Bound / record.TotalWeight) : 0;
                if (record.IsProvenOptimal)
                    return Say($"This plan reaches {Percent(record.CoveredShare)} of the weight, ")
                        + Say($"and no {places}{among} reach more: that is proven.");
                return Say($"No {places}{among} could reach more than {Percent(bound)} of the weight; this plan reaches ")
                    + Say($"{Percent(record.CoveredShare)}: at most {PercentUp(bound - record.CoveredShare)} is missed.");
            case PlacementObjective.Median:
                double best = record.TotalWeight > 0 ? record.Bound / record.TotalWeight : 0;
                if (record.IsProvenOptimal)
                    return Say($"The mean way to the nearest team is {Length(record.MeanDistance, record.Unit)}, ")
                        + Say($"and no {places}{among} make it shorter: that is proven.");
                return Say($"No {places}{among} could bring the mean way to the nearest team below {Length(best, record.Unit)}; ")
                    + Say($"this plan has {Length(record.MeanDistance, record.Unit)}: it is at most {PercentUp(record.Gap)} longer than the best.");
            default:
                if (record.IsProvenOptimal)
                    return Say($"Nothing is farther than {Length(record.Value, record.Unit)} from a team, ")
                        + Say($"and no {places}{among} bring that lower: that is proven.");
                return Say($"No {places}{among} could bring everything within {Length(record.Bound, record.Unit)} of a team; ")
                    + Say($"this plan has {Length(record.Value, record.Unit)}: it is at most {PercentUp(record.Gap)} longer than the best.");
        }
    }

    /// <summary>Why a team stands there.</summary>
    public static string Why(PlacedSite site, PlacementPlan plan, int order)
    {
        double all = plan.TotalWeight;
        string start = site.IsFixed ? "It was given as fixed" : order == 0 ? "It comes first" : "It joins those before it";
        return plan.Objective switch
        {
            PlacementObjective.Coverage => Say($"{start}: {Percent(site.WeightInReach / all)} of the weight is within its reach, ")
                + Say($"{Percent(site.Gain / all)} within that of no team before it."),
            PlacementObjective.Median when site.Gain > 0 => Say($"{start}: it makes the mean way {Length(site.Gain / all, plan.Unit)} shorter; ")
                + Say($"{Percent(site.WeightServed / all)} of the weight has it as the nearest team."),
            PlacementObjective.Center when site.Gain > 0 => Say($"{start}: it makes the longest way {Length(site.Gain, plan.Unit)} shorter; ")
                + Say($"{Percent(site.WeightServed / all)} of the weight has it as the nearest team."),
            _ => Say($"{start}: {Percent(site.WeightServed / all)} of the weight has it as the nearest team."),
        };
    }

    /// <summary>What the streets make of the reach, held against straight lines; null where there is no reach.</summary>
    public static string? Along(StreetPlacement streets, PlacementRecord record) => streets.StraightShare is not double straight
        ? null
        : Say($"Along streets {record.Teams:N0} team{(record.Teams == 1 ? " reaches" : "s reach")} {Percent(record.CoveredShare)} ")
            + Say($"(straight lines from the same places{streets.StraightWords} said {Percent(straight)}).");

    /// <summary>"three", "12".</summary>
    public static string Count(int number) => number < Numbers.Length ? Numbers[number] : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"70.9 %".</summary>
    public static string Percent(double share) => Say($"{100 * share:0.0} %");

    /// <summary>"1,234 m", "7.5 min".</summary>
    public static string Length(double value, string unit) => unit == "min" ? Say($"{value:0.0} min") : Say($"{value:N0} {unit}");

    // What is missed at most must not be said to be less than it is.
    private static string PercentUp(double share) => Say($"{Math.Ceiling(1000 * share - 1e-9) / 10:0.0} %");

    private static void Require(bool holds, FormattableString otherwise)
    {
        if (!holds)
            throw new ArgumentException(Say(otherwise));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
