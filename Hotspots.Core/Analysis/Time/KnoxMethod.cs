using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Knox's test as the catalogue knows it: is it likelier than chance that an incident is soon followed by another near by?</summary>
internal static class KnoxMethod
{
    private const string Name = "knox";

    private const double UsualWidth = 200;

    /// <summary>With so many pairs 999 shuffles take some seconds.</summary>
    private const long ManyPairs = 10_000_000;

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "Repeats near by (Knox)",
        Question = "After an incident, is another one near by likelier than chance would make it, for how long and how far?",
        Family = MethodFamily.Significance,
        FindsPlaces = false,
        NeedsTimes = true,
        Parameters =
        [
            new Parameter(
                "distance-band", "--distance-band", "Width of a distance band", "m", 1, 5000, IsInteger: false,
                "200 m, some streets; where incidents are so dense that over ten million pairs are within reach, halved until they are fewer",
                "Larger: repeats farther away are counted as near."),
            new Parameter(
                "distance-bands", "--distance-bands", "Distance bands", "bands", 1, 10, IsInteger: true, "4, one beyond the other",
                "Larger: the figures reach farther, the work is longer."),
            new Parameter(
                "time-band", "--time-band", "Length of a time band", "days", 1, 366, IsInteger: true, "7 days",
                "Larger: later repeats are counted as soon."),
            new Parameter(
                "time-bands", "--time-bands", "Time bands", "bands", 1, 10, IsInteger: true, "3, one after the other",
                "Larger: the figures reach further into the weeks after an incident."),
            Parameter.OfChoices(
                "metric", "How the way is measured", "euclidean: a straight line", "Whether the way between two incidents is a straight line or goes along streets at right angles.",
                new ParameterChoice("euclidean", "Straight line"), new ParameterChoice("manhattan", "East–west way plus north–south way")),
            Parameter.OfChoices(
                "same-place", "Incidents at the very same place", "together: they count as nearest", "Whether repeats at the very same place are counted in the nearest band or in one of their own.",
                new ParameterChoice("together", "In the nearest band"), new ParameterChoice("apart", "In a band of their own")),
            ChanceParameters.Permutations("999, so that p can fall to 0.001"),
            ChanceParameters.Seed,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var chosen = new ChosenParameters(given);
        TimeSteps days = TimeSteps.Of(input.Times!, 1);
        // A month is no day: with nothing better there is nothing to count.
        int[] known = days.IsMonthly ? [] : days.Incidents;
        PointSet points = input.Points.Select(known);
        int distanceBands = (int)chosen.Number("distance-bands", 4, "bands", "the usual number");
        double usual = UsualWidthFor(points, distanceBands);
        double width = usual < UsualWidth
            ? chosen.Derived("distance-band", usual, "m", "halved from 200 m, for over ten million pairs would be within reach")
            : chosen.Number("distance-band", UsualWidth, "m", "the usual choice, some streets");
        int timeBand = (int)chosen.Number("time-band", 7, "days", "a whole week");
        int timeBands = (int)chosen.Number("time-bands", 3, "bands", "the usual number");
        int metric = chosen.Choice("metric", ["euclidean", "manhattan"], 0, "a straight line");
        bool apart = chosen.Choice("same-place", ["together", "apart"], 0, "they count as nearest") == 1;
        double[] edges = [.. apart ? [0, double.Epsilon] : new double[] { 0 }, .. Enumerable.Range(1, distanceBands).Select(k => k * width)];
        var options = new KnoxOptions
        {
            DistanceEdges = edges,
            DayEdges = [.. Enumerable.Range(0, timeBands + 1).Select(k => k * timeBand)],
            Metric = (DistanceMetric)metric,
            Permutations = (int)chosen.Number("permutations", 999, "rearrangements", "p can fall to 0.001"),
            Seed = (ulong)chosen.Number("seed", 1, "", "any number will do, the same one repeats the result"),
        };
        var meter = new ProgressMeter(progress);
        KnoxTable table = Knox.Run(points, days.IsMonthly ? [] : days.Steps, options, new WorkSharing(maxDegreeOfParallelism, cancellation), meter);
        cancellation.ThrowIfCancellationRequested();
        MethodFindings findings = TimeFindings.OfFigures(
            Name, input.Points.Count, chosen.InOrderOf(Entry.Parameters), Figures(table, options), TimeFindings.LeftOut(input.Points.Count, known.Length, "day"));
        meter.Finish("Counted");
        return findings;
    }

    private static List<Figure> Figures(KnoxTable table, KnoxOptions options)
    {
        var figures = new List<Figure>();
        for (int k = 0; k < table.DistancePairs.Length; k++)
        {
            double from = options.DistanceEdges[k], to = options.DistanceEdges[k + 1];
            string place = to == double.Epsilon ? "At the same place"
                : from <= double.Epsilon ? string.Create(CultureInfo.InvariantCulture, $"Within {to:0.#} m")
                : string.Create(CultureInfo.InvariantCulture, $"{from:0.#} to {to:0.#} m away");
            string placeName = to == double.Epsilon ? "same-place" : string.Create(CultureInfo.InvariantCulture, $"{(from <= double.Epsilon ? 0 : from):0.#}-{to:0.#}m");
            for (int t = 0; t < table.TimeBands; t++)
            {
                int first = options.DayEdges[t], last = options.DayEdges[t + 1] - 1;
                string name = string.Create(CultureInfo.InvariantCulture, $"{placeName}-{first}-{last}d");
                KnoxCell cell = table.At(k, t);
                string time = string.Create(CultureInfo.InvariantCulture, $"{first} to {last} days after an incident");
                figures.Add(new Figure("ratio-" + name, cell.Ratio, "times chance", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place}, {time}, another is {cell.Ratio:0.00} times as likely as chance would make it: {cell.Observed:N0} pairs where {cell.Expected:N1} were expected, p {cell.PValue:0.####}")));
                figures.Add(new Figure("p-" + name, cell.PValue, "", string.Create(
                    CultureInfo.InvariantCulture, $"{place}, {time}: chance makes as many pairs in {100 * cell.PValue:0.#} % of {options.Permutations:N0} shuffles")));
            }
        }
        return figures;
    }

    /// <summary>200 m, or so many times half of it that not too many pairs can be within all bands.</summary>
    private static double UsualWidthFor(PointSet points, int bands)
    {
        double width = UsualWidth;
        while (width > 2 && points.Count > 0 && PairsWithin(points, width * bands) > ManyPairs)
            width /= 2;
        return width;
    }

    // What is in squares as wide as the reach and in the eight round each: no fewer than the pairs within reach, and some three times as many.
    private static long PairsWithin(PointSet points, double reach)
    {
        CellIndex index = CellIndex.Build(points, reach, WorkSharing.Alone(CancellationToken.None));
        long pairs = 0;
        for (int cell = 0; cell < index.CellCount; cell++)
        {
            long near = 0;
            for (int row = -1; row <= 1; row++)
            {
                (int first, int end) = index.PlacesInRow(cell, row, 1);
                near += end - first;
            }
            pairs += near * (index.Starts[cell + 1] - index.Starts[cell]);
        }
        return pairs / 6;
    }
}
