using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Mann–Kendall trend test of an area's counts as the catalogue knows it.</summary>
internal static class TrendMethod
{
    private const string Name = "trend";

    /// <summary>Counts at most: with so many months or weeks a date is astray.</summary>
    private const int MostCounts = 5000;

    /// <summary>Whole months with which a season is left out unasked: three of each, for with two a month says only "more" or "fewer".</summary>
    private const int EnoughMonths = 36;

    /// <summary>Whole months without which there is nothing to compare a month with: two of each.</summary>
    private const int FewestMonths = 24;

    private const int MonthsOfYear = 12;

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
                "period", "Counted by", "week; month where of more than 5 % of the incidents only the month is known",
                "Whether incidents are counted by weeks or by calendar months; a week or month that is cut off by the beginning or the end of the "
                    + "time watched is left out.",
                new ParameterChoice("week", "Weeks"), new ParameterChoice("month", "Calendar months")),
            Parameter.OfChoices(
                "season", "Season", "months where three whole years or more were watched and no weeks are asked for, else none",
                "Whether each month is compared with the same month of other years alone (seasonal Kendall test), so that summer against winter is "
                    + "no trend. It takes two whole years, and goes by calendar months.",
                new ParameterChoice("none", "Left in"), new ParameterChoice("months", "Same months compared")),
            ChanceParameters.Alpha,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var meter = new ProgressMeter(progress, cancellation);
        meter.Begin("Reading dates", 0.4, 1);
        TimeSteps weeks = TimeSteps.OfDays(input.Times!, 7, input.Period), months = TimeSteps.OfMonths(input.Times!, input.Period);
        var chosen = new ChosenParameters(given, Entry.Parameters);
        int[] monthly = Counts(months);
        bool wantsWeeks = given.TryGetValue("period", out double asked) && asked == 0;
        (int usual, string why) = wantsWeeks ? (0, "weeks were asked for")
            : monthly.Length >= EnoughMonths ? (1, "three whole years or more") : (0, "less than three whole years");
        int season = chosen.Choice("season", usual, why);
        bool isSeasonal = season == 1 && monthly.Length >= FewestMonths;
        int period = isSeasonal
            ? chosen.Choice("period", 1, "a month is compared with the same month of other years")
            : TimeSteps.Finer(weeks, months) == months
            ? chosen.Choice("period", 1, "of too many incidents no week is known")
            : chosen.Choice("period", 0, "of nearly all incidents the week is known");
        // Where no incident has a week, a trend of weeks would say nothing.
        TimeSteps steps = isSeasonal || period == 1 || weeks.Count == 0 ? months : weeks;
        double alpha = chosen.Number("alpha", MultipleTesting.UsualAlpha, "the usual level");
        meter.Begin("Counting by time", 0.8, 1);
        int[] counts = steps == months ? monthly : Counts(steps);
        meter.Begin("Comparing the counts", 1, 1);
        cancellation.ThrowIfCancellationRequested();
        var notes = new List<string>(TimeFindings.LeftOut(input.Points.Count, steps));
        if (period == 0 && isSeasonal)
            notes.Add("A season is told by calendar months: the trend goes by them, and not by weeks.");
        else if (period == 0 && steps.IsMonthly)
            notes.Add("Of no incident the week is known: the trend goes by calendar months.");
        if (season == 1 && !isSeasonal)
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"A season takes {FewestMonths} whole months, and {monthly.Length} were watched: it is left in."));
        MethodFindings findings = TimeFindings.OfFigures(
            Name, input.Points.Count, chosen.InOrder(), Figures(counts, steps.Unit, isSeasonal, alpha), notes);
        meter.Finish("Counted");
        return findings;
    }

    private static int[] Counts(TimeSteps steps)
    {
        if (steps.Count > MostCounts)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The incidents span more than {MostCounts:N0} {steps.Unit}s: remove the stray dates."));
        }
        var counts = new int[steps.Count];
        foreach (int step in steps.Steps)
            counts[step]++;
        // What was begun before the time watched or not finished with it would always look like a rise or a fall.
        int from = counts.Length > 1 && steps.FirstDayOf(0) < steps.FirstDay ? 1 : 0;
        int cut = counts.Length > from + 1 && steps.FirstDayOf(steps.Count) - 1 > steps.LastDay ? 1 : 0;
        return counts[from..^cut];
    }

    private static List<Figure> Figures(int[] counts, string period, bool isSeasonal, double alpha)
    {
        var figures = new List<Figure>
        {
            new("periods", counts.Length, period + "s", string.Create(CultureInfo.InvariantCulture, $"{counts.Length:N0} {period}s were compared")),
        };
        if (counts.Length < 4)
            return figures;
        MannKendall trend = !isSeasonal ? MannKendall.Of(counts)
            : MannKendall.Seasonal(Array.ConvertAll(counts, static count => (double)count), MonthsOfYear);
        string pairs = isSeasonal ? "months of one name" : period + "s";
        string direction = trend.PValue > alpha ? "no trend beyond ups and downs" : trend.S > 0 ? "incidents become more" : "incidents become fewer";
        figures.Add(new Figure("s", trend.S, "pairs", string.Create(
            CultureInfo.InvariantCulture,
            $"Of all pairs of {pairs} {Math.Abs(trend.S):N0} more {(trend.S >= 0 ? "rise than fall" : "fall than rise")}")));
        figures.Add(new Figure("z", trend.Z, "", string.Create(CultureInfo.InvariantCulture, $"{trend.Z:0.00} standard deviations from no trend")));
        figures.Add(new Figure("p", trend.PValue, "", string.Create(CultureInfo.InvariantCulture, $"p {PValue(trend.PValue)}: {direction}")));
        if (isSeasonal)
        {
            figures.Add(new Figure("slope", trend.Slope, "incidents per month per year", string.Create(
                CultureInfo.InvariantCulture,
                $"From one year to the next a month's count changes by {trend.Slope:+0.###;-0.###;0} (the median of all slopes within months)")));
            return figures;
        }
        figures.Add(new Figure("slope", trend.Slope, $"incidents per {period} per {period}", string.Create(
            CultureInfo.InvariantCulture,
            $"From one {period} to the next the count changes by {trend.Slope:+0.###;-0.###;0} (the median of all slopes)")));
        return figures;
    }

    // Digits that are all 0 would say that chance cannot do it.
    private static string PValue(double p) =>
        p < 0.000005 ? "under 0.00001" : p.ToString(p < 0.0001 ? "0.#####" : "0.####", CultureInfo.InvariantCulture);
}
