using System.CommandLine;
using Hotspots.Core.Analysis;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Options;

/// <summary>What every command that analyses takes: the methods, their numbers, and what is compared with what.</summary>
internal sealed class MethodOptions
{
    private readonly ParameterOptions _parameters = new(AnalysisCatalog.All);

    private readonly Option<string[]> _methods = new("--method")
    {
        HelpName = "NAME",
        Description = $"How hotspots are found; \"hotspots methods\" explains. Several with commas between or by giving it again, "
            + $"the first is the main one; {AnalysisCatalog.Every} is every method that finds places and can be used here. Default: "
            + $"{AnalysisCatalog.All[0].Name}.",
    };

    private readonly Option<string[]> _cases = Kinds(
        "--cases", "The kinds that are asked about where a method compares, one or more words. Default: seizure warrant.");
    private readonly Option<string[]> _controls = Kinds("--controls", "The kinds that they are compared with. Default: tip.");

    private readonly Option<string> _population = new("--population")
    {
        HelpName = "NAME",
        Description = "The column of --population-file that counts the people, houses or whatever else incidents are held against.",
    };

    private readonly InputFileOption _populationFile = new(
        "--population-file",
        "Of scan with --model poisson or poisson-time. A file of places with a population (CSV, GeoJSON or Excel, "
            + "with positions as incidents have them). Default: the postcodes of the ground.");

    public IEnumerable<Option> All => [_methods, .. _parameters.All, _population, _populationFile, _cases, _controls];

    /// <summary>The request with these methods.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="request">Everything else.</param>
    /// <param name="chosen">The method where something else than the user chose it; null for the user's.</param>
    public RunRequest Apply(ParseResult parsed, RunRequest request, string? chosen = null)
    {
        if (chosen is not null && parsed.GetValue(_methods) is { Length: > 0 })
            throw CommandException.Usage("--method and --chosen-by both say which method: give one of them.");
        string[] names = chosen is null ? Names(parsed) : [chosen];
        IReadOnlyList<AnalysisMethod> methods = AnalysisCatalog.Choose(names);
        return request with
        {
            Methods = names,
            Given = _parameters.Given(parsed, methods),
            Population = parsed.GetValue(_population),
            PopulationFile = parsed.GetValue(_populationFile),
            Cases = parsed.GetValue(_cases) ?? [],
            Controls = parsed.GetValue(_controls) ?? [],
        };
    }

    /// <summary>Is any of them typed?</summary>
    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    private string[] Names(ParseResult parsed) => parsed.GetValue(_methods) is { Length: > 0 } names ? names : [AnalysisCatalog.All[0].Name];

    private static Option<string[]> Kinds(string flag, string description) => new(flag)
    {
        HelpName = "KIND",
        Description = description,
        AllowMultipleArgumentsPerToken = true,
    };
}
