using Hotspots.Core.Analysis;

namespace Hotspots.Core.Pipeline;

/// <summary>Which methods are to be run, and with which of the user's numbers?</summary>
internal sealed class MethodChoice
{
    private readonly IReadOnlyDictionary<string, double> _given;
    private readonly bool _every;

    /// <summary>Checks names and numbers; to be done before hours of reading, not after.</summary>
    /// <param name="names">As <see cref="AnalysisCatalog.Choose(IReadOnlyList{string})"/> takes them.</param>
    /// <param name="given">Numbers by parameter; each goes to every method that has it.</param>
    /// <param name="among">The methods there are.</param>
    /// <exception cref="ArgumentException">A method is unknown, or a number out of range or of none of the methods; says what to change.</exception>
    public MethodChoice(IReadOnlyList<string> names, IReadOnlyDictionary<string, double> given, IReadOnlyList<AnalysisMethod> among)
    {
        _given = given;
        _every = names.Any(static n => n.Split(',', StringSplitOptions.TrimEntries).Contains(AnalysisCatalog.Every, StringComparer.OrdinalIgnoreCase));
        Methods = AnalysisCatalog.Choose(names, among);
        if (Methods is [AnalysisMethod only])
        {
            // It says itself which parameters it has.
            only.Check(given);
            return;
        }
        foreach (string name in given.Keys)
        {
            if (!Methods.Any(method => Has(method, name)))
                throw new ArgumentException($"None of the methods {string.Join(", ", Methods.Select(static m => m.Name))} has a parameter \"{name}\"; see \"hotspots methods\".");
        }
        foreach (AnalysisMethod method in Methods)
            method.Check(GivenTo(method));
    }

    private MethodChoice(IReadOnlyList<AnalysisMethod> methods, IReadOnlyDictionary<string, double> given) => (Methods, _given) = (methods, given);

    /// <summary>The methods, in the order in which they were asked for.</summary>
    public IReadOnlyList<AnalysisMethod> Methods { get; }

    /// <summary>Why methods were left out, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => [.. Methods.Select(static m => m.Name)];

    /// <summary>The numbers that are meant for a method.</summary>
    public IReadOnlyDictionary<string, double> GivenTo(AnalysisMethod method) =>
        _given.Where(pair => Has(method, pair.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The methods whose needs the data meet. Of those meant by "all" the others are left out; one asked for by its name is refused.</summary>
    /// <param name="hasTimes">Is the time of any incident known?</param>
    /// <param name="sides">The sides of a comparison; null when nothing can be compared.</param>
    /// <exception cref="ArgumentException">A method cannot be run on these data; says what to change.</exception>
    public MethodChoice For(bool hasTimes, ComparisonSide[]? sides)
    {
        bool compares = sides is not null && sides.AsSpan().Contains(ComparisonSide.Case) && sides.AsSpan().Contains(ComparisonSide.Control);
        var met = new List<AnalysisMethod>();
        var notes = new List<string>();
        foreach (AnalysisMethod method in Methods)
        {
            if (Lacking(method, hasTimes, compares) is not { } lacking)
                met.Add(method);
            else if (_every)
                notes.Add($"The method {method.Name} was left out: {lacking}.");
            else
                throw new ArgumentException($"The method {method.Name} cannot be used here: {lacking}.");
        }
        if (met.Count == 0)
            throw new ArgumentException(notes[0]);
        return notes.Count == 0 ? this : new MethodChoice(met, _given) { Notes = notes };
    }

    private string? Lacking(AnalysisMethod method, bool hasTimes, bool compares) =>
        method.NeedsTimesWith(GivenTo(method)) && !hasTimes ? "no incident has a time"
        : method.Compares && !compares ? "it compares two sets of incidents, and one of them is empty; name them with --cases KIND and --controls KIND"
        : null;

    private static bool Has(AnalysisMethod method, string parameter) => method.Parameters.Any(p => p.Name == parameter);
}
