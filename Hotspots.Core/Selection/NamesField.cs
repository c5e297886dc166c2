using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Filter by name: an incident is kept when its text of a facet is, or holds, one of the names.</summary>
/// <remarks>In any case; a blank name means no text.</remarks>
/// <param name="facet">Of what.</param>
/// <param name="word">The same in words: "operation".</param>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with other names.</param>
internal sealed class NamesField(
    Facet facet, string word, Func<IncidentQuery, IReadOnlyList<string>> get, Func<IncidentQuery, IReadOnlyList<string>, IncidentQuery> with)
    : QueryField<IReadOnlyList<string>>(get, with)
{
    /// <summary>Which text of an incident is looked at.</summary>
    public Facet Facet => facet;

    /// <inheritdoc/>
    public override QueryValue Takes => QueryValue.Texts;

    /// <inheritdoc/>
    public override bool IgnoresCase => true;

    /// <summary>What a typed name means; usually itself.</summary>
    internal Func<string, string> Meaning { get; init; } = static name => name;

    /// <summary>Do the names tell by themselves of what they are, as "tip" does?</summary>
    internal bool IsPlain { get; init; }

    /// <summary>Has the scope a place of its own for them?</summary>
    internal bool HasOwnScope { get; init; }

    /// <inheritdoc/>
    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed);

    /// <inheritdoc/>
    public override IncidentQuery Canonical(IncidentQuery query) => With(query, NameList.Once(Get(query).Select(Plain)));

    /// <inheritdoc/>
    public override string Record(IncidentQuery query) => NameList.Of(Get(query));

    internal override string Sentence(IncidentQuery query) =>
        Get(query).Count == 0 ? "" : $"only {(IsPlain ? "" : word + " ")}{NameList.Of(Get(query))}";

    internal override string Scope(IncidentQuery query) =>
        HasOwnScope || Get(query).Count == 0 ? "" : $"{(IsPlain ? "only" : word)} {NameList.Few(Get(query))}";

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets)
    {
        IReadOnlyList<string> names = Get(query);
        if (names.Count == 0)
            return null;
        CodedTextColumn texts = facets.Texts(facet)
            ?? throw new ArgumentException($"No incident says its {word}: leave out {OptionNames.Of(Option)}.");
        string[] known = [.. Enumerable.Range(0, texts.Texts.Length).Select(code => texts.Texts[code])];
        var wanted = new bool[known.Length];
        foreach (string name in names)
        {
            string plain = Plain(name);
            bool found = false;
            for (int code = 0; code < known.Length; code++)
            {
                if (facet.Holds(known[code], plain))
                    found = wanted[code] = true;
            }
            if (!found && known.Length > 1)
                throw new ArgumentException($"No incident is of the {word} \"{name}\"; there are {NameList.Known(known)}.");
        }
        return i => wanted[texts.CodeAt(i)];
    }

    private string Plain(string name) => Meaning(name.Trim());
}
