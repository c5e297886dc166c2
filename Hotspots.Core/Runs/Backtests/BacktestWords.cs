using System.Globalization;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>A back-test in plain sentences: what the chosen map would have held, what others would have, and which to use.</summary>
internal static class BacktestWords
{
    /// <summary>A smaller p is written as below it.</summary>
    private const double SmallestP = 0.001;

    /// <summary>Names in a note.</summary>
    private const int MostNamed = 5;

    /// <summary>The answer, the first thing anybody reads.</summary>
    public static string[] Answer(BacktestTime time, BacktestFindings found, PatrolTrack? track)
    {
        string when = ComparedPeriods.Words(time.Folds[^1].Test);
        BacktestSummary kept = found.KeptOf(found.Chosen);
        if (kept.Of == 0)
            return [$"No incident happened from {when}, the last {time.Horizon.Words} of the data: it cannot be told what a map would have "
                + $"held.", Reason(time, found)];
        string places = Say($"{Count(found.Cells, "place", "places")} of {FlagWish.CellMetres:0} m ({kept.FlaggedKm2:0.##} km²)");
        string towns = found.Towns.Count == 1 ? "" : Say($" in each of {found.Towns.Count:N0} towns and areas");
        return
        [
            Say($"Had you patrolled the {places} that this map names{towns}, {kept.Hits:N0} of the ")
                + Say($"{Count(kept.Of, "incident", "incidents")} of {when} ({100 * kept.HitRate:0} %, {100 * kept.Low:0} to ")
                + Say($"{100 * kept.High:0}) would have happened in them."),
            Say($"This map is: {Lower(found.Maps[found.Chosen].Title)} up to the day before. {Others(found, kept.Best)}."),
            .. track is null ? [] : (string[])[Patrolled(found, track)],
            Reason(time, found),
        ];
    }

    private static string Patrolled(BacktestFindings found, PatrolTrack track)
    {
        BacktestSummary kept = found.KeptOf(found.Chosen);
        string when = track.IsTimeless ? "at some time" : "in the test";
        string rest = kept.OfUnpatrolled is > 0 and long of
            ? Say($"where no patrol was it held {kept.HitsUnpatrolled:N0} of {of:N0} ({100 * kept.HitsUnpatrolled / of:0} %)")
            : "no incident happened where no patrol was";
        return Say($"Of that ground {100 * kept.PatrolledShare:0} % was patrolled {when} ({track.File}); {rest}.");
    }

    /// <summary>Why this map and no other.</summary>
    public static string Reason(BacktestTime time, BacktestFindings found)
    {
        if (found.Maps.Count == 1)
            return "No other map was tried: these are the plain counts, the simplest.";
        if (found.Rivals.Count == 0)
            return $"The data are long enough for one test only, so that no map could be chosen: these are the plain counts, the simplest.";
        int folds = time.Folds.Length - 1;
        string tests = Say($"{(folds == 1 ? "the one test" : $"the {folds} tests")} before");
        BacktestSummary counts = found.EarlierOf(0);
        if (found.Chosen == 0)
        {
            int best = BestRival(found);
            BacktestSummary rival = found.EarlierOf(best);
            return rival.Hits <= counts.Hits
                ? Say($"In {tests} no other map held more than the plain counts ({counts.Hits:N0} of {counts.Of:N0}): use them, for they ")
                    + Say($"are the simplest.")
                : Say($"In {tests} the map that held most was {Lower(found.Maps[best].Title)} ({rival.Hits:N0} of {rival.Of:N0}, the plain ")
                    + Say($"counts {counts.Hits:N0}), by no more than chance, or not in most tests: use the plain counts, for they are simpler.");
        }
        BacktestRival won = found.Rivals[found.Chosen - 1];
        return Say($"In {tests} it held {found.EarlierOf(found.Chosen).Hits:N0} of {counts.Of:N0}, the plain counts {counts.Hits:N0}: more ")
            + Say($"in {won.FoldsWon} of {won.Folds}, and beyond chance ({P(won.PCorrected)}).");
    }

    /// <summary>What a reader must know.</summary>
    /// <param name="kinds">The kinds that were tested.</param>
    /// <param name="left">What was left out.</param>
    /// <param name="isWeighted">Do incidents count differently by kind?</param>
    /// <param name="isSnapped">Do positions look snapped to shared map points?</param>
    public static IEnumerable<string> Notes(IReadOnlyCollection<string> kinds, BacktestLeftOut left, bool isWeighted, bool isSnapped)
    {
        if (kinds.Count > 0 && kinds.All(IsOfOfficers))
            yield return $"All that was tested are records of what officers did ({string.Join(", ", kinds.Order(StringComparer.Ordinal))}): "
                + $"such a map foretells where officers go, not where crime is; test what the public reports, such as ⟨kind tip⟩, too.";
        yield return "This counts what was recorded in the ground, not what a patrol there would have prevented; and where a patrol was, "
            + "records change: a place that fell because of it looks like a map that failed.";
        yield return "The range is that of incidents that have nothing to do with one another (95 %); one event reported five times counts "
            + "as five, and makes it too narrow.";
        if (isSnapped)
            yield return "Positions look snapped to shared map points, so that all of a street stands in one cell: this favours plain "
                + "counts; test a file with exact positions before you believe that they are best there.";
        if (left.Small.Count > 0)
            yield return Say($"{Named(left.Small)} {(left.Small.Count == 1 ? "has" : "have")} less than twice the ground to be flagged, ")
                + Say($"where any map holds much: not tested; less ground is (⟨flag 5cells⟩).");
        if (left.Unknown > 0)
            yield return Say($"{Count(left.Unknown, "incident does", "incidents do")} not say when, and had no part.");
        if (left.Cut > 0)
            yield return Say($"{Count(left.Cut, "incident is", "incidents are")} known to a span of more than two days that the limit of a ")
                + Say($"test cuts, and had no part in that test; ⟨horizon month⟩ takes in those known to the month.");
        if (isWeighted)
            yield return "Weights have a part in the density and in Gi*, and none in what is tested, which counts incidents.";
    }

    /// <summary>Is it a kind of record that says what officers did, not what anybody reported?</summary>
    internal static bool IsOfOfficers(string kind) => kind.ToLowerInvariant() is IncidentKind.Warrant or IncidentKind.Seizure
        or IncidentKind.StopAndSearch or "person search" or "vehicle search" or "person and vehicle search";

    private static string Others(BacktestFindings found, long best)
    {
        var others = new List<string>();
        if (found.Chosen != 0)
            others.Add(Say($"The plain counts would have given {found.KeptOf(0).Hits:N0}"));
        int year = Index(found, static map => map.Name == BacktestMaps.YearEarlierName);
        if (year > 0 && year != found.Chosen)
            others.Add(Say($"{(others.Count == 0 ? "Counts" : "counts")} of the same days a year earlier would have given ")
                + Say($"{found.KeptOf(year).Hits:N0}"));
        int density = Index(found, static map => map.Name == KernelDensityMethod.Name);
        if (density > 0 && density != found.Chosen)
            others.Add(Say($"{(others.Count == 0 ? "The" : "the")} heat map (kernel ")
                + Say($"density){(others.Count == 0 ? " would have given" : "")} {found.KeptOf(density).Hits:N0}"));
        others.Add(Say($"{(others.Count == 0 ? "The" : "the")} best map that could exist{(others.Count == 0 ? " would have held" : "")} {best:N0}"));
        return string.Join(", ", others);
    }

    private static int BestRival(BacktestFindings found)
    {
        int best = 1;
        for (int m = 2; m < found.Maps.Count; m++)
        {
            if (found.EarlierOf(m).Hits > found.EarlierOf(best).Hits)
                best = m;
        }
        return best;
    }

    private static int Index(BacktestFindings found, Func<BacktestMap, bool> isIt)
    {
        for (int m = 0; m < found.Maps.Count; m++)
        {
            if (isIt(found.Maps[m]))
                return m;
        }
        return -1;
    }

    private static string Named(IReadOnlyList<string> names) =>
        names.Count <= MostNamed ? string.Join(", ", names) : Say($"{string.Join(", ", names.Take(MostNamed))} and ")
            + Say($"{names.Count - MostNamed:N0} others");

    private static string P(double p) => p < SmallestP ? Say($"p below {SmallestP}") : Say($"p {p:0.###}");

    // "Gi*" stays as it is: only a word of its own is made small.
    private static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    private static string Count(long count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What had no part in a back-test.</summary>
/// <param name="Small">Towns with too little ground.</param>
/// <param name="Unknown">Incidents without a time.</param>
/// <param name="Cut">Incidents whose span the limit of a test cuts.</param>
internal sealed record BacktestLeftOut(IReadOnlyList<string> Small, int Unknown, int Cut);
