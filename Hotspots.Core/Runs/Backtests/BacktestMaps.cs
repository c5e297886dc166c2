using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>A map that is tried.</summary>
/// <param name="Name">"counts", "kde".</param>
/// <param name="Title">The same in words.</param>
/// <param name="Window">Of plain counts: which stretch before the test is counted; null of the others.</param>
/// <param name="Method">Of a method that is run as it is: its place among those; null of the others.</param>
internal sealed record BacktestMap(string Name, string Title, Func<BacktestFold, StudyPeriod>? Window, int? Method)
{
    /// <summary>Counts with a quarter of their neighbours?</summary>
    public bool IsBlend => Window is null && Method is null;
}

/// <summary>
/// The maps that are tried, the simplest first: plain counts, counts of a part of the past, a blend, and methods of the catalogue.
/// </summary>
internal static class BacktestMaps
{
    /// <summary>The simplest map, which every other is held against.</summary>
    public const string Simplest = CountsMethod.PlainName;

    /// <summary>Counts of the same days a year earlier.</summary>
    public const string YearEarlierName = "counts-year-earlier";

    private const long Day = 86_400;

    private static readonly BacktestMap Counts = new(Simplest, "Counts of all earlier incidents", static fold => fold.Train, null);

    private static readonly BacktestMap LastYear = new(
        "counts-12-months", "Counts of the last 12 months",
        static fold => fold.Train with { FromUtcSeconds = YearEarlier(fold.Test.FromUtcSeconds) }, null);

    private static readonly BacktestMap SameDays = new(
        YearEarlierName, "Counts of the same days a year earlier",
        static fold => new StudyPeriod(YearEarlier(fold.Test.FromUtcSeconds), YearEarlier(fold.Test.UntilUtcSeconds)), null);

    private static readonly BacktestMap Blend = new(CountsMethod.BlendName, "Counts with a quarter of their neighbours", null, null);

    /// <summary>Those that can be made in every fold, and that are not the same as the plain counts in all.</summary>
    /// <param name="folds">The folds.</param>
    /// <param name="horizon">Length of a test.</param>
    /// <param name="wish">Which were asked for.</param>
    /// <param name="methods">The methods of the catalogue that are run as they are.</param>
    /// <param name="notes">Told of maps that cannot be made.</param>
    public static IReadOnlyList<BacktestMap> For(
        BacktestFold[] folds, TestHorizon horizon, MapWish wish, IReadOnlyList<AnalysisMethod> methods, List<string> notes)
    {
        var maps = new List<BacktestMap> { Counts };
        var lacking = new List<string>();
        foreach (BacktestMap map in (BacktestMap[])[LastYear, LastMonth(horizon), SameDays])
        {
            if (!wish.Counts.Contains(map.Name))
                continue;
            if (!folds.All(fold => map.Window!(fold).FromUtcSeconds >= fold.Train.FromUtcSeconds))
                lacking.Add(map.Title.ToLowerInvariant());
            else if (folds.Any(fold => map.Window!(fold) != fold.Train))
                maps.Add(map);
        }
        if (lacking.Count > 0)
            notes.Add($"The data do not reach back far enough before the first test for {string.Join(" and ", lacking)}, which "
                + $"{(lacking.Count == 1 ? "was" : "were")} left out.");
        if (wish.HasBlend)
            maps.Add(Blend);
        maps.AddRange(methods.Select(static (method, m) => new BacktestMap(method.Name, method.Title, null, m)));
        return maps;
    }

    /// <summary>Does a method of the catalogue count, as maps that are tried anyway do?</summary>
    public static bool Counting(string method) => method is CountsMethod.PlainName or CountsMethod.BlendName;

    private static BacktestMap LastMonth(TestHorizon horizon) => horizon.Days is null
        ? new BacktestMap("counts-last-month", "Counts of the last month", static fold => Before(fold, static origin => origin.AddMonths(-1)), null)
        : new BacktestMap("counts-28-days", "Counts of the last 28 days", static fold => Before(fold, static origin => origin.AddDays(-28)), null);

    private static StudyPeriod Before(BacktestFold fold, Func<DateTime, DateTime> back) =>
        fold.Train with { FromUtcSeconds = Moved(fold.Test.FromUtcSeconds, back) };

    private static long YearEarlier(long utcSeconds) => Moved(utcSeconds, static clock => clock.AddYears(-1));

    // By the calendar: a day stays a day where the clock changes.
    private static long Moved(long utcSeconds, Func<DateTime, DateTime> back) =>
        LondonTime.ToUtcSeconds((long)(back(LondonTime.ToClock(utcSeconds)) - DateTime.UnixEpoch).TotalSeconds / Day * Day);
}
