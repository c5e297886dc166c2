using System.Globalization;
using Hotspots.Core.Disclosure.Zones;
using Hotspots.Core.Files.Addresses;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Areas;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Ground of a release: zones with enough addresses, made of the hexagons of one lattice over Britain.</summary>
/// <remarks>
/// All grounds are made of whole cells of the same lattice, so that any two cut one another into whole cells. Zones depend on the area and its
/// addresses alone, never on incidents; once given they are kept in the ledger.
/// </remarks>
internal static class ReleaseGround
{
    /// <summary>Side of the square that is as large as a hexagon of the lattice, metres.</summary>
    public const int LatticeMetres = 150;

    private const int MostCells = 1_500_000, MostColumns = 4_400, MostRows = 9_400, NameDigits = 3;

    /// <summary>The lattice: from the origin of the National Grid beyond its north-eastern corner.</summary>
    public static CellGrid Lattice { get; } = CellGrid.At(CellShape.Hexagon, LatticeMetres, 0, 0, MostColumns, MostRows);

    /// <summary>The boundary that a recipient's name stands for: "Tendring District Council" is that of the district Tendring; null for
    /// none.</summary>
    public static string? BoundaryOf(string recipient)
    {
        string[] words = recipient.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int count = words.Length; count > 0; count--)
        {
            AtlasArea[] found = [.. AreaNames.Find(string.Join(' ', words[..count])).Where(static area => area.Kind != AreaKind.Ward)];
            AtlasArea[] districts = Array.FindAll(found, static area => area.Kind == AreaKind.District);
            if (districts.Length == 1)
                return AtlasBoundaries.TextOf(districts[0]);
            if (found.Length == 1)
                return AtlasBoundaries.TextOf(found[0]);
        }
        return null;
    }

    /// <summary>The districts in which most incidents lie, "district:Tendring (1,203)", for who did not say which ground.</summary>
    public static string DistrictsOf(IncidentTable incidents)
    {
        const int Most = 4;
        AtlasArea[] districts = [.. AreaAtlas.Britain.Areas.Where(static area => area.Kind == AreaKind.District)];
        var counts = new int[districts.Length];
        for (int d = 0; d < districts.Length; d++)
        {
            int[] inBox = [.. Enumerable.Range(0, incidents.Count).Where(
                i => districts[d].Box.Contains(new GridPoint(incidents.Points.Eastings[i], incidents.Points.Northings[i])))];
            if (inBox.Length == 0)
                continue;
            var locator = new BoundaryLocator([AreaAtlas.Britain.OutlineOf(districts[d])]);
            counts[d] = inBox.Count(i => locator.Find(incidents.Points.Eastings[i], incidents.Points.Northings[i]) >= 0);
        }
        return string.Join(", ", Enumerable.Range(0, counts.Length).Where(d => counts[d] > 0).OrderByDescending(d => counts[d])
            .ThenBy(d => d).Take(Most).Select(
                d => string.Create(CultureInfo.InvariantCulture, $"{AtlasBoundaries.TextOf(districts[d])} ({counts[d]:N0})")));
    }

    /// <summary>The ground of an area: as the ledger has it, else made anew.</summary>
    /// <param name="request">Which area, and what counts as addresses.</param>
    /// <param name="rules">How many addresses, and how large a cell.</param>
    /// <param name="ledger">Grounds that were given before.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">There is no such area, or it has too few addresses; says what to change.</exception>
    public static LedgerGround Of(ReleaseRequest request, ReleaseRules rules, LedgerState ledger, CancellationToken cancellation)
    {
        BoundaryFile boundary = BoundaryFile.Of(request.Run)!;
        string text = request.Run.BoundaryFile!;
        string measure = request.AddressFile is null ? "postcodes" : "addresses";
        string key = string.Create(
            CultureInfo.InvariantCulture,
            $"{boundary.Digest}|{rules.Profile}|{rules.LeastAddresses}|{rules.LeastCell}|{LatticeMetres}|{measure}");
        if (ledger.Grounds.FirstOrDefault(ground => ground.Key == key) is { } known)
            return known;
        string area = AtlasBoundaries.InWords(text) ?? string.Join(", ", boundary.Polygons.Take(3).Select(static polygon => polygon.Name));
        Geometry outline = boundary.Polygons.Count == 1 ? boundary.Polygons[0].OnGrid
            : UnaryUnionOp.Union(boundary.Polygons.Select(static polygon => polygon.OnGrid));
        Envelope box = outline.EnvelopeInternal;
        var around = new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY);
        int[] cells = CellsIn(outline, around);
        var wide = new GridBox(around.West - LatticeMetres, around.South - LatticeMetres, around.East + LatticeMetres, around.North + LatticeMetres);
        int[] addresses = request.AddressFile is { } file ? AddressFile.CountIn(file, Lattice, cells, wide, cancellation)
            : AddressZones.PostcodesIn(Lattice, cells, Postcodes.Britain, wide);
        int leastCells = (int)Math.Ceiling((double)rules.LeastCell * rules.LeastCell / (LatticeMetres * LatticeMetres) - 1e-9);
        var zones = AddressZones.Merge(Lattice, cells, addresses, rules.LeastAddresses, leastCells);
        if (zones.Addresses.Length == 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"All of {area} has {addresses.Sum(static a => (long)a):N0} {measure}, and one cell must have {rules.LeastAddresses}: give a "
                    + $"larger area."));
        }
        int[] kept = [.. Enumerable.Range(0, cells.Length).Where(i => zones.ZoneOf[i] >= 0)];
        int[] members = Array.ConvertAll(kept, i => cells[i]), zoneOf = Array.ConvertAll(kept, i => zones.ZoneOf[i]);
        return new LedgerGround
        {
            Key = key,
            Area = area,
            Measure = measure,
            Cells = members,
            Zones = zoneOf,
            Names = Names(members, zoneOf, zones.Addresses.Length),
            Addresses = zones.Addresses,
        };
    }

    /// <summary>The outline of each zone, metres.</summary>
    public static Geometry[] OutlinesOf(LedgerGround ground)
    {
        var members = new List<int>[ground.Names.Count];
        for (int i = 0; i < ground.Cells.Length; i++)
            (members[ground.Zones[i]] ??= []).Add(ground.Cells[i]);
        var outlines = new Geometry[members.Length];
        Parallel.For(0, outlines.Length, zone => outlines[zone] = members[zone].Count == 1
            ? Lattice.OutlineOf(members[zone][0]) : UnaryUnionOp.Union(members[zone].Select(cell => (Geometry)Lattice.OutlineOf(cell))));
        return outlines;
    }

    private static int[] CellsIn(Geometry outline, GridBox around)
    {
        var locator = new BoundaryLocator([.. Polygons(outline)]);
        int firstRow = Math.Max(0, (int)(around.South / Lattice.RowSpacing) - 1), lastRow = (int)(around.North / Lattice.RowSpacing) + 1;
        int firstColumn = Math.Max(0, (int)(around.West / Lattice.ColumnSpacing) - 1), lastColumn = (int)(around.East / Lattice.ColumnSpacing) + 1;
        if ((long)(lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) > MostCells)
            throw new ArgumentException("The area is larger than any force's: hand over one force area or district at a time.");
        var cells = new List<int>();
        for (int row = firstRow; row <= Math.Min(lastRow, MostRows - 1); row++)
        {
            for (int column = firstColumn; column <= Math.Min(lastColumn, MostColumns - 1); column++)
            {
                int cell = row * MostColumns + column;
                GridPoint centre = Lattice.CentreOf(cell);
                if (locator.Find(centre.Easting, centre.Northing) >= 0)
                    cells.Add(cell);
            }
        }
        return [.. cells];
    }

    private static IEnumerable<Geometry> Polygons(Geometry outline)
    {
        for (int part = 0; part < outline.NumGeometries; part++)
        {
            if (outline.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
                yield return polygon;
        }
    }

    /// <summary>A zone is called by the square of 100 m with the centre of its cell nearest to its middle: no two centres lie in one.</summary>
    private static string[] Names(int[] cells, int[] zones, int count)
    {
        double[] eastings = new double[count], northings = new double[count];
        int[] sizes = new int[count], best = new int[count];
        double[] nearest = new double[count];
        Array.Fill(nearest, double.PositiveInfinity);
        for (int i = 0; i < cells.Length; i++)
        {
            GridPoint centre = Lattice.CentreOf(cells[i]);
            eastings[zones[i]] += centre.Easting;
            northings[zones[i]] += centre.Northing;
            sizes[zones[i]]++;
        }
        for (int i = 0; i < cells.Length; i++)
        {
            GridPoint centre = Lattice.CentreOf(cells[i]);
            int zone = zones[i];
            double e = centre.Easting - eastings[zone] / sizes[zone], n = centre.Northing - northings[zone] / sizes[zone];
            // To the centimetre squared, so that what is equal by geometry is equal.
            double away = Math.Round(e * e + n * n, 4);
            if (away < nearest[zone])
                (nearest[zone], best[zone]) = (away, cells[i]);
        }
        return Array.ConvertAll(best, static cell => GridReference.Format(Lattice.CentreOf(cell), NameDigits));
    }
}
