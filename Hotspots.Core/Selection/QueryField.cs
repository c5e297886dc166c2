using Hotspots.Core.Model;

namespace Hotspots.Core.Selection;

/// <summary>Value of a query's field, as it is typed.</summary>
internal enum QueryValue
{
    /// <summary>Nothing: it is there or not.</summary>
    Switch,

    /// <summary>One text.</summary>
    Text,

    /// <summary>Any number of texts.</summary>
    Texts,

    /// <summary>The path of a file that is read.</summary>
    File,
}

/// <summary>Field of a selection query: one filter, from the words in which it is typed to the incidents that it keeps.</summary>
/// <remarks>Holds nothing of any query. Safe to use from many threads.</remarks>
internal abstract class QueryField : IParameter
{
    /// <summary>Its name in the record, in the key and on the seam to the page: "operations".</summary>
    public required string Name { get; init; }

    /// <summary>The property of <see cref="IncidentQuery"/> that holds it.</summary>
    public required string Property { get; init; }

    /// <summary>Name of its option: "operation".</summary>
    public required string Option { get; init; }

    /// <summary>What the option's help says.</summary>
    public required string Help { get; init; }

    /// <summary>What stands for the value in the help; null for a switch.</summary>
    public string? HelpName { get; init; }

    /// <summary>How it is typed.</summary>
    public abstract QueryValue Takes { get; }

    /// <inheritdoc/>
    public virtual ParameterKind Kind => Takes switch
    {
        QueryValue.Switch => ParameterKind.Switch,
        QueryValue.File => ParameterKind.File,
        _ => ParameterKind.Text,
    };

    /// <summary>What a text must be, as a refusal says it: "an hour from 0 to 23"; blank where it may be any.</summary>
    public virtual string Expected => "";

    string IParameter.Name => Option;

    string IParameter.Form => HelpName ?? "";

    string IParameter.Takes => Expected;

    string IParameter.DefaultRule => "";

    string IParameter.Help => Help;

    /// <summary>
    /// May a page ask for it? A page chooses among what is loaded and what is in the box: what says how areas are made is none of its business, and
    /// of a boundary it may name an area in the box and no file.
    /// </summary>
    public virtual bool IsOfPage => Takes is not (QueryValue.File or QueryValue.Switch);

    /// <summary>Are texts that differ in case only the same?</summary>
    public virtual bool IgnoresCase => false;

    /// <summary>The query with what was typed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="typed">One text for each time that the option was given; none for a switch.</param>
    /// <exception cref="ArgumentException">A text means nothing here; says what to change.</exception>
    public abstract IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed);

    /// <summary>The query with this field in its one canonical form.</summary>
    public virtual IncidentQuery Canonical(IncidentQuery query) => query;

    /// <summary>The field as it is recorded; blank where nothing is asked for.</summary>
    public abstract string Record(IncidentQuery query);

    /// <summary>The field in the sentence of what the filter leaves in: "only operation Racer"; blank where it is no filter.</summary>
    internal virtual string Sentence(IncidentQuery query) => "";

    /// <summary>The field among the other words of a run's scope: "operation Racer and Anvil"; blank where the scope has its own place for
    /// it.</summary>
    internal virtual string Scope(IncidentQuery query) => "";

    /// <summary>What a reader of the results must know of incidents that cannot be told by it; null for nothing.</summary>
    internal virtual string? Note(IncidentQuery query) => null;

    /// <summary>Refuses what cannot be meant; to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">Says what to change.</exception>
    internal virtual void Check(IncidentQuery query)
    {
    }

    /// <summary>Is an incident kept? Null where nothing is asked for, or where areas are divided by it instead.</summary>
    /// <exception cref="ArgumentException">Nothing in the files has a name that was asked for; the message lists those there are.</exception>
    internal virtual Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets) => null;
}

/// <summary>As the other, with the type of its value.</summary>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with another value of it.</param>
/// <typeparam name="TValue">Type of the property.</typeparam>
internal abstract class QueryField<TValue>(Func<IncidentQuery, TValue> get, Func<IncidentQuery, TValue, IncidentQuery> with) : QueryField
{
    /// <summary>The value in a query.</summary>
    public TValue Get(IncidentQuery query) => get(query);

    /// <summary>The query with this value; of the same type as it was.</summary>
    public IncidentQuery With(IncidentQuery query, TValue value) => with(query, value);
}
