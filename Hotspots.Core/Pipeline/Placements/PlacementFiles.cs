using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Places of a file, each with its name and weight.</summary>
/// <param name="Points">Where, on the grid or on any plane; weights where the file has a column of them.</param>
/// <param name="Names">One a point; blank where the file names none.</param>
/// <param name="Input">The file, for the record.</param>
internal sealed record PointFile(PointSet Points, IReadOnlyList<string> Names, InputFile Input)
{
    /// <summary>All that the file says of them; null for points of a plane.</summary>
    public IncidentTable? Table { get; init; }
}

/// <summary>Files of a placement. What do the files beside the incidents say: sites, points of demand, forbidden zones? A file with a mistake is
/// refused whole.</summary>
/// <remarks>A place that is left out in silence would change the answer, so no row is passed over here.</remarks>
internal static class PlacementFiles
{
    private static readonly string[] WeightNames = ["weight", "w", "demand", "weights"];
    private static readonly string[] NameNames = ["name", "site", "sitename", "station", "title", "label"];

    /// <summary>Reads points in any form that incidents come in: degrees, metres or grid references, as CSV, GeoJSON or Excel.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it holds, in the plural: "sites".</param>
    /// <param name="planar">Are they on any plane? Then a CSV file with columns x and y.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="weight">The column of weights; null for one that is called so, or none.</param>
    /// <exception cref="ArgumentException">It cannot be read, or a row of it; says what to change.</exception>
    public static PointFile ReadPoints(string path, string what, bool planar, CancellationToken cancellation, string? weight = null)
    {
        Require(path, what);
        return planar ? ReadPlane(path, what, weight, cancellation) : ReadPlaces(path, what, weight, cancellation);
    }

    /// <summary>A column by its header.</summary>
    /// <param name="table">What a file holds.</param>
    /// <param name="header">In any case.</param>
    /// <param name="file">What the file is called.</param>
    /// <exception cref="ArgumentException">There is no such column; says which there are.</exception>
    public static TextColumn ColumnOf(IncidentTable table, string header, string file)
    {
        foreach (AttributeColumn column in table.Columns)
        {
            if (string.Equals(column.Name, header.Trim(), StringComparison.OrdinalIgnoreCase))
                return column.Values;
        }
        throw new ArgumentException(table.Columns.Count == 0
            ? $"{file} has no column \"{header}\", and none beside those of the position."
            : $"{file} has no column \"{header}\"; it has {string.Join(", ", table.Columns.Select(static column => column.Name).Take(20))}.");
    }

    /// <summary>Reads zones where no team may stand, as one geometry on the grid.</summary>
    /// <exception cref="ArgumentException">It cannot be read; says what to change.</exception>
    public static (Geometry Zones, InputFile Input) ReadZones(string path)
    {
        Require(path, "forbidden zones");
        try
        {
            byte[] content = InputBytes.Read(path);
            IReadOnlyList<NamedBoundary> zones = BoundaryReader.Read(new MemoryStream(content, writable: false));
            return (UnaryUnionOp.Union(zones.Select(static zone => zone.OnGrid).ToList()), Identify(path, content));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The forbidden zones {Path.GetFileName(path)} cannot be read: {e.Message}", e);
        }
    }

    private static PointFile ReadPlaces(string path, string what, string? weight, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default, null, cancellation);
        string name = Path.GetFileName(path);
        if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
            throw new ArgumentException($"The {what} {unread.Name} cannot be read: {unread.Problem}");
        if (read.Rejected.Count > 0)
            throw new ArgumentException($"The {what} cannot be used: {read.Rejected[0].Issue}");
        if (read.Report.Unplaced > 0)
            throw new ArgumentException(
                $"The {what} {name} have {Count(read.Report.Unplaced)} without a position: give each row an easting and northing, "
                    + "a longitude and latitude, or a grid reference.");
        IncidentTable table = read.Placed;
        if (table.Count == 0)
            throw new ArgumentException($"There are no {what} in {name}: give at least one row with a position.");
        TextColumn? named = Find(table, NameNames) ?? table.Find(ColumnRole.Street) ?? table.Find(ColumnRole.Town);
        double[]? weights = weight is not null ? Weights(table, ColumnOf(table, weight, name), name, weight)
            : Find(table, WeightNames) is { } column ? Weights(table, column, name, "weight") : null;
        return new PointFile(
            table.Points.WithWeights(weights),
            [.. Enumerable.Range(0, table.Count).Select(i => (named?[i] ?? table.Ids[i]).Trim())],
            read.Report.Inputs[0])
        {
            Table = table,
        };
    }

    private static double[] Weights(IncidentTable table, TextColumn column, string file, string what)
    {
        var weights = new double[table.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            if (!double.TryParse(column[i], NumberStyles.Float, CultureInfo.InvariantCulture, out weights[i]) || !PointSet.IsWeight(weights[i]))
                throw new ArgumentException(
                    $"{file}, line {table.SourceAt(i).Line.ToString(CultureInfo.InvariantCulture)}: the {what} is \"{column[i]}\", "
                        + $"and must be a number {PointSet.WeightRange}.");
        }
        return weights;
    }

    private static PointFile ReadPlane(string path, string what, string? weight, CancellationToken cancellation)
    {
        string name = Path.GetFileName(path);
        string first = File.ReadLines(path).FirstOrDefault() ?? "";
        string[] headers = [.. first.Split([',', ';', '\t']).Select(static header => header.Trim().Trim('"'))];
        var columns = new PlanarColumns(Header(headers, ["x", "easting"]) ?? "x", Header(headers, ["y", "northing"]) ?? "y")
        {
            Weight = weight ?? Header(headers, WeightNames),
            // As for places on the map: a name, else the street or town, else what the row is called.
            Name = Header(headers, NameNames) ?? Header(headers, ["street"]) ?? Header(headers, ["town"]) ?? Header(headers, ["id"]),
        };
        PlanarPoints read = MethodMeasure.ReadPlanar([path], columns, cancellation);
        if (read.Issues.Count > 0)
            throw new ArgumentException($"The {what} cannot be used: {read.Issues[0]}");
        if (read.Points.Count == 0)
            throw new ArgumentException($"There are no {what} in {name}: give at least one row with x and y.");
        return new PointFile(
            read.Points, read.Names ?? [.. Enumerable.Repeat("", read.Points.Count)], Identify(path, InputBytes.Read(path, cancellation)));
    }

    private static string? Header(string[] headers, string[] names) =>
        Array.Find(headers, header => names.Contains(ColumnNames.Normalise(header), StringComparer.Ordinal));

    private static TextColumn? Find(IncidentTable table, string[] names)
    {
        foreach (string name in names)
        {
            foreach (AttributeColumn column in table.Columns)
            {
                if (column.Role == ColumnRole.Attribute && ColumnNames.Normalise(column.Name) == name)
                    return column.Values;
            }
        }
        return null;
    }

    private static InputFile Identify(string path, byte[] content) =>
        new(Path.GetFileName(path), content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static void Require(string path, string what)
    {
        if (!File.Exists(path))
            throw new ArgumentException($"There is no file \"{path}\" of {what}: check the name and the folder you are in.");
    }

    private static string Count(int rows) => rows == 1 ? "a row" : rows.ToString("N0", CultureInfo.InvariantCulture) + " rows";
}
