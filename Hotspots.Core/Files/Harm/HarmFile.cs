using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Harm;

namespace Hotspots.Core.Files.Harm;

/// <summary>Harm table of a file: CSV or Excel, of the force's own or an official workbook of severity by offence.</summary>
/// <remarks>
/// Of the force's own: columns in (kind, drug, class, grade, word or column), value, score (or threat, harm and risk, which are added up) and
/// why. An official workbook: a column of offences and one of scores, in the first sheet that has both; lines without a score are headings.
/// </remarks>
internal static class HarmFile
{
    private const int MostRows = 100_000, HeaderWithin = 40;
    private const double MostScore = 1e9;

    private static readonly string[] InNames = ["in", "part", "field"], ValueNames = ["value", "is", "word"], ScoreNames = ["score", "points"];
    private static readonly string[] ThreeNames = ["threat", "harm", "risk"], WhyNames = ["why", "reason", "label"];

    private static readonly string[] TitleNames =
        ["fulloffencetitle", "offencetitle", "offence", "offencedescription", "offencename", "crimetype", "offencegroup", "description"];

    private static readonly string[] OfficialScores =
        ["cchiscore", "cchi", "chiscore", "severityscore", "severityweight", "severity", "crimeseverityscore", "weight", "weighting", "score"];

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">It cannot be read or is no harm table; one sentence that says what to change.</exception>
    public static HarmTable Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] bytes = InputBytes.Read(path);
            string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            foreach (TableRow[] rows in TableRows.Read(bytes, name))
            {
                if (Rows(name, rows) is { } found)
                    return new HarmTable(name, digest, found);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The harm table {path} cannot be read: {e.Message}", e);
        }
        throw new ArgumentException($"The harm table {name} has no row of column names with in, value and score (or, as in an official workbook, an "
            + "offence and a score): \"hotspots harm drugs\" prints a table to begin with.");
    }

    private static List<HarmRow>? Rows(string name, TableRow[] rows)
    {
        for (int at = 0; at < Math.Min(rows.Length, HeaderWithin); at++)
        {
            string[] headers = Array.ConvertAll(rows[at].Cells, Plain);
            int part = Find(headers, InNames), value = Find(headers, ValueNames), score = Find(headers, ScoreNames);
            int[] three = [.. ThreeNames.Select(one => Find(headers, [one])).Where(static column => column >= 0)];
            if (part >= 0 && value >= 0 && (score >= 0 || three.Length > 0))
                return Own(name, rows[(at + 1)..], part, value, score >= 0 ? [score] : three, Find(headers, WhyNames));
            int title = Find(headers, TitleNames), official = Find(headers, OfficialScores);
            if (title >= 0 && official >= 0)
                return Official(name, rows[(at + 1)..], title, official);
        }
        return null;
    }

    private static List<HarmRow> Own(string name, TableRow[] rows, int part, int value, int[] scores, int why)
    {
        var found = new List<HarmRow>();
        var known = new Dictionary<(HarmPart, string), double>();
        foreach (TableRow row in rows.Where(static row => row.Cells.Any(static cell => cell.Length > 0)))
        {
            if (!Enum.TryParse(row[part], ignoreCase: true, out HarmPart of) || !Enum.IsDefined(of) || char.IsDigit(row[part][0]))
                throw Refused(name, row, $"has \"{row[part]}\" where one of kind, drug, class, grade, word and column must stand");
            if (row[value].Length == 0)
                throw Refused(name, row, "does not say which value it is for");
            double score = 0;
            foreach (int column in scores)
                score += Number(row[column]) ?? (row[column].Length == 0 && scores.Length > 1 ? 0 : throw Refused(
                    name, row, $"has \"{row[column]}\" where a score of 0 or more must stand"));
            if (known.TryGetValue((of, row[value].ToUpperInvariant()), out double before) && before != score)
                throw Refused(name, row, $"gives {row[value]} a second score: give it one");
            known[(of, row[value].ToUpperInvariant())] = score;
            string meant = of == HarmPart.Kind ? KindNames.Canonical(row[value]) : row[value];
            found.Add(new HarmRow(of, meant, score, row[why].Length > 0 ? row[why] : Label(of, row[value])));
        }
        return Checked(name, found);
    }

    private static List<HarmRow> Official(string name, TableRow[] rows, int title, int score)
    {
        var highest = new Dictionary<string, HarmRow>(StringComparer.OrdinalIgnoreCase);
        foreach (TableRow row in rows)
        {
            // One offence may stand under several codes: the gravest counts.
            if (row[title].Length == 0 || Number(row[score]) is not { } points)
                continue;
            if (!highest.TryGetValue(row[title], out HarmRow? other) || other.Score < points)
                highest[row[title]] = new HarmRow(HarmPart.Kind, row[title], points, row[title]);
        }
        return Checked(name, [.. highest.Values]);
    }

    private static List<HarmRow> Checked(string name, List<HarmRow> rows) => rows.Count is > 0 and <= MostRows ? rows
        : throw new ArgumentException($"The harm table {name} has {(rows.Count == 0 ? "no row with a score" : "too many rows")}: give another.");

    private static string Label(HarmPart part, string value) =>
        part is HarmPart.Kind or HarmPart.Drug or HarmPart.Column ? value : $"{part.ToString().ToLowerInvariant()} {value}";

    private static ArgumentException Refused(string name, TableRow row, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The harm table {name} {what} (line {row.Line}): mend that line."));

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number)
        && number is >= 0 and <= MostScore ? number : null;

    private static int Find(string[] headers, string[] names) =>
        names.Select(name => Array.IndexOf(headers, name)).FirstOrDefault(static column => column >= 0, -1);

    private static string Plain(string header) => new([.. header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
