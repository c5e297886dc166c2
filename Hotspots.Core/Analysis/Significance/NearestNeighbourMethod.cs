using System.Globalization;
using Hotspots.Core.Analysis.Shape;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>The nearest-neighbour index as the catalogue knows it.</summary>
internal static class NearestNeighbourMethod
{
    /// <summary>Metres across; farther apart than this no two incidents of one plane are.</summary>
    private const double Farthest = 1e9;

    private static readonly Parameter Edge = Parameter.OfChoices(
        "edge", "Correction for the edge", "none: as the index is usually given",
        "Whether neighbours that may lie beyond the edge of the area are allowed for.",
        new ParameterChoice("none", "none"), new ParameterChoice("donnelly", "Donnelly's correction by the length of the edge"));

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = "nearest-neighbour",
        Title = "Nearest-neighbour index (Clark and Evans)",
        Question = "Do incidents lie closer together than chance would put them?",
        Family = MethodFamily.Significance,
        FindsPlaces = false,
        Parameters = [Edge],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ParameterValue edge = CellParameters.Value(given, Edge, 0, "as the index is usually given");
        PointSet points = input.Points;
        if (points.Count > 0 && points.Bounds() is { } box && !(box.Width <= Farthest && box.Height <= Farthest))
            throw new ArgumentException("The points span more than a million kilometres: remove the stray positions.");
        var meter = new ProgressMeter(progress);
        meter.Begin("Looking for neighbours", 0.9, points.Count);
        GridPoint[] hull = ConvexHull.Of(points);
        double area = input.Window?.Area ?? ConvexHull.Area(hull);
        bool measurable = points.Count >= 2 && area > 0;
        double mean = measurable ? NearestNeighbours.MeanDistance(points, new WorkSharing(maxDegreeOfParallelism, cancellation), meter) : 0;
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Comparing with chance", 0.95, 1);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Measured");
        return new MethodFindings
        {
            Method = "nearest-neighbour",
            Labels = MoranMethod.Nowhere(points.Count),
            Parameters = [edge],
            Figures =
            [
                new Figure("incidents", points.Count, "incidents", "Incidents whose neighbours were looked for"),
                .. measurable ? Figures(points.Count, mean, area, edge.Value > 0 ? input.Window?.Length ?? Perimeter(hull) : null) : [],
            ],
            Notes = !measurable ? ["Fewer than two incidents, or all on one line: there is no area to be spread over."]
                : input.Window is null ? ["The area is the convex hull of the incidents: a drawn boundary that is larger gives a smaller index."] : [],
        };
    }

    private static Figure[] Figures(int n, double mean, double area, double? perimeter)
    {
        double expected = 0.5 * Math.Sqrt(area / n), error = 0.26136 / Math.Sqrt(n * (double)n / area);
        if (perimeter is double length)
        {
            expected += (0.0514 + 0.0412 / Math.Sqrt(n)) * length / n;
            error = Math.Sqrt(0.0703 * area / ((double)n * n) + 0.037 * length * Math.Sqrt(area / Math.Pow(n, 5)));
        }
        double ratio = mean / expected, z = (mean - expected) / error;
        string apart = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(1 - ratio) * 100:0} %");
        return
        [
            new Figure("ratio", ratio, "", ratio < 1 ? $"Incidents lie {apart} closer together than chance would put them" : $"Incidents lie {apart} farther apart than chance would put them"),
            new Figure("meanNearest", mean, "m", "Mean distance from an incident to the nearest other"),
            new Figure("expectedNearest", expected, "m", "What chance gives"),
            new Figure("z", z, "", "In standard deviations from what chance gives"),
            new Figure("p", ErrorFunction.TwoSided(z), "", "Chance of being so far from it, two-sided"),
        ];
    }

    private static double Perimeter(GridPoint[] hull)
    {
        double length = 0;
        for (int i = 0; i < hull.Length; i++)
            length += hull[i].DistanceTo(hull[(i + 1) % hull.Length]);
        return length;
    }
}
