using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Assessments;

namespace Hotspots.Cli.Assessments;

/// <summary>The facts of a data protection impact assessment on the screen.</summary>
internal static class DpiaReport
{
    public static void Write(Page page, Assessment assessment, string? path)
    {
        page.Heading($"{assessment.Marking}  {assessment.Title}");
        foreach (AssessmentSection section in assessment.Sections)
        {
            page.Heading(section.Heading);
            foreach (AssessmentPart part in section.Parts)
                Part(page, part);
        }
        page.Heading(path is null ? "Nothing was written" : $"Written to {path}");
        page.Text(path is null ? "-o FILE.docx or -o FILE.md writes it, with spaces for what people fill in."
            : $"{Wording.Count(assessment.Blanks, "space is", "spaces are")} left for people to fill in.");
    }

    private static void Part(Page page, AssessmentPart part)
    {
        if (part.Text is { } text)
            page.Text(text);
        foreach (string point in part.Points ?? [])
            page.Point(point);
        if (part.Table is { } table)
            page.Table([.. table.Head.Select(static name => new TableColumn(name))], [.. table.Rows.Select(static row => row.ToArray())]);
        if (part.Blank is { } question)
            page.Text($"To be filled in by people: {question}");
    }
}
