#:property PublishAot=false
#:project ../../Hotspots.Core/Hotspots.Core.csproj
// Makes data/basemap/places.bin: the names on the map, each with how far it is from a more prominent one.
//
//   dotnet run data/make/basemap-places.cs -- data/gazetteer.csv data/basemap/places.bin
//
// Source   data/gazetteer.csv (GeoNames, CC BY 4.0; data/make/gazetteer.cs tells the rest). Run this again whenever that changes.
// Position Degrees become metres by Hotspots.Core's NationalGrid (EPSG:27700), as the incidents' do.
// Format   data/basemap/README.md. Same input, same bytes.

using System.Globalization;
using System.Text;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/basemap-places.cs -- gazetteer.csv places.bin");
    return 2;
}
const int MetresPerUnit = 10;

var places = new List<Place>();
foreach (string row in File.ReadLines(args[0]).Skip(1))
{
    // name, aliases, longitude, latitude, population, isTown, partOf
    string[] field = row.Split(',');
    double longitude = double.Parse(field[2], CultureInfo.InvariantCulture), latitude = double.Parse(field[3], CultureInfo.InvariantCulture);
    int kind = field[6].Length > 0 ? 2 : field[5] == "1" ? 0 : 1;
    places.Add(
        new Place(
        field[0], NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude)), int.Parse(field[4], CultureInfo.InvariantCulture), kind, 0));
}

// A town or village stands above every district, whatever their numbers; among each, people count.
places = [.. places.OrderBy(p => p.Kind == 2).ThenByDescending(p => p.Population).ThenBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal)];
for (int i = 0; i < places.Count; i++)
{
    double nearest = 1_000_000;
    for (int j = 0; j < i; j++)
        nearest = Math.Min(
            nearest,
            Math.Sqrt(Math.Pow(places[i].At.Easting - places[j].At.Easting, 2) + Math.Pow(places[i].At.Northing - places[j].At.Northing, 2)));
    places[i] = places[i] with { Isolation = nearest };
}

var bytes = new List<byte>();
bytes.AddRange("HSBM"u8);
bytes.AddRange([1, MetresPerUnit, 1]);
Text("places");
bytes.Add(2);
Number(1);
Number(places.Count);
(long x, long y) = (0, 0);
foreach (Place place in places.OrderByDescending(p => p.Isolation).ThenByDescending(p => p.Population).ThenBy(p => p.Name, StringComparer.Ordinal))
{
    Signed(Unit(place.At.Easting) - x);
    Signed(Unit(place.At.Northing) - y);
    (x, y) = (Unit(place.At.Easting), Unit(place.At.Northing));
    Number(place.Population);
    Number(Unit(place.Isolation));
    Number(place.Kind);
    Text(place.Name);
}
File.WriteAllBytes(args[1], [.. bytes]);
return 0;

static long Unit(double metres) => (long)Math.Round(metres / MetresPerUnit, MidpointRounding.AwayFromZero);

void Signed(long value) => Number(value << 1 ^ value >> 63);

void Number(long value)
{
    for (; value > 127; value >>= 7)
        bytes.Add((byte)(value & 127 | 128));
    bytes.Add((byte)value);
}

void Text(string text)
{
    byte[] utf8 = Encoding.UTF8.GetBytes(text);
    Number(utf8.Length);
    bytes.AddRange(utf8);
}

internal sealed record Place(string Name, GridPoint At, int Population, int Kind, double Isolation);
