using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Vector tiles of a street map, made when they are asked for: the user's own roads, drawn like any other vector map.</summary>
/// <remarks>
/// Layers, types and names are those of OS Open Zoomstack's vector tiles: roads (type, name, number), buildings, greenspaces, woodland,
/// surfacewater, waterlines, rail, names, railwaystations; and types of roads that it lacks: Pedestrian, Path, Track. Safe to use from many
/// threads.
/// </remarks>
internal sealed class StreetMapTiles
{
    /// <summary>Zooms at which there is something to see.</summary>
    public const int LeastZoom = 7, GreatestZoom = 14;

    /// <summary>Of a large file so much is read round the data, metres, and no more than so much across: a county.</summary>
    private const double RoundMetres = 10_000, WidestMetres = 150_000;

    /// <summary>Ending of a pack of streets.</summary>
    public const string PackEnding = StreetFiles.PackEnding;

    /// <summary>The layers that tiles may have.</summary>
    public static IReadOnlyList<string> Layers { get; } =
        ["woodland", "greenspaces", "surfacewater", "waterlines", "buildings", "roads", "rail", "names", "railwaystations"];

    private readonly STRtree<DrawnFeature> _index = new();
    private readonly IReadOnlyList<MapName> _names;

    private StreetMapTiles(StreetMap map)
    {
        (_names, Attribution, Notes) = (map.Names, map.Attribution, map.Notes);
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        foreach (DrawnFeature feature in DrawnFeatures.Of(map))
        {
            GridBox box = feature.Box;
            _index.Insert(new Envelope(box.West, box.East, box.South, box.North), feature);
            (west, east) = (Math.Min(west, box.West), Math.Max(east, box.East));
            (south, north) = (Math.Min(south, box.South), Math.Max(north, box.North));
        }
        _index.Build();
        if (west > east)
            return;
        GeoPoint first = NationalGrid.ToGeo(new GridPoint(west, south)), last = NationalGrid.ToGeo(new GridPoint(east, north));
        Bounds = [first.Longitude, first.Latitude, last.Longitude, last.Latitude];
    }

    /// <summary>What must be said wherever it is shown.</summary>
    public string Attribution { get; }

    /// <summary>What is to be known of the map.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>West, south, east, north in degrees; null where there is nothing.</summary>
    public IReadOnlyList<double>? Bounds { get; }

    /// <summary>Is it only the part of a large file that lies round the data?</summary>
    public bool IsPart { get; private init; }

    /// <summary>Reads a file of streets: OpenStreetMap, an OS GeoPackage, or a pack; of one of more than 200 MB what lies round the data.</summary>
    /// <param name="path">The file.</param>
    /// <param name="near">Where the data are; none where that is not known.</param>
    /// <param name="largeBytes">A file of more bytes is large.</param>
    /// <exception cref="ArgumentException">It cannot be read, or all of it would be too much; one sentence says what to change.</exception>
    public static StreetMapTiles Read(string path, IReadOnlyList<GridPoint> near, long largeBytes = 200 << 20)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length <= largeBytes)
            return new StreetMapTiles(StreetFiles.Read([path], StreetReading.All));
        GridBox? box = BoxRound(near);
        if (box is { } wanted && wanted.East - wanted.West <= WidestMetres && wanted.North - wanted.South <= WidestMetres)
            return new StreetMapTiles(StreetFiles.Read([path], new StreetReading { Box = wanted })) { IsPart = true };
        throw new ArgumentException(
            $"\"{file.Name}\" is the map of a whole country, and {(box is null ? "no data say which part" : "the data lie too far apart")}: "
            + "make a pack of your county's streets with \"hotspots streets\", and choose that.");
    }

    private static GridBox? BoxRound(IReadOnlyList<GridPoint> near) => near.Count == 0
        ? null
        : new GridBox(
            near.Min(static at => at.Easting) - RoundMetres, near.Min(static at => at.Northing) - RoundMetres,
            near.Max(static at => at.Easting) + RoundMetres, near.Max(static at => at.Northing) + RoundMetres);

    /// <summary>Tiles of a map that is read already.</summary>
    internal static StreetMapTiles Of(StreetMap map) => new(map);

    /// <summary>A tile's bytes; null where there is nothing to draw.</summary>
    /// <param name="zoom">7 to 14.</param>
    /// <param name="column">From the west.</param>
    /// <param name="row">From the north.</param>
    public byte[]? Tile(int zoom, int column, int row)
    {
        if (zoom is < LeastZoom or > GreatestZoom || !IsNear(zoom, column, row))
            return null;
        var lattice = new TileLattice(zoom, column, row);
        GridBox box = lattice.Box;
        var tile = new VectorTileWriter();
        foreach (DrawnFeature feature in _index.Query(new Envelope(box.West, box.East, box.South, box.North)).Where(one => one.LeastZoom <= zoom)
            .OrderBy(static one => one.Number))
            Draw(tile, feature, lattice);
        foreach (MapName name in _names)
            Write(tile, name, lattice, zoom);
        byte[] bytes = tile.ToArray();
        return bytes.Length == 0 ? null : bytes;
    }

    // Most of the world is far from any map of Britain, where the National Grid means nothing.
    private bool IsNear(int zoom, int column, int row)
    {
        const double Slack = 0.1;
        double side = 1L << zoom;
        GeoPoint northWest = WebMercator.FromShares(column / side, row / side);
        GeoPoint southEast = WebMercator.FromShares((column + 1) / side, (row + 1) / side);
        return Bounds is [double west, double south, double east, double north]
            && northWest.Longitude < east + Slack && southEast.Longitude > west - Slack
            && southEast.Latitude < north + Slack && northWest.Latitude > south - Slack;
    }

    private static void Draw(VectorTileWriter tile, DrawnFeature feature, TileLattice lattice)
    {
        var parts = new List<int[]>();
        for (int part = 0; part < feature.Parts.Count; part++)
        {
            double[] xy = Thinned(feature.Parts[part], lattice);
            if (!feature.IsArea)
                parts.AddRange(TileClip.Line(xy));
            else if (TileClip.Ring(xy, feature.IsHole(part)) is { } ring)
                parts.Add(ring);
        }
        if (parts.Count > 0)
            tile.Add(feature.Layer, feature.IsArea ? VectorTileWriter.Kind.Area : VectorTileWriter.Kind.Line, parts, feature.Texts);
    }

    private static void Write(VectorTileWriter tile, MapName name, TileLattice lattice, int zoom)
    {
        if (zoom < DrawnFeatures.LeastZoomOf(name.Kind))
            return;
        (double x, double y) = lattice.At(name.Place);
        if (!(x >= 0 && x < VectorTileWriter.Extent && y >= 0 && y < VectorTileWriter.Extent))
            return;
        tile.Add(
            name.Kind == MapNameKind.Station ? "railwaystations" : "names", VectorTileWriter.Kind.Point, [[(int)x, (int)y]],
            [new("type", DrawnFeatures.TypeOf(name.Kind)), new("name1", name.Name)]);
    }

    // Steps of less than a quarter of a pixel are not to be seen; the last point stays.
    private static double[] Thinned(GridPoint[] line, TileLattice lattice)
    {
        const double Least = 2;
        var kept = new List<double>(2 * line.Length);
        double lastX = double.NaN, lastY = double.NaN;
        for (int i = 0; i < line.Length; i++)
        {
            (double x, double y) = lattice.At(line[i]);
            if (i > 0 && i < line.Length - 1 && Math.Abs(x - lastX) < Least && Math.Abs(y - lastY) < Least)
                continue;
            kept.Add(x);
            kept.Add(y);
            (lastX, lastY) = (x, y);
        }
        return [.. kept];
    }
}
