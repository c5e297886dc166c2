using System.Buffers;
using System.Globalization;
using System.Text;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which rows could not be understood, and why? A CSV to be mended in a spreadsheet and loaded again.</summary>
/// <remarks>
/// First the three columns of <see cref="NoteHeaders"/>, which are passed over when the mended file is loaded, then every header of
/// the files the rows came from. Fields are quoted as RFC 4180 says, lines end with CR LF, and a byte order mark tells Excel that it
/// is UTF-8. A field is never changed, not even one that begins with = or + and that a spreadsheet may take for a formula: the row is
/// to be mended and loaded again, and an apostrophe put before "+01:00" or "-3.14" would itself be a mistake to mend. Spreadsheets ask
/// before they run anything that reaches out of the file.
/// </remarks>
internal static class RejectsWriter
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n;\t");

    /// <summary>The headers of the columns that say why and whence.</summary>
    public static IReadOnlyList<string> NoteHeaders { get; } = ["rejected because", "rejected file", "rejected line"];

    /// <summary>Writes all rows.</summary>
    public static void Write(IReadOnlyList<RejectedRow> rows, Stream stream, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        writer.NewLine = "\r\n";
        var plans = new Dictionary<IReadOnlyList<string>, int[]>(ReferenceEqualityComparer.Instance);
        List<string> headers = Union(rows, plans);
        WriteLine(writer, headers);
        var line = new string[headers.Count];
        foreach (RejectedRow row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Fill(line, "");
            line[0] = Reason(row.Issue);
            line[1] = row.Issue.File;
            line[2] = row.Issue.Line.ToString(CultureInfo.InvariantCulture);
            int[] plan = plans[row.Headers];
            for (int f = 0; f < row.Fields.Count; f++)
                line[plan[f]] = row.Fields[f];
            WriteLine(writer, line);
        }
    }

    private static string Reason(ReadIssue issue) =>
        issue.Column.Length > 0 ? $"{issue.Column} \"{issue.Value}\": expected {issue.Expected}" : $"expected {issue.Expected}";

    // Headers that files share are one column. A header that one file has twice, and fields beyond the last header, get a column each,
    // so that nothing of a row is lost.
    private static List<string> Union(IReadOnlyList<RejectedRow> rows, Dictionary<IReadOnlyList<string>, int[]> plans)
    {
        List<string> headers = [.. NoteHeaders];
        var places = new Dictionary<(string Header, int Nth), int>();
        var widths = new Dictionary<IReadOnlyList<string>, int>(ReferenceEqualityComparer.Instance);
        foreach (RejectedRow row in rows)
            widths[row.Headers] = Math.Max(widths.GetValueOrDefault(row.Headers, row.Headers.Count), row.Fields.Count);
        foreach ((IReadOnlyList<string> own, int width) in widths)
        {
            var plan = new int[width];
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int f = 0; f < width; f++)
            {
                string header = f < own.Count ? own[f] : string.Create(CultureInfo.InvariantCulture, $"column {f + 1}");
                int nth = seen[header] = seen.GetValueOrDefault(header) + 1;
                if (!places.TryGetValue((header, nth), out plan[f]))
                {
                    plan[f] = headers.Count;
                    places.Add((header, nth), plan[f]);
                    headers.Add(header);
                }
            }
            plans.Add(own, plan);
        }
        return headers;
    }

    private static void WriteLine(StreamWriter writer, IReadOnlyList<string> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            string field = fields[i];
            // Leading and trailing blanks are quoted too: some readers trim what is not.
            bool quoted = field.AsSpan().ContainsAny(NeedsQuotes) || (field.Length > 0 && (field[0] == ' ' || field[^1] == ' '));
            if (quoted)
                writer.Write('"');
            writer.Write(quoted ? field.Replace("\"", "\"\"", StringComparison.Ordinal) : field);
            if (quoted)
                writer.Write('"');
        }
        writer.WriteLine();
    }
}
