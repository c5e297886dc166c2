using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Hotspots.Desktop.Tiles;

/// <summary>What does a file of tiles say of itself?</summary>
internal sealed record TileMetadata
{
    /// <summary>Longest text of the file's own that is shown.</summary>
    private const int MostLetters = 300;

    /// <summary>Longest text of the file's own that is looked at: credits of all the world are shorter.</summary>
    private const int MostRead = 20_000;

    /// <summary>Longest list of layers that is read, letters.</summary>
    private const int MostJson = 4 << 20;

    /// <summary>Most layers; the richest vector maps have some forty.</summary>
    private const int MostLayers = 500;

    private static readonly string[] Asked = ["name", "format", "minzoom", "maxzoom", "bounds", "attribution", "json", "crs"];

    /// <summary>Layers that no other map of tiles has together.</summary>
    private static readonly string[] ZoomstackLayers = ["surfacewater", "waterlines", "names"];

    private static readonly string[] ProtomapsLayers = ["earth", "landuse", "roads", "water"];

    private static readonly string[] OpenMapTilesLayers = ["transportation", "water", "waterway"];

    public required string Name { get; init; }

    /// <summary>"pbf" for vector tiles; "png", "jpg" or "webp" for pictures.</summary>
    public required string Format { get; init; }

    public required int MinZoom { get; init; }

    public required int MaxZoom { get; init; }

    /// <summary>West, south, east, north in degrees; null when not said.</summary>
    public required double[]? Bounds { get; init; }

    /// <summary>Whose map this is, as text; blank when not said.</summary>
    public required string Attribution { get; init; }

    /// <summary>Names of the layers in vector tiles.</summary>
    public required string[] Layers { get; init; }

    public bool IsVector => Format == "pbf";

    /// <summary>Is it Ordnance Survey's OS Open Zoomstack?</summary>
    public bool IsZoomstack => Style == "zoomstack";

    /// <summary>By which list of layers it is drawn: "zoomstack", "roads" (made here), "protomaps", "openmaptiles" or "plain".</summary>
    public string Style
    {
        get => field ?? ByLayers();
        init;
    }

    private string ByLayers() => !IsVector
        ? "plain"
        : ZoomstackLayers.All(Layers.Contains) && Array.Exists(Layers, static layer => layer.StartsWith("roads", StringComparison.Ordinal))
            ? "zoomstack"
            : ProtomapsLayers.All(Layers.Contains) ? "protomaps" : OpenMapTilesLayers.All(Layers.Contains) ? "openmaptiles" : "plain";

    /// <summary>Reads the table "metadata"; what it leaves out is taken from the tiles.</summary>
    /// <exception cref="Refusal">The tiles are of a kind that cannot be drawn.</exception>
    public static TileMetadata Read(SqliteConnection connection, TileTables tables, string path)
    {
        Dictionary<string, string> said = Said(connection);
        string Text(string name) => said.GetValueOrDefault(name, "");
        string file = Path.GetFileName(path);
        // Not in the standard, and written by those who leave it.
        if (Text("crs") is { Length: > 0 } crs && !crs.EndsWith("3857", StringComparison.Ordinal)
            && !crs.EndsWith("900913", StringComparison.Ordinal))
            throw new Refusal(400, $"The tiles of \"{file}\" are on {Plain(crs)}: choose a file with tiles on web Mercator (EPSG:3857).");
        string format = Sniff(connection, tables, Text("format"));
        if (format.Length == 0)
            throw new Refusal(400, $"The tiles of \"{file}\" are neither pictures (PNG, JPEG, WebP) nor vector tiles (PBF): choose another file.");
        (int least, int most) = Zooms(connection, tables, TileFile.Whole(Text("minzoom")), TileFile.Whole(Text("maxzoom")));
        var metadata = new TileMetadata
        {
            Name = Plain(Text("name")) is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(path),
            Format = format,
            MinZoom = least,
            MaxZoom = most,
            Bounds = BoundsOf(Text("bounds")),
            Attribution = Plain(Text("attribution")),
            Layers = format == "pbf" ? LayersOf(Text("json")) : [],
        };
        return WithOwners(metadata);
    }

    /// <summary>What a PMTiles archive says of itself: in its header, and as JSON.</summary>
    /// <param name="json">An object with "name", "attribution", "vector_layers"; what is no such text says nothing.</param>
    /// <param name="format">As <see cref="Format"/>.</param>
    /// <param name="least">Least zoom.</param>
    /// <param name="most">Greatest zoom.</param>
    /// <param name="bounds">West, south, east, north in degrees.</param>
    /// <param name="path">Of the file.</param>
    public static TileMetadata OfArchive(ReadOnlyMemory<byte> json, string format, int least, int most, double[] bounds, string path)
    {
        string name = "", attribution = "";
        if (json.Length <= MostJson)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(json);
                (name, attribution) = (TextOf(document.RootElement, "name"), TextOf(document.RootElement, "attribution"));
            }
            catch (Exception unsound) when (unsound is JsonException or InvalidOperationException)
            {
                // The tiles can be drawn all the same.
            }
        }
        return WithOwners(new TileMetadata
        {
            Name = Plain(name) is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(path),
            Format = format,
            MinZoom = least,
            MaxZoom = most,
            Bounds = bounds[0] < bounds[2] && bounds[1] < bounds[3] ? bounds : null,
            Attribution = Plain(attribution),
            Layers = format == "pbf" && json.Length <= MostJson ? LayersOf(Encoding.UTF8.GetString(json.Span)) : [],
        });
    }

    // Their licences ask for these words, and the file as downloaded may not hold them.
    private static TileMetadata WithOwners(TileMetadata metadata) => metadata switch
    {
        { Attribution.Length: > 0 } => metadata,
        { Style: "zoomstack" } => metadata with { Attribution = "Contains OS data © Crown copyright and database right" },
        { Style: "protomaps" or "openmaptiles" } => metadata with { Attribution = "© OpenStreetMap contributors" },
        _ => metadata,
    };

    private static string TextOf(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";

    /// <summary>What kind of tile is this? "pbf", "png", "jpg", "webp"; "gzip" for what is packed; blank when none of these.</summary>
    public static string FormatOf(ReadOnlySpan<byte> tile) => tile switch
    {
        [0x1f, 0x8b, ..] => "gzip",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png",
        [0xff, 0xd8, 0xff, ..] => "jpg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        // A vector tile is a row of layers: field 3, with its length.
        [0x1a, ..] => "pbf",
        _ => "",
    };

    private static Dictionary<string, string> Said(SqliteConnection connection)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!TileTables.IsTable(connection, "metadata", ["name", "value"]))
            return said;
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name, value FROM metadata WHERE name COLLATE NOCASE IN ("
            + string.Join(", ", Asked.Select(static name => $"'{name}'")) + ") AND length(value) <= $most LIMIT 100";
        command.Parameters.AddWithValue("$most", MostJson);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            said[Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? ""] =
                Convert.ToString(reader.GetValue(1), CultureInfo.InvariantCulture) ?? "";
        return said;
    }

    // A tile is what it is, whatever the table says.
    private static string Sniff(SqliteConnection connection, TileTables tables, string said)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {tables.Data} FROM {tables.From} WHERE length({tables.Data}) > 0 LIMIT 1";
        string found = FormatOf(command.ExecuteScalar() as byte[]);
        return found == "gzip" || (found.Length == 0 && said == "pbf") ? "pbf" : found;
    }

    private static (int Least, int Most) Zooms(SqliteConnection connection, TileTables tables, int? least, int? most)
    {
        if (least is null || most is null)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT min(zoom_level) FROM {tables.Places}";
            least ??= TileFile.Whole(command.ExecuteScalar());
            command.CommandText = $"SELECT max(zoom_level) FROM {tables.Places}";
            most ??= TileFile.Whole(command.ExecuteScalar());
        }
        int from = Math.Clamp(least ?? 0, 0, TileFile.DeepestZoom);
        return (from, Math.Clamp(most ?? from, from, TileFile.DeepestZoom));
    }

    private static double[]? BoundsOf(string text)
    {
        double[] numbers =
        [
            .. text[..Math.Min(text.Length, MostRead)].Split(',', 5)
            .Select(static part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)
        ];
        return numbers.Length == 4 && Array.TrueForAll(numbers, double.IsFinite) ? numbers : null;
    }

    private static string[] LayersOf(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.Length > 0 ? json : "{}");
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("vector_layers", out JsonElement layers) || layers.ValueKind != JsonValueKind.Array)
                return [];
            return [.. layers.EnumerateArray()
                .Where(static layer =>
                    layer.ValueKind == JsonValueKind.Object && layer.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String)
                .Select(static layer => Shortened(layer.GetProperty("id").GetString()!))
                .Take(MostLayers)];
        }
        // A text whose escapes are no Unicode comes to light only when it is asked for.
        catch (Exception unsound) when (unsound is JsonException or InvalidOperationException)
        {
            // The tiles themselves say it again.
            return [];
        }
    }

    // Credits are often written as HTML, and drawn as text.
    private static string Plain(string html)
    {
        ReadOnlySpan<char> rest = html.AsSpan(0, Math.Min(html.Length, MostRead));
        var text = new StringBuilder();
        while (!rest.IsEmpty)
        {
            int tag = rest.IndexOf('<'), end = tag < 0 ? -1 : rest[tag..].IndexOf('>');
            // A bracket that is never closed is no tag, and neither is any after it; what was cut off may have closed it.
            bool isCutOff = tag >= 0 && html.Length > MostRead && rest.Length - tag < MostLetters;
            text.Append(end < 0 && !isCutOff ? rest : rest[..tag]);
            rest = end < 0 ? default : rest[(tag + end + 1)..];
        }
        string[] words = WebUtility.HtmlDecode(text.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Shortened(string.Join(' ', words));
    }

    private static string Shortened(string text) => text.Length <= MostLetters ? text : text[..MostLetters] + "…";
}
