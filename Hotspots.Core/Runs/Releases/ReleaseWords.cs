using System.Globalization;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Words of a release, which claim what was proved and no more.</summary>
internal static class ReleaseWords
{
    /// <summary>What was proved.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="compared">Earlier layers of the same ground.</param>
    /// <param name="narrowest">The narrowest range of a hidden count; null where none is hidden.</param>
    /// <param name="isExact">Was it reckoned to the end?</param>
    /// <param name="repeats">Are all periods told as before?</param>
    public static string Assurance(ReleaseRules rules, int compared, string? narrowest, bool isExact, bool repeats)
    {
        string with = compared == 0 ? "from it" : compared == 1 ? "from it and the one layer given before of the same ground"
            : Say($"from it and the {compared:N0} layers given before of the same ground");
        string what = Say($"no count of 1 to {rules.Threshold - 1}") + (rules.IsPublic ? "" : " and no tip");
        string narrow = narrowest is null ? (repeats ? "All of it was told before, in the same words." : "No new count is hidden.")
            : isExact ? $"The narrowest a hidden count can be pinned down to is {narrowest}."
            : $"The lowest and the highest that a hidden count can be are {narrowest}.";
        return $"This layer was attacked before it was written: {with}, {what} can be worked out, not even by somebody who knows of one "
            + "incident in each "
            + $"cell. {narrow}";
    }

    /// <summary>The sheet for the recipient, line by line.</summary>
    public static IReadOnlyList<string> Sheet(HandedRecord handed, ReleaseRules rules)
    {
        string months = rules.PeriodMonths == 1 ? "month" : Say($"{rules.PeriodMonths} months");
        string unit = handed.AddressesAre == "addresses" ? "addresses" : "postcodes (each stands for one address or more)";
        return
        [
            handed.Marking,
            "",
            $"Counts of incidents for {handed.Recipient}",
            Say($"Made on {handed.Given:d MMMM yyyy}, release {handed.Release}."),
            "",
            $"Ground: {handed.Area}, in {Many(handed.Cells, "cell", "cells")}.",
            $"Time: {handed.Periods[0]} to {handed.Periods[^1]}, counted by {months}.",
            handed.Kinds.Count > 0 ? $"Kinds: {string.Join(", ", handed.Kinds)}, all together in one count."
                : rules.IsPublic ? "Kinds: crime and anti-social behaviour that the police record and publish, all together in one count."
                : "Kinds: all kinds of incident together in one count.",
            "",
            "WHAT THE COLUMNS ARE",
            "cell          the grid reference of a place in the cell. A cell is ground, not an address.",
            $"month         the {(rules.PeriodMonths == 1 ? "month" : "period")}.",
            rules.RoundTo == 1 ? "count         incidents in the cell and month; blank where it is hidden."
                : Say($"count         incidents, rounded to the nearest {rules.RoundTo}; blank where it is hidden."),
            "suppressed    true where the count is hidden.",
            $"addressesBand how many {unit} there are in the cell.",
            "The totals of all cells stand in a table of their own.",
            "",
            "WHAT IS LEFT OUT, AND WHY",
            rules.RoundTo == 1 ? Say($"Counts of 1 to {rules.Threshold - 1} are hidden, so that nobody can be recognised by them.")
                : Say($"Counts below {rules.Threshold} are hidden, so that nobody can be recognised by them."),
            "Other counts are hidden as well, larger ones and noughts, so that the small ones do not follow from the totals. A hidden count is not a",
            "small count: nobody can say which is which, and a blank is never a nought.",
            Say($"Each cell has {handed.K} {handed.AddressesAre} or more. Ground with fewer, cut off from the rest, is not in the layer."),
            Say($"Nothing is told of the last {rules.DelayDays} days."),
            "There are no references, addresses, names, operations or notes in it, and no positions of incidents.",
            "Reports suspected to be false, and those that may be shared under conditions only, are not counted.",
            "A month stays as it was first given. What was reported later is not added to it.",
            "",
            "HOW TO USE IT",
            "Do not hold hidden counts against layers from elsewhere to find out what they are. If a count seems to tell of one person or "
                + "address, say so to",
            "the police who sent it.",
            "",
            "WHAT WAS PROVED",
            handed.Assurance,
            "It was not proved what somebody can know who has seen or heard of incidents himself, beyond one in each cell, nor how likely a "
                + "hidden count is.",
            "",
            handed.Marking,
        ];
    }

    /// <summary>"1 layer", "1,203 layers".</summary>
    public static string Many(int count, string one, string more) => Say($"{count:N0} {(count == 1 ? one : more)}");

    /// <summary>Numbers as in Britain.</summary>
    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
