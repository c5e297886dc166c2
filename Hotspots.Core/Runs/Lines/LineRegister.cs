using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Harm;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Lines;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Register of county lines: what a force knows of each from elsewhere, read from CSV or Excel.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Digest">SHA-256 of it.</param>
/// <param name="Lines">Its lines by name; of one that stands there more than once the latest closure counts.</param>
/// <param name="Repeated">Names that stand there more than once.</param>
internal sealed record LineRegister(
    string Name, string Digest, IReadOnlyDictionary<string, RegisteredLine> Lines, IReadOnlyList<string> Repeated)
{
    private const int HeaderWithin = 40;

    private static readonly string[] LineNamesOf = ["line", "name", "linename", "countyline"], OriginNames = ["origin", "from", "exporter"];
    private static readonly string[] OpenedNames = ["opened", "open", "start", "began"];
    private static readonly string[] ClosedNames = ["closed", "closure", "closedate", "dateclosed", "end"];
    private static readonly string[] TypeNames = ["type", "closuretype"], ChargedNames = ["holdercharged", "charged", "lineholdercharged"];
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy"];

    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or a line of it is wrong; one sentence that says what to change.</exception>
    public static LineRegister Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] bytes = InputBytes.Read(path);
            string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            foreach (TableRow[] rows in TableRows.Read(bytes, name))
            {
                if (Of(name, digest, rows) is { } register)
                    return register;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The register {name} cannot be read: {problem.Message}", problem);
        }
        throw new ArgumentException($"The register {name} has no row of column names with line: give a table of line, origin, opened, closed, "
            + "type and holderCharged, of which line alone must be there.");
    }

    private static LineRegister? Of(string name, string digest, TableRow[] rows)
    {
        for (int at = 0; at < Math.Min(rows.Length, HeaderWithin); at++)
        {
            string[] headers = Array.ConvertAll(rows[at].Cells, Plain);
            int line = Find(headers, LineNamesOf);
            if (line < 0)
                continue;
            int[] columns = [line, Find(headers, OriginNames), Find(headers, OpenedNames), Find(headers, ClosedNames), Find(headers, TypeNames),
                Find(headers, ChargedNames)];
            return Filled(name, digest, rows[(at + 1)..], columns);
        }
        return null;
    }

    private static LineRegister Filled(string name, string digest, TableRow[] rows, int[] columns)
    {
        var lines = new Dictionary<string, RegisteredLine>(StringComparer.Ordinal);
        var spelt = new Dictionary<string, string>(StringComparer.Ordinal);
        var repeated = new List<string>();
        foreach (TableRow row in rows.Where(static row => row.Cells.Any(static cell => cell.Length > 0)))
        {
            if (row[columns[0]].Length == 0)
                throw Refused(name, row, "does not say which line it is of");
            RegisteredLine read = Entry(name, row, columns);
            string key = LineNames.KeyOf(row[columns[0]], LineNames.OfLines);
            if (!spelt.TryAdd(key, row[columns[0]]))
            {
                string first = spelt[key];
                if (!repeated.Contains(first))
                    repeated.Add(first);
                // A line that is open again is in the register again.
                if ((read.Closed ?? read.Opened ?? DateOnly.MinValue) >= (lines[first].Closed ?? lines[first].Opened ?? DateOnly.MinValue))
                    lines[first] = read;
                continue;
            }
            lines.Add(row[columns[0]], read);
        }
        return lines.Count > 0 ? new LineRegister(name, digest, lines, repeated)
            : throw new ArgumentException($"The register {name} has no line in it: give it a row for each line, or leave out ⟨register⟩.");
    }

    private static RegisteredLine Entry(string name, TableRow row, int[] columns)
    {
        DateOnly? opened = Day(name, row, columns[2], "opened"), closed = Day(name, row, columns[3], "closed");
        if (opened > closed)
            throw Refused(name, row, "closes a line before it opens it");
        string type = row[columns[4]].ToUpperInvariant().Replace("TYPE", "", StringComparison.Ordinal).Trim();
        if (type is not ("" or "1" or "2"))
            throw Refused(name, row, $"has the type \"{row[columns[4]]}\" where 1 or 2 must stand");
        string charged = row[columns[5]].ToUpperInvariant();
        bool? holder = charged switch
        {
            "" => null,
            "YES" or "Y" or "TRUE" or "1" => true,
            "NO" or "N" or "FALSE" or "0" => false,
            _ => throw Refused(name, row, $"has \"{row[columns[5]]}\" where yes or no must stand for a line holder who was charged"),
        };
        return new RegisteredLine(
            row[columns[1]], opened, closed, type.Length > 0 ? int.Parse(type, CultureInfo.InvariantCulture) : null, holder);
    }

    private static DateOnly? Day(string name, TableRow row, int column, string what)
    {
        string text = row[column];
        if (text.Length == 0)
            return null;
        // A spreadsheet says midnight with a day.
        int end = text.IndexOfAny(['T', ' ']);
        string day = end > 0 && text[end..].Any(static c => c == ':') ? text[..end] : text;
        return DateOnly.TryParseExact(day, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
            && WrittenParameter.Day(read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is not null ? read
            : throw Refused(name, row, $"has \"{text}\" under {what} where a day such as 2026-03-31 or 31/03/2026 must stand");
    }

    private static ArgumentException Refused(string name, TableRow row, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The register {name} {what} (line {row.Line}): mend that line."));

    private static int Find(string[] headers, string[] names) =>
        names.Select(name => Array.IndexOf(headers, name)).FirstOrDefault(static column => column >= 0, -1);

    private static string Plain(string header) =>
        new([.. header.TrimStart('\uFEFF').Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
