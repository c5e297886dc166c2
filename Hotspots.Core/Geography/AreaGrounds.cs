using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography;

/// <summary>Built-up ground of study areas, from the positions of postcodes and from where incidents are.</summary>
/// <remarks>
/// Ground is looked for when an area is first asked for it. To which town a built-up square belongs is worked out once a tile of 10 km, when
/// a town near it is asked for. Safe to use from many threads; results do not depend on their number.
/// </remarks>
internal sealed class AreaGrounds
{
    /// <summary>Round the incidents of an area that is no town, ground with postcodes counts so far, metres.</summary>
    public const double NearMetres = 500;

    private static readonly Lazy<AreaGrounds> LazyBritain = new(static () => new AreaGrounds(Gazetteer.Britain, Postcodes.Britain));

    private readonly Gazetteer _gazetteer;
    private readonly Postcodes _postcodes;

    /// <summary>For each square of a tile the town it belongs to, by index into the gazetteer's places; −1 for none.</summary>
    private readonly short[]?[] _towns;

    /// <summary>Ground after these towns and postcodes.</summary>
    public AreaGrounds(Gazetteer gazetteer, Postcodes postcodes)
    {
        _gazetteer = gazetteer;
        _postcodes = postcodes;
        _towns = new short[postcodes.TileCount][];
    }

    /// <summary>Ground after the gazetteer and the postcodes that travel with the tool.</summary>
    public static AreaGrounds Britain => LazyBritain.Value;

    /// <summary>The same areas, each with its ground.</summary>
    /// <param name="division">Areas of these incidents.</param>
    /// <param name="points">Positions of the incidents that the areas' members count.</param>
    /// <remarks>
    /// <list type="bullet">
    /// <item>A drawn boundary: the squares with postcodes whose centre lies in it. Without any there is no ground but the boundary: null.</item>
    /// <item>A town: the squares with postcodes whose centre the gazetteer counts to it (<see cref="Gazetteer.TownAround"/>).</item>
    /// <item>A recorded village or district: those in its reach that are nearer to its centre than to any other place's.</item>
    /// <item>Any other: those whose centre lies within <see cref="NearMetres"/> of the centre of a square that its incidents touch.</item>
    /// <item>To each of these come the squares that its incidents touch. An incident out of a town's reach touches none, unless all are.</item>
    /// <item>Where that finds no postcodes: the squares that incidents touch and the eight round each.</item>
    /// </list>
    /// </remarks>
    public AreaDivision LaidUnder(AreaDivision division, PointSet points)
    {
        var areas = new StudyArea[division.Areas.Count];
        for (int i = 0; i < areas.Length; i++)
        {
            StudyArea area = division.Areas[i];
            areas[i] = area.On(new Lazy<BuiltUpGround?>(() => Under(area, points)));
        }
        return division with { Areas = areas };
    }

    private BuiltUpGround? Under(StudyArea area, PointSet points)
    {
        if (area.Boundary is { } boundary)
        {
            SquareSet inside = Inside(boundary);
            return inside.IsEmpty ? null : Made(inside, Touched(area, points, null));
        }
        if (area.Centre is not null && _gazetteer.IndexOf(area.Name) is >= 0 and int place)
        {
            SquareSet touched = Touched(area, points, place);
            if (area.Members.Length == 0 || !touched.IsEmpty)
                return Made(Around(place), touched);
        }
        SquareSet everywhere = Touched(area, points, null);
        return everywhere.IsEmpty ? null : Made(Near(everywhere), everywhere);
    }

    private BuiltUpGround Made(SquareSet built, SquareSet touched)
    {
        if (built.IsEmpty)
        {
            // The eight squares round a square have their centres within √2 sides of its own.
            long[] around = touched.Grown(1.5).Keys();
            return new BuiltUpGround(GroundSource.Incidents, around, new int[around.Length]);
        }
        built.Add(touched);
        long[] keys = built.Keys();
        return new BuiltUpGround(GroundSource.Postcodes, keys, Counts(keys));
    }

    private SquareSet Touched(StudyArea area, PointSet points, int? place)
    {
        var touched = new SquareSet();
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        if (place is not { } index)
        {
            foreach (int i in area.Members)
                touched.Add(eastings[i], northings[i]);
            return touched;
        }
        GazetteerPlace town = _gazetteer.Places[index];
        double reach = town.Population == 0 ? GazetteerPlace.MaximumReachMetres : town.ReachMetres, squared = reach * reach;
        foreach (int i in area.Members)
        {
            double dx = eastings[i] - town.Centre.Easting, dy = northings[i] - town.Centre.Northing;
            if (dx * dx + dy * dy <= squared || _gazetteer.TownIndexAround(eastings[i], northings[i]) == index)
                touched.Add(eastings[i], northings[i]);
        }
        return touched;
    }

    private SquareSet Inside(Geometry boundary)
    {
        var inside = new SquareSet();
        Envelope envelope = boundary.EnvelopeInternal;
        if (envelope.IsNull)
            return inside;
        var locator = new IndexedPointInAreaLocator(boundary);
        foreach (int slot in _postcodes.SlotsWithin(new GridBox(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY)))
        {
            PostcodeTile tile = _postcodes.Tile(slot);
            foreach (short square in tile.Squares)
            {
                GridPoint centre = tile.CentreOf(square);
                if (envelope.Contains(centre.Easting, centre.Northing)
                    && locator.Locate(new Coordinate(centre.Easting, centre.Northing)) != Location.Exterior)
                    inside.Add(centre.Easting, centre.Northing);
            }
        }
        return inside;
    }

    private SquareSet Around(int place) => _gazetteer.Places[place].IsTown ? AroundTown(place) : AroundVillage(place);

    private SquareSet AroundTown(int town)
    {
        var around = new SquareSet();
        foreach (int slot in _postcodes.SlotsWithin(_gazetteer.BoxOf(town)))
        {
            PostcodeTile tile = _postcodes.Tile(slot);
            short[] towns = Volatile.Read(ref _towns[slot]) ?? AssignTowns(slot, tile);
            for (int i = 0; i < towns.Length; i++)
            {
                if (towns[i] == town)
                    around.Add(tile.CentreOf(tile.Squares[i]));
            }
        }
        return around;
    }

    private short[] AssignTowns(int slot, PostcodeTile tile)
    {
        var towns = new short[tile.Squares.Length];
        for (int i = 0; i < towns.Length; i++)
        {
            GridPoint centre = tile.CentreOf(tile.Squares[i]);
            towns[i] = (short)_gazetteer.TownIndexAround(centre.Easting, centre.Northing);
        }
        Volatile.Write(ref _towns[slot], towns);
        return towns;
    }

    private SquareSet AroundVillage(int village)
    {
        GazetteerPlace place = _gazetteer.Places[village];
        double reach = place.ReachMetres, east = place.Centre.Easting, north = place.Centre.Northing;
        var around = new SquareSet();
        foreach (int slot in _postcodes.SlotsWithin(new GridBox(east - reach, north - reach, east + reach, north + reach)))
        {
            PostcodeTile tile = _postcodes.Tile(slot);
            foreach (short square in tile.Squares)
            {
                GridPoint centre = tile.CentreOf(square);
                if (centre.DistanceTo(place.Centre) <= reach && _gazetteer.PlaceIndexNearest(centre) == village)
                    around.Add(centre);
            }
        }
        return around;
    }

    private SquareSet Near(SquareSet touched)
    {
        SquareSet reached = touched.Grown(NearMetres / BuiltUpGround.Side);
        var near = new SquareSet();
        foreach ((long row, long column) in reached.Tiles())
        {
            int slot = _postcodes.SlotOf(column, row);
            if (slot < 0)
                continue;
            PostcodeTile tile = _postcodes.Tile(slot);
            foreach (short square in tile.Squares)
            {
                if (reached.Contains(column, row, square))
                    near.Add(tile.CentreOf(square));
            }
        }
        return near;
    }

    /// <summary>Postcodes of each of these squares, which ascend: so do the squares of a tile, and it is asked where it was left.</summary>
    private int[] Counts(long[] keys)
    {
        var counts = new int[keys.Length];
        var left = new Dictionary<int, int>();
        int slot = -1, at = 0;
        long lastColumn = long.MinValue, lastRow = long.MinValue;
        for (int i = 0; i < keys.Length; i++)
        {
            GridPoint centre = BuiltUpGround.CentreOf(keys[i]);
            long column = (long)Math.Floor(centre.Easting / Postcodes.TileMetres), row = (long)Math.Floor(centre.Northing / Postcodes.TileMetres);
            if (column != lastColumn || row != lastRow)
            {
                if (slot >= 0)
                    left[slot] = at;
                (lastColumn, lastRow, slot) = (column, row, _postcodes.SlotOf(column, row));
                at = slot < 0 ? 0 : left.GetValueOrDefault(slot);
            }
            if (slot < 0)
                continue;
            PostcodeTile tile = _postcodes.Tile(slot);
            int square = tile.SquareOf(centre);
            while (at < tile.Squares.Length && tile.Squares[at] < square)
                at++;
            if (at < tile.Squares.Length && tile.Squares[at] == square)
                counts[i] = tile.SquareCounts[at];
        }
        return counts;
    }
}
