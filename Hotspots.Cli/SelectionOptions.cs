using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary>What every command that analyses takes to say which incidents are meant, and how much each counts.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string[]> _areas = new("--area")
    {
        HelpName = "NAME",
        Description = "Analyses this town only; \"elsewhere\" is all ground outside the towns. May be given again. Without it every town in the files is analysed, each on its own.",
    };

    private readonly Option<string> _boundary = new("--boundary")
    {
        HelpName = "FILE",
        Description = "Analyses what lies within the polygons of this GeoJSON file instead of towns.",
    };

    private readonly Option<bool> _whole = new("--whole") { Description = "Takes everything as one area, for comparison with other programs." };

    private readonly Option<string[]> _kinds = new("--kind")
    {
        HelpName = "KIND",
        Description = "Analyses incidents of this kind only: tip, warrant, seizure, or another word of the files. May be given again.",
    };

    private readonly Option<string> _from = new("--from")
    {
        HelpName = "TIME",
        Description = "Leaves out what happened before this month, day or minute: 2018-10, 2018-10-01 or 2018-10-01T14:00. A span of time counts by its middle.",
    };

    private readonly Option<string> _to = new("--to")
    {
        HelpName = "TIME",
        Description = "Leaves out what happened after the end of this month, day or minute.",
    };

    private readonly Option<string[]> _weights = new("--weights")
    {
        HelpName = "PRESET|KIND=W",
        Description = $"How much each kind counts in the ranking, in densities and in cells: {string.Join(" or ", WeightTable.Presets.Select(static p => p.Name))}, or for example --weights seizure=5. May be given again. Default: every incident 1.",
    };

    private readonly FilterOptions _filters = new();

    public IEnumerable<Option> All => [_areas, _boundary, _whole, _kinds, .. _filters.All, _from, _to, _weights];

    /// <summary>The request with these incidents.</summary>
    public RunRequest Apply(ParseResult parsed, RunRequest request)
    {
        string? boundary = parsed.GetValue(_boundary);
        if (boundary is not null && !File.Exists(boundary))
            throw CommandException.Unusable($"There is no boundary file \"{boundary}\": check the name and the folder you are in.");
        return _filters.Apply(parsed, request with
        {
            Areas = parsed.GetValue(_areas) ?? [],
            BoundaryFile = boundary,
            Whole = parsed.GetValue(_whole),
            Kinds = parsed.GetValue(_kinds) ?? [],
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Weights = OptionValues.Weights(parsed.GetValue(_weights) ?? []) ?? WeightTable.Count,
        });
    }
}
