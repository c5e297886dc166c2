using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Regions given as points, one row a region, with counts and a population: a table instead of polygons.</summary>
/// <remarks>A region that is left out in silence would change the answer: a file with a row that cannot be used is refused whole.</remarks>
internal static class RegionPoints
{
    private const string What = "places";

    private static readonly string[] NameHeaders = ["name", "label", "title"];

    /// <summary>Reads them.</summary>
    /// <param name="path">CSV, GeoJSON or Excel as files of incidents are; with <paramref name="planar"/> CSV or GeoJSON on any plane.</param>
    /// <param name="request">Which columns hold the counts, the population and the ids.</param>
    /// <param name="planar">The columns of a plane; null for places in Britain.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ArgumentException">The file or a row of it cannot be used; says what to change.</exception>
    public static PolygonTable Read(string path, PolygonRequest request, PlanarColumns? planar, CancellationToken cancellation)
    {
        if (request.Counts is not { } counts)
            throw new ArgumentException(
                "Incidents cannot be counted in points: name the column that holds each place's count with ⟨counts⟩, or give polygons.");
        if (planar is null)
            return InBritain(path, counts, request, cancellation);
        return IsJson(path)
            ? PolygonTable.Read(path, request.IdProperty, counts, request.Population).AsPoints()
            : OnPlane(path, counts, request, planar, cancellation);
    }

    private static PolygonTable InBritain(string path, string counts, PolygonRequest request, CancellationToken cancellation)
    {
        PointFile read;
        try
        {
            read = PlacementFiles.ReadPoints(path, What, planar: false, cancellation);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException(
                $"{e.Message} Points that do not lie in Britain, or lie on a plane of their own, are taken with ⟨planar⟩.", e);
        }
        IncidentTable table = read.Table!;
        string file = Path.GetFileName(path);
        double[] values = Numbers(table, counts, file);
        double[]? population = request.Population is { } people ? Numbers(table, people, file) : null;
        bool hasIds = Enumerable.Range(0, table.Count).All(i => !table.Ids.IsBlank(i));
        TextColumn? own = request.IdProperty is not { } header || (hasIds && ColumnNames.RoleOf(header, out _) == ColumnRole.Id)
            ? hasIds ? table.Ids : null
            : PlacementFiles.ColumnOf(table, header, file);
        string[] ids = [.. Enumerable.Range(0, table.Count).Select(i => own?[i].Trim() ?? Number(i + 1))];
        TextColumn? named = table.Columns.Where(static column => NameHeaders.Contains(ColumnNames.Normalise(column.Name), StringComparer.Ordinal))
            .Select(static column => column.Values).FirstOrDefault();
        string[] names = [.. ids.Select((id, i) => named is null || named.IsBlank(i) ? id : named[i].Trim())];
        return new PolygonTable(ids, names, values, population, table.Points.WithWeights(null), [.. Enumerable.Range(0, table.Count).Select(i =>
        {
            GeoPoint at = NationalGrid.ToGeo(table.Points[i]);
            return Point(Math.Round(at.Longitude, 7), Math.Round(at.Latitude, 7));
        })]);
    }

    private static PolygonTable OnPlane(string path, string counts, PolygonRequest request, PlanarColumns planar, CancellationToken cancellation)
    {
        string[] columns = request.Population is { } people ? [counts, people] : [counts];
        PlanarPoints read = MethodMeasure.ReadPlanar([path], planar with { Name = request.IdProperty, Numbers = columns }, cancellation);
        if (read.Issues.Count > 0)
            throw new ArgumentException($"The {What} cannot be used: {read.Issues[0]}");
        if (read.Points.Count == 0)
            throw new ArgumentException($"There are no {What} in {Path.GetFileName(path)}: give at least one row.");
        string[] ids = [.. Enumerable.Range(0, read.Points.Count).Select(i => read.Names?[i] ?? Number(i + 1))];
        return new PolygonTable(
            ids, ids, read.Numbers[0], columns.Length > 1 ? read.Numbers[1] : null, read.Points,
            [.. Enumerable.Range(0, ids.Length).Select(i => Point(read.Points.Eastings[i], read.Points.Northings[i]))]);
    }

    private static double[] Numbers(IncidentTable table, string header, string file)
    {
        TextColumn column = PlacementFiles.ColumnOf(table, header, file);
        var numbers = new double[table.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(column[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                throw new ArgumentException($"{file}, line {Number(table.SourceAt(i).Line)}: \"{header}\" is \"{column[i]}\", and must be a number.");
        }
        return numbers;
    }

    private static bool IsJson(string path)
    {
        using StreamReader text = File.OpenText(path);
        int first;
        do
            first = text.Read();
        while (first >= 0 && char.IsWhiteSpace((char)first));
        return first == '{';
    }

    private static JsonElement Point(double x, double y) => JsonSerializer.SerializeToElement(
        new SortedDictionary<string, object>(StringComparer.Ordinal) { ["type"] = "Point", ["coordinates"] = new[] { x, y } });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
