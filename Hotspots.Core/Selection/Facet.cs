using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Selection;

/// <summary>Facet of incidents: one of the texts by which an incident can be told from others.</summary>
internal sealed class Facet
{
    private readonly bool _isList;

    private Facet(string name, Func<IncidentTable, CodedTextColumn?> column, bool isList = false) => (Name, Column, _isList) = (name, column, isList);

    /// <summary>tip, warrant, seizure, or any other word.</summary>
    public static Facet Kind { get; } = new("kind", static incidents => incidents.Kinds);

    /// <summary>The town as recorded.</summary>
    public static Facet Town { get; } = Of("town", ColumnRole.Town);

    /// <summary>The street or place name as recorded.</summary>
    public static Facet Street { get; } = Of("street", ColumnRole.Street);

    /// <summary>The operation's name.</summary>
    public static Facet Operation { get; } = Of("operation", ColumnRole.Operation);

    /// <summary>The county line's name.</summary>
    public static Facet Line { get; } = Of("line", ColumnRole.Line);

    /// <summary>What was seized; several drugs of one seizure are one text, "cocaine; heroin".</summary>
    public static Facet Drug { get; } = new("drug", FacetTexts.Drugs, isList: true);

    /// <summary>The grading of a tip, "2BP".</summary>
    public static Facet Grade { get; } = new("grade", GradeTexts.Grades);

    /// <summary>How far a grade can be relied on: source and intelligence, "2D". See <see cref="Grading.Reliance"/>.</summary>
    public static Facet Reliance { get; } = new("reliance", GradeTexts.Reliances);

    /// <summary>"tips" for what was told, "facts" for what was found, blank for neither.</summary>
    public static Facet Basis { get; } = new("basis", GradeTexts.Bases);

    /// <summary>Its name, and that of its column on the seam to the page: "operation".</summary>
    public string Name { get; }

    /// <summary>Its text of each incident as the files have it; null where no file has such a column.</summary>
    internal Func<IncidentTable, CodedTextColumn?> Column { get; }

    /// <summary>The facet that a column of the files is.</summary>
    /// <param name="name">See <see cref="Name"/>.</param>
    /// <param name="role">What the column means.</param>
    public static Facet Of(string name, ColumnRole role) => new(name, incidents => FacetTexts.Coded(incidents, role));

    /// <summary>Does a text hold the name: as a whole, or (drugs) as one of several? In any case.</summary>
    internal bool Holds(string text, string name) =>
        string.Equals(text, name, StringComparison.OrdinalIgnoreCase)
        || (_isList && text.Contains(';', StringComparison.Ordinal)
            && text.Split(';', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase));
}
