using Spectre.Console;

namespace Hotspots.Cli.Reports;

/// <summary>One column of a table.</summary>
/// <param name="Title">Says the unit where there is one.</param>
/// <param name="IsNumber">Numbers stand at the right, under each other.</param>
internal readonly record struct TableColumn(string Title, bool IsNumber = false);

/// <summary>A report on its way out: headings, lines and tables, drawn on a screen or as plain lines for another program.</summary>
internal sealed class Page
{
    private const string Indent = "  ";

    private readonly TextWriter _out;
    private readonly IAnsiConsole? _screen;
    private readonly int _width;
    private bool _begun;

    public Page(Terminal terminal)
    {
        _out = terminal.Out;
        _screen = terminal.OutIsScreen ? terminal.Screen(terminal.Out) : null;
        _width = terminal.Width;
    }

    /// <summary>A heading after a blank line.</summary>
    public void Heading(string text)
    {
        if (_begun)
            _out.WriteLine();
        _begun = true;
        if (_screen is null)
            _out.WriteLine(Wording.Clean(text));
        else
            _screen.WriteLine(Wording.Clean(text), new Style(decoration: Decoration.Bold));
    }

    /// <summary>A paragraph, indented and broken between words.</summary>
    public void Text(string text) => Wrapped(text, Indent, Indent);

    /// <summary>A point of a list.</summary>
    public void Point(string text) => Wrapped(text, Indent + "- ", Indent + Indent);

    /// <summary>A table; nothing when there are no rows.</summary>
    public void Table(TableColumn[] columns, IReadOnlyList<string[]> rows)
    {
        _begun = true;
        if (rows.Count == 0)
            return;
        if (_screen is null)
            PlainTable(columns, rows);
        else
            ScreenTable(_screen, columns, rows);
    }

    /// <summary>Breaks a text between words into lines of at most <paramref name="width"/> characters; a longer word stays whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }
        if (line.Length > 0)
            yield return line;
    }

    private void Wrapped(string text, string first, string rest)
    {
        _begun = true;
        string indent = first;
        foreach (string line in Wrap(Wording.Clean(text), _width - first.Length))
        {
            _out.WriteLine(indent + line);
            indent = rest;
        }
    }

    // One row a line, never broken: what reads it looks for lines.
    private void PlainTable(TableColumn[] columns, IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. columns.Select((column, c) => Math.Max(column.Title.Length, rows.Max(row => Wording.Clean(row[c]).Length)))];
        if (columns.Any(static column => column.Title.Length > 0))
            PlainRow(columns, widths, [.. columns.Select(static column => column.Title)]);
        foreach (string[] row in rows)
            PlainRow(columns, widths, row);
    }

    private void PlainRow(TableColumn[] columns, int[] widths, string[] cells)
    {
        IEnumerable<string> padded = cells.Select((cell, c) =>
            columns[c].IsNumber ? Wording.Clean(cell).PadLeft(widths[c]) : Wording.Clean(cell).PadRight(widths[c]));
        _out.WriteLine((Indent + string.Join(Indent, padded)).TrimEnd());
    }

    private static void ScreenTable(IAnsiConsole screen, TableColumn[] columns, IReadOnlyList<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = columns.Any(static column => column.Title.Length > 0) };
        foreach (TableColumn column in columns)
        {
            table.AddColumn(new Spectre.Console.TableColumn(new Text(column.Title))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = column.IsNumber,
            });
        }
        foreach (string[] row in rows)
            table.AddRow(row.Select(static cell => new Text(Wording.Clean(cell))));
        screen.Write(table);
    }
}
