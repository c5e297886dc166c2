#:property PublishAot=false
// Makes data/postcodes.bin: where the postcodes of Great Britain are, to 10 m.
//
//   tar xJf codepo_gb-2025.4.0.tar.xz
//   dotnet run data/make/postcodes.cs -- codepo_gb/Data/CSV > data/postcodes.bin
//
// Source   Ordnance Survey, Code-Point Open 2025.4.0, the CSV files of the whole country: one row a postcode, "CO1 1AA",10,599710,225348,…
//          with the quality of its position and the position in metres of the National Grid (EPSG:27700).
// Licence  Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail
//          copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.
// Left out Postcodes of quality 90, which have no position; the postcodes' names and codes: only the ground counts.
// Format   Whole numbers as sequences of bytes, lowest seven bits first, the eighth bit set while more follow (n).
//
//   file   "HSPC"  b version = 1   n tiles   entry…   tile…
//   entry  n step of the tile's number   n positions   n bytes       by number; the first step is from 0
//   tile   Brotli of: n step…                                        one a position; the first step is from −1, each step 1 or more less 1
//
// A tile is a square of 10 km; its number is 100 × (northing / 10 km) + easting / 10 km. A position in it is a square of 10 m, numbered
// 1000 × row + column from the tile's south-western corner; several postcodes in one square are one position. Same input, same bytes.

using System.Globalization;
using System.IO.Compression;

if (args.Length != 1 || !Directory.Exists(args[0]))
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/postcodes.cs -- FOLDER-OF-CSV-FILES > data/postcodes.bin");
    return 2;
}

const int Grain = 10, CellsPerTile = 1_000;
var tiles = new SortedDictionary<int, HashSet<int>>();
int rows = 0, withoutPosition = 0;
foreach (string path in Directory.GetFiles(args[0], "*.csv").Order(StringComparer.Ordinal))
{
    foreach (string line in File.ReadLines(path))
    {
        string[] field = line.Split(',');
        rows++;
        if (field[1] == "90")
        {
            withoutPosition++;
            continue;
        }
        int column = int.Parse(field[2], CultureInfo.InvariantCulture) / Grain, row = int.Parse(field[3], CultureInfo.InvariantCulture) / Grain;
        if (column is < 0 or >= 100 * CellsPerTile || row < 0)
            throw new InvalidDataException($"{path}: {line} lies outside the grid.");
        int tile = row / CellsPerTile * 100 + column / CellsPerTile;
        if (!tiles.TryGetValue(tile, out HashSet<int>? cells))
            tiles.Add(tile, cells = []);
        cells.Add(row % CellsPerTile * CellsPerTile + column % CellsPerTile);
    }
}

var file = new MemoryStream();
var packed = new List<byte[]>();
file.Write("HSPC\u0001"u8);
Write(file, tiles.Count);
int before = 0;
foreach ((int tile, HashSet<int> cells) in tiles)
{
    byte[] bytes = Pack(cells);
    packed.Add(bytes);
    Write(file, tile - before);
    Write(file, cells.Count);
    Write(file, bytes.Length);
    before = tile;
}
foreach (byte[] bytes in packed)
    file.Write(bytes);
await using Stream output = Console.OpenStandardOutput();
await output.WriteAsync(file.ToArray());
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
    $"{rows} rows, {withoutPosition} without a position, {tiles.Values.Sum(static t => t.Count)} positions in {tiles.Count} tiles, {file.Length} bytes"));
return 0;

static byte[] Pack(HashSet<int> cells)
{
    var steps = new MemoryStream();
    int last = -1;
    foreach (int cell in cells.Order())
    {
        Write(steps, cell - last - 1);
        last = cell;
    }
    byte[] plain = steps.ToArray(), room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
    return BrotliEncoder.TryCompress(plain, room, out int written, quality: 11, window: 18)
        ? room[..written]
        : throw new InvalidDataException("A tile could not be compressed.");
}

static void Write(MemoryStream to, int number)
{
    for (; number >= 128; number >>= 7)
        to.WriteByte((byte)(number | 128));
    to.WriteByte((byte)number);
}
