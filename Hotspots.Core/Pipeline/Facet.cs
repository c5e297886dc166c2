namespace Hotspots.Core.Pipeline;

/// <summary>By which of its texts can an incident be told from others?</summary>
public enum Facet
{
    /// <summary>tip, warrant, seizure, or any other word.</summary>
    Kind,

    /// <summary>The town as recorded.</summary>
    Town,

    /// <summary>The street or place name as recorded.</summary>
    Street,

    /// <summary>The operation's name.</summary>
    Operation,

    /// <summary>The county line's name.</summary>
    Line,

    /// <summary>What was seized; several drugs of one seizure are one text, "cocaine; heroin".</summary>
    Drug,

    /// <summary>The grading of a tip, "2BP".</summary>
    Grade,
}
