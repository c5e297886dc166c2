using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance.NearestNeighbour;

/// <summary>The nearest-neighbour index as the catalogue knows it.</summary>
internal static class NearestNeighbourMethod
{
    /// <summary>Metres across; farther apart than this no two incidents of one plane are.</summary>
    private const double Farthest = 1e9;

    /// <summary>From this share of incidents at a position with others the index measures how positions were written.</summary>
    private const double Heaped = 0.1;

    private static readonly Parameter Edge = Parameter.OfChoices(
        "edge", "Correction for the edge", "strewn on built-up ground where that is known and no boundary was drawn; else donnelly",
        "Whether neighbours that may lie beyond the edge of the area are allowed for, and how.",
        new ParameterChoice("none", "none, as the index was first given: it calls incidents farther apart than they are"),
        new ParameterChoice("donnelly", "Donnelly's correction by the length of the edge"),
        new ParameterChoice("strewn", "random incidents on the same ground, whatever its form"));

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = "nearest-neighbour",
        Title = "Nearest-neighbour index (Clark and Evans)",
        Question = "Do incidents lie closer together than chance would put them?",
        Family = MethodFamily.Significance,
        FindsPlaces = false,
        Parameters = [Edge, ChanceParameters.Seed],
    };

    private enum EdgeCorrection
    {
        None,
        Donnelly,
        Strewn,
    }

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        BuiltUpGround? ground = input.Window is null && input.Ground is { Count: > 0 } builtUp ? builtUp : null;
        ParameterValue edge = Edge.ValueOr(
            given, (int)(ground is null ? EdgeCorrection.Donnelly : EdgeCorrection.Strewn),
            ground is null ? "neighbours beyond the edge are not seen" : "built-up ground has no edge to correct by");
        ParameterValue seed = ChanceParameters.Seed.ValueOr(given, 1, "any number will do");
        var correction = (EdgeCorrection)(int)edge.Value;
        if (correction != EdgeCorrection.Strewn)
            ground = null;
        PointSet points = ground is null ? input.Points : NeighbourGround.On(ground, input.Points);
        if (points.Count > 0 && points.Bounds() is { } box && !(box.Width <= Farthest && box.Height <= Farthest))
            throw new ArgumentException("The points span more than a million kilometres: remove the stray positions.");
        var meter = new ProgressMeter(progress, cancellation);
        meter.Begin("Looking for neighbours", correction == EdgeCorrection.Strewn ? 0.1 : 0.9, points.Count);
        Geometry? boundary = ground is null ? NeighbourGround.Boundary(points, input.Window) : null;
        double area = boundary?.Area ?? ground!.Km2 * 1e6;
        bool measurable = points.Count >= 2 && area > 0;
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        NearestDistances found = measurable ? NearestNeighbours.Of(points, workers, meter) : default;
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Comparing with chance", 0.95, measurable && correction == EdgeCorrection.Strewn ? NeighbourGround.Rounds(points.Count) : 1);
        cancellation.ThrowIfCancellationRequested();
        ExpectedDistance expected = !measurable ? default
            : correction != EdgeCorrection.Strewn
                ? NeighbourGround.OfArea(points.Count, area, correction == EdgeCorrection.None ? null : boundary!.Length)
            : NeighbourGround.Strewn(
                ground is null ? NeighbourGround.PlacesIn(boundary!, cancellation) : NeighbourGround.PlacesOn(ground), points.Count,
                (ulong)seed.Value, workers, meter);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Measured");
        return new MethodFindings
        {
            Method = Entry.Name,
            Labels = ClusterLabels.None(input.Points.Count),
            Parameters = [edge, seed],
            Figures =
            [
                new Figure("incidents", points.Count, "incidents", "Incidents whose neighbours were looked for"),
                .. measurable ? Figures(found, expected, area) : [],
            ],
            Notes = measurable ? Notes(input, points.Count, found, ground is not null)
                : ["Fewer than two incidents, or all on one line: there is no area to be spread over."],
        };
    }

    private static List<string> Notes(AnalysisInput input, int measured, NearestDistances found, bool builtUp)
    {
        var notes = new List<string>();
        int off = input.Points.Count - measured;
        if (builtUp)
            notes.Add("The ground is the built-up squares of 100 m: random incidents were strewn on them.");
        if (off > 0)
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{off:N0} of {input.Points.Count:N0} incidents lie off the built-up ground and were left out."));
        if (!builtUp && input.Window is null)
        {
            notes.Add(
                "The area is the convex hull of the incidents, enlarged as Ripley and Rasson estimate it: where the true ground has bays or gaps, "
                + "incidents seem closer together than they are; draw a boundary.");
        }
        if (found.AtOnePosition > Heaped * measured)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{(double)found.AtOnePosition / measured:0 %} of the incidents share their position with another: "
                    + $"where positions are rounded or moved to map points, the index says that and no more."));
        }
        return notes;
    }

    private static Figure[] Figures(NearestDistances found, ExpectedDistance expected, double area)
    {
        double ratio = found.Mean / expected.Mean, z = (found.Mean - expected.Mean) / expected.Error, p = ErrorFunction.TwoSided(z);
        string apart = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(1 - ratio) * 100:0} %");
        string words = p > MultipleTesting.UsualAlpha ? "Incidents lie neither closer together nor farther apart than chance may put them"
            : ratio < 1 ? $"Incidents lie {apart} closer together than chance would put them"
            : $"Incidents lie {apart} farther apart than chance would put them";
        return
        [
            new Figure("ratio", ratio, "", words),
            new Figure("meanNearest", found.Mean, "m", "Mean distance from an incident to the nearest other"),
            new Figure("expectedNearest", expected.Mean, "m", "What chance gives"),
            new Figure("z", z, "", "In standard deviations from what chance gives"),
            new Figure("p", p, "", "Chance of being so far from it, two-sided"),
            new Figure("ground", area / 1e6, "km²", "The ground on which chance was tried"),
        ];
    }
}
