using System.IO.Compression;
using System.Text.Json;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>A made-up town beside the sea at Clacton in the schema of OS Open Zoomstack's vector tiles: zooms 10, 12 and 14, packed.</summary>
internal static class SmallZoomstack
{
    /// <summary>Layers as the file as downloaded lists them.</summary>
    public static readonly string[] Layers =
    [
        "sea", "national_parks", "urban_areas", "sites", "greenspaces", "woodland", "surfacewater", "foreshore", "waterlines", "buildings",
        "roads", "rail", "boundaries", "etl", "contours", "names", "railwaystations", "airports",
    ];

    /// <summary>Where Pier Avenue begins, on the National Grid.</summary>
    public static readonly GridPoint PierAvenue = new(617_400, 214_700);

    /// <summary>Tiles reach this many units beyond their side, as real ones do.</summary>
    private const double Buffer = 80;

    private const double HalfWorld = 20_037_508.342789244;

    /// <summary>Writes the file.</summary>
    public static void Write(string path)
    {
        using var file = new MbtilesWriter(path);
        file.Say("name", "OS Open Zoomstack (made up)");
        file.Say("format", "pbf");
        file.Say("minzoom", "10");
        file.Say("maxzoom", "14");
        file.Say("bounds", "1.05,51.75,1.25,51.85");
        file.Say("json", JsonSerializer.Serialize(new { vector_layers = Layers.Select(static id => new { id, fields = new { type = "String" } }) }));
        foreach (int zoom in (int[])[10, 12, 14])
            WriteZoom(file, zoom);
    }

    /// <summary>Column and row, counted from the north, of the tile that holds a point.</summary>
    public static (int Column, int Row) TileOf(GridPoint point, int zoom)
    {
        Coordinate at = World(point.Easting, point.Northing);
        return ((int)(at.X * (1 << zoom)), (int)(at.Y * (1 << zoom)));
    }

    private static void WriteZoom(MbtilesWriter file, int zoom)
    {
        int side = 1 << zoom;
        (string Layer, Geometry Shape, (string, object)[] Properties)[] features =
            [.. Features().Select(static f => (f.Layer, OnWorld(f.Shape), f.Properties))];
        (int west, int north) = TileOf(new GridPoint(614_000, 218_000), zoom);
        (int east, int south) = TileOf(new GridPoint(621_000, 212_000), zoom);
        for (int column = west; column <= east; column++)
        {
            for (int row = north; row <= south; row++)
            {
                var tile = new VectorTileBytes();
                // Cut in whole units, not in the hundred-thousandths of the world that they are.
                var box = new Envelope(-Buffer, VectorTileBytes.Extent + Buffer, -Buffer, VectorTileBytes.Extent + Buffer);
                Geometry frame = GeometryFactory.Default.ToGeometry(box);
                foreach ((string layer, Geometry shape, (string, object)[] properties) in features)
                {
                    Geometry part = shape.Copy();
                    part.Apply(new Step(column, row, side));
                    part.GeometryChanged();
                    if (part.EnvelopeInternal.Intersects(box))
                        tile.Add(layer, part.Intersection(frame), properties);
                }
                if (!tile.IsEmpty)
                    file.Put(zoom, column, side - 1 - row, Packed(tile.ToArray()));
            }
        }
    }

    private static IEnumerable<(string Layer, Geometry Shape, (string, object)[] Properties)> Features()
    {
        yield return (
            "sea", Area(
            (614_000, 213_300), (616_000, 213_900), (617_600, 214_600), (619_000, 215_700), (621_500, 217_000), (623_000, 217_000),
            (623_000, 210_000), (613_000, 210_000), (613_000, 213_200)), [("type", "Sea")]);
        yield return (
            "foreshore", Area((616_000, 213_900), (617_600, 214_600), (619_000, 215_700), (619_060, 215_620), (617_660, 214_520), (616_050, 213_810)),
            []);
        yield return ("urban_areas", Area((616_200, 214_200), (619_200, 216_400), (617_600, 217_600), (615_600, 216_000)), []);
        yield return (
            "greenspaces", Area((617_000, 215_500), (617_350, 215_560), (617_300, 215_860), (616_980, 215_800)), [("type", "Public Park Or Garden")]);
        yield return ("woodland", Area((615_000, 216_400), (615_700, 216_500), (615_800, 217_300), (615_100, 217_200)), [("type", "National")]);
        yield return ("surfacewater", Area((617_080, 215_640), (617_180, 215_660), (617_160, 215_720), (617_090, 215_710)), []);
        yield return ("sites", Area((617_900, 215_800), (618_100, 215_840), (618_070, 216_000), (617_880, 215_960)), [("type", "Education")]);
        yield return (
            "waterlines", Line((615_100, 217_900), (615_400, 216_900), (615_300, 215_900), (615_700, 214_800), (615_900, 213_850)),
            [("type", "Local")]);
        yield return ("rail", Line((614_000, 216_200), (616_000, 215_700), (617_800, 215_500)), [("type", "Multi Track")]);
        yield return ("railwaystations", Spot(617_760, 215_505), [("name", "Clacton-on-Sea"), ("type", "Railway Station")]);
        yield return Road(
            "Primary", "London Road", "A133", (616_400, 218_000), (616_800, 216_800), (617_300, 216_000), (617_480, 215_400), (617_520, 214_900));
        yield return Road("A Road", "Frinton Road", "A1234", (617_480, 215_400), (618_400, 216_000), (620_500, 217_200));
        yield return Road("B Road", "West Road", "B1027", (614_000, 214_300), (615_800, 214_900), (617_480, 215_400));
        yield return Road("Minor", "Valley Road", "", (617_300, 216_000), (618_200, 216_500), (619_000, 217_000));
        yield return Road("Local", "Pier Avenue", "", (PierAvenue.Easting, PierAvenue.Northing), (617_250, 215_100), (617_150, 215_400));
        yield return Road("Local", "Marine Parade West", "", (616_000, 214_040), (616_800, 214_420), (617_400, 214_700));
        yield return Road("Restricted", "Pallister Road", "", (617_330, 214_880), (617_640, 215_010));
        foreach ((double east, string name) in (
            (double, string)[])[(617_620, "Rosemary Road"), (617_800, "Station Road"), (617_980, "Beach Road"), (618_160, "Thoroughgood Road")])
        {
            yield return Road("Local", name, "", (east, 214_950 + ((east - 617_620) * 0.7)), (east - 120, 215_380), (east - 180, 215_620));
            for (int i = 0; i < 9; i++)
                yield return ("buildings", House(east + 22 - (i * 14), 215_060 + ((east - 617_620) * 0.6) + (i * 44)), []);
        }
        yield return ("boundaries", Line((614_500, 218_000), (615_200, 216_000), (614_600, 213_500)), [("type", "District")]);
        yield return ("etl", Line((614_000, 217_600), (619_500, 218_000)), []);
        yield return Name("Town", "Clacton-on-Sea", 617_450, 215_250);
        yield return Name("Suburban Area", "Great Clacton", 617_600, 216_500);
        yield return Name("Village", "Little Clacton", 616_600, 217_700);
        yield return Name("Greenspace", "Vista Recreation Ground", 617_160, 215_600);
        yield return Name("Woodland", "Cann Hall Wood", 615_380, 216_800);
        yield return Name("Water", "North Sea", 619_000, 214_000);
    }

    private static (string, Geometry, (string, object)[]) Road(string type, string name, string number, params (double, double)[] corners) =>
        ("roads", Line(corners), [("type", type), ("level", 0), ("name", name), ("number", number)]);

    private static (string, Geometry, (string, object)[]) Name(string type, string name, double easting, double northing) =>
        ("names", Spot(easting, northing), [("type", type), ("name1", name)]);

    private static Polygon House(double easting, double northing) =>
        Area((easting, northing), (easting + 12, northing + 3), (easting + 9, northing + 16), (easting - 3, northing + 13));

    private static Point Spot(double easting, double northing) => GeometryFactory.Default.CreatePoint(new Coordinate(easting, northing));

    private static LineString Line(params (double, double)[] corners) => GeometryFactory.Default.CreateLineString([.. corners.Select(At)]);

    private static Polygon Area(params (double, double)[] corners) =>
        GeometryFactory.Default.CreatePolygon([.. corners.Append(corners[0]).Select(At)]);

    private static Coordinate At((double Easting, double Northing) corner) => new(corner.Easting, corner.Northing);

    private static Geometry OnWorld(Geometry shape)
    {
        Geometry copy = shape.Copy();
        foreach (Coordinate corner in copy.Coordinates)
            corner.CoordinateValue = World(corner.X, corner.Y);
        copy.GeometryChanged();
        return copy;
    }

    // 0 to 1 from the west and from the north, as the tiles are counted.
    private static Coordinate World(double easting, double northing)
    {
        GeoPoint geo = NationalGrid.ToGeo(new GridPoint(easting, northing));
        double y = Math.Log(Math.Tan((Math.PI / 4) + (geo.Latitude * Math.PI / 360))) * 6_378_137;
        return new Coordinate(((geo.Longitude / 180) + 1) / 2, (1 - (y / HalfWorld)) / 2);
    }

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private sealed class Step(int column, int row, int side) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence corners)
        {
            for (int i = 0; i < corners.Count; i++)
            {
                corners.SetX(i, ((corners.GetX(i) * side) - column) * VectorTileBytes.Extent);
                corners.SetY(i, ((corners.GetY(i) * side) - row) * VectorTileBytes.Extent);
            }
        }
    }
}
