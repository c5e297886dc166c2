using System.Globalization;
using Hotspots.Core.Model.Changes;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>Briefing of a shift in plain sentences, which claim what the tests allow and no more.</summary>
/// <param name="weeks">The weeks that are looked at.</param>
/// <param name="shift">The shift.</param>
internal sealed class TonightWords(TonightWeeks weeks, TonightShift shift)
{
    /// <summary>Why there is nothing to say where no incident was recorded at these hours.</summary>
    public string Nothing => Say($"No incident was recorded at these hours in {weeks.Span}: look at more weeks, at other hours or at other areas.");

    /// <summary>Why there is no briefing where no hour is known.</summary>
    /// <param name="hasDays">Is the day of any known?</param>
    /// <param name="hasSpans">Is any known to lie between two times that are near one another?</param>
    public static string NoClock(bool hasDays, bool hasSpans) => hasSpans
        ? "Times are known here as lying between two others, so that none is sure to lie in one shift: choose a shift beside the dates to see what "
            + "may have happened in it."
        : hasDays
        ? "Hours are not known in these files, so that one shift cannot be told from another: give files with the time of day."
        : "Times are known to the month only: days, nights and shifts cannot be told apart in these files, and none is made up.";

    /// <summary>All areas together: "61 incidents in all; 52 in the four weeks before: as before, no more than chance."</summary>
    public string Total(ListedChanges? found, int incidents)
    {
        string all = Count(incidents, "incident", "incidents") + " in all";
        return found is null ? all + "." : $"{all}; {Change(found.Together, found)}.";
    }

    /// <summary>One place against the weeks before.</summary>
    public string Change(PlaceChange change, ListedChanges found)
    {
        bool isEqual = Math.Abs(found.Before.Days / found.After.Days - 1) < 0.01;
        string before = Say($"the {weeks.Words} before"), day = isEqual ? "" : " a day";
        int more = change.After - change.Before;
        return change.Verdict switch
        {
            ChangeVerdict.More when isEqual => Say($"{more:N0} more than in {before}: more than chance"),
            ChangeVerdict.Fewer when isEqual => Say($"{-more:N0} fewer than in {before}: more than chance"),
            ChangeVerdict.More => Say($"{change.Before:N0} in {before}: more{day}, beyond chance"),
            ChangeVerdict.Fewer => Say($"{change.Before:N0} in {before}: fewer{day}, beyond chance"),
            ChangeVerdict.AsBefore => Say($"{change.Before:N0} in {before}: as before, no more than chance"),
            ChangeVerdict.TooFew => Say($"{change.Before:N0} in {before}: too few to tell"),
            _ => Say($"{change.Before:N0} in {before}, not tested"),
        };
    }

    /// <summary>What a reader must know.</summary>
    public IEnumerable<string> Notes(ListedChanges? found, int withoutClock, bool isFiltered)
    {
        yield return Say($"Counted are the hours {shift.Clock} of every day in {weeks.Span}, on the ground of the hotspots that are listed.");
        if (isFiltered)
            yield return "The dates and hours of the filters do not count here: the shift and the weeks do. All other filters count.";
        if (found is null)
        {
            yield return $"The data begin on {TonightWeeks.Day(weeks.FirstDay)}: there are no {weeks.Words} before to compare with.";
        }
        else
        {
            if (found.WhyUntested is { } why)
                yield return why;
            if (Math.Abs(found.Before.Days / found.After.Days - 1) >= 0.01)
                yield return "Days on which the data are silent are taken for missing and not for quiet: it is compared by the day.";
            yield return "More and fewer are said where the difference is larger than chance makes, all hotspots that are listed considered. "
                + "One event reported five times counts as five.";
        }
        if (withoutClock > 0)
        {
            yield return Count(withoutClock, "incident of these weeks has", "incidents of these weeks have")
                + " no time of day and no part in this.";
        }
    }

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
