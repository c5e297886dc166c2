#:property PublishAot=false
// Makes data/streets.bin: the names of streets that data.police.uk shows crimes near, and where their map points are.
//
//   dotnet run data/make/streets.cs -- police-uk-2018-10_2019-02.zip > data/streets.bin
//
// Source   data.police.uk, street-level crime, archives of months as that site gives them: "2018-10/2018-10-essex-street.csv". Of each row only
//          Longitude, Latitude and Location are read: "On or near Pier Avenue". How many rows a point has is not kept.
// Licence  Open Government Licence v3.0.
// Left out Rows without a position or a name; kinds of place ("Supermarket", "Parking Area", … : StreetTexts.IsGeneric); stops of railways and
//          tramways ("Ham Street (Station)"); buildings ("Mold Police Station" : StreetTexts.IsBuilding).
// Format   Whole numbers as sequences of bytes, lowest seven bits first, the eighth bit set while more follow (n).
//
//   file     "HSPT"  b version = 1   n streets   n points   n bytes once unpacked   Brotli of:
//   unpacked b shared…   text…   n points…   n north / 256…   b north % 256…   n east / 256…   b east % 256…
//
// Streets are in ordinal order of their keys (StreetTexts.Key), then of their names. shared: bytes of the name that are those of the one before;
// text: the other bytes and a line feed. Points: one number a street; its points by north, then east. North and east are counts of 0.0001° of
// WGS84 from 49° north and 9.5° west. Same input, same bytes.

using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Geography;

if (args.Length == 0 || !Array.TrueForAll(args, File.Exists))
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/streets.cs -- ARCHIVE… > data/streets.bin");
    return 2;
}

var streets = new Dictionary<string, SortedSet<(int North, int East)>>(StringComparer.Ordinal);
int rows = 0, without = 0, kinds = 0, stations = 0, buildings = 0, files = 0;
foreach (string path in args)
{
    using ZipArchive archive = ZipFile.OpenRead(path);
    foreach (ZipArchiveEntry entry in archive.Entries.Where(static e => e.FullName.EndsWith("-street.csv", StringComparison.Ordinal)))
    {
        files++;
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        string[] head = Fields(reader.ReadLine() ?? "");
        int longitude = Column(head, "Longitude"), latitude = Column(head, "Latitude"), location = Column(head, "Location");
        while (reader.ReadLine() is { } line)
        {
            rows++;
            string[] field = Fields(line);
            string name = string.Join(' ', StreetTexts.Clean(field[location]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (field[longitude].Length == 0 || field[latitude].Length == 0 || PlaceNames.Key(name).Length == 0)
                without++;
            else if (StreetTexts.IsGeneric(name))
                kinds++;
            else if (StreetTexts.IsStation(name))
                stations++;
            else if (StreetTexts.IsBuilding(name))
                buildings++;
            else
            {
                if (!streets.TryGetValue(name, out SortedSet<(int, int)>? points))
                    streets.Add(name, points = []);
                points.Add((Count(field[latitude], 49m, 12.5m), Count(field[longitude], -9.5m, 12m)));
            }
        }
    }
}

(string Name, SortedSet<(int North, int East)> Points)[] sorted =
[
    .. streets.Select(static s => (s.Key, s.Value)).OrderBy(static s => StreetTexts.Key(s.Key), StringComparer.Ordinal)
        .ThenBy(static s => s.Key, StringComparer.Ordinal),
];
MemoryStream shared = new(), text = new(), counts = new(), northHigh = new(), northLow = new(), eastHigh = new(), eastLow = new();
byte[] before = [];
int total = 0;
foreach ((string name, SortedSet<(int North, int East)> points) in sorted)
{
    byte[] bytes = Encoding.UTF8.GetBytes(name);
    int same = Math.Min(255, bytes.AsSpan().CommonPrefixLength(before));
    shared.WriteByte((byte)same);
    text.Write(bytes.AsSpan(same));
    text.WriteByte((byte)'\n');
    Write(counts, points.Count);
    foreach ((int north, int east) in points)
    {
        Write(northHigh, north / 256);
        northLow.WriteByte((byte)(north % 256));
        Write(eastHigh, east / 256);
        eastLow.WriteByte((byte)(east % 256));
    }
    total += points.Count;
    before = bytes;
}

byte[] plain = [.. new[] { shared, text, counts, northHigh, northLow, eastHigh, eastLow }.SelectMany(static column => column.ToArray())];
var room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
if (!BrotliEncoder.TryCompress(plain, room, out int written, quality: 11, window: 24))
    throw new InvalidDataException("The streets could not be compressed.");
var file = new MemoryStream();
file.Write("HSPT\u0001"u8);
Write(file, sorted.Length);
Write(file, total);
Write(file, plain.Length);
file.Write(room.AsSpan(0, written));
await using Stream output = Console.OpenStandardOutput();
await output.WriteAsync(file.ToArray());
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
    $"{rows} rows of {files} files: {without} without position or name, {kinds} of a kind of place, {stations} of stops, {buildings} of buildings; ")
    + string.Create(CultureInfo.InvariantCulture, $"{sorted.Length} streets, {total} points, {file.Length} bytes"));
return 0;

static int Column(string[] head, string name) =>
    Array.IndexOf(head, name) is >= 0 and int column ? column : throw new InvalidDataException($"There is no column {name}.");

static int Count(string degrees, decimal from, decimal most)
{
    decimal above = decimal.Parse(degrees, CultureInfo.InvariantCulture) - from;
    return above >= 0 && above <= most ? (int)Math.Round(above * 10_000) : throw new InvalidDataException($"{degrees} is not in Britain.");
}

static string[] Fields(string line)
{
    if (!line.Contains('"', StringComparison.Ordinal))
        return line.Split(',');
    var fields = new List<string>();
    var field = new StringBuilder();
    bool quoted = false;
    foreach (char c in line)
    {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
        {
            fields.Add(field.ToString());
            field.Clear();
        }
        else
            field.Append(c);
    }
    return [.. fields, field.ToString()];
}

static void Write(Stream to, int number)
{
    for (; number >= 128; number >>= 7)
        to.WriteByte((byte)(number | 128));
    to.WriteByte((byte)number);
}
