using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Support;

/// <summary>A method that says what it is told to say, to test what is made of it.</summary>
internal static class MadeUpMethod
{
    /// <summary>A method that finds the places given by a label for each point.</summary>
    public static AnalysisMethod Of(string name, Func<AnalysisInput, MethodFindings> find, params Parameter[] parameters) =>
        new((input, _, _, _, _) => find(input))
        {
            Name = name,
            Title = name,
            Question = "What was it told?",
            Family = MethodFamily.Significance,
            Parameters = parameters,
        };

    /// <summary>Findings of the points for which a rule holds, as one place.</summary>
    public static MethodFindings Place(string name, AnalysisInput input, Func<GridPoint, bool> holds)
    {
        var labels = new int[input.Points.Count];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = holds(input.Points[i]) ? 0 : ClusterLabels.Noise;
        return MethodFindings.OfClusters(name, new ClusterLabels(labels, new bool[labels.Length], labels.Contains(0) ? 1 : 0), [], 50);
    }

    /// <summary>Findings with a surface, contours and cells over a small piece of Clacton.</summary>
    public static MethodFindings WithEverything(string name, int points, CellShape shape = CellShape.Hexagon)
    {
        var labels = new int[points];
        labels.AsSpan().Fill(ClusterLabels.Noise);
        CellGrid squares = CellGrid.At(CellShape.Square, 100, 6170, 2148, 7, 5);
        double[] values = [.. Enumerable.Range(0, squares.CellCount).Select(static i => i * 1.5)];
        CellGrid cells = CellGrid.Around(new GridBox(617_000, 214_800, 617_600, 215_300), shape, 150);
        int n = cells.CellCount;
        double[] Made(Func<int, double> of) => [.. Enumerable.Range(0, n).Select(of)];
        return MethodFindings.OfClusters(name, new ClusterLabels(labels, new bool[points], 0), []) with
        {
            Surface = new Surface(squares, values, "incidents per km²"),
            Contours = [new Contour(20.25, 0.5, GeometryFactory.Default.ToGeometry(new Envelope(617_000, 617_500, 214_800, 215_000)))],
            Cells = new CellFindings(cells, [.. Enumerable.Range(0, n)], new CellStatistics
            {
                Statistic = "gi-star",
                Counts = Made(static i => i % 3),
                Values = Made(static i => i / 7.0),
                Z = Made(static i => i / 7.0),
                P = Made(static i => 1e-9 / (i + 1)),
                Q = Made(static i => 1e-8 / (i + 1)),
                Classes = [.. Enumerable.Range(0, n).Select(static i => i == 3 ? CellClass.HighHigh : CellClass.NotSignificant)],
                Alpha = 0.05,
                Correction = Correction.BenjaminiHochberg,
            }),
        };
    }
}
