using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Addresses;

/// <summary>Counting of addresses from OS Open UPRN: a table of some 40 million rows that is read once through and never held.</summary>
/// <remarks>Each row with an easting and a northing counts as an address; the columns are found by their names, in any order.</remarks>
internal static class AddressFile
{
    private const int BlockBytes = 1 << 20, MostColumns = 256;

    private static readonly string[] EastingNames = ["XCOORDINATE", "EASTING", "X"], NorthingNames = ["YCOORDINATE", "NORTHING", "Y"];

    /// <summary>Addresses in each cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="grid">Whose cells.</param>
    /// <param name="cells">The cells, ascending.</param>
    /// <param name="box">A box that holds them.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">It cannot be read, or is no such table; says what to change.</exception>
    public static int[] CountIn(string path, CellGrid grid, int[] cells, GridBox box, CancellationToken cancellation)
    {
        string name = Path.GetFileName(path);
        var places = new Dictionary<int, int>(cells.Length);
        for (int i = 0; i < cells.Length; i++)
            places[cells[i]] = i;
        var counts = new int[cells.Length];
        long rows = 0, inside = 0;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            var block = new byte[BlockBytes];
            int held = 0;
            (int Easting, int Northing)? columns = null;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                int read = file.Read(block, held, block.Length - held);
                int end = held + read;
                bool isLast = read == 0;
                int at = 0;
                while (at < end)
                {
                    int length = block.AsSpan(at, end - at).IndexOf((byte)'\n');
                    if (length < 0 && !isLast)
                        break;
                    ReadOnlySpan<byte> line = block.AsSpan(at, length < 0 ? end - at : length).TrimEnd((byte)'\r');
                    at += (length < 0 ? end - at : length) + 1;
                    if (columns is not { } known)
                        columns = Columns(line, name);
                    else if (line.Length > 0 && Add(line, known))
                        rows++;
                }
                if (isLast)
                    break;
                held = Math.Max(0, end - at);
                if (held == block.Length)
                    throw new ArgumentException($"The addresses {name} have a line of more than a megabyte: give the CSV file of OS Open UPRN.");
                block.AsSpan(at < end ? at : end, held).CopyTo(block);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"The addresses {name} cannot be read: {e.Message}", e);
        }
        if (inside == 0)
        {
            throw new ArgumentException(rows == 0
                ? $"The addresses {name} have no row with an easting and a northing: give the CSV file of OS Open UPRN."
                : string.Create(CultureInfo.InvariantCulture,
                    $"None of the {rows:N0} addresses of {name} lies in the area: give those of its county."));
        }
        return counts;

        bool Add(ReadOnlySpan<byte> line, (int Easting, int Northing) known)
        {
            if (!Number(line, known.Easting, out double easting) || !Number(line, known.Northing, out double northing))
                return false;
            if (box.Contains(new GridPoint(easting, northing)) && places.TryGetValue(grid.CellAt(easting, northing), out int place))
            {
                counts[place]++;
                inside++;
            }
            return true;
        }
    }

    private static (int Easting, int Northing) Columns(ReadOnlySpan<byte> line, string name)
    {
        string[] headers = [.. Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split(',', MostColumns)
            .Select(static header => new string([.. header.Where(char.IsLetterOrDigit)]).ToUpperInvariant())];
        int easting = Find(EastingNames), northing = Find(NorthingNames);
        return easting >= 0 && northing >= 0 ? (easting, northing) : throw new ArgumentException(
            $"The addresses {name} have no columns X_COORDINATE and Y_COORDINATE: give the CSV file of OS Open UPRN, whose first line names them.");

        int Find(string[] names) => names.Select(one => Array.IndexOf(headers, one)).FirstOrDefault(static column => column >= 0, -1);
    }

    private static bool Number(ReadOnlySpan<byte> line, int column, out double number)
    {
        for (; column > 0; column--)
        {
            int comma = line.IndexOf((byte)',');
            if (comma < 0)
            {
                number = 0;
                return false;
            }
            line = line[(comma + 1)..];
        }
        int end = line.IndexOf((byte)',');
        line = (end < 0 ? line : line[..end]).Trim("\" "u8);
        return Utf8Parser.TryParse(line, out number, out int used) && used == line.Length && used > 0;
    }
}
