using System.CommandLine;
using Hotspots.Core.Analysis;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary>What every command that analyses takes: the methods, their numbers, and what is compared with what.</summary>
internal sealed class MethodOptions
{
    private readonly ParameterOptions _parameters = new(AnalysisCatalog.All);

    private readonly Option<string[]> _methods = new("--method")
    {
        HelpName = "NAME",
        Description = $"How hotspots are found; \"hotspots methods\" explains. Several with commas between or by giving it again, the first is the main one; {AnalysisCatalog.Every} is every method that finds places and can be used here. Default: {AnalysisCatalog.All[0].Name}.",
    };

    private readonly Option<string[]> _cases = Kinds("--cases", "The kinds that are asked about where a method compares, one or more words. Default: seizure warrant.");
    private readonly Option<string[]> _controls = Kinds("--controls", "The kinds that they are compared with. Default: tip.");

    public IEnumerable<Option> All => [_methods, .. _parameters.All, _cases, _controls];

    /// <summary>The request with these methods.</summary>
    public RunRequest Apply(ParseResult parsed, RunRequest request)
    {
        IReadOnlyList<AnalysisMethod> methods = AnalysisCatalog.Choose(Names(parsed));
        return request with
        {
            Methods = Names(parsed),
            Given = _parameters.Given(parsed, methods),
            Cases = parsed.GetValue(_cases) ?? [],
            Controls = parsed.GetValue(_controls) ?? [],
        };
    }

    private string[] Names(ParseResult parsed) => parsed.GetValue(_methods) is { Length: > 0 } names ? names : [AnalysisCatalog.All[0].Name];

    private static Option<string[]> Kinds(string flag, string description) => new(flag)
    {
        HelpName = "KIND",
        Description = description,
        AllowMultipleArgumentsPerToken = true,
    };
}
