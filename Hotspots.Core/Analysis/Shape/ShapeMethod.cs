using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Shape;

/// <summary>Centre, spread and hull as the catalogue knows them.</summary>
internal static class ShapeMethod
{
    /// <summary>Metres across; farther apart than this no two incidents of one plane are.</summary>
    private const double Farthest = 1e9;

    private static readonly Parameter Deviations = new(
        "deviations", "Size of the ellipse", "standard deviations", 1, 3, IsInteger: true, "1: the ellipse of one standard deviation",
        "Larger: the ellipse takes in more of the incidents; its centre and direction stay.");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = "shape",
        Title = "Centre, spread and direction",
        Question = "Where is the middle of it all, how wide does it spread, and in which direction?",
        Family = MethodFamily.Shape,
        FindsPlaces = false,
        Parameters = [Deviations],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ParameterValue deviations = Deviations.ValueOr(given, 1, "the ellipse of one standard deviation");
        PointSet points = input.Points;
        if (points.Count > 0 && points.Bounds() is { } box && !(box.Width <= Farthest && box.Height <= Farthest))
            throw new ArgumentException("The points span more than a million kilometres: remove the stray positions.");
        var meter = new ProgressMeter(progress, cancellation);
        meter.Begin("Measuring the spread", 0.8, 1);
        cancellation.ThrowIfCancellationRequested();
        Figure[] figures = points.Count == 0 ? [] : Figures(Spread.Of(points), deviations.Value, Outermost.HullOf(points).Area);
        meter.Begin("Measured", 0.9, 1);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Measured");
        return new MethodFindings
        {
            Method = Entry.Name,
            Labels = ClusterLabels.None(points.Count),
            Parameters = [deviations],
            Figures = [new Figure("incidents", points.Count, "incidents", "Incidents that were measured"), .. figures],
            Notes = points.Count == 0
                ? ["There are no incidents to measure."]
                : ["Half axes of the ellipse are √2 times the standard deviation along each axis, as is usual."],
        };
    }

    private static Figure[] Figures(Spread spread, double deviations, double hullArea) =>
    [
        new Figure(
            "centreEasting", spread.Centre.Easting, "m", string.Create(CultureInfo.InvariantCulture, $"The mean centre is at {spread.Centre}")),
        new Figure("centreNorthing", spread.Centre.Northing, "m", "Northing of the mean centre"),
        new Figure("standardDistance", spread.StandardDistance, "m", string.Create(
            CultureInfo.InvariantCulture,
            $"Incidents lie {spread.StandardDistance / 1000:0.0} km from the mean centre, as the root of the mean square")),
        new Figure("ellipseMajor", deviations * spread.Major, "m", "Longer half axis of the standard deviational ellipse"),
        new Figure("ellipseMinor", deviations * spread.Minor, "m", "Shorter half axis of the standard deviational ellipse"),
        new Figure(
            "ellipseBearing", spread.Bearing, "°",
            string.Create(CultureInfo.InvariantCulture, $"It points {spread.Bearing:0}° clockwise from grid north")),
        new Figure("hullArea", hullArea / 1e6, "km²", "Ground inside the convex hull of the incidents"),
    ];
}
