#:property PublishAot=false
// Makes data/postcode-names.bin: what the postcodes of Great Britain are called and where each is, to 10 m.
//
//   tar xJf codepo_gb-2025.4.0.tar.xz
//   dotnet run data/make/postcode-names.cs -- codepo_gb/Data/CSV > data/postcode-names.bin
//
// Source   As of data/make/postcodes.cs: Ordnance Survey, Code-Point Open 2025.4.0, one row a postcode, "CO1 1AA",10,599710,225348,…
// Licence  Open Government Licence v3.0. Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail
//          copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025.
// Left out Postcodes of quality 90, which have no position.
// Format   Whole numbers as sequences of bytes, lowest seven bits first, the eighth bit set while more follow (n).
//
//   file   "HSPN"  b version = 1   n outcodes   entry…   block…
//   entry  b letters   the outcode in ASCII ("CO15")   n postcodes   n bytes        in ordinal order of the outcodes
//   block  Brotli of: n step…   n east…   n north…                                 one of each a postcode
//
// A postcode of an outcode has a number: 400 × the figure + 20 × the first letter + the second, of "CO15 1QD" the figure 1 and the letters Q and D,
// which count in "ABDEFGHJLNPQRSTUWXYZ". The first step is from −1, each step 1 or more less 1. East and north are squares of 10 m from those of
// the postcode before, the first from 0, as 2 × d where d is 0 or more and −2 × d − 1 where it is less. Same input, same bytes.

using System.Globalization;
using System.IO.Compression;
using System.Text;

if (args.Length != 1 || !Directory.Exists(args[0]))
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/postcode-names.cs -- FOLDER-OF-CSV-FILES > data/postcode-names.bin");
    return 2;
}

const string Letters = "ABDEFGHJLNPQRSTUWXYZ";
const int Grain = 10;
var outcodes = new SortedDictionary<string, SortedDictionary<int, (int East, int North)>>(StringComparer.Ordinal);
int withoutPosition = 0;
foreach (string path in Directory.GetFiles(args[0], "*.csv").Order(StringComparer.Ordinal))
{
    foreach (string line in File.ReadLines(path))
    {
        string[] field = line.Split(',');
        if (field[1] == "90")
        {
            withoutPosition++;
            continue;
        }
        string code = field[0].Trim('"').Replace(" ", "", StringComparison.Ordinal), outcode = code[..^3];
        int number = 400 * (code[^3] - '0') + 20 * Letters.IndexOf(code[^2]) + Letters.IndexOf(code[^1]);
        if (code[^3] is < '0' or > '9' || !Letters.Contains(code[^2]) || !Letters.Contains(code[^1]))
            throw new InvalidDataException($"{path}: {line} is no postcode.");
        if (!outcodes.TryGetValue(outcode, out SortedDictionary<int, (int, int)>? codes))
            outcodes.Add(outcode, codes = []);
        codes.Add(number, (int.Parse(field[2], CultureInfo.InvariantCulture) / Grain, int.Parse(field[3], CultureInfo.InvariantCulture) / Grain));
    }
}

var file = new MemoryStream();
var blocks = new List<byte[]>();
file.Write("HSPN\u0001"u8);
Write(file, outcodes.Count);
foreach ((string outcode, SortedDictionary<int, (int, int)> codes) in outcodes)
{
    byte[] block = Pack(codes);
    blocks.Add(block);
    file.WriteByte((byte)outcode.Length);
    file.Write(Encoding.ASCII.GetBytes(outcode));
    Write(file, codes.Count);
    Write(file, block.Length);
}
foreach (byte[] block in blocks)
    file.Write(block);
await using Stream output = Console.OpenStandardOutput();
await output.WriteAsync(file.ToArray());
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
    $"{outcodes.Values.Sum(static c => c.Count)} postcodes in {outcodes.Count} outcodes, {withoutPosition} without a position, {file.Length} bytes"));
return 0;

static byte[] Pack(SortedDictionary<int, (int East, int North)> codes)
{
    var plain = new MemoryStream();
    int last = -1;
    foreach (int number in codes.Keys)
    {
        Write(plain, number - last - 1);
        last = number;
    }
    int before = 0;
    foreach ((int east, int _) in codes.Values)
    {
        Write(plain, Unsigned(east - before));
        before = east;
    }
    before = 0;
    foreach ((int _, int north) in codes.Values)
    {
        Write(plain, Unsigned(north - before));
        before = north;
    }
    byte[] bytes = plain.ToArray(), room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
    return BrotliEncoder.TryCompress(bytes, room, out int written, quality: 11, window: 18)
        ? room[..written]
        : throw new InvalidDataException("An outcode could not be compressed.");
}

static int Unsigned(int step) => step >= 0 ? 2 * step : -2 * step - 1;

static void Write(Stream to, int number)
{
    for (; number >= 128; number >>= 7)
        to.WriteByte((byte)(number | 128));
    to.WriteByte((byte)number);
}
