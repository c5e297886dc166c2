using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Harm;

/// <summary>Options of harm: usually of the second ranking of hotspots.</summary>
/// <param name="does">What the table is used for, "Ranks hotspots a second time, by harm".</param>
/// <param name="besides">What is said of that after the table, one sentence.</param>
internal sealed class HarmOptions(
    string does = "Ranks hotspots a second time, by harm", string besides = "The first ranking stays as it is.")
{
    private readonly Option<string> _table = new("--harm")
    {
        HelpName = "TABLE",
        Description = $"{does}: {string.Join(" or ", HarmTable.Presets.Select(static preset => preset.Name))}, or a table of your own (CSV or "
            + $"Excel). {besides} \"hotspots harm TABLE\" prints a table.",
    };

    private readonly Option<string> _column = new("--harm-column")
    {
        HelpName = "NAME",
        Description = "The column of the incidents in which the words of a harm table are looked for.",
    };

    public IEnumerable<Option> All => [_table, _column];

    /// <summary>The request with this ranking.</summary>
    public RunRequest Apply(ParseResult parsed, RunRequest request) =>
        request with { Harm = parsed.GetValue(_table) is { } named ? TypedPaths.NoDevice(named) : null, HarmColumn = parsed.GetValue(_column) };
}
