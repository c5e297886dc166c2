using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Selection.Grades;

/// <summary>Switch: incidents graded E, suspected false, are kept in; without it they are left out of every analysis, and counted.</summary>
/// <remarks>Who asks for gradings by name has said which are wanted: then none is left out beside them.</remarks>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with it on or off.</param>
internal sealed class SuspectedFalseField(Func<IncidentQuery, bool> get, Func<IncidentQuery, bool, IncidentQuery> with) : QueryField<bool>(get, with)
{
    /// <inheritdoc/>
    public override QueryValue Takes => QueryValue.Switch;

    /// <inheritdoc/>
    public override bool IsOfPage => true;

    /// <inheritdoc/>
    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, true);

    /// <inheritdoc/>
    public override string Record(IncidentQuery query) => Get(query) ? "kept" : "";

    internal override string Scope(IncidentQuery query) => Get(query) ? "suspected false kept in" : "";

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets) =>
        LeavesOut(query) && IsFalse(facets) is { } isFalse ? i => !isFalse(i) : null;

    /// <summary>Does a query leave them out?</summary>
    public bool LeavesOut(IncidentQuery query) => !Get(query) && query.Grades.Count == 0;

    /// <summary>Is an incident suspected false? Null where none is.</summary>
    public static Predicate<int>? IsFalse(IncidentFacets facets)
    {
        if (facets.Texts(Facet.Reliance) is not { } reliances)
            return null;
        bool[] isFalse = [.. Enumerable.Range(0, reliances.Texts.Length).Select(code => reliances.Texts[code].EndsWith('E'))];
        return isFalse.Contains(true) ? i => isFalse[reliances.CodeAt(i)] : null;
    }

    /// <summary>What must be said of incidents that are suspected false, each one sentence.</summary>
    /// <param name="query">What was asked for.</param>
    /// <param name="counts">How many there are.</param>
    public IEnumerable<string> Notes(IncidentQuery query, GradeCounts counts)
    {
        (int isFalse, bool areOut, int older, int olderFalse) = counts;
        if (isFalse > 0)
        {
            bool one = isFalse == 1;
            string end = areOut ? $"left out; {OptionNames.Of(Option)} keeps {(one ? "it" : "them")} in"
                : Get(query) ? "kept in, as was asked" : "kept in, for gradings were asked for by name";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{isFalse:N0} {(one ? "incident" : "incidents")} graded E, suspected false, {(one ? "is" : "are")} {end}.");
        }
        if (older > 0)
        {
            string fives = olderFalse == 0 ? "." : string.Create(
                CultureInfo.InvariantCulture,
                $": {olderFalse:N0} of them, suspected to be false there (5), {(olderFalse == 1 ? "stays" : "stay")} in.");
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{older:N0} {(older == 1 ? "incident has a grade" : "incidents have grades")} of the older 5x5x5, which are not converted{fives}");
        }
    }
}
