using System.Globalization;
using System.Text;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Outputs.Formats.Csv;

namespace Hotspots.Core.Files.Rejects;

/// <summary>Table of rejected rows, with the reasons: a CSV to be mended in a spreadsheet and loaded again.</summary>
/// <remarks>
/// First the columns of <see cref="RejectsText.NoteHeaders"/>, which are passed over when the mended file is loaded, then every header of
/// the files the rows came from. Every field that is not blank stands in quotes as RFC 4180 says, lines end with CR LF, and a byte order mark tells
/// Excel that it is UTF-8. No field is a formula and none holds a character that nobody sees: <see cref="RejectsText"/> says how, and takes it
/// away again when the table is loaded, so that each row comes back to the last letter. The security marking stands in every row, so that a row
/// that is copied out still carries it.
/// </remarks>
internal static class RejectsWriter
{
    /// <summary>Most columns: a table that is wider is not read again.</summary>
    public const int MaxColumns = 4000;

    /// <summary>The column for what has no column of its own, one field a line: "header: field".</summary>
    public const string FurtherHeader = "further columns";

    /// <summary>
    /// Longest field that stands in quotes, characters: the reader takes a quote that is closed after a million bytes for a stray one.
    /// </summary>
    private const int MaxQuoted = 250_000;

    /// <summary>Writes all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="marking">The security marking of each.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static void Write(IReadOnlyList<RejectedRow> rows, string marking, Stream stream, CancellationToken cancellation)
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
            line[0] = OptionNames.OnCommandLine(Reason(row.Issue));
            line[1] = row.Issue.File;
            line[2] = row.Issue.Line.ToString(CultureInfo.InvariantCulture);
            line[3] = marking;
            Fill(line, row, plans[row.Headers]);
            WriteLine(writer, line);
        }
    }

    private static void Fill(string[] line, RejectedRow row, int[] plan)
    {
        StringBuilder? further = null;
        for (int f = 0; f < row.Fields.Count; f++)
        {
            if (plan[f] == MaxColumns - 1)
                (further ??= new StringBuilder()).Append(HeaderOf(row.Headers, f)).Append(": ").Append(row.Fields[f]).Append('\n');
            else if (plan[f] >= 0)
                line[plan[f]] = row.Fields[f];
        }
        if (further is not null)
            line[MaxColumns - 1] = further.ToString();
    }

    private static string Reason(ReadIssue issue) =>
        issue.Column.Length > 0 ? $"{issue.Column} \"{issue.Value}\": expected {issue.Expected}" : $"expected {issue.Expected}";

    // Headers that files share are one column. A header that one file has twice, and fields beyond the last header, get a column each,
    // so that nothing of a row is lost. The reasons of an earlier table make place for those of this one.
    private static List<string> Union(IReadOnlyList<RejectedRow> rows, Dictionary<IReadOnlyList<string>, int[]> plans)
    {
        List<string> headers = [.. RejectsText.NoteHeaders];
        var places = new Dictionary<(string Header, int Nth), int>();
        var widths = new Dictionary<IReadOnlyList<string>, int>(ReferenceEqualityComparer.Instance);
        foreach (RejectedRow row in rows)
            widths[row.Headers] = Math.Max(widths.GetValueOrDefault(row.Headers, row.Headers.Count), row.Fields.Count);
        foreach ((IReadOnlyList<string> own, int width) in widths)
        {
            bool mended = RejectsText.IsRejects(own);
            var plan = new int[width];
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int f = 0; f < width; f++)
            {
                string header = HeaderOf(own, f);
                int nth = seen[header] = seen.GetValueOrDefault(header) + 1;
                if (mended && RejectsText.IsNote(header))
                    plan[f] = -1;
                else if (!places.TryGetValue((header, nth), out plan[f]))
                    places.Add((header, nth), plan[f] = Place(headers, header));
            }
            plans.Add(own, plan);
        }
        return headers;
    }

    private static int Place(List<string> headers, string header)
    {
        if (headers.Count < MaxColumns)
            headers.Add(headers.Count == MaxColumns - 1 ? FurtherHeader : header);
        return headers.Count - 1;
    }

    private static string HeaderOf(IReadOnlyList<string> headers, int column) =>
        column < headers.Count ? headers[column] : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");

    private static void WriteLine(StreamWriter writer, IReadOnlyList<string> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            string field = RejectsText.Protect(fields[i]);
            if (field.Length > MaxQuoted)
                writer.Write(WithoutQuotes(field));
            else if (field.Length > 0)
                writer.Write(SpreadsheetCell.Quoted(field));
        }
        writer.WriteLine();
    }

    private static string WithoutQuotes(string field) => field
        .Replace("\"", RejectsText.Escaped('"'), StringComparison.Ordinal)
        .Replace(",", RejectsText.Escaped(','), StringComparison.Ordinal)
        .Replace("\r", RejectsText.Escaped('\r'), StringComparison.Ordinal)
        .Replace("\n", RejectsText.Escaped('\n'), StringComparison.Ordinal);
}
