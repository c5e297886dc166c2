using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Reader of GeoJSON boundaries. Which boundaries does a GeoJSON file give?</summary>
/// <remarks>
/// A FeatureCollection, a Feature or a bare geometry; polygons, multipolygons and collections of them. Positions are WGS84 degrees,
/// longitude first (RFC 7946); a file whose "crs" member says EPSG:27700 is taken to be in metres on the National Grid. Every vertex is
/// projected through <see cref="NationalGrid"/>. An edge is straight where its file is: in degrees, which <see cref="EdgePieces"/> keep,
/// or on the grid. Self-crossing polygons are mended.
/// </remarks>
internal static class BoundaryReader
{
    private const string WholeWorld = "A boundary file is GeoJSON: a FeatureCollection, a Feature, or a Polygon or MultiPolygon.";

    /// <summary>
    /// Most vertices that are put on the long edges of one file. The outline of Britain needs some thousands; lines drawn to and fro across it
    /// would make gigabytes of a megabyte.
    /// </summary>
    private const long MostPieces = 4_000_000;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 27700);

    /// <summary>Reads all boundaries of a file. Features of the same name are parts of one boundary.</summary>
    /// <returns>At least one, in order of first appearance; names differ.</returns>
    /// <exception cref="UnreadableFileException">The file is not such a file; the message says what is wrong and where.</exception>
    public static IReadOnlyList<NamedBoundary> Read(Stream utf8Json)
    {
        using JsonDocument document = Parse(utf8Json);
        return WithText(() => Read(document.RootElement));
    }

    /// <summary>Reads the polygons of a FeatureCollection one by one, whatever their names.</summary>
    /// <returns>One a feature, in the order of the file, metres.</returns>
    /// <exception cref="UnreadableFileException">The file is not such a file; the message says what is wrong and where.</exception>
    internal static Geometry[] ReadEach(Stream utf8Json)
    {
        using JsonDocument document = Parse(utf8Json);
        return WithText(() => ReadEach(document.RootElement));
    }

    private static Geometry[] ReadEach(JsonElement root)
    {
        bool isGrid = IsOnGrid(root);
        if (TypeOf(root, "The file") != "FeatureCollection" || !root.TryGetProperty("features", out JsonElement features)
            || features.ValueKind != JsonValueKind.Array)
            throw new UnreadableFileException("The file of polygons is no FeatureCollection; export it again as GeoJSON.");
        var each = new List<Geometry>();
        var pieces = new PieceBudget(MostPieces);
        foreach (JsonElement feature in features.EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"Feature {each.Count + 1}");
            if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out JsonElement geometry)
                || geometry.ValueKind != JsonValueKind.Object)
                throw new UnreadableFileException($"{where} has no geometry: a boundary is made of polygons.");
            var polygons = new List<Polygon>();
            new GeometryParser(isGrid, where, polygons, pieces).Add(geometry);
            each.Add(Join(where, polygons));
        }
        return [.. each];
    }

    /// <summary>A text whose bytes or escapes are no Unicode comes to light only when it is asked for.</summary>
    private static T WithText<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException broken)
        {
            throw new UnreadableFileException("The boundary file holds text that is not UTF-8; export it again as GeoJSON.", broken);
        }
    }

    private static List<NamedBoundary> Read(JsonElement root)
    {
        var names = new List<string>();
        var parts = new Dictionary<string, List<Polygon>>(StringComparer.Ordinal);
        bool isGrid = IsOnGrid(root);
        var pieces = new PieceBudget(MostPieces);
        switch (TypeOf(root, "The file"))
        {
            case "FeatureCollection":
                if (!root.TryGetProperty("features", out JsonElement features) || features.ValueKind != JsonValueKind.Array)
                    throw new UnreadableFileException("The FeatureCollection has no array \"features\"; export the boundaries again as GeoJSON.");
                int number = 0;
                foreach (JsonElement feature in features.EnumerateArray())
                {
                    number++;
                    AddFeature(feature, string.Create(CultureInfo.InvariantCulture, $"Feature {number}"));
                }
                break;
            case "Feature":
                AddFeature(root, "The feature");
                break;
            default:
                Add(NameFor(default), root, "The geometry");
                break;
        }
        if (names.Count == 0)
            throw new UnreadableFileException("The file holds no boundary: draw at least one polygon.");
        return names.ConvertAll(name => new NamedBoundary(name, Join(name, parts[name])));

        void AddFeature(JsonElement feature, string where)
        {
            string type = TypeOf(feature, where);
            if (type != "Feature")
                throw new UnreadableFileException($"{where} is a {type} where a Feature should be; export the boundaries again as GeoJSON.");
            if (!feature.TryGetProperty("geometry", out JsonElement geometry) || geometry.ValueKind != JsonValueKind.Object)
                throw new UnreadableFileException($"{where} has no geometry: a boundary is made of polygons.");
            Add(NameFor(feature), geometry, where);
        }

        void Add(string name, JsonElement geometry, string where)
        {
            if (!parts.TryGetValue(name, out List<Polygon>? polygons))
            {
                parts.Add(name, polygons = []);
                names.Add(name);
            }
            new GeometryParser(isGrid, where, polygons, pieces).Add(geometry);
        }

        string NameFor(JsonElement feature) =>
            PropertyName(feature) ?? string.Create(CultureInfo.InvariantCulture, $"boundary {names.Count + 1}");
    }

    private static JsonDocument Parse(Stream utf8Json)
    {
        try
        {
            return JsonDocument.Parse(utf8Json);
        }
        catch (JsonException broken)
        {
            string line = broken.LineNumber is { } before ? string.Create(CultureInfo.InvariantCulture, $" at line {before + 1}") : "";
            throw new UnreadableFileException($"The boundary file is not sound JSON{line}; export it again as GeoJSON.", broken);
        }
    }

    private static string TypeOf(JsonElement element, string where)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("type", out JsonElement type)
            || type.ValueKind != JsonValueKind.String)
            throw new UnreadableFileException($"{where} has no GeoJSON type. {WholeWorld}");
        return type.GetString() ?? "";
    }

    /// <summary>RFC 7946 knows degrees only, but older files say where their numbers belong.</summary>
    private static bool IsOnGrid(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("crs", out JsonElement crs) || crs.ValueKind == JsonValueKind.Null)
            return false;
        string text = crs.GetRawText();
        if (text.Contains("27700", StringComparison.Ordinal))
            return true;
        if (text.Contains("CRS84", StringComparison.Ordinal) || text.Contains("4326", StringComparison.Ordinal)
            || text.Contains("4258", StringComparison.Ordinal))
            return false;
        throw new UnreadableFileException(
            "The boundary file is in a coordinate system other than WGS84 (EPSG:4326) and the National Grid (EPSG:27700); "
                + "export it again in one of these.");
    }

    /// <summary>The feature's "name"; else what the Office for National Statistics calls a name column, such as LSOA11NM; else its "title".</summary>
    private static string? PropertyName(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out JsonElement properties)
            || properties.ValueKind != JsonValueKind.Object)
            return null;
        return Find(static name => name.Equals("name", StringComparison.OrdinalIgnoreCase))
            ?? Find(static name => name.EndsWith("nm", StringComparison.OrdinalIgnoreCase))
            ?? Find(static name => name.Equals("title", StringComparison.OrdinalIgnoreCase));

        string? Find(Predicate<string> isName)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                if (isName(property.Name) && property.Value.ValueKind == JsonValueKind.String
                    && !string.IsNullOrWhiteSpace(property.Value.GetString()))
                    return property.Value.GetString()!.Trim();
            }
            return null;
        }
    }

    private static Geometry Join(string name, List<Polygon> polygons)
    {
        Geometry all = polygons.Count == 1 ? polygons[0] : Factory.CreateMultiPolygon([.. polygons]);
        if (!all.IsValid)
        {
            var sound = new List<Geometry>();
            foreach (Polygon polygon in polygons)
                sound.Add(polygon.IsValid ? polygon : GeometryFixer.Fix(polygon));
            all = UnaryUnionOp.Union(sound, Factory);
        }
        if (all.IsEmpty || all is not IPolygonal)
            throw new UnreadableFileException($"The boundary \"{name}\" encloses nothing; draw it again.");
        return all;
    }

    /// <summary>Reads the geometry of one feature.</summary>
    private readonly struct GeometryParser(bool isGrid, string where, List<Polygon> polygons, PieceBudget pieces)
    {
        public void Add(JsonElement geometry)
        {
            string type = TypeOf(geometry, where);
            switch (type)
            {
                case "Polygon":
                    polygons.Add(Polygon(Member(geometry, "coordinates")));
                    break;
                case "MultiPolygon":
                    foreach (JsonElement polygon in Member(geometry, "coordinates").EnumerateArray())
                        polygons.Add(Polygon(polygon));
                    break;
                case "GeometryCollection":
                    foreach (JsonElement part in Member(geometry, "geometries").EnumerateArray())
                        Add(part);
                    break;
                default:
                    throw new UnreadableFileException($"{where} is a {type}: a boundary is made of polygons.");
            }
        }

        private Polygon Polygon(JsonElement rings)
        {
            if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0)
                throw new UnreadableFileException($"{where} has a polygon without an outline; draw it again.");
            var made = new List<LinearRing>();
            foreach (JsonElement ring in rings.EnumerateArray())
                made.Add(Ring(ring));
            return Factory.CreatePolygon(made[0], [.. made.Skip(1)]);
        }

        private LinearRing Ring(JsonElement ring)
        {
            if (ring.ValueKind != JsonValueKind.Array)
                throw new UnreadableFileException($"{where} has an outline that is no list of positions; export it again as GeoJSON.");
            var corners = new Coordinate[ring.GetArrayLength()];
            int i = 0;
            foreach (JsonElement position in ring.EnumerateArray())
                corners[i++] = Corner(position);
            if (corners.Length < 4 || !corners[0].Equals2D(corners[^1]))
                throw new UnreadableFileException(
                    $"{where} has an outline that does not close: it needs four positions or more, the last equal to the first.");
            if (!isGrid && !pieces.Take(EdgePieces.Extra(corners, EdgePieces.Degrees)))
                throw new UnreadableFileException(
                    $"{where} has outlines that run to and fro over hundreds of kilometres, as no boundary does: draw it again.");
            return Factory.CreateLinearRing(isGrid ? corners : Array.ConvertAll(EdgePieces.Of(corners, EdgePieces.Degrees), OnGrid));
        }

        private Coordinate Corner(JsonElement position)
        {
            if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
                || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number
                || !position[0].TryGetDouble(out double x) || !position[1].TryGetDouble(out double y))
            {
                throw new UnreadableFileException($"{where} has a position that is not two numbers; export it again as GeoJSON.");
            }
            if (isGrid ? NationalGrid.Domain.ContainsGrid(x, y) : NationalGrid.Domain.Contains(x, y))
                return new Coordinate(x, y);
            string expected = isGrid ? "easting and northing in metres"
                : NationalGrid.Domain.Contains(y, x) ? "longitude before latitude, and these look swapped"
                : "longitude and latitude in degrees";
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture, $"{where} has a position outside Britain, {x}, {y}: {expected} should stand there."));
        }

        private static Coordinate OnGrid(Coordinate degrees)
        {
            GridPoint grid = NationalGrid.ToGrid(GeoPoint.FromLonLat(degrees.X, degrees.Y));
            return new Coordinate(grid.Easting, grid.Northing);
        }

        private JsonElement Member(JsonElement geometry, string property)
        {
            if (!geometry.TryGetProperty(property, out JsonElement array) || array.ValueKind != JsonValueKind.Array)
                throw new UnreadableFileException($"{where} has a geometry without \"{property}\"; export it again as GeoJSON.");
            return array;
        }
    }

    /// <summary>What is left of the vertices that may be put on long edges.</summary>
    private sealed class PieceBudget(long left)
    {
        private long _left = left;

        public bool Take(long count) => (_left -= count) >= 0;
    }
}
