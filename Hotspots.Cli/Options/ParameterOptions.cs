using System.CommandLine;
using Hotspots.Cli.Reports;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Options;

/// <summary>The command line's options for the parameters of methods: made from the catalogue's entries, never written by hand.</summary>
internal sealed class ParameterOptions
{
    private readonly Dictionary<string, TableListOption> _byFlag = new(StringComparer.Ordinal);

    /// <summary>Makes one option a flag; methods that share a flag share the option, which says for which of them it is.</summary>
    public ParameterOptions(IReadOnlyList<AnalysisMethod> methods)
    {
        foreach (IGrouping<string, (AnalysisMethod Method, Parameter Parameter)> shared in methods
            .SelectMany(static m => m.Parameters.Select(p => (Method: m, Parameter: p)))
            .GroupBy(static own => own.Parameter.Flag, StringComparer.Ordinal))
        {
            Parameter parameter = shared.First().Parameter;
            string users = Wording.List([.. shared.Select(static own => own.Method.Name)]);
            string alone = shared.Count() > 1 ? $" METHOD={parameter.Form} is for one of them alone." : "";
            _byFlag.Add(shared.Key, new TableListOption([.. shared.Select(static own => own.Parameter)])
            {
                Description = OptionNames.OnCommandLine(
                    $"Of {users}. {parameter.Title}, {Range(parameter)}. {Default([.. shared])} {parameter.Effect}{alone}"),
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

    /// <summary>The values that were given, named as <see cref="RunRequest.Given"/> has them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="methods">The methods chosen; an option that belongs to none of them is refused, for it would be silently without effect.</param>
    public IReadOnlyDictionary<string, double> Given(ParseResult parsed, IReadOnlyList<AnalysisMethod> methods)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string flag, TableListOption option) in _byFlag)
        {
            string? forAll = null;
            foreach (string text in (parsed.GetValue(option) ?? []).SelectMany(Parts))
            {
                (AnalysisMethod Method, Parameter Parameter)[] meant =
                    [.. methods.SelectMany(static m => m.Parameters.Select(p => (Method: m, Parameter: p))).Where(own => own.Parameter.Flag == flag)];
                if (meant.Length == 0)
                    throw CommandException.Usage($"{flag} is no parameter of {Which(methods)}: leave it out, or see \"hotspots methods\".");
                if (text.Contains('=', StringComparison.Ordinal))
                {
                    AddForOne(flag, text, meant, given);
                    continue;
                }
                if (forAll is not null && forAll != text)
                    throw CommandException.Usage(
                        $"{flag} was given as {forAll} and as {text}: give it once, or for one method as {flag} {meant[^1].Method.Name}={text}.");
                forAll = text;
                foreach ((_, Parameter parameter) in meant)
                    given[parameter.Name] = parameter.Parse(text);
            }
        }
        return given;
    }

    // "150,5" is no two numbers.
    private static string[] Parts(string text) => text.Contains('=', StringComparison.Ordinal) ? text.Split(',') : [text];

    /// <summary>"scan=199": a number for one method alone.</summary>
    private static void AddForOne(
        string flag, string text, (AnalysisMethod Method, Parameter Parameter)[] meant, Dictionary<string, double> given)
    {
        string takers = Wording.List([.. meant.Select(static own => own.Method.Name)]);
        (string name, string value) = OptionValues.Pair(flag, text, $"a value, or METHOD=VALUE for one of {takers}");
        int at = Array.FindIndex(meant, own => string.Equals(own.Method.Name, name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            throw CommandException.Usage($"{flag} {text} names \"{name}\", which is none of the methods asked for that take it: {takers}.");
        if (!given.TryAdd(RunRequest.KeyFor(meant[at].Method.Name, meant[at].Parameter.Name), meant[at].Parameter.Parse(value)))
            throw CommandException.Usage($"{flag} was given twice for {meant[at].Method.Name}: give it once.");
    }

    private static string Which(IReadOnlyList<AnalysisMethod> methods) =>
        (methods.Count == 1 ? "the method " : "the methods ") + Wording.List([.. methods.Select(static m => m.Name)]);
}
