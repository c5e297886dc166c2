using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Areas;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>How well a place fits what was looked for.</summary>
internal enum PlaceFit
{
    /// <summary>It is what was typed.</summary>
    Exact,

    /// <summary>Its name begins with what was typed.</summary>
    Begins,

    /// <summary>It is only spelt nearly so, or another meaning of the same letters: to be offered, never taken unasked.</summary>
    Close,
}

/// <summary>A place that was looked for.</summary>
/// <param name="Name">As the gazetteer or the grid has it.</param>
/// <param name="Detail">What it is: "town", "village", "grid reference, 100 m".</param>
/// <param name="Centre">Where it is.</param>
/// <param name="Metres">How much country to show round it, from its centre to the edge, metres.</param>
internal readonly record struct FoundPlace(string Name, string Detail, GridPoint Centre, double Metres)
{
    /// <summary>How well it fits.</summary>
    public PlaceFit Fit { get; init; }

    /// <summary>Of an administrative area its number in the atlas, by which its outline is found; null for all else.</summary>
    public int? Area { get; init; }

    /// <summary>Side of the square of the grid that it is, metres, to be marked; 0 for what is no square.</summary>
    public double SquareMetres { get; init; }
}

/// <summary>Place search: "Clac", "Pier Avenue, Clacton", "CO15 1QD", "SJ 237 640", "323700 364000" or "51.79, 1.15".</summary>
internal static class PlaceSearch
{
    private const double VillageMetres = 1_500;

    /// <summary>Closer than this a map shows no more.</summary>
    private const double LeastMetres = 150;

    /// <summary>Side of the square that is marked round a pair of metres or degrees.</summary>
    private const double PointSquare = 10;

    /// <summary>Most wards, districts and forces of one name, or of one beginning, that are given.</summary>
    private const int MostAreas = 4;

    private const double GridEast = 700_000, GridNorth = 1_300_000;

    /// <summary>Unpacks the lists that a search looks through, so that the first letters that are typed are answered at once.</summary>
    public static void Prepare()
    {
        foreach (string text in (string[])["High Street", "Pier Avenue, Clacton", "CO15 1QA", "Tendring", "Stationx"])
            Find(text, 1);
    }

    /// <summary>
    /// The postcodes, the square of the grid and the position that the text is; where it is none of these the places by that name, the streets by it,
    /// the wards, districts and police forces by it, the places whose names begin with it, the most populous first, and the streets and areas whose
    /// names do; where there is none of all these, what is spelt nearly so. A street with its town after a comma comes before a place.
    /// </summary>
    /// <param name="text">What was typed; in any case, with or without accents.</param>
    /// <param name="most">How many to give at most, 1 or more.</param>
    /// <param name="near">Where the data are: of streets of one name those near there come first. Null for nowhere.</param>
    public static IReadOnlyList<FoundPlace> Find(string text, int most, IReadOnlyList<GridPoint>? near = null)
    {
        var found = new List<FoundPlace>();
        if (Postcode(text) is { } postcode)
            found.Add(postcode);
        if (GridReference.TryParse(text, out GridSquare square))
        {
            found.Add(new FoundPlace(
                Reference(square), $"grid reference, {Size(square.SizeMetres)}", square.Centre, Math.Max(LeastMetres, square.SizeMetres))
            {
                SquareMetres = square.SizeMetres,
                // HP13 is a square of Shetland, and much oftener the postcodes of High Wycombe.
                Fit = found.Count == 0 ? PlaceFit.Exact : PlaceFit.Close,
            });
        }
        if (Metres(text) is { } point)
            found.Add(new FoundPlace(point.ToString(), "easting and northing", point, LeastMetres) { SquareMetres = PointSquare });
        else if (DegreesText.Parse(text) is { } degrees)
            found.Add(new FoundPlace(
                DegreesText.Words(degrees), "latitude and longitude", NationalGrid.ToGrid(degrees), LeastMetres)
            { SquareMetres = PointSquare });
        // What is written like a postcode, a reference or figures is no name of a town, nor nearly one.
        if (found.Count == 0 && PostcodeNames.Britain.Parse(text) is null)
            found.AddRange(Named(text, most, near ?? []));
        return [.. found.Take(most)];
    }

    /// <summary>The wards, districts and police force areas by a name, the exact ones first; of wards of one name those near the data.</summary>
    /// <inheritdoc cref="Find"/>
    public static IReadOnlyList<FoundPlace> FindAreas(string text, int most, IReadOnlyList<GridPoint>? near = null) =>
    [
        .. AreasOf(AreaNames.Find(text), near ?? [], PlaceFit.Exact, most)
            .Concat(AreasOf(AreaNames.Beginning(text), near ?? [], PlaceFit.Begins, most)).Take(most),
    ];

    private static IEnumerable<FoundPlace> Named(string text, int most, IReadOnlyList<GridPoint> near)
    {
        string key = PlaceNames.Key(text);
        if (key.Length == 0)
            return [];
        Gazetteer gazetteer = Gazetteer.Britain;
        var streets = new StreetSearch(text, near);
        FoundPlace[] places =
        [
            .. gazetteer.FindAll(text)
                .Concat(gazetteer.Beginning(key).OrderByDescending(static place => place.Population))
                .Distinct().Take(most).Select(
                    place => Told(place, PlaceNames.Key(place.Name) == key || place.Aliases.Any(alias => PlaceNames.Key(alias) == key)
                    ? PlaceFit.Exact : PlaceFit.Begins)),
        ];
        FoundPlace[] exact = [.. streets.Exact()];
        List<FoundPlace> found = streets.NamesTown ? [.. exact, .. places] : [.. places, .. exact];
        found.AddRange(AreasOf(AreaNames.Find(text), near, PlaceFit.Exact, MostAreas));
        // A sort that keeps the order of what fits alike.
        found = [.. found.OrderBy(static place => place.Fit)];
        if (found.Count < most)
            found.AddRange(streets.Beginning());
        if (found.Count < most)
            found.AddRange(AreasOf(AreaNames.Beginning(text), near, PlaceFit.Begins, MostAreas));
        if (found.Count > 0)
            return found;
        return PlaceNames.Close(text, gazetteer.Spellings()).Select(gazetteer.Find).OfType<GazetteerPlace>().Distinct().Select(
            static place => Told(place, PlaceFit.Close)).Concat(streets.Close());
    }

    // The larger first; of wards of one name those near the data.
    private static IEnumerable<FoundPlace> AreasOf(IReadOnlyList<AtlasArea> areas, IReadOnlyList<GridPoint> near, PlaceFit fit, int most) =>
        areas.OrderBy(static area => area.Kind).ThenBy(area => near.Count == 0 ? 0 : near.Min(CentreOf(area).DistanceTo)).Take(most)
            .Select(area => new FoundPlace(
                area.Name, AreaAtlas.Britain.WordsOf(area), CentreOf(area),
                Math.Max(LeastMetres, 1.1 * Math.Max(area.Box.East - area.Box.West, area.Box.North - area.Box.South)))
            {
                Area = area.Index,
                Fit = fit,
            });

    private static GridPoint CentreOf(AtlasArea area) =>
        new((area.Box.West + area.Box.East) / 2, (area.Box.South + area.Box.North) / 2);

    private static FoundPlace Told(GazetteerPlace place, PlaceFit fit) =>
        new(
            place.Name, place.IsTown ? "town" : place.PartOf is { } town ? "part of " + town : "village", place.Centre,
            place.IsTown ? place.ReachMetres / 2 : VillageMetres)
        {
            Fit = fit,
        };

    // Where the postcode itself is not in use, its neighbours: those that begin as it does, as far as any do.
    private static FoundPlace? Postcode(string text)
    {
        PostcodeNames postcodes = PostcodeNames.Britain;
        if (postcodes.Parse(text) is not { } asked)
            return null;
        PostcodePart part = asked;
        IReadOnlyList<GridPoint> points = postcodes.Matching(part);
        while (points.Count == 0 && part.Inward.Length > 0)
        {
            part = part with { Inward = part.Inward[..^1] };
            points = postcodes.Matching(part);
        }
        if (points.Count == 0)
            return null;
        var centre = new GridPoint(Middle(points, static p => p.Easting), Middle(points, static p => p.Northing));
        double metres = Math.Max(LeastMetres, points.Select(p => p.DistanceTo(centre)).Order().ElementAt(points.Count * 9 / 10) * 2);
        string place = Gazetteer.Britain.NearestPlace(centre, double.PositiveInfinity) is { } near ? ", " + near.Name : "";
        string what = part.Inward.Length == 3
            ? "postcode"
            : string.Create(CultureInfo.InvariantCulture, $"{points.Count:N0} {(points.Count == 1 ? "postcode" : "postcodes")}");
        string missing = part == asked ? "" : $"; {asked} itself is not in the list of {PostcodeNames.Release}";
        return new FoundPlace(part.ToString(), what + place + missing, centre, metres);
    }

    private static double Middle(IReadOnlyList<GridPoint> points, Func<GridPoint, double> of) =>
        points.Select(of).Order().ElementAt(points.Count / 2);

    // The spelling of the reference itself; its centre would name a smaller square.
    private static string Reference(GridSquare square)
    {
        const double LetterSquare = 100_000;
        int digits = (int)Math.Round(Math.Log10(LetterSquare / square.SizeMetres));
        return GridReference.Format(square.Centre, digits);
    }

    private static string Size(double metres) =>
        metres >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} km")
            : string.Create(CultureInfo.InvariantCulture, $"{metres:0.###} m");

    private static GridPoint? Metres(string text)
    {
        string[] parts = text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint;
        if (parts.Length == 2
            && double.TryParse(parts[0], Plain, CultureInfo.InvariantCulture, out double easting)
            && double.TryParse(parts[1], Plain, CultureInfo.InvariantCulture, out double northing)
            && easting is > 1000 and < GridEast && northing is > 1000 and < GridNorth)
            return new GridPoint(easting, northing);
        return null;
    }
}
