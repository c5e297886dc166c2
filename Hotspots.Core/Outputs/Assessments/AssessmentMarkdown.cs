using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Assessments;

namespace Hotspots.Core.Outputs.Assessments;

/// <summary>Data protection impact assessment as Markdown: headings, lists, tables, and quotes with dots where people write.</summary>
internal static class AssessmentMarkdown
{
    private const string Dots = "……………………………………………………………………";

    /// <summary>Writes it.</summary>
    /// <param name="assessment">The assessment, marked.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Assessment assessment, Stream stream)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{Plain(assessment.Marking)}**\n\n# {Plain(assessment.Title)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Facts by Hotspots {assessment.Version}. {assessment.Blanks} spaces are left for people to "
            + $"fill in.\n");
        foreach (AssessmentSection section in assessment.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Plain(section.Heading)}\n");
            foreach (AssessmentPart part in section.Parts)
                Part(text, part);
        }
        text.Append(CultureInfo.InvariantCulture, $"\n**{Plain(assessment.Marking)}**\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Part(StringBuilder text, AssessmentPart part)
    {
        text.Append('\n');
        if (part.Text is { } said)
            text.Append(Plain(said)).Append('\n');
        foreach (string point in part.Points ?? [])
            text.Append("- ").Append(Plain(point)).Append('\n');
        if (part.Table is { } table)
            Table(text, table);
        if (part.Blank is { } question)
            text.Append(CultureInfo.InvariantCulture, $"> **To be filled in:** {Plain(question)}\n>\n> {Dots}\n>\n> {Dots}\n");
    }

    private static void Table(StringBuilder text, AssessmentTable table)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Plain(table.Caption)}:\n\n");
        Row(text, table.Head);
        text.Append('|').Insert(text.Length, " --- |", table.Head.Count).Append('\n');
        foreach (IReadOnlyList<string> row in table.Rows)
            Row(text, row);
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells)
    {
        text.Append('|');
        foreach (string cell in cells)
            text.Append(CultureInfo.InvariantCulture, $" {(cell.Length == 0 ? "…" : Plain(cell))} |");
        text.Append('\n');
    }

    // What stands in a file is a text, and no heading, link or picture.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '!')
                plain.Append('\\');
            plain.Append(char.IsControl(c) ? ' ' : c);
        }
        return plain.ToString();
    }
}
