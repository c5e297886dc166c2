namespace Hotspots.Core.Selection;

/// <summary>Study areas by name. Incidents are divided among areas, not filtered by them.</summary>
/// <remarks>An area is found by its exact name first: "Mold" and "MOLD" of one boundary file are two.</remarks>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with other names.</param>
internal sealed class AreasField(Func<IncidentQuery, IReadOnlyList<string>> get, Func<IncidentQuery, IReadOnlyList<string>, IncidentQuery> with)
    : QueryField<IReadOnlyList<string>>(get, with)
{
    public override QueryValue Takes => QueryValue.Texts;

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed);

    public override IncidentQuery Canonical(IncidentQuery query) =>
        With(query, [.. Get(query).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public override string Record(IncidentQuery query) => NameList.Of(Get(query));
}

/// <summary>Boundary: path of a file that areas are read from, or the words that name areas in the box, such as "ward:Pier, Tendring".</summary>
/// <remarks>A file is recorded by its name, words as they are; what makes two runs the same is the digest of either.</remarks>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with another path.</param>
internal sealed class FileField(Func<IncidentQuery, string?> get, Func<IncidentQuery, string?, IncidentQuery> with) : QueryField<string?>(get, with)
{
    public override QueryValue Takes => QueryValue.File;

    /// <inheritdoc/>
    public override bool IsOfPage => true;

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed[0]);

    // A name may have a slash in it that is no folder's: "ward:Brading/St Helens, Isle of Wight".
    public override string Record(IncidentQuery query) => Get(query) is { } text
        ? text.Contains(':', StringComparison.Ordinal) && !File.Exists(text) && !Path.IsPathRooted(text) ? text : Path.GetFileName(text)
        : "";
}

/// <summary>Switch: all incidents as one area.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with it on or off.</param>
internal sealed class WholeField(Func<IncidentQuery, bool> get, Func<IncidentQuery, bool, IncidentQuery> with) : QueryField<bool>(get, with)
{
    public override QueryValue Takes => QueryValue.Switch;

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, true);

    public override string Record(IncidentQuery query) => Get(query) ? "yes" : "";

    internal override void Check(IncidentQuery query)
    {
        if (Get(query) && (query.BoundaryFile is not null || query.Areas.Count > 0))
            throw new ArgumentException("⟨whole⟩ takes everything as one area: leave out ⟨area⟩ and ⟨boundary⟩, or leave out ⟨whole⟩.");
    }
}
