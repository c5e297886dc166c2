using System.Globalization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Changes;

namespace Hotspots.Core.Runs;

/// <summary>A comparison in plain sentences: what was compared, what is more, what is fewer, and what nobody can tell.</summary>
internal static class ComparisonWords
{
    /// <summary>More places of a level are counted, not listed.</summary>
    private const int MostNamed = 5;

    /// <summary>A smaller dispersion widens an interval by less than a quarter, and is often chance or borrowed.</summary>
    private const double WorthSaying = 1.5;

    /// <summary>The answer, the first thing anybody reads.</summary>
    public static string[] Answer(ComparedPeriods periods, ComparisonFindings found)
    {
        var sentences = new List<string>
        {
            $"{ComparedPeriods.Words(periods.After)} ({Days(found.After)}) was compared with "
                + $"{ComparedPeriods.Words(periods.Before)} ({Days(found.Before)}), "
                + Say($"{Chosen(periods.Chosen)}: {found.After.Incidents:N0} incidents, {found.Before.Incidents:N0} before."),
        };
        if (found.Together.Before + found.Together.After == 0)
        {
            sentences.Add("There is no incident in either period, so there is nothing to tell.");
            return [.. sentences];
        }
        PlaceChange[] towns = [.. found.Towns], hotspots = [.. found.Hotspots];
        if (towns.Length > 1)
        {
            string verdict = found.Together.IsBeyondChance ? ChangeWords.Of(found.Together.Verdict) + ", " : "";
            sentences.Add($"All areas together: {verdict}{Of(found.Together, found)}.");
        }
        PlaceChange[] changed = [.. towns.Concat(hotspots).Where(static place => place.IsBeyondChance)];
        if (changed.Length == 0)
        {
            string nothing = found.Together.IsBeyondChance && towns.Length > 1 ? "No single place changed beyond chance"
                : found.Cells.More + found.Cells.Fewer > 0 ? "No area and no hotspot changed beyond chance" : "Nothing changed beyond chance";
            sentences.Add($"{nothing}: of {Count(towns.Length, "area", "areas")} and {Count(Tested(hotspots), "hotspot", "hotspots")} "
                + "none differs by more than chance makes.");
        }
        PlaceChange[] uneven = [.. towns.Where(static town => town.Dispersion >= WorthSaying).OrderByDescending(static town => town.Dispersion)];
        if (uneven.Length > 0)
        {
            sentences.Add(Say($"Incidents here come in bursts or by ups and downs, more than chance makes: in {uneven[0].Name} they are counted ")
                + Fewer(uneven[0]) + (uneven.Length > 1 ? $", in {Count(uneven.Length - 1, "other area", "other areas")} by less" : "")
                + ", so that one burst is not taken for a change.");
        }
        foreach (ChangeVerdict verdict in (ChangeVerdict[])[ChangeVerdict.More, ChangeVerdict.Fewer])
        {
            Name(sentences, "towns and areas", [.. towns.Where(town => town.Verdict == verdict)], verdict, found);
            Name(sentences, "hotspots", [.. hotspots.Where(hotspot => hotspot.Verdict == verdict)], verdict, found);
        }
        if (changed.Length > 0)
        {
            int rest = towns.Count(static town => !town.IsBeyondChance);
            int others = Tested(hotspots) - changed.Count(static place => place.Level == ChangeLevel.Hotspot);
            (int Number, string One)[] kinds = [(rest, "other area"), (others, "other hotspot")];
            string[] left = [.. kinds.Where(static kind => kind.Number > 0).Select(static kind => Count(kind.Number, kind.One, kind.One + "s"))];
            if (left.Length > 0)
                sentences.Add($"Of {string.Join(" and ", left)} no change can be told from chance.");
        }
        int few = towns.Concat(hotspots).Count(static place => place.Verdict == ChangeVerdict.TooFew);
        if (few > 0)
            sentences.Add($"{Count(few, "of these has", "of these have")} so few incidents that no change there could be told.");
        int cells = found.Cells.More + found.Cells.Fewer;
        if (cells > 0)
            sentences.Add(Say($"Looked at cell by cell ({ChangedPlaces.CellMetres:0} m), {Count(found.Cells.More, "has", "have")} more ")
                + Say($"and {found.Cells.Fewer:N0} fewer, beyond chance; the map layer shows which."));
        return [.. sentences];
    }

    /// <summary>What a reader must know.</summary>
    public static IEnumerable<string> Notes(ComparedPeriods periods, ComparisonFindings found, RunRequest request)
    {
        if (periods.AreOfDifferentSeasons)
            yield return "The two periods are different parts of the year: summer against winter, or more weekends in one of them, is a real "
                + "difference and no news; the same days a year earlier would tell.";
        yield return Bursts(found.Bursts);
        yield return "Fewer reports can be less crime, fewer who report, or less recorded; this cannot tell which.";
        int untested = found.Hotspots.Count(static hotspot => hotspot.Verdict == ChangeVerdict.NotTested);
        if (untested > 0)
            yield return $"{Count(untested, "hotspot was", "hotspots were")} found in one period alone, on ground where both together have none: "
                + "drawn, counted and not tested, for the period that chose the ground would flatter the change.";
        if (found.LeftOut > 0)
            yield return $"{Count(found.LeftOut, "incident is", "incidents are")} known to a span of more than two days "
                + "that the limit of a period cuts, and in neither period: with periods of whole months those known to the month count.";
        if (!request.Weights.IsCount)
            yield return "Weights order the hotspots and do not change the test, which counts incidents.";
    }

    /// <summary>By what it is judged how unevenly incidents come.</summary>
    public static string Bursts(DispersionBasis basis) => basis switch
    {
        DispersionBasis.Days => "Chance here is that of bursts: where incidents of one place come within a fortnight of one another more often than "
            + "by chance, they are counted as if they were so many times fewer, so that a burst weighs nearly as one incident. "
            + "A whole town is judged by how much four weeks differ from the next four, too.",
        DispersionBasis.Months => "Times are known to the month only: how unevenly incidents come is judged by the months of each period, which "
            + "shows bursts within a month and hides those that are shorter than a period of one month; towns with few months borrow from what "
            + "British towns do. A change that rests on one event reported often is less sure than it looks.",
        _ => "How unevenly incidents come could not be estimated: there are too few, or each period is one month of times known to the month. "
            + "A burst counts in full, and a change that rests on one is less sure than it looks; longer periods, or days, would tell.",
    };

    // "as if 2.3 times fewer"
    private static string Fewer(PlaceChange place) => Say($"as if {place.Dispersion:0.#} times fewer");

    private static void Name(List<string> sentences, string what, PlaceChange[] places, ChangeVerdict verdict, ComparisonFindings found)
    {
        if (places.Length == 0)
            return;
        PlaceChange[] first = [.. places.OrderBy(static place => place.P).ThenBy(static place => place.Name, StringComparer.Ordinal).Take(MostNamed)];
        IEnumerable<string> named = first.Select(place => Named(place) + " " + Of(place, found));
        string rest = places.Length > first.Length ? $"; and {Count(places.Length - first.Length, "other", "others")}" : "";
        sentences.Add($"{(verdict == ChangeVerdict.More ? "More" : "Fewer")}, {what}: {string.Join("; ", named)}{rest}.");
    }

    private static string Named(PlaceChange place)
    {
        string where = place.Level == ChangeLevel.Hotspot && place.Name != place.Area ? $" in {place.Area}" : "";
        return ChangeWords.Of(place.Turn) is { } turn ? $"{place.Name}{where} ({turn})" : place.Name + where;
    }

    // "34, before 3 (8.1 to 31 times as many)"; by the day where the periods are not equally long.
    private static string Of(PlaceChange place, ComparisonFindings found)
    {
        string counts = Say($"{place.After:N0}, before {place.Before:N0}");
        if (!place.IsBeyondChance)
            return counts + (place.Verdict == ChangeVerdict.TooFew ? ", too few to tell" : ", within chance");
        bool equal = Math.Abs(found.Before.Days / found.After.Days - 1) < 0.01;
        string rate = equal ? "as many" : "as many a day";
        string bursts = place.Dispersion >= WorthSaying ? "; in bursts, counted " + Fewer(place) : "";
        return (place.Low, place.High) switch
        {
            ({ } low, { } high) => $"{counts} ({Times(low)} to {Times(high)} times {rate}{bursts})",
            ({ } low, null) => $"{counts} (at least {Times(low)} times {rate}{bursts})",
            _ => counts,
        };
    }

    private static string Chosen(string chosen) => chosen == "as given" ? "as asked" : chosen;

    private static int Tested(PlaceChange[] hotspots) => hotspots.Count(static hotspot => hotspot.Verdict != ChangeVerdict.NotTested);

    private static string Days(ComparedPeriod period) => Math.Abs(period.Days - 1) < 0.05 ? "1 day" : Say($"{period.Days:0.#} days");

    private static string Times(double times) => TimesText.Of(times);

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
