using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Table of polygons. Which polygons of the user's own are to be tested, and what is known of each? One row a feature, in the order of the
/// file.</summary>
/// <remarks>
/// Positions are kept as the file has them: a textbook's map is on no globe. Only when incidents are to be counted must they be degrees
/// or National Grid metres, as <see cref="BoundaryReader"/> reads them.
/// </remarks>
internal sealed class PolygonTable
{
    private readonly byte[] _content;
    private readonly PointSet? _points;

    /// <summary>A table of places that are points.</summary>
    /// <param name="ids">What tells the places apart.</param>
    /// <param name="names">What people call them.</param>
    /// <param name="values">The value of each.</param>
    /// <param name="population">The people in each; null when there is none.</param>
    /// <param name="points">Where they are, in any unit.</param>
    /// <param name="geometries">As they are to be written: points.</param>
    /// <exception cref="UnreadableFileException">Two places have one id.</exception>
    public PolygonTable(string[] ids, string[] names, double[] values, double[]? population, PointSet points, JsonElement[] geometries)
        : this([], ids, names, values, population, geometries)
    {
        _points = points;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (Array.Find(ids, id => !seen.Add(id)) is { } twice)
            throw Twice("places", twice, "column");
    }

    private PolygonTable(byte[] content, string[] ids, string[] names, double[]? values, double[]? population, JsonElement[] geometries)
    {
        _content = content;
        Ids = ids;
        Names = names;
        Values = values;
        Population = population;
        Geometries = geometries;
    }

    /// <summary>The places, where they are points; null for polygons.</summary>
    public PointSet? Points => _points;

    /// <summary>What a row is, for sentences: "polygon" or "place".</summary>
    public string Noun => _points is null ? "polygon" : "place";

    /// <summary>What tells the polygons apart; all different.</summary>
    public string[] Ids { get; }

    /// <summary>What people call them: the property "name", or one that ends with "nm"; else the id.</summary>
    public string[] Names { get; }

    /// <summary>The value of the property that was asked for; null when none was.</summary>
    public double[]? Values { get; }

    /// <summary>The people in each, by the property that was asked for; null when none was.</summary>
    public double[]? Population { get; }

    /// <summary>The geometries as they stand in the file.</summary>
    public JsonElement[] Geometries { get; }

    /// <summary>Reads a file of polygons.</summary>
    /// <param name="path">GeoJSON: a FeatureCollection.</param>
    /// <param name="id">The property that names a polygon; null for the first whose name ends with "id" or "cd", else the feature's number.</param>
    /// <param name="value">The property that holds its value; null when incidents are to be counted.</param>
    /// <param name="population">The property that holds its population; null when there is none.</param>
    /// <exception cref="UnreadableFileException">It is no such file, or lacks a property; says what to change.</exception>
    public static PolygonTable Read(string path, string? id, string? value, string? population)
    {
        byte[] content = Content(path);
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(content).RootElement;
        }
        catch (JsonException broken)
        {
            throw new UnreadableFileException("The file of polygons is not sound JSON; export it again as GeoJSON.", broken);
        }
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("features", out JsonElement features)
            || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            throw new UnreadableFileException("The file of polygons is no GeoJSON FeatureCollection with features; export it again as GeoJSON.");
        int count = features.GetArrayLength();
        string[] ids = new string[count], names = new string[count];
        double[]? values = value is null ? null : new double[count], people = population is null ? null : new double[count];
        var geometries = new JsonElement[count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int i = 0;
        foreach (JsonElement feature in features.EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"Feature {i + 1}");
            if (feature.ValueKind != JsonValueKind.Object)
                throw new UnreadableFileException($"{where} of the file of polygons is no feature; export the file again as GeoJSON.");
            if (!feature.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
                throw new UnreadableFileException($"{where} has no properties; export the polygons again with them.");
            if (!feature.TryGetProperty("geometry", out geometries[i]) || geometries[i].ValueKind != JsonValueKind.Object)
                throw new UnreadableFileException($"{where} has no geometry: a place to be tested is a polygon.");
            PolygonShape.Require(geometries[i], where);
            ids[i] = Id(properties, id, where, i);
            names[i] = Name(properties) ?? ids[i];
            if (!seen.Add(ids[i]))
                throw Twice("polygons", ids[i], "property");
            if (values is not null)
                values[i] = Value(properties, value!, where, "counts");
            if (people is not null)
                people[i] = Value(properties, population!, where, "population");
            i++;
        }
        return new PolygonTable(content, ids, names, values, people, geometries);
    }

    /// <summary>The polygons on the National Grid.</summary>
    /// <exception cref="UnreadableFileException">They are not in Britain, or one is no polygon; says which.</exception>
    public Geometry[] OnGrid() => BoundaryReader.ReadEach(new MemoryStream(_content, writable: false));

    /// <summary>
    /// Centroid of each polygon: on the National Grid where the file lies in Britain, else on the file's own plane, whatever its unit.
    /// </summary>
    public PointSet Centres()
    {
        if (_points is not null)
            return _points;
        double[] x = new double[Geometries.Length], y = new double[Geometries.Length];
        Geometry[]? onGrid = null;
        try
        {
            onGrid = OnGrid();
        }
        catch (UnreadableFileException)
        {
            // A textbook's map lies nowhere in Britain.
        }
        for (int i = 0; i < x.Length; i++)
        {
            if (onGrid is not null)
                (x[i], y[i]) = (onGrid[i].Centroid.X, onGrid[i].Centroid.Y);
            else
                (x[i], y[i]) = Centroid(Geometries[i], i);
        }
        return new PointSet(x, y);
    }

    // JSON as everyone may write it, in a form that can be asked for its texts without surprises.
    private static byte[] Content(string path)
    {
        byte[] content = InputBytes.Read(path);
        if (content.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(content))
            throw new UnreadableFileException("The file of polygons holds text that is not UTF-8; export it again as GeoJSON, which is UTF-8.");
        JsonText.MendSurrogates(content);
        return content;
    }

    private static (double X, double Y) Centroid(JsonElement geometry, int index)
    {
        (double Area, double X, double Y) sum = default;
        bool isMany = geometry.GetProperty("type").GetString() == "MultiPolygon";
        if (geometry.TryGetProperty("coordinates", out JsonElement coordinates) && coordinates.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement polygon in isMany ? coordinates.EnumerateArray().ToArray() : [coordinates])
            {
                bool isHole = false;
                foreach (JsonElement ring in polygon.EnumerateArray())
                {
                    (double area, double ringX,
                        double ringY) = Moments([.. ring.EnumerateArray().Select(static at => new Coordinate(at[0].GetDouble(), at[1].GetDouble()))]);
                    // Whichever way round the rings are written.
                    double sign = isHole == area < 0 ? 1 : -1;
                    sum = (sum.Area + sign * area, sum.X + sign * ringX, sum.Y + sign * ringY);
                    isHole = true;
                }
            }
        }
        return sum.Area != 0
            ? (sum.X / sum.Area, sum.Y / sum.Area)
            : throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture, $"Feature {index + 1} is no polygon with ground in it: leave it out, or draw it again."));
    }

    private static (double Area, double X, double Y) Moments(Coordinate[] ring)
    {
        (double Area, double X, double Y) sum = default;
        // From the first corner, so that a small ring far from nought loses nothing.
        Coordinate from = ring[0];
        for (int k = 1; k < ring.Length; k++)
        {
            double x0 = ring[k - 1].X - from.X, y0 = ring[k - 1].Y - from.Y, x1 = ring[k].X - from.X, y1 = ring[k].Y - from.Y,
                cross = (x0 * y1 - x1 * y0) / 2;
            sum = (sum.Area + cross, sum.X + cross * (x0 + x1) / 3, sum.Y + cross * (y0 + y1) / 3);
        }
        return (sum.Area, sum.X + sum.Area * from.X, sum.Y + sum.Area * from.Y);
    }

    /// <summary>The corners of each polygon as the file has them, in its own unit, whatever plane or globe they lie on.</summary>
    public Geometry[] Corners()
    {
        var corners = new List<Coordinate>();
        return Array.ConvertAll(Geometries, geometry =>
        {
            corners.Clear();
            if (geometry.TryGetProperty("coordinates", out JsonElement coordinates))
                Visit(coordinates);
            return (Geometry)GeometryFactory.Default.CreateMultiPointFromCoords([.. corners]);
        });

        void Visit(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
                return;
            if (element[0].ValueKind != JsonValueKind.Number)
            {
                foreach (JsonElement part in element.EnumerateArray())
                    Visit(part);
            }
            else if (element.GetArrayLength() > 1 && element[1].ValueKind == JsonValueKind.Number)
            {
                corners.Add(new Coordinate(element[0].GetDouble(), element[1].GetDouble()));
            }
        }
    }

    /// <summary>The same rows as points, at the coordinates that stand in the file.</summary>
    /// <exception cref="UnreadableFileException">A feature is no point; says which.</exception>
    public PolygonTable AsPoints()
    {
        double[] x = new double[Geometries.Length], y = new double[Geometries.Length];
        for (int i = 0; i < x.Length; i++)
        {
            bool isPoint = Geometries[i].TryGetProperty("type", out JsonElement type) && type.ValueEquals("Point"u8)
                && Geometries[i].TryGetProperty("coordinates", out JsonElement at) && at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 1
                && at[0].TryGetDouble(out x[i]) && at[1].TryGetDouble(out y[i]);
            if (!isPoint)
                throw new UnreadableFileException(string.Create(
                    CultureInfo.InvariantCulture, $"Feature {i + 1} is no point: give polygons with ⟨polygons⟩."));
        }
        return new PolygonTable(Ids, Names, Values!, Population, new PointSet(x, y), Geometries);
    }

    private static UnreadableFileException Twice(string what, string id, string holder) =>
        new($"Two {what} have the id \"{id}\": choose a {holder} that tells them apart with ⟨id-property⟩.");

    private static string? Name(JsonElement properties)
    {
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            bool isName = property.Name.Equals("name", StringComparison.OrdinalIgnoreCase)
                || property.Name.EndsWith("nm", StringComparison.OrdinalIgnoreCase);
            if (isName && property.Value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(property.Value.GetString()))
                return property.Value.GetString()!.Trim();
        }
        return null;
    }

    private static string Id(JsonElement properties, string? id, string where, int index)
    {
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            bool meant = id is not null
                ? string.Equals(property.Name, id, StringComparison.OrdinalIgnoreCase)
                : property.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
                    || property.Name.EndsWith("cd", StringComparison.OrdinalIgnoreCase);
            if (!meant)
                continue;
            // "1.0" and "1" are one number, and lists of neighbours write it either way.
            return property.Value.ValueKind == JsonValueKind.Number
                ? property.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
                : property.Value.ToString().Trim();
        }
        return id is null
            ? (index + 1).ToString(CultureInfo.InvariantCulture)
            : throw new UnreadableFileException(
                $"{where} has no property \"{id}\"; ⟨id-property⟩ takes one of "
                    + $"{string.Join(", ", properties.EnumerateObject().Select(static p => p.Name).Take(20))}.");
    }

    private static double Value(JsonElement properties, string value, string where, string option)
    {
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (!string.Equals(property.Name, value, StringComparison.OrdinalIgnoreCase))
                continue;
            if (property.Value.ValueKind == JsonValueKind.Number && double.IsFinite(property.Value.GetDouble()))
                return property.Value.GetDouble();
            throw new UnreadableFileException($"{where} has no number in \"{value}\".");
        }
        throw new UnreadableFileException(
            $"{where} has no property \"{value}\"; {OptionNames.Of(option)} takes one of "
                + $"{string.Join(", ", properties.EnumerateObject().Select(static p => p.Name).Take(20))}.");
    }
}
