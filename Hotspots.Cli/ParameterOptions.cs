using System.CommandLine;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary>The command line's options for the parameters of methods: made from the catalogue's entries, never written by hand.</summary>
internal sealed class ParameterOptions
{
    private readonly Dictionary<string, Option<string>> _byFlag = new(StringComparer.Ordinal);

    /// <summary>Makes one option a flag; methods that share a flag share the option, which says for which of them it is.</summary>
    public ParameterOptions(IReadOnlyList<AnalysisMethod> methods)
    {
        foreach (IGrouping<string, (AnalysisMethod Method, Parameter Parameter)> shared in methods
            .SelectMany(static m => m.Parameters.Select(p => (Method: m, Parameter: p)))
            .GroupBy(static own => own.Parameter.Flag, StringComparer.Ordinal))
        {
            Parameter parameter = shared.First().Parameter;
            string users = Wording.List([.. shared.Select(static own => own.Method.Name)]);
            _byFlag.Add(shared.Key, new Option<string>(shared.Key)
            {
                HelpName = HelpName(parameter),
                Description = $"Of {users}. {parameter.Title}, {Range(parameter)}. {Default([.. shared])} {parameter.Effect}",
            });
        }
    }

    /// <summary>"Default: x."; where methods differ "Default of a: x; of b and c: y."</summary>
    private static string Default((AnalysisMethod Method, Parameter Parameter)[] shared)
    {
        string[] rules = [.. shared.GroupBy(static own => own.Parameter.DefaultRule, StringComparer.Ordinal)
            .Select(static same => $"of {Wording.List([.. same.Select(static own => own.Method.Name)])}: {same.Key}")];
        return rules.Length == 1 ? $"Default: {shared[0].Parameter.DefaultRule}." : $"Default {string.Join("; ", rules)}.";
    }

    public IEnumerable<Option> All => _byFlag.Values;

    /// <summary>"75 to 400 m"; of a choice "quartic, gaussian".</summary>
    public static string Range(Parameter parameter) =>
        parameter.Choices.Count > 0
            ? string.Join(", ", parameter.Choices.Select(static c => c.Name))
            : $"{Wording.Exact(parameter.Minimum)} to {Wording.Exact(parameter.Maximum)} {parameter.Unit}".TrimEnd();

    /// <summary>The values that were given, by the parameter's name.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="methods">The methods chosen; an option that belongs to none of them is refused, for it would be silently without effect.</param>
    public IReadOnlyDictionary<string, double> Given(ParseResult parsed, IReadOnlyList<AnalysisMethod> methods)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string flag, Option<string> option) in _byFlag)
        {
            if (parsed.GetValue(option) is not { } text)
                continue;
            Parameter[] meant = [.. methods.SelectMany(static m => m.Parameters).Where(p => p.Flag == flag)];
            if (meant.Length == 0)
                throw CommandException.Usage($"{flag} is no parameter of {Which(methods)}: leave it out, or see \"hotspots methods\".");
            foreach (Parameter parameter in meant)
                given[parameter.Name] = OptionValues.Number(parameter, text);
        }
        return given;
    }

    private static string Which(IReadOnlyList<AnalysisMethod> methods) =>
        (methods.Count == 1 ? "the method " : "the methods ") + Wording.List([.. methods.Select(static m => m.Name)]);

    private static string HelpName(Parameter parameter) =>
        parameter.Choices.Count > 0 ? "NAME" : parameter.IsInteger ? "N" : parameter.Unit.Length > 0 ? parameter.Unit.ToUpperInvariant() : "X";
}
