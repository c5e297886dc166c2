using System.Text.Json;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Files.Surfaces;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Reader of folders of results: what a run and a placement wrote there, to be drawn.</summary>
internal sealed class ResultFolders
{
    private const string RunRecord = "run.json", PlacementRecord = "placement.json";

    private readonly CancellationToken _cancellation;
    private readonly JsonElement? _run;
    private readonly JsonElement? _placement;
    private readonly string _folder = "", _placed = "";

    private ResultFolders(IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        foreach (string folder in folders)
        {
            Take(folder, RunRecord, ref _run, ref _folder);
            Take(folder, PlacementRecord, ref _placement, ref _placed);
        }
    }

    /// <summary>Is it a folder that a run or a placement wrote?</summary>
    public static bool IsOne(string path) =>
        File.Exists(Path.Combine(path, RunRecord)) || File.Exists(Path.Combine(path, PlacementRecord));

    /// <summary>The files of such a folder that may be read.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder).Where(static path => Path.GetExtension(path) is ".json" or ".geojson" or ".tif");

    /// <summary>Reads folders: of one run, of one placement, or of both, in one folder or in two.</summary>
    /// <param name="folders">Each <see cref="IsOne"/>.</param>
    /// <param name="marking">The security marking; null for the one that they bear.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">They cannot be read, or are of two runs; says what to do.</exception>
    public static MapFindings Read(IReadOnlyList<string> folders, string? marking, CancellationToken cancellation)
    {
        try
        {
            return new ResultFolders(folders, cancellation).Read(marking);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The results in {string.Join(", ", folders)} cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException(
                $"The results in {string.Join(", ", folders)} are not as this program writes them: make them again with "
                    + "\"hotspots run FILE -o DIR\".",
                e);
        }
    }

    private void Take(string folder, string record, ref JsonElement? taken, ref string from)
    {
        string path = Path.Combine(folder, record);
        if (!File.Exists(path))
            return;
        if (taken is not null)
            throw new ArgumentException($"Two of the folders hold a {record}: a map is of one of them; name that one.");
        (taken, from) = (Parsed(path), folder);
    }

    private MapFindings Read(string? marking)
    {
        JsonElement record = _run ?? _placement!.Value;
        string[] markings = [.. new[] { _run, _placement }.OfType<JsonElement>().Select(static one => Text(one, "marking")).Distinct()];
        if (marking is null && markings.Length > 1)
        {
            throw new ArgumentException(
                $"The folders bear two markings, {string.Join(" and ", markings)}: say with ⟨marking⟩ which the map bears.");
        }
        NameCount[] areas = _run is { } run
            ? [.. run.GetProperty("areas").EnumerateArray().Select(
                static area => new NameCount(Text(area, "name"), area.GetProperty("incidents").GetInt32()))]
            : [];
        return new MapFindings
        {
            RunId = Text(record, "runId"),
            Version = Text(record, "version"),
            Marking = marking ?? markings[0],
            Shows = record.TryGetProperty("shows", out JsonElement shows) ? ScopeOf(shows) : null,
            Areas = areas,
            Hotspots = _run is null ? [] : Hotspots(),
            Layers = LayersOf(areas),
            Teams = _placement is null ? MapLayers.None : Teams(),
        };
    }

    private MapHotspot[] Hotspots()
    {
        (JsonElement[] rows, Geometry[] grounds) = Polygons(Required(_folder, "hotspots.geojson"));
        return [.. rows.Select((row, i) => new MapHotspot
        {
            Rank = row.GetProperty("rank").GetInt32(),
            Name = Text(row, "name"),
            Area = Text(row, "area"),
            Incidents = row.GetProperty("incidents").GetInt32(),
            GridReference = Optional(row, "gridReference") ?? "",
            Centre = new GridPoint(row.GetProperty("centreEasting").GetDouble(), row.GetProperty("centreNorthing").GetDouble()),
            Outline = grounds[i],
        }).OrderBy(static hotspot => hotspot.Rank)];
    }

    private Dictionary<string, MapLayers> LayersOf(IReadOnlyList<NameCount> areas)
    {
        var layers = areas.ToDictionary(static area => area.Name, static _ => MapLayers.None, StringComparer.Ordinal);
        foreach (string method in _run is { } run ? run.GetProperty("methods").EnumerateArray().Select(static m => m.GetString()!) : [])
        {
            // One coloured ground, of the method that was named first: two over each other cannot be read.
            if (Surfaces(method, layers) | Cells(method, layers))
                break;
        }
        return layers;
    }

    private bool Surfaces(string method, Dictionary<string, MapLayers> layers)
    {
        var found = new List<(string Area, Surface Surface)>();
        foreach (string name in _run!.Value.GetProperty("files").EnumerateArray().Select(static file => file.GetString()!).Where(
            name => name.StartsWith($"surface-{method}-", StringComparison.Ordinal)))
        {
            Surface surface = GeoTiffReader.Read(
                InputBytes.Read(Required(_folder, Path.GetFileName(name)), _cancellation), out IReadOnlyDictionary<string, string> said);
            // "kde-" begins the files of "kde-of-something", too.
            if (said.GetValueOrDefault("METHOD") == method && said.TryGetValue("AREA", out string? area) && layers.ContainsKey(area))
                found.Add((area, surface));
        }
        double peak = found.Count == 0 ? 0 : found.Max(static one => MapFindings.PeakOf(one.Surface));
        foreach ((string area, Surface surface) in found)
        {
            bool isLog = surface.Unit.Length == 0 && Choice(area, method, "scale") == "log";
            layers[area] = layers[area] with { Surfaces = new MapSurfaces(surface.Unit, isLog, peak, [surface]) };
        }
        if (found.Count > 0 && File.Exists(Path.Combine(_folder, "density.geojson")))
            Contours(method, layers);
        return found.Count > 0;
    }

    private void Contours(string method, Dictionary<string, MapLayers> layers)
    {
        (JsonElement[] rows, Geometry[] grounds) = Polygons(Path.Combine(_folder, "density.geojson"));
        foreach (IGrouping<string, int> area in Enumerable.Range(0, rows.Length).Where(i => Text(rows[i], "method") == method).GroupBy(
            i => Text(rows[i], "area")))
        {
            MapLayers before = layers[area.Key];
            layers[area.Key] = before with
            {
                Contours = [.. area.Select(i =>
                {
                    var contour = new Contour(rows[i].GetProperty("level").GetDouble(), rows[i].GetProperty("share").GetDouble(), grounds[i]);
                    return new MapContour(
                        MapFindings.Label(contour, Text(rows[i], "unit"), before.Surfaces?.IsLog == true), contour.Share, contour.Ground);
                })],
            };
        }
    }

    private bool Cells(string method, Dictionary<string, MapLayers> layers)
    {
        string path = Path.Combine(_folder, "cells.geojson");
        if (!File.Exists(path))
            return false;
        (JsonElement[] rows, Geometry[] grounds) = Polygons(path);
        int[] own = [.. Enumerable.Range(0, rows.Length).Where(i => Text(rows[i], "method") == method)];
        foreach (IGrouping<string, int> area in own.GroupBy(i => Text(rows[i], "area")))
        {
            bool isByStep = rows[area.First()].TryGetProperty("pattern", out JsonElement pattern) && pattern.ValueKind == JsonValueKind.String;
            layers[area.Key] = layers[area.Key] with
            {
                Cells = new MapCells(
                    MapFindings.StatisticOf(method, isByStep), Parameter(area.Key, method, "alpha")?.GetProperty("value").GetDouble() ?? 0.05,
                    Choice(area.Key, method, "correction") ?? "bh",
                    [.. area.Select(i => new MapCell(
                        MapCellStyles.Of(
                            MapCellStyles.ClassNamed(Optional(rows[i], "class")), rows[i].GetProperty("q").GetDouble(),
                            isByStep ? Optional(rows[i], "pattern") : null),
                        grounds[i]))]),
            };
        }
        return own.Length > 0;
    }

    private MapLayers Teams()
    {
        JsonElement[] sites = Features(Required(_placed, "sites.geojson"));
        string patrols = Path.Combine(_placed, "patrol.geojson");
        return new MapLayers
        {
            Sites = [.. sites.Select(static feature => feature.GetProperty("properties")).Select(static row => new MapSite(
                row.GetProperty("number").GetInt32(), Text(row, "name"),
                new GridPoint(row.GetProperty("easting").GetDouble(), row.GetProperty("northing").GetDouble())))],
            Rounds = !File.Exists(patrols) ? []
                : [.. Features(patrols).Select(static feature => feature.GetProperty("geometry")).Where(
                    static shape => Text(shape, "type") == "LineString").Select(
                    static shape => (IReadOnlyList<GridPoint>)[.. shape.GetProperty("coordinates").EnumerateArray().Select(static at =>
                        NationalGrid.ToGrid(GeoPoint.FromLonLat(at[0].GetDouble(), at[1].GetDouble())))])],
        };
    }

    private JsonElement? Parameter(string area, string method, string name)
    {
        foreach (JsonElement one in _run!.Value.GetProperty("areas").EnumerateArray().Where(one => Text(one, "name") == area).SelectMany(
            static one => one.GetProperty("methods").EnumerateArray()).Where(one => Text(one, "method") == method).SelectMany(
            static one => one.GetProperty("parameters").EnumerateArray()))
        {
            if (Text(one, "name") == name)
                return one;
        }
        return null;
    }

    private string? Choice(string area, string method, string name) => Parameter(area, method, name) is { } found ? Optional(found, "choice") : null;

    private (JsonElement[] Rows, Geometry[] Grounds) Polygons(string path)
    {
        byte[] bytes = InputBytes.Read(path, _cancellation);
        using JsonDocument document = JsonDocument.Parse(bytes);
        JsonElement[] rows = [.. document.RootElement.Clone().GetProperty("features").EnumerateArray().Select(
            static feature => feature.GetProperty("properties"))];
        return (rows, BoundaryReader.ReadEach(new MemoryStream(bytes, writable: false)));
    }

    private JsonElement[] Features(string path) => [.. Parsed(path).GetProperty("features").EnumerateArray()];

    private JsonElement Parsed(string path)
    {
        using JsonDocument document = JsonDocument.Parse(InputBytes.Read(path, _cancellation));
        return document.RootElement.Clone();
    }

    private static string Required(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path
            : throw new UnreadableFileException($"{name} is not there: a map is drawn of GeoJSON, which ⟨format geojson⟩ writes.");
    }

    private static RunScope ScopeOf(JsonElement shows) => new(
        Text(shows, "period"), Text(shows, "days"), Text(shows, "hours"), Text(shows, "areas"), Text(shows, "kinds"), Text(shows, "others"),
        Text(shows, "methods"));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? throw new KeyNotFoundException(name);

    private static string? Optional(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
