using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>The trend of an area's counts as the catalogue knows it.</summary>
internal static class TrendMethod
{
    private const string Name = "trend";

    /// <summary>Counts at most: with so many months or weeks a date is astray.</summary>
    private const int MostCounts = 5000;

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "Rising or falling (Mann–Kendall)",
        Question = "Do incidents in the area become more or fewer, beyond ups and downs?",
        Family = MethodFamily.Significance,
        FindsPlaces = false,
        NeedsTimes = true,
        Parameters =
        [
            Parameter.OfChoices(
                "period", "Counted by", "week where days are known; month where only months are",
                "Whether incidents are counted by weeks or by calendar months; a week or month that is cut off by the beginning or the end of the time watched is left out.",
                new ParameterChoice("week", "Weeks"), new ParameterChoice("month", "Calendar months")),
            ChanceParameters.Alpha,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var meter = new ProgressMeter(progress);
        meter.Begin("Reading dates", 0.4, 1);
        TimeSteps days = TimeSteps.Of(input.Times!, 1, input.Period);
        var chosen = new ChosenParameters(given);
        int period = days.IsMonthly
            ? chosen.Choice("period", ["week", "month"], 1, "no incident has a day")
            : chosen.Choice("period", ["week", "month"], 0, "days are known");
        bool monthly = period == 1 || days.IsMonthly;
        double alpha = chosen.Number("alpha", 0.05, "", "the usual level");
        meter.Begin("Counting by time", 0.8, 1);
        cancellation.ThrowIfCancellationRequested();
        int[] counts = Counts(days, monthly);
        meter.Begin("Comparing the counts", 1, 1);
        cancellation.ThrowIfCancellationRequested();
        var notes = new List<string>(TimeFindings.LeftOut(input.Points.Count, days.Incidents.Length, days.IsMonthly ? "month" : "day"));
        if (period == 0 && monthly)
            notes.Add("No incident has a day: the trend goes by calendar months, not by weeks.");
        MethodFindings findings = TimeFindings.OfFigures(
            Name, input.Points.Count, chosen.InOrderOf(Entry.Parameters), Figures(counts, monthly ? "month" : "week", alpha), notes);
        meter.Finish("Counted");
        return findings;
    }

    private static int[] Counts(TimeSteps days, bool monthly)
    {
        if (days.Count == 0)
            return [];
        long first = Period(days, 0, monthly), last = Period(days, days.Count - 1, monthly);
        if (last - first >= MostCounts)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The incidents span more than {MostCounts:N0} {(monthly ? "months" : "weeks")}: remove the stray dates."));
        }
        var counts = new int[last - first + 1];
        foreach (int step in days.Steps)
            counts[Period(days, step, monthly) - first]++;
        if (days.IsMonthly)
            return counts;
        // What was begun before the time watched or not finished with it would always look like a rise or a fall.
        int from = monthly && counts.Length > 1 && DateTime.UnixEpoch.AddDays(days.FirstDayOf(0)).Day > 1 ? 1 : 0;
        int cut = counts.Length > from + 1 && Period(days, days.Count, monthly) == last ? 1 : 0;
        return counts[from..^cut];
    }

    private static long Period(TimeSteps days, int step, bool monthly)
    {
        if (days.IsMonthly)
            return step;
        if (!monthly)
            return step / 7;
        DateTime day = DateTime.UnixEpoch.AddDays(days.FirstDayOf(step));
        return day.Year * 12L + day.Month;
    }

    private static List<Figure> Figures(int[] counts, string period, double alpha)
    {
        var figures = new List<Figure>
        {
            new("periods", counts.Length, period + "s", string.Create(CultureInfo.InvariantCulture, $"{counts.Length:N0} {period}s were compared")),
        };
        if (counts.Length < 4)
            return figures;
        MannKendall trend = MannKendall.Of(counts);
        string direction = trend.PValue > alpha ? "no trend beyond ups and downs" : trend.S > 0 ? "incidents become more" : "incidents become fewer";
        figures.Add(new Figure("s", trend.S, "pairs", string.Create(
            CultureInfo.InvariantCulture, $"Of all pairs of {period}s {Math.Abs(trend.S):N0} more {(trend.S >= 0 ? "rise than fall" : "fall than rise")}")));
        figures.Add(new Figure("z", trend.Z, "", string.Create(CultureInfo.InvariantCulture, $"{trend.Z:0.00} standard deviations from no trend")));
        figures.Add(new Figure("p", trend.PValue, "", string.Create(CultureInfo.InvariantCulture, $"p {trend.PValue:0.####}: {direction}")));
        figures.Add(new Figure("slope", trend.Slope, $"incidents per {period} per {period}", string.Create(
            CultureInfo.InvariantCulture, $"From one {period} to the next the count changes by {trend.Slope:+0.###;-0.###;0} (the median of all slopes)")));
        return figures;
    }
}
