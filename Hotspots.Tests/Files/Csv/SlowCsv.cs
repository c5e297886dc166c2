using System.Text;

namespace Hotspots.Tests.Files.Csv;

/// <summary>
/// The obvious reader: one character after another, rules written down as they are said. A quote opens a field only as its first character; two
/// quotes inside stand for one; after the closing quote only spaces may come before the comma or the line's end; a row that breaks this ends at its
/// first line end and is refused; a line without any character is no row; LF, CR and CRLF end a line.
/// </summary>
internal static class SlowCsv
{
    public static List<(int Line, string[] Fields, bool Refused)> Read(string text)
    {
        var rows = new List<(int Line, string[] Fields, bool Refused)>();
        int at = 0, line = 1;
        while (at < text.Length)
        {
            if (text[at] is '\r' or '\n')
            {
                at = AfterEnd(text, at);
                line++;
                continue;
            }
            int start = at, lines = 0;
            var fields = new List<string>();
            if (TryRow(text, ref at, fields, ref lines))
            {
                rows.Add((line, [.. fields], false));
                line += lines;
            }
            else
            {
                at = start;
                while (at < text.Length && text[at] is not ('\r' or '\n'))
                    at++;
                rows.Add((line, text[start..at].Split(','), true));
                at = at < text.Length ? AfterEnd(text, at) : at;
                line++;
            }
        }
        return rows;
    }

    private static bool TryRow(string text, ref int at, List<string> fields, ref int lines)
    {
        while (true)
        {
            var field = new StringBuilder();
            if (at < text.Length && text[at] == '"')
            {
                at++;
                while (true)
                {
                    if (at >= text.Length)
                        return false;
                    if (text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                    {
                        field.Append('"');
                        at += 2;
                    }
                    else if (text[at] == '"')
                    {
                        at++;
                        break;
                    }
                    else
                    {
                        if (text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n')))
                            lines++;
                        field.Append(text[at++]);
                    }
                }
                while (at < text.Length && text[at] == ' ')
                    at++;
                if (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                    return false;
            }
            else
            {
                while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
                    field.Append(text[at++]);
            }
            fields.Add(field.ToString());
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }
            lines++;
            at = at < text.Length ? AfterEnd(text, at) : at;
            return true;
        }
    }

    private static int AfterEnd(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
}
