namespace Hotspots.Core.Model.Assessments;

/// <summary>Data protection impact assessment: its facts in sections, and blanks where judgement belongs.</summary>
internal sealed record Assessment
{
    /// <summary>The security marking of every page.</summary>
    public required string Marking { get; init; }

    /// <summary>What it is an assessment of, "Data protection impact assessment: county-lines.csv".</summary>
    public required string Title { get; init; }

    /// <summary>By which version it was filled in.</summary>
    public required string Version { get; init; }

    /// <summary>Its sections, in order.</summary>
    public required IReadOnlyList<AssessmentSection> Sections { get; init; }

    /// <summary>How many blanks are left for people.</summary>
    public int Blanks => Sections.Sum(static section => section.Parts.Count(static part => part.Blank is not null));
}

/// <summary>Section of an assessment.</summary>
/// <param name="Heading">"3. The data".</param>
/// <param name="Parts">What stands in it, in order.</param>
internal sealed record AssessmentSection(string Heading, IReadOnlyList<AssessmentPart> Parts);

/// <summary>Part of a section: a text, a list, a table or a blank; the others are null.</summary>
internal sealed record AssessmentPart
{
    /// <summary>One sentence or several.</summary>
    public string? Text { get; init; }

    /// <summary>Points of a list.</summary>
    public IReadOnlyList<string>? Points { get; init; }

    /// <summary>A table.</summary>
    public AssessmentTable? Table { get; init; }

    /// <summary>What people are to write there.</summary>
    public string? Blank { get; init; }

    /// <summary>A text.</summary>
    public static AssessmentPart Said(string text) => new() { Text = text };

    /// <summary>A list.</summary>
    public static AssessmentPart List(IEnumerable<string> points) => new() { Points = [.. points] };

    /// <summary>A blank, to be filled in by people.</summary>
    public static AssessmentPart Asked(string question) => new() { Blank = question };
}

/// <summary>Table of an assessment. A blank cell is one that people fill in.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Head">Names of its columns.</param>
/// <param name="Rows">As many cells a row.</param>
internal sealed record AssessmentTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows);
