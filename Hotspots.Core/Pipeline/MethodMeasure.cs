using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Csv;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline;

/// <summary>Measurement by methods. Which numbers does a method give, here and there and for an area as a whole? So that any other program's can be
/// held beside them.</summary>
internal static class MethodMeasure
{
    /// <summary>Reads the points of plain tables.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="columns">Which columns hold what.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">A file cannot be read or lacks a column; says what to change.</exception>
    public static PlanarPoints ReadPlanar(IReadOnlyList<string> paths, PlanarColumns columns, CancellationToken cancellation)
    {
        try
        {
            return PlanarFile.Read(paths, columns, cancellation);
        }
        catch (UnreadableFileException e)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    /// <summary>Runs the methods on the whole, or on the areas that were named, and measures.</summary>
    /// <param name="request">What, where.</param>
    /// <param name="clock">As in a run.</param>
    /// <param name="progress">Told how far reading is; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Measures Execute(
        MeasureRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunRequest run = request.Run;
        RunRequest divided = run.Areas.Count == 0 && run.BoundaryFile is null ? run with { Whole = true } : run;
        var plan = RunPlan.Open(divided, clock, AnalysisCatalog.All, request.Planar is not null);
        Geometry? window = request.Window is { } box
            ? GeometryFactory.Default.ToGeometry(new Envelope(box.West, box.East, box.South, box.North))
            : null;
        string marking = run.Marking ?? SecurityMarking.OfPlainPoints;
        IReadOnlyList<string> notes = [];
        List<(string Name, AnalysisInput Input)> areas = request.Planar is { } columns
            ? [(StudyArea.WholeName, OfPlane(ReadPlanar(run.Files, columns, cancellation), window, plan.Population?.Points))]
            : OfIncidents(plan, window, progress, cancellation, out marking, out notes);

        var measured = new List<Measured>();
        foreach ((string name, AnalysisInput input) in areas)
        {
            MethodChoice methods = plan.Methods.For(input);
            foreach (AnalysisMethod method in methods.Methods)
            {
                IReadOnlyDictionary<string, double> given = methods.GivenTo(method);
                MethodFindings findings = method.Run(input, given, null, cancellation);
                measured.Add(new Measured(name, input.Points.Count, findings, At(request.Places, method, input, given, findings, cancellation)));
            }
        }
        return new Measures(marking, measured) { Notes = notes };
    }

    private static AnalysisInput OfPlane(PlanarPoints plane, Geometry? window, PopulationPoints? population) =>
        plane.Points.Count == 0
            ? throw new ArgumentException("No row of the file holds a point: see \"hotspots inspect\" with ⟨planar⟩ and the same columns.")
            : new AnalysisInput { Points = plane.Points, Times = plane.Times, Window = window, Population = population };

    private static List<(string Name, AnalysisInput Input)> OfIncidents(
        RunPlan plan, Geometry? window, IProgress<RunProgress>? progress, CancellationToken cancellation, out string marking,
        out IReadOnlyList<string> notes)
    {
        ReadResult read = IncidentFiles.Read(
            plan.Request.Files,
            plan.Request.Reading with { Columns = plan.Request.ColumnChoices, Grid = plan.Request.Grid, Dates = plan.Request.Dates },
            progress, cancellation);
        marking = SecurityMarking.Of(read, plan.Request.Marking);
        IncidentTable placed = read.Placed;
        if (placed.Count == 0)
            throw new ArgumentException("No row of the files has a position: \"hotspots inspect\" says why.");
        var facets = new IncidentFacets(placed);
        IReadOnlyList<StudyArea> divided = plan.Areas.Divide(facets).Areas;
        IReadOnlyList<StudyArea> kept = plan.Filter.Keep(divided, facets);
        notes = [.. QueryFields.SuspectedFalse.Notes(plan.Request, plan.Filter.Graded(divided, facets))];
        AnalysisInput all = plan.Input(facets, plan.Filter.Watched(kept, placed.Times));
        var areas = new List<(string, AnalysisInput)>();
        foreach (StudyArea area in kept.Where(static area => !area.IsScattered))
        {
            AnalysisInput input = AreaAnalysis.InputOf(area, all);
            areas.Add((area.Name, window is null ? input : input with { Window = window }));
        }
        return areas;
    }

    private static IReadOnlyList<PlaceFigures> At(
        IReadOnlyList<GridPoint> places, AnalysisMethod method, AnalysisInput input, IReadOnlyDictionary<string, double> given,
        MethodFindings findings, CancellationToken cancellation)
    {
        if (places.Count == 0)
            return [];
        if (method.Measure is { } measure)
            return [.. measure(input, given, places, cancellation).Select((figures, i) => new PlaceFigures(places[i], figures))];
        if (findings.Cells is { } cells)
            return [.. places.Select(place => OfCell(place, cells))];
        if (findings.Surface is { } surface)
            return [.. places.Select(place => OfSurface(place, surface))];
        Geometry[] outlines = OutlinesOf(findings, input.Points, cancellation);
        return [.. places.Select(place => OfCluster(place, outlines))];
    }

    private static PlaceFigures OfCell(GridPoint place, CellFindings found)
    {
        int cell = found.Grid.CellAt(place.Easting, place.Northing);
        int row = cell < 0 ? -1 : Array.BinarySearch(found.Cells, cell);
        if (row < 0)
            return new PlaceFigures(place, []);
        CellStatistics s = found.Statistics;
        return new PlaceFigures(place,
        [
            new Figure("count", s.Counts[row], "incidents", "Weighted incidents in the cell"),
            new Figure("value", s.Values[row], "", $"Statistic ({s.Statistic})"),
            new Figure("z", s.Z[row], "", "Standard deviations from what chance gives"),
            new Figure("p", s.P[row], "", "Chance of a value so far out"),
            new Figure("q", s.Q[row], "", "The same, corrected for the number of cells"),
        ])
        {
            Class = s.Classes[row],
        };
    }

    private static PlaceFigures OfSurface(GridPoint place, Surface surface)
    {
        int cell = surface.Grid.CellAt(place.Easting, place.Northing);
        return new PlaceFigures(place, cell < 0 ? [] : [new Figure("value", surface.Values[cell], surface.Unit, "Value of the cell")]);
    }

    private static PlaceFigures OfCluster(GridPoint place, Geometry[] outlines)
    {
        var point = new Point(place.Easting, place.Northing);
        int cluster = Array.FindIndex(outlines, outline => outline.Covers(point));
        return new PlaceFigures(place, [new Figure("cluster", cluster, "", "Cluster whose ground it is on; -1 for none")]);
    }

    private static Geometry[] OutlinesOf(MethodFindings findings, PointSet points, CancellationToken cancellation)
    {
        int[][] members = findings.Labels.Members();
        Geometry[] outlines = [.. members.Select((own, place) => findings.Outlines?[place] ?? Outlines.Around(points, own, findings.ReachOf(place)))];
        if (findings.Outlines is null && !findings.PlacesMayOverlap)
            OutlinesApart.Part(outlines, members, points, cancellation);
        return outlines;
    }
}
