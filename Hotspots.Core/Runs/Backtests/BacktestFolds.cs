using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>One fold of a rolling origin.</summary>
/// <param name="Train">Everything before: what maps are made from.</param>
/// <param name="Test">What follows at once: what they are held against.</param>
internal readonly record struct BacktestFold(StudyPeriod Train, StudyPeriod Test);

/// <summary>Rolling-origin folds: tests that follow on one another and end where the data end; each is trained on everything before.</summary>
internal static class BacktestFolds
{
    private const long Day = 86_400;

    /// <summary>Chooses them.</summary>
    /// <param name="horizon">Length of a test.</param>
    /// <param name="most">Folds at most, 1 or more.</param>
    /// <param name="data">How far the data reach.</param>
    /// <param name="limits">Limits that the user gave; null for none.</param>
    /// <param name="notes">Told of what is not tested, and why.</param>
    /// <returns>The earliest first; each trained on at least one horizon.</returns>
    /// <exception cref="ArgumentException">The data are too short; says what to change.</exception>
    public static BacktestFold[] Choose(TestHorizon horizon, int most, DataCoverage data, StudyPeriod? limits, List<string> notes)
    {
        long first = Math.Max(data.FirstDay, limits?.FirstDay ?? long.MinValue), last = Math.Min(data.LastDay, limits?.LastDay ?? long.MaxValue);
        if (first > last)
            throw new ArgumentException($"The data reach from {Words(data.FirstDay)} to {Words(data.LastDay)}, and ⟨from⟩ and ⟨to⟩ lie "
                + $"outside: give others.");
        // A silence that chance makes is no lack of data: a month that begins or ends with one is whole.
        long begin = first == data.FirstDay ? first - data.QuietDays : first, end = last == data.LastDay ? last + 1 + data.QuietDays : last + 1;
        StudyPeriod[] tests = horizon.Days is { } days
            ? InDays(days, first, last + 1, most) : InMonths(horizon.Months, begin, end, last + 1, most, notes);
        if (tests.Length == 0)
        {
            bool shorter = horizon.Days is not 1 && last - first + 1 >= 14;
            throw new ArgumentException(
                $"The data reach from {Words(first)} to {Words(last)}, which is too short for a test of {horizon.Length}: it needs as much "
                    + $"before it to make a map from; give more "
                    + $"data{(shorter ? ", or where days are known a shorter test (⟨horizon 7d⟩)" : "")}.");
        }
        var train = new StudyPeriod(DataCoverage.BeginOf(first), 0);
        var folds = new List<BacktestFold>();
        foreach (StudyPeriod test in tests)
        {
            if (data.GapsIn(test).Any())
                notes.Add($"Not one incident was read for a part of {ComparedPeriods.Words(test)}, which chance does not do: it is taken "
                    + $"for missing, and that test was left out.");
            else
                folds.Add(new BacktestFold(train with { UntilUtcSeconds = test.FromUtcSeconds }, test));
        }
        if (folds.Count == 0)
            throw new ArgumentException($"In all that could be tested, {horizon.Length} at a time, days without any incident are missing "
                + $"from the data: give the files of those days.");
        if (folds.Count < most)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The data are long enough for {folds.Count} "
                + $"{(folds.Count == 1 ? "test" : "tests")} of {horizon.Length}, not for {most}."));
        return [.. folds];
    }

    private static StudyPeriod[] InDays(int days, long first, long end, int most)
    {
        long fit = (end - first) / days - 1;
        int count = (int)Math.Clamp(fit, 0, most);
        return [.. Enumerable.Range(0, count).Select(i => end - (long)days * (count - i)).Select(from => Between(from, from + days))];
    }

    private static StudyPeriod[] InMonths(int each, long begin, long end, long lastEnd, int most, List<string> notes)
    {
        DateTime from = DayOf(begin), firstWhole = MonthOf(from) == from ? from : MonthOf(from).AddMonths(1), until = MonthOf(DayOf(end));
        if (until < DayOf(lastEnd))
            notes.Add($"The data end on {Words(lastEnd - 1)}: that month is not whole, and was not tested.");
        // As many whole months at least to make a map from as are tested.
        int whole = (until.Year - firstWhole.Year) * 12 + until.Month - firstWhole.Month, count = Math.Clamp(whole / each - 1, 0, most);
        return [.. Enumerable.Range(0, count).Select(i => until.AddMonths(each * (i - count)))
            .Select(month => Between(Number(month), Number(month.AddMonths(each))))];
    }

    private static StudyPeriod Between(long first, long end) => new(DataCoverage.BeginOf(first), DataCoverage.BeginOf(end));

    private static long Number(DateTime day) => (long)(day - DateTime.UnixEpoch).TotalDays;

    private static DateTime MonthOf(DateTime day) => new(day.Year, day.Month, 1);

    private static DateTime DayOf(long day) => DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(day * Day), DateTimeKind.Unspecified);

    private static string Words(long day) => DayOf(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
