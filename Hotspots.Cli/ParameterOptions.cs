using System.CommandLine;
using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary>The command line's options for the parameters of methods: made from the catalogue's entries, never written by hand.</summary>
internal sealed class ParameterOptions
{
    private readonly Dictionary<string, Option<string>> _byFlag = new(StringComparer.Ordinal);

    /// <summary>Makes one option a flag; methods that share a flag share the option.</summary>
    public ParameterOptions(IEnumerable<Parameter> parameters)
    {
        foreach (IGrouping<string, Parameter> shared in parameters.GroupBy(static p => p.Flag, StringComparer.Ordinal))
        {
            Parameter parameter = shared.First();
            _byFlag.Add(shared.Key, new Option<string>(shared.Key)
            {
                HelpName = parameter.IsInteger ? "N" : parameter.Unit.Length > 0 ? parameter.Unit.ToUpperInvariant() : "X",
                Description = $"{parameter.Title}, {Range(parameter)}. Default: {parameter.DefaultRule}. {parameter.Effect}",
            });
        }
    }

    public IEnumerable<Option> All => _byFlag.Values;

    /// <summary>"75 to 400 m".</summary>
    public static string Range(Parameter parameter) =>
        $"{Wording.Exact(parameter.Minimum)} to {Wording.Exact(parameter.Maximum)} {parameter.Unit}".TrimEnd();

    /// <summary>The values that were given, by the parameter's name.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="method">Name of the method chosen.</param>
    /// <param name="parameters">Its parameters; an option that belongs to none of them is refused, for it would be silently without effect.</param>
    public IReadOnlyDictionary<string, double> Given(ParseResult parsed, string method, IReadOnlyList<Parameter> parameters)
    {
        var given = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string flag, Option<string> option) in _byFlag)
        {
            if (parsed.GetValue(option) is not { } text)
                continue;
            Parameter parameter = parameters.FirstOrDefault(p => p.Flag == flag)
                ?? throw CommandException.Usage($"{flag} is no parameter of the method {method}: leave it out, or see \"hotspots methods\".");
            given.Add(parameter.Name, OptionValues.Number(parameter, text));
        }
        return given;
    }
}
