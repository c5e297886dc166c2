using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Knox test of near repeats as the catalogue knows it. Is it likelier than chance that an incident is soon followed by another near
/// by?</summary>
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
                "distance-band", "Width of a distance band", "m", 1, 5000, IsInteger: false,
                "200 m, some streets; where incidents are so dense that over ten million pairs are within reach, halved until they are fewer",
                "Larger: repeats farther away are counted as near."),
            new Parameter(
                "distance-bands", "Distance bands", "bands", 1, 10, IsInteger: true, "4, one beyond the other",
                "Larger: the figures reach farther, the work is longer."),
            new Parameter(
                "time-band", "Length of a time band", "days", 1, 366, IsInteger: true, "7 days",
                "Larger: later repeats are counted as soon."),
            new Parameter(
                "time-bands", "Time bands", "bands", 1, 10, IsInteger: true, "3, one after the other",
                "Larger: the figures reach further into the weeks after an incident."),
            Parameter.OfChoices(
                "metric", "How the way is measured", "euclidean: a straight line",
                "Whether the way between two incidents is a straight line or goes along streets at right angles.",
                new ParameterChoice("euclidean", "Straight line"), new ParameterChoice("manhattan", "East–west way plus north–south way")),
            Parameter.OfChoices(
                "same-place", "Incidents at the very same place", "together: they count as nearest",
                "Whether repeats at the very same place are counted in the nearest band or in one of their own.",
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
        var chosen = new ChosenParameters(given, Entry.Parameters);
        // A month is no day: with nothing better there is nothing to count.
        TimeSteps days = TimeSteps.OfDays(input.Times!, 1);
        PointSet points = input.Points.Select(days.Incidents);
        int distanceBands = (int)chosen.Number("distance-bands", 4, "the usual number");
        double usual = UsualWidthFor(points, distanceBands);
        double width = usual < UsualWidth
            ? chosen.Derived("distance-band", usual, "halved from 200 m, for over ten million pairs would be within reach")
            : chosen.Number("distance-band", UsualWidth, "the usual choice, some streets");
        int timeBand = (int)chosen.Number("time-band", 7, "a whole week");
        int timeBands = (int)chosen.Number("time-bands", 3, "the usual number");
        int metric = chosen.Choice("metric", 0, "a straight line");
        bool apart = chosen.Choice("same-place", 0, "they count as nearest") == 1;
        double[] edges = [.. apart ? [0, double.Epsilon] : new double[] { 0 }, .. Enumerable.Range(1, distanceBands).Select(k => k * width)];
        var options = new KnoxOptions
        {
            DistanceEdges = edges,
            DayEdges = [.. Enumerable.Range(0, timeBands + 1).Select(k => k * timeBand)],
            Metric = (DistanceMetric)metric,
            Permutations = (int)chosen.Number("permutations", 999, "p can fall to 0.001"),
            Seed = (ulong)chosen.Number("seed", 1, "any number will do, the same one repeats the result"),
        };
        var meter = new ProgressMeter(progress, cancellation);
        KnoxTable table = Knox.Run(points, days.Steps, options, new WorkSharing(maxDegreeOfParallelism, cancellation), meter);
        cancellation.ThrowIfCancellationRequested();
        MethodFindings findings = TimeFindings.OfFigures(
            Name, input.Points.Count, chosen.InOrder(), Figures(table, options), TimeFindings.LeftOut(input.Points.Count, days));
        meter.Finish("Counted");
        return findings;
    }

    private static List<Figure> Figures(KnoxTable table, KnoxOptions options)
    {
        double[] q = table.Corrected(MultipleTesting.UsualAlpha);
        int tested = table.Cells.Count(static cell => cell.IsTested), untested = table.Cells.Length - tested;
        var figures = new List<Figure>
        {
            new("tested", tested, "combinations", tested == 0
                ? "No two incidents are near enough in place, or none in time, for anything to be compared"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tested} {(tested == 1 ? "combination" : "combinations")} of distance and time compared: "
                        + $"q is p corrected for so many (Benjamini–Hochberg)"
                    + $"{(untested > 0 ? $"; {untested} more hold no pairs to compare" : "")}")),
        };
        for (int k = 0; k < table.DistancePairs.Length; k++)
        {
            double from = options.DistanceEdges[k], to = options.DistanceEdges[k + 1];
            string place = to == double.Epsilon ? "At the same place"
                : from <= double.Epsilon ? string.Create(CultureInfo.InvariantCulture, $"Within {to:0.#} m")
                : string.Create(CultureInfo.InvariantCulture, $"{from:0.#} to {to:0.#} m away");
            string placeName = to == double.Epsilon
                ? "same-place"
                : string.Create(CultureInfo.InvariantCulture, $"{(from <= double.Epsilon ? 0 : from):0.#}-{to:0.#}m");
            for (int t = 0; t < table.TimeBands; t++)
            {
                // Where chance makes no pair there is nothing to be a multiple of.
                if (!table.At(k, t).IsTested)
                    continue;
                int first = options.DayEdges[t], last = options.DayEdges[t + 1] - 1;
                string days = first == last ? string.Create(CultureInfo.InvariantCulture, $"{first} {(first == 1 ? "day" : "days")}")
                    : string.Create(CultureInfo.InvariantCulture, $"{first} to {last} days");
                figures.AddRange(Figures(
                    table.At(k, t), q[k * table.TimeBands + t], string.Create(CultureInfo.InvariantCulture, $"{placeName}-{first}-{last}d"),
                    $"{place}, {days} after an incident", options.Permutations));
            }
        }
        return figures;
    }

    private static Figure[] Figures(KnoxCell cell, double q, string name, string band, int permutations)
    {
        string pairs = string.Create(
            CultureInfo.InvariantCulture,
            $"{cell.Observed:N0} pairs where {Expected(cell.Expected)} were expected, p {cell.PValue:0.####}, corrected q {q:0.####}");
        string verdict = q <= MultipleTesting.UsualAlpha
            ? string.Create(CultureInfo.InvariantCulture, $"another is {cell.Ratio:0.00} times as likely as chance would make it: {pairs}")
            : $"no more than chance may make: {pairs}";
        return
        [
            new("ratio-" + name, cell.Ratio, "times chance", $"{band}, {verdict}"),
            new("p-" + name, cell.PValue, "", string.Create(
                CultureInfo.InvariantCulture,
                $"{band}: chance makes as many pairs in {100 * cell.PValue:0.#} % of {permutations:N0} shuffles (p "
                    + $"{cell.PValue:0.####}, looked at alone)")),
            new("q-" + name, q, "", string.Create(CultureInfo.InvariantCulture, $"{band}: p corrected for all that were compared is {q:0.####}")),
        ];
    }

    // Rounded to 0.0, few would read as none.
    private static string Expected(double pairs) => pairs < 0.05 ? "fewer than 0.1" : pairs.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>200 m, or so many times half of it that not too many pairs can be within all bands.</summary>
    internal static double UsualWidthFor(PointSet points, int bands)
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
