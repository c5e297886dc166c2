using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Choice of methods with their parameters. Which methods are to be run, and with which of the user's numbers?</summary>
internal sealed class MethodChoice
{
    private readonly IReadOnlyDictionary<string, double> _given;
    private readonly bool _every;

    /// <summary>Checks names and numbers; to be done before hours of reading, not after.</summary>
    /// <param name="names">As <see cref="AnalysisCatalog.Choose(IReadOnlyList{string})"/> takes them.</param>
    /// <param name="given">Numbers by parameter, each for every method that has it, or by method and parameter:
    /// <see cref="RunRequest.Given"/>.</param>
    /// <param name="among">The methods there are.</param>
    /// <exception cref="ArgumentException">A method is unknown, or a number out of range or of none of the methods; says what to change.</exception>
    public MethodChoice(IReadOnlyList<string> names, IReadOnlyDictionary<string, double> given, IReadOnlyList<AnalysisMethod> among)
    {
        _given = given;
        _every = names.Any(
            static n => n.Split(',', StringSplitOptions.TrimEntries).Contains(AnalysisCatalog.Every, StringComparer.OrdinalIgnoreCase));
        Methods = AnalysisCatalog.Choose(names, among);
        foreach ((string name, double value) in given)
            CheckHolder(name, value);
        foreach (AnalysisMethod method in Methods)
            method.Check(GivenTo(method));
        Notes = Shared(Methods);
    }

    private MethodChoice(IReadOnlyList<AnalysisMethod> methods, IReadOnlyDictionary<string, double> given) => (Methods, _given) = (methods, given);

    /// <summary>The methods, in the order in which they were asked for.</summary>
    public IReadOnlyList<AnalysisMethod> Methods { get; }

    /// <summary>Which numbers went to several methods, and why methods were left out, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Methods.Select(static m => m.Name)];

    /// <summary>The numbers that are meant for a method.</summary>
    public IReadOnlyDictionary<string, double> GivenTo(AnalysisMethod method)
    {
        var meant = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Parameter parameter in method.Parameters)
        {
            if (_given.TryGetValue(RunRequest.KeyFor(method.Name, parameter.Name), out double own) || _given.TryGetValue(parameter.Name, out own))
                meant.Add(parameter.Name, own);
        }
        return meant;
    }

    /// <summary>The methods whose needs the data meet. Of those meant by "all" the others are left out; one asked for by its name is
    /// refused.</summary>
    /// <param name="hasTimes">Is the time of any incident known?</param>
    /// <param name="sides">The sides of a comparison; null when nothing can be compared.</param>
    /// <exception cref="ArgumentException">A method cannot be run on these data; says what to change.</exception>
    public MethodChoice For(bool hasTimes, ComparisonSide[]? sides) => For(hasTimes, sides, null);

    /// <summary>As the other, of data that are there.</summary>
    /// <param name="input">All incidents that are analysed.</param>
    /// <exception cref="ArgumentException">A method cannot be run on these data; says what to change.</exception>
    public MethodChoice For(AnalysisInput input) => For(input.Times is not null, input.Sides, input);

    private MethodChoice For(bool hasTimes, ComparisonSide[]? sides, AnalysisInput? input)
    {
        bool compares = sides is not null && sides.AsSpan().Contains(ComparisonSide.Case) && sides.AsSpan().Contains(ComparisonSide.Control);
        var met = new List<AnalysisMethod>();
        var notes = new List<string>();
        foreach (AnalysisMethod method in Methods)
        {
            if ((Lacking(method, hasTimes, compares) ?? (input is null ? null : method.Lacks?.Invoke(input, GivenTo(method)))) is not { } lacking)
                met.Add(method);
            else if (_every)
                notes.Add($"The method {method.Name} was left out: {lacking}.");
            else
                throw new ArgumentException($"The method {method.Name} cannot be used here: {lacking}.");
        }
        if (met.Count == 0)
            throw new ArgumentException(notes[0]);
        return notes.Count == 0 ? this : new MethodChoice(met, _given) { Notes = [.. Shared(met), .. notes] };
    }

    private void CheckHolder(string name, double value)
    {
        if (Methods.Any(method => Has(method, name)))
            return;
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        AnalysisMethod? only = dot > 0 ? Methods.FirstOrDefault(method => method.Name == name[..dot]) : Methods.Count == 1 ? Methods[0] : null;
        if (only is null)
        {
            throw new ArgumentException(dot > 0
                ? $"\"{name}\" is a number of the method {name[..dot]}, which was not asked for: leave it out, or ask for the method too."
                : $"None of the methods {string.Join(", ", Names)} has a parameter \"{name}\"; see \"hotspots methods\".");
        }
        // It says itself which parameters it has.
        only.Check(new Dictionary<string, double> { [name[(dot + 1)..]] = value });
    }

    /// <summary>What is said of numbers that several of the methods take: the user may have meant one of them only.</summary>
    private List<string> Shared(IReadOnlyList<AnalysisMethod> methods)
    {
        var notes = new List<string>();
        foreach ((string name, double value) in _given.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            AnalysisMethod[] takers = [.. methods.Where(method => Has(method, name) && !_given.ContainsKey(RunRequest.KeyFor(method.Name, name)))];
            if (takers.Length < 2)
                continue;
            Parameter parameter = takers[0].Parameters.First(p => p.Name == name);
            string text = parameter.Choices.Count > 0 ? parameter.Choices[(int)value].Name : value.ToString("R", CultureInfo.InvariantCulture);
            string names = $"{string.Join(", ", takers[..^1].Select(static m => m.Name))} and {takers[^1].Name}";
            notes.Add(
                $"{OptionNames.Of(
                    $"{name} {text}")} goes to each of {names}; for one of them alone it is written {OptionNames.Of(
                        $"{name} {takers[^1].Name}={text}")}.");
        }
        return notes;
    }

    private string? Lacking(AnalysisMethod method, bool hasTimes, bool compares) =>
        method.NeedsTimesWith(GivenTo(method)) && !hasTimes ? "no incident has a time"
        : method.Compares && !compares
            ? "it compares two sets of incidents, and one of them is empty; name them with ⟨cases KIND⟩ and ⟨controls KIND⟩"
        : null;

    private static bool Has(AnalysisMethod method, string parameter) => method.Parameters.Any(p => p.Name == parameter);
}
