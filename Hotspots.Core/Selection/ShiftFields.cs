using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;

namespace Hotspots.Core.Selection;

/// <summary>Filter by shift: an incident is kept when it can have happened in it, and counts with its aoristic share.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with another shift.</param>
internal sealed class ShiftField(Func<IncidentQuery, string?> get, Func<IncidentQuery, string?, IncidentQuery> with) : QueryField<string?>(get, with)
{
    public override QueryValue Takes => QueryValue.Text;

    public override bool IgnoresCase => true;

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed[0]);

    public override IncidentQuery Canonical(IncidentQuery query) =>
        ShiftWish.Wanted(query) is >= 0 and int wanted ? With(query, ShiftWish.Of(query)[wanted].Name) : query;

    public override string Record(IncidentQuery query) => Get(query) ?? "";

    internal override string Sentence(IncidentQuery query) => Get(query) is null ? "" : $"only the shift {Named(query)}";

    internal override string Scope(IncidentQuery query) => Get(query) is null ? "" : $"shift {Named(query)}";

    internal override string? Note(IncidentQuery query) => Get(query) is null ? null
        : "An incident whose hour is not known has no shift and was left out; one whose time is given as a span, a week long at most, counts with "
            + "the share of that span which lies in the shift.";

    internal override void Check(IncidentQuery query)
    {
        if (ShiftWish.Wanted(query) is not (>= 0 and int wanted) || query.Hours.Count == 0)
            return;
        Shift shift = ShiftWish.Of(query)[wanted];
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{OptionNames.Of(Option)} {shift.Name} is from {shift.From:00}:00 to {shift.Until:00}:00 already: "
                + $"leave out ⟨hours⟩ or {OptionNames.Of(Option)}."));
    }

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets)
    {
        if (ShiftShares.Of(query, facets) is not { } shares)
            return null;
        ShiftShares.RequireHours(facets, Option);
        return i => shares.Of(i) > 0;
    }

    private static string Named(IncidentQuery query) => ShiftWish.Of(query)[ShiftWish.Wanted(query)].ToString();
}

/// <summary>Which shifts there are. It leaves nothing out by itself.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with other shifts.</param>
internal sealed class ShiftsField(Func<IncidentQuery, string?> get, Func<IncidentQuery, string?, IncidentQuery> with) : QueryField<string?>(get, with)
{
    public override QueryValue Takes => QueryValue.Text;

    public override ParameterKind Kind => ParameterKind.Clock;

    public override string Expected => ShiftWish.Expected;

    public override bool IsOfPage => false;

    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed[0]);

    public override IncidentQuery Canonical(IncidentQuery query) => With(query, ShiftWish.Canonical(Get(query)));

    public override string Record(IncidentQuery query) => Get(query) ?? "";

    internal override void Check(IncidentQuery query) => ShiftWish.Parse(Get(query));
}
